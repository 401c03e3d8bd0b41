"""What went wrong on the wire, in our words."""

from __future__ import annotations

import socket
import ssl
from typing import TYPE_CHECKING, TypeAlias

import aiohttp
import httpx
from aiohttp import http_exceptions

from footprint.web.exchange import Failure, FailureKind
from footprint.web.guard import BlockedAddress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FAULTS = (httpx.HTTPError, httpx.InvalidURL, aiohttp.ClientError, http_exceptions.HttpProcessingError, OSError)
"""What a transport may raise when a site, or the way to it, is at fault."""

_Types: TypeAlias = "type[BaseException] | tuple[type[BaseException], ...]"

_CAUSES: tuple[tuple[_Types, FailureKind, str], ...] = (
    (BlockedAddress, FailureKind.BLOCKED_ADDRESS, "the name leads to an address that is not public"),
    (
        (aiohttp.ClientHttpProxyError, aiohttp.ClientProxyConnectionError, httpx.ProxyError),
        FailureKind.PROXY,
        "the proxy refused or failed",
    ),
    (ssl.SSLError, FailureKind.TLS, "no secure connection"),
    ((aiohttp.ClientConnectorDNSError, socket.gaierror), FailureKind.DNS, "the name does not resolve"),
    ((httpx.UnsupportedProtocol, httpx.InvalidURL, aiohttp.InvalidURL), FailureKind.BAD_URL, "can't be asked"),
    (ConnectionRefusedError, FailureKind.REFUSED, "the connection was refused"),
    (
        (aiohttp.ServerDisconnectedError, ConnectionError, EOFError),
        FailureKind.RESET,
        "the connection was closed before the answer was complete",
    ),
    (TimeoutError, FailureKind.TIMEOUT, "nobody answered"),
    (aiohttp.ClientPayloadError, FailureKind.RESET, "less came than was announced"),
    (
        (http_exceptions.HttpProcessingError, aiohttp.ClientResponseError),
        FailureKind.PROTOCOL,
        "the answer is not HTTP",
    ),
    (aiohttp.ClientConnectorError, FailureKind.REFUSED, "no connection"),
)
"""Causes in the order in which they are looked for: the sharper word first."""

_BARE: tuple[tuple[_Types, FailureKind, str], ...] = (
    (httpx.TimeoutException, FailureKind.TIMEOUT, "nobody answered"),
    (httpx.ConnectError, FailureKind.REFUSED, "no connection"),
    (httpx.ProtocolError, FailureKind.PROTOCOL, "the answer is not HTTP"),
)
"""What httpx's own classes say; asked last, because the aiohttp transport calls a lost connection a timeout."""


def failure_of(error: BaseException) -> Failure:
    """Name what a transport raised.

    Args:
        error: one of `FAULTS`.
    """
    chain = tuple(_chain(error))
    for types, kind, words in _CAUSES:
        found = [one for one in chain if isinstance(one, types)]
        if found:
            return Failure(kind, next((said for one in found if (said := _detail(one))), words), _status(found))
    for types, kind, words in _BARE:
        if isinstance(error, types):
            return Failure(kind, words)
    return Failure(FailureKind.RESET, "the connection was lost")


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and what caused it; aiohttp keeps some of that in attributes."""
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        kept = _kept(seen)
        if kept is not None:
            yield kept
        seen = seen.__cause__


def _kept(error: BaseException) -> BaseException | None:
    match error:
        case aiohttp.ClientConnectorCertificateError():
            return error.certificate_error
        case aiohttp.ClientConnectorError():
            return error.os_error
        case _:
            return None


def _status(errors: Iterable[BaseException]) -> int | None:
    """What the proxy answered, if one did: some numbers tell of the host behind it."""
    return next((one.status for one in errors if isinstance(one, aiohttp.ClientHttpProxyError)), None)


def _detail(error: BaseException) -> str:
    match error:
        case aiohttp.ClientHttpProxyError(status=status):
            return f"the proxy answered {status}"
        case ssl.SSLCertVerificationError():
            return str(getattr(error, "verify_message", ""))  # aiohttp's error of that class has none
        case _:
            return ""
