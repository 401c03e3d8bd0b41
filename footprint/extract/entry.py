"""What a feed tells, whatever its form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from footprint.extract.content import Content
from footprint.extract.moment import read_moment
from footprint.extract.text import plain, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

FIRST_YEAR = 1990
"""An earlier date is a default of some software: there was no web."""
LONG = 150
"""Words from which a description may be the post itself. The two conditions are strict on purpose: a post that is
unknown gets its page read, a summary that is taken for the post does not."""
BUILT = 2
"""Blocks that such a description has at least: an excerpt is most often one run of text."""

_SOUND_OR_FILM = (".mp3", ".m4a", ".ogg", ".oga", ".opus", ".mp4", ".m4v", ".webm", ".mov")


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
        next: the document with older entries (RFC 5005, sections 3 and 4; JSON Feed `next_url`), or empty.
        generator: the software, or empty.
        entries: in the document's order; those that repeat an address are left out, and those that say nothing.
        was_cut: it was too long to be read to its end, or it breaks off.
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


def distinct(read: Iterable[tuple[str, Entry]]) -> tuple[Entry, ...]:
    """The posts, each once: a post is a distinct address.

    Args:
        read: entries with their ids. Without an address the id tells two apart, then title and date, then the text.
    """
    kept: dict[tuple[object, ...], Entry] = {}
    for name, entry in read:
        if entry.url or name:
            kept.setdefault(("at", entry.url) if entry.url else ("named", name), entry)
        elif entry.title or entry.words:
            kept.setdefault((entry.title or entry.opening, entry.published), entry)
    return tuple(kept.values())


def first_moment(texts: Iterable[str], *, day_first: bool | None = None) -> datetime | None:
    """The first of several dates that can be read, and that the web can have seen; `day_first` as in `read_moment`."""
    moments = (read_moment(one, day_first=day_first) for one in texts if one)
    return next((one for one in moments if one is not None and one.year >= FIRST_YEAR), None)


def is_whole(content: Content, *, is_body: bool) -> bool:
    """Is a text the post, surely?

    Args:
        content: what was read of it.
        is_body: the feed calls it the body and not a description.
    """
    return not content.is_cut and (is_body or (content.words >= LONG and content.blocks >= BUILT))


def is_media(kind: str, url: str = "") -> bool:
    """Is it sound or film, by its type or, without one, by its address?"""
    if kind:
        return kind.lower().startswith(("audio/", "video/"))
    return url.partition("?")[0].lower().endswith(_SOUND_OR_FILM)


def bare(text: str) -> str:
    """A title without tags."""
    return plain(" ".join(words_of(text)))
