from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, cast

import dns.asyncresolver
import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.resolver
import dns.rrset
import pytest

from footprint.web import Failure, FailureKind
from footprint.web.dns import Records, SystemDns

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

RECORDS = {
    ("site.example.", "TXT"): ("300 IN TXT", '"v=spf1 -all"', '"did=did:plc:abc"'),
    ("site.example.", "MX"): ("300 IN MX", "10 mail.site.example."),
    ("empty.example.", "A"): ("300 IN A", "192.0.2.1"),
}


class NameServer(asyncio.DatagramProtocol):
    """Answers for a few names, and is silent or broken for others."""

    transport: asyncio.DatagramTransport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.DatagramTransport", transport)  # the loop's own class does not say so

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        query = dns.message.from_wire(data)
        [question] = query.question
        name, kind = question.name.to_text(), dns.rdatatype.to_text(question.rdtype)
        if name == "silent.example.":
            return
        if name == "noise.example.":
            self.transport.sendto(b"noise", addr)
            return
        reply = dns.message.make_response(query)
        reply.flags |= dns.flags.RA
        if name == "broken.example.":
            reply.set_rcode(dns.rcode.SERVFAIL)
        elif name not in {known for known, _ in RECORDS}:
            reply.set_rcode(dns.rcode.NXDOMAIN)
        elif (name, kind) in RECORDS:
            head, *values = RECORDS[name, kind]
            reply.answer.append(dns.rrset.from_text(name, 300, "IN", head.split()[-1], *values))
        self.transport.sendto(reply.to_wire(), addr)


@asynccontextmanager
async def name_server() -> AsyncGenerator[SystemDns, None]:
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(NameServer, local_addr=("127.0.0.1", 0))
    resolver = dns.asyncresolver.Resolver(configure=False)
    resolver.nameservers = ["127.0.0.1"]
    resolver.port = transport.get_extra_info("sockname")[1]
    try:
        yield SystemDns(resolver)
    finally:
        transport.close()
        await asyncio.sleep(0)


@pytest.mark.parametrize(
    ("name", "kind", "records"),
    [
        ("site.example", "TXT", Records(('"did=did:plc:abc"', '"v=spf1 -all"'))),
        ("site.example", "MX", Records(("10 mail.site.example.",))),
        ("empty.example", "TXT", Records(())),
        ("nobody.example", "TXT", Records((), exists=False)),
    ],
)
async def test_an_honest_answer_is_read(name: str, kind: str, records: Records) -> None:
    async with name_server() as resolver:
        assert await resolver.resolve(name, kind, seconds=2) == records


@pytest.mark.parametrize(
    ("name", "kind", "failure"),
    [
        ("silent.example", "TXT", FailureKind.TIMEOUT),
        ("broken.example", "TXT", FailureKind.DNS),
        ("noise.example", "TXT", FailureKind.TIMEOUT),
        ("site.example", "NONSENSE", FailureKind.DNS),
        ("a" * 64 + ".example", "TXT", FailureKind.DNS),
    ],
)
async def test_what_is_no_answer_is_a_failure(name: str, kind: str, failure: FailureKind) -> None:
    async with name_server() as resolver:
        answer = await resolver.resolve(name, kind, seconds=0.3)

    assert isinstance(answer, Failure)
    assert answer.kind == failure


async def test_a_system_without_name_servers_gives_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def unconfigured() -> None:
        raise dns.resolver.NoResolverConfiguration

    monkeypatch.setattr(dns.asyncresolver, "Resolver", unconfigured)
    answer = await SystemDns().resolve("site.example", "TXT", seconds=0.1)

    assert answer == Failure(FailureKind.DNS, "no honest answer (NoResolverConfiguration)")
