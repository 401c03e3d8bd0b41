from __future__ import annotations

import asyncio
import itertools
import random
from collections import defaultdict
from datetime import timedelta

import httpx
import pytest
import respx

from asking import MOMENT, ask, asking, kind_of
from footprint.clock import StillClock
from footprint.web import Exchange, Failure, FailureKind, Limits, Outcome, Purpose, Request, Response
from footprint.web.hop import Answer
from footprint.web.lane import AWAITED, LocalLanes, _Lane

PAGE = "https://site.example/"


@pytest.fixture
def router() -> respx.MockRouter:
    return respx.MockRouter(assert_all_called=False)


class Crowd:
    """A wire that notes who is on it at once, and when each came."""

    def __init__(self, clock: StillClock, *, fails: bool = False) -> None:
        self.most: dict[str, int] = defaultdict(int)
        self.most_in_all = 0
        self.starts: dict[str, list[float]] = defaultdict(list)
        self._now: dict[str, int] = defaultdict(int)
        self._clock = clock
        self._fails = fails

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        self.starts[host].append(self._clock.monotonic())
        self._now[host] += 1
        self.most[host] = max(self.most[host], self._now[host])
        self.most_in_all = max(self.most_in_all, sum(self._now.values()))
        for _ in range(5):
            await asyncio.sleep(0)
        self._now[host] -= 1
        if self._fails:
            raise httpx.ConnectError("nobody there")
        return httpx.Response(200)


async def many(crowd: Crowd, clock: StillClock, limits: Limits, *, hosts: int, pages: int) -> list[Outcome]:
    urls = [f"https://site{host}.example/{page}" for page in range(pages) for host in range(hosts)]
    async with asking(crowd, limits=limits, clock=clock) as web:
        return list(await asyncio.gather(*(ask(web, url) for url in urls)))


async def test_one_host_is_asked_by_two_at_once_at_most() -> None:
    clock = StillClock(MOMENT)
    crowd = Crowd(clock)
    await many(crowd, clock, Limits(per_host=2, gap_seconds=0), hosts=3, pages=10)

    assert dict(crowd.most) == {f"site{host}.example": 2 for host in range(3)}


async def test_no_more_are_in_flight_than_allowed() -> None:
    clock = StillClock(MOMENT)
    crowd = Crowd(clock)
    await many(crowd, clock, Limits(in_flight=7), hosts=30, pages=2)

    assert crowd.most_in_all == 7


async def test_what_many_wait_for_goes_before_what_one_waits_for() -> None:
    lanes, asked = LocalLanes(StillClock(MOMENT), Limits(per_host=1, gap_seconds=0)), list[str]()

    async def one(name: str, *, rank: int = 0) -> None:
        async def attempt(_: float) -> Answer:
            asked.append(name)
            await asyncio.sleep(0)
            return Answer(200, (), b"")

        await lanes.ask("site.example", attempt, rank=rank)

    await asyncio.gather(one("a"), one("b"), one("control", rank=AWAITED), one("rules", rank=AWAITED))

    assert asked == ["a", "control", "rules", "b"]


async def test_a_host_that_takes_its_time_is_in_nobodys_way() -> None:
    lanes, go = LocalLanes(StillClock(MOMENT), Limits(fresh=2)), asyncio.Event()
    out: list[str] = []

    async def ask_slow(host: str) -> None:
        async def attempt(_: float) -> Answer:
            out.append(host)
            await go.wait()
            return Answer(200, (), b"")

        await lanes.ask(host, attempt)

    tasks = [asyncio.create_task(ask_slow(f"site{one}.example")) for one in range(5)]
    await asyncio.sleep(0)
    at_first = len(out)
    async with asyncio.timeout(5):
        while len(out) < len(tasks):  # noqa: ASYNC110 (they age by the clock)
            await asyncio.sleep(0.01)
    go.set()
    await asyncio.gather(*tasks)
    out.clear()
    await asyncio.gather(*(ask_slow("quick.example") for _ in range(5)))

    assert at_first == 2
    assert len(out) == 5


async def test_starts_keep_their_distance() -> None:
    clock = StillClock(MOMENT)
    crowd = Crowd(clock)
    await many(crowd, clock, Limits(gap_seconds=0.5), hosts=1, pages=6)
    starts = crowd.starts["site0.example"]

    assert all(later - earlier >= 0.499 for earlier, later in itertools.pairwise(starts))


async def test_a_question_may_ask_for_a_slower_pace_at_its_host() -> None:
    clock = StillClock(MOMENT)
    crowd = Crowd(clock)
    async with asking(crowd, limits=Limits(gap_seconds=0.2), clock=clock) as web:
        questions = [Request(f"{PAGE}{page}", Purpose.API, pace=1.0) for page in range(4)]
        await asyncio.gather(*map(web.get, questions))

    starts = crowd.starts["site.example"]
    assert [round(later - earlier, 3) for earlier, later in itertools.pairwise(starts)] == [1.0, 1.0, 1.0]


def test_only_a_pace_of_its_own_changes_the_key_of_a_question() -> None:
    usual = Request(PAGE, Purpose.API)

    assert usual.key == "6a4a1582a3d43346"
    assert Request(PAGE, Purpose.API, pace=1.0).key != usual.key


async def test_a_host_in_trouble_is_asked_one_at_a_time_and_then_left_alone() -> None:
    clock = StillClock(MOMENT)
    crowd = Crowd(clock, fails=True)
    outcomes = await many(crowd, clock, Limits(circuit=4), hosts=1, pages=8)

    assert [kind_of(one) for one in outcomes] == [FailureKind.REFUSED] * 4 + [FailureKind.CIRCUIT_OPEN] * 4
    assert len(crowd.starts["site0.example"]) == 4


async def test_one_answer_between_failures_keeps_a_host_in_the_run() -> None:
    async def wire(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/2":
            return httpx.Response(404)
        raise httpx.ConnectError("nobody there")

    async with asking(wire, limits=Limits(circuit=3)) as web:
        outcomes = [await ask(web, f"https://site.example/{page}") for page in range(7)]

    assert [kind_of(one) for one in outcomes] == [
        *[FailureKind.REFUSED] * 2,
        None,
        *[FailureKind.REFUSED] * 3,
        FailureKind.CIRCUIT_OPEN,
    ]


async def test_the_failures_of_one_host_are_not_held_against_another(router: respx.MockRouter) -> None:
    router.get(host="bad.example").mock(side_effect=httpx.ConnectError)
    router.get(host="good.example").respond(200)
    async with asking(router.async_handler, limits=Limits(circuit=1)) as web:
        bad, late, good = [
            await ask(web, url) for url in ("https://bad.example/1", "https://bad.example/2", "https://good.example/1")
        ]

    assert [kind_of(one) for one in (bad, late, good)] == [FailureKind.REFUSED, FailureKind.CIRCUIT_OPEN, None]


@pytest.mark.parametrize("seed", range(12))
async def test_outcomes_do_not_depend_on_who_answers_first(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 (a repeatable order, no secret)

    async def wire(request: httpx.Request) -> httpx.Response:
        for _ in range(dice.randrange(20)):
            await asyncio.sleep(0)
        host, page = int(request.url.host[4]), int(request.url.path[1:])
        if (host * 7 + page * 3) % 4 < 2:
            raise httpx.ConnectError("nobody there")
        return httpx.Response(200, text=f"{host} {page}")

    urls = [f"https://site{host}.example/{page}" for page in range(12) for host in range(5)]
    async with asking(wire, limits=Limits(circuit=3)) as web:
        outcomes = await asyncio.gather(*(ask(web, url) for url in urls))
    in_order = []
    dice.seed(99)
    async with asking(wire, limits=Limits(circuit=3)) as web:
        in_order = [await ask(web, url) for url in urls]

    assert outcomes == in_order


async def asked_twice(router: respx.MockRouter, *answers: httpx.Response, clock: StillClock) -> Exchange:
    router.get(PAGE).mock(side_effect=list(answers))
    async with asking(router.async_handler, clock=clock) as web:
        return await web.get(Request(PAGE, Purpose.API))


def busy(status: int = 429, *, retry_after: str | None = None, date: str | None = None) -> httpx.Response:
    said = {"retry-after": retry_after, "date": date}
    return httpx.Response(status, headers={name: value for name, value in said.items() if value is not None})


DATED = (MOMENT + timedelta(seconds=4)).strftime("%a, %d %b %Y %H:%M:%S GMT")
SKEWED = busy(retry_after="Sun, 06 Nov 1994 08:49:37 GMT", date="Sun, 06 Nov 1994 08:49:30 GMT")

WAITS: dict[str, tuple[httpx.Response, float]] = {
    "seconds": (busy(retry_after="3"), 3),
    "no seconds": (busy(retry_after="0"), 0),
    "nothing said": (busy(), 1),
    "nonsense": (busy(retry_after="soon"), 1),
    "minus one": (busy(retry_after="-1"), 1),
    "a date": (busy(retry_after=DATED), 4),
    "a date that is past": (busy(retry_after="Sun, 06 Nov 1994 08:49:37 GMT"), 0),
    "a date by the server's own clock": (SKEWED, 7),
    "a date without a zone": (busy(retry_after="Sun, 06 Nov 1994 08:49:37"), 1),
    "a date that can't be": (busy(retry_after="Sun, 99 Nov 1994 08:49:37 GMT"), 1),
    "a 503": (busy(503), 1),
    "a 503 with seconds": (busy(503, retry_after="2"), 2),
}


@pytest.mark.parametrize(("answer", "seconds"), WAITS.values(), ids=WAITS)
async def test_a_busy_host_is_asked_once_more_after_what_it_asked_for(
    router: respx.MockRouter, answer: httpx.Response, seconds: float
) -> None:
    clock = StillClock(MOMENT)
    exchange = await asked_twice(router, answer, httpx.Response(200, text="page"), clock=clock)

    assert isinstance(exchange.outcome, Response)
    assert exchange.earlier == (
        Failure(FailureKind.RATE_LIMITED, f"asked to wait {seconds:.0f} s", answer.status_code),
    )
    assert clock.monotonic() == pytest.approx(max(seconds, 0.2))


async def test_a_host_that_stays_busy_is_rate_limited_after_two_requests(router: respx.MockRouter) -> None:
    exchange = await asked_twice(router, busy(), busy(), clock=StillClock(MOMENT))

    assert exchange.outcome == Failure(FailureKind.RATE_LIMITED, "asked to wait 1 s", 429)
    assert router.calls.call_count == 2


async def test_a_503_that_names_no_time_stays_a_response(router: respx.MockRouter) -> None:
    exchange = await asked_twice(router, busy(503), busy(503), clock=StillClock(MOMENT))

    assert isinstance(exchange.outcome, Response)
    assert exchange.outcome.status == 503


async def test_a_503_that_names_a_time_twice_is_rate_limited(router: respx.MockRouter) -> None:
    exchange = await asked_twice(
        router, busy(503, retry_after="1"), busy(503, retry_after="1"), clock=StillClock(MOMENT)
    )

    assert exchange.outcome == Failure(FailureKind.RATE_LIMITED, "asked to wait 1 s", 503)


async def test_a_retry_that_meets_another_failure_ends_with_that(router: respx.MockRouter) -> None:
    router.get(PAGE).mock(side_effect=[busy(), httpx.ConnectError("gone")])
    async with asking(router.async_handler) as web:
        exchange = await web.get(Request(PAGE, Purpose.API))

    assert kind_of(exchange.outcome) is FailureKind.REFUSED
    assert [one.kind for one in exchange.earlier] == [FailureKind.RATE_LIMITED]


@pytest.mark.parametrize(
    "answers", [[busy(retry_after="3600")], [busy(), busy(retry_after="3600")]], ids=["at once", "at the retry"]
)
async def test_a_host_that_asks_for_more_than_anybody_waits_is_left_alone_until_then(
    router: respx.MockRouter, answers: list[httpx.Response]
) -> None:
    router.get(host="site.example").mock(side_effect=answers)
    async with asking(router.async_handler) as web:
        first = await ask(web, "https://site.example/1")
        second = await ask(web, "https://site.example/2")

    assert first == second == Failure(FailureKind.RATE_LIMITED, "asked to wait 3600 s", 429)
    assert router.calls.call_count == len(answers)


async def test_a_host_is_asked_again_when_the_time_it_asked_for_is_over(router: respx.MockRouter) -> None:
    router.get(host="site.example").mock(side_effect=[busy(retry_after="1"), httpx.Response(200)])
    async with asking(router.async_handler, limits=Limits(retry_after_seconds=0.5)) as web:
        first = await ask(web, "https://site.example/1")
        await asyncio.sleep(1.05)
        second = await ask(web, "https://site.example/2")

    assert [kind_of(first), kind_of(second)] == [FailureKind.RATE_LIMITED, None]


async def test_a_busy_host_is_left_in_peace_by_the_others_too() -> None:
    clock = StillClock(MOMENT)
    starts: list[tuple[str, float]] = []

    async def wire(request: httpx.Request) -> httpx.Response:
        starts.append((request.url.path, clock.monotonic()))
        return busy(retry_after="5") if len(starts) == 1 else httpx.Response(200)

    async with asking(wire, clock=clock, limits=Limits(per_host=1)) as web:
        await asyncio.gather(*(ask(web, f"https://site.example/{page}") for page in range(3)))

    assert [path for path, _ in starts] == ["/0", "/0", "/1", "/2"]
    assert all(start >= 5 for _, start in starts[1:])


async def test_a_question_that_is_given_up_leaves_its_place_to_the_next() -> None:
    async def wire(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(60 if request.url.path == "/0" else 0)
        return httpx.Response(200)

    async with asking(wire, limits=Limits(per_host=1, exchange_seconds=0.3)) as web:
        outcomes = await asyncio.gather(*(ask(web, f"https://site.example/{page}") for page in range(3)))

    assert [kind_of(one) for one in outcomes] == [FailureKind.TIMEOUT, None, None]


async def test_a_place_that_comes_too_late_goes_to_the_next() -> None:
    lane = _Lane(Limits(per_host=1))

    first = await lane.turn()
    late = asyncio.create_task(lane.turn())
    await asyncio.sleep(0)
    lane.leave(first)
    late.cancel()  # its place is given, and it was not yet told
    await asyncio.gather(late, return_exceptions=True)

    async with asyncio.timeout(1):
        assert (await lane.turn()).number == 3
