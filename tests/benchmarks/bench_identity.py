"""Whose accounts are told right, trap by trap, among the invented people of the corpus?

    PYTHONPATH=tests python tests/benchmarks/bench_identity.py

Recall is over the accounts that are the candidate's and can be told to be, at level C or better; precision is over all
that are attributed. Below the table stand each account that is wrong, missed, or found with less than the evidence
gives.
"""

from __future__ import annotations

import sys
from itertools import groupby
from typing import TYPE_CHECKING

from people.finding import tell_all
from people.loading import traps

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from people.finding import Told

_HEADS = ("people", "theirs", "found", "recall", "others' met", "others' attributed", "precision")


def main() -> int:
    """Print the table; 1 when a stranger's account was attributed."""
    everybody = tell_all()
    print(table(everybody))
    for line in amiss(everybody):
        print(line)
    return int(any(one.wrong for one in everybody))


def table(everybody: Sequence[Told]) -> str:
    """One row a trap."""
    names = traps()
    rows = ["| trap | " + " | ".join(_HEADS) + " |", "|---|" + "--:|" * len(_HEADS)]
    rows += [
        _row(names[trap].partition(":")[0].rstrip("."), tuple(group))
        for trap, group in groupby(everybody, lambda one: one.person.trap)
    ]
    return "\n".join([*rows, _row("all", everybody)])


def amiss(everybody: Iterable[Told]) -> Iterable[str]:
    """One line for each account that is not told right."""
    for one in everybody:
        for word, accounts in (("WRONG", one.wrong), ("missed", one.missed), ("weaker", one.weaker)):
            yield from (f"{word}: {one.person.trap}/{one.person.id}: {account}" for account in accounts)


def _row(name: str, people: Sequence[Told]) -> str:
    theirs, missed = sum(one.told for one in people), sum(len(one.missed) for one in people)
    wrong, attributed = sum(len(one.wrong) for one in people), sum(len(one.attributed) for one in people)
    recall = f"{1 - missed / theirs:.1%}" if theirs else ""
    precision = f"{1 - wrong / attributed:.1%}" if attributed else ""
    met = sum(one.strangers for one in people)
    cells = (len(people), theirs, theirs - missed, recall, met, wrong, precision)
    return f"| {name} | " + " | ".join(map(str, cells)) + " |"


if __name__ == "__main__":
    sys.exit(main())
