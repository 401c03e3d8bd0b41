"""What attempts at a run saw before they were cut off, for the attempt that takes the run up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.web.archive.replay import salvaged
from footprint.web.exchange import Exchange, Failure, FailureKind, Lookup, Request

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from footprint.web.exchange import Response

_OURS = frozenset(
    {
        FailureKind.DEADLINE,
        FailureKind.INTERRUPTED,
        FailureKind.NO_CREDENTIAL,
        FailureKind.NOT_GIVEN,
        FailureKind.NOT_RECORDED,
        FailureKind.PROXY,
    }
)
"""Failures that say something of the attempt, or of this machine, and nothing of the site."""


class EarlierAttempts:
    """Implements `footprint.web.Earlier` from the recordings of such attempts.

    A response that was recorded reduced is not known here where it said something of its holder, for that was, rightly,
    never written down; unless it was asked about nobody, for then nobody asks for that.
    """

    def __init__(self, recordings: Iterable[Path], *, are_of_nobody: bool = False) -> None:
        """Read them; what is damaged counts as far as it can be read.

        Args:
            recordings: finished or cut off, in the order in which they were made.
            are_of_nobody: they hold what is the same whoever is looked for.
        """
        self._are_of_nobody = are_of_nobody
        self._archives = tuple(one for one in map(salvaged, recordings) if one is not None)

    def exchange(self, request: Request) -> Exchange | None:
        """See `footprint.web.Earlier.exchange`."""
        found = (one.public(request) if self._are_of_nobody else one.whole(request) for one in self._archives)
        return next((one for one in found if one is not None and _is_of_the_site(one.outcome)), None)

    def lookup(self, name: str, kind: str) -> Lookup | None:
        """See `footprint.web.Earlier.lookup`."""
        found = (one.lookup(name, kind) for one in self._archives)
        return next((one for one in found if one is not None and _is_of_the_site(one.answer)), None)

    def recall(self, topic: str) -> Exchange | None:
        """See `footprint.web.Earlier.recall`."""
        found = (one.recalled(topic) for one in self._archives)
        return next((one for one in found if one is not None), None)


def _is_of_the_site(outcome: Response | Failure | tuple[str, ...]) -> bool:
    return not (isinstance(outcome, Failure) and outcome.kind in _OURS)
