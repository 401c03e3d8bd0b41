"""What a batch says at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.cli.layout import table
from footprint.message import msg, nmsg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from footprint.batch.running import Ended
    from footprint.batch.writing import HostFigures
    from footprint.locale import Translator
    from footprint.message import Message


def summary(ended: Ended, folder: Path, words: Translator) -> str:
    """How many were audited, what is missing, and where the results are."""
    lines = [words.say(one) for one in _said(ended)]
    return "\n".join([*lines, str(folder)])


def _said(ended: Ended) -> Iterator[Message]:
    counts = ended.counts
    yield nmsg("{n} person audited of {all}", "{n} people audited of {all}", n=counts.audited, all=counts.usable)
    if counts.bad_rows:
        yield nmsg("{n} row can't be used; see summary", "{n} rows can't be used; see summary", n=counts.bad_rows)
    if counts.cut_short:
        yield nmsg("{n} audit was cut short", "{n} audits were cut short", n=counts.cut_short)
    if counts.thin:
        yield nmsg(
            "{n} person of whom less was seen than --min-coverage asks for",
            "{n} people of whom less was seen than --min-coverage asks for",
            n=counts.thin,
        )
    if counts.failing:
        yield nmsg(
            "{n} person for whom a rule of the policy does not hold",
            "{n} people for whom a rule of the policy does not hold",
            n=counts.failing,
        )
    if counts.unknown:
        yield nmsg(
            "{n} person for whom a rule can't be told",
            "{n} people for whom a rule can't be told",
            n=counts.unknown,
        )
    if ended.was_interrupted:
        yield msg("interrupted: the same command goes on from here")


def hosts(figures: Sequence[HostFigures], words: Translator) -> str:
    """How each host fared, the most asked first."""
    head = (
        msg("host"), msg("requests"), msg("failures"), msg("429"), msg("kilobytes"), msg("seconds waited"),
    )  # fmt: skip
    rows = sorted(figures, key=lambda one: (-one.requests, one.host))
    return table([tuple(map(words.say, head)), *_rows(rows, words)])


def _rows(figures: Iterable[HostFigures], words: Translator) -> Iterator[tuple[str, ...]]:
    for one in figures:
        failed = ", ".join(f"{kind} {count}" for kind, count in one.failures)
        numbers = (one.limited, round(one.bytes / 1000), round(one.waited))
        yield (one.host, words.number(one.requests), failed or "—", *(words.number(value) for value in numbers))
