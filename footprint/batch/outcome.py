"""What came of one person in a list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from footprint.finding import Reason
from footprint.message import Message, Text

if TYPE_CHECKING:
    from pathlib import Path

    from footprint.profile import Profile


class Ruled(StrEnum):
    """Does a behaviour show?"""

    HOLDS = "holds"
    FAILS = "fails"
    UNKNOWN = "unknown"
    """It could not be seen: neither for nor against anybody."""


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """What a policy's rule says of a person.

    Attributes:
        id, title: of the rule.
        ruled: see there.
        said: what was seen, in one sentence with its numbers.
        reason: why it could not be seen; None where what was seen is enough to decide.
    """

    id: str
    title: Text
    ruled: Ruled
    said: Message
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A person who was audited.

    Attributes:
        row, key, reference: as in `footprint.batch.applicants.Applicant`.
        profile: complete or not.
        rules: of the policy, in its order; empty without one.
        seconds: that the audit took.
        recording: the file of it, where it is to be kept.
    """

    row: int
    key: str
    reference: str
    profile: Profile
    rules: tuple[RuleOutcome, ...]
    seconds: float
    recording: Path | None = None
