"""Names that the candidate holds, or does not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from footprint.finding import Evidence
from footprint.message import Message


class Hold(StrEnum):
    """State of a name on a network, or of a domain."""

    OWN = "own"
    """By the candidate; only of a domain: on networks, accounts say so."""
    FREE = "free"
    HELD = "held"
    """By someone who is not shown to be the candidate."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Exposure:
    """A name that the candidate does not hold.

    Attributes:
        network, title, handle: as in `Account`.
        hold: see `Hold`.
        key: one of the rubric's key networks.
        priority: 1 is what to claim, or look at, first.
        link: sign-up page when free, profile page otherwise.
        note: what it means, one sentence.
        likeness: what makes it look like the candidate's, a few words; None for the very name.
    """

    network: str
    title: str
    handle: str
    hold: Hold
    key: bool
    priority: int
    link: str
    note: Message
    likeness: Message | None = None


@dataclass(frozen=True, slots=True)
class DomainName:
    """A domain of the candidate's name, or one that looks like it.

    Attributes:
        domain: in A-labels.
        hold: see `Hold`; who else holds it is never asked.
        priority: 1 is what to register, or look at, first.
        likeness: as in `Exposure`.
        note: what it means, or why it is unknown, one sentence.
        link: who runs the ending when free or unknown, the domain itself otherwise; empty for a held look-alike.
        evidence: the questions to the DNS and to the registry; of an own domain, the page.
    """

    domain: str
    hold: Hold
    priority: int
    likeness: Message | None
    note: Message
    link: str
    evidence: tuple[Evidence, ...] = ()
