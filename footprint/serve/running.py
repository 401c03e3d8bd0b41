"""The server: started, told of, and ended."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

import uvicorn

from footprint.errors import ConfigError
from footprint.message import msg
from footprint.serve.application import application

if TYPE_CHECKING:
    from collections.abc import Callable

    from footprint.serve.desk import Desk

GRACE = 3
"""Seconds that open connections have at the end: a page that watches an audit would stay for ever."""


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
    except OSError as error:
        raise ConfigError(
            msg(
                "--port: nothing can listen at {host}:{port} ({reason}); give another port, or 0 for any that is free",
                host=host,
                port=str(port),
                reason=error.strerror or "error",
            )
        ) from error


def serve(desk: Desk, listening: socket.socket, *, ready: Callable[[], None]) -> None:
    """Serve until Ctrl-C or SIGTERM.

    Args:
        desk: what the pages are made from.
        listening: see `bound`.
        ready: called once requests are answered.
    """
    config = uvicorn.Config(
        application(desk), log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=GRACE,
        proxy_headers=False, lifespan="on", ws="none",
    )  # fmt: skip
    asyncio.run(_Server(config, ready).serve([listening]))


class _Server(uvicorn.Server):
    """Tells when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """See uvicorn; `started` is false when the application could not begin."""
        await super().startup(sockets)
        if self.started:
            self._ready()


def _family(host: str, port: int) -> socket.AddressFamily:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return found[0][0]
