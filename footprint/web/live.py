"""The Web that asks the world.

Its seam to the HTTP cache is `Cache`, `Send` and `Answer`, written down in `footprint.web.hop`.
"""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Self

from footprint.web.dns import Records
from footprint.web.exchange import Exchange, Failure, FailureKind, Limits, Lookup, Purpose, Reading, Request, Response
from footprint.web.hop import Answer, Cache, Send
from footprint.web.lane import LocalLanes
from footprint.web.redaction import Redactor
from footprint.web.reduction import partly, reduced, reticent
from footprint.web.robots import PATH, rule_book
from footprint.web.target import Target, domain, target
from footprint.web.visit import Means, Visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import TracebackType

    import httpx

    from footprint.clock import Clock
    from footprint.web import Earlier, Recorder
    from footprint.web.commons import Commons
    from footprint.web.dns import DnsResolver
    from footprint.web.exchange import Json, Outcome, Reader
    from footprint.web.lane import Lanes
    from footprint.web.memory import Memory
    from footprint.web.robots import RuleBook, Rules
    from footprint.web.target import Origin

__all__ = ["Answer", "Cache", "LiveWeb", "Send"]


class LiveWeb:
    """Asks real sites, politely and within bounds; an async context manager.

    Bounds are real time and hold whatever the clock says; only the waits that manners ask for go through the clock.
    Every question is asked once in a run: equal ones share the first one's exchange. A question should always come
    with the same reader, or always with none: of what a reader took nothing else is kept, so that a run over many
    sites needs no more memory than one over few.
    """

    def __init__(
        self,
        transport: httpx.AsyncBaseTransport,
        *,
        clock: Clock,
        agent: str,
        limits: Limits | None = None,
        secrets: Mapping[str, str] | None = None,
        recorder: Recorder | None = None,
        cache: Cache | None = None,
        resolver: DnsResolver | None = None,
        lanes: Lanes | None = None,
        memory: Memory | None = None,
        given: Mapping[str, bytes] | None = None,
        commons: Commons | None = None,
        before: Earlier | None = None,
        book: RuleBook | None = None,
    ) -> None:
        """Prepare; nothing is asked before the context is entered.

        Args:
            transport: the wire, closed at the end; see `footprint.web.transport.build_transport`.
            clock: dates the exchanges, and waits.
            agent: User-Agent; what stands before its first slash is our name in a robots.txt.
            limits: bounds and manners; `Limits()` when None.
            secrets: value of each secret, by name.
            recorder: told of all that was used.
            cache: what earlier runs kept; see `footprint.web.hop`.
            resolver: who answers `lookup`; without one every lookup fails.
            lanes: per-host manners; those of this process when None.
            memory: what earlier runs learnt of networks.
            given: documents that the operator handed over, by address; see `Purpose.GIVEN`.
            commons: what runs that go on beside this one ask too; None where there are none.
            before: what attempts at this run saw before they were cut off: it is used and recorded as if it were seen
                now, and nobody is asked for it.
            book: the rules of robots.txt that runs beside this one read; one of its own when None.
        """
        self._transport = transport
        self._clock = clock
        self._limits = limits or Limits()
        self._recorder = recorder
        self._resolver = resolver
        self._memory = memory
        self._given = given or {}
        self._commons = commons
        self._before = before
        self._recalled: dict[str, Exchange | None] = {}
        self._means = Means(
            transport=transport,
            limits=self._limits,
            agent=agent,
            secrets=dict(secrets or {}),
            redact=Redactor((secrets or {}).values()),
            cache=cache,
            lanes=lanes or LocalLanes(clock, self._limits),
            rules=self._rules_of,
            is_shared=commons is not None,
        )
        # What may be about a stranger is not kept on disk, not even in the cache.
        self._reticent_means = replace(self._means, cache=None)
        self._exchanges: dict[tuple[str, bool, bool], asyncio.Task[Exchange]] = {}
        self._lookups: dict[tuple[str, str], asyncio.Task[Lookup]] = {}
        self._places = asyncio.Semaphore(self._limits.in_flight)
        self._rules: dict[Origin, Rules] = {}
        self._book = book or rule_book(agent)
        self._stopped: Failure | None = None
        self._alarm: asyncio.TimerHandle

    async def __aenter__(self) -> Self:
        """Start the run's time."""
        loop = asyncio.get_running_loop()
        self._alarm = loop.call_later(self._limits.run_seconds, self.stop, FailureKind.DEADLINE)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End what is in flight and close the transport."""
        self._alarm.cancel()
        self.stop(FailureKind.INTERRUPTED)
        for flight in (*self._exchanges.values(), *self._lookups.values()):
            if not flight.done():
                await asyncio.wait((flight,))
        # At once: it is part of rings (each task knows this Web), and of a list one would outlive many more people.
        self._exchanges.clear()
        self._lookups.clear()
        await self._transport.aclose()

    async def get(self, request: Request, *, reader: Reader | None = None) -> Exchange:
        """See `Web.get`.

        Raises:
            Exception: whatever the reader raises.
        """
        is_whole = reader is None
        # Of a control that runs share nothing private is known: whoever has that name and is looked for is asked about.
        question = (request.key, is_whole, request.is_common and not is_whole and self._commons is not None)
        flight = self._exchanges.get(question)
        if flight is None:
            flight = self._exchanges[question] = self._known(request, question[:2]) or asyncio.create_task(
                self._bring(request, reader)
            )
        return flight.result() if flight.done() else await asyncio.shield(flight)

    async def lookup(self, name: str, kind: str) -> Lookup:
        """See `Web.lookup`."""
        question = (name.lower().removesuffix("."), kind.upper())
        flight = self._lookups.get(question)
        if flight is None:
            flight = self._lookups[question] = asyncio.create_task(self._look_up(*question))
        return await asyncio.shield(flight)

    def keep(self, exchanges: Iterable[Exchange]) -> None:
        """See `Web.keep`."""
        if self._recorder is not None:
            self._recorder.keep([exchange.key for exchange in exchanges])

    def keep_part(self, exchange: Exchange, private: Json) -> None:
        """See `Web.keep_part`."""
        if self._recorder is not None:
            self._recorder.keep_part(partly(exchange, private))

    def recall(self, topic: str) -> Exchange | None:
        """See `Web.recall`."""
        if topic not in self._recalled:
            # Asked once a run, so that what another run learns meanwhile changes nothing in this one.
            found = None if self._before is None else self._before.recall(topic)
            found = self._recalled[topic] = found or (self._memory.recall(topic) if self._memory else None)
            if found is not None and self._recorder is not None:
                self._recorder.recalled(topic, found)
        return self._recalled[topic]

    def remember(self, topic: str, exchange: Exchange) -> None:
        """See `Web.remember`."""
        if self._memory is not None:
            self._memory.remember(topic, exchange)

    def stop(self, kind: FailureKind) -> None:
        """From now on every question that has no answer yet ends as a failure, those in flight included.

        The first call decides; later ones do nothing. What was answered before stays answered.

        Args:
            kind: `INTERRUPTED` when the operator asks for it, `DEADLINE` when the time is used up.
        """
        if self._stopped is None:
            self._stopped = Failure(kind, "the run was ended before an answer came")
            loop = asyncio.get_running_loop()
            for flight in (*self._exchanges.values(), *self._lookups.values()):
                # Not at once: a task that is cancelled before its first step never says what became of its question.
                if not flight.done():
                    loop.call_soon(flight.cancel)

    @property
    def was_stopped(self) -> bool:
        """Was it ended, by the operator or because its time was up, before it was left?"""
        return self._stopped is not None

    def _known(self, request: Request, question: tuple[str, bool]) -> asyncio.Task[Exchange] | None:
        """What a question brought that is the same for everybody, where that is known already."""
        if not request.is_common or self._commons is None or self._stopped is not None:
            return None
        flight = self._commons.known(question)
        if flight is not None and self._recorder is not None and not self._commons.are_recorded:
            self._recorder.exchange(flight.result(), None)
        return flight

    async def _bring(self, request: Request, reader: Reader | None) -> Exchange:
        """Ask, or learn what was answered, and have it recorded."""
        if request.is_common and self._commons is not None:
            exchange, whole = await self._learn(self._commons, request, reader), None
            is_told = not self._commons.are_recorded
        else:
            exchange, whole = await self._ask(request, reader)
            is_told = True
        if self._recorder is not None and is_told:
            self._recorder.exchange(exchange, whole)
        return exchange

    async def _learn(self, commons: Commons, request: Request, reader: Reader | None) -> Exchange:
        """What a question brings that is the same for everybody; of whoever answers to it nothing more is ever kept."""
        try:
            stopped = self._stopped
            if stopped is None:
                return await self._shared(commons, request, reader)
        except asyncio.CancelledError:
            stopped = self._stopped
            if stopped is None:
                raise
        return Exchange(request, self._clock.now(), stopped)

    async def _shared(self, commons: Commons, request: Request, reader: Reader | None) -> Exchange:
        """Wait for it, whatever becomes of this run meanwhile."""

        async def bring() -> Exchange:
            return (await self._ask(request, reader))[0]

        return await commons.once(request, is_whole=reader is None, bring=bring)

    async def _ask(self, request: Request, reader: Reader | None) -> tuple[Exchange, Response | None]:
        """Ask, and read at once: of what a reader took, no body is kept for the rest of the run.

        Beside the exchange comes what the reader read, for as long as it takes to record it.
        """
        is_ours = reader is None and request.purpose is not Purpose.LEAD
        exchange = await self._fly(request, self._means if is_ours else self._reticent_means)
        if reader is None:
            return exchange, None
        match exchange.outcome:
            case Response(reading=Reading()):
                return exchange, None  # another attempt's, which was read then
            case Response() as whole:
                return replace(exchange, outcome=self._read(request, whole, reader)), whole
            case Failure() as failure:
                return replace(exchange, outcome=reticent(failure)), None

    def _read(self, request: Request, whole: Response, reader: Reader) -> Response:
        """What a reader keeps; a secret that the site wrote in a dress of its own may be bare once it is read."""
        read = reduced(whole, reader)
        if not request.credentials or read.reading is None:
            return read
        public, private = (self._means.redact.json(one) for one in (read.reading.public, read.reading.private))
        return replace(read, reading=Reading(public, private))

    async def _fly(self, request: Request, means: Means) -> Exchange:
        if request.purpose is Purpose.GIVEN:
            return Exchange(request, self._clock.now(), self._hand(request))
        seen = None if self._before is None else self._before.exchange(request)
        if seen is not None:
            return self._taken(seen)
        visit = Visit(request, means)
        outcome: Outcome
        try:
            is_shared = request.is_common and self._commons is not None
            outcome = (None if is_shared else self._stopped) or await visit.outcome()
        except asyncio.CancelledError:
            if self._stopped is None:
                raise
            outcome = self._stopped
        now = self._clock.now()
        return Exchange(request, min(visit.oldest or now, now), outcome, tuple(visit.earlier))

    def _taken(self, seen: Exchange) -> Exchange:
        """What another attempt saw; its host is in the same standing as if it had said so now."""
        last = seen.outcome.url if isinstance(seen.outcome, Response) else seen.request.url
        spot = target(last, exempt=self._limits.exempt)
        if isinstance(spot, Target):
            self._means.lanes.heard(spot.origin.host, seen.outcome)
        return seen

    def _hand(self, request: Request) -> Outcome:
        """A document that was handed over."""
        body = self._given.get(request.url)
        if body is None:
            return Failure(FailureKind.NOT_GIVEN, "no such document")
        return Response(HTTPStatus.OK, request.url, (), body, hashlib.sha256(body).hexdigest(), len(body))

    async def _look_up(self, name: str, kind: str) -> Lookup:
        seen = None if self._before is None else self._before.lookup(name, kind)
        lookup = seen or await self._resolved(name, kind)
        if self._recorder is not None:
            self._recorder.lookup(lookup)
        return lookup

    async def _resolved(self, name: str, kind: str) -> Lookup:
        answer: Records | Failure
        try:
            answer = self._stopped or await self._records(name, kind)
        except asyncio.CancelledError:
            if self._stopped is None:
                raise
            answer = self._stopped
        now = self._clock.now()
        match answer:
            case Failure():
                return Lookup(name, kind, now, answer)
            case Records(found, exists):
                return Lookup(name, kind, now, found, exists)

    async def _records(self, name: str, kind: str) -> Records | Failure:
        asked = domain(name)
        if asked is None:
            return Failure(FailureKind.DNS, "not a domain name")
        if self._resolver is None:
            return Failure(FailureKind.DNS, "no resolver for DNS records")
        seconds = self._limits.exchange_seconds
        async with self._places:
            try:
                async with asyncio.timeout(seconds):
                    return await self._resolver.resolve(asked, kind, seconds=seconds)
            except TimeoutError:
                return Failure(FailureKind.TIMEOUT, "no name server answered")

    async def _rules_of(self, origin: Origin, purpose: Purpose) -> Rules:
        """What a site's robots.txt says; asked once a run and purpose, and part of the evidence as its page is."""
        request = Request(f"{origin}{PATH}", purpose, is_common=True)
        exchange = await self.get(request)
        if exchange.outcome is self._stopped and self._commons is not None:
            # A question that others wait for goes on when this run is over, and no further than the rules allow.
            exchange = await self._shared(self._commons, request, None)
        if origin not in self._rules:
            self._rules[origin] = self._book.rules(origin, exchange.outcome)
        return self._rules[origin]
