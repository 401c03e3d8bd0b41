"""Makes a stranger's text fit to be kept, counted and shown."""

from __future__ import annotations

import codecs
import html
import re
from typing import TYPE_CHECKING

import regex  # type: ignore[import-untyped]  # it ships no types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 1_000
"""Characters kept of one title, description or link."""
LONGEST_FRAGMENT = 200_000

_HIDDEN = re.compile(r"<(?:script|style)\b", re.IGNORECASE)
_SHOWN_AGAIN = re.compile(r"</(?:script|style)\b", re.IGNORECASE)
_ATTRIBUTES = r"""(?:[^<>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+"""
_END = r"(?:>|\Z)"  # a tag that the text breaks off in is none of its words
_INLINE = re.compile(
    r"<(?:/(?=\w++>[^<])|(?!/))(?:a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span"
    rf"|strike|strong|sub|sup|tt|u|var|wbr)(?![\w:-]){_ATTRIBUTES}{_END}",
    re.IGNORECASE,
)
"""Tags inside a word; where one follows the other, as in a row of links, there are two words."""
_TAG = re.compile(rf"<[a-z/!?]{_ATTRIBUTES}{_END}", re.IGNORECASE)
_UNSHOWN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")

_TWO = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_FIVE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_UNSPACED = re.compile(f"[{_TWO}{_FIVE}]")
_NEVER_UNSPACED = bytes(one for one in range(256) if one not in {0xE0, 0xE1, *range(0xE3, 0xEA), 0xEF, 0xF0})
"""Bytes that no such sign begins with in UTF-8: to strike them out is the quickest way to see that there is none."""
_SPOKEN = re.compile(f"[{_TWO}]{{1,2}}|[{_FIVE}]{{1,5}}|[^{_TWO}{_FIVE}]+")
_MARKED = re.compile("[^\x00-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u200b\u2010-\u2027\u2030-\u205e\u20a0-\u20cf]")
"""Beyond the letters of Latin, Greek and Cyrillic script and their punctuation."""
_JOINED = re.compile(
    r"(?<!\w)(?!_++\b)\w++(?:(?:(?<=[^\W\d_])[.:'’‘·․‧](?=[^\W\d_])|(?<=\d)[.,;'’‘․](?=\d))\w++)*"  # noqa: RUF001 (as they are)
)
"""The words of such text by the rules of UAX #29 (WB5 to WB13b), ten times as fast as all the rules.

The last repetition is not possessive: one that looks back loses a letter in Python before 3.11.5 (gh-106052). Nothing
comes after it, so nothing is tried twice.
"""
_BOUNDARY = regex.compile(r"(?w)\b")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""How a document in wide characters begins, with a byte order mark (XML 1.0, F.1)."""
_WIDE = (
    (re.compile(rb"<\0[?!A-Za-z]\0"), "utf-16-le"),
    (re.compile(rb"\0<\0[?!A-Za-z]"), "utf-16-be"),
    (re.compile(rb"<\0\0\0[?!A-Za-z]\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0<\0\0\0[?!A-Za-z]"), "utf-32-be"),
    (re.compile(rb"\x4c\x6f\xa7\x94"), "cp037"),
)
"""And without one."""
_WESTERN = frozenset({"iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1", "ascii", "us-ascii"})
"""Names that all mean windows-1252 (Encoding Standard, 4.2)."""
_SAMPLE = 1_000_000
_LONGEST_LETTER = 4
"""Bytes of one, which may be cut where the document ends."""
_STRAY = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_STRAYS = 0.2
"""The share of broken among all characters beyond ASCII, up to which a document is UTF-8 with slips: the pairs of bytes
of other charsets look like UTF-8 by chance in one case of six."""


def decoded(body: bytes, declared: Iterable[str] = ()) -> str:
    """The text of a document: as its first bytes show, else UTF-8 when it is UTF-8 but for slips, else as declared.

    Args:
        body: the document.
        declared: charsets that are named for it, the most trusted first; what fits none is windows-1252, which is what
            browsers fall back to (Encoding Standard, 4.2).
    """
    names = (one.lower() for one in declared)
    for charset in (_marked(body), "utf-8"):
        try:
            return body.decode(charset)
        except (LookupError, ValueError):
            continue
    if _is_nearly_utf8(body):
        return _STRAY.sub(_western, body.decode("utf-8", "surrogateescape"))
    for charset in names:
        try:
            return body.decode("windows-1252" if charset in _WESTERN else charset)
        except (LookupError, ValueError):
            continue
    return body.decode("windows-1252", "replace")


def _marked(body: bytes) -> str:
    """The charset that the first bytes show, or empty."""
    marked = next((charset for mark, charset in _MARKS if body.startswith(mark)), "")
    return marked or next((charset for form, charset in _WIDE if form.match(body)), "")


def _is_nearly_utf8(body: bytes) -> bool:
    """Was a document written in UTF-8, and cut within a letter or patched with another charset's?"""
    sample = body[: min(_SAMPLE, len(body) - _LONGEST_LETTER)].decode("utf-8", "surrogateescape")
    strays = sum(1 for _ in _STRAY.finditer(sample))
    return strays <= _STRAYS * sum(1 for _ in _BEYOND_ASCII.finditer(sample))


def _western(stray: re.Match[str]) -> str:
    return bytes([ord(stray[0]) - 0xDC00]).decode("windows-1252", "replace")


def plain(text: str) -> str:
    """One line without control characters, marks that turn the direction of text, or lone surrogates."""
    return " ".join(_UNSHOWN.sub("", text[: 8 * LONGEST]).split())[:LONGEST]


def words_of(markup: str) -> list[str]:
    """What a fragment of HTML or plain text shows, in pieces without blanks: tags left out, entities read once.

    Linear in the length of the fragment, whatever it holds; only the first 200,000 characters are read.
    """
    text = _uncommented(markup[:LONGEST_FRAGMENT])
    shown, *hidden = _HIDDEN.split(text)
    if hidden:
        text = " ".join((shown, *map(_after_hidden, hidden)))
    if "<" in text:
        text = _TAG.sub(" ", _INLINE.sub("", text))
    return _UNSHOWN.sub("", html.unescape(text)).split()


def _uncommented(markup: str) -> str:
    """Without comments; one that is never closed takes all that follows, as in a browser."""
    if "<!--" not in markup:
        return markup
    shown, *comments = markup.split("<!--")
    return " ".join((shown, *(one.partition("-->")[2] for one in comments)))


def _after_hidden(text: str) -> str:
    """What is shown again after the start of a script or a style."""
    closing = _SHOWN_AGAIN.search(text)
    start = closing.start() if closing else text.find("</")
    return text[start:] if start >= 0 else ""


def is_unspaced(text: str) -> bool:
    """Does a text have signs of a script that is written without spaces?"""
    if text.isascii() or not text.encode("utf-8", "replace").translate(None, _NEVER_UNSPACED):
        return False
    return _UNSPACED.search(text) is not None


def spoken(words: Iterable[str]) -> Iterator[str]:
    """The words by Unicode's boundaries (UAX #29), of which each holds a letter or a digit.

    So “it's” is one and “blog-post” two; a dash or an emoji is none. A raised number or a fraction is no word of its
    own beside letters or digits. Scripts that put no space between words are
    tailored, as the annex asks for, without a dictionary: their signs come in runs of a word's usual length, set a
    little high so that no post is taken for longer than it is: two signs of Chinese or Japanese, five of Thai, Lao,
    Burmese or Khmer.

    Args:
        words: pieces of text without blanks in them.
    """
    for word in words:
        if word.isascii() and word.isalnum():
            yield word
        elif is_unspaced(word):
            for one in _SPOKEN.finditer(word):
                yield from (one[0],) if _UNSPACED.match(one[0]) else segments(one[0])
        else:
            yield from segments(word)


def segments(text: str) -> list[str]:
    """The words of a text by Unicode's boundaries, as they are: not tailored, see `spoken`."""
    if not _MARKED.search(text):
        return _JOINED.findall(text)
    return [one for one in _BOUNDARY.split(text) if any(map(str.isalnum, one))]
