"""What is looked for on a page, item by item; pure.

Numbers are those of whoever is named beside them. A length of titles is a habit of the trade: search engines set none.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from footprint.extract.domain import registrable
from footprint.extract.html import absolute
from footprint.web.exchange import Response
from footprint_checks.accounts.links import normal, without_www
from footprint_checks.site.files import has_sitemap

if TYPE_CHECKING:
    from footprint.extract.sheet import Anchor, Image, Sheet
    from footprint_checks.site.observation import Home, SeenPage

SHORTEST_TITLE, LONGEST_TITLE = 10, 70
ENOUGH = 0.9
"""Share of images with an alternative, and of links that say where they lead, from which a page passes. Of links it is
not all, since a vague one may be clear from what stands around it (WCAG 2.2, 2.4.4)."""


class Item(StrEnum):
    """One thing that a page has or lacks."""

    TITLE = "title"
    DESCRIPTION = "description"
    HEADING = "heading"
    LANGUAGE = "language"
    CANONICAL = "canonical"
    VIEWPORT = "viewport"
    DISCOVERY = "discovery"
    SLUG = "slug"
    ALTERNATIVES = "alternatives"
    ORDER = "order"
    LINKS = "links"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a page does at one item.

    Attributes:
        item: see there.
        is_right: None where it could not be seen.
        where, excerpt: as in `Evidence`.
    """

    item: Item
    is_right: bool | None
    where: str
    excerpt: str = ""


_LANGUAGE = re.compile(r"(?i)[a-z]{2,3}(?:-[a-z0-9]{1,8})*")
"""The usual form of a language tag (BCP 47)."""
_NO_ZOOM = re.compile(r"user-scalable\s*=\s*(?:no|0)\b|maximum-scale\s*=\s*(?:[0-4](?:\.\d*)?)(?![\d.])")
"""Lighthouse, meta-viewport: a page must grow to five times its size (WCAG 2.2, 1.4.4, wants two)."""
_SUFFIX = re.compile(r"\.\w{2,5}$")
_WORD = re.compile(r"[^\W\d_]+")
_HEX = re.compile(r"(?i)[0-9a-f]{8,}(?:-[0-9a-f]{4,})*")
_DECORATION = " .\u2026:!+-<>\u00ab\u00bb\u2013\u2014\u2039\u203a\u2190\u2192"
"""Dots, dashes, angles and arrows around the words of a link."""
_VAGUE = frozenset(
    {
        "click here", "click this", "go", "here", "information", "learn more", "more", "more info",
        "more information", "right here", "read more", "see more", "start", "this",
        "cliquez ici", "cliquer ici", "ici", "là", "en savoir plus", "lire la suite", "lire plus", "voir plus", "voir",
        "suite", "la suite", "plus", "plus d'infos", "plus d'informations", "ce lien", "lien",
    }
)  # fmt: skip
"""The English ones are Lighthouse's (link-text); it has no French list, so those are ours."""


def onpage(page: SeenPage, sheet: Sheet, home: Home) -> tuple[Mark, ...]:
    """The eight items of a page that search engines and readers meet first."""
    heads = [one.text for one in sheet.headings if one.level == 1]
    return (
        Mark(Item.TITLE, _has_title_s_length(sheet.title), "title", sheet.title),
        Mark(Item.DESCRIPTION, bool(sheet.description), "meta[name=description]", sheet.description),
        Mark(Item.HEADING, len(heads) == 1 and bool(heads[0]), "h1", " | ".join(heads[:5])),
        Mark(Item.LANGUAGE, _LANGUAGE.fullmatch(sheet.language) is not None, "html[lang]", sheet.language),
        Mark(Item.CANONICAL, _has_canonical(page, sheet, home), "link[rel=canonical]", " ".join(sheet.canonicals[:3])),
        Mark(Item.VIEWPORT, _fits(sheet.viewport), "meta[name=viewport]", sheet.viewport),
        Mark(Item.DISCOVERY, True if sheet.has_feed else has_sitemap(home), "link[rel=alternate]"),
        Mark(Item.SLUG, page.is_home or is_readable(_address(page)), "url", unquote(_address(page))),
    )


def access(sheet: Sheet) -> tuple[Mark, ...]:
    """Three items of accessibility that show in the code."""
    bare = [one for one in sheet.images if not _is_described(one)]
    jumps = [f"h{one.level} h{other.level}" for one, other in pairwise(sheet.headings) if other.level > one.level + 1]
    jumps += [f"h{one.level} (0)" for one in sheet.headings if not one.text]
    vague = [one for one in sheet.anchors if not says_where(one)]
    return (
        Mark(Item.ALTERNATIVES, _are_few(len(bare), len(sheet.images)), "img[alt]", " ".join(map(_source, bare[:5]))),
        Mark(Item.ORDER, not jumps, "h1-h6", ", ".join(jumps[:5])),
        Mark(
            Item.LINKS, _are_few(len(vague), len(sheet.anchors)), "a", " | ".join(one.text or "-" for one in vague[:5])
        ),
    )


def structured(sheet: Sheet) -> float:
    """1 for data about what the page is about, 0.5 for what previews need, 0 for neither (scoring, D4)."""
    return 1.0 if sheet.data_types or "h-card" in sheet.microformats else 0.5 if sheet.previews else 0.0


def is_readable(url: str) -> bool:
    """Does the end of an address say in words what the page is about (Google, “URL structure best practices”)?

    A word of three letters is enough, or of any length in other scripts; an identifier, a number or a question is none.
    """
    segments = [one for one in unquote(urlsplit(url).path).split("/") if one]
    if segments and segments[-1].lower().startswith("index."):
        segments.pop()
    last = _SUFFIX.sub("", segments[-1]) if segments else ""
    words = () if _HEX.fullmatch(last) else _WORD.findall(last)
    return any(len(one) >= 3 or not one.isascii() for one in words)  # noqa: PLR2004 (see above)


def says_where(anchor: Anchor) -> bool:
    """Does a link have words, and other ones than “read more”?"""
    said = anchor.text.lower().replace("\u2019", "'").strip(_DECORATION)
    return bool(anchor.text) and said not in _VAGUE


def _has_title_s_length(title: str) -> bool:
    """Is it long enough to say something, and short enough to be shown whole?

    A sign of Chinese or Japanese says as much as three letters, and takes the room of two.
    """
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in title)
    return len(title) + 2 * wide >= SHORTEST_TITLE and len(title) + wide <= LONGEST_TITLE


def _has_canonical(page: SeenPage, sheet: Sheet, home: Home) -> bool:
    """One address, written in full, on the same domain, and for a post not the front page (Lighthouse, canonical)."""
    if len(sheet.canonicals) != 1 or not sheet.canonicals[0].lower().startswith(("http://", "https://")):
        return False
    target = absolute(_address(page), sheet.canonicals[0])
    if not target or registrable(target) != registrable(_address(page)):
        return False
    return page.is_home or _spelled(target) != _spelled(home.url)


def _fits(viewport: str) -> bool:
    """Does it fit a small screen, and let the reader enlarge it?"""
    return ("width" in viewport or "initial-scale" in viewport) and _NO_ZOOM.search(viewport) is None


def _is_described(image: Image) -> bool:
    return image.alt is not None and (bool(image.alt) or not image.is_alone)


def _source(image: Image) -> str:
    return image.source.rpartition("/")[2][:60] or "img"


def _are_few(bad: int, total: int) -> bool:
    return bad <= total - ENOUGH * total


def _address(page: SeenPage) -> str:
    outcome = page.exchange.outcome
    return outcome.url if isinstance(outcome, Response) else page.url


def _spelled(url: str) -> str:
    return without_www(normal(url) or "").partition("://")[2]
