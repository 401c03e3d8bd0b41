"""Reads feeds: RSS, RDF and Atom by feedparser, JSON Feed by itself.

Feeds are hostile until shown otherwise: no entity is expanded, nothing is asked of the network, sizes are bounded,
and whatever the bytes are nothing is raised. Reading takes long (a second for ten megabytes) and asks for nothing:
whoever runs an event loop does it in a thread.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from footprint.extract.entry import Entry, Feed, FeedKind
from footprint.extract.feed_json import read_json
from footprint.extract.feed_xml import MOST_ENTRIES, read_xml

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["LONGEST", "MOST_ENTRIES", "Entry", "Feed", "FeedKind", "read_feed"]

LONGEST = 12 * 1024 * 1024
"""Bytes of a feed that are read; it is cut after the last whole entry."""

_GZIP = b"\x1f\x8b\x08"
_ANY_HEADER = 47  # for zlib: gzip or zlib, with the largest window


def read_feed(body: bytes, url: str, headers: Iterable[tuple[str, str]] = ()) -> Feed | None:
    """Read a feed; None when the document is not one.

    Args:
        body: the document, decompressed; a file that is itself compressed is inflated, within the same bound.
        url: where it was found, after redirects.
        headers: of the response, names in lower case.
    """
    known = dict(headers)
    document = _inflated(body) if body.startswith(_GZIP) else body
    was_cut = len(document) > LONGEST
    if was_cut:
        document = document[:LONGEST]
    if _opening(document).startswith(b"{"):
        return read_json(document, url, was_cut=was_cut)
    return read_xml(document, url, known, was_cut=was_cut)


def _inflated(body: bytes) -> bytes:
    """What a compressed file holds, up to a byte more than is read."""
    try:
        return zlib.decompressobj(_ANY_HEADER).decompress(body, LONGEST + 1)
    except zlib.error:
        return b""


def _opening(document: bytes) -> bytes:
    """The first bytes that mean something."""
    return document[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
