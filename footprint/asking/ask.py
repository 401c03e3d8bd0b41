"""From a question about names to what may be believed of the answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from footprint.asking.seen import Answers, SeenAccount
from footprint.asking.together import together
from footprint.asking.trials import can_be_tried, try_known, try_nobody
from footprint.catalogue import Control, Outcome, Sighting, Trial
from footprint.exhibit import Verdict
from footprint.finding import Reason
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence

    from footprint.catalogue import Network
    from footprint.message import Message
    from footprint.subject import NetworkHandle
    from footprint.web import Exchange, Web


async def ask(network: Network, handles: Sequence[NetworkHandle], web: Web, *, seed: int) -> Answers:
    """Ask one network for some handles, each server of a federated one on its own.

    Equal questions of a run share one answer, so asking again, with more handles, costs only these.
    """
    ordered = sorted(dict.fromkeys(map(network.canonical, handles)), key=_server)
    servers = [tuple(group) for _, group in groupby(ordered, key=_server)]
    answers = await together(_ask_server(network, group, web, seed) for group in servers)
    return Answers(
        tuple(seen for one in answers for seen in one.seen),
        tuple(control for one in answers for control in one.controls),
    )


def settle(network: Network, sighting: Sighting, controls: Sequence[Control]) -> Sighting:
    """Whether an answer may be believed.

    A network is asked for what makes the answer at hand worthless if it comes out the same. A claimed name needs that
    nobody's name is not claimed; where that could not be asked it is believed if the profile repeats the name, because
    no fault looks like that. A free name needs that an account which exists is admitted, because an empty page is what
    every fault looks like; one that shows by a status or by next to nothing needs both. Only of a list that we do not
    vouch for are words enough that say something of their own.
    """
    if sighting.verdict not in {Verdict.CLAIMED, Verdict.AVAILABLE}:
        return sighting
    failed = next((one for one in controls if one.outcome is Outcome.FAILED), None)
    if failed is not None:
        return Sighting(Verdict.UNKNOWN, Reason.CONTROL_FAILED, None, _lied(failed.trial, network.name))
    if sighting.verdict is Verdict.CLAIMED:
        return _settled_claim(network, sighting, controls)
    return _settled_absence(network, sighting, controls)


def _settled(network: Network, seen: SeenAccount, controls: Sequence[Control]) -> SeenAccount:
    sighting = settle(network, seen.sighting, controls)
    return seen if sighting is seen.sighting else replace(seen, sighting=sighting)


def _settled_claim(network: Network, sighting: Sighting, controls: Sequence[Control]) -> Sighting:
    needed = [one for one in controls if one.trial is Trial.NOBODY] or controls
    unasked = next((one for one in needed if one.outcome is Outcome.UNASKED), None)
    return sighting if unasked is None or not network.is_weak else _doubted(network, unasked)


def _settled_absence(network: Network, sighting: Sighting, controls: Sequence[Control]) -> Sighting:
    if not _needs_known(network):
        return sighting
    known = [one for one in controls if one.trial is Trial.KNOWN]
    if any(one.outcome is Outcome.HELD for one in known):
        needed = controls if network.has_mute_miss else known
        unasked = next((one for one in needed if one.outcome is Outcome.UNASKED), None)
        return sighting if unasked is None else _doubted(network, unasked)
    walled = next((one for one in known if one.reason not in {None, Reason.CONTROL_FAILED}), None)
    return network.unproven() if walled is None else _doubted(network, walled)


def _doubted(network: Network, unasked: Control) -> Sighting:
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
    words = await together(_ask_one(network, handle, web) for handle in handles)
    seen: list[SeenAccount] = []
    controls: list[Control] = []
    for question in (network, network.fallback):
        told = [one.seen for one in words if one.by is question]
        if question is not None and told:
            trials = await _controls(question, told, web, seed)
            seen.extend(_settled(question, one, trials) for one in told)
            controls.extend(trials)
    return Answers(tuple(seen), tuple(controls))


async def _ask_one(network: Network, handle: NetworkHandle, web: Web) -> _Word:
    """Ask about a name; where the first question could not tell, the network's other one is asked."""
    url = network.page(handle)
    if not network.allows(handle):
        return _Word(SeenAccount(handle, url, network.invalid()), network)
    if network.question is None:
        return _Word(SeenAccount(handle, url, network.unseen()), network)
    exchange = await _put(network, handle, web)
    first = SeenAccount(handle, url, _provable(network, handle, network.judge(exchange)), exchange)
    other = network.second(first.sighting)
    if other is None:
        return _Word(first, network)
    again = await _put(other, handle, web)
    second = SeenAccount(handle, url, other.judge(again), again)
    return _Word(first, network) if second.sighting.verdict is Verdict.UNKNOWN else _Word(second, other)


async def _put(network: Network, handle: NetworkHandle, web: Web) -> Exchange:
    """Put the network's question; what is kept of the answer is what its rule looks at."""
    return await web.get(network.request(handle), reader=network.reader(handle))


def _provable(network: Network, handle: NetworkHandle, sighting: Sighting) -> Sighting:
    """A mute miss that no trial could ever back is none, so that the network's other question is asked."""
    is_mute = sighting.verdict is Verdict.AVAILABLE and network.has_mute_miss
    return network.unproven() if is_mute and not can_be_tried(network, handle.instance, (handle,)) else sighting


async def _controls(network: Network, seen: Sequence[SeenAccount], web: Web, seed: int) -> tuple[Control, ...]:
    """The trials that the verdicts at hand call for: see `settle`."""
    verdicts = {one.sighting.verdict for one in seen}
    instance, asked = seen[0].handle.instance, [one.handle for one in seen]
    is_free = Verdict.AVAILABLE in verdicts
    trials: list[Coroutine[object, object, Control | None]] = []
    if Verdict.CLAIMED in verdicts or (is_free and network.has_mute_miss):
        trials.append(try_nobody(network, web, seed=seed, instance=instance))
    if is_free and _needs_known(network):
        trials.append(try_known(network, web, instance=instance, asked=asked))
    return tuple(one for one in await together(trials) if one is not None)


def _needs_known(network: Network) -> bool:
    """Must an account that is admitted back a free name? A list may speak for itself, if it says something."""
    return network.proof.vouched or network.has_weak_miss


def _lied(trial: Trial, network: str) -> Message:
    match trial:
        case Trial.NOBODY:
            return msg("{network} says that a name exists which nobody has: it is not believed.", network=network)
        case Trial.KNOWN:
            return msg("{network} denies an account that is known to exist: it is not believed.", network=network)


def _server(handle: NetworkHandle) -> str:
    return handle.instance or ""
