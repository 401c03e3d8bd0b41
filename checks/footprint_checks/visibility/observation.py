"""What search engines answered, reduced before anything looks at it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from footprint.exhibit import Left, Per, SearchAim, SearchKind, SearchResult, SearchStatus, Whose
from footprint.extract.domain import registrable
from footprint.finding import Attribution
from footprint.search import unanswered
from footprint.web.exchange import Exchange, Failure, Json, Purpose, Reading, Response
from footprint_checks.citing import speaks_of
from footprint_checks.ownership import owner
from footprint_checks.search import PLACES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footprint.search import About, Engine, Hit
    from footprint.web.exchange import Reader
    from footprint_checks.citing import Citation, Person


@dataclass(frozen=True, slots=True)
class Query:
    """One query, as a person would type it."""

    aim: SearchAim
    words: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What one engine answered to one query.

    Attributes:
        engine: its name, as shown.
        kind, query: see there.
        link: page where a person sees the results; empty where there is none.
        exchange: None when nothing was asked.
        status: see there.
        results: the first ten.
        likely: places of results that are only likely to be the candidate's.
        left: what the operator may still ask, where the engine says so.
        about: of the engine's provider; None for one that only a person can ask.
        unproved: places of results that are about them by the engine's word alone, their pages not being seen.
    """

    engine: str
    kind: SearchKind
    query: Query
    link: str
    exchange: Exchange | None
    status: SearchStatus
    results: tuple[SearchResult, ...] = ()
    likely: tuple[int, ...] = ()
    left: Left | None = None
    about: About | None = None
    unproved: tuple[int, ...] = ()

    @property
    def is_given(self) -> bool:
        """Did a person look it up? Where and on which day, then stands in the engine's name."""
        return self.exchange is not None and self.exchange.request.purpose is Purpose.GIVEN


@dataclass(frozen=True, slots=True)
class Visibility:
    """What was asked and answered.

    Attributes:
        answers: by engine, then by query, in a fixed order.
        locale: language and region asked for.
        has_provider: an engine that ranks is configured.
        is_tied: something is known to be the candidate's, so that a result can be.
        has_name, has_handle: the candidate gave one.
        is_partial: a place of the candidate's could not be seen; it might name the owner of a result.
        citations: the pages found that speak of the candidate, one of each address.
        open: domains of pages found that might, and were not seen.
    """

    answers: tuple[Answer, ...]
    locale: str
    has_provider: bool
    is_tied: bool
    has_name: bool
    has_handle: bool
    is_partial: bool = False
    citations: tuple[Citation, ...] = ()
    open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A result that lies at no address of the candidate's, as it is held in memory.

    Attributes:
        rank: from 1.
        url, title: as the engine gives them.
        is_said: what the engine shows of it holds their full name and an address of theirs.
    """

    rank: int
    url: str
    title: str
    is_said: bool = False


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whose such a result is.

    Attributes:
        whose: see there.
        url, title: of a page about the candidate, or that names them beside its text; empty otherwise.
        is_open: the page was not seen.
    """

    whose: Whose = Whose.CANNOT_TELL
    url: str = ""
    title: str = ""
    is_open: bool = False

    @property
    def is_passing(self) -> bool:
        """Does the page name the candidate, and is about somebody or something else?"""
        return bool(self.url) and self.whose is not Whose.ABOUT


def reader(engine: Engine, person: Person) -> Reader:
    """Keeps rank, domain and whose it is of the first ten results; address and title of the candidate's own only.

    What is shown of the others stays in memory, for whoever asks these pages whether they speak of the candidate; what
    of them may be recorded is for the asker to say.
    """

    def read(response: Response) -> Reading:
        answered = engine.read(response)
        first = enumerate(answered.hits[:PLACES], start=1)
        owned = [(rank, hit, owner(hit.url, person.known, person.catalogue)) for rank, hit in first]
        results: list[Json] = [_record(*one) for one in owned]
        public: dict[str, Json] = {"status": answered.status.value, "results": results}
        if answered.left is not None:
            left = answered.left
            public["left"] = {"amount": left.amount, "per": left.per.value, "is_money": left.is_money}
        return Reading(public, {"found": [_held(rank, hit, person) for rank, hit, sure in owned if sure is None]})

    return read


def found_in(answer: Answer) -> tuple[Found, ...]:
    """The results that lie at no address of the candidate's; in a replay those that speak of them."""
    match answer.exchange:
        case Exchange(outcome=Response(reading=Reading(private={"found": list(held)}))):
            records = [one for one in held if isinstance(one, dict)]
        case Exchange(outcome=Response(reading=Reading(private={"about": list(about), "passing": list(passing)}))):
            records = [one for one in (*about, *passing) if isinstance(one, dict)]
        case _:
            records = []
    return tuple(
        Found(_rank(one), str(one.get("url", "")), str(one.get("title", "")), one.get("is_said") is True)
        for one in records
    )


def kept(rulings: Mapping[int, Ruling]) -> Json:
    """What a recording holds of such results: places alone, but of pages that name the candidate."""
    about = [rank for rank, one in rulings.items() if one.whose is Whose.ABOUT]
    passing = [rank for rank, one in rulings.items() if one.is_passing]
    return {
        "about": [{"rank": rank, "url": rulings[rank].url, "title": rulings[rank].title} for rank in about],
        "passing": [{"rank": rank, "url": rulings[rank].url, "title": rulings[rank].title} for rank in passing],
        "else": [rank for rank, one in rulings.items() if one.whose is Whose.SOMEONE_ELSE],
        "open": [rank for rank, one in rulings.items() if one.is_open],
    }


def ruled_in(exchange: Exchange | None) -> dict[int, Ruling]:
    """What `kept` wrote, in a replay; empty where nothing was."""
    match exchange:
        case Exchange(
            outcome=Response(
                reading=Reading(
                    private={
                        "about": list(about), "passing": list(passing), "else": list(elses), "open": list(unseen),
                    }
                )
            )
        ):  # fmt: skip
            told = _ruled(about, Whose.ABOUT) | _ruled(passing, Whose.CANNOT_TELL)
            others = [one for one in elses if isinstance(one, int)]
            told |= {one: replace(told.get(one, Ruling()), whose=Whose.SOMEONE_ELSE) for one in others}
            opened = [one for one in unseen if isinstance(one, int)]
            return told | {one: replace(told.get(one, Ruling()), is_open=True) for one in opened}
        case _:
            return {}


def _ruled(records: list[Json], whose: Whose) -> dict[int, Ruling]:
    found = [one for one in records if isinstance(one, dict)]
    return {_rank(one): Ruling(whose, str(one.get("url")), str(one.get("title"))) for one in found}


def answer(engine: Engine, query: Query, link: str, exchange: Exchange) -> Answer:
    """An exchange as what was kept of it."""
    about = engine.about
    match exchange.outcome:
        case Response(reading=Reading(public={"status": str(status), "results": list(results)} as kept)):
            records = [one for one in results if isinstance(one, dict)]
            return Answer(
                engine.name,
                about.kind,
                query,
                link,
                exchange,
                SearchStatus(status),
                tuple(_result(one) for one in records),
                tuple(_rank(one) for one in records if one.get("sure") == Attribution.LIKELY),
                _left(kept),
                about,
            )
        case outcome:
            status = unanswered(outcome) if isinstance(outcome, Failure) else SearchStatus.ERROR
            return Answer(engine.name, about.kind, query, link, exchange, status, about=about)


def _left(kept: Json) -> Left | None:
    match kept:
        case {"left": {"amount": int() | float() as amount, "per": str(per), "is_money": bool(is_money)}}:
            return Left(float(amount), Per(per), is_money)
        case _:
            return None


def _record(rank: int, hit: Hit, sure: Attribution | None) -> dict[str, Json]:
    if sure is None:
        return {"rank": rank, "domain": registrable(hit.url), "whose": Whose.CANNOT_TELL.value}
    return {
        "rank": rank,
        "domain": registrable(hit.url),
        "whose": Whose.OWN.value,
        "sure": sure.value,
        "url": hit.url,
        "title": hit.title,
    }


def _result(record: dict[str, Json]) -> SearchResult:
    return SearchResult(
        _rank(record),
        str(record.get("domain", "")),
        Whose(str(record.get("whose"))),
        str(record.get("url", "")),
        str(record.get("title", "")),
    )


def _held(rank: int, hit: Hit, person: Person) -> Json:
    is_said = speaks_of(f"{hit.title} {hit.snippet}", person)
    return {"rank": rank, "url": hit.url, "title": hit.title, "is_said": is_said}


def _rank(record: dict[str, Json]) -> int:
    rank = record.get("rank")
    return rank if isinstance(rank, int) else 0
