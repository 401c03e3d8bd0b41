"""The exhibits that checks show beside their findings, in the engine's own vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from footprint.finding import Attribution, Evidence, Reason
from footprint.message import Message


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
    """State of a name on a network, or of a domain."""

    OWN = "own"
    """By the candidate; only of a domain: on networks, accounts say so."""
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
        likeness: what makes it look like the candidate's, a few words; None for the very name.
    """

    network: str
    title: str
    handle: str
    hold: Hold
    key: bool
    priority: int
    link: str
    note: Message
    likeness: Message | None = None


@dataclass(frozen=True, slots=True)
class DomainName:
    """A domain of the candidate's name, or one that looks like it.

    Attributes:
        domain: in A-labels.
        hold: see `Hold`; who else holds it is never asked.
        priority: 1 is what to register, or look at, first.
        likeness: as in `Exposure`.
        note: what it means, or why it is unknown, one sentence.
        link: who runs the ending when free or unknown, the domain itself otherwise; empty for a held look-alike.
        evidence: the questions to the DNS and to the registry; of an own domain, the page.
    """

    domain: str
    hold: Hold
    priority: int
    likeness: Message | None
    note: Message
    link: str
    evidence: tuple[Evidence, ...] = ()


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
class Figures:
    """What a feed's posts add up to; a post is a distinct link, its date the published one, else the updated one.

    Dates that are missing, unreadable or before 1990 make a post undated, dates after the audit make it future; both
    stay out of every window and gap.

    Attributes:
        posts: all that were seen.
        undated, future: of these.
        last_30, last_90, last_365: posts of the last so many days.
        first_date, last_date: of the posts that count, ISO 8601 days, or empty.
        days_since_last: whole days; None without a date.
        median_gap_days, longest_gap_days: between consecutive posts; None under two.
        window_truncated: posts of the last 365 days may be missing, so that the counts are "at least".
        title_length_median: characters; None where no post has a title.
        words_median: of the fullest content that the feed carries; None where it carries none.
        words_median_page: of the pages, where they were read; None where none was.
        links_median: links to other domains, of a post.
        tags_distinct: tags, case folded.
        domains_distinct: domains that the posts link to, the own one aside.
        near_duplicates, reposts: posts that nearly repeat an older one, or were taken over from another feed.
        months_active: months of the last 24 with a post.
        language: `fr`, `en` …, of the text, or empty when it can't be told.
        lix_median: readability (Björnsson, 1968); None where there is too little text.
        notes: what stands out in the rhythm, such as a burst, a return after a silence, a machine's clockwork.
    """

    posts: int = 0
    undated: int = 0
    future: int = 0
    last_30: int = 0
    last_90: int = 0
    last_365: int = 0
    first_date: str = ""
    last_date: str = ""
    days_since_last: int | None = None
    median_gap_days: float | None = None
    longest_gap_days: float | None = None
    window_truncated: bool = False
    title_length_median: float | None = None
    words_median: float | None = None
    words_median_page: float | None = None
    links_median: float | None = None
    tags_distinct: int = 0
    domains_distinct: int = 0
    near_duplicates: int = 0
    reposts: int = 0
    months_active: int = 0
    language: str = ""
    lix_median: float | None = None
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way to a feed.

    Attributes:
        why: why this address was asked.
        came: what came of it.
        evidence: the exchange.
    """

    why: Message
    came: Message
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Trail:
    """Where a feed was looked for in vain.

    Attributes:
        page: the page from which it was looked for.
        steps: what was asked, in order; the same addresses asked again for another reason are not among them.
        shut: why something may be there that was not seen; None when it was seen well.
    """

    page: str
    steps: tuple[Step, ...]
    shut: Reason | None = None


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
        kind: form of the feed: `rss`, `atom`, `rdf`, `json`, `wordpress`, `sitemap`.
        page: the page from which it was found.
        rank: among the feeds of that page; 0 is the main one.
        requests: questions that it took to find it.
        figures: see there.
        trail: how it was found.
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
    kind: str = ""
    page: str = ""
    rank: int = 0
    requests: int = 0
    figures: Figures = Figures()
    trail: tuple[Step, ...] = ()


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
class Detail:
    """Something that is shown and never counts, such as the software of a site or the records of a domain.

    Attributes:
        place: what it is about: a host, a domain, the address of a feed.
        label: what was looked at, a few words.
        said: what was seen, one sentence or a few words.
        evidence: where it can be checked.
    """

    place: str
    label: Message
    said: Message
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Hint:
    """Advice for the operator, shown last; at most three are."""

    text: Message


Exhibit: TypeAlias = Account | Exposure | DomainName | Source | Timeline | SearchPage | Trail | Unseen | Detail | Hint
