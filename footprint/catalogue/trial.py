"""Trials of a network, and how it does in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from footprint.exhibit import Verdict
from footprint.finding import Reason

if TYPE_CHECKING:
    from footprint.catalogue.network import Network, Sighting
    from footprint.subject import NetworkHandle
    from footprint.web.exchange import Exchange

NO_ANSWER = frozenset(
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


class Trial(StrEnum):
    """A question to a network whose answer is known beforehand."""

    NOBODY = "nobody"
    """A random name: nobody holds it."""
    KNOWN = "known"
    """An account that exists."""


class Outcome(StrEnum):
    """How the network did."""

    HELD = "held"
    FAILED = "failed"
    """It said what is known to be false."""
    UNASKED = "unasked"
    """It could not be asked, or its answer says nothing."""


@dataclass(frozen=True, slots=True)
class Control:
    """One trial of one network.

    Attributes:
        network, instance: which, and which server of a federated one.
        trial, outcome: see there.
        exchange: the question and its answer; never evidence about a person.
        reason: why it is `unasked`; None otherwise.
    """

    network: str
    instance: str | None
    trial: Trial
    outcome: Outcome
    exchange: Exchange
    reason: Reason | None = None


def control(network: Network, name: NetworkHandle, trial: Trial, exchange: Exchange) -> Control:
    """How a network did with this name."""
    sighting = network.judge(exchange)
    match trial:
        case Trial.NOBODY:
            held, failed = _can_say_nobody(network, sighting), sighting.verdict is Verdict.CLAIMED
        case Trial.KNOWN:
            is_denied = sighting.verdict is Verdict.AVAILABLE
            held, failed = sighting.verdict is Verdict.CLAIMED, is_denied and _surely_exists(network, name)
    if held:
        return Control(name.network, name.instance, trial, Outcome.HELD, exchange)
    if failed:
        return Control(name.network, name.instance, trial, Outcome.FAILED, exchange)
    reason = sighting.reason or Reason.CONTROL_FAILED
    return Control(name.network, name.instance, trial, Outcome.UNASKED, exchange, reason)


def _can_say_nobody(network: Network, sighting: Sighting) -> bool:
    return sighting.verdict is Verdict.AVAILABLE or (
        not network.missing_is_reliable and sighting.verdict is Verdict.UNKNOWN and sighting.reason not in NO_ANSWER
    )


def _surely_exists(network: Network, name: NetworkHandle) -> bool:
    return network.proof.vouched and name in map(network.canonical, network.known)
