"""Asks networks whether a name exists, and whether they are to be believed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from itertools import groupby
from random import Random
from typing import TYPE_CHECKING

from footprint.catalogue import Sighting
from footprint.exhibit import Verdict
from footprint.finding import Reason
from footprint.message import msg
from footprint_checks.accounts.observation import Control, Outcome, SeenAccount, Trial

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from footprint.catalogue import Network
    from footprint.message import Message
    from footprint.subject import NetworkHandle
    from footprint.web import Exchange, Web

KNOWN_TRIED = 2
"""Known accounts asked for before a network is said to deny what exists: one may have been renamed."""

_NO_ANSWER = frozenset(
    {
        Reason.BLOCKED,
        Reason.RATE_LIMITED,
        Reason.TIMEOUT,
        Reason.LOGIN_WALL,
        Reason.NETWORK_ERROR,
        Reason.DEADLINE,
        Reason.ROBOTS,
    }
)
"""Reasons that say nothing of the name: the network did not get to look."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What one network said, and how it did in its controls."""

    seen: tuple[SeenAccount, ...]
    controls: tuple[Control, ...]


async def ask(network: Network, handles: Sequence[NetworkHandle], web: Web, *, seed: int) -> Answers:
    """Ask one network for some handles, each server of a federated one on its own.

    Equal questions of a run share one answer, so asking again, with more handles, costs only these.
    """
    ordered = sorted(dict.fromkeys(map(network.canonical, handles)), key=_server)
    servers = [tuple(group) for _, group in groupby(ordered, key=_server)]
    async with asyncio.TaskGroup() as tasks:
        asked = [tasks.create_task(_ask_server(network, group, web, seed)) for group in servers]
    answers = [one.result() for one in asked]
    return Answers(
        tuple(seen for one in answers for seen in one.seen),
        tuple(control for one in answers for control in one.controls),
    )


def settle(network: Network, sighting: Sighting, controls: Sequence[Control]) -> Sighting:
    """Whether an answer may be believed.

    A network is believed only if it can say both. It is asked for what makes the answer at hand worthless if it
    comes out the same: a claimed name needs that nobody's name is not claimed, a free one needs that a known account
    is. Where that question could not be asked, a free name is not believed, because an empty page is what every
    fault looks like; a claimed one is, if its profile repeats the name, because no fault looks like that. A free
    name that shows by a status or an empty answer alone is believed only of a server that has a known account to ask.
    """
    if sighting.verdict not in {Verdict.CLAIMED, Verdict.AVAILABLE}:
        return sighting
    failed = next((one for one in controls if one.outcome is Outcome.FAILED), None)
    if failed is not None:
        return Sighting(Verdict.UNKNOWN, Reason.CONTROL_FAILED, None, _lied(failed.trial, network.name))
    is_claimed = sighting.verdict is Verdict.CLAIMED
    if not is_claimed and network.has_mute_miss and not any(one.trial is Trial.KNOWN for one in controls):
        return network.unproven()
    needed = [one for one in controls if one.trial is (Trial.NOBODY if is_claimed else Trial.KNOWN)] or controls
    unasked = next((one for one in needed if one.outcome is Outcome.UNASKED), None)
    if unasked is None or (is_claimed and not network.is_weak):
        return sighting
    note = msg(
        "{network} answered, but the question that would show that it can be believed got no clear answer.",
        network=network.name,
    )
    return Sighting(Verdict.UNKNOWN, unasked.reason, None, note)


@dataclass(frozen=True, slots=True)
class _Word:
    """What was seen of a handle, and which of the network's questions told it."""

    seen: SeenAccount
    by: Network


async def _ask_server(network: Network, handles: Sequence[NetworkHandle], web: Web, seed: int) -> Answers:
    async with asyncio.TaskGroup() as tasks:
        asked = [tasks.create_task(_ask_one(network, handle, web)) for handle in handles]
    words = [one.result() for one in asked]
    seen: list[SeenAccount] = []
    controls: list[Control] = []
    for question in (network, network.fallback):
        told = [one.seen for one in words if one.by is question]
        if question is not None and told:
            trials = await _controls(question, told, web, seed)
            seen.extend(replace(one, sighting=settle(question, one.sighting, trials)) for one in told)
            controls.extend(trials)
    return Answers(tuple(seen), tuple(controls))


async def _ask_one(network: Network, handle: NetworkHandle, web: Web) -> _Word:
    """Ask about a name; where the first question could not tell, the network's other one is asked."""
    url = network.page(handle)
    if not network.allows(handle):
        return _Word(SeenAccount(handle, url, network.invalid()), network)
    exchange = await _exchange(network, handle, web)
    first = SeenAccount(handle, url, network.judge(exchange), exchange)
    other = network.second(first.sighting)
    if other is None:
        return _Word(first, network)
    again = await _exchange(other, handle, web)
    second = SeenAccount(handle, url, other.judge(again), again)
    return _Word(first, network) if second.sighting.verdict is Verdict.UNKNOWN else _Word(second, other)


async def _exchange(network: Network, handle: NetworkHandle, web: Web) -> Exchange:
    return await web.get(network.request(handle), reader=network.reader(handle))


async def _controls(network: Network, seen: Sequence[SeenAccount], web: Web, seed: int) -> tuple[Control, ...]:
    """The trials that the verdicts at hand call for: see `settle`."""
    verdicts = {one.sighting.verdict for one in seen}
    instance = seen[0].handle.instance
    known = _known(network, seen)
    async with asyncio.TaskGroup() as tasks:
        trials: list[asyncio.Task[Control]] = []
        if Verdict.CLAIMED in verdicts or (Verdict.AVAILABLE in verdicts and not known):
            random = Random(f"{seed}:{network.id}:{instance}")  # noqa: S311 (a name to try, not a secret)
            name = network.control(random, instance=instance)
            trials.append(tasks.create_task(_try_nobody(network, name, web)))
        if Verdict.AVAILABLE in verdicts and known:
            trials.append(tasks.create_task(_try_known(network, known, web)))
    return tuple(one.result() for one in trials)


def _known(network: Network, seen: Sequence[SeenAccount]) -> tuple[NetworkHandle, ...]:
    """Known accounts of this server, but for the names that are being asked about."""
    asked = {one.handle for one in seen}
    known = [network.canonical(one) for one in network.known if one.instance == seen[0].handle.instance]
    return tuple(one for one in known if one not in asked)[:KNOWN_TRIED]


async def _try_nobody(network: Network, name: NetworkHandle, web: Web) -> Control:
    exchange = await _exchange(network, name, web)
    sighting = network.judge(exchange)
    can_say = sighting.verdict is Verdict.AVAILABLE or (
        not network.missing_is_reliable and sighting.verdict is Verdict.UNKNOWN and sighting.reason not in _NO_ANSWER
    )
    outcome = _outcome(held=can_say, failed=sighting.verdict is Verdict.CLAIMED)
    return _control(name, Trial.NOBODY, outcome, exchange, sighting)


async def _try_known(network: Network, known: Iterable[NetworkHandle], web: Web) -> Control:
    """The first known account that the network admits; else the last that was tried."""
    tried: list[Control] = []
    for name in known:
        exchange = await _exchange(network, name, web)
        sighting = network.judge(exchange)
        is_claimed, is_free = sighting.verdict is Verdict.CLAIMED, sighting.verdict is Verdict.AVAILABLE
        outcome = _outcome(held=is_claimed, failed=is_free)
        tried.append(_control(name, Trial.KNOWN, outcome, exchange, sighting))
        if outcome is not Outcome.FAILED:
            break
    return tried[-1]


def _outcome(*, held: bool, failed: bool) -> Outcome:
    if held:
        return Outcome.HELD
    return Outcome.FAILED if failed else Outcome.UNASKED


def _control(name: NetworkHandle, trial: Trial, outcome: Outcome, exchange: Exchange, sighting: Sighting) -> Control:
    reason = sighting.reason or Reason.CONTROL_FAILED if outcome is Outcome.UNASKED else None
    return Control(name.network, name.instance, trial, outcome, exchange, reason)


def _lied(trial: Trial, network: str) -> Message:
    match trial:
        case Trial.NOBODY:
            return msg("{network} says that a name exists which nobody has: it is not believed.", network=network)
        case Trial.KNOWN:
            return msg("{network} denies an account that is known to exist: it is not believed.", network=network)


def _server(handle: NetworkHandle) -> str:
    return handle.instance or ""
