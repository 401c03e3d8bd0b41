"""Marks in an answer, and whether they are there.

A mark is found in the body read as JSON, in the body as text, in the code of a page, in a header, or in where a
redirect led. It may also be that one of these is not there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from footprint.catalogue.page import Nothing

if TYPE_CHECKING:
    from footprint.catalogue.page import Page, Pointer
    from footprint.web import Json


class Case(StrEnum):
    """What upper and lower case mean in a network's names."""

    IGNORED = "ignored"
    KEPT = "kept"
    FIRST_CAPITAL = "first-capital"
    """The first letter is always a capital, and `_` is a space (MediaWiki)."""

    def fold(self, name: str) -> str:
        """The one spelling of names that are the same."""
        match self:
            case Case.IGNORED:
                return name.lower()
            case Case.KEPT:
                return name
            case Case.FIRST_CAPITAL:
                return name[:1].upper() + name[1:].replace("_", " ")


@dataclass(frozen=True, slots=True)
class Asked:
    """The name that an answer is about.

    Attributes:
        name: as the network writes it.
        instance: host of a federated network's server; empty elsewhere.
        case: how names are compared.
    """

    name: str
    instance: str
    case: Case

    def fill(self, template: str) -> str:
        """Put name and instance in their places, unquoted."""
        return template.replace("{handle}", self.name).replace("{instance}", self.instance)


@dataclass(frozen=True, slots=True)
class Exists:
    """Anything but null."""


@dataclass(frozen=True, slots=True)
class Null:
    """There, and null."""


@dataclass(frozen=True, slots=True)
class Empty:
    """An empty text, list or object."""


@dataclass(frozen=True, slots=True)
class Equals:
    """This very value; a text may hold `{handle}`, which compares as the network compares names."""

    value: str | int | float | bool


@dataclass(frozen=True, slots=True)
class Contains:
    """A text with this in it; `{handle}` as in `Equals`."""

    part: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A text that is more than white space."""


Test: TypeAlias = Exists | Null | Empty | Filled | Equals | Contains


@dataclass(frozen=True, slots=True)
class AtPointer:
    """Some value at this place of the JSON body passes the test."""

    pointer: Pointer
    test: Test


@dataclass(frozen=True, slots=True)
class AnyMember:
    """An object anywhere in the JSON body has a member of this name."""

    name: str


@dataclass(frozen=True, slots=True)
class WholeBody:
    """The body, read as JSON, is this JSON text."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """The body, as text, holds this; `{handle}` as in `Equals`."""

    text: str


@dataclass(frozen=True, slots=True)
class Header:
    """A header passes the test, without regard to case."""

    name: str
    test: Test


@dataclass(frozen=True, slots=True)
class Redirected:
    """A redirect led to an address that holds this."""

    part: str


@dataclass(frozen=True, slots=True)
class Landed:
    """The address that answered holds this, whether a redirect led there or not; `{handle}` as in `Equals`."""

    part: str


@dataclass(frozen=True, slots=True)
class Meta:
    """The content of a `meta` element of this property or name passes the test."""

    name: str
    test: Test


@dataclass(frozen=True, slots=True)
class Canonical:
    """The target of `link rel=canonical` passes the test."""

    test: Test


@dataclass(frozen=True, slots=True)
class Styled:
    """An element has this class."""

    name: str


@dataclass(frozen=True, slots=True)
class InScript:
    """Some value at this place of the JSON in the script of this id passes the test."""

    id: str
    pointer: Pointer
    test: Test


Positive: TypeAlias = (
    AtPointer | AnyMember | WholeBody | Words | Header | Redirected | Landed | Meta | Canonical | Styled | InScript
)


@dataclass(frozen=True, slots=True)
class Without:
    """The mark is not there, in an answer that was read to its end."""

    marker: Positive


Marker: TypeAlias = Positive | Without


def holds(marker: Marker, page: Page, asked: Asked) -> bool:  # noqa: C901, PLR0911 (one line a mark)
    """Is the mark in the answer? Never raises, whatever the answer."""
    match marker:
        case AtPointer(steps, test):
            return any(passes(test, value, asked) for value in page.at(steps))
        case AnyMember(name):
            return name in page.members
        case WholeBody(text):
            return not isinstance(page.document, Nothing) and _same(page.document, json.loads(text))
        case Words(text):
            return _stands_in(page.text, text, asked) if _names(text) else page.has(text)
        case Header(name, test):
            return any(passes(test, value.lower(), asked) for known, value in page.response.headers if known == name)
        case Redirected(part):
            return bool(page.response.hops) and part in page.response.url
        case Landed(part):
            return _stands_in(page.response.url, part, asked)
        case Meta(name, test):
            return any(passes(test, value, asked) for value in page.marks.metas.get(name, ()))
        case Canonical(test):
            return any(passes(test, value, asked) for value in page.marks.canonical)
        case Styled(name):
            return name in page.marks.classes
        case InScript(id_, steps, test):
            return any(passes(test, value, asked) for value in page.in_script(id_, steps))
        case Without(inner):
            return not page.response.is_cut and not holds(inner, page, asked)


def passes(test: Test, value: Json, asked: Asked) -> bool:  # noqa: PLR0911 (one line a test)
    """Does one value pass?"""
    match test:
        case Exists():
            return value is not None
        case Null():
            return value is None
        case Empty():
            return value in ("", [], {})
        case Filled():
            return isinstance(value, str) and value.strip() != ""
        case Equals(str() as wanted) if isinstance(value, str):
            return _folded(value, wanted, asked) == _folded(asked.fill(wanted), wanted, asked)
        case Equals(wanted):
            return _same(value, wanted)
        case Contains(part):
            return isinstance(value, str) and _stands_in(value, part, asked)


def _stands_in(text: str, template: str, asked: Asked) -> bool:
    """Is it there? Where it ends in the name, the name must end there too: `camille` is not `camilleroy`."""
    wanted, here = _folded(asked.fill(template), template, asked), _folded(text, template, asked)
    if not template.endswith("{handle}"):
        return wanted in here
    # No regular expression, since each would be compiled for one name alone.
    at = here.find(wanted)
    while at >= 0 and _goes_on(here[at + len(wanted) : at + len(wanted) + 1]):
        at = here.find(wanted, at + 1)
    return at >= 0


def _goes_on(sign: str) -> bool:
    """Is a word or name longer by this sign? Not by none."""
    return sign.isalnum() or sign in {"_", "-"}


def _folded(text: str, template: str, asked: Asked) -> str:
    """A text as names compare, if a name is what is compared."""
    return asked.case.fold(text) if _names(template) else text


def _names(template: str) -> bool:
    """Does it hold the name, or the server?"""
    return "{handle}" in template or "{instance}" in template


def _same(one: Json, other: Json) -> bool:
    """Equal as JSON: `true` is not 1, as it is in Python."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def label(marker: Marker) -> str:  # noqa: C901, PLR0911 (one line a mark)
    """The mark in words of the network's file: what a reduced record keeps of an answer."""
    match marker:
        case AtPointer(steps, test):
            return f"/{'/'.join(steps)} {_test_label(test)}"
        case AnyMember(name):
            return f"member {name}"
        case WholeBody(text):
            return f"body is {text}"
        case Words(text):
            return f"text “{text}”"
        case Header(name, test):
            return f"header {name} {_test_label(test)}"
        case Redirected(part):
            return f"redirected to {part}"
        case Landed(part):
            return f"answered at {part}"
        case Meta(name, test):
            return f"meta {name} {_test_label(test)}"
        case Canonical(test):
            return f"canonical {_test_label(test)}"
        case Styled(name):
            return f"class {name}"
        case InScript(id_, steps, test):
            return f"script {id_} /{'/'.join(steps)} {_test_label(test)}"
        case Without(inner):
            return f"no {label(inner)}"


def _test_label(test: Test) -> str:
    match test:
        case Equals(value):
            return f"= {json.dumps(value, ensure_ascii=False)}"
        case Contains(part):
            return f"has {json.dumps(part, ensure_ascii=False)}"
        case Exists():
            return "exists"
        case Null():
            return "is null"
        case Empty():
            return "is empty"
        case Filled():
            return "is not empty"
