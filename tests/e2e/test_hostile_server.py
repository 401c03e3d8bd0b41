"""Real sockets and TLS against a server that means harm: every kind of failure has its name, in time and in memory."""

from __future__ import annotations

import asyncio
import gzip
import time
import tracemalloc
import zlib
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import trustme

from footprint.clock import PinnedClock
from footprint.web import Credential, Failure, FailureKind, Limits, Purpose, Request, Response
from footprint.web.guard import GuardedResolver
from footprint.web.live import LiveWeb
from footprint.web.transport import Proxies, build_transport
from hostile import (
    ANYWHERE,
    LOOPBACK,
    Act,
    Names,
    bomb,
    client_tls,
    connect_proxy,
    endless_chunks,
    free_port,
    hostile,
    moved,
    never_answers,
    resets,
    says,
    sends,
    server_tls,
)

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    import httpx

    from footprint.web import Outcome

MEGABYTE = 1024 * 1024
LIMITS = Limits(
    exchange_seconds=0.5,
    host_seconds=10,
    run_seconds=20,
    wire_bytes=MEGABYTE,
    body_bytes=2 * MEGABYTE,
    redirects=3,
    gap_seconds=0,
    retry_after_seconds=2,
    circuit=3,
)
CLOCK = PinnedClock(datetime(2026, 5, 4, 12, tzinfo=UTC))

GZIPPED = ("content-encoding: gzip",)
PAGE = gzip.compress(b"<p>A page.</p>" * 100)
DRIP = [b"x"] * 100

ACTS: dict[str, tuple[Act, FailureKind]] = {
    "resets": (resets, FailureKind.RESET),
    "closes at once": (sends(), FailureKind.RESET),
    "closes in the headers": (sends(b"HTTP/1.1 200 OK\r\ncontent-"), FailureKind.RESET),
    "closes before its length": (says(b"short", headers=("content-length: 100",)), FailureKind.RESET),
    "closes in a chunk": (says(b"5\r\nab", headers=("transfer-encoding: chunked",)), FailureKind.RESET),
    "never answers": (never_answers, FailureKind.TIMEOUT),
    "drips its headers": (sends(b"HTTP/1.1 200 OK\r\n", *DRIP, every=0.1), FailureKind.TIMEOUT),
    "drips its body": (says(*DRIP, every=0.1), FailureKind.TIMEOUT),
    "announces too much": (says(b"x", headers=("content-length: 99999999",)), FailureKind.TOO_LARGE),
    "never ends": (endless_chunks, FailureKind.TOO_LARGE),
    "is a bomb": (says(bomb(64), headers=GZIPPED), FailureKind.TOO_LARGE),
    "is a bomb in a bomb": (
        says(gzip.compress(bomb(256)), headers=("content-encoding: gzip, gzip",)),
        FailureKind.TOO_LARGE,
    ),
    "cuts its gzip short": (says(PAGE[:-20], headers=GZIPPED), FailureKind.BAD_ENCODING),
    "breaks its gzip": (says(PAGE[:20] + b"\xff" * 20 + PAGE[40:], headers=GZIPPED), FailureKind.BAD_ENCODING),
    "calls text gzip": (says(b"<p>A page.</p>", headers=GZIPPED), FailureKind.BAD_ENCODING),
    "calls text brotli": (says(b"<p>A page.</p>", headers=("content-encoding: br",)), FailureKind.BAD_ENCODING),
    "speaks another protocol": (sends(b"SSH-2.0-OpenSSH_9.2\r\n"), FailureKind.PROTOCOL),
    "sends noise": (sends(bytes(range(128, 256)) * 4), FailureKind.PROTOCOL),
    "breaks its chunks": (says(b"zz\r\nab\r\n", headers=("transfer-encoding: chunked",)), FailureKind.PROTOCOL),
    "changes the protocol": (sends(b"HTTP/1.1 101 Now\r\nupgrade: x\r\n\r\n"), FailureKind.PROTOCOL),
    "sends an endless header": (sends(b"HTTP/1.1 200 OK\r\nx: " + b"x" * MEGABYTE), FailureKind.PROTOCOL),
    "is busy": (says(status="429 Too Many Requests", headers=("retry-after: 0",)), FailureKind.RATE_LIMITED),
    "is busy for long": (says(status="503 Busy", headers=("retry-after: 3600",)), FailureKind.RATE_LIMITED),
    "leads to itself": (moved("/"), FailureKind.REDIRECT_LOOP),
    "leads inside": (moved("http://169.254.169.254/latest/"), FailureKind.BLOCKED_ADDRESS),
    "leads to a file": (moved("file:///etc/passwd"), FailureKind.BAD_URL),
}
"""What the server does at `/`, and what that is called."""


@asynccontextmanager
async def live(
    *, limits: Limits = LIMITS, transport: httpx.AsyncBaseTransport | None = None
) -> AsyncGenerator[LiveWeb, None]:
    wire = transport or build_transport(resolver=ANYWHERE)
    async with LiveWeb(wire, clock=CLOCK, limits=limits, agent="footprint/1 (+https://footprint.example)") as web:
        yield web


async def ask(web: LiveWeb, url: str, purpose: Purpose = Purpose.API) -> Outcome:
    return (await web.get(Request(url, purpose))).outcome


def kind_of(outcome: Outcome) -> FailureKind | None:
    return outcome.kind if isinstance(outcome, Failure) else None


@pytest.mark.parametrize(("act", "kind"), ACTS.values(), ids=ACTS)
async def test_what_a_server_does_has_its_name(act: Act, kind: FailureKind) -> None:
    async with hostile({"/": act}) as site, live() as web:
        begin = time.monotonic()
        outcome = await ask(web, f"http://site.test:{site.port}/")
        took = time.monotonic() - begin

    assert kind_of(outcome) == kind, outcome
    assert took < 3


HARMLESS: dict[str, tuple[Act, bytes]] = {
    "a plain page": (says(b"page"), b"page"),
    "gzip": (says(gzip.compress(b"page"), headers=GZIPPED), b"page"),
    "two gzip members": (says(gzip.compress(b"pa") + gzip.compress(b"ge"), headers=GZIPPED), b"page"),
    "deflate": (says(zlib.compress(b"page"), headers=("content-encoding: deflate",)), b"page"),
    "a long header": (says(b"page", headers=(f"content-security-policy: {'x' * 20000}",)), b"page"),
    "a reason in Latin-1": (says(b"page", status="403 Acc\xe8s refus\xe9"), b"page"),
    "nothing in gzip": (says(headers=(*GZIPPED, "content-length: 0")), b""),
    "an empty 204": (says(status="204 No Content", headers=GZIPPED), b""),
}


@pytest.mark.parametrize(("act", "body"), HARMLESS.values(), ids=HARMLESS)
async def test_what_looks_odd_and_is_not_is_read(act: Act, body: bytes) -> None:
    async with hostile({"/": act}) as site, live() as web:
        outcome = await ask(web, f"http://site.test:{site.port}/")

    assert isinstance(outcome, Response), outcome
    assert outcome.body == body


async def test_nobody_listening_is_refused() -> None:
    async with live() as web:
        outcome = await ask(web, f"http://site.test:{free_port()}/")

    assert kind_of(outcome) is FailureKind.REFUSED


async def test_an_unknown_name_is_dns() -> None:
    guarded = GuardedResolver(exempt=frozenset(), names=Names())
    async with live(transport=build_transport(resolver=guarded)) as web:
        outcome = await ask(web, "http://nobody.test/")

    assert kind_of(outcome) is FailureKind.DNS


@pytest.mark.parametrize("address", [LOOPBACK, "169.254.169.254", "::1", "10.0.0.7", "::ffff:127.0.0.1"])
async def test_a_name_that_leads_inside_is_never_connected_to(address: str) -> None:
    guarded = GuardedResolver(exempt=frozenset(), names=Names(("site.test", address)))
    async with hostile({"/": says(b"secret")}) as site, live(transport=build_transport(resolver=guarded)) as web:
        outcome = await ask(web, f"http://site.test:{site.port}/")

    assert kind_of(outcome) is FailureKind.BLOCKED_ADDRESS
    assert not site.asked


async def test_a_redirect_to_a_name_that_leads_inside_is_not_followed() -> None:
    async with hostile({"/in": says(b"secret")}) as inner:
        port = inner.port
        async with hostile({"/": moved(f"http://inner.test:{port}/in")}) as site:
            names = Names(("site.test", LOOPBACK), ("inner.test", LOOPBACK))
            exempt = frozenset({("site.test", site.port)})
            guarded = GuardedResolver(exempt=exempt, names=names)
            limits = Limits(exempt=exempt, exchange_seconds=1)
            async with live(limits=limits, transport=build_transport(resolver=guarded)) as web:
                outcome = await ask(web, f"http://site.test:{site.port}/", Purpose.SERVICE)

    assert kind_of(outcome) is FailureKind.BLOCKED_ADDRESS
    assert not inner.asked


async def test_of_two_addresses_only_the_public_one_is_tried() -> None:
    guarded = GuardedResolver(exempt=frozenset(), names=Names(("site.test", LOOPBACK), ("site.test", "8.8.8.8")))
    given = await guarded.resolve("site.test", 80)

    assert [one["host"] for one in given] == ["8.8.8.8"]


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:7f00:1]", "localhost"])
async def test_a_literal_address_inside_is_never_connected_to(host: str) -> None:
    async with hostile({"/": says(b"secret")}) as site, live() as web:
        outcome = await ask(web, f"http://{host}:{site.port}/")

    assert kind_of(outcome) is FailureKind.BLOCKED_ADDRESS
    assert not site.asked


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


async def test_a_good_certificate_is_accepted(authority: trustme.CA) -> None:
    wire = build_transport(resolver=ANYWHERE, ssl_context=client_tls(authority))
    async with (
        hostile({"/": says(b"page")}, tls=server_tls(authority, "site.test")) as site,
        live(transport=wire) as web,
    ):
        outcome = await ask(web, f"https://site.test:{site.port}/")

    assert isinstance(outcome, Response)
    assert outcome.body == b"page"


async def test_a_certificate_for_another_name_is_tls(authority: trustme.CA) -> None:
    wire = build_transport(resolver=ANYWHERE, ssl_context=client_tls(authority))
    async with (
        hostile({"/": says(b"page")}, tls=server_tls(authority, "other.test")) as site,
        live(transport=wire) as web,
    ):
        outcome = await ask(web, f"https://site.test:{site.port}/")

    assert kind_of(outcome) is FailureKind.TLS
    assert not site.asked


async def test_an_unknown_authority_is_tls(authority: trustme.CA) -> None:
    async with hostile({"/": says(b"page")}, tls=server_tls(authority, "site.test")) as site, live() as web:
        outcome = await ask(web, f"https://site.test:{site.port}/")

    assert kind_of(outcome) is FailureKind.TLS


async def test_a_server_without_tls_is_tls() -> None:
    async with hostile({}, greeting=b"220 mail.test ESMTP\r\n") as site, live() as web:
        outcome = await ask(web, f"https://site.test:{site.port}/")

    assert kind_of(outcome) is FailureKind.TLS


async def test_a_proxy_tunnels_to_names_that_only_it_resolves(authority: trustme.CA) -> None:
    async with (
        hostile({"/": says(b"page")}, tls=server_tls(authority, "site.test")) as site,
        connect_proxy() as proxy,
    ):
        proxies = Proxies(https=proxy.url.replace("//", "//me:secret@"))
        async with live(transport=build_transport(proxies=proxies, ssl_context=client_tls(authority))) as web:
            outcome = await ask(web, f"https://site.test:{site.port}/")

    assert isinstance(outcome, Response), outcome
    assert outcome.body == b"page"
    assert proxy.asked == [f"site.test:{site.port}"]
    assert proxy.logins == ["Basic bWU6c2VjcmV0"]


async def test_a_proxy_is_asked_for_plain_pages_by_their_whole_address() -> None:
    async with hostile({"http://site.test/": says(b"page")}) as proxy:
        proxies = Proxies(http=f"http://me:secret@{LOOPBACK}:{proxy.port}")
        async with live(transport=build_transport(proxies=proxies)) as web:
            outcome = await ask(web, "http://site.test/")

    assert isinstance(outcome, Response), outcome
    assert proxy.asked[0].headers["proxy-authorization"] == "Basic bWU6c2VjcmV0"
    assert "authorization" not in proxy.asked[0].headers


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "metadata.google.internal", "[fd00:ec2::254]"])
async def test_a_proxy_is_never_asked_for_what_is_inside(host: str) -> None:
    async with connect_proxy() as proxy, live(transport=build_transport(proxies=Proxies(https=proxy.url))) as web:
        outcome = await ask(web, f"https://{host}/")

    assert kind_of(outcome) is FailureKind.BLOCKED_ADDRESS
    assert not proxy.asked


@pytest.mark.parametrize("status", [403, 407, 502])
async def test_a_proxy_that_refuses_is_called_by_its_name(status: int) -> None:
    async with connect_proxy(status) as proxy, live(transport=build_transport(proxies=Proxies(https=proxy.url))) as web:
        outcome = await ask(web, "https://site.test/")

    assert kind_of(outcome) is FailureKind.PROXY


async def test_a_proxy_that_is_not_there_is_called_by_its_name() -> None:
    gone = Proxies(https=f"http://{LOOPBACK}:{free_port()}")
    async with live(transport=build_transport(proxies=gone)) as web:
        outcome = await ask(web, "https://site.test/")

    assert kind_of(outcome) is FailureKind.PROXY


async def test_a_host_that_keeps_failing_is_left_alone() -> None:
    async with hostile({f"/{n}": resets for n in range(5)}) as site, live() as web:
        outcomes = [await ask(web, f"http://site.test:{site.port}/{n}") for n in range(5)]

    assert list(map(kind_of, outcomes)) == [FailureKind.RESET] * 3 + [FailureKind.CIRCUIT_OPEN] * 2
    # The wire itself asks once more when a connection breaks before any answer (RFC 9112, 9.3.1).
    assert {one.path for one in site.asked} == {"/0", "/1", "/2"}


async def test_the_time_of_a_host_ends() -> None:
    limits = Limits(host_seconds=0.3, gap_seconds=0)
    async with hostile({"/": never_answers, "/b": says(b"page")}) as site, live(limits=limits) as web:
        first = await ask(web, f"http://site.test:{site.port}/")
        second = await ask(web, f"http://site.test:{site.port}/b")

    assert [kind_of(first), kind_of(second)] == [FailureKind.DEADLINE, FailureKind.DEADLINE]


async def test_the_time_of_a_run_ends_for_everybody() -> None:
    limits = Limits(run_seconds=0.3)
    async with hostile({"/": never_answers}) as site, live(limits=limits) as web:
        outcomes = await asyncio.gather(*(ask(web, f"http://site{n}.test:{site.port}/") for n in range(8)))
        late = await ask(web, "http://late.test/")

    assert {*map(kind_of, outcomes), kind_of(late)} == {FailureKind.DEADLINE}


async def test_interrupting_ends_every_question_at_once() -> None:
    async with hostile({"/": never_answers}) as site, live() as web:
        asking = asyncio.gather(*(ask(web, f"http://site{n}.test:{site.port}/") for n in range(8)))
        await asyncio.sleep(0.1)
        web.stop(FailureKind.INTERRUPTED)
        outcomes = await asyncio.wait_for(asking, timeout=0.3)

    assert set(map(kind_of, outcomes)) == {FailureKind.INTERRUPTED}


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(says(bomb(512), headers=GZIPPED), id="a bomb of half a gigabyte"),
        pytest.param(says(gzip.compress(bytes(MEGABYTE)) * 40, headers=GZIPPED), id="forty members in a row"),
        pytest.param(says(gzip.compress(bomb(512)), headers=("content-encoding: gzip, gzip",)), id="a bomb in a bomb"),
        pytest.param(endless_chunks, id="a body without end"),
    ],
)
async def test_a_bomb_costs_little_memory(act: Act) -> None:
    async with hostile({"/": act}) as site, live() as web:
        tracemalloc.start()
        outcome = await ask(web, f"http://site.test:{site.port}/")
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert kind_of(outcome) is FailureKind.TOO_LARGE
    assert peak < LIMITS.body_bytes * 4


async def test_credentials_and_cookies_stay_where_they_belong() -> None:
    async with hostile({"/two": says(b"two")}) as second:
        there = f"http://two.test:{second.port}/two"
        async with hostile({"/": says(status="302 Found", headers=(f"location: {there}", "set-cookie: a=b"))}) as first:
            wire = build_transport(resolver=ANYWHERE)
            async with LiveWeb(wire, clock=CLOCK, limits=LIMITS, agent="footprint/1", secrets={"key": "s3cret"}) as web:
                request = Request(
                    f"http://one.test:{first.port}/",
                    Purpose.API,
                    credentials=(Credential("x-subscription-token", "key"),),
                )
                outcome = (await web.get(request)).outcome

    assert isinstance(outcome, Response), outcome
    assert first.asked[0].headers["x-subscription-token"] == "s3cret"
    assert not {"x-subscription-token", "cookie"} & set(second.asked[0].headers)


async def test_of_a_body_without_end_only_the_window_is_read() -> None:
    async with hostile({"/": endless_chunks}) as site, live() as web:
        begin = time.monotonic()
        outcome = (await web.get(Request(f"http://site.test:{site.port}/", Purpose.API, window=100_000))).outcome
        took = time.monotonic() - begin

    assert isinstance(outcome, Response), outcome
    assert (outcome.body, outcome.is_cut) == (b"x" * 100_000, True)
    assert took < LIMITS.exchange_seconds


@pytest.mark.parametrize("headers", [GZIPPED, ("content-length: 99999999",)], ids=["a bomb", "an announcement"])
async def test_a_window_bounds_what_would_be_too_large(headers: tuple[str, ...]) -> None:
    body = bomb(64) if headers is GZIPPED else bytes(10_000)
    async with hostile({"/": says(body, headers=headers)}) as site, live() as web:
        outcome = (await web.get(Request(f"http://site.test:{site.port}/", Purpose.API, window=5_000))).outcome

    assert isinstance(outcome, Response), outcome
    assert (outcome.size, outcome.is_cut) == (5_000, True)


async def test_a_body_that_fits_the_window_is_not_cut() -> None:
    async with hostile({"/": says(b"page", headers=("content-length: 4",))}) as site, live() as web:
        outcome = (await web.get(Request(f"http://site.test:{site.port}/", Purpose.API, window=4))).outcome

    assert isinstance(outcome, Response), outcome
    assert (outcome.body, outcome.is_cut) == (b"page", False)


@pytest.mark.parametrize("place", ["/there", "http://169.254.169.254/latest/", "file:///etc/passwd", "/"])
async def test_a_redirect_that_is_not_followed_is_the_answer_and_leads_nowhere(place: str) -> None:
    act = says(b"gone", status="302 Found", headers=(f"location: {place}",))
    async with hostile({"/": act, "/there": says(b"there")}) as site, live() as web:
        outcome = (await web.get(Request(f"http://site.test:{site.port}/", Purpose.API, follow=False))).outcome

    assert isinstance(outcome, Response), outcome
    assert (outcome.status, outcome.header("location"), outcome.body, outcome.hops) == (302, place, b"gone", ())
    assert [one.path for one in site.asked] == ["/"]
