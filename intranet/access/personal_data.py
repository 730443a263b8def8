"""What is held about a person's places in spaces and their traces in pages; what they would leave without a manager."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import registry
from wagtail.models import (
    Comment,
    CommentReply,
    ModelLogEntry,
    Page,
    PageLogEntry,
    Revision,
    TaskState,
    WorkflowState,
)

from intranet.accounts.actions import close_account
from intranet.accounts.models import User
from intranet.privacy.held import Fact, Holding, Record, register_holding
from intranet.privacy.hindrances import Hindrance, hindrances_of, register_hindrances
from intranet.privacy.journal import ADDRESS, forget_addresses, forget_in_log, forget_titles
from intranet.privacy.retention import Rule, deleting, register_rule
from intranet.territory.models import Affiliation
from intranet.territory.personal_data import end_facts, period_of

from .models import Invitation, JoinRequest, Membership, Role, Space
from .people import people_with_role
from .policies import Access, Action

# The first part of the names of the actions that are about accesses.
ABOUT_ACCESS = ("accounts.", "access.", "territory.", "privacy.")


def of_access() -> Q:
    """The condition on log entries that keeps those of the journal of accesses."""
    found = Q()
    for prefix in ABOUT_ACCESS:
        found |= Q(action__startswith=prefix)
    return found


def own_access(person: User) -> Access:
    """What is the person's own to know: an administrator's pass opens pages, but does not make them theirs."""
    access = Access(User.objects.get(pk=person.pk))
    access.passes = False
    return access


class Titles:
    """The titles of pages that a person may read or edit today, a few queries for all of them."""

    def __init__(self, person: User, pages: Iterable[int]) -> None:
        access, among = own_access(person), Page.objects.filter(pk__in=set(pages)).order_by()
        self._titles: Mapping[int, str] = {
            **dict(access.pages(Action.READ, among).values_list("pk", "title")),
            **dict(access.pages(Action.EDIT, among).values_list("pk", "draft_title")),
        }

    def of(self, page: int | str) -> Fact:
        shown = self._titles.get(int(page)) or _("Une page qui ne vous est plus ouverte")
        return Fact("page", _("Page"), shown)


def memberships_of(person: User) -> list[Record]:
    return _places(person, Membership.objects.filter(user=person))


def sponsored_by(person: User) -> list[Record]:
    """In which spaces and when: whom the person answers for is told there, not here."""
    return _places(person, Membership.objects.filter(sponsor=person))


def _places(person: User, memberships: Any) -> list[Record]:
    known = set(own_access(person).visible_spaces().values_list("pk", flat=True))
    hidden = _("Un espace qui ne vous est plus ouvert")
    return [
        [
            Fact("space", _("Espace"), str(each.space) if each.space_id in known else hidden),
            Fact("role", _("Rôle"), each.get_role_display()),
            Fact("source", _("Origine"), each.get_source_display()),
            *period_of(each),
        ]
        for each in memberships.select_related("space")
    ]


def invitations_of(person: User) -> list[Record]:
    """Those sent to the person's address; of those that they sent, to how many spaces and when: not to whom."""
    received = Q(accepted_by=person) | Q(email__iexact=person.email)
    found = Invitation.objects.filter(received | Q(inviter=person)).select_related("space", "organisation").distinct()
    records: list[Record] = []
    for each in found:
        theirs = each.accepted_by_id == person.pk or each.email.lower() == person.email.lower()
        records.append(
            [
                Fact("sent_by_me", _("Envoyée par vous"), each.inviter_id == person.pk),
                Fact("to_me", _("Envoyée à vous"), theirs),
                Fact("where", _("Pour"), str(each.space or each.organisation) if theirs else ""),
                Fact("name", _("Nom donné"), each.name if theirs else ""),
                Fact("words", _("Mot"), each.message),
                Fact("sent_at", _("Date"), each.sent_at),
                Fact("state", _("État"), str(each.state.label)),
            ]
        )
    return records


def join_requests_of(person: User) -> list[Record]:
    """Those that the person made, with the answer; those that they answered, without whose they are."""
    found = JoinRequest.objects.filter(Q(person=person) | Q(answered_by=person)).select_related("space")
    known = set(own_access(person).visible_spaces().values_list("pk", flat=True))
    hidden = _("Un espace qui ne vous est plus ouvert")
    return [
        [
            Fact("made_by_me", _("Faite par vous"), each.person_id == person.pk),
            Fact("space", _("Espace"), hidden if each.answer and each.space_id not in known else str(each.space)),
            Fact("words", _("Vos mots"), each.message if each.person_id == person.pk else each.reply),
            Fact("made_at", _("Date"), each.made_at),
            Fact("answer", _("Réponse"), each.get_answer_display()),
            Fact("reply", _("Mot de la réponse"), each.reply if each.person_id == person.pk else ""),
        ]
        for each in found
    ]


def pages_of(person: User) -> list[Record]:
    pages = list(Page.objects.filter(Q(owner=person, alias_of=None) | Q(locked_by=person)).order_by("pk"))
    titles = Titles(person, [page.pk for page in pages])
    return [
        [
            titles.of(page.pk),
            Fact("owned", _("Créée par vous"), page.owner_id == person.pk),
            Fact("locked", _("Verrouillée par vous"), page.locked_by_id == person.pk),
            Fact("published", _("Publiée"), page.live),
            Fact("last_published_at", _("Dernière publication"), page.last_published_at),
        ]
        for page in pages
    ]


def revisions_of(person: User) -> list[Record]:
    """Each version written; what it says stays in the page's history."""
    rows = Revision.page_revisions.filter(user=person).order_by("created_at").values_list("object_id", "created_at")
    written = list(rows)
    titles = Titles(person, [int(page) for page, _created in written])
    return [[titles.of(page), Fact("created_at", _("Enregistrée le"), created)] for page, created in written]


def reviews_of(person: User) -> list[Record]:
    """What the person submitted and decided, with their own words."""
    asked = list(WorkflowState.objects.filter(requested_by=person).order_by("created_at"))
    decided = list(
        TaskState.objects.filter(finished_by=person).select_related("workflow_state").order_by("finished_at")
    )
    titles = Titles(person, [int(state.object_id) for state in (*asked, *(each.workflow_state for each in decided))])
    return [
        *([titles.of(state.object_id), Fact("submitted_at", _("Soumise le"), state.created_at)] for state in asked),
        *(
            [
                titles.of(each.workflow_state.object_id),
                Fact("decision", _("Décision"), each.get_status_display()),
                Fact("words", _("Vos mots"), each.comment),
                Fact("decided_at", _("Date"), each.finished_at),
            ]
            for each in decided
        ),
    ]


def comments_of(person: User) -> list[Record]:
    """The person's own words; those that they answer to are somebody else's."""
    comments = list(Comment.objects.filter(Q(user=person) | Q(resolved_by=person)).order_by("created_at"))
    replies = list(CommentReply.objects.filter(user=person).select_related("comment").order_by("created_at"))
    titles = Titles(person, [*(each.page_id for each in comments), *(each.comment.page_id for each in replies)])
    return [
        *(
            [
                titles.of(each.page_id),
                Fact("words", _("Vos mots"), each.text if each.user_id == person.pk else ""),
                Fact("created_at", _("Date"), each.created_at),
                Fact("resolved", _("Résolu par vous"), each.resolved_by_id == person.pk),
            ]
            for each in comments
        ),
        *(
            [
                titles.of(each.comment.page_id),
                Fact("words", _("Vos mots"), each.text),
                Fact("created_at", _("Date"), each.created_at),
            ]
            for each in replies
        ),
    ]


def log_of(person: User) -> list[Record]:
    """What the log says that the person did, and what was done about their account, by whomever: no name of others."""
    account = ContentType.objects.get_for_model(User)
    about = Q(content_type=account, object_id=str(person.pk)) | Q(data__person=person.pk)
    entries = list(ModelLogEntry.objects.filter(Q(user=person.pk) | about).select_related("content_type"))
    on_pages = list(PageLogEntry.objects.filter(user=person.pk))
    titles = Titles(person, [entry.page_id for entry in on_pages])
    # Wagtail reads the names of actions when its own screens ask for them.
    names = dict(registry.get_choices())
    records = [
        (
            entry.timestamp,
            [
                Fact("at", _("Date"), entry.timestamp),
                Fact("action", _("Action"), force_str(names.get(entry.action, entry.action))),
                _thing(entry, titles),
                Fact("by_me", _("Fait par vous"), entry.user_id == person.pk),
                Fact("address", _("Adresse d’origine"), _address(entry, person)),
            ],
        )
        for entry in (*entries, *on_pages)
    ]
    return [record for _at, record in sorted(records, key=lambda each: each[0], reverse=True)]


def _thing(entry: Any, titles: Titles) -> Fact:
    if isinstance(entry, PageLogEntry):
        return titles.of(entry.page_id)
    return Fact("kind", _("Nature"), force_str(entry.object_verbose_name))


def _address(entry: Any, person: User) -> str:
    return force_str(entry.data.get(ADDRESS) or "") if entry.user_id == person.pk else ""


def erase_places(person: User) -> None:
    """Roles end today and their dates stay; whom the person answered for needs somebody else."""
    own = Membership.objects.filter(user=person)
    forget_titles(Membership, list(own.values_list("pk", flat=True)))
    end_facts(own)
    Membership.objects.filter(sponsor=person).update(sponsor=None)


def forget_invitations(person: User) -> None:
    """Those that wait for the person go; those that they accepted lose what was said of them."""
    received = Invitation.objects.filter(Q(accepted_by=person) | Q(email__iexact=person.email))
    forget_titles(Invitation, list(received.values_list("pk", flat=True)))
    received.filter(accepted_at=None).delete()
    received.update(email="", first_name="", last_name="", message="", job_title="")


def forget_join_requests(person: User) -> None:
    own = JoinRequest.objects.filter(person=person)
    forget_titles(JoinRequest, list(own.values_list("pk", flat=True)))
    own.delete()


def unlock_pages(person: User) -> None:
    """Nobody could ask them to."""
    Page.objects.filter(locked_by=person).update(locked=False, locked_at=None, locked_by=None)


def managed_alone(person: User) -> Iterable[Hindrance]:
    """The spaces that nobody would manage any more; archived ones need nobody."""
    for space in Space.objects.filter(pk__in=own_access(person).spaces(Role.MANAGER), archived_at=None):
        others = people_with_role(Role.MANAGER, space=space, include_superusers=False).exclude(pk=person.pk)
        if not others.exists():
            words = _("L’espace « %(space)s » n’aurait plus de gestionnaire : nommez-en un autre.")
            yield Hindrance(words % {"space": space}, reverse("access:people", args=[space.slug]))


# What is kept for a time


def close_ended_guests(limit: dt.datetime, dry_run: bool) -> int:
    """Close the accounts of guests whose last role ended before ``limit``: nobody employs them at a member's."""
    now = timezone.now()
    roles = Membership.objects.filter(user=OuterRef("pk"))
    alive = Q(valid_until=None) | Q(valid_until__gte=limit)
    employed = Affiliation.objects.filter(Q(valid_until=None) | Q(valid_until__gt=now), person=OuterRef("pk"))
    found = User.objects.filter(
        Exists(roles), ~Exists(roles.filter(alive)), ~Exists(employed), is_active=True, is_superuser=False
    )
    people = [person for person in found if not hindrances_of(person)]
    if not dry_run:
        for person in people:
            close_account(person, by=None, why="guest")
    return len(people)


def _settled(limit: dt.datetime) -> QuerySet[Invitation]:
    """Expired, revoked or accepted by then; not those of which an organisation still says whether the person is its."""
    over = Q(expires_at__lt=limit, accepted_at=None) | Q(revoked_at__lt=limit) | Q(accepted_at__lt=limit)
    return Invitation.objects.filter(over).exclude(pk__in=Invitation.objects.proposals().values("pk"))


def _answered(limit: dt.datetime) -> QuerySet[JoinRequest]:
    return JoinRequest.objects.filter(answered_at__lt=limit)


def prune_journal(limit: dt.datetime, dry_run: bool) -> int:
    """Remove the journal's entries older than that. What was written in pages is not of the journal, and stays."""
    count = 0
    for model in (ModelLogEntry, PageLogEntry):
        old = model.objects.filter(of_access(), timestamp__lt=limit)
        count += old.count()
        if not dry_run:
            old.delete()
    return count


def prune_addresses(limit: dt.datetime, dry_run: bool) -> int:
    """Remove the network addresses from the entries older than that, of any kind."""
    count = 0
    for model in (ModelLogEntry, PageLogEntry):
        old = model.objects.filter(timestamp__lt=limit, data__has_key=ADDRESS)
        count += old.count() if dry_run else forget_addresses(old)
    return count


def register() -> None:
    register_hindrances(managed_alone)
    register_rule(Rule("accounts.close_guests", "GUEST_DAYS", close_ended_guests))
    register_rule(Rule("access.invitations", "INVITATION_KEPT_DAYS", deleting(_settled)))
    register_rule(Rule("access.join_requests", "INVITATION_KEPT_DAYS", deleting(_answered)))
    register_rule(Rule("journal.entries", "JOURNAL_DAYS", prune_journal))
    register_rule(Rule("journal.addresses", "JOURNAL_ADDRESS_DAYS", prune_addresses))
    for holding in (
        Holding(
            "memberships",
            30,
            gettext_lazy("Rôles dans les espaces"),
            memberships_of,
            erase_places,
            covers=("access.Membership.user",),
        ),
        Holding("sponsorships", 31, gettext_lazy("Parrainages"), sponsored_by, covers=("access.Membership.sponsor",)),
        Holding(
            "invitations",
            32,
            gettext_lazy("Invitations"),
            invitations_of,
            forget_invitations,
            covers=("access.Invitation.inviter", "access.Invitation.accepted_by"),
        ),
        Holding(
            "join_requests",
            33,
            gettext_lazy("Demandes d’accès"),
            join_requests_of,
            forget_join_requests,
            covers=("access.JoinRequest.person", "access.JoinRequest.answered_by"),
        ),
        Holding(
            "pages",
            40,
            gettext_lazy("Pages"),
            pages_of,
            unlock_pages,
            covers=("wagtailcore.Page.owner", "wagtailcore.Page.locked_by"),
        ),
        Holding("revisions", 41, gettext_lazy("Versions écrites"), revisions_of, covers=("wagtailcore.Revision.user",)),
        Holding(
            "reviews",
            42,
            gettext_lazy("Relectures"),
            reviews_of,
            covers=("wagtailcore.WorkflowState.requested_by", "wagtailcore.TaskState.finished_by"),
        ),
        Holding(
            "comments",
            43,
            gettext_lazy("Commentaires"),
            comments_of,
            covers=("wagtailcore.Comment.user", "wagtailcore.Comment.resolved_by", "wagtailcore.CommentReply.user"),
        ),
        Holding(
            "log",
            95,
            gettext_lazy("Journal des actions"),
            log_of,
            forget_in_log,
            covers=("wagtailcore.ModelLogEntry.user", "wagtailcore.PageLogEntry.user"),
        ),
    ):
        register_holding(holding)
