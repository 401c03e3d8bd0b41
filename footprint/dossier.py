"""What people said of an audit after it was made: notes, disputes and their rulings, reviews; and how long it is kept.

None of it changes what was seen. A finding that the candidate disputes is out of the score until a person has ruled,
and stays out where the ruling is for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the candidate, or whoever speaks for them, wants to stand beside a number.

    Attributes:
        indicator: id.
        text: as given.
        at: when, aware, UTC.
    """

    indicator: str
    text: str
    at: datetime


class Ruling(StrEnum):
    """What a person made of a dispute."""

    UPHELD = "upheld"
    """The candidate is right: the finding stays out of the score."""
    REJECTED = "rejected"
    """The finding stands, and counts."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruling: by whom, when (aware, UTC), and why, as given."""

    ruling: Ruling
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A finding that the candidate contests.

    Attributes:
        indicator: id.
        text: why, as given.
        at: when, aware, UTC.
        ruled: None until a person has ruled.
    """

    indicator: str
    text: str
    at: datetime
    ruled: Ruled | None = None

    @property
    def is_out(self) -> bool:
        """Is the finding out of the score?"""
        return self.ruled is None or self.ruled.ruling is Ruling.UPHELD


@dataclass(frozen=True, slots=True)
class Review:
    """A person looked at the report: who, when (aware, UTC), and what for."""

    by: str
    at: datetime
    purpose: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything of that kind about one audit.

    Attributes:
        id: under which the audit is stored; empty when it is not.
        expires: day after which it is no longer read; None when it is not stored.
        notice: SHA-256 of the notice that this very rubric and catalogue make; empty when none was made.
        annotations, disputes, reviews: in the order in which they were given.
    """

    id: str = ""
    expires: date | None = None
    notice: str = ""
    annotations: tuple[Annotation, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    reviews: tuple[Review, ...] = ()

    @property
    def disputed(self) -> tuple[str, ...]:
        """The indicators that are out of the score, each once."""
        return tuple(dict.fromkeys(one.indicator for one in self.disputes if one.is_out))
