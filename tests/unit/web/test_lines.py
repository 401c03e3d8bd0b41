"""Several runs that share their way out ask as one visitor, and what is the same for everybody is asked once."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

import httpx

from asking import AGENT, MOMENT, Told, kind_of
from footprint.clock import StillClock
from footprint.web import Exchange, Failure, FailureKind, Limits, Purpose, Reading, Request, Response
from footprint.web.commons import Commons
from footprint.web.hop import Answer
from footprint.web.lane import LocalLanes
from footprint.web.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from footprint.web import Outcome
    from footprint.web.lane import Attempt

HOST = "network.example"
CONTROL = Request(f"https://{HOST}/nobody", Purpose.API, is_common=True)


class Wire:
    """Answers everything, at once or when it is let go, and counts."""

    def __init__(self, *, held: bool = False, fails: int = 0) -> None:
        self.asked = Counter[str]()
        self.reached = asyncio.Event()
        self.go = asyncio.Event()
        self._fails = fails
        if not held:
            self.go.set()

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked[str(request.url)] += 1
        self.reached.set()
        await self.go.wait()
        if self._fails:
            self._fails -= 1
            raise httpx.ConnectError("nobody there")
        return httpx.Response(200, text="User-agent: *\nAllow: /\n")


def lines(
    wire: Callable[[httpx.Request], Coroutine[None, None, httpx.Response]],
    *,
    commons: Commons | None = None,
    limits: Limits | None = None,
) -> Lines:
    return Lines(
        httpx.MockTransport(wire), clock=StillClock(MOMENT), agent=AGENT, limits=limits or Limits(), commons=commons
    )


async def each(shared: Lines, request: Request, *, people: int = 3) -> list[Outcome]:
    """What each of several people's runs is told, beside each other."""

    async def one() -> Outcome:
        async with shared.web() as web:
            return (await web.get(request)).outcome

    return list(await asyncio.gather(*(one() for _ in range(people))))


def exchange(outcome: Outcome) -> Exchange:
    return Exchange(CONTROL, MOMENT, outcome)


FOUND = exchange(Response(404, CONTROL.url, (), b"", "", 0))


async def test_a_control_is_asked_once_however_many_people_are_looked_for() -> None:
    wire = Wire()
    async with lines(wire) as shared:
        outcomes = [*await each(shared, CONTROL), *await each(shared, CONTROL)]

    assert [kind_of(one) for one in outcomes] == [None] * 6
    assert wire.asked.total() == 1


async def test_of_a_control_nothing_private_is_known_but_of_the_same_name_where_it_is_looked_for() -> None:
    asked_about = Request(CONTROL.url, Purpose.API)
    wire = Wire()
    async with lines(wire) as shared, shared.web() as web:
        control, person = [
            (await web.get(one, reader=lambda _: Reading("public", "private"))).outcome
            for one in (CONTROL, asked_about)
        ]

    assert isinstance(control, Response)
    assert isinstance(person, Response)
    assert (control.reading, person.reading) == (Reading("public"), Reading("public", "private"))
    assert wire.asked.total() == 2


async def test_what_is_asked_about_a_person_is_asked_for_each() -> None:
    wire = Wire()
    async with lines(wire) as shared:
        await each(shared, Request(f"https://{HOST}/camille", Purpose.API))

    assert wire.asked.total() == 3


async def test_robots_txt_is_read_once_a_host_however_many_people_have_pages_there() -> None:
    wire = Wire()
    async with lines(wire) as shared:
        await each(shared, Request(f"https://{HOST}/camille", Purpose.PAGE))

    assert wire.asked == {f"https://{HOST}/robots.txt": 1, f"https://{HOST}/camille": 3}


async def test_nobody_is_cut_short_because_others_are_asked_about_first() -> None:
    async def slowly(_: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0.05)
        return httpx.Response(200)

    async with lines(slowly, limits=Limits(run_seconds=0.2, per_host=1)) as shared:
        outcomes = await each(shared, Request(f"https://{HOST}/camille", Purpose.API), people=8)

    assert {kind_of(one) for one in outcomes} == {None}


async def test_a_failure_of_what_is_common_is_not_remembered() -> None:
    wire = Wire(fails=1)
    async with lines(wire) as shared:
        first, second = await each(shared, CONTROL), await each(shared, CONTROL)

    assert {kind_of(one) for one in first} == {FailureKind.REFUSED}
    assert {kind_of(one) for one in second} == {None}
    assert wire.asked.total() == 2


async def test_one_run_that_ends_does_not_end_what_others_wait_for() -> None:
    wire = Wire(held=True)
    async with lines(wire) as shared, shared.web() as second:
        async with shared.web() as first:
            asked = [asyncio.create_task(web.get(CONTROL)) for web in (first, second)]
            await wire.reached.wait()
            first.stop(FailureKind.DEADLINE)
            ended = await asked[0]
        wire.go.set()
        answered = await asked[1]

    assert [kind_of(one.outcome) for one in (ended, answered)] == [FailureKind.DEADLINE, None]
    assert wire.asked.total() == 1


async def test_what_others_wait_for_keeps_to_robots_txt_when_whoever_asked_first_runs_out_of_time() -> None:
    asked, reached, go = list[str](), asyncio.Event(), asyncio.Event()

    async def site(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        reached.set()
        await go.wait()
        return httpx.Response(200, text="User-agent: *\nDisallow: /\n")

    page = Request(f"https://{HOST}/nobody", is_common=True)
    async with lines(site) as shared, shared.web() as first, shared.web() as second:
        waiting = [asyncio.create_task(one.get(page)) for one in (first, second)]
        await reached.wait()
        first.stop(FailureKind.DEADLINE)
        await asyncio.sleep(0.01)
        go.set()
        heard = [kind_of((await one).outcome) for one in waiting]

    assert heard == [FailureKind.DEADLINE, FailureKind.ROBOTS]
    assert asked == ["/robots.txt"]


async def test_the_time_of_one_run_is_not_that_of_another() -> None:
    wire = Wire(held=True)
    async with lines(wire, limits=Limits(run_seconds=0.2)) as shared:
        (late,) = await each(shared, Request(f"https://{HOST}/slow", Purpose.API), people=1)
        wire.go.set()
        (other,) = await each(shared, Request(f"https://{HOST}/quick", Purpose.API), people=1)

    assert [kind_of(late), kind_of(other)] == [FailureKind.DEADLINE, None]


async def test_what_one_run_learned_of_a_hosts_patience_holds_for_the_others() -> None:
    async def busy(_: httpx.Request) -> httpx.Response:
        return httpx.Response(429, headers={"retry-after": "3600"})

    asked = Request(f"https://{HOST}/camille", Purpose.API)
    async with lines(busy) as shared:
        outcomes = await each(shared, asked, people=2) + await each(shared, asked, people=2)
        (figures,) = (one for host, one in shared.lanes if host == HOST)

    assert {kind_of(one) for one in outcomes} == {FailureKind.RATE_LIMITED}
    assert figures.asked <= 2  # those that were in flight together
    assert figures.is_left_alone


async def test_a_list_that_is_gone_on_with_takes_what_is_common_from_before_and_records_it_again() -> None:
    class Before:
        def exchange(self, request: Request) -> Exchange | None:
            return FOUND if request == CONTROL else None

    told, wire = Told(), Wire()
    async with lines(wire, commons=Commons(recorder=told, before=Before())) as shared:  # type: ignore[arg-type] # no more
        await each(shared, CONTROL)

    assert wire.asked.total() == 0
    assert [one for one, _ in told.exchanges] == [FOUND]


async def test_an_answer_that_is_wanted_whole_is_not_one_that_went_through_a_reader() -> None:
    commons, asked = Commons(), list[bool]()

    def bring(*, is_whole: bool) -> Callable[[], Coroutine[None, None, Exchange]]:
        async def brought() -> Exchange:
            asked.append(is_whole)
            return FOUND

        return brought

    for is_whole in (True, False, True):
        await commons.once(CONTROL, is_whole=is_whole, bring=bring(is_whole=is_whole))

    assert asked == [True, False]


async def test_what_nobody_waits_for_any_more_ends_with_the_lines() -> None:
    wire = Wire(held=True)
    async with lines(wire) as shared, shared.web() as web:
        asked = asyncio.create_task(web.get(CONTROL))
        await wire.reached.wait()
        asked.cancel()
        await asyncio.gather(asked, return_exceptions=True)

    assert len(asyncio.all_tasks()) == 1  # this test's own


def answering(*answers: Answer | Failure) -> Attempt:
    left = iter(answers)

    async def attempt(_: float) -> Answer | Failure:
        return next(left)

    return attempt


def said(status: int, body: bytes = b"") -> Answer:
    return Answer(status, (), body)


async def test_what_a_host_is_asked_and_says_is_counted() -> None:
    clock = StillClock(MOMENT)
    lanes = LocalLanes(clock, Limits(gap_seconds=2.0))
    await lanes.ask(HOST, answering(said(200, b"12345")))
    await lanes.ask(HOST, answering(said(429), said(200, b"1")))
    await lanes.ask(HOST, answering(Failure(FailureKind.TIMEOUT)))
    ((host, one),) = lanes

    assert host == HOST
    assert (one.asked, one.waiting, one.limited, one.size) == (4, 0, 1, 6)
    assert one.failures == {"timeout": 1}
    assert one.waited == 4.0  # the retry waits for what the host asked for, not for its turn
    assert not one.is_left_alone


async def test_whoever_waits_for_a_turn_is_counted_until_it_comes_or_they_give_up() -> None:
    clock = StillClock(MOMENT)
    lanes = LocalLanes(clock, Limits(per_host=1))
    go = asyncio.Event()

    async def slow(_: float) -> Answer | Failure:
        await go.wait()
        return said(200)

    tasks = [asyncio.create_task(lanes.ask(HOST, slow)) for _ in range(3)]
    await asyncio.sleep(0.01)
    ((_, one),) = lanes
    waiting = [one.waiting]
    tasks[2].cancel()
    await asyncio.gather(tasks[2], return_exceptions=True)
    waiting.append(one.waiting)
    go.set()
    await asyncio.gather(*tasks[:2])

    assert [*waiting, one.waiting] == [2, 1, 0]
    assert one.asked == 2


async def test_a_host_that_failed_is_asked_one_question_after_its_rest_and_left_alone_again() -> None:
    limits = Limits(circuit=2, circuit_seconds=0.05)
    lanes = LocalLanes(StillClock(MOMENT), limits)
    down = Failure(FailureKind.REFUSED)
    for _ in range(3):
        await lanes.ask(HOST, answering(down))
    ((_, one),) = lanes
    before, was_left_alone = one.asked, one.is_left_alone
    await asyncio.sleep(0.06)

    heard = await asyncio.gather(*(lanes.ask(HOST, answering(down)) for _ in range(4)))

    assert (before, was_left_alone) == (2, True)
    assert [kind_of(each.answer) for each in heard if isinstance(each.answer, Failure)] == [
        FailureKind.REFUSED,
        *[FailureKind.CIRCUIT_OPEN] * 3,
    ]


async def test_a_host_that_is_well_after_its_rest_is_asked_as_before() -> None:
    limits = Limits(circuit=2, circuit_seconds=0.05)
    lanes = LocalLanes(StillClock(MOMENT), limits)
    for _ in range(2):
        await lanes.ask(HOST, answering(Failure(FailureKind.REFUSED)))
    await asyncio.sleep(0.06)

    heard = [await lanes.ask(HOST, answering(said(200))) for _ in range(2)]
    last = await lanes.ask(HOST, answering(Failure(FailureKind.REFUSED)))

    assert [each.answer for each in heard] == [said(200)] * 2
    assert last.answer == Failure(FailureKind.REFUSED)
    assert (await lanes.ask(HOST, answering(said(200)))).answer == said(200)  # one failure closes nothing
