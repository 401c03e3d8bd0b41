"""What attempts at a run saw before they were cut off, for the attempt that takes the run up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.web.archive.journal import SUFFIX, open_journal
from footprint.web.archive.replay import salvaged
from footprint.web.exchange import Exchange, Failure, FailureKind, Lookup, Request

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from footprint.web.archive.journal import Journal
    from footprint.web.archive.replay import Archive
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
    """Implements `footprint.web.Earlier` from the recordings and journals of such attempts.

    A response that was recorded reduced is not known here where it said something of its holder, for that was, rightly,
    never written down.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        """Read them; what is damaged counts as far as it can be read.

        Args:
            files: finished or cut off, in the order in which they were made.
        """
        self._seen = tuple(one for one in map(_seen, files) if one is not None)

    def exchange(self, request: Request) -> Exchange | None:
        """See `footprint.web.Earlier.exchange`."""
        found = (one.whole(request) for one in self._seen)
        return next((one for one in found if one is not None and _is_of_the_site(one.outcome)), None)

    def lookup(self, name: str, kind: str) -> Lookup | None:
        """See `footprint.web.Earlier.lookup`."""
        found = (one.lookup(name, kind) for one in self._seen)
        return next((one for one in found if one is not None and _is_of_the_site(one.answer)), None)

    def recall(self, topic: str) -> Exchange | None:
        """See `footprint.web.Earlier.recall`."""
        found = (one.recalled(topic) for one in self._seen)
        return next((one for one in found if one is not None), None)


def _seen(path: Path) -> Archive | Journal | None:
    return open_journal(path) if path.suffix == SUFFIX else salvaged(path)


def _is_of_the_site(outcome: Response | Failure | tuple[str, ...]) -> bool:
    return not (isinstance(outcome, Failure) and outcome.kind in _OURS)
