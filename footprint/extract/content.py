"""Reads the body of a post: how long it is, where it links, how it is built.

Bodies are hostile until shown otherwise: nothing here raises, and what lies beyond the bounds is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree, html

from footprint.extract.html import absolute
from footprint.extract.text import LONGEST_FRAGMENT, plain, spoken, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

OPENING = 300
"""Words kept of a post, to tell two posts apart."""
MOST_LINKS = 100
"""Targets kept of one post."""
LONG_WORD = 7
"""Letters from which a word is long for LIX (Björnsson, 1968: more than six)."""

_CUT = re.compile(
    r"(?i)(?:…|\.\.\.|\[(?:…|\.\.\.)\]|read more|continue reading|keep reading|lire la suite|en savoir plus)[\W_]*$"
)
_TEASER = 80
"""Characters at the end of a text in which a teaser shows."""
_SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$)")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_EMBEDS = {"iframe": "src", "embed": "src", "audio": "src", "video": "src", "source": "src", "object": "data"}


@dataclass(frozen=True, slots=True)
class Content:
    """The body of a post.

    Attributes:
        words: see `spoken`.
        opening: the first 300 of them, one space apart.
        links: absolute http(s) targets of its links without fragments, each once, in its order, at most 100.
        has_structure: it has a heading, a list, or an image with an alternative text.
        has_code: it has a block of code.
        embeds: absolute addresses of what it embeds: frames, sound, films.
        sentences, long_words: counted for readability (LIX).
        is_cut: it ends as a teaser does.
    """

    words: int = 0
    opening: str = ""
    links: tuple[str, ...] = ()
    has_structure: bool = False
    has_code: bool = False
    embeds: tuple[str, ...] = ()
    sentences: int = 0
    long_words: int = 0
    is_cut: bool = False


def read_content(markup: str, base: str) -> Content:
    """Read a fragment of HTML, or plain text.

    Args:
        markup: the fragment.
        base: address that its relative links start from.
    """
    words = words_of(markup)
    said = list(spoken(words))
    text = " ".join(words)
    root = _tree(markup)
    return Content(
        words=len(said),
        opening=" ".join(said[:OPENING]),
        links=() if root is None else _links(root, base),
        has_structure=root is not None and _has_structure(root),
        has_code=root is not None and next(root.iter("pre", "code"), None) is not None,
        embeds=() if root is None else _embeds(root, base),
        sentences=len(_SENTENCE_END.findall(text)) or bool(said),
        long_words=sum(sum(map(str.isalpha, one)) >= LONG_WORD for one in said),
        is_cut=bool(_CUT.search(" ".join(words[-8:])[-_TEASER:])),
    )


def _tree(markup: str) -> html.HtmlElement | None:
    if "<" not in markup:
        return None
    try:
        return html.fragment_fromstring(markup[:LONGEST_FRAGMENT].replace("\0", ""), create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _links(root: html.HtmlElement, base: str) -> tuple[str, ...]:
    found = (absolute(base, str(one.get("href", ""))).partition("#")[0] for one in root.iter("a"))
    return _unique(found, MOST_LINKS)


def _embeds(root: html.HtmlElement, base: str) -> tuple[str, ...]:
    found = (absolute(base, str(one.get(_EMBEDS[str(one.tag)], ""))) for one in root.iter(*_EMBEDS))
    return _unique(found, MOST_LINKS)


def _has_structure(root: html.HtmlElement) -> bool:
    if next(root.iter(*_HEADINGS, "ul", "ol", "dl"), None) is not None:
        return True
    return any(plain(str(one.get("alt", ""))) for one in root.iter("img"))


def _unique(found: Iterable[str], most: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in found if one))[:most]
