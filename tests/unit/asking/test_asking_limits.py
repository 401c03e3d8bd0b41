"""A network that asks to wait, once or for ever, on the way of a whole question with its controls."""

from __future__ import annotations

from itertools import count

import httpx
import pytest

from asking import asking
from footprint.asking import ask
from footprint.exhibit import Verdict
from footprint.finding import Reason
from footprint.subject import NetworkHandle
from list_site import FOUND, MISSING, Wire, site

LIMITED = httpx.Response(429, headers={"retry-after": "1"}, text="Too many requests")


def honest(name: str) -> httpx.Response:
    return FOUND if name in {"camille", "press"} else MISSING


async def verdict(wire: Wire, name: str) -> tuple[Verdict, Reason | None]:
    async with asking(wire) as web:
        seen = await ask(site(), [NetworkHandle("pixelpost", name)], web, seed=1)
    return seen.seen[0].sighting.verdict, seen.seen[0].sighting.reason


@pytest.mark.parametrize(("name", "said"), [("camille", Verdict.CLAIMED), ("free", Verdict.AVAILABLE)])
async def test_who_asks_to_wait_once_is_asked_again_and_believed(name: str, said: Verdict) -> None:
    turns = count()
    wire = Wire(lambda asked: LIMITED if next(turns) == 0 else honest(asked))

    assert await verdict(wire, name) == (said, None)
    assert wire.asked[:2] == [name, name]


@pytest.mark.parametrize("name", ["camille", "free"])
async def test_who_asks_to_wait_for_ever_gives_no_verdict(name: str) -> None:
    wire = Wire(lambda _: LIMITED)

    assert await verdict(wire, name) == (Verdict.UNKNOWN, Reason.RATE_LIMITED)
    assert wire.asked == [name, name]


async def test_a_claim_whose_control_is_limited_is_doubted_where_the_profile_repeats_no_name() -> None:
    wire = Wire(lambda asked: FOUND if asked == "camille" else LIMITED)

    assert await verdict(wire, "camille") == (Verdict.UNKNOWN, Reason.RATE_LIMITED)
