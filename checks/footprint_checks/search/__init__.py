"""Search engines that may be asked, and how their answers are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from footprint.exhibit import SearchStatus

if TYPE_CHECKING:
    from footprint.web import Request
    from footprint.web.exchange import Response

PLACES = 10
"""First results that are looked at: what a person sees."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One result, as the engine gives it: never kept whole unless it is the candidate's.

    Attributes:
        url: absolute.
        title: without marks.
    """

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Hits:
    """What an engine answered.

    Attributes:
        status: see there.
        hits: in the engine's own order; empty unless the status is `ok`.
    """

    status: SearchStatus
    hits: tuple[Hit, ...] = ()


class SearchProvider(Protocol):
    """An engine with an order of its own.

    A rank exists only inside one engine's own list, so a provider never merges several.
    """

    @property
    def name(self) -> str:
        """As shown, such as `Brave` or `SearXNG (duckduckgo)`."""
        ...

    def request(self, query: str, *, locale: str) -> Request:
        """The question.

        Args:
            query: as a person would type it.
            locale: language and region, such as `fr-FR`.
        """
        ...

    def read(self, response: Response) -> Hits:
        """The answer, whatever the bytes are: never raises."""
        ...

    def link(self, query: str, *, locale: str) -> str:
        """The page where a person sees the engine's own results."""
        ...


def found(hits: tuple[Hit, ...]) -> Hits:
    """An answer that speaks: results, or honestly none."""
    return Hits(SearchStatus.OK if hits else SearchStatus.EMPTY, hits)


__all__ = ["PLACES", "Hit", "Hits", "SearchProvider", "found"]
