"""What the files of a batch hold, but for the profiles themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from footprint.batch.outcome import RuleOutcome
from footprint.finding import Reason
from footprint.message import Message, Text
from footprint.profile import Publication, RubricReference

SCHEMA = 1
"""Version of the shapes in this module, raised by any change that a reader must know of."""


@dataclass(frozen=True, slots=True)
class DimensionLine:
    """A dimension of one person: the fields are those of `footprint.profile.Dimension`."""

    id: str
    title: Text
    score: int | None
    low: int
    high: int
    coverage: float


@dataclass(frozen=True, slots=True)
class Line:
    """One person in `results.jsonl`. It holds no total but its range, and nothing of the time that the audit took.

    Attributes:
        schema: see `SCHEMA`.
        row, key, reference: as in `footprint.batch.applicants.Applicant`.
        name: as given, or empty.
        given: handles, accounts and pages, as given.
        date: of the audit.
        complete: the audit was not cut short.
        holder_only: nothing but the bare handle ties the attributed accounts to the person.
        publication: what of the index may be said.
        low, high: range of the index, 0 to 100; None where it is withheld.
        sources: attributed sites and accounts.
        coverage: 0 to 1.
        confidence: 0 to 1; None when nothing was scored.
        dimensions: in the rubric's order.
        accounts: how many are attributed.
        last_post: day, ISO 8601, or empty.
        unseen: how many things could not be seen, by reason.
        rules: of the policy, in its order.
        profile: path of the profile, from the folder of the batch.
        sha256: of that file.
    """

    schema: int
    row: int
    key: str
    reference: str
    name: str
    given: tuple[str, ...]
    date: datetime
    complete: bool
    holder_only: bool
    publication: Publication
    low: int | None
    high: int | None
    sources: int
    coverage: float
    confidence: float | None
    dimensions: tuple[DimensionLine, ...]
    accounts: int
    last_post: str
    unseen: tuple[tuple[Reason, int], ...]
    rules: tuple[RuleOutcome, ...]
    profile: str
    sha256: str


class Ending(StrEnum):
    """How a batch ended; `footprint.cli` has the exit codes."""

    DONE = "done"
    INCOMPLETE = "incomplete"
    """Less was done or seen than was asked for: a row that can't be used, an audit cut short, too little coverage."""
    POLICY = "policy"
    """A rule of the policy surely fails for somebody."""
    UNUSABLE = "unusable"
    """No row of the list could be used."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many; people, unless said otherwise.

    Attributes:
        usable: rows of the list that name a person.
        bad_rows: rows that can't be used.
        audited: people who have a result.
        cut_short: whose audit ended before its time.
        thin: of whom less was seen than the least coverage asked for.
        failing: for whom a rule fails.
        unknown: for whom a rule could not be decided.
    """

    usable: int = 0
    bad_rows: int = 0
    audited: int = 0
    cut_short: int = 0
    thin: int = 0
    failing: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class PolicyReference:
    """Which policy was applied; `digest` is the SHA-256 of its file."""

    id: str
    version: int
    title: Text
    digest: str


@dataclass(frozen=True, slots=True)
class ListFacts:
    """The list of people, without them.

    Attributes:
        sha256: of its bytes.
        remarks: how it was understood.
    """

    sha256: str
    remarks: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class HostFigures:
    """What one host was asked, over the whole batch.

    Attributes:
        host: its name.
        requests: sent, those again after a failure included.
        failures: how many failed, by kind.
        bytes: received.
        waited: seconds that questions waited for their turn.
        limited: answers that said 429.
    """

    host: str
    requests: int
    failures: tuple[tuple[str, int], ...] = ()
    bytes: int = 0
    waited: float = 0.0
    limited: int = 0


@dataclass(frozen=True, slots=True)
class Timings:
    """When, and for how long; seconds.

    Attributes:
        started, ended: of this run, by the wall clock.
        seconds: that it took.
        people: the time of each audit of this run, by key, in the order of the list; none of those resumed.
    """

    started: datetime
    ended: datetime
    seconds: float
    people: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """`run.json`: under which conditions a batch ran. The only file of it that two runs do not share.

    Attributes:
        schema: see `SCHEMA`.
        tool: version of footprint.
        now: the date that all audits were given.
        seed, locale, engines: conditions of the audits; engines by id, without their keys.
        language: of the spreadsheets and JUnit.
        rubric, catalogue: as in a profile.
        policy: None where there was none.
        list: see `ListFacts`.
        least_coverage: that was asked for; None where it was not.
        counts, ending: see there.
        timings: see there.
        hosts: those asked, by name.
    """

    schema: int
    tool: str
    now: datetime
    seed: int
    locale: str
    engines: tuple[str, ...]
    language: str
    rubric: RubricReference
    catalogue: str
    policy: PolicyReference | None
    list: ListFacts
    least_coverage: float | None
    counts: Counts
    ending: Ending
    timings: Timings
    hosts: tuple[HostFigures, ...]
