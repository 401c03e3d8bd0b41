"""Which elements of a page announce a feed, and where, however oddly it is written."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from footprint.extract.target import absolute

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEED_TYPE = re.compile(r"\b(?:rss\d?|atom|rdf|feed)\b")
"""The registered media types, and the invented ones: `application/rss`, `text/atom`, `application/x-atom+xml` …"""
_OPEN_TYPES = frozenset({"application/json", "application/xml", "text/xml"})
_LOOKS_LIKE_FEED = re.compile(r"(?i)(?:^|[/._=?-])(?:rss2?|atom|feeds?|rdf)(?:$|[/._=&?-])")
_TITLE = re.compile(r"(?i)\b(?:rss|atom|feed|flux|syndication)\b")
_NOT_A_FEED = re.compile(r"(?i)/wp-json(?:/|$)|/oembed(?:/|$)")
_READER_SCHEME = re.compile(r"(?i)^\s*(?:feed|rss|itpc|pcast)(s?):(?://)?(https?:)?")
"""Addresses meant for a feed reader: `feed:https://…`, `feed://…`, and those of podcast players."""
_ESCAPED = re.compile(r"(?i)^https?%3a%2f%2f")


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page announces in its code.

    Attributes:
        url: absolute, without fragment.
        title: as announced, or empty.
        type: media type, lower case without parameters, or empty.
        language: `hreflang`, lower case, or empty.
    """

    url: str
    title: str = ""
    type: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """What decides whether an element announces a feed.

    Attributes:
        rel: its relations, lower case.
        type: media type, lower case without parameters, or empty.
        language: whether it leads to another language by its own word (`hreflang`).
        title: by its own word.
        is_link: it stands in the head of a page, where nothing without a relation is meant for people.
    """

    rel: Sequence[str]
    type: str
    language: bool = False
    title: str = ""
    is_link: bool = False


def looks_like_feed(url: str) -> bool:
    """Does the path or query of an address speak of a feed?"""
    parts = urlsplit(url)
    return bool(_LOOKS_LIKE_FEED.search(f"{parts.path}?{parts.query}"))


def announces_feed(one: Relation, target: str) -> bool:
    """Is it announced as a feed, by its media type, its relation, or its address where there is no type?"""
    if "feed" in one.rel:
        return not one.type or _is_feed_type(one.type)
    if not one.rel and one.is_link:
        return bool(_FEED_TYPE.search(one.type)) and not _NOT_A_FEED.search(target)
    if not _is_alternate(one, target):
        return False
    return _is_feed_type(one.type) or (not one.type and not one.language and looks_like_feed(target))


def may_be_feed(one: Relation, target: str) -> bool:
    """Is it another form of the page, at an address or under a title that speaks of a feed, without its media type?"""
    speaks = looks_like_feed(target) or target.lower().partition("?")[0].endswith((".xml", ".rdf"))
    return _is_alternate(one, target) and not one.language and (speaks or bool(_TITLE.search(one.title)))


def feed_target(base: str, href: str) -> str:
    """The http(s) address of a feed, as a browser and a lenient reader would understand it; empty for none.

    Escaped twice, with backslashes, for a feed reader (`feed:`), or without its scheme: all are met.
    """
    is_twice = "&amp;" in href or "&#" in href
    written = (html.unescape(href) if is_twice else href).strip().replace("\\", "/")
    if _ESCAPED.match(written):
        written = unquote(written)
    reader = _READER_SCHEME.match(written)
    if reader is not None:
        scheme, rest = reader[2] or ("https:" if reader[1] else f"{urlsplit(base).scheme}:"), written[reader.end() :]
        written = f"{scheme}//{rest.lstrip('/')}" if rest else ""
    elif _begins_with_host(written, base):
        written = f"//{written}"
    return absolute(base, written).partition("#")[0]


def _begins_with_host(written: str, base: str) -> bool:
    """Was the scheme forgotten, so that the page's own host stands first?"""
    host = (urlsplit(base).hostname or "").removeprefix("www.")
    first = written.partition("/")[0].lower().removeprefix("www.")
    return bool(host) and "." in host and first == host


def _is_alternate(one: Relation, target: str) -> bool:
    return "alternate" in one.rel and "stylesheet" not in one.rel and not _NOT_A_FEED.search(target)


def _is_feed_type(kind: str) -> bool:
    return kind in _OPEN_TYPES or bool(_FEED_TYPE.search(kind))
