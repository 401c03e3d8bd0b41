"""Names that a network is tried with: the same whoever is looked for, so each is made, and asked about, in one way."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, lru_cache
from random import Random
from typing import TYPE_CHECKING

from footprint.catalogue.trial import Control, Trial, control

if TYPE_CHECKING:
    from collections.abc import Callable

    from footprint.catalogue.network import Network
    from footprint.subject import NetworkHandle
    from footprint.web.exchange import Exchange, Reader, Request

_NAMES = 256
"""Names that are remembered of a network: a few more than it is tried with on all of its servers."""


class Posed:
    """The question about such a name.

    Attributes:
        name: in the network's own spelling.
    """

    def __init__(self, network: Network, name: NetworkHandle, trial: Trial) -> None:
        self.name = name
        self._network = network
        self._trial = trial
        self._last: Control | None = None

    @cached_property
    def request(self) -> Request:
        """As its network makes it."""
        return self._network.request(self.name, is_common=True)

    @cached_property
    def reader(self) -> Reader:
        """Likewise."""
        return self._network.reader(self.name)

    def judge(self, exchange: Exchange) -> Control:
        """How the network did; an answer that many share is judged once."""
        if self._last is None or self._last.exchange is not exchange:
            self._last = control(self._network, self.name, self._trial, exchange)
        return self._last


class Tried:
    """Remembers what it says, since everybody in a list asks for it again; it would be made the same.

    Attributes:
        sure: the accounts of a server that exist.
        role: a name that is taken nearly everywhere, on a server; None where the network does not allow it.
        nobody: the random name of a seed and server that is tried after so many others.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        remember = lru_cache(maxsize=_NAMES)
        self.sure: Callable[[str | None], tuple[Posed, ...]] = remember(self._sure)
        self.role: Callable[[str, str | None], Posed | None] = remember(self._role)
        self.nobody: Callable[[int, str | None, int], Posed] = remember(self._nobody)

    def _sure(self, instance: str | None) -> tuple[Posed, ...]:
        here = (self._network.canonical(one) for one in self._network.known if one.instance == instance)
        return tuple(Posed(self._network, one, Trial.KNOWN) for one in here)

    def _role(self, name: str, instance: str | None) -> Posed | None:
        here = self._network.canonical(replace(self._network.addresses(name)[0], instance=instance))
        return Posed(self._network, here, Trial.KNOWN) if self._network.allows(here) else None

    def _nobody(self, seed: int, instance: str | None, before: int) -> Posed:
        random = Random(f"{seed}:{self._network.id}:{instance}")  # noqa: S311 (names to try, not a secret)
        name = [self._network.control(random, instance=instance) for _ in range(before + 1)][-1]
        return Posed(self._network, name, Trial.NOBODY)
