"""An audit of the real web, or of the demo's: the web is put together, watched, and ended early when asked to."""

from __future__ import annotations

import asyncio
import signal
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from footprint import __version__
from footprint.audit import audit
from footprint.clock import SystemClock
from footprint.web.archive import WarcRecorder
from footprint.web.cache import DiskCache
from footprint.web.dns import SystemDns
from footprint.web.exchange import FailureKind, Limits
from footprint.web.live import LiveWeb
from footprint.web.transport import build_transport, proxies_from, tls_context

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    import httpx

    from footprint.case import Progress
    from footprint.cli.order import Order
    from footprint.message import Message
    from footprint.profile import Profile
    from footprint.web.dns import DnsResolver

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking.

    Attributes:
        profile: complete or not.
        was_interrupted: by Ctrl-C or a signal.
        troubles: what went wrong beside the audit, such as a disk that was full.
    """

    profile: Profile
    was_interrupted: bool
    troubles: tuple[Message, ...]


async def look(order: Order, *, progress: Progress, environ: Mapping[str, str]) -> Looked:
    """Do what was ordered.

    Ctrl-C (or SIGTERM) ends it at once with what was gathered; a second one breaks off.

    Args:
        order: see there.
        progress: told how far it is.
        environ: for proxies and certificates.

    Raises:
        OutputError: the recording can't be begun.
        ConfigError: a proxy or a file of certificates can't be used.
    """
    path = None if order.is_demo else order.settings.cache_path
    cache = None if path is None else DiskCache(path, clock=SystemClock())
    transport = _transport(order, environ)
    with _recorder(order) as recorder:
        web = LiveWeb(
            transport,
            clock=order.clock,
            agent=order.settings.agent,
            limits=Limits(run_seconds=order.settings.timeout, exempt=order.settings.exempt),
            secrets=order.settings.secrets,
            recorder=recorder,
            cache=cache,
            resolver=_resolver(order),
        )
        async with web:
            with _Interruption(web) as interruption:
                profile = await audit(
                    order.run.subject,
                    order.checks,
                    conditions=order.run.conditions,
                    catalogue=order.catalogue,
                    rubric=order.rubric,
                    web=web,
                    progress=progress,
                )
    troubles = (cache and cache.trouble, recorder and recorder.failed and recorder.failed.message)
    return Looked(profile, interruption.happened, tuple(one for one in troubles if one))


class _Interruption:
    """While it is entered, the first Ctrl-C or SIGTERM ends the run politely; the next one has its usual effect.

    Attributes:
        happened: whether one came.
    """

    def __init__(self, web: LiveWeb) -> None:
        self.happened = False
        self._web = web

    def __enter__(self) -> Self:
        loop = asyncio.get_running_loop()
        with suppress(NotImplementedError):  # Windows: Ctrl-C then breaks off at once
            for one in _SIGNALS:
                loop.add_signal_handler(one, self._stop)
        return self

    def __exit__(self, *_: object) -> None:
        self._let_go()

    def _stop(self) -> None:
        self.happened = True
        self._web.stop(FailureKind.INTERRUPTED)
        self._let_go()

    def _let_go(self) -> None:
        loop = asyncio.get_running_loop()
        with suppress(NotImplementedError):
            for one in _SIGNALS:
                loop.remove_signal_handler(one)


@contextmanager
def _recorder(order: Order) -> Generator[WarcRecorder | None]:
    if order.record is None:
        yield None
        return
    with WarcRecorder(
        order.record,
        order.run.as_json(),
        software=f"footprint/{__version__}",
        moment=order.run.conditions.now,
        secrets=order.settings.secrets.values(),
    ) as recorder:
        yield recorder


def _transport(order: Order, environ: Mapping[str, str]) -> httpx.AsyncBaseTransport:
    if order.is_demo:
        from footprint_world import transport

        return transport()
    return build_transport(
        exempt=order.settings.exempt,
        proxies=proxies_from(environ),
        ssl_context=tls_context(environ.get("SSL_CERT_FILE") or None),
    )


def _resolver(order: Order) -> DnsResolver:
    if order.is_demo:
        from footprint_world import resolver

        return resolver()
    return SystemDns()
