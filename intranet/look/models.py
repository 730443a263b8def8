"""The identity of the site: what a pôle gives it of its own."""

import hashlib
import re
from typing import Any

from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models.fields.files import FieldFile
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from intranet.accounts.languages import interface_language
from intranet.media.storage import private_path, private_storage

from .forms import BrandingForm
from .palette import accent_fault, accent_tokens, schemes, stylesheet

PRODUCT = "Interpôles"
REMEMBERED, REMEMBERED_SECONDS = "look.branding", 5


class AccentField(models.CharField):
    """A colour as ``#rrggbb``, or nothing for the site's own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 7)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return value.strip().lower() if isinstance(value, str) else value


IS_COLOUR = re.compile(r"\A#[0-9a-f]{6}\Z")
COLOUR = RegexValidator(
    IS_COLOUR, _("Écrivez la couleur par un dièse et six chiffres ou lettres de a à f, comme #0b4f6c.")
)


def logo_path(_branding: models.Model, filename: str) -> str:
    return private_path("identity", filename)


class LogoFieldFile(FieldFile):
    """Kept with the files of spaces, yet given to everybody by a view of its own."""

    @property
    def url(self) -> str:
        return self.instance.logo_url  # type: ignore[attr-defined]


class LogoField(models.FileField):
    attr_class = LogoFieldFile


@register_setting(icon="view", order=100)
class SiteBranding(BaseGenericSetting):
    """Name, logo and colours. There is one: an installation serves one host pôle."""

    name = models.CharField(
        _("nom du site"),
        max_length=60,
        blank=True,
        help_text=_("En tête de chaque page et dans les titres. Vide : Interpôles."),
    )
    about = models.CharField(
        _("en quelques mots"),
        max_length=120,
        blank=True,
        help_text=_("Sous le nom, et au pied des pages : pour qui est ce site."),
    )
    about_en = models.CharField(_("en quelques mots, en anglais"), max_length=120, blank=True)
    logo = LogoField(
        _("logo"),
        storage=private_storage,
        upload_to=logo_path,
        blank=True,
        help_text=_(
            "Une image PNG, JPEG, WebP ou GIF, montrée à côté du nom sur une hauteur de 38 pixels ; "
            "elle est visible de tous, même sans compte. Préférez un fond transparent, lisible sur clair et sur sombre."
        ),
    )
    accent_light = AccentField(
        _("couleur sur fond clair"),
        validators=[COLOUR],
        help_text=_("Bandeau, liens et boutons. Par exemple #0b4f6c. Vide : celle d’Interpôles."),
    )
    accent_dark = AccentField(
        _("couleur sur fond sombre"),
        validators=[COLOUR],
        help_text=_("Pour qui a choisi l’affichage sombre sur son appareil. Par exemple #8cc9e2."),
    )

    base_form_class = BrandingForm
    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("about"), FieldPanel("about_en")], heading=_("Nom")),
        FieldPanel("logo"),
        MultiFieldPanel([FieldPanel("accent_light"), FieldPanel("accent_dark")], heading=_("Couleurs")),
    ]

    class Meta:
        verbose_name = _("identité du site")

    def __str__(self) -> str:
        return self.title

    @classmethod
    def current(cls) -> "SiteBranding":
        """The site's; nothing is written where none was chosen, and the database is asked every few seconds only."""
        remembered = caches["process"]
        found = remembered.get(REMEMBERED)
        if found is None:
            found = cls.objects.first() or cls()
            remembered.set(REMEMBERED, found, REMEMBERED_SECONDS)
        return found

    def save(self, *args: Any, **kwargs: Any) -> None:
        replaced = SiteBranding.objects.filter(pk=self.pk).values_list("logo", flat=True).first()
        super().save(*args, **kwargs)
        caches["process"].delete(REMEMBERED)
        if replaced and replaced != self.logo.name:
            transaction.on_commit(lambda: self.logo.storage.delete(replaced))

    def clean(self) -> None:
        super().clean()
        errors = {}
        for name, dark, advice in (
            ("accent_light", False, _("Choisissez-la plus foncée.")),
            ("accent_dark", True, _("Choisissez-la plus claire.")),
        ):
            accent = getattr(self, name)
            # What is no colour at all is said by the field's own check.
            ratio = accent_fault(accent, dark=dark) if IS_COLOUR.search(accent) else None
            if ratio is not None:
                said = _("Cette couleur ne se détache pas assez des autres : %(ratio)s, là où il faut 4,5.")
                errors[name] = ValidationError(
                    [ValidationError(said, params={"ratio": number_format(ratio, 2)}), ValidationError(advice)]
                )
        if errors:
            raise ValidationError(errors)

    @property
    def title(self) -> str:
        return self.name or PRODUCT

    @property
    def description(self) -> str:
        """In the active language, in French where English is missing."""
        if interface_language() == "en" and self.about_en:
            return self.about_en
        return self.about

    @property
    def colours(self) -> str:
        """The stylesheet that puts its own colours in place of the site's; empty where it has none."""
        light, dark = schemes(stylesheet())
        rules = []
        if self.accent_light:
            rules.append(_rule(accent_tokens(self.accent_light, light, dark=False)))
        if self.accent_dark:
            dark_rule = _rule(accent_tokens(self.accent_dark, dark, dark=True))
            rules.append(f"@media screen and (prefers-color-scheme: dark) {{ {dark_rule} }}")
        elif self.accent_light:
            # Without a colour of its own, the dark scheme keeps the site's.
            dark_rule = _rule({name: dark[name] for name in accent_tokens(self.accent_light, light, dark=False)})
            rules.append(f"@media screen and (prefers-color-scheme: dark) {{ {dark_rule} }}")
        return "\n".join(rules)

    @property
    def colours_url(self) -> str:
        """Changes with the colours: what a browser keeps under it stays right."""
        if not self.accent_light and not self.accent_dark:
            return ""
        return reverse("site_colours", args=[_version(self.colours)])

    @property
    def logo_url(self) -> str:
        return reverse("site_logo", args=[_version(self.logo.name)]) if self.logo.name else ""


def _rule(tokens: dict[str, str]) -> str:
    return ":root { " + " ".join(f"--{name}: {colour};" for name, colour in tokens.items()) + " }"


def _version(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()[:12]
