"""A report as finished sentences in one language, before any layout: what every format for people prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint.report.criteria import Criteria
    from footprint.report.dossiers import Record, Remark
    from footprint.report.roster import Roster
    from footprint.report.search import Search, Traces
    from footprint.report.sheet import Served, Sheet


@dataclass(frozen=True, slots=True)
class Link:
    """Words that may lead somewhere.

    Attributes:
        text: what is read.
        href: an http(s) address; empty when there is none that a browser may be sent to.
    """

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A name and what it stands for, such as a version."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A dimension, or a facet, as it is drawn.

    Attributes:
        id, title: from the rubric.
        score: "78", or "not published".
        full: where the full part ends, 0 to 100: the score, or what is evidenced at least when there is no score.
        low, high: the range, 0 to 100.
        published: whether there is a score.
        band: the band's word; empty without a score.
        doubt: the range where it is not one number, and the coverage where there is no score; may be empty.
        note: the sentence that stands for it; empty when nothing was seen.
        stated: the bar in words, for those who can't see it.
    """

    id: str
    title: str
    score: str
    full: int
    low: int
    high: int
    published: bool
    band: str
    doubt: str
    note: str
    stated: str


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence; empty texts are left out."""

    link: Link
    time: str
    outcome: str
    sha256: str
    where: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One indicator, opened; empty texts are left out.

    Attributes:
        value: the score, or what is known where there is none.
        basis: where the thresholds of the curve come from.
        trades: the facets that it counts in.
        serves: the criteria of the post that it measures, or a part of.
        remarks: what was said of it: disputes first, then notes.
        is_disputed: it is out of the score for a dispute.
    """

    id: str
    title: str
    status: str
    value: str
    range: str
    weight: str
    sentence: str
    formula: str
    job_link: str
    remedy: str
    gain: str
    basis: str
    trades: str
    serves: tuple[Served, ...]
    remarks: tuple[Remark, ...]
    is_disputed: bool
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A dimension with its indicators."""

    bar: Bar
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Highlight:
    """Something that stands out."""

    id: str
    title: str
    sentence: str
    link: Link


@dataclass(frozen=True, slots=True)
class Stage:
    """Steps of a plan that take as long as each other, in their order."""

    title: str
    steps: tuple[Highlight, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A month of the timeline.

    Attributes:
        month: "March 2026".
        posts: how many, in words.
        at_least: the feed does not surely cover the month.
        height: 0 to 100, of the busiest month.
        count: the number that stands above it; empty where there is none to see.
        year: "2026" where one begins; else empty.
    """

    month: str
    posts: str
    at_least: bool
    height: int
    count: str
    year: str


@dataclass(frozen=True, slots=True)
class CraftMark:
    """One thing that a post has, lacks, or may have: a mark, and the same in words."""

    shape: str
    stated: str


@dataclass(frozen=True, slots=True)
class Written:
    """One post; `craft` has five marks, or none where nobody looked."""

    day: str
    link: Link
    words: str
    craft: tuple[CraftMark, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Something that was looked at, and what it showed: a step on the way to a feed, or what never counts."""

    label: str
    said: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Vain:
    """A page from which a feed was looked for in vain."""

    page: Link
    said: str
    trail: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Publication:
    """One channel over 24 months.

    Attributes:
        kind: the form of its feed, such as "RSS".
        tongue: the language of its posts as a tag, such as `fr`; empty when it can't be told.
        partial: some months are not surely covered.
        brief: the rhythm in a few figures.
        craft: each thing that posts are looked at for, and how many of the newest have it.
        figures: counts, then what the posts are like.
        notes: what stands out in the rhythm.
        trail: how it was found.
    """

    title: str
    feed: Link
    kind: str
    tongue: str
    summary: str
    partial: bool
    brief: tuple[Pair, ...]
    craft: tuple[Pair, ...]
    columns: tuple[Column, ...]
    posts: tuple[Written, ...]
    proofs: tuple[Proof, ...]
    figures: tuple[Pair, ...]
    notes: tuple[str, ...]
    trail: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A name that the candidate does not hold."""

    network: str
    handle: str
    state: str
    link: Link
    key: bool
    note: str


@dataclass(frozen=True, slots=True)
class Exposed:
    """The names in one state."""

    hold: str
    title: str
    note: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain of the name; `link` leads to who runs its ending or, where it is registered, to itself."""

    name: str
    state: str
    note: str
    link: Link
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Domains:
    """The domains in one state."""

    hold: str
    title: str
    rows: tuple[Domain, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """A name that looks like the candidate's; `where` is its network, empty for a domain."""

    name: str
    where: str
    likeness: str
    state: str
    note: str
    link: Link
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Likenesses:
    """Handles, or domains, that look like the name: how many in which state, and each."""

    title: str
    summary: str
    rows: tuple[Alike, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """A site of the candidate's; `level` and `proof` say how it is known to be theirs, and may be empty."""

    link: Link
    title: str
    level: str
    proof: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Limited:
    """What never counts, and the one thing that none of it says."""

    rows: tuple[Told, ...]
    limit: str


@dataclass(frozen=True, slots=True)
class About:
    """What never counts, of one place."""

    place: str
    groups: tuple[Limited, ...]


@dataclass(frozen=True, slots=True)
class Missed:
    """Something that could not be seen."""

    what: Link
    reason: str
    note: str


@dataclass(frozen=True, slots=True)
class Page:
    """The whole report.

    Attributes:
        language: of every text here.
        who: the person, or the first thing that was given.
        given: what was typed.
        day: date of the audit in words; `iso` the same as ISO 8601.
        line: the profile in one line.
        figures: the parts of that line, each with its name; of a blog alone, its first figures.
        range: the range, or "insufficient data" when `withheld`; empty where there can be none.
        verdict: why there is no index; empty when there is one.
        notices: what must be known before reading on, most important first.
        is_of_blog: it is about a blog alone, so that figures and posts stand open.
        vain: pages from which no feed was found.
        details: what is shown and never counts.
        criteria: the criteria of the post by section, each with what became of it; empty in a report of a part.
        record: what people said of the audit since.
        sheet: what is left to ask; None in a report of a part.
        missed: what was looked for and could not be seen.
        plan: what to do next, for whoever audits themself; empty in a report about anybody else.
        silent: accounts that could not be seen: the reason and their names.
        hidden: indicators without an answer: the reason and their titles.
    """

    language: str
    who: str
    given: tuple[Link, ...]
    day: str
    iso: str
    line: str
    range: str
    withheld: bool
    figures: tuple[Pair, ...]
    verdict: str
    notices: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    is_of_blog: bool
    facets: tuple[Bar, ...]
    strongest: tuple[Highlight, ...]
    levers: tuple[Highlight, ...]
    plan: tuple[Stage, ...]
    publications: tuple[Publication, ...]
    vain: tuple[Vain, ...]
    sites: tuple[Home, ...]
    accounts: Roster
    exposed: tuple[Exposed, ...]
    domains: tuple[Domains, ...]
    alike: tuple[Likenesses, ...]
    search: Search
    traces: Traces
    details: tuple[About, ...]
    criteria: tuple[Criteria, ...]
    missed: tuple[Missed, ...]
    silent: tuple[Pair, ...]
    hidden: tuple[Pair, ...]
    mandate: tuple[Pair, ...]
    conditions: tuple[Pair, ...]
    hints: tuple[str, ...]
    record: Record
    sheet: Sheet | None

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The dimensions as they are drawn."""
        return tuple(chapter.bar for chapter in self.chapters)
