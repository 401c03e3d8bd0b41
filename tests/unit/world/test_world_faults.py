from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

import footprint_world
from footprint.web.exchange import FailureKind
from footprint.web.fault import failure_of

if TYPE_CHECKING:
    from collections.abc import Iterable

GITLAB = "https://gitlab.com/api/v4/users?username={}"


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://no-such-host.example/", FailureKind.DNS),
        ("https://camilleroy.fr/", FailureKind.DNS),
        ("https://www.diigo.com/interact_api/load_profile_info?name=x", FailureKind.TIMEOUT),
        ("http://www.diigo.com/", FailureKind.TIMEOUT),
    ],
)
async def test_a_fault_is_what_the_web_room_takes_it_for(
    visitor: httpx.AsyncClient, url: str, kind: FailureKind
) -> None:
    with pytest.raises(httpx.HTTPError) as caught:
        await visitor.get(url)

    assert failure_of(caught.value).kind is kind


@pytest.mark.parametrize("path", ["api/users/by_username?url=ben", "camilleroy", "robots.txt"])
async def test_the_blocking_host_shows_a_challenge_to_every_request(visitor: httpx.AsyncClient, path: str) -> None:
    answer = await visitor.get(f"https://dev.to/{path}")

    assert answer.status_code == 403
    assert answer.headers["cf-mitigated"] == "challenge"
    assert "_cf_chl_opt" in answer.text


@pytest.mark.parametrize("handle", ["issuu", "nobody-7f3a"])
async def test_a_site_made_anew_says_not_found_in_its_own_language_with_an_ordinary_status(
    visitor: httpx.AsyncClient, handle: str
) -> None:
    answer = await visitor.get(f"https://issuu.com/{handle}")

    assert answer.status_code == 200
    assert "<title>Siden blev ikke fundet</title>" in answer.text
    assert "og:title" not in answer.text


@pytest.mark.parametrize("handle", ["producthunt", "nobody-7f3a"])
async def test_a_network_that_wants_a_login_leads_everybody_there(visitor: httpx.AsyncClient, handle: str) -> None:
    answer = await visitor.get(f"https://www.producthunt.com/@{handle}", follow_redirects=True)

    assert [one.status_code for one in answer.history] == [302]
    assert str(answer.url) == f"https://www.producthunt.com/login?origin=%2F%40{handle}"
    assert answer.status_code == 200


@pytest.mark.parametrize("path", ["dribbble", "nobody-7f3a", ""])
async def test_a_network_out_of_order_stays_so(visitor: httpx.AsyncClient, path: str) -> None:
    assert (await visitor.get(f"https://dribbble.com/{path}")).status_code == 503


async def test_the_long_page_tells_early_what_it_is(visitor: httpx.AsyncClient) -> None:
    page = (await visitor.get("https://unsplash.com/@nasa")).content

    assert len(page) > 2 * 1024 * 1024
    assert b"(@nasa) | Unsplash</title>" in page[:1024]


async def test_the_lying_network_claims_every_handle(visitor: httpx.AsyncClient) -> None:
    answer = await visitor.get("https://substack.com/api/v1/user/nobody-7f3a/public_profile")

    assert answer.status_code == 200
    assert answer.json()["handle"] == "nobody-7f3a"


async def statuses(visitor: httpx.AsyncClient, handles: Iterable[str]) -> list[int]:
    return [(await visitor.get(GITLAB.format(handle))).status_code for handle in handles]


async def test_the_hurried_host_asks_to_wait_once_for_each_person(visitor: httpx.AsyncClient) -> None:
    asked = ("camilleroy", "camilleroy", "CamilleRoy", "linamarchal", "linamarchal")

    assert await statuses(visitor, asked) == [429, 200, 200, 429, 200]


async def test_the_hurried_host_answers_controls_at_once(visitor: httpx.AsyncClient) -> None:
    assert await statuses(visitor, ("gitlab-bot", "nobody7f3a")) == [200, 200]


async def test_the_hurried_host_says_how_long_to_wait(visitor: httpx.AsyncClient) -> None:
    assert (await visitor.get(GITLAB.format("camilleroy"))).headers["retry-after"] == "1"


async def test_every_transport_starts_a_world_that_remembers_nothing() -> None:
    for _ in range(2):
        async with httpx.AsyncClient(transport=footprint_world.transport()) as visitor:
            assert await statuses(visitor, ["camilleroy"]) == [429]
