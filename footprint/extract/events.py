"""Reads which events a page names: h-event (microformats.org) and schema.org `Event` with its kinds."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from footprint.extract.html import absolute
from footprint.extract.marking import kinds, linked_data
from footprint.extract.markup import attribute, names, parse
from footprint.extract.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import html

MOST = 100
"""Events of one page that are read, and texts of one."""
_ENDING = "Event"
"""Of every kind of schema.org's events: `SocialEvent`, `EducationEvent` and so on."""
_ADDRESSES = ("url", "sameAs")


@dataclass(frozen=True, slots=True)
class Event:
    """An event as a page names it.

    Attributes:
        url: of its page, absolute.
        words: all that is said of it; of JSON-LD its name.
    """

    url: str
    words: str


def read_events(body: bytes, url: str, content_type: str = "") -> tuple[Event, ...]:
    """The events, in the page's order, each address once; nothing is raised, whatever the bytes are.

    Args:
        body: the page, decompressed.
        url: where it was found, after redirects.
        content_type: the header's value.
    """
    root = parse(body, content_type)
    if root is None:
        return ()
    found: dict[str, Event] = {}
    for target, words in islice(chain(_described(root), _marked(root)), MOST):
        address = absolute(url, target)
        if address:
            found.setdefault(address, Event(address, plain(words)))
    return tuple(found.values())


def _described(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for node in linked_data(root):
        if any(one.endswith(_ENDING) for one in kinds(node)):
            name = node.get("name")
            for key in _ADDRESSES:
                value = node.get(key)
                several = value if isinstance(value, list) else [value]
                targets = (one for one in several[:MOST] if isinstance(one, str))
                yield from ((one, name if isinstance(name, str) else "") for one in targets)


def _marked(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for event in (one for one in root.iter("*") if "h-event" in names(one, "class")):
        links = (one for one in event.iter("a") if "u-url" in names(one, "class"))
        words = " ".join(map(str, islice(event.itertext(), MOST)))
        yield from ((attribute(one, "href"), words) for one in links)
