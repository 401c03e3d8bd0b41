"""How much of a measure was seen, and what a bound says of it: a logic of three values."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from footprint.batch.outcome import Ruled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footprint.finding import Reason


@dataclass(frozen=True, slots=True)
class Sight:
    """What is known of a measure.

    Attributes:
        low, high: numbers between which it lies, both possible; equal when it was seen whole.
        reason: why it was not seen whole.
        is_absent: looked well, and there is nothing of theirs that could be measured; no bound holds of nothing.
    """

    low: float = 0.0
    high: float = inf
    reason: Reason | None = None
    is_absent: bool = False

    @property
    def is_blank(self) -> bool:
        """Nothing at all is known."""
        return not self.is_absent and self.low <= 0 and self.high == inf

    def __str__(self) -> str:
        """In figures alone, with a decimal point."""
        return spelled(self.low if self.low > 0 or self.high < inf else None, self.high if self.high < inf else None)


def exactly(value: float) -> Sight:
    """A measure that was seen whole."""
    return Sight(value, value)


ABSENT = Sight(0.0, 0.0, is_absent=True)
"""Looked well, and there was nothing."""


def compare(sight: Sight, at_least: float | None, at_most: float | None) -> Ruled:
    """Does the measure lie within the bounds: wherever it may lie, nowhere where it may lie, or can't it be told?"""
    least, most = -inf if at_least is None else at_least, inf if at_most is None else at_most
    if sight.is_absent or sight.high < least or sight.low > most:
        return Ruled.FAILS
    return Ruled.HOLDS if least <= sight.low and sight.high <= most else Ruled.UNKNOWN


def either(ones: Iterable[Ruled]) -> Ruled:
    """A behaviour that may show in several places: one is enough, and only where all fail does it fail."""
    told = tuple(ones)
    if Ruled.HOLDS in told:
        return Ruled.HOLDS
    return Ruled.UNKNOWN if Ruled.UNKNOWN in told else Ruled.FAILS


def spelled(low: float | None, high: float | None) -> str:
    """An interval in figures, such as `3` or `≥ 3`; two ends have a dash between them."""
    if low is not None and high is not None:
        return _number(low) if low == high else f"{_number(low)}\u2013{_number(high)}"
    if low is not None:
        return f"≥ {_number(low)}"
    return "" if high is None else f"≤ {_number(high)}"


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
