"""How the rules of a network do, told from accounts and names whose answers are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from asking import asking
from footprint.asking import Health, verify
from footprint.catalogue import load_catalogue
from footprint.finding import Reason
from list_site import Wire

if TYPE_CHECKING:
    from collections.abc import Callable

GITHUB = load_catalogue().get("github")
MISSING = httpx.Response(404, json={"message": "Not Found"})
BLOCKED = httpx.Response(403, headers={"cf-mitigated": "challenge"}, text="Just a moment")
CHANGED = httpx.Response(200, json={"hello": "world"})


def github(name: str) -> httpx.Response:
    login = name.removeprefix("users/")
    return httpx.Response(200, json={"login": login, "id": 1}) if login in {"github", "mozilla"} else MISSING


def always(response: httpx.Response) -> Callable[[str], httpx.Response]:
    return lambda _name: response


def claiming(name: str) -> httpx.Response:
    return httpx.Response(200, json={"login": name.removeprefix("users/"), "id": 1})


@pytest.mark.parametrize(
    ("answer", "health", "reason"),
    [
        pytest.param(github, Health.HOLDS, None, id="both-trials-hold"),
        pytest.param(always(MISSING), Health.BROKEN, Reason.CONTROL_FAILED, id="denies-what-exists"),
        pytest.param(always(BLOCKED), Health.BLOCKED, Reason.BLOCKED, id="keeps-us-out"),
        pytest.param(always(CHANGED), Health.BROKEN, Reason.CHANGED, id="answers-otherwise"),
        pytest.param(
            claiming,
            Health.BROKEN,
            Reason.CONTROL_FAILED,
            id="claims-everybody",
        ),
    ],
)
async def test_rules_are_as_good_as_what_the_network_says_of_names_that_are_known(
    answer: Callable[[str], httpx.Response], health: Health, reason: Reason | None
) -> None:
    async with asking(Wire(answer)) as web:
        (checkup,) = await verify(GITHUB, web, seed=1)

    assert (checkup.health, checkup.reason) == (health, reason)


async def test_each_server_of_a_federated_network_is_verified() -> None:
    mastodon = load_catalogue().get("mastodon")
    async with asking(Wire(lambda _: httpx.Response(404, json={"error": "Record not found"}))) as web:
        checkups = await verify(mastodon, web, seed=1)

    assert [one.instance for one in checkups] == list(mastodon.instances)
    assert {one.health for one in checkups if one.instance != "mastodon.social"} == {Health.HALF}
