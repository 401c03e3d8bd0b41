"""Bounds what a feed parser is given, and closes what breaks off."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from footprint.extract.lifting import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_ENTRIES = 20_000
"""Entries read of one document."""
LONGEST = 6 * 1024 * 1024
"""Bytes read of a document without its long texts."""
MOST_TAGS = 150_000
"""Markup read of one document, long texts apart; chosen so that the worst storm of tags found takes a few seconds."""
LONGEST_ENTRY = 64 * 1024
MOST_TAGS_OF_ENTRY = 1_000
"""Bounds of one entry, since feedparser compares each category with all others of its entry."""
LONGEST_HEAD = 1024 * 1024
MOST_TAGS_OF_HEAD = 12_000
"""Bounds of what stands before the first entry: RSS 1.0 has a list of the entries there."""

_ENTRY = re.compile(rb"<(?:[a-z0-9]{1,10}:)?(?:item|entry)(?=[\s>/])", re.IGNORECASE)
_ENTRY_END = re.compile(rb"</(?:[a-z0-9]{1,10}:)?(?:item|entry)\s*>|^<[^<>]*/>", re.IGNORECASE)
_ROOT = re.compile(rb"<((?:[\w.-]{1,30}:)?[\w.-]{1,30})")
_ROOT_END = re.compile(rb"</(?:[\w.-]{1,30}:)?(?:rss|feed|rdf|channel)\s*(?:>|$)", re.IGNORECASE)
_SELF_CLOSED = re.compile(rb"<[^<>]*/>\s*$")
_REFERENCE = re.compile(rb"&#(x[0-9a-f]{1,99}|[0-9]{1,99})[0-9a-f]*;?", re.IGNORECASE)
_UNREAD = re.compile(
    rb"<(comments|(?:wfw|slash|thr|sy|gd|georss):[\w-]{1,40})(?:\s[^<>]*+)?+>[^<]*+</\1>|<link\s*+(?:/>|>\s*+</link>)"
)
"""Elements that nothing here asks for: feedparser takes as long for each as for a title. And links that are empty,
beside which it takes no id for a link."""
_BODY_LIFTED = re.compile(rb"<(?:content|content:encoded)(?:\s[^<>]*)?>" + TOKEN.encode())
_SUMMARY_LIFTED = re.compile(rb"<(description|summary)(?:\s[^<>]*)?>" + TOKEN.encode() + rb"[x0-9]+</\1>")
"""Beside a body, no one asks for the description."""
_ID = re.compile(rb"<guid(?:\s[^<>]*)?>[^<]*</guid>")
_LINK = re.compile(rb"<link>\s*https?://[^\s<]")
"""Beside a link, no one asks for the id."""
_HALVES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class Bounded:
    """A document fit to be parsed.

    Attributes:
        document: with its root closed.
        was_cut: some of its entries were left out, or it breaks off by itself.
    """

    document: bytes
    was_cut: bool


def bounded(skeleton: bytes) -> Bounded:
    """A document within the bounds: its last entry is left out where it breaks off, and its root is closed.

    Args:
        skeleton: begins with the first element.
    """
    read = _UNREAD.sub(b"", skeleton)
    starts = [found.start() for found in islice(_ENTRY.finditer(read), MOST_ENTRIES + 1)]
    head, *entries = [read[start:end] for start, end in pairwise((0, *starts, len(read)))]
    last = entries[-1] if entries else head
    is_closed = _ROOT_END.search(last) is not None or _SELF_CLOSED.match(head) is not None
    if entries and not is_closed and not _ENTRY_END.search(last):
        entries.pop()
    kept = list(_within([_trimmed(head, LONGEST_HEAD, MOST_TAGS_OF_HEAD), *map(_trimmed, entries[:MOST_ENTRIES])]))
    was_cut = not is_closed or len(kept) <= len(entries)
    document = b"".join((*kept, _closing(head) if was_cut else b""))
    return Bounded(_REFERENCE.sub(_sound, document), was_cut)


def _trimmed(part: bytes, longest: int = LONGEST_ENTRY, most_tags: int = MOST_TAGS_OF_ENTRY) -> bytes:
    """A part within its bounds."""
    if _BODY_LIFTED.search(part):
        part = _SUMMARY_LIFTED.sub(b"", part)
    if _LINK.search(part):
        part = _ID.sub(b"", part, count=1)
    if len(part) <= longest and part.count(b"<") <= most_tags:
        return part
    pieces = part[:longest].split(b"<")[: most_tags + 1]
    return b"<".join(pieces[:-1]) + _closing(part)


def _within(parts: list[bytes]) -> Iterator[bytes]:
    """The first parts that are within the bounds of a document together; the head always is."""
    size = tags = 0
    for part in parts:
        size += len(part)
        tags += part.count(b"<")
        if size > LONGEST or tags > MOST_TAGS:
            return
        yield part


def _closing(part: bytes) -> bytes:
    """The end tag of the first element of a part, and of the channel that a root of RSS holds."""
    root = _ROOT.match(part)
    if root is None:
        return b""
    return (b"</channel></" if root[1].lower() == b"rss" else b"</") + root[1] + b">"


def _sound(reference: re.Match[bytes]) -> bytes:
    """A character reference as it is, or nothing where it names no character: feedparser would give up the feed."""
    digits = reference[1].lower()
    number = int(digits[1:], 16) if digits.startswith(b"x") else int(digits)
    return b"" if number > sys.maxunicode or number in _HALVES else reference[0]
