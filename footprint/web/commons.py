"""Answers to questions that are the same whoever is looked for: asked once for all runs that share them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeAlias

from footprint.web.exchange import Failure, Response
from footprint.web.reduction import partly

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from footprint.web import Earlier, Recorder
    from footprint.web.exchange import Exchange, Request

Question: TypeAlias = "tuple[str, bool]"
"""Key of a request, and whether its answer is wanted whole."""


_WHOLE_BYTES = 8 * 1024 * 1024
_EACH_BYTES = 4 * 1024
"""What whole answers may take in all, and what each takes beside its body: each person's own sites bring some."""


class Commons:
    """What controls and the rules of robots.txt said, for as long as it is at hand.

    It knows as many answers as there are networks, however many people are looked for; of those that are wanted whole,
    which people's own sites give as well, those that were not wanted for longest go when there are too many, and are
    asked for again. A failure is told to whoever waits for it and not remembered: the next run may fare better.

    Attributes:
        are_recorded: they are recorded once, for all runs; else each run records those that it used.
    """

    def __init__(self, *, recorder: Recorder | None = None, before: Earlier | None = None) -> None:
        """Begin with nothing.

        Args:
            recorder: told of each answer once, so that a list that is cut off need not ask again.
            before: what it recorded then.
        """
        self._flights: dict[Question, asyncio.Task[Exchange]] = {}
        self._whole: dict[Question, int] = {}
        self._size = 0
        self._recorder = recorder
        self._before = before
        self.are_recorded = recorder is not None

    def known(self, question: Question) -> asyncio.Task[Exchange] | None:
        """What was answered to it, if it was, as a task that is done."""
        flight = self._flights.get(question)
        if flight is None or not flight.done() or flight.cancelled() or flight.exception() is not None:
            return None
        self._want(question)
        return flight

    async def once(
        self, request: Request, *, is_whole: bool, bring: Callable[[], Coroutine[None, None, Exchange]]
    ) -> Exchange:
        """What this question brings; `bring` is called for the first who asks.

        A run that ends while it waits leaves the question to the others.

        Args:
            request: the question.
            is_whole: the answer is wanted whole, not through a reader.
            bring: asks it.
        """
        question = (request.key, is_whole)
        flight = self._flights.get(question)
        if flight is None:
            flight = self._flights[question] = asyncio.create_task(self._bring(question, request, bring))
        self._want(question)
        return await asyncio.shield(flight)

    async def close(self) -> None:
        """End what nobody waits for any more."""
        flights = tuple(self._flights.values())
        for flight in flights:
            flight.cancel()
        await asyncio.gather(*flights, return_exceptions=True)

    async def _bring(
        self, question: Question, request: Request, bring: Callable[[], Coroutine[None, None, Exchange]]
    ) -> Exchange:
        exchange = None if self._before is None else self._before.exchange(request)
        if exchange is None or isinstance(exchange.outcome, Failure):
            exchange = partly(await bring(), None)  # nobody asks what the holder of a control says of themselves
        if self._recorder is not None:
            self._recorder.exchange(exchange, None)
        match exchange.outcome:
            case Failure():
                del self._flights[question]  # here, since whoever waited may have left
            case Response(body=body) if question[1]:
                self._whole[question] = size = _EACH_BYTES + len(body)
                self._size += size
                self._forget()
            case Response():
                pass
        return exchange

    def _want(self, question: Question) -> None:
        """A whole answer that is wanted is the last to be let go of."""
        size = self._whole.pop(question, None)
        if size is not None:
            self._whole[question] = size

    def _forget(self) -> None:
        """Let go of the whole answers that were not wanted for longest, but never of the last one."""
        while self._size > _WHOLE_BYTES and len(self._whole) > 1:
            oldest = next(iter(self._whole))
            self._size -= self._whole.pop(oldest)
            self._flights.pop(oldest, None)
