"""What one run has of lanes that several share: turns before later runs, and time that waiting takes nothing from."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from asking import MOMENT
from footprint.clock import StillClock, SystemClock
from footprint.web import Limits
from footprint.web.hop import Answer
from footprint.web.lane import AWAITED, LocalLanes
from footprint.web.share import Share

if TYPE_CHECKING:
    import pytest

HOST = "network.example"


class Host:
    """Answers after so many seconds, or when it is let go, and notes whose questions it had."""

    def __init__(self, seconds: float | None = 0.0) -> None:
        self.heard: list[str] = []
        self.go = asyncio.Event()
        self._seconds = seconds

    async def ask(self, share: Share, name: str = "", *, rank: int = 0) -> None:
        async def attempt(_: float) -> Answer:
            self.heard.append(name)
            await (self.go.wait() if self._seconds is None else asyncio.sleep(self._seconds))
            return Answer(200, (), b"")

        await share.ask(HOST, attempt, rank=rank)


def lanes(*, per_host: int = 1, gap: float = 0.0) -> LocalLanes:
    return LocalLanes(SystemClock() if gap else StillClock(MOMENT), Limits(per_host=per_host, gap_seconds=gap))


async def waits_for_nobody(share: Share, *, seconds: float) -> bool:
    """May the next run begin within these seconds, though a question of this one still waits for its turn?"""
    host = Host(None)
    asked = [asyncio.create_task(host.ask(share)) for _ in range(2)]
    async with asyncio.timeout(seconds):
        await share.put()
    is_waiting = len(host.heard) < len(asked)
    host.go.set()
    await asyncio.gather(*asked)
    return is_waiting


async def test_an_earlier_run_has_its_turns_first_and_what_all_wait_for_before_any() -> None:
    shared, host = lanes(), Host()
    first, second = Share(shared, 1, seconds=9), Share(shared, 2, seconds=9)
    asked = [(second, "2"), (second, "2"), (first, "1"), (first, "1")]
    await asyncio.gather(*(host.ask(*one) for one in asked), host.ask(second, "control", rank=AWAITED))

    assert host.heard == ["2", "control", "1", "1", "2"]


async def test_a_runs_time_rests_while_all_its_questions_wait_for_their_turn() -> None:
    shared, long, short, over = lanes(), Host(0.3), Host(0.01), list[str]()
    first, second = Share(shared, 1, seconds=9), Share(shared, 2, seconds=0.15)
    second.begin(lambda: over.append("second"))
    await asyncio.gather(long.ask(first), short.ask(second))

    assert over == []
    assert short.heard == [""]


async def test_a_runs_time_is_over_once_hosts_had_its_questions_for_so_long() -> None:
    shared, host, over = lanes(), Host(None), asyncio.Event()
    share = Share(shared, 1, seconds=0.05)
    share.begin(over.set)
    quick = Host(0.03)
    await quick.ask(share)
    asked = asyncio.create_task(host.ask(share))
    async with asyncio.timeout(5):
        await over.wait()
    host.go.set()
    await asked
    share.end()


async def test_the_next_run_begins_once_hosts_have_all_questions_of_this_one() -> None:
    share, host = Share(lanes(), 2, seconds=9, first={HOST: 1}), Host(None)
    put = asyncio.create_task(share.put())
    await asyncio.sleep(0)
    before_any = put.done()
    asked = [asyncio.create_task(host.ask(share)) for _ in range(2)]
    await asyncio.sleep(0.01)
    while_one_waits = put.done()
    host.go.set()
    async with asyncio.timeout(0.5):
        await put
    await asyncio.gather(*asked)

    assert (before_any, while_one_waits) == (False, False)


async def test_a_run_that_ends_without_a_question_holds_up_nobody() -> None:
    share = Share(lanes(), 1, seconds=9)
    put = asyncio.create_task(share.put())
    await asyncio.sleep(0)
    share.end()
    async with asyncio.timeout(0.5):
        await put


async def test_a_host_that_nobody_else_asks_holds_up_no_other_run() -> None:
    assert await waits_for_nobody(Share(lanes(), 2, seconds=9, first={}), seconds=0.5)


async def test_a_host_that_is_gone_holds_up_no_other_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("footprint.web.share._STILL_SECONDS", 0.05)
    assert await waits_for_nobody(Share(lanes(), 2, seconds=9, first={HOST: 1}), seconds=5)
