"""The form of a network's file; `footprint.catalogue.parse` makes a `Network` of it."""

from __future__ import annotations

import json
import re
from datetime import date  # noqa: TC003 (pydantic reads the annotation)
from typing import Annotated, Literal, TypeAlias
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from footprint.catalogue.fields import Condition, FieldRules, LinkRule
from footprint.catalogue.marker import (
    AnyMember,
    AtPointer,
    Canonical,
    Case,
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
    pointer,
)
from footprint.catalogue.network import Covers, Family, Tier
from footprint.catalogue.question import WINDOW
from footprint.catalogue.rule import Kind, Rule, State

_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def _only(*known: str) -> AfterValidator:
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
Url: TypeAlias = Annotated[str, Field(pattern=r"^https?://[^\s]+$"), _only(), AfterValidator(_splits)]
NamedUrl: TypeAlias = Annotated[
    str, Field(pattern=r"^https?://[^\s]+$"), _only("{handle}", "{instance}"), AfterValidator(_splits)
]
ValueUrl: TypeAlias = Annotated[str, Field(pattern=r"^https://[^\s]+$"), _only("{value}")]
Template: TypeAlias = Annotated[str, _only("{handle}", "{instance}")]
PointerText: TypeAlias = Annotated[str, AfterValidator(_pointer)]
StatusCode: TypeAlias = Annotated[int, Field(ge=100, le=999)]
Statuses: TypeAlias = StatusCode | tuple[StatusCode, ...]


_TESTS = "exists, null, empty, filled, equals, contains"


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class TestTable(_Table):
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
    meta: Annotated[str, Field(pattern=r"^[a-z0-9:._-]+$")] | None = Field(
        default=None, description="content of the meta element of this property or name, lower case"
    )
    canonical: Literal[True] | None = Field(default=None, description="target of link rel=canonical")
    css: Line | None = Field(default=None, description="an element has this class")
    header: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")] | None = Field(default=None, description="lower case")
    member: Line | None = Field(default=None, description="an object anywhere in the body has this member")
    body: Annotated[str, AfterValidator(_json)] | None = Field(default=None, description="the body is this JSON")
    text: Annotated[Line, _only("{handle}", "{instance}")] | None = Field(
        default=None, description="the body holds this text"
    )
    redirect: Line | None = Field(default=None, description="a redirect led to an address that holds this")
    landed: Annotated[Line, _only("{handle}", "{instance}")] | None = Field(
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


class RuleTable(_Table):
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


class HandleTable(_Table):
    """Which names the network allows."""

    pattern: str = Field(description="the whole name must match (Python's re; RE2 where proof.vouched is false)")
    case: Case = Field(default=Case.IGNORED, description="ignored: the pattern sees names in lower case")
    expand: Annotated[str, _only("{name}")] | None = Field(
        default=None, description="what a bare name stands for when the pattern refuses it"
    )
    reserved: tuple[Line, ...] = Field(default=(), description="words of the site's own that look like a name")
    drops: str = Field(default="", description="characters that the network leaves out of a name")
    source: Line = Field(description="who says so")


class ProbeTable(_Table):
    """The one question asked about a name."""

    url: NamedUrl
    method: Literal["GET", "POST"] = "GET"
    body: Annotated[str, _only("{handle}")] = Field(
        default="", description="of a POST; {handle} is escaped as its content-type asks: JSON if it names none"
    )
    headers: dict[Annotated[str, Field(pattern=r"^[a-z0-9-]+$")], HeaderValue] = {"accept": "application/json"}
    documented: bool = Field(description="the network documents this question")
    page: bool = Field(default=False, description="a page for people: robots.txt is honoured")
    follow: bool = Field(default=True, description="go where redirects lead; false: a redirect is the answer")
    window: Annotated[int, Field(ge=1024, le=4 * 1024 * 1024)] = Field(
        default=WINDOW, description="bytes of the answer that are read at most"
    )
    self_only: bool = Field(default=False, description="asked only by whoever looks for a name of their own")

    @model_validator(mode="after")
    def _whole(self) -> ProbeTable:
        if bool(self.body) != (self.method == "POST"):
            raise ValueError("a body goes with the method POST, and only with it")
        return self


class LinkTable(_Table):
    """Where links to the holder's own sites and accounts are."""

    json_: PointerText = Field(alias="json", description="place of each item")
    value: PointerText | None = Field(default=None, description="place of the address within the item")
    url: ValueUrl | None = Field(default=None, description="address made of the value")
    html: bool = Field(default=False, description="the value is HTML; its rel=me links count")
    when: ConditionTable | None = Field(default=None, description="only items that pass")

    def rule(self) -> LinkRule:
        """The rule as a value."""
        when = Condition(pointer(self.when.json_), self.when.test()) if self.when else None
        return LinkRule(pointer(self.json_), pointer(self.value) if self.value else (), self.url, self.html, when)


class FieldsTable(_Table):
    """Where the answer has what helps to tell whose profile it is; what is not named here is never read."""

    script: Line | None = Field(default=None, description="all places are in the script element of this id")
    links: tuple[LinkTable, ...] = ()
    verified: tuple[LinkTable, ...] = Field(default=(), description="links that the network itself has checked")
    leads: tuple[LinkTable, ...] = Field(default=(), description="addresses that are shown and prove nothing")
    name: PointerText | None = None
    bio: PointerText | None = Field(default=None, description="text about the holder; markup is dropped")
    created: PointerText | None = None
    active: PointerText | None = Field(default=None, description="last activity")
    moved: PointerText | None = Field(default=None, description="page of the account that took over")
    organisation: MarkerTable | None = Field(default=None, description="a company, not a person")
    avatar: PointerText | None = Field(default=None, description="address of the picture")
    counters: dict[Literal["followers", "following", "posts"], PointerText] = Field(
        default={}, description="numbers that are shown and never count"
    )

    def rules(self) -> FieldRules:
        """The rules as a value."""

        def place(text: str | None) -> tuple[str, ...] | None:
            return None if text is None else pointer(text)

        return FieldRules(
            links=tuple(one.rule() for one in self.links),
            verified=tuple(one.rule() for one in self.verified),
            leads=tuple(one.rule() for one in self.leads),
            name=place(self.name),
            bio=place(self.bio),
            created=place(self.created),
            active=place(self.active),
            moved=place(self.moved),
            organisation=self.organisation.marker() if self.organisation else None,
            script=self.script,
            avatar=place(self.avatar),
            counters=tuple((what, pointer(where)) for what, where in self.counters.items()),
        )


class FurtherTable(_Table):
    """A second question, asked about the candidate's own account only."""

    url: NamedUrl
    links: Annotated[tuple[LinkTable, ...], Field(min_length=1)]


class FallbackTable(_Table):
    """Another public question, asked when the first needs a login, can't show absence or is not understood."""

    probe: ProbeTable
    found: RuleTable
    missing: MissingTable


class ProofTable(_Table):
    """Why the rules are believed."""

    known: tuple[Line, ...] = Field(
        description="accounts that exist, the network's own or a company's; name@host on a federated network"
    )
    sources: Annotated[tuple[Line, ...], Field(min_length=1)] = Field(description="credited in docs/sources.md")
    checked: date | None = Field(default=None, description="day the sources were read; left out: nobody noted it")
    confidence: Literal["high", "medium", "low"]
    vouched: bool = Field(default=True, description="false: taken over from somebody's list as it is")


class NetworkTable(_Table):
    """One network of footprint's catalogue.

    Without `probe` and `found` it is one that shows nothing without a login: nothing is asked of it.
    """

    name: Line
    niche: Line
    family: Family = Family.OTHER
    tier: Tier = Field(default=Tier.CORE, description="extended: asked only where all networks are")
    key: Annotated[float, Field(ge=0, le=1)] = Field(
        default=0, description="how much it counts to hold one's name here: what is to be claimed first"
    )
    homepage: Url
    signup: Url | None = Field(default=None, description="where a name is claimed; left out: not known")
    profile: NamedUrl = Field(
        description="profile page, for a person to open; the home page where only a self_only question knows of names"
    )
    also: tuple[NamedUrl, ...] = Field(default=(), description="other addresses of it; * is any one label of a host")
    feed: NamedUrl | None = None
    rel_me: bool | None = Field(default=None, description='do links on a profile carry rel="me"; left out: not known')
    instances: tuple[Annotated[str, Field(pattern=r"^[a-z0-9.-]+$")], ...] = Field(
        default=(), description="servers that are asked, on a federated network"
    )
    handle: HandleTable
    probe: ProbeTable | None = None
    found: RuleTable | None = None
    missing: MissingTable | None = Field(default=None, description="left out: a miss can't be told from a block")
    states: tuple[StateTable, ...] = ()
    blocked: tuple[BlockTable, ...] = ()
    opt_out: tuple[MarkerTable, ...] = Field(default=(), description="the holder asks for discretion: any of these")
    fields: FieldsTable = FieldsTable()
    further: FurtherTable | None = None
    fallback: FallbackTable | None = None
    proof: ProofTable

    @model_validator(mode="after")
    def _named(self) -> NetworkTable:
        probes = {"probe": self.probe, "fallback.probe": self.fallback.probe if self.fallback else None}
        urls = {"profile": self.profile, **{f"{key}.url": one.url for key, one in probes.items() if one}}
        bodies = {f"{key}.url": one.body for key, one in probes.items() if one}
        has_pages = self.probe is None or not self.probe.self_only
        for key, url in urls.items():
            if "{handle}" not in url + bodies.get(key, "") and (has_pages or key != "profile"):
                raise ValueError(f"{key} needs {{handle}}")
            if ("{instance}" in url) != bool(self.instances):
                raise ValueError(f"{key}: {{instance}} and the key instances go together")
        return self

    @model_validator(mode="after")
    def _vouched(self) -> NetworkTable:
        if not self.proof.vouched:
            return self
        try:
            re.compile(self.handle.pattern)
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError(f"handle.pattern: not a regular expression: {error}") from error
        if self.proof.checked is None:
            raise ValueError("proof.checked: the day is missing on which the sources were read")
        if self.signup is None:
            raise ValueError("signup: where a name is claimed is missing")
        probes = (self.probe, self.fallback.probe if self.fallback else None)
        urls = (self.homepage, self.signup, self.profile, *self.also, *(one.url for one in probes if one))
        if any(url.startswith("http:") for url in urls):
            raise ValueError("every address needs https")
        return self

    @model_validator(mode="after")
    def _asked_or_not(self) -> NetworkTable:
        if (self.probe is None) != (self.found is None):
            raise ValueError("probe and found go together")
        if self.probe is None and (self.missing or self.fallback or self.further or self.states):
            raise ValueError("what is not asked can't answer: probe and found are missing")
        return self


class SignTable(_Table):
    """A sign of a block that is the same everywhere."""

    id: Line
    kind: Kind
    who: Line | None = None
    source: Line
    rules: Annotated[tuple[RuleTable, ...], Field(min_length=1)]


class BlocksTable(_Table):
    """The file of common signs."""

    signs: tuple[SignTable, ...]
    refusals: tuple[BlockTable, ...]


def network_schema() -> str:
    """The JSON Schema of a network's file; `docs/network.schema.json` is its output."""
    return json.dumps(NetworkTable.model_json_schema(), indent=2, ensure_ascii=False) + "\n"
