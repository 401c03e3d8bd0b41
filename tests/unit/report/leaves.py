"""What a finished report says, text by text, and what a rendering of it says: to hold one against the other.

The walk knows no field by name, so that one that is added later is looked for by itself.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from fnmatch import fnmatchcase
from html.parser import HTMLParser
from typing import TYPE_CHECKING, TypeVar, cast

from markdown_it import MarkdownIt

from footprint.message import Message
from footprint.report import Format
from unit.report.evidence import unisolated

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

    from footprint.locale import Translator

T = TypeVar("T")

SILENT = frozenset(("style", "head"))
SPOKEN = ("aria-label", "title", "content", "href", "value", "xlink:href", "lang")
"""Attributes that are read out, or lead somewhere, or say in which language one reads."""
QUOTES = ("«\xa0", "\xa0»")
"""What a browser sets around `<q>`: `q { quotes: … }` of report.css."""

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One text of a report, and the way to it from the top, such as `exposed.claims.link.href`."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a value that was met, and whether it held anything there."""

    key: str
    is_filled: bool


def leaves(value: object, words: Translator) -> tuple[Leaf, ...]:
    """Every text of a finished report once for each field that holds it."""
    return tuple(dict.fromkeys(_leaves(value, words, "")))


def _leaves(value: object, words: Translator, key: str) -> Iterator[Leaf]:
    match value:
        case Message():
            yield Leaf(key, one_line(words.say(value)))
        case Enum():
            return
        case str() if _WORD.search(value):
            yield Leaf(key, one_line(value))
        case tuple():
            for one in cast("tuple[object, ...]", value):  # of any types: each is asked in turn
                yield from _leaves(one, words, key)
        case _ if is_dataclass(value) and not isinstance(value, type):
            for one in fields(value):
                yield from _leaves(getattr(value, one.name), words, f"{key}.{one.name}".lstrip("."))
        case _:
            return


def met(value: object) -> Iterator[Field]:
    """Every field of every value in a finished report, as often as it is met."""
    match value:
        case tuple():
            for one in cast("tuple[object, ...]", value):  # see above
                yield from met(one)
        case _ if is_dataclass(value) and not isinstance(value, (type, Message)):
            for one in fields(value):
                held = getattr(value, one.name)
                yield Field(f"{type(value).__name__}.{one.name}", bool(held))
                yield from met(held)
        case _:
            return


def one_line(text: str) -> str:
    """The text with each run of spaces, of whatever kind, as one."""
    return _SPACE.sub(" ", text).strip()


def holds(shown: str, text: str) -> bool:
    """Does a rendering say this, and not only as a part of a longer word?"""
    at = shown.find(text)
    while at >= 0:
        before, after = shown[at - 1 : at], shown[at + len(text) : at + len(text) + 1]
        if not (_is_letter(before) and _is_letter(text[0])) and not (_is_letter(after) and _is_letter(text[-1])):
            return True
        at = shown.find(text, at + 1)
    return False


def _is_letter(one: str) -> bool:
    return bool(one) and (one.isalnum() or one == "_")


class _Texts(HTMLParser):
    """Collects what a reader of a page, or a listener, is told: one piece between tags, and one an attribute."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[list[str]] = [[]]
        self.spoken: list[str] = []
        self._silent = 0
        self._is_term = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag parts what it stands between, but for one of a break, a quotation or a term that is explained."""
        self._silent += tag in SILENT
        self._is_term = tag == "a" and ("class", "term") in attrs
        if self._is_term:
            return
        if tag == "q":
            self.handle_data(QUOTES[0])
        elif tag != "wbr":
            self.pieces.append([])
        self.spoken += [value for name, value in attrs if name in SPOKEN and value and not self._silent]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT
        if tag == "q":
            self.handle_data(QUOTES[1])
        elif not (tag == "a" and self._is_term):
            self.pieces.append([])
        self._is_term = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces[-1].append(data)


def of_html(text: str) -> tuple[str, ...]:
    """The texts of a page, then those of attributes; marks of direction that come in pairs are nothing to read."""
    read = _Texts()
    read.feed(unisolated(text))
    read.close()
    pieces = ("".join(one) for one in read.pieces)
    return tuple(filter(None, map(one_line, (*pieces, *read.spoken))))


def of_markdown(text: str) -> tuple[str, ...]:
    """The texts of a document in Markdown, read as a reader of it would."""
    return of_html(MarkdownIt("commonmark", {"html": False}).enable("table").render(text))


def of_terminal(text: str) -> tuple[str, ...]:
    """The lines of a terminal that is so wide that none was parted."""
    return tuple(filter(None, map(one_line, text.splitlines())))


def unexplained(piece: str, known: Container[str]) -> str:
    """The least that is left of a text when what is known is taken from its beginning, again and again.

    The longest known text need not be the one that leads on: “Journalist · 88” may be known, and “88 out of 100” be
    what follows “Journalist”. So each place that a known text leads to is gone on from.
    """
    reached, ahead = {0}, [0]
    while ahead and len(piece) not in reached:
        at = ahead.pop()
        found = {*_ends(piece, at, known)} - reached
        reached |= found
        ahead += sorted(found)
    return piece[max(reached) :]


def _ends(text: str, at: int, known: Container[str]) -> Iterator[int]:
    """Where the known texts end that stand there; what is no letter is passed by itself."""
    if at < len(text) and not _is_letter(text[at]):
        yield at + 1
    for end in range(at + 1, len(text) + 1):
        if not (_is_letter(text[end - 1]) and _is_letter(text[end : end + 1])) and text[at:end] in known:
            yield end


def of_json(text: str) -> tuple[str, ...]:
    """Every text and number of a document."""
    return tuple(map(one_line, _scalars(json.loads(text))))


def _scalars(tree: object) -> Iterator[str]:
    match tree:
        case dict():
            yield from _scalars(tuple(cast("dict[str, object]", tree).values()))  # JSON has no other keys
        case list() | tuple():
            for one in cast("list[object]", tree):  # of any types: each is asked in turn
                yield from _scalars(one)
        case None:
            return
        case _:
            yield str(tree)


READERS: Mapping[Format, Callable[[str], tuple[str, ...]]] = {
    Format.HTML: of_html,
    Format.MD: of_markdown,
    Format.SVG: of_html,
    Format.TERMINAL: of_terminal,
    Format.JSON: of_json,
}


def marked(value: T, skipped: tuple[str, ...]) -> tuple[T, tuple[Leaf, ...]]:
    """The same value with one text of every field replaced by a word of its own, and these words."""
    found: dict[str, str] = {}
    made = _marked(value, "", skipped, found)
    return cast("T", made), tuple(Leaf(key, word) for key, word in found.items())  # the walk keeps each type


def _marked(value: object, key: str, skipped: tuple[str, ...], found: dict[str, str]) -> object:
    match value:
        case Enum() | Message():
            return value
        case str() if _WORD.search(value) and key not in found and not any(fnmatchcase(key, one) for one in skipped):
            word = f"zq{len(found)}qz"
            found[key] = f"https://{word}.example/" if value.startswith("http") else word
            return found[key]
        case tuple():
            parts = cast("tuple[object, ...]", value)  # of any types: each is asked in turn
            return tuple(_marked(one, key, skipped, found) for one in parts)
        case _ if is_dataclass(value) and not isinstance(value, type):
            changed = {
                one.name: _marked(getattr(value, one.name), f"{key}.{one.name}".lstrip("."), skipped, found)
                for one in fields(value)
            }
            return replace(value, **changed)
        case _:
            return value
