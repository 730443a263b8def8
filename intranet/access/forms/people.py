"""Letting people into a space, and changing what they may do there."""

import datetime as dt
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from intranet.access.guests import is_guest, suggested_last_day
from intranet.access.models import Membership, Role
from intranet.accounts.models import User
from intranet.territory.models import end_of_day, start_of_day

from .base import AccessibleForm, DayField

MOST_CANDIDATES = 20


def folded(text: str) -> str:
    """Without accents nor capitals: how names are searched."""
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter)
    )


GUEST_NEEDS_END = _(
    "Cette personne n’est ni du pôle ni du réseau : vous en répondez ici. Nous proposons une date de fin ; "
    "changez-la, ou cochez « sans date de fin »."
)


class PeriodForm(AccessibleForm, forms.Form):
    """A role and the days from and to which it holds, both included."""

    role = forms.TypedChoiceField(
        label=_("Rôle"), choices=Role.choices, coerce=lambda value: Role(int(value)), initial=Role.READER
    )
    first_day = DayField(label=_("Premier jour"), required=False, help_text=_("Vide : dès maintenant."))
    last_day = DayField(label=_("Dernier jour"), required=False, help_text=_("Compris. Vide : sans fin."))

    def clean_last_day(self) -> dt.date | None:
        day = self.cleaned_data["last_day"]
        if day is not None and day < timezone.localdate():
            raise ValidationError(_("Ce jour est passé. Pour fermer l’accès dès maintenant, mettez-y fin."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("Le dernier jour vient avant le premier."))
        return cleaned

    @property
    def valid_until(self) -> dt.datetime | None:
        last = self.cleaned_data.get("last_day")
        return None if last is None else end_of_day(last)


class AddPersonForm(PeriodForm):
    """One field takes an address, which names one account, or a name, which is searched among the active ones."""

    person = forms.CharField(
        label=_("Adresse électronique ou nom"),
        max_length=254,
        help_text=_("Une adresse complète, ou une partie du nom pour chercher parmi les comptes."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    # For which text the candidates below were listed: another text asks for another list.
    searched = forms.CharField(required=False, widget=forms.HiddenInput)
    candidate = forms.ChoiceField(label=_("Personnes trouvées"), required=False, widget=forms.RadioSelect)
    without_end = forms.BooleanField(label=_("Sans date de fin"), required=False)

    field_order = ["person", "searched", "candidate", "role", "first_day", "last_day", "without_end"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user: User | None = None
        self.candidates: list[User] = []
        self.more_candidates = False
        self.is_guest = False
        if self.is_bound:
            self._find()

    @property
    def is_search(self) -> bool:
        """Whether "search" was pressed: nothing is saved then."""
        return "search" in self.data

    @cached_property
    def _typed(self) -> str:
        return str(self.data.get("person", "")).strip()

    def _find(self) -> None:
        found = User.objects.filter(is_active=True)
        if "@" in self._typed:
            self.candidates = list(found.filter(email__iexact=self._typed))
        elif len(folded(self._typed)) >= 2:
            self.candidates, self.more_candidates = _search(self._typed)
        field = self.fields["candidate"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type checker
        field.choices = [(person.pk, f"{person.get_full_name()} · {person.email}") for person in self.candidates]
        # What was posted cannot be changed in place.
        self.data: QueryDict = self.data.copy()
        if self.data.get("searched", "") != self._typed:
            # A choice made in the list of another search is no choice.
            self.data.pop("candidate", None)
        self.data["searched"] = self._typed

    def clean_first_day(self) -> dt.date | None:
        day = self.cleaned_data["first_day"]
        if day is not None and day < timezone.localdate():
            raise ValidationError(_("Ce jour est passé : l’accès commence aujourd’hui au plus tôt."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.user = self._chosen()
        if self.user is not None:
            self.is_guest = is_guest(self.user)
            if not self.is_search:
                self._clean_end_of_guest(cleaned)
        return cleaned

    def _chosen(self) -> User | None:
        if "person" in self.errors:
            return None
        if not self.candidates:
            self.add_error("person", self._nobody())
            return None
        if "@" in self._typed:
            return self.candidates[0]
        wanted = self.cleaned_data.get("candidate")
        for person in self.candidates:
            if str(person.pk) == wanted:
                return person
        if not self.is_search:
            self.add_error("candidate", _("Choisissez la personne dans la liste, puis confirmez."))
        return None

    def _nobody(self) -> Any:
        if "@" in self._typed:
            return _(
                "Aucun compte ouvert n’a cette adresse. Invitez cette personne par courriel : elle ouvrira le sien."
            )
        if len(folded(self._typed)) < 2:
            return _("Deux lettres au moins pour chercher.")
        return _("Aucun compte ouvert ne porte ce nom. Sinon, invitez la personne par courriel.")

    def _clean_end_of_guest(self, cleaned: dict[str, Any]) -> None:
        if not self.is_guest or cleaned.get("last_day") or cleaned.get("without_end") or "last_day" in self.errors:
            return
        self.data["last_day"] = suggested_last_day().isoformat()
        self.add_error("last_day", GUEST_NEEDS_END)

    @property
    def valid_from(self) -> dt.datetime | None:
        """None for today: from this instant."""
        first = self.cleaned_data.get("first_day")
        return None if first is None or first <= timezone.localdate() else start_of_day(first)


def _search(text: str) -> tuple[list[User], bool]:
    """Active accounts of which every word typed begins some word of the name or address; and whether there are more."""
    wanted = folded(text).split()
    found = []
    # Databases differ on accents: a narrow row for each account is read and compared here.
    rows = User.objects.filter(is_active=True).order_by("last_name", "first_name", "pk")
    for pk, first, last, email in rows.values_list("pk", "first_name", "last_name", "email").iterator():
        words = folded(f"{first} {last} {email}").replace("-", " ").replace("'", " ").replace("’", " ").split()
        if all(any(word.startswith(start) for word in words) for start in wanted):
            found.append(pk)
            if len(found) > MOST_CANDIDATES:
                break
    people = User.objects.filter(pk__in=found[:MOST_CANDIDATES]).order_by("last_name", "first_name", "pk")
    return list(people), len(found) > MOST_CANDIDATES


class ChangePersonForm(PeriodForm):
    """Another role or other days for somebody who is in the space, or will be. A guest has an end, or a waiver."""

    without_end = forms.BooleanField(label=_("Sans date de fin"), required=False)

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:
        self.membership = membership
        self.is_guest = is_guest(membership.user)
        kwargs["initial"] = {
            "role": membership.role,
            "first_day": membership.first_day,
            "last_day": membership.last_day,
            "without_end": membership.last_day is None,
        }
        super().__init__(*args, **kwargs)
        if not self.is_guest:
            del self.fields["without_end"]
        first_day = self.fields["first_day"]
        if membership.valid_from <= timezone.now():
            first_day.disabled = True
            first_day.help_text = _("Déjà commencé.")
        else:
            first_day.required = True
            first_day.help_text = ""

    def clean_first_day(self) -> dt.date | None:
        day = self.cleaned_data["first_day"]
        if "first_day" in self.changed_data and day is not None and day < timezone.localdate():
            raise ValidationError(_("Ce jour est passé : l’accès commence aujourd’hui au plus tôt."))
        return day

    def clean_last_day(self) -> dt.date | None:
        if "last_day" not in self.changed_data:
            return self.cleaned_data["last_day"]
        return super().clean_last_day()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        needed = self.is_guest and not cleaned.get("without_end") and "last_day" in self.changed_data
        if needed and "last_day" not in self.errors and cleaned.get("last_day") is None:
            # What was posted cannot be changed in place.
            self.data = {**self.data.dict(), "last_day": suggested_last_day().isoformat()}  # type: ignore[attr-defined]
            self.add_error("last_day", GUEST_NEEDS_END)
        return cleaned

    @property
    def changes(self) -> dict[str, Any]:
        """What the action is given: days that were not touched keep their instant."""
        changes: dict[str, Any] = {"role": self.cleaned_data["role"]}
        if "first_day" in self.changed_data:
            first = self.cleaned_data["first_day"]
            changes["valid_from"] = max(start_of_day(first), timezone.now())
        if "last_day" in self.changed_data:
            changes["valid_until"] = self.valid_until
        return changes
