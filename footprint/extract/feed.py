"""Reads feeds: RSS, RDF and Atom by feedparser, JSON Feed by itself.

Feeds are hostile until shown otherwise: no entity is expanded, nothing is asked of the network, sizes are bounded,
and whatever the bytes are nothing is raised.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

from footprint.extract.content import Content, read_content
from footprint.extract.html import absolute
from footprint.extract.moment import read_moment
from footprint.extract.text import decoded, plain, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

LONGEST = 2 * 1024 * 1024
"""Bytes of a feed that are read; it is cut after the last whole entry."""
MOST_ENTRIES = 1_000
"""Entries read of one document."""
MOST_TAGS = 100_000
"""Markup read of one document; chosen so that the worst storm of tags found takes two seconds."""
FIRST_YEAR = 1990
"""An earlier date is a default of some software: there was no web."""

_Raw: TypeAlias = "Mapping[str, Any]"  # what a parser of others' documents gives: taken apart below, never passed on

_ENTRY = re.compile(rb"<(?:[a-z]{1,10}:)?(?:item|entry)[\s>/]", re.IGNORECASE)
_REFERENCE = re.compile(rb"&#(x[0-9a-f]{1,99}|[0-9]{1,99})[0-9a-f]*;?", re.IGNORECASE)
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{1,40})")
_ELEMENT = re.compile(rb"<\w")
_ASIDE = re.compile(rb"[^<]*+(<\?|<!--|<!)")
_CLOSINGS = {b"<?": b"?>", b"<!--": b"-->", b"<!": b">"}
"""Declarations, comments and the like, and how each ends."""
_HALVES = range(0xD800, 0xE000)
_MARKUP = re.compile(rb"<")
_ENDS = ((b"<rss", b"</channel></rss>"), (b"<feed", b"</feed>"), (b"<rdf:RDF", b"</rdf:RDF>"))
_PAGE = (b"<!doctype html", b"<html")
_JSON_FEED = "https://jsonfeed.org/version/"
_BREAKS = (ValueError, LookupError, TypeError, AttributeError, AssertionError, ArithmeticError, RecursionError)
"""What feedparser lets through from the depths of the standard library on some broken documents."""


class FeedKind(StrEnum):
    """The form of a document that lists posts."""

    RSS = "rss"
    ATOM = "atom"
    RDF = "rdf"
    """RSS 1.0 and 0.90."""
    JSON = "json"
    """JSON Feed."""
    WORDPRESS = "wordpress"
    """The posts of WordPress' REST API."""
    SITEMAP = "sitemap"
    """A site map: addresses and the days on which they changed, without titles."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One post, as its feed tells it.

    Attributes:
        place: from 0, in the document.
        url, title: empty where the feed gives none.
        published: moment of publication (of the last change where that is all there is), UTC; None when missing,
            unreadable, or before 1990.
        content: the body, or the summary where there is no body.
        is_whole: the text is the post, surely, and not a summary of it.
        has_media: audio or video is attached.
        source: address of the other feed that it was taken over from (RSS 2.0 `source`, RFC 4287 4.2.11), or empty.
        author: name, or empty.
        tags: as written.
    """

    place: int
    url: str
    title: str
    published: datetime | None
    content: Content = Content()
    is_whole: bool = True
    has_media: bool = False
    source: str = ""
    author: str = ""
    tags: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """Of its content."""
        return self.content.words

    @property
    def opening(self) -> str:
        """Of its content."""
        return self.content.opening


@dataclass(frozen=True, slots=True)
class Feed:
    """One document of a feed.

    Attributes:
        url: where it was found.
        title: as declared.
        site: the page it belongs to, or empty.
        next: the document with older entries (RFC 5005, section 3; JSON Feed `next_url`), or empty.
        generator: the software, or empty.
        entries: in the document's order; those that repeat an id or an address are left out.
        was_cut: it was too long to be read to its end.
        kind: see there.
        language: as declared, lower case, or empty.
        hub: where changes are announced (WebSub, W3C 2018), or empty.
    """

    url: str
    title: str
    site: str
    next: str
    generator: str
    entries: tuple[Entry, ...]
    was_cut: bool = False
    kind: FeedKind = FeedKind.RSS
    language: str = ""
    hub: str = ""

    @property
    def excerpt(self) -> bool:
        """Most posts are given as summaries only."""
        return 2 * sum(not one.is_whole for one in self.entries) > len(self.entries)


def read_feed(body: bytes, url: str, headers: Iterable[tuple[str, str]] = ()) -> Feed | None:
    """Read a feed; None when the document is not one.

    Args:
        body: the document, decompressed.
        url: where it was found, after redirects.
        headers: of the response, names in lower case.
    """
    start = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        return _read_json(body, url)
    if not start or start.lower().startswith(_PAGE):
        return None
    kept = {name: value for name, value in headers if name in {"content-type", "content-language"}}
    document, was_cut = _bounded(_REFERENCE.sub(_sound, _content(_as_utf8(body, kept.get("content-type", "")))))
    known = {**kept, "content-type": "application/xml; charset=utf-8", "content-location": url}
    return _read_xml(document, url, known, was_cut=was_cut)


def _as_utf8(body: bytes, content_type: str) -> bytes:
    """The document in the one charset that feedparser is given: some others take it hours, or hide tags from us."""
    header = content_type.lower().partition("charset=")[2].partition(";")[0].strip("\"' ")
    declared = _DECLARED.match(body[:1024])
    text = decoded(body, (header, declared[1].decode("ascii") if declared else ""))
    return text.encode("utf-8", "replace")


def _content(document: bytes) -> bytes:
    """The document from its first element on.

    What stands before it is not needed, and there feedparser looks for entities in a time that grows with the square
    of the blank lines.
    """
    place = 0
    while (found := _ASIDE.match(document, place)) is not None:
        end = document.find(_CLOSINGS[found[1]], found.end())
        place = len(document) if end < 0 else end + len(_CLOSINGS[found[1]])
    first = _ELEMENT.search(document, place)
    return b"" if first is None else document[first.start() :]


def _sound(reference: re.Match[bytes]) -> bytes:
    """A character reference as it is, or nothing where it names no character: feedparser would give up the feed."""
    digits = reference[1].lower()
    number = int(digits[1:], 16) if digits.startswith(b"x") else int(digits)
    return b"" if number > sys.maxunicode or number in _HALVES else reference[0]


def _bounded(body: bytes) -> tuple[bytes, bool]:
    """The document, closed after its last entry within the bounds, and whether any was lost."""
    limit = min(len(body), LONGEST, _place(_MARKUP, body, MOST_TAGS), _place(_ENTRY, body, MOST_ENTRIES))
    if limit == len(body):
        return body, False
    starts = (one.start() for one in _ENTRY.finditer(body, 0, limit + 16))
    last = max((one for one in starts if one <= limit), default=limit)
    head = body[:4096]
    return body[: max(last, 1)] + next((end for root, end in _ENDS if root in head), b""), True


def _place(pattern: re.Pattern[bytes], body: bytes, count: int) -> int:
    """Where the pattern matches once more than `count` times, or the end."""
    return next((one.start() for one in islice(pattern.finditer(body), count, None)), len(body))


def _read_xml(document: bytes, url: str, headers: dict[str, str], *, was_cut: bool) -> Feed | None:
    parse: Any = import_module("feedparser").parse  # it ships no types
    try:
        # a stream: a string would be fetched, or opened as a file
        parsed: _Raw = parse(
            BytesIO(document), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
        if not parsed.get("version"):
            return None
        channel: _Raw = parsed["feed"]
        raw = _dicts(parsed, "entries")
        return Feed(
            url=url,
            title=_bare(_string(channel, "title")),
            site=absolute(url, _string(channel, "link")),
            next=next((absolute(url, _string(one, "href")) for one in _links(channel, "next")), ""),
            generator=plain(_string(channel, "generator")),
            entries=_distinct((_string(one, "id"), _xml_entry(place, one, url)) for place, one in enumerate(raw)),
            was_cut=was_cut,
            kind=_kind(str(parsed["version"])),
            language=plain(_string(channel, "language")).lower(),
            hub=next((absolute(url, _string(one, "href")) for one in _links(channel, "hub")), ""),
        )
    except _BREAKS:
        return None


def _kind(version: str) -> FeedKind:
    """By feedparser's name for the form."""
    if version.startswith("atom"):
        return FeedKind.ATOM
    return FeedKind.RDF if version in {"rss10", "rss090"} else FeedKind.RSS


def _xml_entry(place: int, raw: _Raw, url: str) -> Entry:
    contents = [_string(one, "value") for one in _dicts(raw, "content")]
    text = max(contents, key=len, default="") or _string(raw, "summary")
    body = read_content(text, url)
    source = _dict(raw, "source")
    return Entry(
        place=place,
        url=absolute(url, _string(raw, "link")),
        title=_bare(_string(raw, "title")),
        published=_xml_moment(raw),
        content=body,
        is_whole=bool(contents) and not body.is_cut,
        has_media=any(
            _is_media(_string(one, "type")) or _string(one, "medium") in {"audio", "video"}
            for one in (*_links(raw, "enclosure"), *_dicts(raw, "media_content"))
        ),
        source=absolute(url, _string(source, "href") or _string(source, "link")),
        author=plain(_string(raw, "author")),
        tags=tuple(found for one in _dicts(raw, "tags") if (found := plain(_string(one, "term")))),
    )


def _xml_moment(raw: _Raw) -> datetime | None:
    """The date of publication, else of the last change.

    feedparser's own reading is left aside: it ignores zones and takes weeks for months in several forms.
    """
    written = next((_string(raw, name) for name in ("published", "created", "updated") if name in raw), "")
    return _plausible(read_moment(written))


def _plausible(moment: datetime | None) -> datetime | None:
    return moment if moment is not None and moment.year >= FIRST_YEAR else None


def _read_json(body: bytes, url: str) -> Feed | None:
    """JSON Feed 1.0 and 1.1 (jsonfeed.org)."""
    if len(body) > LONGEST:
        return None
    try:
        document: _Raw = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if not _string(document, "version").startswith(_JSON_FEED):
        return None
    items = _dicts(document, "items")
    read = ((_string(one, "id"), _json_entry(place, one, url)) for place, one in enumerate(items[:MOST_ENTRIES]))
    return Feed(
        url=url,
        title=_bare(_string(document, "title")),
        site=absolute(url, _string(document, "home_page_url")),
        next=absolute(url, _string(document, "next_url")),
        generator="",
        entries=_distinct(read),
        was_cut=len(items) > MOST_ENTRIES,
        kind=FeedKind.JSON,
        language=plain(_string(document, "language")).lower(),
    )


def _json_entry(place: int, raw: _Raw, url: str) -> Entry:
    content = _string(raw, "content_html") or _string(raw, "content_text")
    body = read_content(content or _string(raw, "summary"), url)
    authors = (*_dicts(raw, "authors"), _dict(raw, "author"))
    return Entry(
        place=place,
        url=absolute(url, _string(raw, "url")),
        title=_bare(_string(raw, "title")),
        published=_plausible(read_moment(_string(raw, "date_published") or _string(raw, "date_modified"))),
        content=body,
        is_whole=bool(content) and not body.is_cut,
        has_media=any(_is_media(_string(one, "mime_type")) for one in _dicts(raw, "attachments")),
        author=next((name for one in authors if (name := plain(_string(one, "name")))), ""),
        tags=tuple(plain(one) for one in _list(raw, "tags") if isinstance(one, str)),
    )


def _distinct(read: Iterable[tuple[str, Entry]]) -> tuple[Entry, ...]:
    """The entries whose id and address were not met before."""
    ids: set[str] = set()
    urls: set[str] = set()
    kept: list[Entry] = []
    for name, entry in read:
        if name not in ids and entry.url not in urls:
            kept.append(entry)
        ids.update({name} - {""})
        urls.update({entry.url} - {""})
    return tuple(kept)


def _bare(text: str) -> str:
    """A title without tags."""
    return plain(" ".join(words_of(text)))


def _is_media(kind: str) -> bool:
    return kind.lower().startswith(("audio/", "video/"))


def _links(raw: _Raw, rel: str) -> Iterator[_Raw]:
    return (one for one in _dicts(raw, "links") if _string(one, "rel") == rel)


def _string(raw: _Raw, name: str) -> str:
    value = raw.get(name) if name in raw else None  # `in` first: feedparser's get invents an `updated`
    return value if isinstance(value, str) else ""


def _list(raw: _Raw, name: str) -> list[Any]:
    value: object = raw.get(name)
    return value if _is_list(value) else []


def _dicts(raw: _Raw, name: str) -> list[_Raw]:
    return [one for one in _list(raw, name) if _is_mapping(one)]


def _dict(raw: _Raw, name: str) -> _Raw:
    value: object = raw.get(name)
    return value if _is_mapping(value) else {}


def _is_list(value: object) -> TypeGuard[list[Any]]:  # see _Raw
    return isinstance(value, list)


def _is_mapping(value: object) -> TypeGuard[_Raw]:
    return isinstance(value, dict)
