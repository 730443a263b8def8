"""What is done to the text of a page once it is rendered, by apps above: they register it."""

from collections.abc import Callable

from django.http import HttpRequest

# Takes rendered HTML, its language and the request that it answers; gives HTML.
Finish = Callable[[str, str, HttpRequest], str]
_finishes: list[Finish] = []


def register_finish(finish: Finish) -> None:
    """To be called from ``AppConfig.ready``."""
    if finish not in _finishes:
        _finishes.append(finish)


def finished(html: str, language: str, request: HttpRequest) -> str:
    for finish in _finishes:
        html = finish(html, language, request)
    return html
