"""Reads site maps: the addresses of a site, and when each last changed (sitemaps.org 0.9)."""

from __future__ import annotations

import html
import re
import zlib
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from footprint.extract.moment import read_moment
from footprint.extract.target import absolute
from footprint.extract.text import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

LONGEST = 8 * 1024 * 1024
"""Bytes of a site map that are read, decompressed."""
MOST_PAGES = 10_000
"""Addresses kept of one site map; the protocol allows 50,000."""
MOST_PARTS = 200
"""Site maps kept of one index."""
MOST_NAMED = 5
"""Site maps that a robots.txt may name."""

_GZIP = b"\x1f\x8b"
_ROOT = re.compile(r"<(?:\w{1,20}:)?(urlset|sitemapindex)\b")
_OPENING = re.compile(r"<(?:\w{1,20}:)?(?:url|sitemap)\s*>")
_PLACE = re.compile(r"<(?!image:|video:|news:|xhtml:)(?:\w{1,20}:)?loc\s*>\s*([^<]{1,2500}|<!\[CDATA\[[^\]<]{1,2500})")
_CHANGED = re.compile(r"<(?:\w{1,20}:)?lastmod\s*>\s*([^<]{1,50})")
_NEWS = re.compile(r"<news:news\b")
_NAMED = re.compile(r"(?im)^[ \t]*sitemap[ \t]*:[ \t]*(\S{1,2000})")


@dataclass(frozen=True, slots=True)
class Listed:
    """An address of a site map.

    Attributes:
        url: absolute, without fragment.
        changed: when it last changed by the site map's word, UTC; None when it does not say.
    """

    url: str
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A site map, or an index of several.

    Attributes:
        url: where it was found.
        pages: addresses of pages.
        parts: addresses of further site maps.
        is_partial: it lists only the latest news, or more than is kept.
    """

    url: str
    pages: tuple[Listed, ...] = ()
    parts: tuple[Listed, ...] = ()
    is_partial: bool = False


def read_sitemap(body: bytes, url: str) -> Sitemap | None:
    """Read a site map; None when the document is not one.

    Args:
        body: the document; it may be a gzip file.
        url: where it was found, after redirects.
    """
    raw, is_cut = _unzipped(body)
    text = decoded(raw)
    root = _ROOT.search(text[:4096])
    if root is None:
        return _lines(text, url)
    is_index = root[1] == "sitemapindex"
    most = MOST_PARTS if is_index else MOST_PAGES
    found = tuple(islice(_listed(text, url), most + 1))
    kept = found[:most]
    is_partial = is_cut or len(found) > most or _NEWS.search(text) is not None
    return Sitemap(url, () if is_index else kept, kept if is_index else (), is_partial)


def sitemaps_named(robots: str, base: str) -> tuple[str, ...]:
    """The site maps that a robots.txt names."""
    found = (absolute(base, one[1]) for one in _NAMED.finditer(robots[: 512 * 1024]))
    return tuple(dict.fromkeys(islice(filter(None, found), MOST_NAMED)))


def _unzipped(body: bytes) -> tuple[bytes, bool]:
    """The document itself, and whether some of it was left out."""
    if not body.startswith(_GZIP):
        return body[:LONGEST], len(body) > LONGEST
    stream = zlib.decompressobj(31)
    try:
        return stream.decompress(body, LONGEST), not stream.eof
    except zlib.error:
        return b"", True


def _listed(text: str, base: str) -> Iterator[Listed]:
    for piece in _pieces(text):
        place = _PLACE.search(piece)
        written = "" if place is None else html.unescape(place[1].removeprefix("<![CDATA["))
        if target := absolute(base, written).partition("#")[0]:
            changed = _CHANGED.search(piece)
            yield Listed(target, None if changed is None else read_moment(changed[1].strip()))


def _pieces(text: str) -> Iterator[str]:
    """What follows each opening, up to the next: nothing needs to be closed, and nothing is read twice."""
    openings = [one.end() for one in islice(_OPENING.finditer(text), MOST_PAGES + 1)]
    return (text[start:end] for start, end in zip(openings, (*openings[1:], len(text)), strict=False))


def _lines(text: str, url: str) -> Sitemap | None:
    """A site map in plain text: an address a line, and nothing else."""
    lines = [stripped for one in text[:LONGEST].splitlines()[: MOST_PAGES + 1] if (stripped := one.strip())]
    if not lines or not all(one.startswith(("http://", "https://")) and " " not in one for one in lines):
        return None
    found = tuple(Listed(target) for one in lines[:MOST_PAGES] if (target := absolute(url, one).partition("#")[0]))
    return Sitemap(url, found, (), len(lines) > MOST_PAGES)
