"""The shipped catalogue, asked in this world, comes to the verdicts that the world is documented to give."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

import footprint_world
from footprint.catalogue import load_catalogue
from footprint.clock import StillClock
from footprint.exhibit import Verdict
from footprint.finding import Reason
from footprint.web.live import LiveWeb
from footprint_world import NOW

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from footprint.catalogue import Network, Sighting
    from footprint.subject import NetworkHandle
    from footprint.web import Web

CATALOGUE = load_catalogue()
MISBEHAVING = {"devto", "diigo", "substack"}
HONEST = [one for one in CATALOGUE.networks if one.id not in MISBEHAVING]
CLAIMED = {
    "camilleroy": {
        "dailymotion", "github", "gravatar", "keybase", "mastodon@mastodon.social", "mastodon@piaille.fr", "wikimedia",
        "wordpress-com",
    },
    "idrismorvannec": {
        "bluesky", "codeberg", "dailymotion", "github", "gitlab", "hacker-news", "keybase", "mastodon@mamot.fr",
        "openstreetmap", "wordpress-com",
    },
    "linamarchal": {
        "bluesky", "codeberg", "dailymotion", "github", "gitlab", "gravatar", "hacker-news", "keybase",
        "mastodon@mastodon.online", "mastodon@mastodon.social", "wikimedia", "wordpress-com",
    },
    "noelcastan": {"dailymotion", "github", "mastodon@mstdn.social"},
    "nobody7f3a": set[str](),
}  # fmt: skip


@pytest.fixture
async def web() -> AsyncIterator[Web]:
    transport, resolver = footprint_world.transport(), footprint_world.resolver()
    async with LiveWeb(transport, clock=StillClock(NOW), agent="footprint/0 (+test)", resolver=resolver) as live:
        yield live


def nobody(network: Network) -> NetworkHandle:
    return network.control(Random(7))  # noqa: S311 (a name to ask for, no secret)


async def sighting(web: Web, network: Network, handle: NetworkHandle) -> Sighting:
    return network.judge(await web.get(network.request(handle), reader=network.reader(handle)))


async def claimed(web: Web, networks: Iterable[Network], name: str) -> set[str]:
    found = set[str]()
    for network in networks:
        for handle in network.addresses(name):
            if (await sighting(web, network, handle)).verdict is Verdict.CLAIMED:
                found.add(f"{network.id}@{handle.instance}" if handle.instance else network.id)
    return found


@pytest.mark.parametrize("name", CLAIMED)
async def test_honest_networks_claim_exactly_the_accounts_that_are_in_the_files(web: Web, name: str) -> None:
    assert await claimed(web, HONEST, name) == CLAIMED[name]


@pytest.mark.parametrize("network", HONEST, ids=lambda one: one.id)
async def test_every_known_account_of_the_catalogue_exists(web: Web, network: Network) -> None:
    verdicts = [(await sighting(web, network, handle)).verdict for handle in network.known]

    assert verdicts == [Verdict.CLAIMED] * len(network.known)


@pytest.mark.parametrize("network", HONEST, ids=lambda one: one.id)
async def test_a_name_made_up_for_a_control_is_free_wherever_that_can_be_seen(web: Web, network: Network) -> None:
    seen = await sighting(web, network, nobody(network))
    expected = (Verdict.AVAILABLE, None) if network.missing_is_reliable else (Verdict.UNKNOWN, Reason.NOT_OBSERVABLE)

    assert (seen.verdict, seen.reason) == expected


@pytest.mark.parametrize(
    ("network", "verdict", "reason"),
    [
        ("devto", Verdict.UNKNOWN, Reason.BLOCKED),
        ("diigo", Verdict.UNKNOWN, Reason.TIMEOUT),
        ("substack", Verdict.CLAIMED, None),
    ],
)
async def test_a_misbehaving_network_gives_this_verdict_even_for_nobody(
    web: Web, network: str, verdict: Verdict, reason: Reason | None
) -> None:
    asked = CATALOGUE.get(network)
    seen = await sighting(web, asked, nobody(asked))

    assert (seen.verdict, seen.reason) == (verdict, reason)


async def test_the_block_is_told_by_name(web: Web) -> None:
    devto = CATALOGUE.get("devto")

    assert (await sighting(web, devto, nobody(devto))).blocker == "Cloudflare"


async def test_the_hurried_network_answers_after_one_polite_retry(web: Web) -> None:
    gitlab = CATALOGUE.get("gitlab")
    handle = gitlab.addresses("camilleroy")[0]
    exchange = await web.get(gitlab.request(handle), reader=gitlab.reader(handle))

    assert [one.status for one in exchange.earlier] == [429]
    assert gitlab.judge(exchange).verdict is Verdict.AVAILABLE
