from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

from footprint.web import Exchange, Failure, FailureKind, Purpose, Request, Response, commons
from footprint.web.commons import Commons
from recordings import MOMENT

if TYPE_CHECKING:
    import pytest


async def test_whole_answers_of_many_hosts_do_not_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commons, "_WHOLE_BYTES", 25_000)
    shared, asked = Commons(), Counter[str]()

    async def ask(host: str, *, is_whole: bool) -> None:
        request = Request(f"https://{host}.example/", Purpose.API, is_common=True)

        async def bring() -> Exchange:
            asked[host] += 1
            return Exchange(request, MOMENT, Response(200, request.url, (), bytes(6_000 * is_whole), "", 0))

        await shared.once(request, is_whole=is_whole, bring=bring)

    for host, is_whole in (("control", False), ("a", True), ("b", True), ("c", True), ("a", True), ("c", True)):
        await ask(host, is_whole=is_whole)
    await ask("control", is_whole=False)

    assert asked == {"control": 1, "a": 2, "b": 1, "c": 1}

    for host in ("a", "d", "a", "e", "a"):
        await ask(host, is_whole=True)

    assert asked["a"] == 2  # a site that everybody's audit asks outlives those of single people


async def test_a_failure_that_came_when_nobody_waited_any_more_is_not_told_to_whoever_asks_next() -> None:
    shared, request, go = (
        Commons(),
        Request("https://network.example/nobody", Purpose.API, is_common=True),
        asyncio.Event(),
    )

    async def fail() -> Exchange:
        await go.wait()
        return Exchange(request, MOMENT, Failure(FailureKind.TIMEOUT, "no whole answer"))

    async def answer() -> Exchange:
        return Exchange(request, MOMENT, Response(404, request.url, (), b"", "", 0))

    waiting = asyncio.create_task(shared.once(request, is_whole=False, bring=fail))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    go.set()
    await asyncio.sleep(0.01)
    heard = await shared.once(request, is_whole=False, bring=answer)

    assert isinstance(heard.outcome, Response)
