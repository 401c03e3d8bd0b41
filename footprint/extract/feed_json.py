"""Reads JSON Feed 1.0 and 1.1 (jsonfeed.org), and what is like it."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING

from footprint.extract.content import read_content
from footprint.extract.entry import Entry, Feed, FeedKind, bare, distinct, first_moment, is_media, is_whole
from footprint.extract.feed_xml import MOST_ENTRIES
from footprint.extract.html import absolute
from footprint.extract.raw import is_mapping, items, mapping, mappings, string, written
from footprint.extract.text import decoded, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.extract.raw import Raw

MOST_VALUES = 500_000
"""Texts, lists and the like in one document: each takes many times its length in memory."""

_FORM = "jsonfeed.org/version/"
_VALUE = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[\[{,]', re.DOTALL)
_ITEMS = re.compile(r'"items"\s*+:\s*+\[')
_NEXT = re.compile(r"[\s,]*+")


def read_json(body: bytes, url: str, *, was_cut: bool) -> Feed | None:
    """Read a JSON Feed; None when the document is not one.

    Args:
        body: the document.
        url: where it was found.
        was_cut: it is only the beginning of one.
    """
    text = decoded(body).lstrip("\ufeff")
    if _FORM not in text or _has_too_many_values(text):
        return None
    document, broke_off = _parsed(text)
    if _FORM not in string(document, "version"):
        return None
    raw = mappings(document, "items")
    read = ((written(one, "id"), _entry(place, one, url)) for place, one in enumerate(raw[:MOST_ENTRIES]))
    return Feed(
        url=url,
        title=bare(string(document, "title")),
        site=absolute(url, string(document, "home_page_url")),
        next=absolute(url, string(document, "next_url")),
        generator="",
        entries=distinct(read),
        was_cut=was_cut or broke_off or len(raw) > MOST_ENTRIES,
        kind=FeedKind.JSON,
        language=plain(string(document, "language")).lower(),
        hub=next((hub for one in mappings(document, "hubs") if (hub := absolute(url, string(one, "url")))), ""),
    )


def _has_too_many_values(text: str) -> bool:
    return next(islice(_VALUE.finditer(text), MOST_VALUES, None), None) is not None


def _parsed(text: str) -> tuple[Raw, bool]:
    """The document, and whether it breaks off: then it has those items that are whole."""
    try:
        document: object = json.loads(text)
    except (ValueError, RecursionError):
        return _beginning(text), True
    return (document if is_mapping(document) else {}), False


def _beginning(text: str) -> Raw:
    """What can be read of a document that breaks off within its items."""
    start = _ITEMS.search(text)
    if start is None:
        return {}
    try:
        head: object = json.loads(text[: start.end()] + "]}")
    except (ValueError, RecursionError):
        return {}
    return (
        {**head, "items": list(islice(_whole_items(text, start.end()), MOST_ENTRIES + 1))} if is_mapping(head) else {}
    )


def _whole_items(text: str, place: int) -> Iterator[object]:
    decoder = json.JSONDecoder()
    while (skipped := _NEXT.match(text, place)) is not None:
        try:
            item, place = decoder.raw_decode(text, skipped.end())
        except (ValueError, RecursionError):
            return
        yield item


def _entry(place: int, raw: Raw, url: str) -> Entry:
    address = (
        absolute(url, string(raw, "url")) or _address(string(raw, "id")) or absolute(url, string(raw, "external_url"))
    )
    body = string(raw, "content_html") or string(raw, "content_text")
    content = read_content(body or string(raw, "summary"), address or url)
    authors = (*mappings(raw, "authors"), mapping(raw, "author"))
    attached = mappings(raw, "attachments")
    return Entry(
        place=place,
        url=address,
        title=bare(string(raw, "title")),
        published=first_moment(written(raw, name) for name in ("date_published", "date_modified")),
        content=content,
        is_whole=is_whole(content, is_body=bool(body)),
        has_media=any(is_media(string(one, "mime_type"), string(one, "url")) for one in attached),
        author=next((name for one in authors if (name := plain(string(one, "name")))), ""),
        tags=tuple(plain(one) for one in items(raw, "tags") if isinstance(one, str)),
    )


def _address(name: str) -> str:
    """An id that is an address, as the specification recommends, or empty."""
    return absolute("", name) if name.startswith(("http://", "https://")) else ""
