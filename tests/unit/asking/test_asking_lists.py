"""Sites of other people's lists: what makes their answers believed, and what does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from asking import asking
from footprint.asking import NOBODY_TRIED, ROLES, Outcome, Trial, ask
from footprint.exhibit import Verdict
from footprint.finding import Reason
from footprint.subject import NetworkHandle
from list_site import FOUND, MISSING, Wire, site

if TYPE_CHECKING:
    from collections.abc import Callable

    from footprint.asking import Answers
    from footprint.catalogue import Network

MUTE = {"status": 302}
"""A miss that shows by a redirect alone."""
AWAY = httpx.Response(302, headers={"location": "/login"})


async def answers(network: Network, wire: Wire, name: str = "camille") -> Answers:
    async with asking(wire) as web:
        return await ask(network, [NetworkHandle(network.id, name)], web, seed=1)


async def verdict(network: Network, answer: Callable[[str], httpx.Response]) -> tuple[Verdict, Reason | None]:
    seen = (await answers(network, Wire(answer))).seen[0].sighting
    return seen.verdict, seen.reason


async def test_a_miss_that_is_said_in_words_needs_no_control() -> None:
    wire = Wire(lambda _: MISSING)

    seen = await answers(site(), wire)

    assert seen.seen[0].sighting.verdict is Verdict.AVAILABLE
    assert wire.asked == ["camille"]


async def test_a_profile_is_believed_where_a_random_name_has_none() -> None:
    assert await verdict(site(), lambda name: FOUND if name == "camille" else MISSING) == (Verdict.CLAIMED, None)


async def test_a_site_that_claims_whoever_it_is_asked_for_is_found_out() -> None:
    wire = Wire(lambda _: FOUND)

    seen = await answers(site(), wire)

    assert seen.seen[0].sighting.reason is Reason.CONTROL_FAILED
    assert len(wire.asked) == 1 + NOBODY_TRIED


async def test_a_random_name_that_happens_to_be_taken_condemns_no_site() -> None:
    wire = Wire(lambda _: FOUND if len(wire.asked) <= NOBODY_TRIED else MISSING)

    seen = await answers(site(), wire)

    assert len(wire.asked) == 1 + NOBODY_TRIED
    assert seen.seen[0].sighting.verdict is Verdict.CLAIMED


async def test_a_page_with_neither_mark_is_no_answer() -> None:
    soft = httpx.Response(200, text="<h1>Welcome</h1>")

    assert await verdict(site(), lambda _: soft) == (Verdict.UNKNOWN, Reason.CHANGED)


async def test_a_mute_miss_is_believed_once_a_known_account_is_admitted() -> None:
    network = site(
        missing=MUTE, probe={"url": "https://pixelpost.example/{handle}", "documented": False, "follow": False}
    )

    assert await verdict(network, lambda name: FOUND if name == "press" else AWAY) == (Verdict.AVAILABLE, None)


async def test_where_the_known_accounts_are_gone_a_role_that_is_taken_will_do() -> None:
    network = site(
        missing=MUTE, probe={"url": "https://pixelpost.example/{handle}", "documented": False, "follow": False}
    )
    wire = Wire(lambda name: FOUND if name == ROLES[3] else AWAY)

    seen = await answers(network, wire)

    assert seen.seen[0].sighting.verdict is Verdict.AVAILABLE
    assert {(one.trial, one.outcome) for one in seen.controls} == {
        (Trial.KNOWN, Outcome.HELD),
        (Trial.NOBODY, Outcome.HELD),
    }
    assert "press" in wire.asked


async def test_a_site_that_sends_everybody_to_its_login_frees_no_name() -> None:
    network = site(
        missing=MUTE, probe={"url": "https://pixelpost.example/{handle}", "documented": False, "follow": False}
    )

    found, _ = await verdict(network, lambda _: AWAY)

    assert found is Verdict.UNKNOWN


@pytest.mark.parametrize("text", ["404", "[]", "error"])
async def test_a_few_letters_that_any_page_may_hold_are_as_mute_as_a_status(text: str) -> None:
    network = site(missing={"status": 404, "markers": [{"text": text}]})

    assert network.has_mute_miss
    assert (await verdict(network, lambda _: httpx.Response(404, text=text)))[0] is Verdict.UNKNOWN


async def test_the_other_mark_under_another_status_contradicts_nothing() -> None:
    network = site(missing={"status": 404, "markers": [{"text": "error"}]})
    profile = httpx.Response(200, text="Profile of a member; no error here")

    assert await verdict(network, lambda name: profile if name == "camille" else MISSING) == (
        Verdict.UNKNOWN,
        Reason.CHANGED,
    )
    assert await verdict(network, lambda name: profile if name == "camille" else httpx.Response(404, text="error")) == (
        Verdict.CLAIMED,
        None,
    )


async def test_a_page_without_end_is_judged_by_its_beginning() -> None:
    endless = httpx.Response(200, text="Profile of a member" + "." * 10_000_000)

    assert await verdict(site(), lambda name: endless if name == "camille" else MISSING) == (Verdict.CLAIMED, None)


async def test_what_is_missing_from_the_beginning_of_a_page_without_end_proves_nothing() -> None:
    network = site(found={"status": 200, "markers": [{"text": "no such member", "absent": True}]})
    endless = httpx.Response(200, text="." * 10_000_000)

    assert (await verdict(network, lambda name: endless if name == "camille" else MISSING))[0] is Verdict.UNKNOWN


async def test_the_absence_of_a_mark_is_no_profile_where_a_challenge_stands() -> None:
    network = site(found={"status": 200, "markers": [{"text": "no such member", "absent": True}]})
    challenge = httpx.Response(200, text="Enable JavaScript and cookies to continue")

    assert await verdict(network, lambda _: challenge) == (Verdict.UNKNOWN, Reason.BLOCKED)
