"""The finished value that every report renders: nothing is computed after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal, TypeAlias

from footprint.dossier import Dossier
from footprint.exhibit import (
    Account,
    Activity,
    Conflict,
    Detail,
    DomainName,
    Edge,
    Exposure,
    Hint,
    Lead,
    SearchPage,
    Source,
    Timeline,
    Trace,
    Trail,
    Unseen,
)
from footprint.finding import Evidence, Status
from footprint.message import Message, Text
from footprint.subject import Subject

SCHEMA = 1
"""Version of the profile's shape, raised by any change that a reader must know of."""

Basis: TypeAlias = Literal["published", "convention"]
"""Where the thresholds of a curve come from: a published source, or a convention that is to be calibrated."""


class Scope(StrEnum):
    """What was looked at."""

    WHOLE = "whole"
    NAMES = "names"
    """Only where the name exists, and who holds it: no profile of the person."""
    BLOG = "blog"
    """Only the pages that were given: their feeds, posts and pages, and nothing that they lead to."""
    IDENTITY = "identity"
    """Only whose each account is, and what proves it."""
    SEARCH = "search"
    """Only how a search finds the person, and what of them stands on sites of others."""


class Publication(StrEnum):
    """What of the index may be said."""

    PUBLISHED = "published"
    RANGE_ONLY = "range_only"
    WITHHELD = "withheld"


class Band(StrEnum):
    """A dimension in words."""

    FEW_TRACES = "few_traces"
    BUILDING = "building"
    ESTABLISHED = "established"
    EXEMPLARY = "exemplary"


class ConfidenceWord(StrEnum):
    """Confidence in words."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Gain:
    """What one change would bring.

    Attributes:
        condition: as the check put it.
        before, after: score of the indicator, 0 to 1.
        points: of the whole index, with everything seen; one decimal is meaningful.
    """

    condition: Message
    before: float
    after: float
    points: float


@dataclass(frozen=True, slots=True)
class Indicator:
    """One number and everything that explains it.

    Attributes:
        id, title, job_link: from the rubric; the link says why the position needs it.
        weight: points of the whole index that it can bring.
        status: what is known.
        score: 0 to 1; None unless scored or absent.
        low, high: bounds of the score, 0 to 1.
        sentence: what was seen.
        formula: the curve with its numbers; None when there is no score.
        evidence, remedy: from the finding; nothing is to be remedied at a full score.
        gain: one counterfactual; None when nothing better exists or is known.
        basis: of the curve's thresholds; None in a profile that was written before it was told.
    """

    id: str
    title: Text
    job_link: Text
    weight: float
    status: Status
    score: float | None
    low: float
    high: float
    sentence: Message
    formula: Message | None
    evidence: tuple[Evidence, ...]
    remedy: Message | None
    gain: Gain | None
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """A roll-up of indicators.

    Attributes:
        id, title, weight: from the rubric.
        score: 0 to 100 without decimals; None when coverage is under one half ("not published").
        low, high: 0 to 100, every unknown at its worst and best.
        coverage: known weight over weight, 0 to 1.
        band: None when not published.
        indicators: in the rubric's order.
    """

    id: str
    title: Text
    weight: float
    score: int | None
    low: int
    high: int
    coverage: float
    band: Band | None
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """The same findings rolled up by trade; same fields as `Dimension`, of the indicators their ids alone."""

    id: str
    title: Text
    score: int | None
    low: int
    high: int
    coverage: float
    band: Band | None
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Index:
    """The whole in one line.

    Attributes:
        publication: see there.
        value: 0 to 100; None unless published.
        low, high: 0 to 100; still given when withheld, for the range is what keeps the number honest.
        coverage: 0 to 1.
        confidence: 0 to 1; None when nothing was scored.
        confidence_word: the same in words.
        sources: attributed sites and accounts.
    """

    publication: Publication
    value: int | None
    low: int
    high: int
    coverage: float
    confidence: float | None
    confidence_word: ConfidenceWord | None
    sources: int


@dataclass(frozen=True, slots=True)
class RubricReference:
    """Which rubric was used.

    Attributes:
        id, version, title: from the rubric.
        digest: SHA-256 of its file and of those it is based on.
        day_one: numbers of the criteria that the employer needs on day one.
    """

    id: str
    version: int
    title: Text
    digest: str
    day_one: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """The ADN numérique of one person, for one rubric, at one date.

    Attributes:
        schema: see `SCHEMA`.
        tool: version of footprint.
        subject: as given.
        date: of the audit.
        seed, locale: conditions of the run.
        rubric, catalogue: what was applied; `catalogue` is a SHA-256 over every network's file.
        holder_only: nothing but the bare handle ties the attributed accounts to the person.
        complete: false when the run was cut short (deadline or interruption).
        index, dimensions, facets: the score.
        accounts, exposures, domains, sources, timelines, searches, unseen, hints: the exhibits, each in a fixed order.
        dossier: what people said of it since.
        scope: see there.
        details: what is shown and never counts, by place.
        trails: where feeds were looked for in vain, by page.
        activities: what happens on attributed accounts, by network and handle.
        edges, leads, conflicts: the graph behind attribution, by address.
        traces: what stands on sites of others, the newest first.
    """

    schema: int
    tool: str
    subject: Subject
    date: datetime
    seed: int
    locale: str
    rubric: RubricReference
    catalogue: str
    holder_only: bool
    complete: bool
    index: Index
    dimensions: tuple[Dimension, ...]
    facets: tuple[Facet, ...]
    accounts: tuple[Account, ...]
    exposures: tuple[Exposure, ...]
    domains: tuple[DomainName, ...]
    sources: tuple[Source, ...]
    timelines: tuple[Timeline, ...]
    searches: tuple[SearchPage, ...]
    unseen: tuple[Unseen, ...]
    hints: tuple[Hint, ...]
    dossier: Dossier = Dossier()
    scope: Scope = Scope.WHOLE
    details: tuple[Detail, ...] = ()
    trails: tuple[Trail, ...] = ()
    activities: tuple[Activity, ...] = ()
    edges: tuple[Edge, ...] = ()
    leads: tuple[Lead, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    traces: tuple[Trace, ...] = ()

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Every indicator, in the rubric's order."""
        return tuple(one for dimension in self.dimensions for one in dimension.indicators)
