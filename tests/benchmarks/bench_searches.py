"""Whose each result of a search is: what is told, beside the truth, among the invented people of the corpus.

    PYTHONPATH=tests python tests/benchmarks/bench_searches.py

Recall is over what a person who read the same pages can tell. What reasonable people would say as well counts as
right; to leave a thing open is never wrong. Below the tables stands each result that is told wrong, and, with
`--open`, each that could be told and was left open.
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from searches.finding import DENIED, GUESSED, STRANGER, tell_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from searches.finding import Told

_TOLD = ("own", "about", "someone_else", "unknowable")
_HEADS = (
    "results", "strangers' called theirs", "theirs called others'", "guessed", "own", "about", "someone else's",
    "can't tell",
)  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Print the tables; 1 when a stranger's result was called the candidate's, or the reverse."""
    everything = tell_all()
    print(confusion(everything))
    print()
    print(by_trap(everything))
    for line in amiss(everything, with_open="--open" in arguments):
        print(line)
    return int(any(one.amiss in {STRANGER, DENIED} for one in everything))


def confusion(everything: Sequence[Told]) -> str:
    """One row a truth, one column what was told."""
    counts = Counter((one.result.truth, one.told) for one in everything)
    rows = ["| truth \\ told | " + " | ".join((*_TOLD[:3], "can't tell")) + " |", "|---|" + "--:|" * len(_TOLD)]
    rows += [f"| {truth} | " + " | ".join(str(counts[truth, told]) for told in _TOLD) + " |" for truth in _TOLD]
    return "\n".join(rows)


def by_trap(everything: Sequence[Told]) -> str:
    """One row a trap; under a truth, how many were told of how many could be."""
    rows = ["| trap | " + " | ".join(_HEADS) + " |", "|---|" + "--:|" * len(_HEADS)]
    for trap, group in groupby(everything, lambda one: one.person.trap):
        rows.append(_row(trap, tuple(group)))
    return "\n".join([*rows, _row("all", everything)])


def amiss(everything: Sequence[Told], *, with_open: bool) -> Iterator[str]:
    """One line for each result that is told wrong, or that was left open."""
    for one in everything:
        is_left = with_open and one.told == "unknowable" and one.result.truth != "unknowable" and not one.is_found
        if word := one.amiss or ("left open" if is_left else ""):
            truth = "/".join((one.result.truth, *one.result.others))
            yield f"{word}: {one.person.id}: {one.result.url} is {truth}, told {one.told}: {one.result.why}"


def _row(name: str, group: Sequence[Told]) -> str:
    wrong = Counter(one.amiss for one in group)
    cells = [str(len(group)), *(str(wrong[one]) for one in (STRANGER, DENIED, GUESSED))]
    for truth in _TOLD[:3]:
        them = [one for one in group if one.result.truth == truth]
        cells.append(f"{sum(one.is_found for one in them)}/{len(them)}" if them else "")
    cells.append(str(sum(one.told == "unknowable" for one in group)))
    return f"| {name} | " + " | ".join(cells) + " |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
