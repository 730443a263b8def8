"""The screens of this site, each with the arguments of one that has much to show."""

from typing import Any

from django.db.models import Count, QuerySet
from wagtail.models import Page

from discussion.models import Comment
from discussion.policies import may_report, takes_part
from intranet.access.guests import guest_memberships
from intranet.access.models import Invitation, JoinRequest, Membership, Space
from intranet.access.policies import access_of, visible_pages
from intranet.accounts.models import User
from intranet.news.models import CalendarPage
from intranet.notifications.events import topics
from intranet.notifications.preferences import preference_of
from intranet.notifications.unsubscribing import unsubscribe_url
from intranet.pages.models import SectionPage
from intranet.people.models import Profile
from intranet.people.policies import visible_profiles
from intranet.privacy.models import Correction
from intranet.territory.models import Adhesion, Affiliation, Designation, Organisation, OrganisationAdministrator
from intranet.translation.models import DeskEntry, Translation, TranslatorRole
from network.models import Adoption, OrganisationPage, PracticePage
from network.policies import adopters
from search.models import SavedSearch

from .examples import LANGUAGES, administrator, no_screens, screens, states, team_member

states("calendarpage", month="?vue=mois", past="?vue=passes")
states("newsindexpage", nothing="?domaine=jamais-vu")
states("practiceindexpage", nothing="?q=zqjamais")

no_screens("for programs, not for readers", "api:*", "sitemap", "latest_feed", "media_*", "site_colours", "site_logo")
no_screens("for programs, not for readers", "search_complete", "search_feed", "search_private_feed")
no_screens("for programs, not for readers", "news:*_ics", "news:feed", "people_portrait")
no_screens("leads elsewhere", "page_by_number", "account_confirm_login_code", "account_set_password")
no_screens(
    "takes what is sent, and leads elsewhere",
    "account_demo_sign_in",
    "account_end_sessions",
    "mfa_login_webauthn",
    "openid_connect_login",
    "openid_connect_callback",
    "account_openid_logged_out",
    "*:undo",
    "news:revoke",
    "search_pause_saved",
    "search_saved_address",
    "territory:affiliate_referent",
    "access:resend_*",
    "access:revoke_*",
    "access:withdraw_request",
    "access:sponsor_guest",
    "access:settle_affiliation",
    "access:own_undo",
    "access:space",
    "notices:count",
    "desk:begin",
    "desk:machine",
    "desk:claim",
    "desk:release",
    "desk:ask",
    "desk:take_back_ask",
    "desk:apply_return",
    "desk:end_translator",
    "discussion:opening",
    "discussion:translate_all",
    "discussion:translate",
    "discussion:show",
    "discussion:leave",
    "discussion:comment",
    "notices:notice",
    "notices:read_all",
    "notices:preferences",
)
no_screens("a file, or a part of a screen", "desk:file", "desk:suggest", "desk:progress", "discussion:translation")
no_screens("walked as page types", "wagtail_serve")
# Their journeys check them in the browser, one by one (tests/accounts/test_passkeys.py).
no_screens(
    "shown to whoever has just proved who they are, or owes it",
    "mfa_authenticate",
    "account_reauthenticate_by_code",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "account_second_factor_required",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_add_webauthn",
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
)
no_screens("a door that is closed", "intranet.accounts.views.no_such_page")


@screens(
    "account_login",
    "account_request_login_code",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    anonymous=True,
)
def without_arguments() -> tuple[Any, ...]:
    return ()


screens("account_settings", "account_change_password", "account_logout", "territory:seats", "style")(without_arguments)
screens("mfa_index", "account_reauthenticate")(without_arguments)
screens("contact", "contact_sent", "site_map")(without_arguments)


screens("notices:list", "news:subscriptions", "people:directory", "people:who_does_what", "people:edit_own")(
    without_arguments
)
screens("privacy:held", "privacy:download", "privacy:correct", "privacy:leave")(without_arguments)
screens("privacy:left", anonymous=True)(without_arguments)
screens("privacy:corrections", reader=administrator)(without_arguments)


@screens("privacy:answer", reader=administrator)
def request_waiting() -> tuple[Any, ...] | None:
    found = Correction.objects.waiting().first()
    return (found.pk,) if found else None


@screens("privacy:erase", reader=administrator)
def somebody_s_account() -> tuple[Any, ...]:
    return (team_member().pk,)


screens("search", query="?q=eau")(without_arguments)
screens("glossary")(without_arguments)
screens("search_saved")(without_arguments)
screens("search_save", query="?q=eau&type=document")(without_arguments)


@screens("search_change_saved", "search_delete_saved")
def saved_search() -> tuple[Any, ...] | None:
    found = SavedSearch.objects.filter(person=team_member()).first()
    return (found.pk,) if found else None


@screens("compare_versions")
def comparable() -> tuple[Any, ...] | None:
    """A translation whose original has changed since, where there is one."""
    published = Translation.objects.filter(is_free=False, source__live=True, target__live=True, target__alias_of=None)
    visible = published.filter(target__in=visible_pages(team_member()).order_by().values("pk"))
    found = visible.order_by("source_changed_at", "pk").last()
    return (found.target_id,) if found else None


@screens("people:profile")
def somebody() -> tuple[Any, ...] | None:
    found = visible_profiles(team_member()).exclude(phone="").order_by("pk").first()
    return (found.pk,) if found else None


@screens("notices:unsubscribe", anonymous=True)
def refusal() -> tuple[Any, ...]:
    preference = preference_of(team_member(), topics()[0])
    return (unsubscribe_url(preference, LANGUAGES[0]).rstrip("/").rpartition("/")[2],)


@screens("people:edit")
def oneself() -> tuple[Any, ...]:
    return (Profile.objects.get(user=team_member()).pk,)


@screens("news:subscribe")
def calendar() -> tuple[Any, ...] | None:
    page = visible_pages(team_member(), CalendarPage.objects.all()).order_by("pk").first()
    return (page.translation_key,) if page else None


@screens("network:adopt")
def practice() -> tuple[Any, ...] | None:
    sheets = visible_pages(team_member(), PracticePage.objects.filter(alias_of=None)).order_by("pk")
    return next(((sheet.pk,) for sheet in sheets if adopters(team_member(), sheet).exists()), None)


@screens("network:organisation")
def body() -> tuple[Any, ...] | None:
    presented = OrganisationPage.objects.values("organisation")
    bodies = Organisation.objects.members().exclude(pk__in=presented).order_by("-population", "pk")
    found = bodies.first()
    return (found.pk,) if found else None


@screens("network:withdraw")
def adoption() -> tuple[Any, ...] | None:
    for said in Adoption.objects.order_by("pk"):
        for sheet in visible_pages(team_member(), PracticePage.objects.filter(translation_key=said.practice_key)):
            if adopters(team_member(), sheet).filter(pk=said.organisation_id).exists():
                return (sheet.pk, said.pk)
    return None


@screens("account_reset_password_from_key", anonymous=True)
def stale_key() -> tuple[Any, ...]:
    return ("1", "x")


@screens("account_openid_refused", anonymous=True)
def openid_refusal() -> tuple[Any, ...]:
    return ("unknown",)


@screens("territory:cell", "territory:add_adhesion", "territory:designate")
def adhering() -> tuple[Any, ...] | None:
    adhesion = Adhesion.objects.in_force().order_by("-organisation__name").first()
    return (adhesion.organisation_id, adhesion.domain_id) if adhesion else None


@screens("territory:end_adhesion")
def adhesion() -> tuple[Any, ...] | None:
    found = Adhesion.objects.in_force().order_by("pk").first()
    return (found.organisation_id, found.domain_id, found.pk) if found else None


@screens("territory:end_designation", "territory:replace_designation")
def designation() -> tuple[Any, ...] | None:
    found = Designation.objects.in_force().order_by("pk").first()
    return (found.organisation_id, found.domain_id, found.pk) if found else None


@screens("access:people", "access:add_person", "access:invite", "access:settings", "access:archive")
def workspace() -> tuple[Any, ...] | None:
    open_ones = Space.objects.filter(kind=Space.Kind.WORKSPACE, archived_at=None)
    space = open_ones.annotate(size=Count("memberships")).order_by("-size", "pk").first()
    return (space.slug,) if space else None


@screens("access:reopen")
def archived() -> tuple[Any, ...] | None:
    space = Space.objects.filter(kind=Space.Kind.WORKSPACE).exclude(archived_at=None).order_by("pk").first()
    return (space.slug,) if space else None


@screens("access:close")
def reserved() -> tuple[Any, ...] | None:
    space = Space.objects.filter(kind=Space.Kind.SECTION, archived_at=None).order_by("pk").first()
    return (space.slug,) if space else None


@screens("access:change_person", "access:end_access")
def member() -> tuple[Any, ...] | None:
    inside = Membership.objects.in_force().filter(space__kind=Space.Kind.WORKSPACE, space__archived_at=None)
    membership = inside.order_by("pk").first()
    return (membership.space.slug, membership.pk) if membership else None


@screens("access:sharing", "access:reserve")
def section() -> tuple[Any, ...] | None:
    keys = Space.objects.filter(kind=Space.Kind.SECTION).values("root_key")
    pages = visible_pages(team_member(), SectionPage.objects.filter(alias_of=None)).exclude(translation_key__in=keys)
    page = pages.order_by("pk").first()
    return (page.pk,) if page else None


screens("access:guests", "access:organisations")(without_arguments)


@screens("access:invitation", anonymous=True)
def invitation() -> tuple[Any, ...] | None:
    found = Invitation.objects.pending().exclude(message="").order_by("pk").first()
    return (found.token,) if found else None


@screens("access:answer_request")
def request() -> tuple[Any, ...] | None:
    found = JoinRequest.objects.pending().select_related("space").order_by("pk").first()
    return (found.space.slug, found.pk) if found else None


def asker() -> User:
    return JoinRequest.objects.pending().select_related("person").earliest("pk").person


@screens("access:join", reader=asker)
def knocked() -> tuple[Any, ...] | None:
    found = JoinRequest.objects.pending().select_related("space").order_by("pk").first()
    return (found.space.slug,) if found else None


def _guest() -> Membership | None:
    found = guest_memberships().filter(space__kind=Space.Kind.WORKSPACE, valid_until__isnull=False)
    return found.select_related("space", "user").order_by("valid_until").first()


@screens("access:renew_guest")
def guest() -> tuple[Any, ...] | None:
    found = _guest()
    return (found.space.slug, found.pk) if found else None


def visitor() -> User:
    found = _guest()
    return found.user if found else team_member()


@screens("access:leave", reader=visitor)
def left() -> tuple[Any, ...] | None:
    found = _guest()
    return (found.space.slug,) if found else None


def _administration() -> OrganisationAdministrator | None:
    return OrganisationAdministrator.objects.in_force().order_by("pk").first()


@screens("access:organisation", "access:own_appoint", "access:invite_officer")
def organisation() -> tuple[Any, ...] | None:
    found = _administration()
    return (found.organisation_id,) if found else None


@screens("access:own_end_administration")
def administration() -> tuple[Any, ...] | None:
    found = _administration()
    return (found.organisation_id, found.pk) if found else None


@screens("access:own_designate")
def own_domain() -> tuple[Any, ...] | None:
    found = _administration()
    adhesion = Adhesion.objects.in_force().filter(organisation=found.organisation_id).first() if found else None
    return (adhesion.organisation_id, adhesion.domain_id) if adhesion else None


@screens("access:own_end_affiliation", "access:own_take_back")
def own_affiliation() -> tuple[Any, ...] | None:
    found = _administration()
    affiliations = Affiliation.objects.in_force().filter(organisation=found.organisation_id) if found else None
    affiliation = affiliations.order_by("pk").first() if affiliations is not None else None
    return (affiliation.organisation_id, affiliation.pk) if affiliation else None


@screens("access:own_end_mandate", "access:own_replace_mandate", "access:hand_over")
def own_mandate() -> tuple[Any, ...] | None:
    found = _administration()
    mandates = Designation.objects.in_force().filter(organisation=found.organisation_id) if found else None
    mandate = mandates.order_by("pk").first() if mandates is not None else None
    return (mandate.organisation_id, mandate.pk) if mandate else None


screens("desk:desk")(without_arguments)


def translating() -> User:
    """Somebody who has a translation in hand."""
    entry = DeskEntry.objects.in_hand().select_related("person").order_by("pk").first()
    return entry.person if entry is not None and entry.person is not None else team_member()


def _in_hand() -> Translation | None:
    """The one of those in hand that has most of all kinds of segments, which its holder sees."""
    entry = DeskEntry.objects.in_hand().select_related("translation__locale").order_by("pk").first()
    return entry.translation if entry is not None else None


@screens("desk:edit", "desk:preview", "desk:give_back", reader=translating)
def in_hand() -> tuple[Any, ...] | None:
    found = _in_hand()
    return (found.source_id, found.locale.language_code) if found else None


@screens("desk:assign", "desk:publish")
def to_hand_out() -> tuple[Any, ...] | None:
    return in_hand()


@screens("desk:translators")
def translated_space() -> tuple[Any, ...] | None:
    role = TranslatorRole.objects.select_related("space").order_by("pk").first()
    return (role.space.slug,) if role else None


def _talked_about(comments: QuerySet[Comment]) -> tuple[Comment, Page] | None:
    """One of these, and its page, where the pôle's team takes part."""
    for comment in comments.order_by("pk"):
        page = visible_pages(team_member()).filter(translation_key=comment.page_key).order_by("pk").first()
        if page is not None and takes_part(team_member(), page):
            return comment, page
    return None


@screens("discussion:comments")
def conversation() -> tuple[Any, ...] | None:
    """The one where something is hidden, if any: it has the most to show."""
    found = _talked_about(Comment.objects.filter(hidden_at__isnull=False)) or _talked_about(Comment.objects.standing())
    return (found[1].pk,) if found else None


@screens("discussion:answer", "discussion:hide", "discussion:delete")
def comment() -> tuple[Any, ...] | None:
    found = _talked_about(Comment.objects.standing())
    return (found[0].pk,) if found else None


@screens("discussion:report")
def comment_of_somebody_else() -> tuple[Any, ...] | None:
    found = _talked_about(Comment.objects.standing().exclude(author=team_member()))
    return (found[0].pk,) if found and may_report(team_member(), found[1], found[0]) else None


def speaker() -> User:
    found = _talked_about(Comment.objects.standing())
    return found[0].author if found and found[0].author else team_member()


@screens("discussion:edit", reader=speaker)
def own_comment() -> tuple[Any, ...] | None:
    return comment()


@screens("discussion:space")
def space_that_talks() -> tuple[Any, ...] | None:
    """One with a report that waits."""
    found = _talked_about(Comment.objects.filter(reports__settled_at=None, reports__isnull=False))
    rule = access_of(team_member()).rule_of(found[1]) if found else None
    return (rule.space.slug,) if rule else None
