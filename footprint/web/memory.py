"""Answers to control questions, kept for some hours: not every run need ask whether a network can be believed."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from footprint.message import Message, msg
from footprint.web.archive.entry import ExchangeEntry, exchange_json, read_entry
from footprint.web.exchange import Exchange, Reading, Response
from footprint.web.reduction import stripped

if TYPE_CHECKING:
    from footprint.clock import Clock

KEPT_FOR = timedelta(hours=6)
"""Long enough for a day's work on a list of people, short enough that a network which began to lie is found out."""

_SUFFIX = ".control"


class Memory(Protocol):
    """What earlier runs learnt of networks; nothing of anybody who was looked for."""

    def recall(self, topic: str) -> Exchange | None:
        """The exchange remembered under this topic, unless it is too old."""
        ...

    def remember(self, topic: str, exchange: Exchange) -> None:
        """Keep what a reader kept of an exchange that was made for no candidate, but for the private part."""
        ...


class DiskMemory:
    """Keeps one small file a topic in a folder, readable by its owner alone.

    It never stops a run: a folder that can't be used remembers nothing, and a file that can't be read is dropped.

    Attributes:
        trouble: what went wrong first, for the operator; None while all is well.
    """

    def __init__(self, folder: Path, *, clock: Clock) -> None:
        """Open it, and delete what is too old.

        Args:
            folder: made when it is missing; its `*.control` files are ours.
            clock: the machine's own, also when the run's date is pinned.
        """
        self.trouble: Message | None = None
        self._folder = folder
        self._clock = clock
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for file in folder.glob(f"*{_SUFFIX}"):
                if self._is_old(file):
                    file.unlink(missing_ok=True)
        except OSError as error:
            self._fail(error)

    def recall(self, topic: str) -> Exchange | None:
        """See `Memory.recall`."""
        path = self._path(topic)
        try:
            entry = None if self._is_old(path) else read_entry(path.read_bytes())
        except (OSError, ValueError):
            return None
        match entry:
            case ExchangeEntry(request=request, time=time, outcome=outcome, earlier=earlier):
                return Exchange(request, time, outcome, earlier)
            case _:
                return None

    def remember(self, topic: str, exchange: Exchange) -> None:
        """See `Memory.remember`; whole or not at all, also for a reader in another process."""
        try:
            with tempfile.NamedTemporaryFile(dir=self._folder, suffix=".new", delete=False) as file:
                file.write(exchange_json(_public(exchange)))
            Path(file.name).replace(self._path(topic))
        except OSError as error:
            self._fail(error)

    def _is_old(self, file: Path) -> bool:
        return file.stat().st_mtime < (self._clock.now() - KEPT_FOR).timestamp()

    def _path(self, topic: str) -> Path:
        return self._folder / (hashlib.sha256(topic.encode()).hexdigest()[:24] + _SUFFIX)

    def _fail(self, error: OSError) -> None:
        # In the words of the page cache, which is in the same folder: one trouble is said once.
        self.trouble = self.trouble or msg(
            "{folder}: pages can't be kept there for the next audit ({reason}). This one is not affected.",
            folder=str(self._folder),
            reason=error.strerror or str(error),
        )


def _public(exchange: Exchange) -> Exchange:
    """What may be on disk: whoever answers to a name that was tried is a stranger."""
    match exchange.outcome:
        case Response(reading=Reading(public)) as response:
            return replace(exchange, outcome=stripped(response, Reading(public)))
        case _:
            return exchange
