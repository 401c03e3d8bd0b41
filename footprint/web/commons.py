"""Answers to questions that are the same whoever is looked for: asked once for all runs that share them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from footprint.web.exchange import Exchange, Failure, Response

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

Question: TypeAlias = "tuple[str, bool]"
"""Key of a request, and whether its answer is wanted whole."""


@dataclass(frozen=True, slots=True)
class Brought:
    """An exchange, and what its reader read.

    Attributes:
        exchange: as the run is given it.
        whole: the response before its reader; None without one.
    """

    exchange: Exchange
    whole: Response | None = None


class Commons:
    """What controls and the rules of robots.txt said, for as long as it is at hand.

    It knows as many answers as there are networks and hosts, however many people are looked for. A failure is told to
    whoever waits for it and not remembered: the next run may fare better.
    """

    def __init__(self) -> None:
        self._flights: dict[Question, asyncio.Task[Brought]] = {}

    async def once(self, question: Question, bring: Callable[[], Coroutine[None, None, Brought]]) -> Brought:
        """What this question brings; `bring` is called for the first who asks.

        A run that ends while it waits leaves the question to the others.
        """
        flight = self._flights.get(question)
        if flight is None:
            flight = self._flights[question] = asyncio.create_task(_without_body(bring()))
        brought = await asyncio.shield(flight)
        if isinstance(brought.exchange.outcome, Failure) and self._flights.get(question) is flight:
            del self._flights[question]
        return brought

    async def close(self) -> None:
        """End what nobody waits for any more."""
        flights = tuple(self._flights.values())
        for flight in flights:
            flight.cancel()
        await asyncio.gather(*flights, return_exceptions=True)


async def _without_body(asked: Coroutine[None, None, Brought]) -> Brought:
    """What a reader did not take is not kept for as long as a list of people takes."""
    return Brought((await asked).exchange)
