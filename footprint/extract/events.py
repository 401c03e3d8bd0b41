"""Reads which events a page names: h-event (microformats.org) and schema.org `Event` with its kinds."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from footprint.extract.html import absolute
from footprint.extract.marking import kinds, linked_data
from footprint.extract.markup import attribute, names, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import html

MOST = 100
"""Events of one page that are read."""
_ENDING = "Event"
"""Of every kind of schema.org's events: `SocialEvent`, `EducationEvent` and so on."""
_ADDRESSES = ("url", "sameAs")


def read_events(body: bytes, url: str, content_type: str = "") -> tuple[str, ...]:
    """The addresses of the events, absolute, in the page's order, each once; nothing is raised, whatever the bytes are.

    Args:
        body: the page, decompressed.
        url: where it was found, after redirects.
        content_type: the header's value.
    """
    root = parse(body, content_type)
    if root is None:
        return ()
    found = (absolute(url, one) for one in (*_described(root), *_marked(root)))
    return tuple(islice(dict.fromkeys(filter(None, found)), MOST))


def _described(root: html.HtmlElement) -> Iterator[str]:
    for node in linked_data(root):
        if any(one.endswith(_ENDING) for one in kinds(node)):
            for name in _ADDRESSES:
                value = node.get(name)
                several = value if isinstance(value, list) else [value]
                yield from (one for one in several[:MOST] if isinstance(one, str))


def _marked(root: html.HtmlElement) -> Iterator[str]:
    events = (one for one in root.iter("*") if "h-event" in names(one, "class"))
    for event in islice(events, MOST):
        links = (one for one in event.iter("a") if "u-url" in names(one, "class"))
        yield from (attribute(one, "href") for one in islice(links, MOST))
