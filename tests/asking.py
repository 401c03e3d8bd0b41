"""A live Web whose wire is a respx router or any handler, and whose waits cost nothing."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import httpx

from footprint.clock import StillClock
from footprint.web import Failure, FailureKind, Limits, Purpose, Request
from footprint.web.live import LiveWeb

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Coroutine, Iterable, Mapping

    from footprint.clock import Clock
    from footprint.web import Exchange, Lookup, Outcome, Recorder, Response
    from footprint.web.dns import DnsResolver
    from footprint.web.hop import Cache

MOMENT = datetime(2026, 5, 4, 12, tzinfo=UTC)
AGENT = "footprint/1.0 (+https://footprint.example)"


@asynccontextmanager
async def asking(
    wire: Callable[[httpx.Request], Coroutine[None, None, httpx.Response]],
    *,
    limits: Limits | None = None,
    clock: Clock | None = None,
    secrets: Mapping[str, str] | None = None,
    recorder: Recorder | None = None,
    cache: Cache | None = None,
    resolver: DnsResolver | None = None,
    given: Mapping[str, bytes] | None = None,
) -> AsyncGenerator[LiveWeb, None]:
    """Live, with `router.async_handler` or another handler as its wire."""
    web = LiveWeb(
        httpx.MockTransport(wire),
        clock=clock or StillClock(MOMENT),
        agent=AGENT,
        limits=limits,
        secrets=secrets,
        recorder=recorder,
        cache=cache,
        resolver=resolver,
        given=given,
    )
    async with web:
        yield web


async def ask(web: LiveWeb, url: str, purpose: Purpose = Purpose.API) -> Outcome:
    """What comes of asking an API, which needs no robots.txt."""
    return (await web.get(Request(url, purpose))).outcome


def kind_of(outcome: Outcome) -> FailureKind | None:
    """The kind of a failure; None for a response."""
    return outcome.kind if isinstance(outcome, Failure) else None


class Told:
    """A recorder that remembers what it was told."""

    def __init__(self) -> None:
        self.exchanges: list[tuple[Exchange, Response | None]] = []
        self.lookups: list[Lookup] = []
        self.kept: list[str] = []
        self.parts: list[Exchange] = []

    def exchange(self, exchange: Exchange, whole: Response | None) -> None:
        self.exchanges.append((exchange, whole))

    def recalled(self, topic: str, exchange: Exchange) -> None:
        self.exchanges.append((exchange, None))

    def lookup(self, lookup: Lookup) -> None:
        self.lookups.append(lookup)

    def keep(self, keys: Iterable[str]) -> None:
        self.kept.extend(keys)

    def keep_part(self, exchange: Exchange) -> None:
        self.parts.append(exchange)
