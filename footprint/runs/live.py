"""The real web, or the demo's: put together, watched, and ended early when asked to."""

from __future__ import annotations

import asyncio
import gc
import signal
from contextlib import asynccontextmanager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from footprint import __version__
from footprint.clock import SystemClock
from footprint.runs.person import person
from footprint.web.cache import DiskCache
from footprint.web.dns import SystemDns
from footprint.web.exchange import FailureKind, Limits
from footprint.web.lines import Lines
from footprint.web.live import LiveWeb
from footprint.web.memory import DiskMemory
from footprint.web.transport import IDLE_SECONDS, LIST_IDLE_SECONDS, build_transport, proxies_from, tls_context

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    import httpx

    from footprint.case import Progress
    from footprint.clock import Clock
    from footprint.config import Settings
    from footprint.message import Message
    from footprint.profile import Profile
    from footprint.runs.order import Order
    from footprint.web import Earlier
    from footprint.web.archive import WarcRecorder
    from footprint.web.commons import Commons
    from footprint.web.dns import DnsResolver

_SIGNALS = (signal.SIGINT, signal.SIGTERM)

_SELDOM = 10_000
"""Objects made before the collector looks at them, in a list: Python's seven hundred are made every few questions."""

Interruptible: TypeAlias = "Callable[[Callable[[], None]], AbstractContextManager[None]]"
"""Given what ends a run early: a context in which that may be called, in the run's own event loop."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking.

    Attributes:
        profile: complete or not.
        was_interrupted: by whoever ordered it.
        troubles: what went wrong beside the audit, such as a disk that was full.
    """

    profile: Profile
    was_interrupted: bool
    troubles: tuple[Message, ...]


class Connection:
    """A web that is open, and how it fares.

    Attributes:
        web: what is asked.
        was_interrupted: by whoever ordered it.
    """

    def __init__(self, web: LiveWeb, recorder: WarcRecorder | None, *stores: DiskCache | DiskMemory | None) -> None:
        self.web = web
        self.was_interrupted = False
        self._recorder = recorder
        self._stores = stores

    def interrupt(self) -> None:
        """End every question that is open; what was answered stays."""
        self.was_interrupted = True
        self.web.stop(FailureKind.INTERRUPTED)

    @property
    def troubles(self) -> tuple[Message, ...]:
        """What went wrong beside the questions; complete once the web is left."""
        troubles = (one.trouble for one in self._stores if one is not None and one.trouble is not None)
        failed = None if self._recorder is None else self._recorder.failed
        return (*dict.fromkeys(troubles), *(() if failed is None else (failed.message,)))


@contextmanager
def on_signals(interrupt: Callable[[], None]) -> Generator[None]:
    """While it is entered, the first Ctrl-C or SIGTERM ends the run politely; the next one has its usual effect."""
    loop = asyncio.get_running_loop()

    def let_go() -> None:
        with suppress(NotImplementedError):
            for one in _SIGNALS:
                loop.remove_signal_handler(one)

    def stop() -> None:
        interrupt()
        let_go()

    with suppress(NotImplementedError):  # Windows: Ctrl-C then breaks off at once
        for one in _SIGNALS:
            loop.add_signal_handler(one, stop)
    try:
        yield
    finally:
        let_go()


async def look(
    order: Order,
    *,
    progress: Progress,
    environ: Mapping[str, str],
    interruptible: Interruptible = on_signals,
    before: Earlier | None = None,
) -> Looked:
    """Do what was ordered.

    An interruption ends it at once with what was gathered.

    Args:
        order: see there.
        progress: told how far it is.
        environ: for proxies and certificates.
        interruptible: who may end it early; whoever sits at the terminal, when not given.
        before: what was seen when it was carried out before and cut off; see `LiveWeb`.

    Raises:
        OutputError: the recording can't be begun.
        ConfigError: a proxy or a file of certificates can't be used.
    """
    async with connected(
        order.settings,
        order.clock,
        environ,
        is_demo=order.is_demo,
        recording=_recorder(order),
        given=None if order.given is None else order.given.documents,
        interruptible=interruptible,
        before=before,
    ) as connection:
        profile = await person(order.run, connection.web, loaded=order.stock, progress=progress)
    return Looked(profile, connection.was_interrupted, connection.troubles)


@asynccontextmanager
async def connected(
    settings: Settings,
    clock: Clock,
    environ: Mapping[str, str],
    *,
    is_demo: bool,
    recording: AbstractContextManager[WarcRecorder | None] | None = None,
    given: Mapping[str, bytes] | None = None,
    interruptible: Interruptible = on_signals,
    before: Earlier | None = None,
) -> AsyncGenerator[Connection]:
    """Open the web that the settings describe.

    What can't be used ends it before a recording is begun, so that none is left of a run that never was.

    Args:
        settings: manners, secrets, and where pages are kept.
        clock: dates what is seen.
        environ: for proxies and certificates.
        is_demo: the invented world's web instead of the real one.
        recording: entered for as long as the web is open, and told of all that was used.
        given: documents that the operator handed over, by address.
        interruptible: see `look`.
        before: see `look`.

    Raises:
        OutputError: the recording can't be begun.
        ConfigError: a proxy or a file of certificates can't be used.
    """
    path = None if is_demo else settings.cache_path
    cache, memory = _stores(path)
    _settle()
    transport = _transport(settings, environ, is_demo=is_demo)
    with recording or nullcontext() as recorder:
        web = LiveWeb(
            transport,
            clock=clock,
            agent=settings.agent,
            limits=Limits(run_seconds=settings.timeout, exempt=settings.exempt),
            secrets=settings.secrets,
            recorder=recorder,
            cache=cache,
            resolver=_resolver(is_demo=is_demo),
            memory=memory,
            given=given,
            before=before,
        )
        async with web:
            connection = Connection(web, recorder, cache, memory)
            with interruptible(connection.interrupt):
                yield connection


@asynccontextmanager
async def lines(
    settings: Settings,
    clock: Clock,
    environ: Mapping[str, str],
    *,
    is_demo: bool,
    commons: Commons | None = None,
    limits: Limits | None = None,
) -> AsyncGenerator[Lines]:
    """Open the way out of many runs; pages are not kept on disk for later ones, since each asks of another person.

    Args:
        settings: manners and secrets.
        clock: dates what is seen.
        environ: for proxies and certificates.
        is_demo: the invented world's web instead of the real one.
        commons: what was asked for everybody in an earlier attempt.
        limits: other manners than the usual ones.

    Raises:
        ConfigError: a proxy or a file of certificates can't be used.
    """
    _settle()
    shared = Lines(
        _transport(settings, environ, is_demo=is_demo, idle_seconds=LIST_IDLE_SECONDS),
        clock=clock,
        agent=settings.agent,
        limits=limits or Limits(run_seconds=settings.timeout, exempt=settings.exempt),
        secrets=settings.secrets,
        resolver=_resolver(is_demo=is_demo),
        commons=commons,
    )
    often = gc.get_threshold()
    gc.set_threshold(_SELDOM, *often[1:])
    try:
        async with shared:
            yield shared
    finally:
        gc.set_threshold(*often)


def _settle() -> None:
    """Spare the collector what was loaded: it stays; what a long-lived process drops later does not."""
    if not gc.get_freeze_count():
        gc.freeze()


def _stores(path: Path | None) -> tuple[DiskCache | None, DiskMemory | None]:
    """What is kept between runs, in the same folder; the machine's own time says how old it is."""
    if path is None:
        return None, None
    return DiskCache(path, clock=SystemClock()), DiskMemory(path, clock=SystemClock())


@contextmanager
def _recorder(order: Order) -> Generator[WarcRecorder | None]:
    if order.record is None:
        yield None
        return
    from footprint.web.archive import WarcRecorder

    with WarcRecorder(
        order.record,
        order.run.as_json(),
        software=f"footprint/{__version__}",
        moment=order.run.conditions.now,
        secrets=order.settings.secrets.values(),
    ) as recorder:
        yield recorder


def _transport(
    settings: Settings, environ: Mapping[str, str], *, is_demo: bool, idle_seconds: float = IDLE_SECONDS
) -> httpx.AsyncBaseTransport:
    if is_demo:
        from footprint_world import transport

        return transport()
    return build_transport(
        exempt=settings.exempt,
        proxies=proxies_from(environ),
        ssl_context=tls_context(environ.get("SSL_CERT_FILE") or None),
        idle_seconds=idle_seconds,
    )


def _resolver(*, is_demo: bool) -> DnsResolver:
    if is_demo:
        from footprint_world import resolver

        return resolver()
    return SystemDns()
