"""The interview sheet as finished sentences in one language, before any layout: what every format of it prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint.report.page import Link, Pair, Told


@dataclass(frozen=True, slots=True)
class Served:
    """A criterion of the post.

    Attributes:
        number: 1 to 79 in digits; empty for what frames the post as a whole.
        term: the post's own French.
        title: the same in a few words of today.
        nature: skill, experience or expertise; may be empty.
        today: tools of today, in one sentence; may be empty.
        limit: why what can be seen falls short of it; may be empty.
        line: number, term, title and tag on one line.
    """

    number: str
    term: str
    title: str
    nature: str
    today: str
    limit: str
    line: str


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What the audit says of one indicator; `id` is where its proof stands in a whole report."""

    id: str
    title: str
    status: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with all that stands beside it; empty texts are left out.

    Attributes:
        shown: what is shown and never counts.
    """

    id: str
    text: str
    serves: tuple[Served, ...]
    why: str
    limit: str
    job_link: str
    seen: tuple[Glimpse, ...]
    shown: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """The questions of one section of the post."""

    title: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The criteria of one section, for the employer to choose from."""

    title: str
    criteria: tuple[Served, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """A word of the trade, and one sentence that explains it."""

    id: str
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole sheet.

    Attributes:
        language, who, given, day, iso: as in `Page`.
        line: what was applied: the rubric and its version.
        counted: how many questions there are, in one sentence.
        advice: for whoever asks.
        employer: to be settled before anybody is interviewed.
        needed: criteria that the employer named for day one.
        blanks: numbers of the lines on which those that are not named yet are written, of five.
        choices: what can be named.
        asked: what an hour has room for; `more` what else is open.
        answered: criteria of which enough was seen.
        natures: the three tags and what they mean.
        terms: words of the trade that are used here.
        conditions: what this sheet depends on.
    """

    language: str
    who: str
    given: tuple[Link, ...]
    day: str
    iso: str
    line: str
    counted: str
    advice: tuple[str, ...]
    employer: tuple[Asked, ...]
    needed: tuple[Served, ...]
    blanks: tuple[str, ...]
    choices: tuple[Choice, ...]
    asked: tuple[Round, ...]
    more: tuple[Round, ...]
    answered: tuple[Served, ...]
    natures: tuple[Pair, ...]
    terms: tuple[Definition, ...]
    conditions: tuple[Pair, ...]
