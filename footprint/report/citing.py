"""The answers that a report rests on, numbered: on paper each stands once, and where it proves something its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.report.page import Link, Proof


@dataclass(frozen=True, slots=True)
class Cited:
    """One answer and its number."""

    number: int
    proof: Proof


class Citations:
    """Numbers answers in the order in which a page first comes to them."""

    def __init__(self) -> None:
        self._found: dict[tuple[Link, str, str, str], Cited] = {}

    def number(self, one: Proof) -> int:
        """The same for every place of one answer."""
        answer = (one.link, one.time, one.outcome, one.sha256)
        return self._found.setdefault(answer, Cited(len(self._found) + 1, one)).number

    def __iter__(self) -> Iterator[Cited]:
        """What was cited so far, by number."""
        yield from self._found.values()

    def __len__(self) -> int:
        """How many were cited so far."""
        return len(self._found)
