"""What the desk holds of people: where they translate, what they have in hand, what they asked for."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from intranet.access.personal_data import Titles, own_access
from intranet.accounts.models import User
from intranet.privacy.held import Fact, Holding, Record, register_holding
from intranet.translation.models import DeskEntry, TranslationAsk, TranslatorRole


def roles_of(person: User) -> list[Record]:
    known = set(own_access(person).visible_spaces().values_list("pk", flat=True))
    hidden = _("Un espace qui ne vous est plus ouvert")
    return [
        [
            Fact("space", _("Espace"), str(role.space) if role.space_id in known else hidden),
            Fact("language", _("Vers"), role.locale.language_code),
            Fact("given_at", _("Depuis le"), role.given_at),
        ]
        for role in TranslatorRole.objects.filter(person=person).select_related("space", "locale").order_by("given_at")
    ]


def in_hand_of(person: User) -> list[Record]:
    """What they had, and what they gave to others: without whom."""
    entries = DeskEntry.objects.filter(Q(person=person) | Q(assigned_by=person)).order_by("pk")
    found = list(entries.select_related("translation__locale"))
    titles = Titles(person, [entry.translation.source_id or 0 for entry in found])
    return [
        [
            titles.of(entry.translation.source_id or 0),
            Fact("language", _("Vers"), entry.translation.locale.language_code),
            Fact("mine", _("En main"), entry.person_id == person.pk),
            Fact("given_by_me", _("Confiée par vous"), entry.assigned_by_id == person.pk),
            Fact("assigned_at", _("Depuis le"), entry.assigned_at),
            Fact("due_on", _("À rendre le"), entry.due_on),
            Fact("done_at", _("Publiée le"), entry.done_at),
        ]
        for entry in found
    ]


def asks_of(person: User) -> list[Record]:
    asks = list(TranslationAsk.objects.filter(person=person).select_related("locale").order_by("asked_at"))
    numbers = dict(
        Page.objects.filter(translation_key__in=[ask.translation_key for ask in asks])
        .order_by("-pk")
        .values_list("translation_key", "pk")
    )
    titles = Titles(person, numbers.values())
    return [
        [
            titles.of(numbers.get(ask.translation_key, 0)),
            Fact("language", _("Vers"), ask.locale.language_code),
            Fact("asked_at", _("Demandée le"), ask.asked_at),
        ]
        for ask in asks
    ]


def forget_roles(person: User) -> None:
    TranslatorRole.objects.filter(person=person).delete()


def forget_in_hand(person: User) -> None:
    DeskEntry.objects.filter(person=person).update(person=None)
    DeskEntry.objects.filter(assigned_by=person).update(assigned_by=None)


def forget_asks(person: User) -> None:
    TranslationAsk.objects.filter(person=person).delete()


def register() -> None:
    register_holding(
        Holding(
            "translator_roles",
            33,
            gettext_lazy("Rôles de traduction"),
            roles_of,
            forget_roles,
            covers=("translation.TranslatorRole.person",),
        )
    )
    register_holding(
        Holding(
            "translations_in_hand",
            55,
            gettext_lazy("Traductions en main"),
            in_hand_of,
            forget_in_hand,
            covers=("translation.DeskEntry.person", "translation.DeskEntry.assigned_by"),
        )
    )
    register_holding(
        Holding(
            "translation_asks",
            56,
            gettext_lazy("Traductions souhaitées"),
            asks_of,
            forget_asks,
            covers=("translation.TranslationAsk.person",),
        )
    )
