"""What is held of people who translate: which pages they asked for, wrote and submitted."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.access.personal_data import Titles
from intranet.accounts.models import User
from intranet.privacy.held import Fact, Holding, Record, register_holding

from .models import MachineDraft, Segment, Translation


def requests_of(person: User) -> list[Record]:
    asked = Translation.objects.filter(requested_by=person).order_by("requested_at")
    return _records(person, [(each, _("Demandée le"), each.requested_at) for each in asked])


def drafts_of(person: User) -> list[Record]:
    asked = MachineDraft.objects.filter(asked_by=person).select_related("translation").order_by("asked_at")
    return _records(person, [(each.translation, _("Demandé le"), each.asked_at) for each in asked])


def work_of(person: User) -> list[Record]:
    """Page by page: how much of its translation is theirs, and when they last wrote."""
    written: dict[int, tuple[Translation, list[object]]] = {}
    segments = Segment.objects.filter(author=person).select_related("translation").order_by("changed_at")
    for segment in segments:
        written.setdefault(segment.translation_id, (segment.translation, []))[1].append(segment.changed_at)
    for translation in Translation.objects.filter(submitted_by=person):
        written.setdefault(translation.pk, (translation, [translation.submitted_at]))
    return _records(
        person, [(translation, _("Dernière modification le"), dates[-1]) for translation, dates in written.values()]
    )


def _records(person: User, found: list[tuple[Translation, str, object]]) -> list[Record]:
    pages = [translation.target_id or translation.source_id or 0 for translation, _label, _at in found]
    titles = Titles(person, pages)
    return [
        [titles.of(page), Fact("at", label, at)]  # type: ignore[arg-type]
        for page, (_translation, label, at) in zip(pages, found, strict=True)
    ]


def forget_requests(person: User) -> None:
    Translation.objects.filter(requested_by=person).update(requested_by=None)


def forget_drafts(person: User) -> None:
    MachineDraft.objects.filter(asked_by=person).update(asked_by=None)


def forget_work(person: User) -> None:
    """The words stay, their author's name does not."""
    Segment.objects.filter(author=person).update(author=None)
    Translation.objects.filter(submitted_by=person).update(submitted_by=None)


def register() -> None:
    register_holding(
        Holding(
            "translation_requests",
            52,
            gettext_lazy("Traductions demandées"),
            requests_of,
            forget_requests,
            covers=("translation.Translation.requested_by",),
        )
    )
    register_holding(
        Holding(
            "machine_drafts",
            53,
            gettext_lazy("Brouillons demandés à la machine"),
            drafts_of,
            forget_drafts,
            covers=("translation.MachineDraft.asked_by",),
        )
    )
    register_holding(
        Holding(
            "translations",
            54,
            gettext_lazy("Traductions écrites"),
            work_of,
            forget_work,
            covers=("translation.Segment.author", "translation.Translation.submitted_by"),
        )
    )
