"""The forms in which people speak, report and hide."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from intranet.access.forms.base import AccessibleForm
from intranet.accounts.languages import interface_language

from .models import MOST_CHARACTERS, MOST_REASON, Comment
from .words import cleaned

ROWS = 5


def languages() -> list[tuple[str, str]]:
    """Those of the site, in the reader's words."""
    return [(code, str(get_language_info(code)["name_translated"]).capitalize()) for code, _name in settings.LANGUAGES]


class CommentForm(AccessibleForm, forms.Form):
    """Words, their language, and a key that makes of a form sent twice one comment."""

    body = forms.CharField(
        label=gettext_lazy("Votre commentaire"),
        widget=forms.Textarea(attrs={"rows": ROWS}),
        error_messages={"required": gettext_lazy("Écrivez quelque chose.")},
    )
    language = forms.ChoiceField(label=gettext_lazy("Écrit en"))
    key = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["language"].choices = languages()

    @classmethod
    def fresh(cls) -> "CommentForm":
        return cls(initial={"language": interface_language(), "key": uuid4()}, auto_id="new-comment-%s")

    def clean_body(self) -> str:
        words = cleaned(self.cleaned_data["body"])
        if not words:
            raise ValidationError(_("Écrivez quelque chose."), code="required")
        if len(words) > MOST_CHARACTERS:
            raise ValidationError(
                _("Votre texte a %(count)d signes : gardez-en %(most)d, ou écrivez-en la suite dans un autre."),
                params={"count": len(words), "most": MOST_CHARACTERS},
                code="max_length",
            )
        return words

    def clean_key(self) -> UUID:
        """Whoever spoils it sends a form that is like no other."""
        try:
            return UUID(self.cleaned_data["key"])
        except ValueError:
            return uuid4()

    def add_refusal(self, refusal: ValidationError, default: str | None = "body") -> None:
        super().add_refusal(refusal, default)


class EditForm(CommentForm):
    """The version is that of the words which were shown."""

    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_version(self) -> int:
        """Spoiled, it is that of no words."""
        version = self.cleaned_data["version"]
        return int(version) if version.isascii() and version.isdigit() and len(version) < 9 else 0

    @classmethod
    def of(cls, comment: Comment) -> "EditForm":
        initial = {
            "language": comment.language,
            "key": comment.key,
            "body": comment.body,
            "version": comment.version,
        }
        return cls(initial=initial)


class ReportForm(AccessibleForm, forms.Form):
    """What is wrong with a comment, for those who manage the space."""

    reason = forms.CharField(
        label=gettext_lazy("Qu’est-ce qui ne va pas ?"),
        required=False,
        max_length=MOST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class HideForm(AccessibleForm, forms.Form):
    """Why it is hidden, for its author."""

    reason = forms.CharField(
        label=gettext_lazy("Pourquoi ?"),
        max_length=MOST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Son auteur lira ces mots ; les autres lecteurs, non."),
        error_messages={"required": gettext_lazy("Dites-le à son auteur en une phrase.")},
    )

    def clean_reason(self) -> str:
        reason = cleaned(self.cleaned_data["reason"])
        if not reason:
            raise ValidationError(_("Dites-le à son auteur en une phrase."), code="required")
        return reason


class SpaceDiscussionForm(AccessibleForm, forms.Form):
    """Whether the pages of the space take comments."""

    is_open = forms.TypedChoiceField(
        label=gettext_lazy("Sous les pages de l’espace"),
        coerce=lambda value: value == "True",
        choices=[
            ("True", gettext_lazy("ceux qui les lisent peuvent commenter")),
            ("False", gettext_lazy("personne n’ajoute de commentaire ; ce qui est écrit reste")),
        ],
        widget=forms.RadioSelect,
    )
