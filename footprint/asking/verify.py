"""Do the rules of the catalogue still hold? Only accounts and names whose answers are known are asked for."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from footprint.asking.trials import try_known, try_nobody
from footprint.catalogue import Outcome, Trial
from footprint.finding import Reason

if TYPE_CHECKING:
    from footprint.catalogue import Control, Network
    from footprint.web import Web


class Health(StrEnum):
    """How a network's rules do."""

    HOLDS = "holds"
    """It said both what it should of nobody and of an account that exists."""
    HALF = "half"
    """What could be asked held; no account is known that surely exists."""
    BROKEN = "broken"
    """It said what is known to be false, or what the rules don't know."""
    BLOCKED = "blocked"
    """It did not get to answer: nothing is known of its rules."""
    UNASKED = "unasked"
    """It shows nothing without a login, so nothing is asked."""


@dataclass(frozen=True, slots=True)
class Checkup:
    """One network, or one server of a federated one.

    Attributes:
        network: its id.
        name: as people know it.
        instance: the server; None where there is but one.
        health: see there.
        controls: the trials it rests on.
        reason: why it is broken or blocked; None otherwise.
    """

    network: str
    name: str
    instance: str | None
    health: Health
    controls: tuple[Control, ...] = ()
    reason: Reason | None = None


_WORST = (Health.BROKEN, Health.BLOCKED, Health.HALF, Health.HOLDS, Health.UNASKED)
_RULES = frozenset({Reason.CHANGED, Reason.CONTRADICTORY, Reason.CONTROL_FAILED, Reason.NOT_OBSERVABLE})
"""Reasons that speak of the rules; the others say that the network did not get to answer."""


async def verify(network: Network, web: Web, *, seed: int) -> tuple[Checkup, ...]:
    """Ask a network both trials, on each of its servers."""
    if network.question is None:
        return (Checkup(network.id, network.name, None, Health.UNASKED),)
    async with asyncio.TaskGroup() as tasks:
        running = [
            tasks.create_task(_verify_server(network, instance, web, seed)) for instance in network.instances or (None,)
        ]
    return tuple(one.result() for one in running)


async def _verify_server(network: Network, instance: str | None, web: Web, seed: int) -> Checkup:
    """The worst of what its questions come to: each is asked on its own."""
    questions = [one for one in (network, network.fallback) if one is not None and one.question is not None]
    async with asyncio.TaskGroup() as tasks:
        running = [tasks.create_task(_trials(one, instance, web, seed)) for one in questions]
    tried = [one.result() for one in running]
    judged = [judge_health(controls) for controls in tried]
    health, reason = min(judged, key=lambda one: _WORST.index(one[0]))
    return Checkup(network.id, network.name, instance, health, tuple(one for each in tried for one in each), reason)


async def _trials(network: Network, instance: str | None, web: Web, seed: int) -> tuple[Control, ...]:
    async with asyncio.TaskGroup() as tasks:
        nobody = tasks.create_task(try_nobody(network, web, seed=seed, instance=instance))
        known = tasks.create_task(try_known(network, web, instance=instance, asked=()))
    return tuple(one for one in (nobody.result(), known.result()) if one is not None)


def judge_health(controls: tuple[Control, ...]) -> tuple[Health, Reason | None]:
    """What the trials say of the rules; what was said wrong comes before what was not said.

    That no role is taken says nothing of the rules: an account that surely exists would have been asked for.
    """
    controls = tuple(one for one in controls if one.reason is not Reason.CONTROL_FAILED)
    failed = next((one for one in controls if one.outcome is Outcome.FAILED), None)
    if failed is not None:
        return Health.BROKEN, Reason.CONTROL_FAILED
    unasked = [one.reason for one in controls if one.outcome is Outcome.UNASKED]
    walled = next((one for one in unasked if one not in _RULES), None)
    if walled is not None:
        return Health.BLOCKED, walled
    if unasked:
        return Health.BROKEN, unasked[0]
    has_both = {one.trial for one in controls} == set(Trial)
    return (Health.HOLDS if has_both else Health.HALF), None
