"""Makes a stranger's text fit to be kept and shown."""

from __future__ import annotations

import codecs
import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 1_000
"""Characters kept of one title, description or link."""
LONGEST_FRAGMENT = 200_000

_HIDDEN = re.compile(r"<(?:script|style)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_TWO = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_FIVE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_SPOKEN = re.compile(f"[{_TWO}]{{1,2}}|[{_FIVE}]{{1,5}}|[^{_TWO}{_FIVE}]+")
_UNSHOWN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
"""How a document in wide characters begins: with a byte order mark, or as XML does (XML 1.0, F.1)."""


def decoded(body: bytes, declared: Iterable[str] = ()) -> str:
    """The text of a document: as its first bytes show, else UTF-8 when it is valid UTF-8, else as declared.

    Args:
        body: the document.
        declared: charsets that are named for it, the most trusted first; what fits none is windows-1252, which is what
            browsers fall back to (Encoding Standard, 4.2).
    """
    marked = next((charset for mark, charset in _MARKS if body.startswith(mark)), "")
    for charset in (marked, "utf-8", *declared):
        try:
            return body.decode(charset)
        except (LookupError, ValueError):
            continue
    return body.decode("windows-1252", "replace")


def plain(text: str) -> str:
    """One line without control characters, marks that turn the direction of text, or lone surrogates."""
    return " ".join(_UNSHOWN.sub("", text[: 8 * LONGEST]).split())[:LONGEST]


def words_of(markup: str) -> list[str]:
    """The words of a fragment of HTML or plain text: tags, scripts and styles left out, entities read once.

    Linear in the length of the fragment, whatever it holds; only the first 200,000 characters are read.
    """
    shown, *hidden = _HIDDEN.split(markup[:LONGEST_FRAGMENT])
    after = (one[one.lower().find("</") :] if "</" in one else "" for one in hidden)
    return _UNSHOWN.sub("", html.unescape(_TAG.sub(" ", " ".join((shown, *after))))).split()


def spoken(words: Iterable[str]) -> Iterator[str]:
    """The words, and those of scripts that put no space between them as runs of a word's usual length.

    Without this a post of a thousand signs would be a word long. The lengths are set a little high, so that no post is
    taken for longer than it is: two signs of Chinese or Japanese, five of Thai, Lao, Burmese or Khmer.
    """
    for word in words:
        yield from (word,) if word.isascii() else (one[0] for one in _SPOKEN.finditer(word))
