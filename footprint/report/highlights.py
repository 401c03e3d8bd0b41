"""What to say first of a profile, chosen by rules that any format can repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.finding import Absent, Scored

if TYPE_CHECKING:
    from footprint.profile import Dimension, Gain, Indicator, Profile

STRONGEST = 5
LEVERS = 3
HINTS = 3


def strongest(profile: Profile, *, most: int = STRONGEST) -> tuple[Indicator, ...]:
    """The indicators that bring the index most, counted at their lower bound: what is doubtful counts less.

    Only those with evidence to open and at least one half of their weight; ties keep the rubric's order.
    """
    proved = [one for one in profile.indicators if isinstance(one.status, Scored) and one.evidence]
    strong = [one for one in proved if one.low >= 0.5]  # noqa: PLR2004 (half of the weight, as said above)
    return tuple(sorted(strong, key=lambda one: -one.weight * one.low)[:most])


def levers(profile: Profile, *, most: int = LEVERS) -> tuple[tuple[Indicator, Gain], ...]:
    """The changes that would bring the index most; ties keep the rubric's order."""
    known = [(one, one.gain) for one in profile.indicators if one.gain is not None and one.gain.points > 0]
    return tuple(sorted(known, key=lambda pair: -pair[1].points)[:most])


def lead(dimension: Dimension) -> Indicator | None:
    """The indicator whose sentence stands for a dimension: the heaviest that was seen, else None."""
    seen = [one for one in dimension.indicators if isinstance(one.status, Scored | Absent)]
    return max(seen, key=lambda one: one.weight, default=None)
