"""The server: started, told of, and ended."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

from footprint.errors import ConfigError
from footprint.message import msg
from footprint.serve.application import application

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from footprint.serve.desk import Desk

GRACE = 1
"""Seconds that open connections have at the end. Pages that watch an audit are let go before; see `Desk.closing`."""
_NOT_OURS = frozenset({errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT, socket.EAI_NONAME, socket.EAI_AGAIN, socket.EAI_FAIL})


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens, so that the address is known before anything is told of it.

    Args:
        host: address or name.
        port: 0 for any that is free.

    Raises:
        ConfigError: nothing can listen there.
    """
    try:
        return socket.create_server((host, port), family=_family(host, port), reuse_port=False)
    except (OSError, UnicodeError) as error:
        reason = _reason(error)
        if isinstance(error, UnicodeError) or error.errno in _NOT_OURS:
            raise ConfigError(
                msg(
                    "--host: “{host}” is no address of this machine ({reason}); give 127.0.0.1, or one of its own",
                    host=host[:80],
                    reason=reason,
                )
            ) from error
        raise ConfigError(
            msg(
                "--port: nothing can listen at {host}:{port} ({reason}); give another port, or 0 for any that is free",
                host=host,
                port=str(port),
                reason=reason,
            )
        ) from error


def _reason(error: Exception) -> str:
    """In the system's words, without what asyncio or socket add to them."""
    if not isinstance(error, OSError):
        return "error"
    return os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror or "error"


def serve(
    desk: Desk,
    listening: socket.socket,
    *,
    ready: Callable[[], None],
    broke: Callable[[str, Exception], None] | None = None,
) -> None:
    """Serve until Ctrl-C or SIGTERM, which is how it is meant to end; a second Ctrl-C waits for nobody.

    Args:
        desk: what the pages are made from.
        listening: see `bound`.
        ready: called once requests are answered.
        broke: see `application`.

    Raises:
        StoreError: another server works on what is kept, or nothing can be kept there.
    """
    config = uvicorn.Config(
        application(desk, broke=broke), log_config=None, log_level="critical",
        access_log=False, server_header=False, timeout_graceful_shutdown=GRACE,
        proxy_headers=False, lifespan="off", ws="none",
    )  # fmt: skip
    with listening:
        asyncio.run(_served(_Server(config, desk, ready), desk, listening))


async def _served(server: _Server, desk: Desk, listening: socket.socket) -> None:
    """The audits under way begin before anybody is answered, and what is in their way is told by whoever began this."""
    async with desk.jobs:
        await server.serve([listening])


class _Server(uvicorn.Server):
    """Tells when it answers, and when it won't any more."""

    def __init__(self, config: uvicorn.Config, desk: Desk, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._desk = desk
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """See uvicorn."""
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """See uvicorn; whoever watches an audit is let go first."""
        self._desk.closing.set()
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        """See uvicorn, which would raise the signal again at the end, as if it had not been heard."""
        with super().capture_signals():
            try:
                yield
            finally:
                self._captured_signals.clear()


def _family(host: str, port: int) -> socket.AddressFamily:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return found[0][0]
