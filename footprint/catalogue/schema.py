"""The form of a network's file; `footprint.catalogue.parse` makes a `Network` of it."""

from __future__ import annotations

import json
import re
from datetime import date  # noqa: TC003 (pydantic reads the annotation)
from typing import Annotated, Literal, TypeAlias, cast

from pydantic import BeforeValidator, Field, model_validator

from footprint.catalogue.fields import Condition, FieldRules, LinkRule
from footprint.catalogue.marker import Case
from footprint.catalogue.network import Family, Tier
from footprint.catalogue.page import pointer
from footprint.catalogue.place import Element, Place, Places
from footprint.catalogue.question import WINDOW
from footprint.catalogue.tables import (
    BlockTable,
    ConditionTable,
    HeaderValue,
    Line,
    MarkerTable,
    MetaName,
    MissingTable,
    NamedUrl,
    PointerText,
    RuleTable,
    StateTable,
    Table,
    Url,
    ValueUrl,
    only,
)


class HandleTable(Table):
    """Which names the network allows."""

    pattern: str = Field(description="the whole name must match (Python's re; RE2 where proof.vouched is false)")
    case: Case = Field(default=Case.IGNORED, description="ignored: the pattern sees names in lower case")
    expand: Annotated[str, only("{name}")] | None = Field(
        default=None, description="what a bare name stands for when the pattern refuses it"
    )
    reserved: tuple[Line, ...] = Field(default=(), description="words of the site's own that look like a name")
    drops: str = Field(default="", description="characters that the network leaves out of a name")
    source: Line = Field(description="who says so")


class ProbeTable(Table):
    """The one question asked about a name."""

    url: NamedUrl
    method: Literal["GET", "POST"] = "GET"
    body: Annotated[str, only("{handle}")] = Field(
        default="", description="of a POST; {handle} is escaped as its content-type asks: JSON if it names none"
    )
    headers: dict[Annotated[str, Field(pattern=r"^[a-z0-9-]+$")], HeaderValue] = Field(
        default={"accept": "application/json"}
    )
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


class LinkTable(Table):
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


class PlaceTable(Table):
    """Where a value is, and what around it is not part of it."""

    json_: PointerText | None = Field(default=None, alias="json", description="JSON Pointer in the answer")
    meta: MetaName | None = Field(default=None, description="content of the meta element of this property or name")
    after: str = Field(default="", description="the value begins after this; without it there is none")
    before: str = Field(default="", description="the value ends before this; without it there is none")
    blank: tuple[Line, ...] = Field(
        default=(), strict=False, description="a text that holds any of these stands for nothing"
    )

    @model_validator(mode="after")
    def _one_source(self) -> PlaceTable:
        if (self.json_ is None) == (self.meta is None):
            raise ValueError("needs one of: json, meta")
        return self

    def place(self) -> Place:
        """The place as a value."""
        source = Element(self.meta or "") if self.json_ is None else pointer(self.json_)
        return Place(source, self.after, self.before, self.blank)


def _several(value: object) -> object:
    """A pointer stands for its place, and one place for a list of one."""
    several = cast("list[object]", value) if isinstance(value, list) else [value]
    return tuple({"json": one} if isinstance(one, str) else one for one in several)


_Written: TypeAlias = PointerText | PlaceTable
PlacesField: TypeAlias = Annotated[
    tuple[PlaceTable, ...],
    BeforeValidator(_several, json_schema_input_type=_Written | tuple[_Written, ...]),
]
"""A place, or several: the first that has a value counts."""


class FieldsTable(Table):
    """Where the answer has what helps to tell whose profile it is; what is not named here is never read."""

    script: Line | None = Field(
        default=None,
        description="every place in JSON is in the script of this id, or in what a script gives to this name",
    )
    links: tuple[LinkTable, ...] = ()
    verified: tuple[LinkTable, ...] = Field(default=(), description="links that the network itself has checked")
    leads: tuple[LinkTable, ...] = Field(default=(), description="addresses that are shown and prove nothing")
    name: PlacesField = ()
    bio: PlacesField = Field(default=(), description="text about the holder; markup is dropped")
    created: PlacesField = ()
    active: PlacesField = Field(default=(), description="last activity")
    moved: PlacesField = Field(default=(), description="page of the account that took over")
    organisation: MarkerTable | None = Field(default=None, description="a company, not a person")
    avatar: PlacesField = Field(default=(), description="address of the picture; {size} in it is filled")
    counters: dict[Literal["followers", "following", "posts"], PlacesField] = Field(
        default={}, description="numbers that are shown and never count"
    )
    id: PlacesField = Field(default=(), description="what further questions ask for where that is not the name")

    def rules(self) -> FieldRules:
        """The rules as a value."""
        return FieldRules(
            links=tuple(one.rule() for one in self.links),
            verified=tuple(one.rule() for one in self.verified),
            leads=tuple(one.rule() for one in self.leads),
            name=_places(self.name),
            bio=_places(self.bio),
            created=_places(self.created),
            active=_places(self.active),
            moved=_places(self.moved),
            organisation=self.organisation.marker() if self.organisation else None,
            script=self.script,
            avatar=_places(self.avatar),
            counters=tuple((what, _places(where)) for what, where in self.counters.items()),
            id=_places(self.id),
        )


def _places(tables: tuple[PlaceTable, ...]) -> Places:
    return tuple(one.place() for one in tables)


class FurtherTable(Table):
    """A second question, asked about the candidate's own account only."""

    url: NamedUrl
    links: Annotated[tuple[LinkTable, ...], Field(min_length=1)]


class FallbackTable(Table):
    """Another public question, asked when the first needs a login, can't show absence or is not understood."""

    probe: ProbeTable
    found: RuleTable
    missing: MissingTable


class ProofTable(Table):
    """Why the rules are believed."""

    known: tuple[Line, ...] = Field(
        description="accounts that exist, the network's own or a company's; name@host on a federated network"
    )
    sources: Annotated[tuple[Line, ...], Field(min_length=1)] = Field(description="credited in docs/sources.md")
    checked: date | None = Field(default=None, description="day the sources were read; left out: nobody noted it")
    confidence: Literal["high", "medium", "low"]
    vouched: bool = Field(default=True, description="false: taken over from somebody's list as it is")


class NetworkTable(Table):
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


def network_schema() -> str:
    """The JSON Schema of a network's file; `docs/network.schema.json` is its output."""
    return json.dumps(NetworkTable.model_json_schema(), indent=2, ensure_ascii=False) + "\n"
