"""DNS questions about records; where names lead to is the guard's business."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from footprint.web.exchange import Failure, FailureKind

if TYPE_CHECKING:
    from dns.asyncresolver import Resolver


@dataclass(frozen=True, slots=True)
class Records:
    """An honest answer.

    Attributes:
        found: record data in presentation form, sorted; empty when there are none of this type.
        exists: false when the name itself does not exist (NXDOMAIN).
    """

    found: tuple[str, ...]
    exists: bool = True


class DnsResolver(Protocol):
    """Who answers DNS questions."""

    async def resolve(self, name: str, kind: str, *, seconds: float) -> Records | Failure:
        """Ask for the records of one type.

        Args:
            name: a domain in A-labels, without a final dot; never completed by a search list.
            kind: record type, such as `TXT`.
            seconds: how long to try.

        Never raises for what a name server does.
        """
        ...


class SystemDns:
    """Asks the name servers that the system is configured with.

    Args:
        resolver: asks others instead.
    """

    def __init__(self, resolver: Resolver | None = None) -> None:
        self._resolver = resolver

    async def resolve(self, name: str, kind: str, *, seconds: float) -> Records | Failure:
        """See `DnsResolver.resolve`."""
        import dns.asyncresolver  # here, because many runs ask no such question
        import dns.exception
        import dns.resolver

        try:
            if self._resolver is None:
                self._resolver = dns.asyncresolver.Resolver()
            answer = await self._resolver.resolve(f"{name}.", kind, lifetime=seconds, search=False)
        except dns.resolver.NXDOMAIN:
            return Records((), exists=False)
        except dns.resolver.NoAnswer:
            return Records(())
        except dns.exception.Timeout:
            return Failure(FailureKind.TIMEOUT, "no name server answered")
        except (dns.exception.DNSException, OSError) as error:
            return Failure(FailureKind.DNS, f"no honest answer ({type(error).__name__})")
        return Records(tuple(sorted(record.to_text() for record in answer)))
