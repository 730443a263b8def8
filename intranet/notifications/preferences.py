"""What readers take of each topic, asked one by one and of many at once."""

from collections.abc import Iterable
from typing import Any

from .events import Topic, topics
from .models import Channel, Preference


def preference_of(reader: Any, topic: Topic) -> Preference:
    """That reader's, made where there is none yet: the link to unsubscribe holds its key."""
    return Preference.objects.get_or_create(reader=reader, topic=topic.name)[0]


def channels_of(readers: Iterable[int], topic: Topic | None) -> dict[int, Channel]:
    """How each of these takes the topic, by account; all of them take a duty. One query."""
    everybody = dict.fromkeys(readers, Channel.MAIL)
    if topic is None:
        return everybody
    chosen = Preference.objects.filter(reader__in=list(everybody), topic=topic.name)
    return everybody | {reader: Channel(channel) for reader, channel in chosen.values_list("reader", "channel")}


def choices_of(reader: Any) -> dict[str, Channel]:
    """How that reader takes each of the topics there are, by its name."""
    chosen = dict(Preference.objects.filter(reader=reader).values_list("topic", "channel"))
    return {topic.name: Channel(chosen.get(topic.name, Channel.MAIL)) for topic in topics()}
