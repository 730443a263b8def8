"""The forms in which news and events are written."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from intranet.access.models import Space
from intranet.access.policies import access_of
from intranet.pages.forms import IntranetPageForm

NOT_A_DAY = _("« %(word)s » n’est pas une date : écrivez 25/12/2026, une date par ligne.")
TYPED = "%d/%m/%Y"
FORMS = (TYPED, "%d/%m/%y", "%Y-%m-%d")


class TaggedPageForm(IntranetPageForm):
    """Offers the workspaces, and the network, that the writer may know of; keeps the other tags as they are, unseen."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.leader = self.instance.leader
        if self.leader is not None:
            # Taken from the page first written: what would be typed here would be lost.
            for name in self.instance.SHARED_FIELDS:
                self.fields.pop(name, None)
        if "workspaces" in self.fields:
            self._offer_known_workspaces()

    def _offer_known_workspaces(self) -> None:
        tagged = {space.pk for space in self.instance.workspaces.all()} if self.instance.pk else set()
        workspaces = Space.objects.tags()
        known = workspaces if self.for_user is None else access_of(self.for_user).visible_spaces().tags()
        self._unseen = tagged - set(known.filter(pk__in=tagged).values_list("pk", flat=True))
        offered = known.filter(Q(archived_at__isnull=True) | Q(pk__in=tagged))
        self.fields["workspaces"].queryset = offered.order_by("name")  # type: ignore[attr-defined]

    def clean_workspaces(self) -> list[Space]:
        return [*self.cleaned_data["workspaces"], *Space.objects.filter(pk__in=self._unseen)]


class DaysField(forms.CharField):
    """Days, one on each line, kept as a list of ISO dates."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) and value.startswith("["):
            value = forms.JSONField().to_python(value)
        if isinstance(value, list):
            return "\n".join(dt.date.fromisoformat(day).strftime(TYPED) for day in value)
        return value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        words = [word for word in re.split(r"[\s,;]+", super().to_python(value)) if word]
        return sorted({self._day(word).isoformat() for word in words})

    def _day(self, word: str) -> dt.date:
        for form in FORMS:
            try:
                return dt.datetime.strptime(word, form).date()  # noqa: DTZ007 - a day, of no time zone
            except ValueError:
                continue
        raise ValidationError(NOT_A_DAY, params={"word": word}, code="not_a_day")

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return list(initial or []) != self.to_python(data)
        except ValidationError:
            return True


class EventPageForm(TaggedPageForm):
    """Dates that are left out are typed one on each line."""

    excluded_dates = DaysField(
        label=_("dates qui sautent"),
        required=False,
        help_text=_("Les jours où l’événement n’a pas lieu, un par ligne : 25/12/2026."),
    )
