"""Which names are asked of which networks, and all of it at once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeAlias

from footprint.subject import Handle

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    from footprint.catalogue import Catalogue, Network
    from footprint.subject import NetworkHandle, Subject

Target: TypeAlias = "tuple[Network, tuple[NetworkHandle, ...]]"

AT_ONCE = 400
"""Networks that are being asked at once: more than there are exchanges in flight, since some wait for their turn with a
host that many of them share."""


def protected_names(subject: Subject, catalogue: Catalogue) -> tuple[str, ...]:
    """The names to look for on every network; of a declared handle that is a domain, the first label.

    What a network made of a name that nobody can see is looked for only where there is no other name to look for.
    """
    asked = {one.name for one in subject.accounts if catalogue.get(one.network).question is not None}
    asked |= {one.name for one in subject.identifiers if isinstance(one, Handle)}
    chosen = [one for one in subject.names_to_protect if one in asked] or subject.names_to_protect
    return tuple(dict.fromkeys(_short(one, subject, catalogue) for one in chosen))


def targets(subject: Subject, catalogue: Catalogue) -> tuple[Target, ...]:
    """What to ask each network for: the accounts declared there, and every name where names are looked for."""
    names = protected_names(subject, catalogue)
    declared = {one.network for one in subject.accounts}
    named = (one for one in catalogue.others if one.id in declared)
    wanted = (
        *((network, _handles(network, subject, names)) for network in catalogue.networks),
        *((network, _handles(network, subject, ())) for network in named),
    )
    return tuple((network, handles) for network, handles in wanted if handles)


async def sweep(wanted: Sequence[Target], one: Callable[[Network, Sequence[NetworkHandle]], Awaitable[None]]) -> None:
    """Ask many networks at once, and begin with another as soon as one is done.

    How many exchanges are in flight is the Web's business; this only keeps thousands of networks from waiting in
    memory before their turn comes.

    Args:
        wanted: from `targets`.
        one: asks one network.
    """
    left = iter(wanted)

    async def work() -> None:
        for network, handles in left:
            await one(network, handles)

    async with asyncio.TaskGroup() as tasks:
        for _ in range(min(AT_ONCE, len(wanted))):
            tasks.create_task(work())


def _handles(network: Network, subject: Subject, names: Iterable[str]) -> tuple[NetworkHandle, ...]:
    declared = (one for one in subject.accounts if one.network == network.id)
    return tuple(dict.fromkeys((*declared, *(address for name in names for address in network.addresses(name)))))


def _short(name: str, subject: Subject, catalogue: Catalogue) -> str:
    networks = [catalogue.get(one.network) for one in subject.accounts if one.name == name]
    is_domain = any(one.handle.expand is not None for one in networks)
    return name.partition(".")[0] if is_domain else name
