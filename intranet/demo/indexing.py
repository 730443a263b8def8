"""Indexing put off while much is made."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_save
from modelsearch import index
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

Touched = dict[tuple[type[Model], Any], None]


@contextmanager
def indexed_once() -> Iterator[None]:
    """Bring the indexes of search and of references up to date at the end, once for each thing.

    A page is saved four times or more on its way to being published, and each time indexed anew: a quarter of the time
    that the loading takes.
    """
    touched: Touched = {}

    def note(sender: type[Model], instance: Model, **kwargs: Any) -> None:
        touched[sender, instance.pk] = None

    searched = {model for model in index.get_indexed_models() if getattr(model, "search_auto_update", True)}
    for model in searched:
        post_save.disconnect(post_save_signal_handler, sender=model)
    post_save.connect(note)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        post_save.disconnect(note)
        for model in searched:
            post_save.connect(post_save_signal_handler, sender=model)
    _index(touched, searched)


def _index(touched: Touched, searched: set[type[Model]]) -> None:
    for model, pk in touched:
        tracked = ReferenceIndex.is_indexed(model)
        if not tracked and model not in searched:
            continue
        instance = model._default_manager.filter(pk=pk).first()
        if instance is not None and model in searched:
            index.insert_or_update_object(instance)
        if instance is not None and tracked:
            ReferenceIndex.create_or_update_for_object(instance)
