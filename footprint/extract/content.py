"""Reads the body of a post: how long it is, where it links, how it is built.

Bodies are hostile until shown otherwise: nothing here raises, and what lies beyond the bounds is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from itertools import filterfalse, islice
from typing import TYPE_CHECKING

from lxml import etree, html

from footprint.extract.html import absolute
from footprint.extract.text import LONGEST_FRAGMENT, is_unspaced, plain, segments, spoken, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OPENING = 300
"""Words kept of a post, to tell two posts apart."""
MOST_LINKS = 100
"""Targets kept of one post."""
MOST_TARGETS = 500
"""Links and embeds looked at in one post."""
LONG_WORD = 7
"""Letters from which a word is long for LIX (Björnsson, 1968: more than six)."""

_CUT = re.compile(
    r"(?i)(?:…|\.\.\.|\[(?:…|\.\.\.)\]|read more|continue reading|keep reading|lire la suite|en savoir plus)[\W_]*$"
)
_TEASER = 80
"""Characters at the end of a text in which a teaser shows."""
_ENDS = frozenset(".!?…。！？")  # noqa: RUF001 (those of Chinese and Japanese)
_AFTER_ENDS = "»”’\"')]›」』"  # noqa: RUF001 (they may close a sentence)
_AROUND = ',.;:!?()"«»“”…—–'  # noqa: RUF001 (they stand around words)
_EMBEDS = {"iframe": "src", "embed": "src", "audio": "src", "video": "src", "source": "src", "object": "data"}
_STRUCTURE = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl"})
_CODE = frozenset({"pre", "code"})
_BLOCKS = frozenset({"p", "br", "div", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "pre", "figure"})
_READ = tuple(sorted({"a", "img", *_EMBEDS, *_STRUCTURE, *_CODE, *_BLOCKS}))
_PARSER = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
_DATA = re.compile(r"(?i)\bdata:[a-z/+.-]{0,40};base64,[a-z0-9+/=%\s]++")
"""A picture that is written into the text, which may be longer than the text."""
_PLAIN_URL = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]{1,5})?(?:/[\w.~!$&'()*+,=:@%/-]*)?(?:\?[\w.~!$&'()*+,=:@%/?-]+)?",
    re.ASCII,
)
"""An address that stands for itself, as most do: `absolute` takes ten times as long to say so."""
_LONGEST_URL = 1_000
_ESCAPED_TWICE = re.compile(
    r"(?i)\s*+&lt;(?:p|div|br|h[1-6]|ul|ol|a|img|figure|blockquote|span|strong|em|table|section)\b"
)
"""How a text begins that is HTML, and was escaped once more than its feed says."""


@dataclass(frozen=True, slots=True)
class Content:
    """The body of a post.

    Attributes:
        words: by Unicode's boundaries, see `spoken`.
        opening: the first 300 of them, as they are written, one space apart.
        links: absolute http(s) targets of its links without fragments, each once, in its order, at most 100.
        has_structure: it has a heading, a list, or an image with an alternative text.
        has_code: it has a block of code.
        embeds: absolute addresses of what it embeds: frames, sound, films.
        sentences, long_words: counted for readability (LIX).
        is_cut: it ends as a teaser does.
        blocks: paragraphs, line breaks, items and the like, which an excerpt rarely has.
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
    blocks: int = 0


def read_content(markup: str, base: str) -> Content:
    """Read a fragment of HTML, or plain text.

    Args:
        markup: the fragment.
        base: address that its relative links start from.
    """
    if _ESCAPED_TWICE.match(markup) and "<" not in markup:
        markup = unescape(markup)
    if len(markup) > LONGEST_FRAGMENT:
        markup = _DATA.sub("", markup)
    pieces = words_of(markup)
    words, long_words, sentences, opening = _counted(pieces)
    built = _Built.of(markup, base)
    return Content(
        words=words,
        opening=opening,
        links=built.links,
        has_structure=built.has_structure,
        has_code=built.has_code,
        embeds=built.embeds,
        sentences=sentences or int(words > 0),
        long_words=long_words,
        is_cut=bool(_CUT.search(" ".join(pieces[-8:])[-_TEASER:])),
        blocks=built.blocks,
    )


def _counted(pieces: list[str]) -> tuple[int, int, int, str]:
    """Words, long words, ends of sentences, and the first words, of a text in pieces without blanks.

    In most scripts a piece of letters and digits alone is a word, and only the others are taken apart.
    """
    if is_unspaced("".join(pieces)):
        said = list(spoken(pieces))
        sentences = sum(one in _ENDS for one in "".join(pieces))
        return len(said), _long(said), sentences, " ".join(said[:OPENING])
    others = list(filterfalse(str.isalnum, pieces))
    bare = [one.strip(_AROUND) for one in others]
    joined = segments(" ".join(filterfalse(str.isalnum, bare)))
    words = len(pieces) - len(others) + sum(map(str.isalnum, bare)) + len(joined)
    long = [one for one in pieces if len(one) >= LONG_WORD and one.isalpha()]
    long += [one for one in bare if len(one) >= LONG_WORD and one.isalpha()]
    ends = [
        one for one in others if one[-1] in _ENDS or (one[-1] in _AFTER_ENDS and one.rstrip(_AFTER_ENDS)[-1:] in _ENDS)
    ]
    return words, len(long) + _long(joined), len(ends), " ".join(pieces[:OPENING])


def _long(words: Iterable[str]) -> int:
    return sum(len(one) >= LONG_WORD and sum(map(str.isalpha, one)) >= LONG_WORD for one in words)


@dataclass(frozen=True, slots=True)
class _Built:
    """What the markup of a body says; see `Content`."""

    links: tuple[str, ...] = ()
    embeds: tuple[str, ...] = ()
    has_structure: bool = False
    has_code: bool = False
    blocks: int = 0

    @classmethod
    def of(cls, markup: str, base: str) -> _Built:
        root = _tree(markup)
        if root is None:
            return cls()
        elements = list(root.iter(*_READ))
        names = {str(one.tag) for one in elements}
        described = any(plain(str(one.get("alt", ""))) for one in elements if one.tag == "img")
        return cls(
            links=_targets(base, (str(one.get("href", "")) for one in elements if one.tag == "a")),
            embeds=_targets(base, (str(one.get(_EMBEDS[str(one.tag)], "")) for one in elements if one.tag in _EMBEDS)),
            has_structure=described or not names.isdisjoint(_STRUCTURE),
            has_code=not names.isdisjoint(_CODE),
            blocks=sum(one.tag in _BLOCKS for one in elements),
        )


def _tree(markup: str) -> html.HtmlElement | None:
    if "<" not in markup:
        return None
    try:
        return etree.fromstring(markup[:LONGEST_FRAGMENT].replace("\0", "").encode("utf-8", "replace"), _PARSER)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _targets(base: str, found: Iterator[str]) -> tuple[str, ...]:
    absolutes = (_absolute(base, one) for one in islice(dict.fromkeys(found), MOST_TARGETS))
    return tuple(dict.fromkeys(one for one in absolutes if one))[:MOST_LINKS]


def _absolute(base: str, target: str) -> str:
    """The address that a target stands for, without its fragment, or empty."""
    written = target.partition("#")[0]
    if len(written) <= _LONGEST_URL and _PLAIN_URL.fullmatch(written):
        return written
    return absolute(base, target).partition("#")[0]
