"""Reads RSS, RDF and Atom, with feedparser in the middle.

What it is given is short and sound: UTF-8 from the first element on, without long texts, within bounds. Its own passes
over texts are off, and of its readings of dates none is used: it ignores zones and takes weeks for months in several
forms.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any

from footprint.extract.content import Content, read_content
from footprint.extract.entry import LONG, Entry, Feed, FeedKind, bare, distinct, first_moment, is_media, is_whole
from footprint.extract.html import absolute
from footprint.extract.lifting import lift
from footprint.extract.moment import is_day_first
from footprint.extract.raw import links, mapping, mappings, string
from footprint.extract.skeleton import MOST_ENTRIES, bounded
from footprint.extract.text import decoded, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from footprint.extract.lifting import Lifted
    from footprint.extract.raw import Raw

__all__ = ["MOST_ENTRIES", "read_xml"]

MOST_MARKUP = 300_000
"""Tags read in the texts of one document; entries beyond are left out."""

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{1,40})")
_ELEMENT = re.compile(rb"<[A-Za-z_][\w.:-]*+")
_ROOT = re.compile(rb"<(?:[\w.-]{1,30}:)?(?:rss|feed|rdf|channel)[\s>/]", re.IGNORECASE)
_LONGEST_JUNK = 64 * 1024
_ASIDE = re.compile(rb"[^<]*+(<\?|<!--|<!)")
_CLOSINGS = {b"<?": b"?>", b"<!--": b"-->", b"<!": b">"}
"""Declarations, comments and the like, and how each ends."""
_OTHER_THAN_UTF8 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"\0")
_DOCTYPE = b"<!doctype html"
_PAGE = (b"<html", b"<head", b"<body")
_SLICE = 256 * 1024
_DATES = ("published", "created", "updated", "date", "prism_publicationdate", "dcterms_available")
_BREAKS = (ValueError, LookupError, TypeError, AttributeError, AssertionError, ArithmeticError, RecursionError)
"""What feedparser lets through from the depths of the standard library on some broken documents."""


def read_xml(body: bytes, url: str, headers: Mapping[str, str], *, was_cut: bool) -> Feed | None:
    """Read a feed in XML, or in what is meant to be XML; None when the document is not one.

    Args:
        body: the document.
        url: where it was found.
        headers: of the response, names in lower case.
        was_cut: it is only the beginning of one.
    """
    document = _as_utf8(body, headers.get("content-type", ""))
    start = _start(document)
    if start is None:
        return None
    lifted = lift(document, start)
    within = bounded(lifted.skeleton)
    known = {"content-type": "application/xml; charset=utf-8", "content-language": headers.get("content-language", "")}
    parse: Any = import_module("feedparser").parse  # it ships no types
    try:
        # A stream: a string would be fetched, or opened as a file. Without an address it joins only what `xml:base`
        # says, which takes half the time; the rest is joined here.
        parsed: Raw = parse(
            BytesIO(within.document), response_headers=known, sanitize_html=False, resolve_relative_uris=False
        )
        return _feed(parsed, lifted, url, was_cut=was_cut or within.was_cut) if parsed.get("version") else None
    except _BREAKS:
        return None


def _as_utf8(body: bytes, content_type: str) -> bytes:
    """The document in the one charset that feedparser is given: some others take it hours, or hide tags from us."""
    if _is_utf8(body):
        return body
    header = content_type.lower().partition("charset=")[2].partition(";")[0].strip("\"' ")
    declared = _DECLARED.match(body[:1024])
    text = decoded(body, (header, declared[1].decode("ascii") if declared else ""))
    return text.encode("utf-8", "replace")


def _is_utf8(body: bytes) -> bool:
    """Is it valid UTF-8? Looked at in slices, since a decoded document takes up to four times its room."""
    if b"\0" in body[:16] or body.startswith(_OTHER_THAN_UTF8):
        return False
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for place in range(0, len(body), _SLICE):
            decoder.decode(body[place : place + _SLICE])
        decoder.decode(b"", final=True)
    except ValueError:
        return False
    return True


def _start(document: bytes) -> int | None:
    """Where the root of a feed is, or of what may be one; None in a page.

    What stands before it is not needed, and there feedparser looks for entities in a time that grows with the square
    of the blank lines. It may be declarations and comments, or what a server says of its own trouble, with tags.
    """
    place, is_page = 0, False
    while (found := _ASIDE.match(document, place)) is not None:
        is_page |= document[found.start(1) : found.start(1) + len(_DOCTYPE)].lower() == _DOCTYPE
        end = document.find(_CLOSINGS[found[1]], found.end())
        place = len(document) if end < 0 else end + len(_CLOSINGS[found[1]])
    first = _ELEMENT.search(document, place)
    if first is None or first[0].lower() in _PAGE:
        return None
    root = _ROOT.search(document, first.start(), first.start() + (len(first[0]) + 1 if is_page else _LONGEST_JUNK))
    return (root or first).start()


def _feed(parsed: Raw, lifted: Lifted, url: str, *, was_cut: bool) -> Feed:
    channel, raw = mapping(parsed, "feed"), mappings(parsed, "entries")
    read = list(_read(raw, lifted, url))
    return Feed(
        url=url,
        title=bare(lifted.text(string(channel, "title"))),
        site=absolute(url, string(channel, "link")),
        next=_linked(channel, "next", url) or _linked(channel, "prev-archive", url),
        generator=plain(string(channel, "generator")),
        entries=distinct(read),
        was_cut=was_cut or len(read) < len(raw),
        kind=_kind(string(parsed, "version")),
        language=plain(string(channel, "language")).lower(),
        hub=_linked(channel, "hub", url),
    )


def _linked(raw: Raw, rel: str, url: str) -> str:
    return next((absolute(url, string(one, "href")) for one in links(raw, rel)), "")


def _kind(version: str) -> FeedKind:
    """By feedparser's name for the form."""
    if version.startswith("atom"):
        return FeedKind.ATOM
    return FeedKind.RDF if version in {"rss10", "rss090"} else FeedKind.RSS


def _read(raw: list[Raw], lifted: Lifted, url: str) -> Iterator[tuple[str, Entry]]:
    """The entries with their ids, as far as their markup is within the bounds."""
    left = MOST_MARKUP
    held = [dict(one) for one in raw]  # feedparser's own takes ten times as long to say what it lacks
    day_first = is_day_first(string(one, name) for one in held for name in _DATES)
    for place, one in enumerate(held):
        body = _body(one, lifted)
        left -= sum(map(lifted.markup, {string(body, "value"), string(one, "summary")}))
        if left < 0:
            return
        moment = first_moment((string(one, name) for name in _DATES), day_first=day_first)
        yield string(one, "id"), replace(_entry(place, one, body, lifted, url), published=moment)


def _body(raw: Raw, lifted: Lifted) -> Raw:
    """The longest text of an entry that is called its body, else its description."""
    bodies = [one for one in mappings(raw, "content") if string(one, "value")]
    longest = max(bodies, key=lambda one: lifted.length(string(one, "value")), default=None)
    return longest if longest is not None else _description(raw)


def _description(raw: Raw) -> Raw:
    return {**mapping(raw, "summary_detail"), "value": string(raw, "summary")}


def _fullest(raw: Raw, body: Raw, lifted: Lifted, base: str) -> tuple[Content, bool]:
    """The fullest text of an entry, and whether it is called its body: a few words may stand where a body should."""

    def read(one: Raw) -> Content:
        return read_content(lifted.text(string(one, "value")), absolute(base, string(one, "base")) or base)

    content, described = read(body), _description(raw)
    other, is_body = string(described, "value"), bool(mappings(raw, "content"))
    is_longer = lifted.length(other) > lifted.length(string(body, "value"))
    if not other or other == string(body, "value") or (content.words >= LONG and not is_longer):
        return content, is_body
    fuller = read(described)
    return (fuller, False) if fuller.words > content.words else (content, is_body)


def _entry(place: int, raw: Raw, body: Raw, lifted: Lifted, url: str) -> Entry:
    address = _address(raw, url)
    content, is_body = _fullest(raw, body, lifted, address or url)
    source = mapping(raw, "source")
    tags = (part for one in mappings(raw, "tags") for part in _terms(lifted, string(one, "term")))
    attached = (*links(raw, "enclosure"), *mappings(raw, "media_content"))
    return Entry(
        place=place,
        url=address,
        title=bare(lifted.text(string(raw, "title"))),
        published=None,  # until it is known in which order its neighbours write theirs
        content=content,
        is_whole=is_whole(content, is_body=is_body),
        has_media=any(_is_media(one) for one in attached),
        source=absolute(url, string(source, "href") or string(source, "link")),
        author=plain(lifted.text(string(raw, "author"))),
        tags=tuple(dict.fromkeys(tag for one in tags if (tag := plain(one)))),
    )


def _terms(lifted: Lifted, term: str) -> list[str]:
    """A tag, or those of a list that was lifted before it could be taken apart."""
    written = lifted.text(term)
    return [term] if written == term else written.split(",")


def _address(raw: Raw, url: str) -> str:
    """Where a post is: the address before a counting redirect, else its link, else an id that is an address."""
    link, name = string(raw, "link"), string(raw, "id")
    if link == name and raw.get("guidislink") and not link.lower().startswith(("http://", "https://", "/")):
        link = ""  # RSS has it that an id is an address unless it is said to be none (2.0.11, guid); few know
    return (
        absolute(url, string(raw, "feedburner_origlink"))
        or absolute(url, link)
        or _linked(raw, "alternate", url)
        or ("" if "guidislink" in raw else absolute(url, name))  # of an item of RDF, which has its address as name
    )


def _is_media(raw: Raw) -> bool:
    if string(raw, "medium"):
        return string(raw, "medium") in {"audio", "video"}
    return is_media(string(raw, "type"), string(raw, "href") or string(raw, "url"))
