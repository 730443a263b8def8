"""Entries written to the indexes, many at once. A version keeps what is written late from undoing what is newer."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from elastic_transport import TransportError
from elasticsearch.helpers import streaming_bulk

from search.models import SearchEntry

from . import definition
from .client import patient
from .documents import document

logger = logging.getLogger(__name__)

# Documents and bytes of one request.
AT_ONCE = 500
BYTES_AT_ONCE = 8 * 1024 * 1024


class NotTakenError(TransportError):
    """The server answers, but takes nothing in: it is full, busy, or has no such index."""


@dataclass(frozen=True)
class Write:
    """An entry to be held as it is, or no longer where it is gone; ``version`` none: whatever is held already."""

    pk: int
    entry: SearchEntry | None = None
    version: int | None = None


def write(writes: Iterable[Write], builds: Sequence[str] = ("",), *, refresh: bool = False) -> list[int]:
    """Write to the indexes that are asked (the build named "") and to those of builds; returns what was refused.

    Raises what the client raises, and :class:`NotTakenError`. A document that the server finds wrong stops no other.
    """
    refused = []
    for taken, answer in streaming_bulk(
        patient(),
        _operations(writes, builds),
        chunk_size=AT_ONCE,
        max_chunk_bytes=BYTES_AT_ONCE,
        raise_on_error=False,
        refresh=refresh,
        # Nothing may make an index of such a name by writing to it.
        require_alias=True,
    ):
        if not taken and _is_refused(*answer.values()):
            refused.append(int(next(iter(answer.values()))["_id"]))
    return refused


def _is_refused(answer: Mapping[str, Any]) -> bool:
    """Whether the document is wrong; not where it is newer there already, or gone as it should be."""
    status, error = answer["status"], answer.get("error")
    if status == 409 or (status == 404 and not error):
        return False
    if status == 400:
        logger.error("Elasticsearch refuses entry %s: %s", answer["_id"], error)
        return True
    raise NotTakenError(f"Elasticsearch takes nothing in ({status}): {error}")


def _operations(writes: Iterable[Write], builds: Sequence[str]) -> Iterator[dict[str, Any]]:
    for each in writes:
        held = None if each.entry is None else document(each.entry)
        its_index = "" if each.entry is None else definition.index_of(each.entry.language)
        for index in _indexes_to_write(each, its_index):
            for build in builds:
                yield _operation(index, build, each, held if index == its_index else None)


def _indexes_to_write(each: Write, its_index: str) -> tuple[str, ...]:
    """Of what is gone nobody knows the language any more; and that of a file may have changed with it."""
    first = each.entry is not None and not each.version
    return (its_index,) if first else definition.INDEXES


def _operation(index: str, build: str, each: Write, held: dict[str, Any] | None) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "_op_type": "delete" if held is None else "index",
        "_index": definition.alias_of_build(index, build) if build else definition.alias(index),
        "_id": str(each.pk),
    }
    if each.version is not None:
        operation |= {"version": each.version, "version_type": "external_gte"}
    if held is not None:
        operation["_source"] = held
    return operation
