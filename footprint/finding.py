"""What a check concludes of one indicator, and the evidence for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from footprint.message import Message
from footprint.web.exchange import Failure, Lookup, Response

if TYPE_CHECKING:
    from footprint.web.exchange import Exchange

EXCERPT = 200
"""Longest excerpt kept, in characters."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a number can be checked.

    Attributes:
        exchange: key of the exchange (or `dns:NAME:TYPE`), under which the archive holds it.
        url: what was asked.
        time: when it was answered.
        outcome: the HTTP status, or the kind of failure.
        sha256: of the body, hexadecimal; None for a failure.
        where: place in the body, such as `entry[3].published` or `/error/code`; empty for the whole.
        excerpt: at most 200 characters of it; empty for accounts that are not attributed.
    """

    exchange: str
    url: str
    time: datetime
    outcome: str
    sha256: str | None = None
    where: str = ""
    excerpt: str = ""


def evidence(exchange: Exchange, *, where: str = "", excerpt: str = "") -> Evidence:
    """Point at an exchange; a long excerpt is cut to its bound, white space folded."""
    folded = " ".join(excerpt.split())
    short = folded if len(folded) <= EXCERPT else folded[: EXCERPT - 1] + "…"
    url, time = exchange.request.url, exchange.time
    match exchange.outcome:
        case Response(status=status, sha256=digest):
            return Evidence(exchange.key, url, time, str(status), digest, where, short)
        case Failure(kind=kind):
            return Evidence(exchange.key, url, time, kind.value, None, where, short)


def dns_evidence(lookup: Lookup) -> Evidence:
    """Point at an answer of the DNS."""
    outcome = lookup.answer.kind.value if isinstance(lookup.answer, Failure) else "answer"
    excerpt = "" if isinstance(lookup.answer, Failure) else " ".join(lookup.answer)[:EXCERPT]
    name = f"dns:{lookup.name}:{lookup.kind}"
    return Evidence(name, name, lookup.time, outcome, None, "", excerpt)


class Reason(StrEnum):
    """Why something could not be seen, or is not counted."""

    BLOCKED = "blocked"
    RATE_LIMITED = "rate_limited"
    TIMEOUT = "timeout"
    LOGIN_WALL = "login_wall"
    NETWORK_ERROR = "network_error"
    CHANGED = "changed"
    CONTRADICTORY = "contradictory"
    CONTROL_FAILED = "control_failed"
    NOT_OBSERVABLE = "not_observable"
    NO_KEY = "no_key"
    NO_PROVIDER = "no_provider"
    NO_CHECK = "no_check"
    NOT_DECLARED = "not_declared"
    NOT_ATTRIBUTED = "not_attributed"
    TOO_FEW = "too_few"
    PARTIAL = "partial"
    BROKEN = "broken"
    DEADLINE = "deadline"
    ROBOTS = "robots"
    UNREADABLE = "unreadable"
    DISPUTED = "disputed"
    NOT_IN_RUBRIC = "not_in_rubric"


@dataclass(frozen=True, slots=True)
class Scored:
    """Observed.

    Attributes:
        value: the measure, in the unit of the indicator; the rubric's curve turns it into 0 to 1.
        low, high: the measure with every unseen part at its worst and at its best for the score; equal to `value`
            when all was seen.
    """

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Absent:
    """Looked well, and nothing attributed to the candidate was there: counts as 0."""


@dataclass(frozen=True, slots=True)
class Inconclusive:
    """Could not be seen: leaves the point alone, widens the range.

    Attributes:
        reason: see `Reason`.
        low, high: measures the truth lies between, when something was seen; None for "anything".
    """

    reason: Reason
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Excluded:
    """Taken out by the rubric, a policy or a dispute: as if it were not in the rubric."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Informative:
    """Shown, never scored."""


@dataclass(frozen=True, slots=True)
class Manual:
    """Only a person can answer: becomes an interview question."""


Status: TypeAlias = Scored | Absent | Inconclusive | Excluded | Informative | Manual


class Attribution(StrEnum):
    """How sure it is that the evidence is the candidate's (factor of confidence)."""

    CONFIRMED = "confirmed"
    """Declared, or proved at both ends, or by a third party: 1."""
    LIKELY = "likely"
    """Named by an attributed page, or the one group behind a bare handle: 0.7."""


class Method(StrEnum):
    """How the evidence was read (factor of confidence)."""

    API = "api"
    """A documented API or a feed: 1."""
    HTML = "html"
    """Structured HTML: 0.9."""
    HEURISTIC = "heuristic"
    """A rule of thumb: 0.7."""
    SEARCH = "search"
    """A search result: 0.6."""


@dataclass(frozen=True, slots=True)
class Instead:
    """A counterfactual: what would change the indicator.

    Attributes:
        condition: the start of the sentence, such as "with 2 posts a month instead of 1".
        value: the measure there would be then.
    """

    condition: Message
    value: float


@dataclass(frozen=True, slots=True)
class Finding:
    """One indicator, concluded.

    Attributes:
        indicator: its id in the rubric, such as `pub.fresh`.
        status: what is known.
        sentence: what was seen, for a reader who knows nothing of the tool.
        evidence: what proves it; not empty when scored.
        attribution, method: see there.
        remedy: what the person can do about it.
        instead: one counterfactual.
    """

    indicator: str
    status: Status
    sentence: Message
    evidence: tuple[Evidence, ...] = ()
    attribution: Attribution = Attribution.CONFIRMED
    method: Method = Method.API
    remedy: Message | None = None
    instead: Instead | None = None
