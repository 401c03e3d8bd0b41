"""Lifts long texts out of a feed before it is parsed, and gives them back afterwards.

feedparser spends most of its time on texts that it only hands on, and in a few places the square of their length; what
is left here is the skeleton of the feed, with a short token where each text was. A text that holds markup, as in
XHTML, is lifted with it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TOKEN = "lifted"  # noqa: S105 (no secret)
"""What the tokens begin with."""
SHORTEST = 200
"""Bytes from which a text is lifted."""
MOST_SEEN = 200_000
"""Elements looked at; the document is cut there."""
LONGEST_AUTHOR = 500
"""Bytes of an element that names an author, with what is in it: feedparser looks in it for an e-mail address, in a time
that grows with the square of its length."""

_BODIES = rb"encoded|description|content|summary|fullitem|abstract"
_AUTHORS = rb"author|creator|managingeditor|webmaster|publisher"
_SHORT = rb"title|subtitle|name|email|keywords|tags|category|subject|pubdate|published|updated|date|copyright|rights"
_ELEMENT = re.compile(
    rb"<(?:!--|!\[CDATA\[|((?:([\w.-]{1,40}):)?(" + b"|".join((_BODIES, _AUTHORS, _SHORT)) + rb"))"
    rb"((?:\s(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)?+)>)",
    re.IGNORECASE,
)
_STOP = re.compile(
    rb"<(?:!--|!\[CDATA\[|(/?)((?:[\w.-]{1,40}:)?(?:" + _BODIES + rb"|item|entry))(?=[\s>/]))", re.IGNORECASE
)
_BODY = re.compile(_BODIES, re.IGNORECASE)
_AUTHOR = re.compile(_AUTHORS, re.IGNORECASE)
_OWN_MARKUP = re.compile(rb"content|atom|a10|", re.IGNORECASE)
"""Prefixes of bodies; the content of `media:content`, say, is elements of the feed."""
_TYPE = re.compile(rb"(?:^|\s)type\s*=\s*[\"']?\s*([^\s\"'>]*)", re.IGNORECASE)
_TEXT_TYPE = re.compile(rb"(?:text|html|xhtml|plain|text/.*|.*[+/]xml|)", re.IGNORECASE)
_BASE64 = re.compile(rb"base64", re.IGNORECASE)
_CDATA, _CDATA_END = b"<![CDATA[", b"]]>"
_USUAL = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&"))
_UNUSUAL = re.compile(r"&(?!lt;|gt;|quot;|#39;|#x27;|amp;)")
_PREFIXED = re.compile(r"<(/?)[\w.-]{1,40}:(?=[A-Za-z])")


@dataclass(frozen=True, slots=True)
class _Text:
    """Where a text stands in the document, and whether it stands there as markup."""

    start: int
    end: int
    is_markup: bool


@dataclass(frozen=True, slots=True)
class Lifted:
    """A feed in two parts.

    Attributes:
        skeleton: the document with tokens for its long texts.
    """

    skeleton: bytes
    _document: bytes
    _texts: Mapping[str, _Text]

    def length(self, value: str) -> int:
        """How long the text is that a value of the parsed skeleton stands for, about."""
        found = self._texts.get(value)
        return len(value) if found is None else found.end - found.start

    def markup(self, value: str) -> int:
        """How many tags the text holds, about."""
        found = self._texts.get(value)
        if found is None:
            return value.count("<")
        escaped = sum(self._document.count(one, found.start, found.end) for one in (b"&lt;", b"&amp;lt;"))
        return escaped + self._document.count(b"<", found.start, found.end)

    def text(self, value: str) -> str:
        """The text that a value of the parsed skeleton stands for."""
        found = self._texts.get(value)
        if found is None:
            return value
        written = self._document[found.start : found.end].decode("utf-8", "replace")
        return _unprefixed(written) if found.is_markup else _repaired(_unescaped(written))


def lift(document: bytes, start: int) -> Lifted:
    """Take the long texts out of a document.

    Args:
        document: in UTF-8.
        start: where its first element is; what stands before it is left out, and what follows an aside without end.
    """
    token = _token(document)
    texts: dict[str, _Text] = {}
    pieces: list[bytes] = []
    place, kept, seen = start, start, 0
    while (found := _ELEMENT.search(document, place)) is not None and (seen := seen + 1) <= MOST_SEEN:
        place = found.end()
        if found[3] is None:
            place = _after_aside(document, found)
            if place < 0:
                break
        elif _is_too_long_an_author(document, found):
            pieces.append(document[kept : found.start()])
            kept = place
        elif (text := _text(document, found)) is not None:
            name = f"{token}{len(texts)}"
            texts[name] = text
            pieces += (document[kept : text.start], name.encode())
            place = kept = text.end
    pieces.append(document[kept : len(document) if found is None else found.start()])
    return Lifted(b"".join(pieces), document, texts)


def _token(document: bytes) -> str:
    """A word that the document does not hold."""
    token = TOKEN
    while token.encode() in document:
        token = f"{token}x"
    return token


def _after_aside(document: bytes, found: re.Match[bytes]) -> int:
    """Where a comment or a section ends, or -1."""
    ending = b"-->" if found[0] == b"<!--" else _CDATA_END
    end = document.find(ending, found.end())
    return end if end < 0 else end + len(ending)


def _is_too_long_an_author(document: bytes, found: re.Match[bytes]) -> bool:
    if not _AUTHOR.fullmatch(found[3]):
        return False
    closing = document.find(b"</" + found[1], found.end(), found.end() + LONGEST_AUTHOR)
    return closing < 0


def _text(document: bytes, found: re.Match[bytes]) -> _Text | None:
    """The text of an element, where it can be lifted."""
    if found[4].endswith(b"/") or not _is_text(found[4]):
        return None
    start, end = found.end(), _end_of_text(document, found.end())
    if end < 0:
        return None
    is_markup = not document.startswith(b"</" + found[1], end)
    if is_markup:
        if not _BODY.fullmatch(found[3]) or not _OWN_MARKUP.fullmatch(found[2] or b""):
            return None
        end = -1 if b"&lt;" in document[start:end] else _end_of_markup(document, found[1], end)
    return _Text(start, end, is_markup) if end - start >= SHORTEST else None


def _is_text(attributes: bytes) -> bool:
    """Is an element with these attributes written as text or markup, rather than coded?"""
    if not attributes:
        return True
    declared = _TYPE.search(attributes)
    return not _BASE64.search(attributes) and (declared is None or _TEXT_TYPE.fullmatch(declared[1]) is not None)


def _end_of_text(document: bytes, place: int) -> int:
    """Where a run of text and CDATA sections ends, or -1."""
    while (place := document.find(b"<", place)) >= 0 and document.startswith(_CDATA, place):
        end = document.find(_CDATA_END, place)
        if end < 0:
            return -1
        place = end + len(_CDATA_END)
    return place


def _end_of_markup(document: bytes, name: bytes, place: int) -> int:
    """Where the element of that name ends, or -1 where it holds what can't be part of a text."""
    found = _STOP.search(document, place)
    is_end = found is not None and found[1] == b"/" and found[2] == name
    return found.start() if found is not None and is_end else -1


def _unescaped(written: str) -> str:
    """Text with its references read once, but for what stands in CDATA sections."""
    start, *sections = written.split(_CDATA.decode())
    parts = [_read_references(start)]
    for one in sections:
        section, _, after = one.partition(_CDATA_END.decode())
        parts += (section, _read_references(after))
    return "".join(parts)


def _read_references(written: str) -> str:
    """Text with its references read once; the usual ones are escaped markup, and quicker one by one."""
    if _UNUSUAL.search(written):
        return html.unescape(written)
    for reference, sign in _USUAL:
        written = written.replace(reference, sign)
    return written


def _repaired(text: str) -> str:
    """UTF-8 that was taken for Latin-1 and written in UTF-8 once more, read as it was meant; feedparser does it too."""
    try:
        return text if text.isascii() else text.encode("latin-1").decode("utf-8")
    except ValueError:
        return text


def _unprefixed(markup: str) -> str:
    """Markup as HTML has it: without the prefix of a namespace."""
    return _PREFIXED.sub(r"<\1", markup) if _PREFIXED.match(markup.lstrip()) else markup
