from __future__ import annotations

import asyncio
import errno
import socket
import ssl
from unittest.mock import Mock

import aiohttp
import httpx
import pytest
from aiohttp import http_exceptions
from aiohttp.client_reqrep import ConnectionKey

from footprint.web import FailureKind
from footprint.web.fault import FAULTS, failure_of
from footprint.web.guard import BlockedAddress

KEY = ConnectionKey("site.example", 443, is_ssl=True, ssl=True, proxy=None, proxy_auth=None, proxy_headers_hash=None)


def because(error: Exception, cause: BaseException) -> Exception:
    """`error`, as the aiohttp transport raises it."""
    error.__cause__ = cause
    return error


def unverified() -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_message = "certificate has expired"
    return error


RAISED: dict[str, tuple[Exception, FailureKind]] = {
    "httpx: no connection": (httpx.ConnectError("x"), FailureKind.REFUSED),
    "httpx: no connection in time": (httpx.ConnectTimeout("x"), FailureKind.TIMEOUT),
    "httpx: no byte in time": (httpx.ReadTimeout("x"), FailureKind.TIMEOUT),
    "httpx: broken off": (httpx.ReadError("x"), FailureKind.RESET),
    "httpx: not HTTP": (httpx.RemoteProtocolError("x"), FailureKind.PROTOCOL),
    "httpx: the proxy": (httpx.ProxyError("x"), FailureKind.PROXY),
    "httpx: a scheme": (httpx.UnsupportedProtocol("x"), FailureKind.BAD_URL),
    "httpx: an address": (httpx.InvalidURL("x"), FailureKind.BAD_URL),
    "a server that hangs up": (
        because(httpx.ConnectTimeout("x"), aiohttp.ServerDisconnectedError()),
        FailureKind.RESET,
    ),
    "a reset": (
        because(
            httpx.ConnectTimeout("x"), because(aiohttp.ClientOSError(errno.ECONNRESET, "x"), ConnectionResetError())
        ),
        FailureKind.RESET,
    ),
    "refused": (
        because(httpx.ConnectError("x"), aiohttp.ClientConnectorError(KEY, ConnectionRefusedError(111, "x"))),
        FailureKind.REFUSED,
    ),
    "no route": (
        because(httpx.ConnectError("x"), aiohttp.ClientConnectorError(KEY, OSError(errno.EHOSTUNREACH, "x"))),
        FailureKind.REFUSED,
    ),
    "a connection that timed out": (
        because(httpx.ConnectError("x"), aiohttp.ClientConnectorError(KEY, TimeoutError(errno.ETIMEDOUT, "x"))),
        FailureKind.TIMEOUT,
    ),
    "an unknown name": (
        because(httpx.ConnectError("x"), aiohttp.ClientConnectorDNSError(KEY, socket.gaierror(-2, "x"))),
        FailureKind.DNS,
    ),
    "a name that leads inside": (
        because(
            httpx.ConnectError("x"),
            because(aiohttp.ClientConnectorDNSError(KEY, BlockedAddress("x")), BlockedAddress("x")),
        ),
        FailureKind.BLOCKED_ADDRESS,
    ),
    "a bad certificate": (
        because(httpx.ConnectError("x"), aiohttp.ClientConnectorCertificateError(KEY, unverified())),
        FailureKind.TLS,
    ),
    "another protocol than TLS": (
        because(httpx.ConnectError("x"), aiohttp.ClientConnectorSSLError(KEY, ssl.SSLError(1, "wrong version number"))),
        FailureKind.TLS,
    ),
    "a proxy that is not there": (
        because(httpx.ProxyError("x"), aiohttp.ClientProxyConnectionError(KEY, ConnectionRefusedError(111, "x"))),
        FailureKind.PROXY,
    ),
    "a proxy that refuses": (
        because(httpx.ProxyError("x"), aiohttp.ClientHttpProxyError(Mock(), (), status=403, message="Forbidden")),
        FailureKind.PROXY,
    ),
    "a body cut short": (
        because(
            httpx.ReadError("x"), because(aiohttp.ClientPayloadError("x"), http_exceptions.ContentLengthError("x"))
        ),
        FailureKind.RESET,
    ),
    "aiohttp: not HTTP": (aiohttp.ClientResponseError(Mock(), (), status=400, message="x"), FailureKind.PROTOCOL),
    "aiohttp: not HTTP, in the body": (http_exceptions.BadHttpMessage("x"), FailureKind.PROTOCOL),
    "aiohttp: an address": (aiohttp.InvalidURL("x"), FailureKind.BAD_URL),
    "the system: a broken pipe": (BrokenPipeError(32, "x"), FailureKind.RESET),
    "the system: anything": (OSError(errno.EIO, "x"), FailureKind.RESET),
    "asyncio: the end": (because(httpx.ReadError("x"), asyncio.IncompleteReadError(b"", 1)), FailureKind.RESET),
}


@pytest.mark.parametrize(("error", "kind"), RAISED.values(), ids=RAISED)
def test_what_is_raised_has_its_name(error: Exception, kind: FailureKind) -> None:
    assert isinstance(error, FAULTS)
    assert failure_of(error).kind == kind


def test_a_detail_says_what_is_wrong_with_a_certificate() -> None:
    error, _ = RAISED["a bad certificate"]

    assert failure_of(error).detail == "certificate has expired"


def test_a_detail_says_what_the_proxy_answered() -> None:
    error, _ = RAISED["a proxy that refuses"]

    assert failure_of(error).detail == "the proxy answered 403"
    assert failure_of(error).status == 403


@pytest.mark.parametrize("error", [error for error, _ in RAISED.values()], ids=RAISED)
def test_a_detail_is_in_our_words(error: Exception) -> None:
    assert failure_of(error).detail not in {"", "x"}
