"""Writing of dated facts so that the gesture can be undone: each row is kept as it was and as it became."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from wagtail.log_actions import log

from intranet.accounts.models import User
from intranet.territory.models import (
    Adhesion,
    Affiliation,
    Change,
    Designation,
    Domain,
    Organisation,
    OrganisationAdministrator,
    Theme,
)

RECORDED = (Adhesion, Affiliation, Designation, Organisation, OrganisationAdministrator)
MODELS: dict[str, type[models.Model]] = {model._meta.label_lower.partition(".")[2]: model for model in RECORDED}
PERMISSION = "territory.change_designation"


def require_permission(
    by: User | None, permission: str = PERMISSION, *, organisation: Organisation | None = None
) -> None:
    """Raise ``PermissionDenied`` unless ``by`` may; None is the installation itself (the demonstration, a test).

    With ``organisation``, its own administrators may too.
    """
    if by is not None and not by.has_perm(permission, organisation):
        raise PermissionDenied


def is_own_person(person: User, organisation: Organisation) -> bool:
    """Whether the person is, was or will be of that organisation."""
    return Affiliation.objects.filter(person=person, organisation=organisation).exists()


def snapshot(fact: models.Model) -> dict[str, Any]:
    """The row's values as JSON holds them, to the microsecond; the themes of a designation with them."""
    values = {field.attname: _plain(getattr(fact, field.attname)) for field in fact._meta.concrete_fields}
    if isinstance(fact, Designation):
        values["themes"] = sorted(fact.themes.values_list("pk", flat=True))
    return values


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    return value.isoformat() if isinstance(value, dt.date) else value


def restore(model: type[models.Model], values: dict[str, Any], *, insert: bool) -> models.Model:
    """Write a row back as the snapshot says. Raises ``ValidationError`` where that has become impossible."""
    themes = values.get("themes")
    fields = {field.attname: field for field in model._meta.concrete_fields}
    fact = model(**{name: field.to_python(values[name]) for name, field in fields.items()})
    fact._state.adding = insert  # noqa: SLF001 - a row that exists is not a duplicate of itself
    fact.full_clean()
    fact.save(force_insert=insert)
    if isinstance(fact, Designation):
        fact.themes.set(themes or [])
    return fact


class Recording:
    """One gesture being made: its writes go through here, then :meth:`finish` keeps and logs it."""

    def __init__(
        self,
        kind: Change.Kind,
        organisation: Organisation,
        *,
        by: User | None,
        domain: Domain | None = None,
        person: User | None = None,
    ) -> None:
        self.change = Change(kind=kind, organisation=organisation, domain=domain, person=person, made_by=by)

    def create(self, fact: models.Model, themes: Iterable[Theme] = ()) -> None:
        fact.full_clean()
        fact.save()
        if isinstance(fact, Designation):
            fact.themes.set(themes)
        self._step(fact, fact.pk, before=None, after=snapshot(fact))

    def update(self, fact: models.Model, **values: Any) -> None:
        before = snapshot(fact)
        for name, value in values.items():
            setattr(fact, name, value)
        fact.full_clean()
        fact.save()
        self._step(fact, fact.pk, before=before, after=snapshot(fact))

    def withdraw(self, fact: models.Model) -> None:
        """Take away what has not begun."""
        before, pk = snapshot(fact), fact.pk
        fact.delete()
        self._step(fact, pk, before=before, after=None)

    def _step(
        self, fact: models.Model, pk: int, *, before: dict[str, Any] | None, after: dict[str, Any] | None
    ) -> None:
        self.change.steps.append({"model": fact._meta.model_name, "pk": pk, "before": before, "after": after})

    def finish(self) -> Change:
        change = self.change
        change.save()
        data = {"change": change.pk, "domain": change.domain_id, "person": change.person_id}
        log(instance=change.organisation, action=f"territory.{change.kind}", user=change.made_by, data=data)
        return change
