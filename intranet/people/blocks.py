"""A contact in the body of a page: somebody of the directory, or words that everybody reads."""

from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.log_actions import get_active_log_context

from intranet.access.policies import Person

from .faces import faces_of
from .models import Profile
from .phones import parse_phone, validate_phone
from .policies import sees_contact

OUT_OF_SIGHT = _("Une personne que vous ne voyez pas, ou qui n’existe plus")


class PersonBlock(blocks.ChooserBlock):
    """Somebody whom the writer may see. Another writer of the page who may not see them is not told their name.

    Blocks do not know who asks: Wagtail's admin says so to its log, for as long as a view runs. Elsewhere it is
    nobody, who sees nobody.
    """

    target_model = Profile

    class Meta:
        icon = "user"

    @cached_property
    def widget(self) -> Any:
        from .chooser import person_chooser

        return person_chooser.widget_class()

    def to_python(self, value: Any) -> Profile | None:
        return self.bulk_to_python([value])[0]

    def bulk_to_python(self, values: list[Any]) -> list[Profile | None]:
        """With what shows how to reach them: a page that shows ten people costs no more queries than one."""
        found = Profile.objects.with_contacts().in_bulk([value for value in values if value])
        return [found.get(value) for value in values]

    def get_form_state(self, value: Profile | None) -> Any:
        if value is not None and not _is_seen(value, _writer()):
            return {"id": value.pk, "title": str(OUT_OF_SIGHT), "edit_url": None}
        return super().get_form_state(value)

    def render_basic(self, value: Profile | None, context: Any = None) -> str:
        """In the comparison of two versions."""
        if value is not None and not _is_seen(value, _writer()):
            return str(OUT_OF_SIGHT)
        return super().render_basic(value, context)


def _writer() -> Person:
    return get_active_log_context().user or AnonymousUser()


def _is_seen(profile: Profile, reader: Person) -> bool:
    return profile.user_id in faces_of(reader)


class ContactBlock(blocks.StructBlock):
    """A contact, shown to each reader as far as they may see the person; else the words that stand in for them."""

    title = blocks.CharBlock(label=_("Titre"), required=False, max_length=120)
    person = PersonBlock(
        label=_("Personne de l’annuaire"),
        required=False,
        help_text=_("Ses coordonnées suivent sa fiche. Seuls la voient les lecteurs à qui l’annuaire la montre."),
    )
    name = blocks.CharBlock(
        label=_("Nom du service"),
        required=False,
        max_length=150,
        help_text=_("Pour tous les lecteurs de la page, ou seulement pour ceux qui ne voient pas la personne choisie."),
    )
    role = blocks.CharBlock(label=_("Précision"), required=False, max_length=200)
    phone = blocks.CharBlock(label=_("Téléphone"), required=False, max_length=40, validators=[validate_phone])
    email = blocks.EmailBlock(label=_("Adresse électronique"), required=False)

    class Meta:
        icon = "user"
        label = _("Contact")
        template = "people/blocks/contact.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned.get("person") or cleaned.get("name", "").strip():
            return cleaned
        message = _("Choisissez une personne, ou donnez le nom d’un service.")
        raise StructBlockValidationError(block_errors={"name": ValidationError(message)})

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """``person``: the profile where this reader sees it; ``is_reserved``: there is one, for who signs in."""
        context = super().get_context(value, parent_context)
        reader = getattr(context.get("request"), "user", None) or AnonymousUser()
        profile = value.get("person")
        seen = profile is not None and _is_seen(profile, reader)
        context["person"] = profile if seen else None
        context["shows_contact"] = seen and sees_contact(reader, profile)
        context["is_reserved"] = profile is not None and not seen and not reader.is_authenticated
        context["number"] = _kept(value.get("phone") or "")
        return context


def _kept(typed: str) -> str:
    """The number as it is dialled; nothing where it is none, as in a draft."""
    try:
        return parse_phone(typed)
    except ValidationError:
        return ""
