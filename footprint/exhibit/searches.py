"""What search engines showed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from footprint.finding import Evidence


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
