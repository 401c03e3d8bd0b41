"""Names that a network is tried with: the same whoever is looked for, so each is made, and asked about, in one way."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from footprint.catalogue.network import Network, Sighting
    from footprint.subject import NetworkHandle
    from footprint.web.exchange import Exchange

_NAMES = 256
"""Names that are remembered of a network: a few more than it is tried with on all of its servers."""


class Posed:
    """The question about such a name.

    Attributes:
        request, reader: as its network makes them.
    """

    def __init__(self, network: Network, name: NetworkHandle) -> None:
        self.request = network.request(name, is_common=True)
        self.reader = network.reader(name)
        self._network = network
        self._last: tuple[Exchange, Sighting] | None = None

    def judge(self, exchange: Exchange) -> Sighting:
        """See `Network.judge`; an answer that many share is judged once."""
        if self._last is None or self._last[0] is not exchange:
            self._last = exchange, self._network.judge(exchange)
        return self._last[1]


class Tried:
    """Remembers what it says, since everybody in a list asks for it again; it would be made the same.

    Attributes:
        sure: the accounts of a server that exist, in the network's own spelling.
        role: where a name is looked for on a server; None where the network does not allow it.
        nobody: the random name of a seed and server that is tried after so many others.
        posed: the question about a name.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        remember = lru_cache(maxsize=_NAMES)
        self.sure: Callable[[str | None], tuple[NetworkHandle, ...]] = remember(self._sure)
        self.role: Callable[[str, str | None], NetworkHandle | None] = remember(self._role)
        self.nobody: Callable[[int, str | None, int], NetworkHandle] = remember(self._nobody)
        self.posed: Callable[[NetworkHandle], Posed] = remember(self._posed)

    def _sure(self, instance: str | None) -> tuple[NetworkHandle, ...]:
        return tuple(self._network.canonical(one) for one in self._network.known if one.instance == instance)

    def _role(self, name: str, instance: str | None) -> NetworkHandle | None:
        here = self._network.canonical(replace(self._network.addresses(name)[0], instance=instance))
        return here if self._network.allows(here) else None

    def _nobody(self, seed: int, instance: str | None, before: int) -> NetworkHandle:
        random = Random(f"{seed}:{self._network.id}:{instance}")  # noqa: S311 (names to try, not a secret)
        return [self._network.control(random, instance=instance) for _ in range(before + 1)][-1]

    def _posed(self, name: NetworkHandle) -> Posed:
        return Posed(self._network, name)
