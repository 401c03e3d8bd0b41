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
from footprint.subject import NetworkHandle
from footprint.web.live import LiveWeb
from footprint_world import NOW
from footprint_world.people import load_people

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from footprint.catalogue import Network, Sighting
    from footprint.web import Web

CATALOGUE = load_catalogue()
IDS = {one.id for one in CATALOGUE.networks}
INSTEAD = (
    ("devto", Verdict.UNKNOWN, Reason.BLOCKED),
    ("diigo", Verdict.UNKNOWN, Reason.TIMEOUT),
    ("dribbble", Verdict.UNKNOWN, Reason.NETWORK_ERROR),
    ("issuu", Verdict.UNKNOWN, Reason.CHANGED),
    ("product-hunt", Verdict.UNKNOWN, Reason.LOGIN_WALL),
    ("substack", Verdict.CLAIMED, None),
)
"""What comes of those that misbehave."""
MISBEHAVING = {network for network, _, _ in INSTEAD}
HONEST = [one for one in CATALOGUE.networks if one.question is not None and one.id not in MISBEHAVING]
"""Those that are asked, and answer."""
SAYS_NOTHING = {Reason.NOT_OBSERVABLE, Reason.CHANGED, Reason.LOGIN_WALL}
"""Why nobody's name is unknown where a miss can't be told from other pages."""
NAMES = (*(person.handle for person in load_people()), "nobody7f3a")


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
                found.add(label(handle))
    return found


def written(networks: Iterable[Network], name: str) -> set[str]:
    """What the files of `people/` hold where a network looks for a name."""
    accounts = [one for person in load_people() for one in person.accounts]
    held = {(one.network, one.handle, one.instance or None) for one in accounts}
    found = set[str]()
    for network in networks:
        there = {network.canonical(NetworkHandle(*one)) for one in held if one[0] == network.id}
        found |= {label(one) for one in network.addresses(name) if network.canonical(one) in there}
    return found


def label(handle: NetworkHandle) -> str:
    return f"{handle.network}@{handle.instance}" if handle.instance else handle.network


@pytest.mark.parametrize("name", NAMES)
async def test_honest_networks_claim_exactly_the_accounts_that_are_in_the_files(web: Web, name: str) -> None:
    assert await claimed(web, HONEST, name) == written(HONEST, name)


def test_the_files_hold_something_for_everybody_but_nobody() -> None:
    assert [name for name in NAMES if not written(HONEST, name)] == ["nobody7f3a"]


@pytest.mark.parametrize("network", HONEST, ids=lambda one: one.id)
async def test_every_known_account_of_the_catalogue_exists(web: Web, network: Network) -> None:
    verdicts = [(await sighting(web, network, handle)).verdict for handle in network.known]

    assert verdicts == [Verdict.CLAIMED] * len(network.known)


@pytest.mark.parametrize("network", HONEST, ids=lambda one: one.id)
async def test_a_name_made_up_for_a_control_is_free_wherever_that_can_be_seen(web: Web, network: Network) -> None:
    seen = await sighting(web, network, nobody(network))
    expected = Verdict.AVAILABLE if network.missing_is_reliable else Verdict.UNKNOWN

    assert seen.verdict is expected
    assert seen.reason in ({None} if network.missing_is_reliable else SAYS_NOTHING)


@pytest.mark.parametrize(("network", "verdict", "reason"), [one for one in INSTEAD if one[0] in IDS])
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
