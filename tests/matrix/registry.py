"""Which probes ask which address. An address of the site that is in no registry fails the matrix, by its name."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path

from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from .probing import Probe
from .world import World

Prober = Callable[[World], Iterable[Probe]]
_probers: dict[str, Prober] = {}
_more: list[Prober] = []


def probes(*views: str) -> Callable[[Prober], Prober]:
    """Register the probes of these views, as ``namespace:name``, or the dotted path of a view without a name."""

    def register(prober: Prober) -> Prober:
        for view in views:
            if view in _probers:
                raise ValueError(f"{view} is probed twice")
            _probers[view] = prober
        return prober

    return register


def more_probes(prober: Prober) -> Prober:
    """Register further probes of views that have their probes elsewhere: pages of other types, other words."""
    _more.append(prober)
    return prober


def load_probes() -> None:
    """Import every module of probes: each registers its own, and furnishes the world."""
    for file in sorted(Path(__file__).parent.glob("*_probes.py")):
        import_module(f"{__package__}.{file.stem}")


def probed() -> set[str]:
    return set(_probers)


def every_probe(world: World) -> Iterator[Probe]:
    for prober in dict.fromkeys([*_probers.values(), *_more]):
        yield from prober(world)


def every_view() -> set[str]:
    """The views of the whole site, all patterns of the project walked."""
    return set(_views(get_resolver().url_patterns, ()))


def _views(patterns: Iterable[URLPattern | URLResolver], spaces: tuple[str, ...]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield ":".join([*spaces, pattern.name or pattern.lookup_str])
        else:
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _views(pattern.url_patterns, inner)
