"""Which accounts bear a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.asking import SeenAccount
    from footprint.catalogue import Network
    from footprint.subject import NetworkHandle
    from footprint_checks.accounts import Accounts


def places(network: Network, name: str, seen: Accounts) -> Iterator[SeenAccount]:
    """What was seen of a name on each of a network's servers, in the catalogue's order; nothing of one not asked."""
    asked = (network.canonical(address) for address in network.addresses(name))
    yield from (seen.by_handle[one] for one in asked if one in seen.by_handle)


def bears(handle: NetworkHandle, name: str, network: Network) -> bool:
    """Is it this name, as the network spells it? A handle that is a domain bears its first label."""
    spelled = {network.canonical(one).name for one in network.addresses(name)}
    is_label = network.handle.expand is not None and handle.name.partition(".")[0] == network.handle.fold(name)
    return handle.name in spelled or is_label
