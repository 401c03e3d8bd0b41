"""Questions whose answers are known beforehand: they tell an answer from a wall that answers everybody alike."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from footprint.asking.together import together
from footprint.catalogue import NO_ANSWER, Control, Outcome, Trial
from footprint.finding import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from footprint.catalogue import Network
    from footprint.catalogue.tried import Posed
    from footprint.subject import NetworkHandle
    from footprint.web import Web

NOBODY_TRIED = 4
"""Random names tried before a network is said to claim whatever it is asked for: one of them may be taken."""
KNOWN_TRIED = 2
"""Known accounts asked for before a network is said to deny what exists: one may have been renamed."""
ROLES = (
    "admin", "test", "info", "contact", "news", "support", "team", "music", "help", "hello", "design", "blog",
    "shop", "games", "photo", "video", "world", "studio", "media", "radio", "store", "travel", "sport", "art",
)  # fmt: skip
"""Names that are taken nearly everywhere, by nobody in particular.

They stand in where no account is known, or where those that a list knows may be gone: that one of them is claimed shows
that the network can say so, and that none is shows nothing.
"""
FEW = 6
"""Roles that a network of ours is asked for: one that denies all of these is not what it was."""

_WORTH = (Outcome.HELD, Outcome.UNASKED, Outcome.FAILED)
"""What counts first of several outcomes."""


async def try_nobody(network: Network, web: Web, *, seed: int, instance: str | None) -> Control:
    """Random names, until one is not claimed; else the last that was tried.

    Where a profile repeats its name, a trial that held in an earlier run holds for some hours (`footprint.web.memory`);
    where it does not, a wall that was put up since would look like it.
    """
    topic = "" if network.is_weak else _topic(network, instance, Trial.NOBODY)
    if topic and (held := web.recall(topic)) is not None:
        return Control(network.id, instance, Trial.NOBODY, Outcome.HELD, held)
    tried: list[Control] = []
    for before in range(NOBODY_TRIED):
        tried.append(await _try(network.tried.nobody(seed, instance, before), web))
        if tried[-1].outcome is not Outcome.FAILED:
            break
    return _remembered(tried[-1], topic, web)


async def try_known(
    network: Network, web: Web, *, instance: str | None, asked: Sequence[NetworkHandle]
) -> Control | None:
    """The first account that exists and that the network admits; else the last that was tried.

    Where no account is known on a server, or only by a list that we do not vouch for, roles are tried: there, one that
    is denied proves nothing against the network. None when there is nobody to ask for. Only where a miss is told in
    words does a trial that held in an earlier run hold for some hours.

    Args:
        network: which.
        web: where it is asked.
        instance: which server of a federated network.
        asked: what is being asked about on this server, and can't be its own proof.
    """
    topic = "" if network.has_weak_miss else _topic(network, instance, Trial.KNOWN)
    held = web.recall(topic) if topic else None
    if held is not None and held.request not in map(network.request, asked):
        return Control(network.id, instance, Trial.KNOWN, Outcome.HELD, held)
    last: Control | None = None
    for turn in _in_turns(_known(network, instance, asked)):
        controls = await together(_try(one, web) for one in turn)
        last = min(controls, key=lambda one: _WORTH.index(one.outcome))
        if last.outcome is Outcome.HELD or _is_final(network, last):
            break
    return None if last is None else _remembered(last, topic, web)


def _topic(network: Network, instance: str | None, trial: Trial) -> str:
    return f"{trial} {network.fingerprint} {instance or ''}"


def _remembered(control: Control, topic: str, web: Web) -> Control:
    if topic and control.outcome is Outcome.HELD:
        web.remember(topic, control.exchange)
    return control


def _is_final(network: Network, control: Control) -> bool:
    """Would another name fare no better? A wall stands before all of them."""
    is_denied = control.reason is Reason.CONTROL_FAILED
    return (
        control.outcome is Outcome.UNASKED and not is_denied and (network.proof.vouched or control.reason in NO_ANSWER)
    )


def can_be_tried(network: Network, instance: str | None, asked: Sequence[NetworkHandle]) -> bool:
    """Is there an account to ask for that exists?"""
    return any(True for _ in _known(network, instance, asked))


def _known(network: Network, instance: str | None, asked: Sequence[NetworkHandle]) -> Iterator[Posed]:
    """Accounts of this server that exist, but for those that are being asked about; then roles, where they serve."""
    left_out = {one.name for one in asked}
    sure = [one for one in network.tried.sure(instance) if one.name.name not in left_out][:KNOWN_TRIED]
    yield from sure
    if network.proof.vouched and sure:
        return
    left_out.update(one.name.name for one in sure)
    for name in ROLES[:FEW] if network.proof.vouched else ROLES:
        role = network.tried.role(name, instance)
        if role is not None and role.name.name not in left_out:
            yield role


def _in_turns(names: Iterator[Posed]) -> Iterator[Sequence[Posed]]:
    """The first alone, since it is mostly enough; the others two at a time, as manners allow."""
    most = 1
    while turn := tuple(islice(names, most)):
        yield turn
        most = 2


async def _try(posed: Posed, web: Web) -> Control:
    return posed.judge(await web.get(posed.request, reader=posed.reader))
