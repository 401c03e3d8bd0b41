"""Names lead only to public addresses: what was checked is what is connected to."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING

from aiohttp.abc import AbstractResolver, ResolveResult

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_NAT64 = IPv6Network("64:ff9b::/96")
"""RFC 6052: an IPv4 address is in the last four bytes."""
_INNER = tuple(
    map(
        ip_network,
        (
            "168.63.129.16/32",  # Azure's service address: public by its range, and answers only the machine itself
            "192.0.0.0/24",  # the rest: special-purpose ranges that Python 3.11 takes for public
            "3fff::/20",
            "5f00::/16",
            "64:ff9b:1::/48",
        ),
    )
)


class BlockedAddress(OSError):  # noqa: N818 (a refusal is not a fault; an OSError, because aiohttp hands those on)
    """A name leads only to addresses that are not public."""


def literal(host: str) -> IPv4Address | IPv6Address | None:
    """The address that a host is, an IPv6 one without brackets; None for a name.

    Most names are told by how they end (WHATWG URL, "ends in a number"), since an exception would tell them slowly.
    """
    if ":" not in host and not host[-1:].isdigit():
        return None
    try:
        return ip_address(host)
    except ValueError:
        return None


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address belongs to the public internet (IANA special-purpose registries).

    An IPv6 address that carries an IPv4 address is judged by what it carries.
    """
    carried = _carried(address)
    if carried is not None:
        return is_public(carried)
    is_special = address.is_multicast or address.is_reserved or address.is_link_local or address.is_unspecified
    is_site_local = isinstance(address, IPv6Address) and address.is_site_local
    return (
        address.is_global and not is_special and not is_site_local and not any(address in network for network in _INNER)
    )


def _carried(address: IPv4Address | IPv6Address) -> IPv4Address | None:
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64:
        return IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour


class GuardedResolver(AbstractResolver):
    """Resolves names for the connector and lets only public addresses through.

    The connector connects to what comes out of here and asks nobody again, so a name that changes its mind between
    check and connection (DNS rebinding) gains nothing. Literal addresses never come here: `footprint.web.target`
    checks them.
    """

    def __init__(self, *, exempt: AbstractSet[tuple[str, int]], names: AbstractResolver | None = None) -> None:
        """Guard a resolver.

        Args:
            exempt: host and port pairs whose addresses are not checked.
            names: who resolves; the system when None.
        """
        self._exempt = exempt
        self._names = names or SystemNames()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The public ones among a name's addresses.

        Raises:
            BlockedAddress: there are addresses, but none is public.
            OSError: the name does not resolve.
        """
        found = await self._names.resolve(host, port, family)
        if (host, port) in self._exempt:
            return found
        public = [one for one in found if is_public(ip_address(one["host"].partition("%")[0]))]
        if found and not public:
            raise BlockedAddress(host)
        return public

    async def close(self) -> None:
        """Close the resolver inside."""
        await self._names.close()


class SystemNames(AbstractResolver):
    """The system's own resolver (`getaddrinfo`), each question in a daemon thread.

    Neither a program that ends nor an event loop that closes waits for a daemon thread, so a name server that never
    answers holds nobody up; threads of a pool would be waited for. The number of threads is bounded by the number of
    exchanges in flight.
    """

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """All addresses of a name.

        Raises:
            OSError: it does not resolve.
        """
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[list[ResolveResult]] = loop.create_future()

        def settle(found: list[ResolveResult] | OSError) -> None:
            if answer.done():
                return
            if isinstance(found, OSError):
                answer.set_exception(found)
            else:
                answer.set_result(found)

        def ask() -> None:
            found = _look_up(host, port, family)
            with contextlib.suppress(RuntimeError):  # the loop was closed meanwhile: nobody is waiting
                loop.call_soon_threadsafe(settle, found)

        threading.Thread(target=ask, name=f"getaddrinfo {host}", daemon=True).start()
        return await answer

    async def close(self) -> None:
        """Nothing is open."""


def _look_up(host: str, port: int, family: socket.AddressFamily) -> list[ResolveResult] | OSError:
    try:
        found = socket.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    except OSError as error:
        return error
    except UnicodeError:  # a label that is empty or too long for the DNS
        return socket.gaierror(socket.EAI_NONAME, "not a name")
    return [
        ResolveResult(
            hostname=host,
            host=str(address[0]),
            port=port,
            family=kind,
            proto=proto,
            flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
        )
        for kind, _, proto, _, address in found
    ]
