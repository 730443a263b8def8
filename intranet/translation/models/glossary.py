"""The glossary: the concepts of the field, and what each is called in each language."""

from typing import Any

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import RevisionMixin

from intranet.territory.models import Domain
from intranet.translation.glossary.forms import LanguageSelect, TermForm

# What separates several renderings on one line of a file: none may hold it.
SEPARATOR = "|"


def one_per_line(text: str) -> list[str]:
    """The renderings written one per line, without what is empty or said twice."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))


def validate_language(code: str) -> None:
    if code not in LANG_INFO:
        raise ValidationError(_("« %(code)s » n’est le code d’aucune langue connue."), params={"code": code})


class Term(RevisionMixin, ClusterableModel):
    """A concept. It has a wording in each language in which somebody wrote one, never two in the same."""

    key = models.SlugField(
        _("identifiant"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("Ce qui le désigne dans les adresses et dans les fichiers. Vide : tiré du terme."),
    )
    domain = models.ForeignKey(
        Domain,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="glossary_terms",
        verbose_name=_("domaine"),
        help_text=_("Si le terme n’appartient qu’à un domaine d’action."),
    )
    is_explained = models.BooleanField(
        _("expliqué dans les textes"),
        default=True,
        help_text=_("Sa définition s’ouvre sur sa première mention dans une page. À éviter pour un mot très courant."),
    )
    is_enforced = models.BooleanField(
        _("imposé dans les traductions"),
        default=True,
        help_text=_(
            "La traduction automatique l’emploie, et qui traduit est averti quand il manque. À éviter pour un mot "
            "qui a plusieurs sens."
        ),
    )
    label = models.CharField(_("terme"), max_length=150, editable=False, blank=True)
    changed_at = models.DateTimeField(_("modifié le"), default=timezone.now, editable=False)

    base_form_class = TermForm
    panels = [
        InlinePanel("wordings", heading=_("Dans chaque langue"), label=_("Langue"), min_num=1),
        MultiFieldPanel(
            [FieldPanel("domain"), FieldPanel("is_explained"), FieldPanel("is_enforced"), FieldPanel("key")],
            heading=_("Emploi"),
        ),
    ]

    class Meta:
        verbose_name = _("terme du glossaire")
        verbose_name_plural = _("termes du glossaire")
        ordering = ["label", "key"]

    def __str__(self) -> str:
        return self.label or self.key

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """With what it is called where lists show it: in the site's first language, else in one that it has."""
        wordings = sorted(
            self.wordings.all(), key=lambda each: (each.language != settings.LANGUAGE_CODE, each.language)
        )
        self.label = wordings[0].preferred if wordings else self.key
        self.key = self.key or self._free_key()
        self.changed_at = timezone.now()
        super().save(*args, **kwargs)

    def _free_key(self) -> str:
        stem = slugify(self.label)[:70] or "terme"
        key, number = stem, 1
        while Term.objects.exclude(pk=self.pk).filter(key=key).exists():
            number += 1
            key = f"{stem}-{number}"
        return key


class WordingQuerySet(models.QuerySet["Wording"]):
    def taken(self, language: str, aside: int | None = None) -> dict[str, str]:
        """All that concepts are called in that language, in lower case, and the key of each; one of them left aside.

        What is said of one concept cannot be said of another: nobody could tell which is meant.
        """
        wordings = self.filter(language=language).exclude(term=aside).select_related("term")
        return {form.casefold(): wording.term.key for wording in wordings for form in wording.forms}


class Wording(models.Model):
    """What a concept is called in one language, what it is not to be called, and what it means, in that language."""

    term = ParentalKey(Term, on_delete=models.CASCADE, related_name="wordings")
    language = models.CharField(_("langue"), max_length=12, validators=[validate_language])
    preferred = models.CharField(_("terme à employer"), max_length=150)
    is_acronym = models.BooleanField(
        _("sigle"), default=False, help_text=_("Reconnu seulement avec ses majuscules, comme « PAT ».")
    )
    definition = models.TextField(
        _("définition"), blank=True, help_text=_("Une ou deux phrases, montrées aux lecteurs.")
    )
    variants = models.TextField(
        _("synonymes et variantes"),
        blank=True,
        help_text=_("Un par ligne : ce qui se dit aussi. La recherche les tient pour le même mot."),
    )
    forbidden = models.TextField(
        _("à ne pas employer"),
        blank=True,
        help_text=_("Un par ligne : qui traduit est averti. Ce que la traduction automatique dit à tort, souvent."),
    )
    context = models.TextField(
        _("contexte d’emploi"), blank=True, help_text=_("Pour qui écrit ou traduit : quand et comment l’employer.")
    )

    objects = WordingQuerySet.as_manager()

    panels = [
        FieldPanel("language", widget=LanguageSelect),
        FieldPanel("preferred"),
        FieldPanel("is_acronym"),
        FieldPanel("definition"),
        FieldPanel("variants"),
        FieldPanel("forbidden"),
        FieldPanel("context"),
    ]

    class Meta:
        verbose_name = _("terme dans une langue")
        verbose_name_plural = _("terme dans chaque langue")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["term", "language"], name="translation_wording_once")]

    def __str__(self) -> str:
        return f"{self.preferred} ({self.language})"

    @property
    def forms(self) -> list[str]:
        """All that it may be called, what is preferred first."""
        return list(dict.fromkeys([self.preferred, *one_per_line(self.variants)]))

    def clean(self) -> None:
        """In one form: spaces and lines as they count, no rendering both said and forbidden."""
        super().clean()
        self.preferred = " ".join(self.preferred.split())
        for name in ("definition", "context"):
            setattr(self, name, " ".join(getattr(self, name).split()))
        said = {form.casefold() for form in self.forms}
        for name in ("variants", "forbidden"):
            lines = [line for line in one_per_line(getattr(self, name)) if line != self.preferred]
            setattr(self, name, "\n".join(lines))
        errors = {}
        for name in ("preferred", "variants", "forbidden"):
            if SEPARATOR in getattr(self, name):
                errors[name] = ValidationError(_("Le signe « | » sépare les termes dans les fichiers : ôtez-le d’ici."))
        both = [line for line in one_per_line(self.forbidden) if line.casefold() in said]
        if both:
            message = _("À la fois employé et à ne pas employer : %(renderings)s.")
            errors["forbidden"] = ValidationError(message, params={"renderings": ", ".join(both)})
        if errors:
            raise ValidationError(errors)
