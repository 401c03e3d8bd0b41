"""An address that was checked before anything is sent to it."""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import idna

from footprint.web.exchange import Failure, FailureKind
from footprint.web.guard import is_public, literal

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_DEFAULT_PORTS = {"http": 80, "https": 443}
_FIRST_FREE_PORT = 1024
"""Below it live mail, SSH, databases of old: no page is there but on 80 and 443."""
_LONGEST = 8192
_REMEMBERED = 512
"""Hosts, of those asked last."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
"""A last label of this form makes a host an IPv4 address (WHATWG URL, "ends in a number")."""
_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62})(\.[a-z0-9_]([a-z0-9_-]{0,62}))*")
_INNER = re.compile(r"(^|\.)(localhost|local|internal|home\.arpa)$")
"""Names that by definition never leave a machine or a network: RFC 6761, RFC 6762, ICANN's `internal`, RFC 8375.

With a proxy it is the proxy that resolves names, so no address is seen here: these are refused by name.
"""
_KEPT = "/%:@!$&'()*+,;=~-._"


class Origin(NamedTuple):
    """Whom a credential is meant for, and whose robots.txt holds (RFC 6454)."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        """Without the port where it is the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _DEFAULT_PORTS[self.scheme] else f":{self.port}")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request may go.

    Attributes:
        url: in canonical form: what was checked, and exactly what is sent.
        origin: scheme, host (lower case, A-labels, addresses in their usual form) and port.
    """

    url: str
    origin: Origin

    @property
    def path(self) -> str:
        """With the query."""
        return self.url.removeprefix(str(self.origin))


def target(url: str, *, exempt: AbstractSet[tuple[str, int]] = frozenset()) -> Target | Failure:
    """Check an address, without asking anybody.

    Refused are schemes other than http and https, credentials, control characters, ports below 1024 other than 80 and
    443, names that never leave a network, and addresses that are not public, in every spelling that some resolver
    understands (decimal, octal, hexadecimal, short, mapped into IPv6, fullwidth digits).

    Args:
        url: as found on a page or typed.
        exempt: hosts and ports that are let through although they are not public.
    """
    if len(url) > _LONGEST or _CONTROL.search(url):
        return _bad("too long, or holds control characters")
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return _bad("can't be read")
    origin = _origin(parts.scheme, parts.netloc)
    if isinstance(origin, Failure):
        return origin
    return _refusal(origin, exempt) or Target(f"{origin}{_rest(parts)}", origin)


@lru_cache(maxsize=_REMEMBERED)
def _origin(scheme: str, netloc: str) -> Origin | Failure:
    """Who is meant; remembered, since one host is asked many questions."""
    parts = SplitResult(scheme, netloc, "", "", "")
    try:
        port = parts.port
    except ValueError:
        return _bad("can't be read")
    if scheme not in _DEFAULT_PORTS:
        return _bad("neither http nor https")
    if "@" in netloc:
        return _bad("holds credentials")
    host = _host(parts.hostname or "")
    if host is None:
        return _bad("no host that could exist")
    return Origin(scheme, host, _DEFAULT_PORTS[scheme] if port is None else port)


def onward(location: str, *, base: str) -> str:
    """The address a `Location` header means, without its fragment; it is not checked."""
    try:
        return urljoin(base, location.strip()).partition("#")[0]
    except ValueError:
        return location


def domain(name: str) -> str | None:
    """A domain name in A-labels; None when it can't be one, or is an address."""
    host = _host(name)
    return host if host is not None and literal(host) is None else None


def _refusal(origin: Origin, exempt: AbstractSet[tuple[str, int]]) -> Failure | None:
    return None if (origin.host, origin.port) in exempt else _unasked(origin)


@lru_cache(maxsize=_REMEMBERED)
def _unasked(origin: Origin) -> Failure | None:
    """Why nobody may be asked there, if so."""
    if origin.port < _FIRST_FREE_PORT and origin.port not in _DEFAULT_PORTS.values():
        return _bad("a port that no page is served on")
    address = literal(origin.host)
    is_inner = _INNER.search(origin.host) or "." not in origin.host if address is None else not is_public(address)
    return Failure(FailureKind.BLOCKED_ADDRESS, "not a public address") if is_inner else None


def _host(raw: str) -> str | None:
    """One spelling for each host; None when it can't be one."""
    try:
        if ":" in raw:
            return None if "%" in raw else str(IPv6Address(raw))
        name = raw if raw.isascii() else idna.encode(raw, uts46=True).decode()
    except ValueError:
        return None
    name = name.lower().removesuffix(".")
    if not _NUMBER.fullmatch(name.rpartition(".")[2]):
        return name if _NAME.fullmatch(name) else None
    try:
        return str(IPv4Address(socket.inet_aton(name)))
    except OSError:
        return None


def _rest(parts: SplitResult) -> str:
    query = f"?{quote(parts.query, safe=_KEPT + '?')}" if parts.query else ""
    return quote(parts.path or "/", safe=_KEPT) + query


def _bad(detail: str) -> Failure:
    return Failure(FailureKind.BAD_URL, detail)
