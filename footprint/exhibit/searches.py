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
        is_open: whose it is can't be told because its page was not seen.
    """

    rank: int
    domain: str
    whose: Whose
    url: str = ""
    title: str = ""
    is_open: bool = False


class SearchKind(StrEnum):
    """What the results of a search are."""

    RANK = "rank"
    """The order in which one engine shows the whole web: what a person sees."""
    COVERAGE = "coverage"
    """A small index: that something is found there says something, that it is not says nothing."""
    ENTITY = "entity"
    """Entries of an encyclopedia or a knowledge base: is there one about the person?"""


class SearchAim(StrEnum):
    """What a query looks for."""

    NAME = "name"
    NAME_AND_WORD = "name_and_word"
    """The name with a professional word: homonyms push a person down through no fault of theirs."""
    HANDLE = "handle"
    DOMAIN = "domain"
    """The candidate's own domain: who speaks of it."""


class Per(StrEnum):
    """The time in which an allowance can be used."""

    DAY = "day"
    MONTH = "month"
    EVER = "ever"


@dataclass(frozen=True, slots=True)
class Left:
    """What the operator may still ask of a search provider.

    Attributes:
        amount: searches, or US dollars.
        per: see there.
        is_money: dollars.
    """

    amount: float
    per: Per
    is_money: bool = False


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
        kind, aim: see there.
        query: as sent.
        locale: language and region asked for.
        status: see there.
        results: in the engine's own order.
        link: page where a person can follow the query by hand.
        evidence: the exchange; empty when none was made.
        left: what the operator may still ask of the provider, where it says so.
    """

    provider: str
    kind: SearchKind
    aim: SearchAim
    query: str
    locale: str
    status: SearchStatus
    results: tuple[SearchResult, ...]
    link: str
    evidence: tuple[Evidence, ...] = ()
    left: Left | None = None
