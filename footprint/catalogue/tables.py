"""The form of rules and marks in a network's file, and of the texts that stand in any of its tables."""

from __future__ import annotations

import json
import re
from typing import Annotated, Literal, TypeAlias
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from footprint.catalogue.marker import (
    AnyMember,
    AtPointer,
    Canonical,
    Contains,
    Empty,
    Equals,
    Exists,
    Filled,
    Header,
    InScript,
    Landed,
    Marker,
    Meta,
    Null,
    Positive,
    Redirected,
    Styled,
    Test,
    WholeBody,
    Without,
    Words,
)
from footprint.catalogue.network import Covers
from footprint.catalogue.page import pointer
from footprint.catalogue.rule import Kind, Rule, State

_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def only(*known: str) -> AfterValidator:
    """Refuse a placeholder that nothing fills."""

    def check(text: str) -> str:
        for name in _PLACEHOLDER.findall(text):
            if name not in known:
                raise ValueError(f"unknown placeholder {name}; known here: {', '.join(known)}")
        return text

    return AfterValidator(check)


def _pointer(text: str) -> str:
    pointer(text)
    return text


def _splits(text: str) -> str:
    urlsplit(text)
    return text


def _json(text: str) -> str:
    try:
        json.loads(text)
    except ValueError as error:
        raise ValueError(f"not JSON: {error}") from error
    return text


Line: TypeAlias = Annotated[str, Field(min_length=1)]
HeaderValue: TypeAlias = Annotated[str, Field(pattern=r"^[!-~](?:[ -~]*[!-~])?$")]
Url: TypeAlias = Annotated[str, Field(pattern=r"^https?://[^\s]+$"), only(), AfterValidator(_splits)]
NamedUrl: TypeAlias = Annotated[
    str, Field(pattern=r"^https?://[^\s]+$"), only("{handle}", "{instance}"), AfterValidator(_splits)
]
ValueUrl: TypeAlias = Annotated[str, Field(pattern=r"^https://[^\s]+$"), only("{value}")]
Template: TypeAlias = Annotated[str, only("{handle}", "{instance}")]
PointerText: TypeAlias = Annotated[str, AfterValidator(_pointer)]
MetaName: TypeAlias = Annotated[str, Field(pattern=r"^[a-z0-9:._-]+$")]
StatusCode: TypeAlias = Annotated[int, Field(ge=100, le=999)]
Statuses: TypeAlias = StatusCode | tuple[StatusCode, ...]


_TESTS = "exists, null, empty, filled, equals, contains"


class Table(BaseModel):
    """A table without any key but its own, and with every value of its own type."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class TestTable(Table):
    """What a value must be; exactly one of these."""

    exists: Literal[True] | None = Field(default=None, description="anything but null")
    null: Literal[True] | None = Field(default=None, description="there, and null")
    empty: Literal[True] | None = Field(default=None, description="an empty text, list or object")
    filled: Literal[True] | None = Field(default=None, description="a text that is more than white space")
    equals: bool | int | float | Template | None = Field(
        default=None, description="this value; {handle} compares as the network compares names"
    )
    contains: Template | None = Field(default=None, description="a text that holds this")

    def tests(self) -> tuple[Test, ...]:
        """The tests that the table names."""
        found: list[Test] = []
        found += [Exists()] if self.exists else []
        found += [Null()] if self.null else []
        found += [Empty()] if self.empty else []
        found += [Filled()] if self.filled else []
        found += [Equals(self.equals)] if self.equals is not None else []
        found += [Contains(self.contains)] if self.contains is not None else []
        return tuple(found)

    def test(self) -> Test:
        """The one test."""
        return self.tests()[0]


class ConditionTable(TestTable):
    """A test on a place within an item."""

    json_: PointerText = Field(alias="json", description="JSON Pointer within the item")

    @model_validator(mode="after")
    def _one_test(self) -> ConditionTable:
        if len(self.tests()) != 1:
            raise ValueError(f"needs one of: {_TESTS}")
        return self


class MarkerTable(TestTable):
    """A mark that an answer carries: one place, and for `json`, `header`, `meta` and `canonical` one test."""

    json_: PointerText | None = Field(
        default=None, alias="json", description="JSON Pointer in the body; * is every item of a list"
    )
    script: Line | None = Field(default=None, description="with json: in the script element of this id, not the body")
    meta: MetaName | None = Field(
        default=None, description="content of the meta element of this property or name, lower case"
    )
    canonical: Literal[True] | None = Field(default=None, description="target of link rel=canonical")
    css: Line | None = Field(default=None, description="an element has this class")
    header: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")] | None = Field(default=None, description="lower case")
    member: Line | None = Field(default=None, description="an object anywhere in the body has this member")
    body: Annotated[str, AfterValidator(_json)] | None = Field(default=None, description="the body is this JSON")
    text: Annotated[Line, only("{handle}", "{instance}")] | None = Field(
        default=None, description="the body holds this text"
    )
    redirect: Line | None = Field(default=None, description="a redirect led to an address that holds this")
    landed: Annotated[Line, only("{handle}", "{instance}")] | None = Field(
        default=None, description="the address that answered holds this, redirected or not"
    )
    absent: Literal[True] | None = Field(default=None, description="the mark is not there: as good as no mark at all")

    @model_validator(mode="after")
    def _one_place(self) -> MarkerTable:
        tested = [one for one in (self.json_, self.header, self.meta, self.canonical) if one is not None]
        spots = (self.member, self.body, self.text, self.redirect, self.landed, self.css)
        plain = [one for one in spots if one is not None]
        if len(tested) + len(plain) != 1:
            raise ValueError("needs one of: json, header, meta, canonical, css, member, body, text, redirect, landed")
        if len(self.tests()) != len(tested):
            raise ValueError(f"needs {'one of' if tested else 'none of'}: {_TESTS}")
        if self.script is not None and self.json_ is None:
            raise ValueError("script needs json: the place within the script")
        return self

    def marker(self) -> Marker:
        """The mark as a value."""
        mark = self._tested() if self.tests() else self._plain()
        return Without(mark) if self.absent else mark

    def _tested(self) -> Positive:
        if self.json_ is not None:
            steps = pointer(self.json_)
            return AtPointer(steps, self.test()) if self.script is None else InScript(self.script, steps, self.test())
        if self.header is not None:
            return Header(self.header, self.test())
        return Canonical(self.test()) if self.meta is None else Meta(self.meta, self.test())

    def _plain(self) -> Positive:
        if self.member is not None:
            return AnyMember(self.member)
        if self.body is not None:
            return WholeBody(self.body)
        if self.text is not None:
            return Words(self.text)
        if self.css is not None:
            return Styled(self.css)
        return Landed(self.landed) if self.landed is not None else Redirected(self.redirect or "")


class RuleTable(Table):
    """An answer of a kind: its status and its marks."""

    status: Statuses = Field(default=(), description="any of these; left out: any status")
    markers: tuple[MarkerTable, ...] = Field(default=(), description="all of these; none: the status alone decides")
    choices: tuple[MarkerTable, ...] = Field(default=(), description="at least one of these as well")

    @model_validator(mode="after")
    def _not_anything(self) -> RuleTable:
        if self.status == () and not self.markers and not self.choices:
            raise ValueError("needs a status or a marker: as it is, any answer would fit")
        return self

    def rule(self) -> Rule:
        """The rule as a value."""
        status = (self.status,) if isinstance(self.status, int) else self.status
        return Rule(status, tuple(one.marker() for one in self.markers), tuple(one.marker() for one in self.choices))


class MissingTable(RuleTable):
    """What only a missing name shows."""

    reliable: bool = Field(default=True, description="false: a miss proves nothing, and is never “available”")
    covers: Covers = Field(default=Covers.EVERYONE, description="who is surely not there")


class StateTable(RuleTable):
    """An answer that is neither a plain profile nor a plain miss."""

    state: State


class BlockTable(RuleTable):
    """A sign of a block that this network alone gives."""

    kind: Kind


class SignTable(Table):
    """A sign of a block that is the same everywhere."""

    id: Line
    kind: Kind
    who: Line | None = None
    source: Line
    rules: Annotated[tuple[RuleTable, ...], Field(min_length=1)]


class BlocksTable(Table):
    """The file of common signs."""

    signs: tuple[SignTable, ...]
    refusals: tuple[BlockTable, ...]
