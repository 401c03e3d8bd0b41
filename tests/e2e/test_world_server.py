"""The demo world over real sockets and real TLS, met by the real transport."""

from __future__ import annotations

import asyncio
import os
import ssl
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

import aiohttp
import pytest

import footprint_world
from footprint.audit import audit
from footprint.bundles import checks_of, load_bundles
from footprint.case import Conditions
from footprint.catalogue import load_catalogue
from footprint.clock import StillClock, SystemClock
from footprint.exhibit import Verdict
from footprint.rubric import load_rubric
from footprint.search import engines_of
from footprint.subject import Handle, Site, Subject
from footprint.web.exchange import Exchange, Failure, FailureKind, Limits, Request, Response
from footprint.web.live import LiveWeb
from footprint.web.transport import Proxies, build_transport, tls_context
from footprint_world import NOW, SEARCH

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    import httpx

    from footprint.exhibit import Standing
    from footprint.profile import Profile
    from footprint_world import Server

Way: TypeAlias = "Callable[[Server], httpx.AsyncBaseTransport]"

AGENT = "footprint/0 (+test)"
LIMITS = Limits(gap_seconds=0.0, exchange_seconds=10.0)
SAMPLE = (
    "https://camilleroy.example/",
    "https://camilleroy.example/feed/?paged=6",
    "https://idrismorvannec.example/",
    "https://camilleroy.wordpress.com/",
    "https://googleblog.blogspot.com/",
    "https://framatube.org/api/v1/accounts/idrismorvannec",
    "https://rencontres-du-libre.example/equipe",
    "https://images.example/github/1.svg",
)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with footprint_world.Server(patience=0.3) as running:
        yield running


def direct(server: Server) -> httpx.AsyncBaseTransport:
    return build_transport(resolver=server.resolver(), ssl_context=tls_context(str(server.ca_pem)))


def by_proxy(server: Server) -> httpx.AsyncBaseTransport:
    proxy = server.environment()["HTTPS_PROXY"]
    return build_transport(proxies=Proxies(proxy, proxy), ssl_context=tls_context(str(server.ca_pem)))


async def ask(transport: httpx.AsyncBaseTransport, *urls: str) -> list[Exchange]:
    async with LiveWeb(transport, clock=SystemClock(), agent=AGENT, limits=LIMITS) as web:
        return [await web.get(Request(url)) for url in urls]


def bodies(exchanges: list[Exchange]) -> list[bytes]:
    return [one.outcome.body for one in exchanges if isinstance(one.outcome, Response)]


def failure(exchange: Exchange) -> FailureKind:
    assert isinstance(exchange.outcome, Failure)
    return exchange.outcome.kind


@pytest.mark.parametrize("way", [direct, by_proxy], ids=["direct", "proxy"])
async def test_the_wire_carries_the_bytes_of_the_world_in_process(server: Server, way: Way) -> None:
    transport = way(server)
    over_the_wire = bodies(await ask(transport, *SAMPLE))
    in_process = bodies(await ask(footprint_world.transport(), *SAMPLE))

    assert len(over_the_wire) == len(SAMPLE)
    assert over_the_wire == in_process


@pytest.mark.parametrize("way", [direct, by_proxy], ids=["direct", "proxy"])
async def test_plain_http_leads_to_the_same_page_under_tls(server: Server, way: Way) -> None:
    transport = way(server)
    (exchange,) = await ask(transport, "http://camilleroy.example/a-propos/")

    assert isinstance(exchange.outcome, Response)
    assert exchange.outcome.url == "https://camilleroy.example/a-propos/"
    assert exchange.outcome.status == 200


@pytest.mark.parametrize(
    ("url", "kind"),
    [("https://no-such-host.example/", FailureKind.DNS), ("https://camilleroy.fr/", FailureKind.DNS)],
)
async def test_a_host_of_another_world_does_not_resolve(server: Server, url: str, kind: FailureKind) -> None:
    (exchange,) = await ask(direct(server), url)

    assert failure(exchange) is kind


async def test_the_proxy_refuses_a_host_of_another_world(server: Server) -> None:
    (exchange,) = await ask(by_proxy(server), "https://no-such-host.example/")

    assert failure(exchange) is FailureKind.PROXY


async def test_nobody_else_vouches_for_the_world(server: Server) -> None:
    transport = build_transport(resolver=server.resolver(), ssl_context=tls_context())
    (exchange,) = await ask(transport, "https://camilleroy.example/")

    assert failure(exchange) is FailureKind.TLS


async def test_the_silent_host_keeps_a_connection_open_without_a_word(server: Server) -> None:
    async with LiveWeb(direct(server), clock=SystemClock(), agent=AGENT, limits=Limits(exchange_seconds=0.1)) as web:
        exchange = await web.get(Request("https://www.diigo.com/interact_api/load_profile_info?name=x"))

    assert failure(exchange) in {FailureKind.TIMEOUT, FailureKind.DEADLINE}


async def test_the_silent_host_loses_patience_in_the_end(server: Server) -> None:
    context = ssl.create_default_context(cafile=str(server.ca_pem))
    connector = aiohttp.TCPConnector(resolver=server.resolver(), ssl=context)
    async with aiohttp.ClientSession(connector=connector) as session:
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await session.get("https://www.diigo.com/", timeout=aiohttp.ClientTimeout(total=10))


async def test_a_host_header_of_another_world_is_misdirected(server: Server) -> None:
    async with aiohttp.ClientSession() as session:
        answer = await session.get(f"http://127.0.0.1:{server.plain_port}/")

        assert answer.status == 421


async def test_the_catalogue_reads_its_verdicts_off_the_wire(server: Server) -> None:
    catalogue = load_catalogue()
    async with LiveWeb(direct(server), clock=SystemClock(), agent=AGENT, limits=LIMITS) as web:
        for id_, verdict in (("github", Verdict.CLAIMED), ("gitlab", Verdict.AVAILABLE), ("devto", Verdict.UNKNOWN)):
            network = catalogue.get(id_)
            handle = network.addresses("camilleroy")[0]
            exchange = await web.get(network.request(handle), reader=network.reader(handle))

            assert network.judge(exchange).verdict is verdict


async def audited(transport: httpx.AsyncBaseTransport) -> Profile:
    limits = replace(LIMITS, exchange_seconds=4.0)
    clock, resolver = StillClock(NOW), footprint_world.resolver()
    async with LiveWeb(transport, clock=clock, agent=AGENT, limits=limits, resolver=resolver) as web:
        return await audit(
            Subject((Handle("camilleroy"), Site("https://camilleroy.example")), "Camille Roy"),
            checks_of(load_bundles()[0]),
            conditions=Conditions(NOW, seed=1, search=SEARCH),
            engines=engines_of(SEARCH),
            catalogue=load_catalogue().narrowed(extended=False, self_audit=False),
            rubric=load_rubric("full"),
            web=web,
        )


@pytest.mark.parametrize("way", [direct, by_proxy], ids=["direct", "proxy"])
async def test_an_audit_over_the_wire_finds_what_one_in_process_finds(way: Way) -> None:
    async with footprint_world.Server() as patient:
        over_the_wire = await audited(way(patient))
    in_process = await audited(footprint_world.transport())

    assert over_the_wire.index.value == in_process.index.value
    assert over_the_wire.indicators == in_process.indicators
    assert _verdicts(over_the_wire) == _verdicts(in_process)


def _verdicts(profile: Profile) -> list[tuple[str, str, Verdict, Standing]]:
    return [(one.network, one.handle, one.verdict, one.standing) for one in profile.accounts]


async def test_the_file_of_its_authority_goes_with_the_server() -> None:
    async with footprint_world.Server() as server:
        path = server.ca_pem

        assert path.read_bytes().startswith(b"-----BEGIN CERTIFICATE-----")
    assert not path.exists()


async def test_the_command_says_how_to_reach_it_and_stops_by_itself() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "footprint_world", "--minutes", "0.01",
        stdout=asyncio.subprocess.PIPE, env={**os.environ, "PYTHONWARNINGS": "error"},
    )  # fmt: skip
    said, _ = await asyncio.wait_for(process.communicate(), 30)
    lines = said.decode().splitlines()

    assert process.returncode == 0
    assert [line.partition("=")[0] for line in lines[:4]] == [
        "export HTTPS_PROXY", "export HTTP_PROXY", "export SSL_CERT_FILE", "export FOOTPRINT_SEARXNG_URL",
    ]  # fmt: skip
    assert "@camilleroy, @idrismorvannec, @linamarchal" in lines[4]


async def test_the_command_says_what_to_install_when_certificates_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "trustme.py").write_text("raise ModuleNotFoundError(\"No module named 'trustme'\", name='trustme')")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "footprint_world",
        stderr=asyncio.subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    _, said = await asyncio.wait_for(process.communicate(), 30)

    assert process.returncode == 2
    assert "trustme is missing; try: pip install 'footprint-audit[world]'" in said.decode()
