"""The demonstration's accounts on the sign-in page: the app that loads them says which, by :func:`register_choices`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class DemoChoice:
    """One account anybody may enter: a person and what kind of person they show."""

    email: str
    name: str
    kind: str
    explanation: str


_suppliers: list[Callable[[], Iterable[DemoChoice]]] = []


def register_choices(supplier: Callable[[], Iterable[DemoChoice]]) -> None:
    """Have the sign-in page offer what ``supplier`` returns at each request, as long as ``DEMO`` is on."""
    if supplier not in _suppliers:
        _suppliers.append(supplier)


def demo_choices() -> list[DemoChoice]:
    """The accounts offered; none where ``DEMO`` is off."""
    if not settings.DEMO:
        return []
    return [choice for supplier in _suppliers for choice in supplier()]
