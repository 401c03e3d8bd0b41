"""What a batch says at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.cli.layout import table
from footprint.message import msg, nmsg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from footprint.batch.running import Ended
    from footprint.batch.writing import HostFigures
    from footprint.locale import Translator
    from footprint.message import Message

_HOSTS = 30
"""Hosts that have a line; those of a long list are in the hundreds, and `run.json` has them all."""
_FAILURES = 20
"""Characters of failures that are shown before a host's name is cut."""
_SHORTEST = 16
"""Characters of a host's name that are shown in any case."""


def summary(ended: Ended, folder: Path, words: Translator) -> str:
    """How many were audited, what is missing, and where the results are."""
    lines = [words.say(one) for one in _said(ended)]
    return "\n".join([*lines, str(folder)])


def _said(ended: Ended) -> Iterator[Message]:
    counts = ended.counts
    yield nmsg("{n} person audited of {all}", "{n} people audited of {all}", n=counts.audited, all=counts.usable)
    if counts.bad_rows:
        yield nmsg(
            "{n} row can't be used; see summary.csv", "{n} rows can't be used; see summary.csv", n=counts.bad_rows
        )
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


def hosts(figures: Sequence[HostFigures], words: Translator, *, columns: int) -> str:
    """How each host fared, the most asked first.

    Args:
        figures: of each.
        words: the language.
        columns: widest line.
    """
    head = (msg("host"), msg("requests"), msg("429"), msg("kB"), msg("s waited"), msg("failures"))
    ordered = sorted(figures, key=lambda one: (-one.requests, one.host))
    rows = [tuple(map(words.say, head)), *(_row(one, words) for one in ordered[:_HOSTS])]
    lines = _fitted(rows, columns)
    rest = ordered[_HOSTS:]
    if rest:
        more = nmsg(
            "and {n} host more, asked {requests} times in all; run.json has every one",
            "and {n} hosts more, asked {requests} times in all; run.json has every one",
            n=len(rest),
            requests=sum(one.requests for one in rest),
        )
        lines = f"{lines}\n{words.say(more)}"
    return lines


def _row(one: HostFigures, words: Translator) -> tuple[str, ...]:
    failed = ", ".join(f"{kind} {count}" for kind, count in one.failures)
    numbers = (one.requests, one.limited, round(one.bytes / 1000), round(one.waited))
    return (one.host, *map(words.number, numbers), failed or "—")


def _fitted(rows: list[tuple[str, ...]], columns: int) -> str:
    """Numbers to the right; of a long name the end, which says whose it is, and of many failures the first."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    numbers = sum(widths[1:-1]) + 2 * (len(widths) - 1)
    host = min(widths[0], max(_SHORTEST, columns - numbers - min(widths[-1], _FAILURES)))
    last = max(columns - numbers - host, 1)
    return table(
        (
            name if len(name) <= host else f"…{name[1 - host :]}",
            *(one.rjust(wide) for one, wide in zip(middle, widths[1:-1], strict=True)),
            failed if len(failed) <= last else f"{failed[: last - 1]}…",
        )
        for name, *middle, failed in rows
    )
