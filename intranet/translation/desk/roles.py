"""Giving and taking the role of translator, by those who manage the space."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale

from intranet.access.models import Role, Space
from intranet.access.people import people_with_role
from intranet.access.policies import access_of
from intranet.accounts.models import User
from intranet.translation.models import DeskEntry, SpaceTranslationSettings, TranslatorRole


@transaction.atomic
def give_translator_role(space: Space, person: User, locale: Locale, *, by: User) -> TranslatorRole:
    """Raises ``ValidationError`` where the person does not come into the space, or translates there already."""
    _require_manager(by, space)
    if space.is_archived:
        raise ValidationError(_("Cet espace est archivé : on n’y écrit plus."))
    if not people_with_role(Role.READER, space=space, include_superusers=False).filter(pk=person.pk).exists():
        raise ValidationError({"person": _("Cette personne n’a pas accès à l’espace : ajoutez-la d’abord.")})
    role, made = TranslatorRole.objects.get_or_create(space=space, person=person, locale=locale)
    if not made:
        raise ValidationError({"person": _("Cette personne traduit déjà vers cette langue.")})
    data = {"person": person.pk, "language": locale.language_code}
    log(instance=space, action="access.give_translation", user=by, data=data)
    return role


@transaction.atomic
def end_translator_role(role: TranslatorRole, *, by: User) -> None:
    """What they had in hand there is given back to all."""
    _require_manager(by, role.space)
    held = DeskEntry.objects.in_hand().filter(person=role.person_id, translation__locale=role.locale_id)
    keys = role.space.rules.values("translation_key")
    held.filter(translation__translation_key__in=keys).update(person=None, assigned_by=None, assigned_at=None)
    data = {"person": role.person_id, "language": role.locale.language_code}
    log(instance=role.space, action="access.end_translation", user=by, data=data)
    role.delete()


@transaction.atomic
def change_translation_settings(space: Space, values: Mapping[str, bool | str], *, by: User) -> None:
    """What translators and machines may do in the space, by the names of its settings."""
    _require_manager(by, space)
    settings, _made = SpaceTranslationSettings.objects.select_for_update().get_or_create(space=space)
    changed = {name: value for name, value in values.items() if getattr(settings, name) != value}
    for name, value in changed.items():
        setattr(settings, name, value)
    if changed:
        settings.save(update_fields=list(changed))
        log(instance=space, action="access.change_space", user=by, data=changed)


def _require_manager(user: User, space: Space) -> None:
    if not access_of(user).manages(space.pk):
        raise PermissionDenied
