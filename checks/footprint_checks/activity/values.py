"""Reads the values of an answer in JSON, whatever somebody put there: what is not as documented is nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from footprint.catalogue.place import absolute
from footprint.extract.domain import registrable
from footprint.extract.moment import read_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from footprint.web import Json, Response

MOST_ROWS = 500
"""Items read of one answer: no network gives more on a page."""
MOST_LINKS = 20
"""Links, and hashtags, read of one item."""
LONGEST = 1_000
"""Characters kept of one text."""


def document(response: Response) -> Json:
    """The body as JSON; None when it is none."""
    try:
        found: Json = json.loads(response.body)
    except (ValueError, RecursionError):
        return None
    return found


def inside(value: Json, *path: str) -> Json:
    """What lies at a path of members; None where there is nothing."""
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def tables(value: Json) -> tuple[dict[str, Json], ...]:
    """The objects in a list, as many as are read; an object stands for a list of it."""
    listed = value[:MOST_ROWS] if isinstance(value, list) else [value]
    return tuple(one for one in listed if isinstance(one, dict))


def text(value: Json) -> str:
    """A text that can be written to a file, cut to its bound; empty when it is none."""
    return value[:LONGEST].encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def texts(value: Json) -> tuple[str, ...]:
    """The texts in a list."""
    listed = value[:MOST_ROWS] if isinstance(value, list) else []
    return tuple(found for one in listed if (found := text(one)))


def count(value: Json) -> int | None:
    """A count; None when it is none, or hidden as -1."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def name(value: Json) -> str:
    """A number or a word by which a network calls something, or empty."""
    return str(value) if count(value) is not None else text(value)


def rows(value: Json) -> Iterator[tuple[int, dict[str, Json]]]:
    """The objects in a list with their places, as many as are read."""
    listed = value[:MOST_ROWS] if isinstance(value, list) else []
    return ((place, one) for place, one in enumerate(listed) if isinstance(one, dict))


def size(value: Json) -> int:
    """How long a list is; 0 when it is none."""
    return len(value) if isinstance(value, list) else 0


def moment(value: Json) -> datetime | None:
    """A moment, from an ISO text or seconds since 1970, UTC; None when it is neither."""
    if isinstance(value, str):
        return read_moment(value[:LONGEST])
    try:
        seconds = count(value)
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def outward(links: Iterable[str], home: str) -> tuple[str, ...]:
    """The public addresses among these that lead away from a host, each once."""
    own = registrable(home)
    usable = (url for one in links if one and (url := absolute(one)) is not None)
    return tuple(dict.fromkeys(url for url in usable if registrable(url) != own))[:MOST_LINKS]


def tags(words: Iterable[str]) -> tuple[str, ...]:
    """Hashtags, case folded, each once."""
    folded = (one.strip().lstrip("#").casefold()[:100] for one in words)
    return tuple(dict.fromkeys(filter(None, folded)))[:MOST_LINKS]


def page_of(value: Json, *hosts: str) -> str:
    """An address on one of these hosts, or empty."""
    url = text(value)
    return url if url.startswith(tuple(f"https://{one}/" for one in hosts)) and absolute(url) else ""
