"""From counts to how a batch ended: it speaks of data and of named behaviours, never of a score."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from footprint.batch.outcome import Ruled
from footprint.batch.writing.values import Counts, Ending

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footprint.batch.writing.values import Line

__all__ = ["Counts", "Ending", "counted", "ending", "is_thin"]


def counted(lines: Iterable[Line], *, usable: int, bad_rows: int, least_coverage: float | None = None) -> Counts:
    """Add a batch up.

    Args:
        lines: of the people who have a result.
        usable: rows of the list that name a person.
        bad_rows: rows that can't be used.
        least_coverage: that was asked for.
    """
    counts = Counts(usable=usable, bad_rows=bad_rows)
    for one in lines:
        told = {rule.ruled for rule in one.rules}
        counts = replace(
            counts,
            audited=counts.audited + 1,
            cut_short=counts.cut_short + (not one.complete),
            thin=counts.thin + is_thin(one, least_coverage),
            failing=counts.failing + (Ruled.FAILS in told),
            unknown=counts.unknown + (Ruled.UNKNOWN in told),
        )
    return counts


def ending(counts: Counts) -> Ending:
    """How it ended: what surely fails outweighs what is missing, since no further run would take it back."""
    if counts.usable == 0:
        return Ending.UNUSABLE
    if counts.failing:
        return Ending.POLICY
    is_short = counts.bad_rows or counts.cut_short or counts.thin or counts.audited < counts.usable
    return Ending.INCOMPLETE if is_short else Ending.DONE


def is_thin(line: Line, least_coverage: float | None) -> bool:
    """Was less seen of a person than was asked for?"""
    return least_coverage is not None and line.coverage < least_coverage
