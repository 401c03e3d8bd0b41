"""What the candidate publishes on their own ground, and how it was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from footprint.exhibit.accounts import Level
from footprint.finding import Attribution, Evidence, Reason
from footprint.message import Message


@dataclass(frozen=True, slots=True)
class Source:
    """A site of the candidate's that answered: counts for the publication rule, as attributed accounts do.

    Attributes:
        url, title: of the page; the title may be empty.
        attribution: see there.
        evidence: the exchanges.
        level, proof: as in `Account`.
    """

    url: str
    title: str
    attribution: Attribution
    evidence: tuple[Evidence, ...] = ()
    level: Level | None = None
    proof: Message | None = None


class Mark(StrEnum):
    """Does a post have one of the things that it is looked at for?"""

    HAS = "has"
    LACKS = "lacks"
    UNSEEN = "unseen"
    """What was read of the post does not tell."""


@dataclass(frozen=True, slots=True)
class PostCraft:
    """How one post is made: five things that it has or lacks.

    Attributes:
        title: one of its own, of 20 to 80 characters.
        length: 300 to 3,000 words, or a recording with its description.
        links: a link to another site.
        structure: a heading, a list, or a picture that is described.
        signed: a date and a name.
    """

    title: Mark
    length: Mark
    links: Mark
    structure: Mark
    signed: Mark


@dataclass(frozen=True, slots=True)
class Post:
    """One publication of the candidate's own.

    Attributes:
        url, title: empty where the feed gives none.
        day: publication date, ISO 8601, or empty when undated.
        words: length of what the feed carries, in words.
        craft: how it is made; None for a post that was not looked at for it, such as an older one.
    """

    url: str
    title: str
    day: str
    words: int
    craft: PostCraft | None = None


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
