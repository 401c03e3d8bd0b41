"""Which microformats a page holds, as mf2py reads them (microformats2 parsing, microformats.org)."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

from footprint.extract.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.web.exchange import Json

LONGEST = 300_000
"""Characters that are parsed: the parser takes a second for each million, whatever they hold."""
MOST = 1_000
"""Things looked at in one page."""
_CARD = "h-card"
_MAY_HOLD = re.compile(r"(?i)class\s*=\s*[\"']?[^\"'<>]{0,300}\b(?:h-[a-z]|hentry|hfeed|vevent)")


def microformats(text: str, url: str) -> tuple[str, ...]:
    """The types of what a page holds, each once, in the page's order; empty where nothing can be read.

    A card counts only by its present name: the old one, `vcard`, is what themes write around whoever left a comment.

    Args:
        text: the page.
        url: where it was found; nothing is fetched.
    """
    types = dict.fromkeys(_types(_parsed(text, url)))
    return tuple(one for one in types if one != _CARD or _CARD in text)


def cards(text: str, url: str) -> tuple[str, ...]:
    """The names on the cards that stand by themselves on a page, each once: not those of authors of its entries.

    Args:
        text: the page.
        url: where it was found; nothing is fetched.
    """
    if _CARD not in text:
        return ()
    items = _parsed(text, url)
    found = (
        plain(name)
        for item in (items if isinstance(items, list) else ())[:MOST]
        if isinstance(item, dict) and item.get("type") == [_CARD]
        for name in _texts(item.get("properties"), "name")
    )
    return tuple(dict.fromkeys(filter(None, found)))


def _parsed(text: str, url: str) -> Json:
    """What the page holds, as a list; None when it holds nothing that can be read."""
    if not _MAY_HOLD.search(text[:LONGEST]):
        return None
    try:
        # The line feed keeps the library beneath it from taking a text for an address.
        found: Json = import_module("mf2py").parse(doc="\n" + text[:LONGEST], url=url, html_parser="lxml")
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, AssertionError):
        return None
    return found.get("items") if isinstance(found, dict) else None


def _texts(properties: Json, name: str) -> tuple[str, ...]:
    values = properties.get(name) if isinstance(properties, dict) else None
    return tuple(one for one in values if isinstance(one, str)) if isinstance(values, list) else ()


def _types(items: Json) -> Iterator[str]:
    """Types of the things, of what they hold and of what stands in their properties."""
    waiting: list[Json] = [items]
    for _ in range(MOST):
        if not waiting:
            return
        match waiting.pop(0):
            case list(several):
                waiting.extend(several)
            case dict(thing):
                kinds, properties = thing.get("type"), thing.get("properties")
                yield from (plain(one) for one in (kinds if isinstance(kinds, list) else ()) if isinstance(one, str))
                waiting += [thing.get("children"), *(properties.values() if isinstance(properties, dict) else ())]
            case _:
                pass
