from __future__ import annotations

import asyncio
import gzip
import hashlib
import time
from datetime import timedelta
from typing import TYPE_CHECKING

import httpx
import pytest
import respx

from asking import AGENT, MOMENT, Told, ask, asking, kind_of
from footprint.clock import StillClock
from footprint.web import (
    Credential,
    Exchange,
    Failure,
    FailureKind,
    Limits,
    Outcome,
    Purpose,
    Reading,
    Request,
    Response,
)
from footprint.web.dns import Records
from footprint.web.hop import Answer
from footprint.web.live import LiveWeb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footprint.web.hop import Send

SITE = "https://site.example/"
OTHER = "https://other.example/"
API = Purpose.API


@pytest.fixture
def router() -> respx.MockRouter:
    return respx.MockRouter(assert_all_called=False)


def length_of(response: Response) -> Reading:
    return Reading({"size": response.size}, {"name": "Tess Moreau"})


def tokens_sent(router: respx.MockRouter) -> list[str | None]:
    calls: list[respx.models.Call] = list(router.calls)
    requests = [call.request for call in calls]
    return [request.headers.get("x-token") for request in requests]


async def hang(request: httpx.Request) -> httpx.Response:
    await asyncio.Event().wait()
    raise AssertionError("nobody sets it")


async def test_a_response_says_what_came_and_how_much(router: respx.MockRouter) -> None:
    router.get(SITE).respond(
        200, headers={"Content-Type": "text/html", "X-A": "1", "Set-Cookie": "a=b"}, content=b"page"
    )
    async with asking(router.async_handler) as web:
        exchange = await web.get(Request(SITE, API))

    assert exchange == Exchange(
        Request(SITE, API),
        MOMENT,
        Response(
            200,
            SITE,
            (("content-type", "text/html"), ("x-a", "1")),
            b"page",
            hashlib.sha256(b"page").hexdigest(),
            4,
        ),
    )


async def test_the_request_says_who_asks_and_nothing_else(router: respx.MockRouter) -> None:
    route = router.post(SITE).respond(200)
    request = Request(SITE, API, method="POST", headers=(("content-type", "application/json"),), body=b"{}")
    async with asking(router.async_handler) as web:
        await web.get(request)
    sent = route.calls.last.request

    assert sent.content == b"{}"
    assert dict(sent.headers) == {
        "host": "site.example",
        "accept": "*/*",
        "accept-encoding": "gzip, deflate",
        "user-agent": AGENT,
        "content-type": "application/json",
        "content-length": "2",
    }


async def test_a_compressed_body_is_read_without_the_headers_of_the_wire(router: respx.MockRouter) -> None:
    async def wire(request: httpx.Request) -> httpx.Response:
        packed = gzip.compress(b"page")
        headers = {"content-encoding": "gzip", "content-length": str(len(packed)), "etag": "1"}
        return httpx.Response(200, headers=headers, stream=httpx.ByteStream(packed))

    async with asking(wire) as web:
        outcome = await ask(web, SITE)

    assert isinstance(outcome, Response)
    assert (outcome.body, outcome.headers) == (b"page", (("etag", "1"),))


class TestOnce:
    async def test_equal_questions_share_one_exchange(self, router: respx.MockRouter) -> None:
        route = router.get(SITE).respond(200)
        async with asking(router.async_handler) as web:
            together = await asyncio.gather(*(web.get(Request(SITE, API)) for _ in range(5)))
            later = await web.get(Request(SITE, API))

        assert route.call_count == 1
        assert all(one is later for one in together)

    async def test_other_questions_do_not(self, router: respx.MockRouter) -> None:
        route = router.route(url=SITE).respond(200)
        async with asking(router.async_handler) as web:
            await web.get(Request(SITE, API))
            await web.get(Request(SITE, API, method="POST"))
            await web.get(Request(SITE, API, headers=(("accept", "text/html"),)))

        assert route.call_count == 3

    async def test_one_who_gives_up_does_not_end_it_for_the_others(self) -> None:
        answer = asyncio.Event()

        async def wire(request: httpx.Request) -> httpx.Response:
            await answer.wait()
            return httpx.Response(200)

        async with asking(wire) as web:
            first, second = (asyncio.create_task(ask(web, SITE)) for _ in range(2))
            await asyncio.sleep(0)
            first.cancel()
            await asyncio.sleep(0)
            answer.set()

            assert isinstance(await second, Response)

    async def test_the_recorder_is_told_once(self, router: respx.MockRouter) -> None:
        router.get(SITE).respond(200)
        told = Told()
        async with asking(router.async_handler, recorder=told) as web:
            exchange = await web.get(Request(SITE, API))
            await web.get(Request(SITE, API))
            web.keep([exchange])

        assert told.exchanges == [(exchange, None)]
        assert told.kept == [exchange.key]

    async def test_a_failure_is_recorded_as_well(self, router: respx.MockRouter) -> None:
        router.get(SITE).mock(side_effect=httpx.ConnectError)
        told = Told()
        async with asking(router.async_handler, recorder=told) as web:
            exchange = await web.get(Request(SITE, API), reader=length_of)

        assert kind_of(exchange.outcome) is FailureKind.REFUSED
        assert told.exchanges == [(exchange, None)]

    async def test_a_web_without_a_recorder_keeps_nothing(self, router: respx.MockRouter) -> None:
        router.get(SITE).respond(200)
        async with asking(router.async_handler) as web:
            web.keep([await web.get(Request(SITE, API))])

            assert router.calls.call_count == 1


class TestReader:
    async def test_a_reader_leaves_its_reading_instead_of_the_body(self, router: respx.MockRouter) -> None:
        router.get(SITE).respond(200, headers={"server": "x", "x-name": "Tess"}, content=b"a page about Tess")
        told = Told()
        async with asking(router.async_handler, recorder=told) as web:
            exchange = await web.get(Request(SITE, API), reader=length_of)
        outcome = exchange.outcome

        assert isinstance(outcome, Response)
        assert (outcome.body, outcome.size, outcome.headers) == (b"", 17, (("server", "x"),))
        assert outcome.reading == Reading({"size": 17}, {"name": "Tess Moreau"})
        assert outcome.sha256 == hashlib.sha256(b"a page about Tess").hexdigest()
        [(recorded, whole)] = told.exchanges
        assert recorded is exchange
        assert whole is not None
        assert whole.body == b"a page about Tess"

    async def test_who_asks_with_a_reader_and_who_asks_without_each_get_their_own(
        self, router: respx.MockRouter
    ) -> None:
        route = router.get(SITE).respond(200, content=b"page")
        told = Told()
        async with asking(router.async_handler, recorder=told) as web:
            reduced = await web.get(Request(SITE, API), reader=length_of)
            whole = await web.get(Request(SITE, API))

        assert route.call_count == 2  # the page that the reader took is not in memory any more
        assert isinstance(reduced.outcome, Response)
        assert isinstance(whole.outcome, Response)
        assert (reduced.outcome.body, whole.outcome.body) == (b"", b"page")
        assert len(told.exchanges) == 2

    async def test_a_reader_that_breaks_breaks_its_own_check_only(self, router: respx.MockRouter) -> None:
        router.get(SITE).respond(200)

        def broken(response: Response) -> Reading:
            raise KeyError("no such field")

        async with asking(router.async_handler) as web:
            with pytest.raises(KeyError):
                await web.get(Request(SITE, API), reader=broken)

            assert isinstance(await ask(web, SITE), Response)


class TestRedirects:
    @pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
    async def test_a_redirect_is_followed_and_its_way_kept(self, router: respx.MockRouter, status: int) -> None:
        router.get(SITE).respond(status, headers={"location": "/a"})
        router.get(f"{SITE}a").respond(status, headers={"location": f"{OTHER}#top"})
        router.get(OTHER).respond(200, content=b"there")
        async with asking(router.async_handler) as web:
            outcome = await ask(web, SITE)

        assert isinstance(outcome, Response)
        assert (outcome.url, outcome.hops, outcome.body) == (OTHER, (SITE, f"{SITE}a"), b"there")

    @pytest.mark.parametrize(
        ("status", "headers"),
        [(304, {"location": "/a"}), (302, {}), (302, {"location": ""}), (201, {"location": "/a"})],
    )
    async def test_what_is_no_redirect_is_an_answer(
        self, router: respx.MockRouter, status: int, headers: dict[str, str]
    ) -> None:
        router.get(SITE).respond(status, headers=headers)
        async with asking(router.async_handler) as web:
            outcome = await ask(web, SITE)

        assert isinstance(outcome, Response)
        assert outcome.status == status

    @pytest.mark.parametrize(
        ("location", "kind"),
        [
            ("/", FailureKind.REDIRECT_LOOP),
            ("http://127.0.0.1/", FailureKind.BLOCKED_ADDRESS),
            ("http://[::ffff:a9fe:a9fe]/", FailureKind.BLOCKED_ADDRESS),
            ("http://localhost:8000/", FailureKind.BLOCKED_ADDRESS),
            ("file:///etc/passwd", FailureKind.BAD_URL),
            ("https://user:pass@other.example/", FailureKind.BAD_URL),
            ("http://[::1", FailureKind.BAD_URL),
        ],
    )
    async def test_a_redirect_goes_through_the_same_checks(
        self, router: respx.MockRouter, location: str, kind: FailureKind
    ) -> None:
        router.get(SITE).respond(302, headers={"location": location})
        async with asking(router.async_handler) as web:
            outcome = await ask(web, SITE)

        assert kind_of(outcome) == kind
        assert router.calls.call_count == 1

    @pytest.mark.parametrize(("allowed", "is_loop"), [(4, True), (5, False)])
    async def test_redirects_are_followed_so_many_times_and_no_more(
        self, router: respx.MockRouter, allowed: int, *, is_loop: bool
    ) -> None:
        for step in range(5):
            router.get(f"{SITE}{step}").respond(302, headers={"location": f"/{step + 1}"})
        router.get(f"{SITE}5").respond(200)
        async with asking(router.async_handler, limits=Limits(redirects=allowed)) as web:
            outcome = await ask(web, f"{SITE}0")

        assert (kind_of(outcome) is FailureKind.REDIRECT_LOOP) == is_loop

    @pytest.mark.parametrize(
        ("status", "method", "body"), [(301, "GET", b""), (303, "GET", b""), (307, "POST", b"{}"), (308, "POST", b"{}")]
    )
    async def test_a_form_is_sent_on_only_where_the_status_says_so(
        self, router: respx.MockRouter, status: int, method: str, body: bytes
    ) -> None:
        router.post(SITE).respond(status, headers={"location": "/a"})
        there = router.route(url=f"{SITE}a").respond(200)
        request = Request(SITE, API, method="POST", headers=(("content-type", "application/json"),), body=b"{}")
        async with asking(router.async_handler) as web:
            await web.get(request)
        sent = there.calls.last.request

        assert (sent.method, sent.content) == (method, body)
        assert ("content-type" in sent.headers) == (method == "POST")

    async def test_a_form_may_lead_back_to_its_own_address(self, router: respx.MockRouter) -> None:
        router.post(SITE).respond(303, headers={"location": "/"})
        router.get(SITE).respond(200)
        async with asking(router.async_handler) as web:
            outcome = (await web.get(Request(SITE, API, method="POST"))).outcome

        assert isinstance(outcome, Response)
        assert outcome.hops == (SITE,)


class TestCredentials:
    REQUEST = Request(SITE, API, credentials=(Credential("x-token", "key"),))

    async def test_a_missing_secret_asks_nobody(self, router: respx.MockRouter) -> None:
        async with asking(router.async_handler) as web:
            outcome = (await web.get(self.REQUEST)).outcome

        assert kind_of(outcome) is FailureKind.NO_CREDENTIAL
        assert router.calls.call_count == 0

    @pytest.mark.parametrize(
        ("location", "tokens"),
        [
            ("https://site.example/a", ["s3cret", "s3cret"]),
            ("http://site.example/a", ["s3cret", None]),
            ("https://site.example:8443/a", ["s3cret", None]),
            ("https://other.example/a", ["s3cret", None]),
        ],
    )
    async def test_a_secret_goes_to_the_first_origin_only(
        self, router: respx.MockRouter, location: str, tokens: list[str | None]
    ) -> None:
        router.get(SITE).respond(302, headers={"location": location})
        router.get(location).respond(200)
        async with asking(router.async_handler, secrets={"key": "s3cret"}) as web:
            await web.get(self.REQUEST)

        assert tokens_sent(router) == tokens

    @pytest.mark.parametrize("value", ["", "two\nlines", "with\x00zero", "accentué"])
    async def test_a_secret_that_no_header_can_hold_is_a_missing_one(
        self, router: respx.MockRouter, value: str
    ) -> None:
        async with asking(router.async_handler, secrets={"key": value}) as web:
            outcome = (await web.get(self.REQUEST)).outcome

        assert kind_of(outcome) is FailureKind.NO_CREDENTIAL
        assert router.calls.call_count == 0

    async def test_a_secret_does_not_come_back_by_a_detour(self, router: respx.MockRouter) -> None:
        router.get(SITE).respond(302, headers={"location": OTHER})
        router.get(OTHER).respond(302, headers={"location": f"{SITE}chosen"})
        router.get(f"{SITE}chosen").respond(200)
        async with asking(router.async_handler, secrets={"key": "s3cret"}) as web:
            await web.get(self.REQUEST)

        assert tokens_sent(router) == ["s3cret", None, None]


class TestCredentialsInTheQuery:
    KEY = "k3y+/=&?#"
    REQUEST = Request(f"{SITE}find?q=Tess", API, credentials=(Credential("api_key", "key", in_query=True),))

    async def test_it_is_sent_and_kept_nowhere(self, router: respx.MockRouter) -> None:
        route = router.get(SITE, path="/find").respond(200, headers={"link": f"<{SITE}?k={self.KEY}>"}, text=self.KEY)
        told = Told()
        async with asking(router.async_handler, secrets={"key": self.KEY}, recorder=told) as web:
            exchange = await web.get(self.REQUEST)

        assert route.calls.last.request.url.params["api_key"] == self.KEY
        assert "k3y" not in repr((exchange, told.exchanges, vars(web)))
        assert isinstance(exchange.outcome, Response)
        assert (exchange.outcome.url, exchange.outcome.body) == (self.REQUEST.url, b"*********")

    @pytest.mark.parametrize("url", [SITE, f"{SITE}find?q=Tess"], ids=["no-query", "a-query"])
    async def test_it_stands_after_what_is_asked(self, url: str, router: respx.MockRouter) -> None:
        route = router.route(host="site.example").respond(200)
        async with asking(router.async_handler, secrets={"key": self.KEY}) as web:
            await web.get(Request(url, API, credentials=self.REQUEST.credentials))

        assert str(route.calls.last.request.url) == f"{url}{'&' if '?' in url else '?'}api_key=k3y%2B%2F%3D%26%3F%23"

    async def test_no_redirect_is_followed(self, router: respx.MockRouter) -> None:
        router.get(SITE, path="/find").respond(302, headers={"location": f"{OTHER}?api_key={self.KEY}"})
        async with asking(router.async_handler, secrets={"key": self.KEY}) as web:
            outcome = (await web.get(self.REQUEST)).outcome

        assert router.calls.call_count == 1
        assert isinstance(outcome, Response)
        assert (outcome.status, outcome.header("location")) == (302, f"{OTHER}?api_key=*********")

    async def test_what_a_reader_undresses_is_hidden_too(self, router: respx.MockRouter) -> None:
        odd = "\\".join(self.KEY)
        router.get(SITE, path="/find").respond(200, text=odd)
        async with asking(router.async_handler, secrets={"key": self.KEY}) as web:
            exchange = await web.get(self.REQUEST, reader=lambda one: Reading([one.text().replace("\\", "")], 7))

        assert isinstance(exchange.outcome, Response)
        assert exchange.outcome.reading == Reading(["*********"], 7)

    async def test_a_fault_of_the_transport_tells_its_kind_alone(self) -> None:
        async def wire(request: httpx.Request) -> httpx.Response:
            raise LookupError(str(request.url)) from ValueError(self.KEY)

        async with asking(wire, secrets={"key": self.KEY}) as web:
            with pytest.raises(RuntimeError, match=r"^LookupError in the transport$") as raised:
                await web.get(self.REQUEST)

        assert raised.value.__cause__ is raised.value.__context__ is None

    async def test_a_redirect_with_a_secret_leads_to_an_address_without_it(self, router: respx.MockRouter) -> None:
        router.get(SITE).respond(302, headers={"location": f"{OTHER}{self.KEY[:3]}?k=k3y%2b%2f%3D%26%3f%23"})
        router.get(OTHER, path="/k3y").respond(200, text=f"<a href='?k={self.KEY}'>")
        async with asking(router.async_handler, secrets={"key": self.KEY}) as web:
            outcome = (await web.get(Request(SITE, API, credentials=(Credential("x-token", "key"),)))).outcome

        assert isinstance(outcome, Response)
        assert (outcome.url, outcome.body) == (f"{OTHER}k3y?k=*********************", b"<a href='?k=*********'>")


class TestGiven:
    FOUND = Request("given:Google?q=tess", Purpose.GIVEN)

    async def test_what_was_handed_over_is_read_and_nobody_is_asked(self, router: respx.MockRouter) -> None:
        async with asking(router.async_handler, given={self.FOUND.url: b"page"}) as web:
            exchange = await web.get(self.FOUND)

        assert exchange == Exchange(
            self.FOUND, MOMENT, Response(200, self.FOUND.url, (), b"page", hashlib.sha256(b"page").hexdigest(), 4)
        )
        assert router.calls.call_count == 0

    @pytest.mark.parametrize("given", [{}, None, {SITE: b"page"}], ids=["nothing", "none", "another"])
    async def test_what_was_not_says_so(self, given: Mapping[str, bytes] | None, router: respx.MockRouter) -> None:
        async with asking(router.async_handler, given=given) as web:
            outcome = (await web.get(self.FOUND)).outcome

        assert outcome == Failure(FailureKind.NOT_GIVEN, "no such document")
        assert router.calls.call_count == 0

    async def test_it_goes_through_a_reader_and_into_a_recording(self, router: respx.MockRouter) -> None:
        told = Told()
        async with asking(router.async_handler, given={self.FOUND.url: b"page"}, recorder=told) as web:
            exchange = await web.get(self.FOUND, reader=length_of)

        assert isinstance(exchange.outcome, Response)
        assert (exchange.outcome.body, exchange.outcome.reading) == (b"", Reading({"size": 4}, {"name": "Tess Moreau"}))
        assert [one for one, _ in told.exchanges] == [exchange]


class TestExempt:
    LIMITS = Limits(exempt=frozenset({("127.0.0.1", 8888)}))
    SEARX = "http://127.0.0.1:8888/search"

    async def test_the_operators_own_service_is_asked(self, router: respx.MockRouter) -> None:
        router.get(self.SEARX).respond(302, headers={"location": "/here"})
        router.get("http://127.0.0.1:8888/here").respond(200)
        async with asking(router.async_handler, limits=self.LIMITS) as web:
            assert isinstance(await ask(web, self.SEARX, Purpose.SERVICE), Response)

    @pytest.mark.parametrize("location", ["http://127.0.0.1:8889/", "http://10.0.0.1/"])
    async def test_its_redirects_are_not_exempt(self, router: respx.MockRouter, location: str) -> None:
        router.get(self.SEARX).respond(302, headers={"location": location})
        async with asking(router.async_handler, limits=self.LIMITS) as web:
            assert kind_of(await ask(web, self.SEARX, Purpose.SERVICE)) is FailureKind.BLOCKED_ADDRESS

    async def test_no_other_site_leads_there(self, router: respx.MockRouter) -> None:
        router.get(SITE).respond(302, headers={"location": self.SEARX})
        async with asking(router.async_handler, limits=self.LIMITS) as web:
            assert kind_of(await ask(web, SITE, Purpose.SERVICE)) is FailureKind.BLOCKED_ADDRESS

    @pytest.mark.parametrize("purpose", [Purpose.PAGE, Purpose.LEAD, Purpose.API])
    async def test_no_link_or_server_of_a_candidate_leads_there(
        self, router: respx.MockRouter, purpose: Purpose
    ) -> None:
        async with asking(router.async_handler, limits=self.LIMITS) as web:
            outcome = await ask(web, self.SEARX, purpose)

        assert kind_of(outcome) is FailureKind.BLOCKED_ADDRESS
        assert router.calls.call_count == 0


class TestRobots:
    @staticmethod
    async def page(router: respx.MockRouter, url: str = f"{SITE}a", told: Told | None = None) -> Outcome:
        async with asking(router.async_handler, recorder=told) as web:
            return (await web.get(Request(url))).outcome

    async def test_a_page_that_robots_close_is_not_asked_for(self, router: respx.MockRouter) -> None:
        robots = router.get(f"{SITE}robots.txt").respond(200, text="User-agent: footprint\nDisallow: /a\n")
        told = Told()
        outcome = await self.page(router, told=told)

        assert outcome == Failure(FailureKind.ROBOTS, "robots.txt of site.example")
        assert robots.call_count == router.calls.call_count == 1
        assert [one.request.url for one, _ in told.exchanges] == [f"{SITE}robots.txt", f"{SITE}a"]

    async def test_robots_are_asked_once_for_each_origin(self, router: respx.MockRouter) -> None:
        robots = router.get(path="/robots.txt").respond(404)
        router.get(url__regex="/[abc]$").respond(200)
        async with asking(router.async_handler) as web:
            urls = [f"{site}{page}" for site in (SITE, OTHER, "http://site.example/") for page in "abc"]
            await asyncio.gather(*(web.get(Request(url)) for url in urls))

        assert robots.call_count == 3

    async def test_an_api_has_rules_of_its_own(self, router: respx.MockRouter) -> None:
        router.get(SITE).respond(200)
        async with asking(router.async_handler) as web:
            await ask(web, SITE)

        assert router.calls.call_count == 1

    async def test_a_redirect_to_a_closed_page_is_not_followed(self, router: respx.MockRouter) -> None:
        router.get(f"{SITE}robots.txt").respond(404)
        router.get(f"{SITE}a").respond(302, headers={"location": f"{OTHER}b"})
        router.get(f"{OTHER}robots.txt").respond(200, text="User-agent: *\nDisallow: /\n")
        outcome = await self.page(router)

        assert outcome == Failure(FailureKind.ROBOTS, "robots.txt of other.example")

    async def test_robots_that_wait_for_each_other_do_not(self, router: respx.MockRouter) -> None:
        router.get(f"{SITE}robots.txt").respond(302, headers={"location": f"{OTHER}rules"})
        router.get(f"{OTHER}robots.txt").respond(302, headers={"location": f"{SITE}rules"})
        router.get(path="/rules").respond(200, text="User-agent: *\nDisallow: /private\n")
        router.get(f"{SITE}a").respond(200)

        assert isinstance(await self.page(router), Response)

    async def test_robots_txt_itself_may_always_be_read(self, router: respx.MockRouter) -> None:
        router.get(f"{SITE}robots.txt").respond(200, text="User-agent: *\nDisallow: /\n")

        assert isinstance(await self.page(router, f"{SITE}robots.txt"), Response)

    async def test_a_site_whose_robots_can_not_be_reached_speaks_for_itself(self, router: respx.MockRouter) -> None:
        router.get(host="site.example").mock(side_effect=httpx.ReadTimeout)

        assert kind_of(await self.page(router)) is FailureKind.TIMEOUT


class TestTime:
    async def test_an_exchange_ends_in_time(self) -> None:
        async with asking(hang, limits=Limits(exchange_seconds=0.05)) as web:
            outcome = await ask(web, SITE)

        assert outcome == Failure(FailureKind.TIMEOUT, "no whole answer in 0.05 s")

    async def test_hops_share_the_time_of_their_exchange(self) -> None:
        async def wire(request: httpx.Request) -> httpx.Response:
            await asyncio.sleep(0.06)
            return httpx.Response(302, headers={"location": f"{request.url.path}a"})

        async with asking(wire, limits=Limits(exchange_seconds=0.1)) as web:
            assert kind_of(await ask(web, SITE)) is FailureKind.TIMEOUT

    async def test_a_first_try_does_not_take_the_time_of_the_retry(self) -> None:
        async def wire(request: httpx.Request) -> httpx.Response:
            await asyncio.sleep(0.25)
            return answers.pop()

        answers = [httpx.Response(200), httpx.Response(429)]
        async with asking(wire, limits=Limits(exchange_seconds=0.45)) as web:
            assert isinstance(await ask(web, SITE), Response)

    async def test_a_host_has_so_much_time_in_all(self) -> None:
        async def wire(request: httpx.Request) -> httpx.Response:
            await asyncio.sleep(0.25)
            return httpx.Response(200)

        async with asking(wire, limits=Limits(host_seconds=0.45)) as web:
            outcomes = [await ask(web, f"{SITE}{page}") for page in range(3)]
            elsewhere = await ask(web, OTHER)

        assert [kind_of(one) for one in outcomes] == [None, FailureKind.DEADLINE, FailureKind.DEADLINE]
        assert isinstance(elsewhere, Response)

    async def test_waiting_in_a_lane_takes_nothing_from_an_exchange(self) -> None:
        async def wire(request: httpx.Request) -> httpx.Response:
            await asyncio.sleep(0.1)
            return httpx.Response(200)

        async with asking(wire, limits=Limits(exchange_seconds=0.4, per_host=1)) as web:
            outcomes = await asyncio.gather(*(ask(web, f"{SITE}{page}") for page in range(6)))

        assert all(isinstance(one, Response) for one in outcomes)

    async def test_the_run_ends_for_those_in_flight_in_line_and_still_to_come(self) -> None:
        async with asking(hang, limits=Limits(run_seconds=0.05)) as web:
            outcomes = await asyncio.gather(*(ask(web, f"{SITE}{page}") for page in range(5)))
            late = await ask(web, OTHER)

        assert {kind_of(one) for one in (*outcomes, late)} == {FailureKind.DEADLINE}

    async def test_what_was_answered_before_the_end_stays_answered(self, router: respx.MockRouter) -> None:
        router.get(SITE).respond(200)
        async with asking(router.async_handler) as web:
            before = await web.get(Request(SITE, API))
            web.stop(FailureKind.INTERRUPTED)
            web.stop(FailureKind.DEADLINE)
            after = await web.get(Request(SITE, API))
            other = await ask(web, OTHER)

        assert before is after
        assert kind_of(other) is FailureKind.INTERRUPTED

    async def test_a_question_stopped_before_its_first_step_has_an_outcome(self) -> None:
        async with asking(hang) as web:
            asked = asyncio.create_task(web.get(Request(SITE, API)))
            asyncio.get_running_loop().call_soon(web.stop, FailureKind.INTERRUPTED)
            exchange = await asked

        assert kind_of(exchange.outcome) is FailureKind.INTERRUPTED

    async def test_leaving_ends_what_is_in_flight(self) -> None:
        async with asking(hang) as web:
            asked = asyncio.create_task(ask(web, SITE))
            await asyncio.sleep(0.01)

        assert kind_of(await asked) is FailureKind.INTERRUPTED

    async def test_cancelling_from_outside_is_not_swallowed(self) -> None:
        async with asking(hang) as web:
            asked = asyncio.create_task(ask(web, SITE))
            await asyncio.sleep(0.01)
            [flight] = web._exchanges.values()
            flight.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asked


class Zone:
    """A resolver with one zone."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    async def resolve(self, name: str, kind: str, *, seconds: float) -> Records | Failure:
        self.asked.append((name, kind))
        match name:
            case "site.example":
                return Records(('"did=did:plc:abc"',))
            case "empty.example":
                return Records(())
            case "slow.example":
                await asyncio.Event().wait()
                raise AssertionError("nobody sets it")
            case "broken.example":
                return Failure(FailureKind.DNS, "no honest answer")
            case _:
                return Records((), exists=False)


class TestLookup:
    @pytest.mark.parametrize(
        ("name", "answer", "exists"),
        [
            ("site.example", ('"did=did:plc:abc"',), True),
            ("Site.Example.", ('"did=did:plc:abc"',), True),
            ("empty.example", (), True),
            ("nobody.example", (), False),
            ("broken.example", Failure(FailureKind.DNS, "no honest answer"), True),
            ("slow.example", Failure(FailureKind.TIMEOUT, "no name server answered"), True),
            ("not a name", Failure(FailureKind.DNS, "not a domain name"), True),
        ],
    )
    async def test_an_answer_is_told_from_no_answer(
        self, name: str, answer: tuple[str, ...] | Failure, *, exists: bool
    ) -> None:
        async with asking(hang, resolver=Zone(), limits=Limits(exchange_seconds=0.05)) as web:
            lookup = await web.lookup(name, "txt")

        assert (lookup.answer, lookup.exists) == (answer, exists)
        assert (lookup.name, lookup.kind, lookup.time) == (name.lower().removesuffix("."), "TXT", MOMENT)

    async def test_a_question_is_asked_and_recorded_once(self) -> None:
        zone, told = Zone(), Told()
        async with asking(hang, resolver=zone, recorder=told) as web:
            first, *others = await asyncio.gather(*(web.lookup("site.example", "TXT") for _ in range(3)))
            await web.lookup("site.example", "MX")

        assert zone.asked == [("site.example", "TXT"), ("site.example", "MX")]
        assert [one.kind for one in told.lookups] == ["TXT", "MX"]
        assert all(one is first for one in others)

    async def test_without_a_resolver_there_is_no_answer(self) -> None:
        async with asking(hang) as web:
            lookup = await web.lookup("site.example", "TXT")

        assert isinstance(lookup.answer, Failure)

    async def test_the_end_of_the_run_ends_lookups_too(self) -> None:
        async with asking(hang, resolver=Zone(), limits=Limits(run_seconds=0.05)) as web:
            inside = await web.lookup("slow.example", "TXT")
            late = await web.lookup("site.example", "TXT")

        assert [one.answer for one in (inside, late)] == [
            Failure(FailureKind.DEADLINE, "the run was ended before an answer came")
        ] * 2

    async def test_cancelling_from_outside_is_not_swallowed(self) -> None:
        async with asking(hang, resolver=Zone()) as web:
            asked = asyncio.create_task(web.lookup("slow.example", "TXT"))
            await asyncio.sleep(0.01)
            [flight] = web._lookups.values()
            flight.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asked


KEPT = MOMENT - timedelta(hours=3)


class Shelf:
    """A cache that holds one page and validates it each time."""

    def __init__(self) -> None:
        self.asked: list[Request] = []

    async def fetch(self, request: Request, send: Send) -> Answer | Failure:
        self.asked.append(request)
        answer = await send((("if-none-match", '"1"'),))
        match answer:
            case Answer(status=304):
                return Answer(200, (("etag", '"1"'),), b"kept", KEPT)
            case _:
                return answer


class TestCache:
    async def test_a_page_may_be_answered_by_what_was_kept(self, router: respx.MockRouter) -> None:
        router.get(path="/robots.txt").respond(404)
        route = router.get(SITE).respond(304, headers={"content-length": "4"})
        async with asking(router.async_handler, cache=Shelf()) as web:
            exchange = await web.get(Request(SITE))

        assert isinstance(exchange.outcome, Response)
        assert (exchange.outcome.body, exchange.time) == (b"kept", KEPT)
        assert route.calls.last.request.headers["if-none-match"] == '"1"'

    async def test_each_hop_is_a_question_of_its_own(self, router: respx.MockRouter) -> None:
        router.get(path="/robots.txt").respond(404)
        router.get(SITE).respond(301, headers={"location": "/a b"})
        router.get(f"{SITE}a%20b").respond(200)
        shelf = Shelf()
        async with asking(router.async_handler, cache=shelf) as web:
            await web.get(Request(SITE))

        assert [one.url for one in shelf.asked] == [f"{SITE}robots.txt", SITE, f"{SITE}a%20b"]

    @pytest.mark.parametrize(
        "request_",
        [
            Request(SITE, API),
            Request(SITE, API, method="POST"),
            Request(f"{SITE}robots.txt", credentials=(Credential("x-token", "key"),)),
        ],
        ids=["an api", "a post", "with credentials"],
    )
    async def test_what_is_not_a_plain_page_never_meets_the_cache(
        self, router: respx.MockRouter, request_: Request
    ) -> None:
        router.route(host="site.example").respond(200)
        shelf = Shelf()
        async with asking(router.async_handler, cache=shelf, secrets={"key": "s3cret"}) as web:
            await web.get(request_)

        assert not shelf.asked


async def test_a_proxy_that_wants_a_login_is_named(router: respx.MockRouter) -> None:
    router.get(SITE).respond(407)
    async with asking(router.async_handler) as web:
        assert kind_of(await ask(web, SITE)) is FailureKind.PROXY


@pytest.mark.parametrize("charset", ["idna", "punycode", "undefined", "utf-16", "nonsense", "utf-8"])
def test_a_body_is_text_in_no_time_whatever_charset_is_declared(charset: str) -> None:
    body = b"xn--" + b"a" * 400_000
    page = Response(200, SITE, (("content-type", f"text/html; charset={charset}"),), body, "", len(body))
    start = time.process_time()

    assert page.text()
    assert time.process_time() - start < 2


async def test_a_failure_about_somebody_does_not_name_where_their_page_leads(router: respx.MockRouter) -> None:
    router.get(f"{SITE}robots.txt").respond(404)
    router.get(f"{SITE}a").respond(302, headers={"location": f"{OTHER}b"})
    router.get(f"{OTHER}robots.txt").respond(200, text="User-agent: *\nDisallow: /\n")
    told = Told()
    async with asking(router.async_handler, recorder=told) as web:
        outcome = (await web.get(Request(f"{SITE}a"), reader=lambda _: Reading(None))).outcome

    assert outcome == Failure(FailureKind.ROBOTS)
    assert told.exchanges[-1][0].outcome == outcome


def test_no_secret_is_in_the_printed_form_of_what_holds_it() -> None:
    async def wire(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200)

    web = LiveWeb(httpx.MockTransport(wire), clock=StillClock(MOMENT), agent="footprint/0", secrets={"key": "s3cret"})

    assert "s3cret" not in repr(vars(web))
