"""What changed between two profiles, as values that need no logic to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from footprint.exhibit import Hold, Level, SearchAim, SearchKind, SearchStatus, Standing, TraceKind, Whose
from footprint.finding import Reason, Status
from footprint.message import Message, Text
from footprint.profile import Publication, RubricReference, Scope
from footprint.subject import Subject

SCHEMA = 1
"""Version of a comparison's shape."""


class Turn(StrEnum):
    """What became of something that both profiles could have shown.

    Each but the last has its opposite, which is what the same two profiles say in the other order. That something is
    there no more needs proof, as that a name is free does: what is only missing from a profile was not met.
    """

    APPEARED = "appeared"
    """It was seen not to be there, and is."""
    WENT = "went"
    """It was there, and is seen not to be."""
    MET = "met"
    """Only the second profile knows it: whether it was there before is not known."""
    MISSED = "missed"
    """Only the first profile knows it: whether it is still there is not known."""
    SEEN = "seen"
    """It could not be seen then, and was now."""
    UNSEEN = "unseen"
    """It was seen then, and could not be now."""
    TAKEN = "taken"
    """The name was free; now somebody who is not shown to be the candidate has it."""
    FREED = "freed"
    """Somebody who was not shown to be the candidate had the name; now it is free."""
    PROVED = "proved"
    """It exists as before, and is now shown to be the candidate's."""
    UNPROVED = "unproved"
    """It exists as before, and is no longer shown to be the candidate's: the proof may only not have been seen."""
    CHANGED = "changed"
    """It was seen both times, and is not the same."""


class Distance(StrEnum):
    """How two scores stand to each other: never in words of praise or blame."""

    SAME = "same"
    """The same number with the same range."""
    CLOSE = "close"
    """Not distinguishable: less than `LEAST_APART` points, or ranges that overlap."""
    HIGHER = "higher"
    LOWER = "lower"
    UNKNOWN = "unknown"
    """At least one of both has no score."""
    OTHER_RULES = "other_rules"
    """Scored by different rules: side by side, and no difference."""


class Cause(StrEnum):
    """Why an indicator is not what it was, in kind."""

    EVIDENCE = "evidence"
    """Something else was seen."""
    TIME = "time"
    """The very same was seen, on a later or earlier day."""
    UNSEEN = "unseen"
    """It, or a part of it, was seen then and could not be now."""
    SEEN = "seen"
    """It, or a part of it, could not be seen then and was now."""
    REASON = "reason"
    """It could be seen neither then nor now, for another reason."""
    DISPUTED = "disputed"
    """The candidate contests it: it is out of the score."""
    RESTORED = "restored"
    """It was contested then, and counts now."""
    RULE = "rule"
    """Another rule was applied to what was seen."""


class Caveat(StrEnum):
    """What makes two profiles less comparable than their numbers look."""

    OTHER_RUBRIC = "other_rubric"
    EDITED_RUBRIC = "edited_rubric"
    """The same rubric by name, with other rules."""
    OTHER_CATALOGUE = "other_catalogue"
    OTHER_TOOL = "other_tool"
    OTHER_LOCALE = "other_locale"
    OTHER_GIVEN = "other_given"
    """More, or less, was given of the same person."""
    OTHER_SEARCHES = "other_searches"
    """Other search engines were asked, or other words."""
    OTHER_DISPUTES = "other_disputes"
    """What is contested is out of one score and not of the other."""
    CUT_SHORT_THEN = "cut_short_then"
    CUT_SHORT_NOW = "cut_short_now"
    REVERSED = "reversed"
    """The second is the older one."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two profiles.

    Attributes:
        date, tool, locale, rubric, catalogue, complete: as in `Profile`.
        publication: of the index; None where there is none.
        sources: attributed sites and accounts.
    """

    date: datetime
    tool: str
    locale: str
    rubric: RubricReference
    catalogue: str
    complete: bool
    publication: Publication | None
    sources: int


@dataclass(frozen=True, slots=True)
class Number:
    """A score and its range, 0 to 100; the score is None when it is not published; coverage 0 to 1."""

    score: int | None
    low: int
    high: int
    coverage: float


@dataclass(frozen=True, slots=True)
class NumberChange:
    """The index, a dimension or a facet, then and now.

    Attributes:
        id, title: of the dimension or facet; None for the index.
        before, after: None where a rubric has no such thing.
        distance: see there.
        points: from the one to the other; only where that is distinguishable.
    """

    id: str | None
    title: Text | None
    before: Number | None
    after: Number | None
    distance: Distance
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What one profile says of an indicator.

    Attributes:
        status: what is known.
        measure: in the unit of the indicator; None unless it was observed.
        score, low, high, weight, sentence: as in `Indicator`.
    """

    status: Status
    measure: float | None
    score: float | None
    low: float
    high: float
    weight: float
    sentence: Message


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """An indicator, then and now.

    Attributes:
        id, title: of the indicator.
        before, after: None where a rubric has no such indicator.
        cause: why it is not the same, in kind; None when it is.
    """

    id: str
    title: Text
    before: Known | None
    after: Known | None
    cause: Cause | None


@dataclass(frozen=True, slots=True)
class AccountChange:
    """An account or a free name; of one that is not the candidate's no more than this is ever told.

    Attributes:
        network, title, handle: as in `Account`.
        before, after: its standing; None where a profile does not know it.
        level_before, level_after: only where it is the candidate's.
        turn: see there.
    """

    network: str
    title: str
    handle: str
    before: Standing | None
    after: Standing | None
    turn: Turn
    level_before: Level | None = None
    level_after: Level | None = None


@dataclass(frozen=True, slots=True)
class ExposureChange:
    """A name that looks like the candidate's; as in `Exposure`, and told only where no account says the same."""

    network: str
    title: str
    handle: str
    before: Hold
    after: Hold
    turn: Turn


@dataclass(frozen=True, slots=True)
class DomainChange:
    """A domain; None where a profile does not know it."""

    domain: str
    before: Hold | None
    after: Hold | None
    turn: Turn


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A site of the candidate's; the levels are those of the attribution."""

    url: str
    title: str
    turn: Turn
    level_before: Level | None = None
    level_after: Level | None = None


@dataclass(frozen=True, slots=True)
class TraceChange:
    """A trace on a site of others; counts are 0 where a profile does not know it."""

    kind: TraceKind
    domain: str
    url: str
    title: str
    before: int
    after: int
    turn: Turn


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """A result of a search that is the candidate's, or about them; ranks are None where it is not among the first."""

    url: str
    title: str
    whose: Whose
    before: int | None
    after: int | None
    turn: Turn


@dataclass(frozen=True, slots=True)
class SearchChange:
    """One query to one engine.

    Attributes:
        provider, kind, aim, query, locale: as in `SearchPage`.
        before, after: how it answered; None where it was not asked.
        turn: see there; `changed` where both answered.
        places: what moved, only where both answered.
    """

    provider: str
    kind: SearchKind
    aim: SearchAim
    query: str
    locale: str
    before: SearchStatus | None
    after: SearchStatus | None
    turn: Turn
    places: tuple[PlaceChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that stood behind a number: when, how it ended, and its hash (None for a failure or the DNS)."""

    time: datetime
    outcome: str
    sha256: str | None


@dataclass(frozen=True, slots=True)
class EvidenceChange:
    """The same question with another answer."""

    url: str
    before: Answer
    after: Answer
    turn: Turn


@dataclass(frozen=True, slots=True)
class UnseenChange:
    """Something that could not be seen in one of the two; the reason is None where it is not among what was missed."""

    what: Message
    link: str
    before: Reason | None
    after: Reason | None
    turn: Turn


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two profiles of one person, the first given and the second.

    Attributes:
        document, schema: what this is, for programs that read it as JSON.
        subject: as given for the second.
        scope: of both.
        old, new: see `Side`.
        caveats: what must be known before reading on.
        index: None where the scope has none.
        dimensions, facets, indicators: all of them, in the rubric's order; unchanged ones say so.
        accounts, exposures, domains, sources, traces, searches, evidence, unseen: only what changed, news first.
    """

    subject: Subject
    scope: Scope
    old: Side
    new: Side
    caveats: tuple[Caveat, ...]
    index: NumberChange | None
    dimensions: tuple[NumberChange, ...]
    facets: tuple[NumberChange, ...]
    indicators: tuple[IndicatorChange, ...]
    accounts: tuple[AccountChange, ...]
    exposures: tuple[ExposureChange, ...]
    domains: tuple[DomainChange, ...]
    sources: tuple[SourceChange, ...]
    traces: tuple[TraceChange, ...]
    searches: tuple[SearchChange, ...]
    evidence: tuple[EvidenceChange, ...]
    unseen: tuple[UnseenChange, ...]
    document: Literal["comparison"] = "comparison"
    schema: int = SCHEMA

    @property
    def is_unchanged(self) -> bool:
        """Do both say the same of everything that is compared?"""
        numbers = (*((self.index,) if self.index else ()), *self.dimensions, *self.facets)
        exhibits = (self.accounts, self.exposures, self.domains, self.sources, self.traces, self.searches)
        return (
            all(one.before == one.after for one in numbers)
            and all(one.cause is None for one in self.indicators)
            and not any((*exhibits, self.evidence, self.unseen))
        )


@dataclass(frozen=True, slots=True)
class Incomparable:
    """Two profiles that can't be compared, and why, with what to try."""

    why: Message
