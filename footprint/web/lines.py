"""What several runs share, so that they ask as one: the wire, manners, what is known of networks."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Self

import httpx

from footprint.web.commons import Commons
from footprint.web.exchange import FailureKind
from footprint.web.lane import LocalLanes
from footprint.web.live import LiveWeb
from footprint.web.robots import rule_book
from footprint.web.share import Share

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from footprint.clock import Clock
    from footprint.web import Earlier, Recorder
    from footprint.web.dns import DnsResolver
    from footprint.web.exchange import Limits
    from footprint.web.hop import Cache
    from footprint.web.memory import Memory

REST_SECONDS = 60.0
"""How long a host that failed repeatedly is left alone before one question more."""

FRESH = 10
"""Exchanges that have just begun, at once: as many as keep a processor busy where hosts answer without delay."""


class Lines:
    """The way out of several runs; an async context manager.

    Each run has a Web of its own, with its own time and its own exchanges, so that nothing of one person is kept for
    another. Hosts are asked as if by one visitor: what one run learns of a host's patience holds for all. How long a
    host may take in all is bounded by each run's own time, since a list may be as long as it likes.

    Attributes:
        lanes: how hosts fare.
    """

    def __init__(
        self,
        transport: httpx.AsyncBaseTransport,
        *,
        clock: Clock,
        agent: str,
        limits: Limits,
        secrets: Mapping[str, str] | None = None,
        cache: Cache | None = None,
        resolver: DnsResolver | None = None,
        memory: Memory | None = None,
        commons: Commons | None = None,
    ) -> None:
        """Put them together; the arguments are those of `footprint.web.live.LiveWeb`."""
        patient = replace(
            limits, host_seconds=math.inf, circuit_seconds=REST_SECONDS, run_seconds=math.inf, fresh=FRESH
        )
        self._seconds = limits.run_seconds
        self._numbers = count(1)
        self._first: dict[str, int] = {}
        self.lanes = LocalLanes(clock, patient)
        self._transport = transport
        self._clock = clock
        self._agent = agent
        self._limits = patient
        self._secrets = secrets
        self._cache = cache
        self._resolver = resolver
        self._memory = memory
        self._commons = commons or Commons()
        self._book = rule_book(agent)

    async def __aenter__(self) -> Self:
        """Itself."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End what is in flight, and close the transport."""
        await self._commons.close()
        await self._transport.aclose()

    def share(self) -> Share:
        """Of one run that is to begin."""
        return Share(self.lanes, next(self._numbers), seconds=self._seconds, first=self._first)

    def web(
        self, *, recorder: Recorder | None = None, before: Earlier | None = None, share: Share | None = None
    ) -> LiveWeb:
        """A Web for one run.

        Args:
            recorder: see `LiveWeb`.
            before: likewise.
            share: from `share`, where somebody else asks it how the run fares.
        """
        own = share or self.share()
        web = LiveWeb(
            _Kept(self._transport),
            clock=self._clock,
            agent=self._agent,
            limits=self._limits,
            secrets=self._secrets,
            recorder=recorder,
            cache=self._cache,
            resolver=self._resolver,
            lanes=own,
            memory=self._memory,
            before=before,
            commons=self._commons,
            book=self._book,
        )
        own.begin(lambda: web.stop(FailureKind.DEADLINE))
        return web


class _Kept(httpx.AsyncBaseTransport):
    """A transport that outlives the run that uses it."""

    def __init__(self, transport: httpx.AsyncBaseTransport) -> None:
        self._transport = transport

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return await self._transport.handle_async_request(request)

    async def aclose(self) -> None:
        """Leave it open."""
