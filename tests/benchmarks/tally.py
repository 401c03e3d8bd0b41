"""Verdicts counted against the truth of the simulated internet."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.simulated import Site

_SAID = frozenset({"claimed", "available"})
_NOT_ASKED = frozenset({"illegal", "skipped"})


class Result(StrEnum):
    """What a verdict is worth."""

    RIGHT = "right"
    WRONG_CLAIMED = "wrong claimed"
    WRONG_AVAILABLE = "wrong available"
    UNDECIDED = "unknown, though decidable"
    HONEST = "unknown, as it must be"
    CALLED_CLAIMED = "undecidable, called claimed"
    CALLED_AVAILABLE = "undecidable, called available"


_AS_IT_SHOULD_BE = frozenset({Result.RIGHT, Result.HONEST})


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run's verdicts are worth.

    Attributes:
        rows: results of each class of fault; `none` for the sound hosts.
        decidable: how many sites have an answer for whoever asks well.
        right: of these, with the right verdict.
        undecidable: how many sites never yield the evidence.
        astray: site, class of fault, verdict and truth of each that is not as it should be.
    """

    rows: dict[str, Counter[Result]] = field(default_factory=dict[str, "Counter[Result]"])
    decidable: int = 0
    right: int = 0
    undecidable: int = 0
    astray: tuple[tuple[str, str, str, str], ...] = ()

    def __add__(self, other: Tally) -> Tally:
        names = self.rows | other.rows
        return Tally(
            {name: self.rows.get(name, Counter()) + other.rows.get(name, Counter()) for name in names},
            self.decidable + other.decidable,
            self.right + other.right,
            self.undecidable + other.undecidable,
            self.astray + other.astray,
        )

    def count(self, *results: Result) -> int:
        """How many of these in all classes."""
        return sum(row[one] for row in self.rows.values() for one in results)

    @property
    def wrong(self) -> int:
        """Verdicts against the truth."""
        return self.count(Result.WRONG_CLAIMED, Result.WRONG_AVAILABLE)

    @property
    def called(self) -> int:
        """Verdicts without evidence."""
        return self.count(Result.CALLED_CLAIMED, Result.CALLED_AVAILABLE)

    @property
    def decided(self) -> float:
        """The share of the decidable sites with the right verdict."""
        return self.right / max(1, self.decidable)


def tally(truth: Mapping[str, Site], verdicts: Mapping[str, str], *, only_reported: bool = False) -> Tally:
    """Count; a site without a verdict is unknown, unless only what a program reports is to count."""
    said = {name: verdicts.get(name, "" if only_reported else "missing") for name in truth}
    counted = [
        (name, site, said[name], _result(site, said[name]))
        for name, site in truth.items()
        if site.truth != "excluded" and said[name] and said[name] not in _NOT_ASKED
    ]
    rows: defaultdict[str, Counter[Result]] = defaultdict(Counter)
    for _, site, _, result in counted:
        rows[site.fault or "none"][result] += 1
    decidable = [result for _, site, _, result in counted if site.truth in _SAID]
    return Tally(
        rows=dict(rows),
        decidable=len(decidable),
        right=decidable.count(Result.RIGHT),
        undecidable=sum(site.truth == "undecidable" for _, site, _, _ in counted),
        astray=tuple(
            (name, site.fault or "none", verdict, site.truth)
            for name, site, verdict, result in counted
            if result not in _AS_IT_SHOULD_BE
        ),
    )


def _result(site: Site, verdict: str) -> Result:
    is_claim = verdict == "claimed"
    match site.truth, verdict in _SAID:
        case "undecidable", True:
            return Result.CALLED_CLAIMED if is_claim else Result.CALLED_AVAILABLE
        case (("undecidable" | "either"), False):
            return Result.HONEST
        case _, False:
            return Result.UNDECIDED
        case _ if verdict == site.underlying:
            return Result.RIGHT
        case _:
            return Result.WRONG_CLAIMED if is_claim else Result.WRONG_AVAILABLE
