"""What the site is called in mails. The app that keeps its identity, above this one, supplies the name."""

from collections.abc import Callable

from django.conf import settings

_suppliers: list[Callable[[], str]] = []


def register_site_name(supplier: Callable[[], str]) -> None:
    """To be called from ``AppConfig.ready``; the last one counts."""
    _suppliers.append(supplier)


def site_name() -> str:
    return _suppliers[-1]() if _suppliers else settings.WAGTAIL_SITE_NAME
