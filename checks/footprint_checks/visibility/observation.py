"""What search engines answered, reduced before anything looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from footprint.exhibit import SearchResult, SearchStatus, Whose
from footprint.extract.domain import registrable
from footprint.finding import Attribution
from footprint.web.exchange import Failure, FailureKind, Json, Reading, Response
from footprint_checks.search import PLACES
from footprint_checks.visibility.ownership import owner

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footprint.subject import Directory
    from footprint.web.exchange import Exchange, Outcome, Reader
    from footprint_checks.search import Hit, SearchProvider
    from footprint_checks.visibility.ownership import Ground


class Aim(StrEnum):
    """What a query looks for."""

    NAME = "name"
    HANDLE = "handle"


@dataclass(frozen=True, slots=True)
class Query:
    """One query, as a person would type it."""

    aim: Aim
    words: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What one engine answered to one query.

    Attributes:
        provider, query: see there.
        link: page where a person sees the results.
        exchange: None when nothing was asked.
        status: see there.
        results: the first ten.
        likely: places of results that are only likely to be the candidate's.
    """

    provider: str
    query: Query
    link: str
    exchange: Exchange | None
    status: SearchStatus
    results: tuple[SearchResult, ...] = ()
    likely: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Visibility:
    """What was asked and answered.

    Attributes:
        answers: by provider, then by query, in a fixed order.
        locale: language and region asked for.
        has_provider: an engine is configured.
        is_tied: something is known to be the candidate's, so that a result can be.
        has_name, has_handle: the candidate gave one.
        is_partial: a place of the candidate's could not be seen; it might name the owner of a result.
    """

    answers: tuple[Answer, ...]
    locale: str
    has_provider: bool
    is_tied: bool
    has_name: bool
    has_handle: bool
    is_partial: bool = False


def reader(provider: SearchProvider, known: tuple[Ground, ...], directory: Directory) -> Reader:
    """Keeps rank, domain and whose it is of the first ten results; address and title of the candidate's own only.

    The addresses of the others stay in memory, for whoever asks these pages whether they cite the candidate; what of
    them may be recorded is for the asker to say.
    """

    def read(response: Response) -> Reading:
        answered = provider.read(response)
        first = enumerate(answered.hits[:PLACES], start=1)
        owned = [(rank, hit, owner(hit.url, known, directory)) for rank, hit in first]
        results: list[Json] = [_record(*one) for one in owned]
        private = strange(((rank, hit.url) for rank, hit, sure in owned if sure is None), ())
        return Reading({"status": answered.status.value, "results": results}, private)

    return read


def strange(others: Iterable[tuple[int, str]], unseen: Iterable[int]) -> dict[str, Json]:
    """The private part of a list of results.

    Args:
        others: place and address of results that can't be told to be the candidate's.
        unseen: places of such results whose pages were asked in vain.
    """
    return {"others": [{"rank": rank, "url": url} for rank, url in others], "unseen": [*unseen]}


def strangers(exchange: Exchange) -> tuple[tuple[tuple[int, str], ...], tuple[int, ...]]:
    """What `strange` wrote: in a replay it is what was kept."""
    match exchange.outcome:
        case Response(reading=Reading(private={"others": list(others), "unseen": list(unseen)})):
            records = [one for one in others if isinstance(one, dict)]
            found = tuple((_rank(one), str(one.get("url", ""))) for one in records)
            return found, tuple(one for one in unseen if isinstance(one, int))
        case _:
            return (), ()


def answer(provider: SearchProvider, query: Query, link: str, exchange: Exchange) -> Answer:
    """An exchange as what was kept of it."""
    match exchange.outcome:
        case Response(reading=Reading(public={"status": str(status), "results": list(results)})):
            records = [one for one in results if isinstance(one, dict)]
            return Answer(
                provider.name,
                query,
                link,
                exchange,
                SearchStatus(status),
                tuple(_result(one) for one in records),
                tuple(_rank(one) for one in records if one.get("sure") == Attribution.LIKELY),
            )
        case outcome:
            return Answer(provider.name, query, link, exchange, _failed(outcome))


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


def _rank(record: dict[str, Json]) -> int:
    rank = record.get("rank")
    return rank if isinstance(rank, int) else 0


def _failed(outcome: Outcome) -> SearchStatus:
    match outcome:
        case Failure(kind=FailureKind.RATE_LIMITED):
            return SearchStatus.QUOTA
        case Failure(kind=FailureKind.NO_CREDENTIAL):
            return SearchStatus.AUTH
        case _:
            return SearchStatus.ERROR
