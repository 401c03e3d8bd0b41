"""The candidate's own copy of a profile: everything that was seen of them, and how each number can be contested.

A copy is handed to one person. What a profile holds of anybody else is left out or brought down to what was asked:
whether a name exists on a network, whether a domain is registered, how many results of a search are not theirs.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from footprint.exhibit import (
    Account,
    Activity,
    Detail,
    Edge,
    Hold,
    SearchAim,
    SearchResult,
    SearchStatus,
    Source,
    Standing,
    Timeline,
    Trace,
    Unseen,
    Verdict,
    Whose,
)
from footprint.finding import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from footprint.dossier import Annotation, Dispute, Review
    from footprint.message import Message, Text
    from footprint.profile import Dimension, Index, Indicator, Profile, RubricReference
    from footprint.rubric import Rubric
    from footprint.subject import Subject

SCHEMA = 1
"""Version of the copy's shape, raised by any change that a reader must know of."""


@dataclass(frozen=True, slots=True)
class Number:
    """One indicator, with all that its number is made of and all that was said of it.

    Attributes:
        dimension: title of its dimension.
        indicator: as in the profile: status, score, bounds, weight, sentence, formula, evidence, what would change it.
        measures: what the measure is, with its unit; None where the rubric is not at hand.
        curve: how the measure becomes a score; None likewise.
        annotations, disputes: of this indicator.
    """

    dimension: Text
    indicator: Indicator
    measures: Text | None = None
    curve: Message | None = None
    annotations: tuple[Annotation, ...] = ()
    disputes: tuple[Dispute, ...] = ()


@dataclass(frozen=True, slots=True)
class Rolled:
    """A dimension without its indicators; the fields are those of `Dimension`."""

    id: str
    title: Text
    weight: float
    score: int | None
    low: int
    high: int
    coverage: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What a network was asked and said about a name of the candidate's, where the account is not shown to be theirs.

    Attributes:
        network: its name.
        handle: the name that was asked for.
        verdict: does it exist there?
    """

    network: str
    handle: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Registered:
    """A domain of the candidate's name, and its state."""

    domain: str
    hold: Hold


@dataclass(frozen=True, slots=True)
class Searched:
    """A search that was made.

    Attributes:
        provider, aim, query, locale, status: as in `SearchPage`.
        yours: the results that are the candidate's, or about them.
        others: how many are not, or can't be told; nothing else is said of them.
    """

    provider: str
    aim: SearchAim
    query: str
    locale: str
    status: SearchStatus
    yours: tuple[SearchResult, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Host:
    """Who was asked.

    Attributes:
        name: of the host, or of the part of the DNS.
        answers: pieces of evidence that came from there.
    """

    name: str
    answers: int


@dataclass(frozen=True, slots=True)
class OwnCopy:
    """Everything.

    Attributes:
        schema: see `SCHEMA`.
        tool, subject, date, rubric, complete, index: as in the profile.
        audit: id under which it is stored; empty when it is not.
        expires: day after which it is no longer read, ISO 8601; empty when it is not stored.
        notice: SHA-256 of the notice that the audit makes; empty when none was made.
        contact: where the candidate can ask; empty when not stated.
        dimensions, numbers: the score, from the whole to its parts.
        sites, accounts, activities, edges, timelines, details, traces: what was seen and is the candidate's.
        answers, domains: what was asked about their name and is not shown to be theirs.
        searches: see `Searched`.
        hosts: who was asked, most often first.
        unseen: what was looked for in vain.
        reviews: who looked at the report, when and what for.
    """

    schema: int
    tool: str
    subject: Subject
    date: datetime
    rubric: RubricReference
    complete: bool
    index: Index
    audit: str
    expires: str
    notice: str
    contact: str
    dimensions: tuple[Rolled, ...]
    numbers: tuple[Number, ...]
    sites: tuple[Source, ...]
    accounts: tuple[Account, ...]
    activities: tuple[Activity, ...]
    edges: tuple[Edge, ...]
    timelines: tuple[Timeline, ...]
    details: tuple[Detail, ...]
    traces: tuple[Trace, ...]
    answers: tuple[Answer, ...]
    domains: tuple[Registered, ...]
    searches: tuple[Searched, ...]
    hosts: tuple[Host, ...]
    unseen: tuple[Unseen, ...]
    reviews: tuple[Review, ...]


def own_copy(profile: Profile, rubric: Rubric | None = None, *, contact: str = "") -> OwnCopy:
    """The copy of a profile.

    Args:
        profile: finished.
        rubric: the one that was applied, for measures and curves; None where it is no longer at hand. One of another
            digest is not used, since it would explain other numbers.
        contact: where the candidate can ask.
    """
    rules = rubric if rubric is not None and rubric.digest == profile.rubric.digest else None
    opened = profile.dossier
    return OwnCopy(
        schema=SCHEMA,
        tool=profile.tool,
        subject=profile.subject,
        date=profile.date,
        rubric=profile.rubric,
        complete=profile.complete,
        index=profile.index,
        audit=opened.id,
        expires="" if opened.expires is None else opened.expires.isoformat(),
        notice=opened.notice,
        contact=contact,
        dimensions=tuple(map(_rolled, profile.dimensions)),
        numbers=tuple(_number(one, home, profile, rules) for home in profile.dimensions for one in home.indicators),
        sites=profile.sources,
        accounts=tuple(one for one in profile.accounts if one.standing is Standing.ATTRIBUTED),
        activities=profile.activities,
        edges=profile.edges,
        timelines=profile.timelines,
        details=profile.details,
        traces=profile.traces,
        answers=tuple(
            Answer(one.title, one.handle, one.verdict)
            for one in profile.accounts
            if one.standing is not Standing.ATTRIBUTED
        ),
        domains=tuple(Registered(one.domain, one.hold) for one in profile.domains if one.likeness is None),
        searches=tuple(_searches(profile)),
        hosts=_hosts(profile),
        unseen=profile.unseen,
        reviews=opened.reviews,
    )


def _rolled(one: Dimension) -> Rolled:
    return Rolled(one.id, one.title, one.weight, one.score, one.low, one.high, one.coverage)


def _number(one: Indicator, home: Dimension, profile: Profile, rules: Rubric | None) -> Number:
    rule = None if rules is None else rules.indicators.get(one.id)
    return Number(
        dimension=home.title,
        indicator=one,
        measures=None if rule is None else rule.measures,
        curve=None if rule is None else rule.curve.words(),
        annotations=tuple(each for each in profile.dossier.annotations if each.indicator == one.id),
        disputes=tuple(each for each in profile.dossier.disputes if each.indicator == one.id),
    )


def _searches(profile: Profile) -> Iterator[Searched]:
    for one in profile.searches:
        yours = tuple(each for each in one.results if each.whose in (Whose.OWN, Whose.ABOUT))
        others = len(one.results) - len(yours)
        yield Searched(one.provider, one.aim, one.query, one.locale, one.status, yours, others)


def _hosts(profile: Profile) -> tuple[Host, ...]:
    """Every host of which a piece of evidence came, each piece once."""
    pieces = {one.exchange: one.url for one in _evidence(profile)}
    counted = Counter(_host(url) for url in pieces.values())
    return tuple(Host(name, count) for name, count in sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def _host(url: str) -> str:
    """The host; of a question to the DNS, that it was one."""
    if url.startswith("dns:"):
        return "DNS"
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url


def _evidence(value: object) -> Iterator[Evidence]:
    """Every piece of evidence in a value, at any depth."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for one in cast("tuple[object, ...]", value):  # of any types: each is asked in turn
            yield from _evidence(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _evidence(getattr(value, field.name))
