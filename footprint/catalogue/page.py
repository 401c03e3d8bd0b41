"""An answer as its marks and fields are looked for in it: read as JSON, or as the code of a page.

Places in JSON are JSON Pointers (RFC 6901), where `*` stands for every item of a list.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.extract.html import Marks
    from footprint.web import Json, Response

Pointer: TypeAlias = tuple[str, ...]
"""The steps of a JSON Pointer."""

_BROKEN = "\N{REPLACEMENT CHARACTER}"
"""Stands for any bytes that are no UTF-8."""


def pointer(text: str) -> Pointer:
    """Cut a JSON Pointer into its steps.

    Raises:
        ValueError: it does not begin with a slash.
    """
    if not text.startswith("/"):
        raise ValueError(f"“{text}” is not a JSON Pointer: it begins with “/”")
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in text[1:].split("/"))


def values(document: Json, steps: Pointer) -> tuple[Json, ...]:
    """What is at a place of a document; nothing when there is no such place."""
    found: tuple[Json, ...] = (document,)
    for step in steps:
        found = tuple(inner for one in found for inner in _inside(one, step))
    return found


def _inside(document: Json, step: str) -> tuple[Json, ...]:
    match document:
        case dict():
            return (document[step],) if step in document else ()
        case list() if step == "*":
            return tuple(document)
        case list() if step.isdecimal() and step.isascii() and int(step) < len(document):
            return (document[int(step)],)
        case _:
            return ()


class Nothing(StrEnum):
    """What stands in the place of a document that could not be read."""

    NOT_JSON = "not json"


@dataclass(frozen=True)
class Page:
    """An answer, parsed once for all its marks."""

    response: Response

    @cached_property
    def text(self) -> str:
        """The body as text."""
        return self.response.text()

    def has(self, words: str) -> bool:
        """Does the text hold this?

        In UTF-8 no character is a part of others (RFC 3629, 1): the bytes tell, and need not be decoded for it.
        """
        encoded = _in_utf_8(words) if self._is_utf_8 else None
        return words in self.text if encoded is None else encoded in self.response.body

    @cached_property
    def _is_utf_8(self) -> bool:
        return self.response.codec == "utf-8"

    @cached_property
    def document(self) -> Json | Nothing:
        """The body as JSON, or the word that it is none; too deep counts as none."""
        return _document(self.text)

    @cached_property
    def marks(self) -> Marks:
        """The code of the body as a page."""
        from footprint.extract.html import read_marks

        return read_marks(self.text)

    def in_script(self, id: str, steps: Pointer) -> tuple[Json, ...]:  # noqa: A002 (it is the element's id)
        """What is at a place of the JSON in a script; nothing when there is no such script, or no JSON in it."""
        document = _document(self.marks.scripts.get(id, ""))
        return () if isinstance(document, Nothing) else values(document, steps)

    def inside(self, name: str) -> Page:
        """What the script of this id holds, or one gives to this name, as if it were the whole answer."""
        text = self.marks.scripts.get(name) or _assigned(self.text, name)
        return Page(replace(self.response, body=text.encode("utf-8", "replace"), headers=()))

    def at(self, steps: Pointer) -> tuple[Json, ...]:
        """What is at a place of the JSON body; nothing when it is not JSON."""
        return () if isinstance(self.document, Nothing) else values(self.document, steps)

    @cached_property
    def members(self) -> frozenset[str]:
        """Every name of a member, at any depth."""
        return frozenset() if isinstance(self.document, Nothing) else frozenset(_members(self.document))


def _in_utf_8(words: str) -> bytes | None:
    """None where what stands in a text need not stand in its bytes, or the other way round."""
    try:
        return None if _BROKEN in words else words.encode()
    except UnicodeEncodeError:
        return None


def _document(text: str) -> Json | Nothing:
    try:
        document: Json = json.loads(text)
    except (ValueError, RecursionError):
        return Nothing.NOT_JSON
    return document


def _assigned(code: str, name: str) -> str:
    """The object that a script gives to a name, as in `var name = {…};` or `name: {…},`; empty when there is none."""
    found = re.search(rf"(?<![\w$.]){re.escape(name)}\s{{0,9}}[=:]\s{{0,9}}(?=\{{)", code)
    if found is None:
        return ""
    try:
        _, end = json.JSONDecoder().raw_decode(code, found.end())
    except (ValueError, RecursionError):
        return ""
    return code[found.end() : end]


def _members(document: Json) -> Iterator[str]:
    waiting = [document]
    while waiting:
        match waiting.pop():
            case dict() as table:
                yield from table
                waiting.extend(table.values())
            case list() as items:
                waiting.extend(items)
            case _:
                pass
