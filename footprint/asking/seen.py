"""What networks said of names, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint.catalogue import Sighting
    from footprint.finding import Reason
    from footprint.subject import NetworkHandle
    from footprint.web import Exchange


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


@dataclass(frozen=True, slots=True)
class SeenAccount:
    """A handle on a network, as far as it may be believed.

    Attributes:
        handle: in the network's own spelling.
        url: profile page.
        sighting: after the controls.
        exchange: None when nothing was asked: the network does not allow such a name, or shows nothing.
    """

    handle: NetworkHandle
    url: str
    sighting: Sighting
    exchange: Exchange | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """What one network said, and how it did in its controls."""

    seen: tuple[SeenAccount, ...]
    controls: tuple[Control, ...]
