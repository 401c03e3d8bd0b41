"""Which names are looked for, and where."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from footprint.asking import protected_names, sweep, targets
from footprint.asking.sweep import AT_ONCE
from footprint.catalogue import Catalogue, load_catalogue
from footprint.subject import Handle, NetworkHandle, Site, Subject
from list_site import site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from footprint.catalogue import Network

FULL = load_catalogue()
CORE = FULL.narrowed(extended=False, self_audit=False)
CAMILLE = Handle("camille")


def wanted(subject: Subject, catalogue: Catalogue = CORE) -> dict[str, tuple[NetworkHandle, ...]]:
    return {network.id: handles for network, handles in targets(subject, catalogue)}


def test_every_name_that_was_given_is_looked_for_once() -> None:
    subject = Subject((CAMILLE, NetworkHandle("github", "camille"), NetworkHandle("github", "c-roy")))

    assert protected_names(subject, CORE) == ("camille", "c-roy")


def test_what_a_network_that_shows_nothing_made_of_a_name_is_not_looked_for_elsewhere() -> None:
    subject = Subject((CAMILLE, NetworkHandle("linkedin", "camille-roy-b4a21")))

    assert protected_names(subject, CORE) == ("camille",)


def test_a_name_that_nobody_can_see_is_looked_for_where_there_is_no_other() -> None:
    subject = Subject((NetworkHandle("linkedin", "camille-roy-b4a21"),))

    assert protected_names(subject, CORE) == ("camille-roy-b4a21",)


def test_of_a_handle_that_is_a_domain_its_first_label_is_looked_for() -> None:
    subject = Subject((NetworkHandle("bluesky", "camille.example"),))

    assert protected_names(subject, CORE) == ("camille",)
    assert wanted(subject)["bluesky"][0] == NetworkHandle("bluesky", "camille.example")


def test_an_account_is_asked_about_as_it_was_declared_beside_the_names() -> None:
    subject = Subject((CAMILLE, NetworkHandle("mastodon", "roy", "piaille.fr")))
    mastodon = FULL.get("mastodon")

    assert wanted(subject)["mastodon"][:2] == (
        NetworkHandle("mastodon", "roy", "piaille.fr"),
        NetworkHandle("mastodon", "camille", mastodon.instances[0]),
    )


def test_a_network_of_the_extended_tier_is_asked_about_the_account_that_was_declared_there_alone() -> None:
    subject = Subject((CAMILLE, NetworkHandle("lobsters", "croy")))

    assert wanted(subject)["lobsters"] == (NetworkHandle("lobsters", "croy"),)
    assert "lobsters" not in wanted(Subject((CAMILLE,)))


def test_where_all_networks_are_asked_names_are_looked_for_on_those_too() -> None:
    subject = Subject((CAMILLE, NetworkHandle("lobsters", "croy")))
    all_of_them = FULL.narrowed(extended=True, self_audit=False)

    assert wanted(subject, all_of_them)["lobsters"] == (
        NetworkHandle("lobsters", "croy"),
        NetworkHandle("lobsters", "camille"),
    )


def test_whoever_gave_pages_alone_has_no_name_to_look_for() -> None:
    assert targets(Subject((Site("https://camille.example/"),)), CORE) == ()


async def test_each_network_is_asked_once_and_not_too_many_at_a_time() -> None:
    asked: list[str] = []
    at_once = most = 0

    async def one(network: Network, handles: Sequence[NetworkHandle]) -> None:
        nonlocal at_once, most
        at_once, most = at_once + 1, max(most, at_once + 1)
        await asyncio.sleep(0)
        asked.extend(f"{network.id} {each.name}" for each in handles)
        at_once -= 1

    wanted = [(site(), (NetworkHandle("pixelpost", f"name{number}"),)) for number in range(AT_ONCE + 50)]
    await sweep(wanted, one)

    assert sorted(asked) == sorted(f"pixelpost name{number}" for number in range(AT_ONCE + 50))
    assert most == AT_ONCE


async def test_nothing_is_asked_of_nobody() -> None:
    async def one(network: Network, handles: Sequence[NetworkHandle]) -> None:
        raise AssertionError(network.id, handles)

    await sweep([], one)
