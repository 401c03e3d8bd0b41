"""The wire: httpx's interface over aiohttp's connections.

aiohttp's pool stays cheap where httpx's own scans every open connection on every request
(`tests/benchmarks/bench_transport.py` measures both). A change of library later is this file and `fault`.

aiohttp asks a GET once more by itself when a connection breaks before any answer (RFC 9112, 9.3.1): it can't tell a
connection that the site had just closed for idleness from one that the site breaks every time.
"""

from __future__ import annotations

import ssl
from asyncio.sslproto import SSLProtocol
from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp
import certifi
import httpx
from httpx_aiohttp import AiohttpTransport

from footprint.errors import ConfigError
from footprint.message import msg
from footprint.web.guard import GuardedResolver, SystemNames, literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from aiohttp.abc import AbstractResolver
    from aiohttp.connector import Connection

_HEADER_BYTES = 64 * 1024
"""Longest status line and header; a long Content-Security-Policy passes aiohttp's own 8 KB."""
IDLE_SECONDS = 0.3
"""How long an idle connection is kept.

Long enough for the next question to the same host (its gap, its control), which is three times cheaper on an open
connection, and which goes first (`footprint.web.places`); short, because what is held open to hosts that have said all
is the memory of a run over many hosts.
"""
LIST_IDLE_SECONDS = 1.0
"""The same for a list of people, who ask the same hosts again and again: what is held open at most is as many
connections as there are questions a second."""
_TLS_BYTES = 32 * 1024
"""What asyncio reads of a TLS connection at a time, and holds a buffer for: with its own 256 KiB, a run over seven
hundred hosts takes twice the memory, and no less time (`tests/benchmarks/bench_names.py`)."""


@dataclass(frozen=True, slots=True)
class Proxies:
    """The operator's proxies, as the environment names them.

    Attributes:
        http: proxy URL for `http` addresses, or None.
        https: proxy URL for `https` addresses, or None.
        bypass: names and addresses that are asked directly, with all their subdomains; `*` for all; each may end in
            a port.
    """

    http: str | None = None
    https: str | None = None
    bypass: tuple[str, ...] = ()

    def route(self, url: httpx.URL) -> str | None:
        """The proxy that an address is asked through; None for a direct connection.

        A server on this machine, such as a SearXNG of the operator's own, is asked directly, as browsers do: no proxy
        elsewhere reaches it, and none need see its queries.
        """
        host = url.raw_host.decode("ascii").lower()
        port = url.port or (443 if url.scheme == "https" else 80)
        if _is_here(host) or any(_covers(rule, host, port) for rule in self.bypass):
            return None
        return self.https if url.scheme == "https" else self.http


def _is_here(host: str) -> bool:
    """Is it this machine, by its name or its number?"""
    address = literal(host.strip("[]"))
    return host == "localhost" or host.endswith(".localhost") if address is None else address.is_loopback


def proxies_from(environ: Mapping[str, str]) -> Proxies:
    """Read `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, in capitals or not.

    Args:
        environ: the environment.

    Raises:
        ConfigError: a proxy that is not an http or https URL (SOCKS is not spoken).
    """

    def read(name: str) -> str | None:
        return environ.get(name.lower()) or environ.get(name.upper()) or None

    both = read("all_proxy")
    bypass = tuple(rule.strip().lower() for rule in (read("no_proxy") or "").split(","))
    return Proxies(
        http=_proxy("HTTP_PROXY", read("http_proxy") or both),
        https=_proxy("HTTPS_PROXY", read("https_proxy") or both),
        bypass=tuple(rule for rule in bypass if rule),
    )


def tls_context(cafile: str | None = None) -> ssl.SSLContext:
    """Make the one TLS context of a run; making one takes tens of milliseconds.

    Args:
        cafile: certificates to trust instead of the usual ones, such as `SSL_CERT_FILE` names.

    Raises:
        ConfigError: the file can't be read as certificates.
    """
    try:
        return ssl.create_default_context(cafile=cafile or certifi.where())
    except OSError as error:
        raise ConfigError(
            msg("{path} can't be read as a file of certificates; check SSL_CERT_FILE", path=cafile or certifi.where())
        ) from error


def build_transport(
    *,
    resolver: AbstractResolver | None = None,
    exempt: AbstractSet[tuple[str, int]] = frozenset(),
    proxies: Proxies | None = None,
    ssl_context: ssl.SSLContext | None = None,
    idle_seconds: float = IDLE_SECONDS,
) -> httpx.AsyncBaseTransport:
    """Make the transport of a live run; `LiveWeb` closes it.

    Every name leads to an address that the guard let through; literal addresses are checked with the URL, see
    `footprint.web.target`. Nothing switches the guard off: a resolver that is passed in is trusted, which is how a
    test leads invented names to loopback.

    Args:
        resolver: who resolves names, trusted; None for the system's resolver behind the guard.
        exempt: `Limits.exempt`.
        proxies: see `proxies_from`; None for none. A proxy resolves names itself.
        ssl_context: see `tls_context`; None to make one.
        idle_seconds: how long an idle connection is kept.
    """
    context = ssl_context or tls_context()
    direct = resolver or GuardedResolver(exempt=exempt)
    return _Routes(proxies or Proxies(), context=context, names=direct, idle=idle_seconds)


class _Routes(httpx.AsyncBaseTransport):
    """Direct connections and those through each proxy, in pools of their own.

    The pool of a proxy resolves only the proxy's own name, which the operator chose: so it is not guarded.
    """

    def __init__(self, proxies: Proxies, *, context: ssl.SSLContext, names: AbstractResolver, idle: float) -> None:
        self._proxies = proxies
        self._direct = _pool(context, names, proxy=None, idle=idle)
        wanted = {url for url in (proxies.http, proxies.https) if url is not None}
        self._proxied = {url: _pool(context, SystemNames(), proxy=url, idle=idle) for url in wanted}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send on the right way.

        Raises:
            Exception: what `footprint.web.fault.FAULTS` lists.
        """
        proxy = self._proxies.route(request.url)
        if proxy is None:
            return await self._direct.handle_async_request(request)
        try:
            return await self._proxied[proxy].handle_async_request(request)
        except httpx.TransportError as error:
            if isinstance(error.__cause__, aiohttp.ClientConnectorDNSError):
                raise httpx.ProxyError("the proxy's name does not resolve") from error
            raise

    async def aclose(self) -> None:
        """Close every connection."""
        for pool in (self._direct, *self._proxied.values()):
            await pool.aclose()


class _Answer(aiohttp.ClientResponse):
    """An answer whose reason phrase ("Accès refusé", in whatever encoding) can't break the layer above."""

    async def start(self, connection: Connection) -> aiohttp.ClientResponse:
        answer = await super().start(connection)
        self.reason = (self.reason or "").encode("ascii", "replace").decode()
        return answer


# Only the class can be told: it makes its buffer when the loop opens a connection.
SSLProtocol.max_size = _TLS_BYTES


def _pool(
    context: ssl.SSLContext, names: AbstractResolver, *, proxy: str | None, idle: float
) -> httpx.AsyncBaseTransport:
    def session() -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(resolver=names, ssl=context, limit=0, keepalive_timeout=idle)
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            response_class=_Answer,
            auto_decompress=False,
            max_line_size=_HEADER_BYTES,
            max_field_size=_HEADER_BYTES,
        )

    return AiohttpTransport(
        verify=context,
        trust_env=False,
        proxy=_login(httpx.Proxy(proxy)) if proxy else None,
        client=session,
    )


def _login(proxy: httpx.Proxy) -> httpx.Proxy:
    """The same proxy with its login as a header: the way that aiohttp keeps, where it gives up `proxy_auth`.

    Under this name aiohttp puts it into CONNECT as well as into plain requests, as `Proxy-Authorization`.
    """
    if proxy.auth is None:
        return proxy
    token = b64encode(":".join(proxy.auth).encode()).decode("ascii")
    return httpx.Proxy(proxy.url, headers={"authorization": f"Basic {token}"})


def _proxy(name: str, value: str | None) -> str | None:
    if value is None:
        return None
    url = value if "://" in value else f"http://{value}"
    try:
        parts = urlsplit(url)
        is_usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_usable = False
    if not is_usable:
        raise ConfigError(msg("{name} is not an http or https address of a proxy", name=name))
    return url


def _covers(rule: str, host: str, port: int) -> bool:
    name, _, of_port = rule.rpartition(":") if rule.rpartition(":")[2].isdigit() else (rule, "", "")
    if of_port and int(of_port) != port:
        return False
    name = name.removeprefix("*.").lstrip(".").strip("[]")
    return rule == "*" or host == name or host.endswith(f".{name}")
