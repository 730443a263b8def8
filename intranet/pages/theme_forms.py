"""The choice of a page's themes."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from intranet.territory.models import Domain, Theme

from .forms import IntranetPageForm
from .wording import first_written

# Beyond, a page is about everything, and related to anything.
MOST_THEMES = 5


class ThemesField(forms.ModelMultipleChoiceField):
    """Boxes to tick, grouped by domain."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        help_text = _("Cinq au plus. Ils relient la page à celles qui traitent du même sujet, dans tous les espaces.")
        super().__init__(
            queryset=Theme.objects.select_related("domain"),
            required=False,
            **{"label": _("Thèmes"), "help_text": help_text, **kwargs},
        )

    def group(self, first: Domain | None) -> None:
        """Offer the themes by domain, ``first`` before the others."""
        themes = sorted(
            Theme.objects.select_related("domain"),
            key=lambda theme: (theme.domain != first, theme.domain.order, theme.domain_id),
        )
        self.choices = [
            (domain.label, [(theme.pk, theme.label) for theme in group])
            for domain, group in groupby(themes, key=lambda theme: theme.domain)
        ]

    def clean(self, value: Any) -> Any:
        chosen = super().clean(value)
        if len(chosen) > MOST_THEMES:
            message = _("Choisissez cinq thèmes au plus : vous en avez coché %(number)s.")
            raise ValidationError(message, code="too_many", params={"number": len(chosen)})
        return chosen


class ThemedPageForm(IntranetPageForm):
    """The form of a page that may have themes; a translation has those of the page that it translates."""

    themes = ThemesField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "themes" not in self.fields:
            return
        if self._follows_another_version():
            del self.fields["themes"]
            return
        self.fields["themes"].group(self.space.domain if self.space else None)
        self.initial["themes"] = [link.theme_id for link in self.instance.page_themes.all()]

    def _follows_another_version(self) -> bool:
        if self.instance.pk is None:
            return False
        first = first_written(self.instance)
        return first is not None and first.pk != self.instance.pk

    def _post_clean(self) -> None:
        super()._post_clean()
        if "themes" in self.cleaned_data:
            self._choose(self.cleaned_data["themes"])

    def _choose(self, themes: Iterable[Theme]) -> None:
        """Put them on the page as it is being edited; links to themes that stay are kept."""
        links = self.instance.page_themes
        kept = {link.theme_id: link for link in links.all()}
        model = links.model
        links.set([kept.get(theme.pk) or model(theme=theme) for theme in themes])
