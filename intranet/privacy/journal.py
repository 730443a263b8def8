"""What Wagtail's log says of a person beside pointing to their account: names in titles, where they came from."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from wagtail.models import ModelLogEntry, PageLogEntry

from intranet.accounts.models import User

# In the place of a title that was somebody's name.
NO_TITLE = "—"
# The key under which entries keep the network address that their author came from, and those of names in words.
ADDRESS = "address"


def forget_titles(model: type[models.Model], keys: Iterable[Any]) -> int:
    """Take the titles off the entries about these rows, which bear a person's name; returns how many."""
    about = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model), object_id__in=[str(key) for key in keys]
    )
    return about.exclude(label=NO_TITLE).update(label=NO_TITLE)


def forget_in_log(person: User) -> None:
    """Take a person's name, address and network addresses out of the log. What they did, and when, stays."""
    forget_titles(User, [person.pk])
    named = Q(label__icontains=person.email)
    name = person.get_full_name()
    if name and not _has_namesake(person):
        named |= Q(label__icontains=name)
    ModelLogEntry.objects.filter(named).update(label=NO_TITLE)
    for model in (ModelLogEntry, PageLogEntry):
        forget_addresses(model.objects.filter(user=person.pk))
        # Cast by hand: on a JSON field, icontains finds whole values only.
        kept = model.objects.annotate(kept=Cast("data", models.TextField()))
        _forget_words(kept.filter(kept__icontains=person.email), person)


def forget_addresses(entries: models.QuerySet[Any]) -> int:
    """Take the network addresses out of these entries; returns how many had one."""
    count = 0
    for entry in entries.filter(data__has_key=ADDRESS).iterator():
        data = {key: value for key, value in entry.data.items() if key != ADDRESS}
        # An update, not a save, which would write the entry's title anew.
        type(entry).objects.filter(pk=entry.pk).update(data=data)
        count += 1
    return count


def _forget_words(entries: models.QuerySet[Any], person: User) -> None:
    for entry in entries.iterator():
        type(entry).objects.filter(pk=entry.pk).update(data=_without(entry.data, person.email))


def _without(value: Any, address: str) -> Any:
    """The same data where texts that hold the address are emptied."""
    if isinstance(value, dict):
        return {key: _without(each, address) for key, each in value.items()}
    if isinstance(value, list):
        return [_without(each, address) for each in value]
    return "" if isinstance(value, str) and address in value.lower() else value


def _has_namesake(person: User) -> bool:
    """Whether an entry that bears this name may be about somebody else."""
    same = User.objects.filter(first_name__iexact=person.first_name, last_name__iexact=person.last_name)
    return same.exclude(pk=person.pk).exists()
