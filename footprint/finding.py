"""What a check concludes, and the exhibits it shows."""

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


class Verdict(StrEnum):
    """Does the handle exist on the network?"""

    CLAIMED = "claimed"
    AVAILABLE = "available"
    INVALID = "invalid"
    """The network does not allow such a name: nothing was asked."""
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """Whose account it is."""

    ATTRIBUTED = "attributed"
    POSSIBLE = "possible"
    """The same handle without proof, or a likeness: shown without any detail about the holder."""
    OTHER = "other"
    """An attributed page names another account on that network."""
    FREE = "free"
    INVALID = "invalid"
    UNKNOWN = "unknown"


class Level(StrEnum):
    """How it is known to be the candidate's (see the design's attribution levels)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


@dataclass(frozen=True, slots=True)
class Account:
    """A handle on a network: verdict and whose it is.

    Attributes:
        network, title: id and name of the network.
        niche: its family in the catalogue.
        handle: as written there, with `@instance` on a federated network.
        url: profile page, to look by hand.
        verdict, standing: see there.
        level: proof, for attributed and possible ones.
        declared: the candidate gave it.
        reason: why unknown.
        blocker: who blocked, when it can be told, such as `Cloudflare`.
        proof: one sentence that explains standing or verdict.
        evidence: the exchanges.
    """

    network: str
    title: str
    niche: str
    handle: str
    url: str
    verdict: Verdict
    standing: Standing
    proof: Message
    level: Level | None = None
    declared: bool = False
    reason: Reason | None = None
    blocker: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Hold(StrEnum):
    """State of a name on a network, as an exposure."""

    FREE = "free"
    HELD = "held"
    """By someone who is not shown to be the candidate."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Exposure:
    """A name that the candidate does not hold.

    Attributes:
        network, title, handle: as in `Account`.
        hold: see `Hold`.
        key: one of the rubric's key networks.
        priority: 1 is what to claim, or look at, first.
        link: sign-up page when free, profile page otherwise.
        note: what it means, one sentence.
    """

    network: str
    title: str
    handle: str
    hold: Hold
    key: bool
    priority: int
    link: str
    note: Message


@dataclass(frozen=True, slots=True)
class Source:
    """A site of the candidate's that answered: counts for the publication rule, as attributed accounts do."""

    url: str
    title: str
    attribution: Attribution
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """One publication of the candidate's own.

    Attributes:
        url, title: empty where the feed gives none.
        day: publication date, ISO 8601, or empty when undated.
        words: length of what the feed carries, in words.
    """

    url: str
    title: str
    day: str
    words: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """How a channel was fed over 24 months.

    Attributes:
        feed: its address.
        title: its name.
        months: (`YYYY-MM`, posts of any length), oldest first, 24 of them.
        last: day of the last post, ISO 8601, or empty.
        median_gap, longest_gap: days between posts; None under two dated posts.
        complete_from: first day that is surely covered, ISO 8601, or empty: counts before it are "at least".
        posts: newest first.
        evidence: the pages of the feed.
    """

    feed: str
    title: str
    months: tuple[tuple[str, int], ...]
    last: str
    median_gap: float | None
    longest_gap: int | None
    complete_from: str
    posts: tuple[Post, ...]
    evidence: tuple[Evidence, ...]


class Whose(StrEnum):
    """Whose a search result is."""

    OWN = "own"
    ABOUT = "about"
    SOMEONE_ELSE = "someone_else"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One place in a result list.

    Attributes:
        rank: from 1.
        domain: registrable domain.
        whose: see there.
        url, title: only for own and about; empty otherwise.
    """

    rank: int
    domain: str
    whose: Whose
    url: str = ""
    title: str = ""


class SearchStatus(StrEnum):
    """How a search engine answered; only `ok` and `empty` speak."""

    OK = "ok"
    EMPTY = "empty"
    BLOCKED = "blocked"
    QUOTA = "quota"
    AUTH = "auth"
    ERROR = "error"
    DISABLED = "disabled"


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The first results of one engine for one query.

    Attributes:
        provider: such as `Brave` or `SearXNG (duckduckgo)`.
        query: as sent.
        locale: language and region asked for.
        status: see there.
        results: in the engine's own order.
        link: page where a person can follow the query by hand.
        evidence: the exchange; empty when none was made.
    """

    provider: str
    query: str
    locale: str
    status: SearchStatus
    results: tuple[SearchResult, ...]
    link: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Unseen:
    """Something that was looked for and could not be seen.

    Attributes:
        what: a few words, such as the name of a site.
        reason: why.
        note: what a person can do, or what it means.
        link: where to look by hand; empty if nowhere.
    """

    what: Message
    reason: Reason
    note: Message
    link: str = ""


@dataclass(frozen=True, slots=True)
class Hint:
    """Advice for the operator, shown last; at most three are."""

    text: Message


Exhibit: TypeAlias = Account | Exposure | Source | Timeline | SearchPage | Unseen | Hint
