"""What is on disk of an audit that is under way.

    DATA/underway/ID/
        order.json         what was ordered; the last to come and the first to go
        lists              what a person looked at by hand, as it was handed over
        attempt-N.warc.gz  a recording for each time that it was begun; `.part` while it grows
        recording.warc.gz  the recording of the attempt that came to its end, until the store has it
        failed.json        why it is not tried any further

Each of them is there whole, or not at all, but for the recordings, which count as far as they go.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from footprint.errors import ArchiveError
from footprint.message import Message
from footprint.runs.recording import strange
from footprint.runs.shelf import label_of
from footprint.runs.written import read_order, written
from footprint.store import keys_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from footprint.config import Settings
    from footprint.runs.order import Order
    from footprint.web import Json

_ID = re.compile(r"[a-z][a-z0-9]{5}")
_MESSAGE = TypeAdapter(Message)
_ATTEMPT = re.compile(r"attempt-([0-9]{1,6})\.warc\.gz(?:\.part)?")


@dataclass(frozen=True, slots=True)
class Head:
    """What is told of an order in passing.

    Attributes:
        place: in the order in which they were ordered.
        ordered: when, aware, UTC.
        label: whom it is about, as lists name it.
        name: the person's, or empty.
        keys: by which the audits of a person are found; see `footprint.store.keys_of`.
    """

    place: int
    ordered: datetime
    label: str
    name: str
    keys: tuple[str, ...] = ()


class Folder:
    """The files of one audit under way, for their owner alone.

    Every method may raise an OSError.

    Attributes:
        id: under which it will be kept.
        recording: see above.
    """

    def __init__(self, path: Path) -> None:
        """Name it; `write` makes it."""
        self.id = path.name
        self.recording = path / "recording.warc.gz"
        self._path = path
        self._order = path / "order.json"
        self._lists = path / "lists"
        self._failed = path / "failed.json"

    def write(self, head: Head, order: Order, lists: bytes | None) -> None:
        """Write an order down, so that it survives a crash of the machine."""
        self._path.mkdir(mode=0o700)
        try:
            self._write(head, order, lists)
        except BaseException:
            shutil.rmtree(self._path, ignore_errors=True)
            raise

    def head(self) -> Head:
        """What is told of it.

        Raises:
            ArchiveError: it can't be read.
        """
        match self._read():
            case {
                "place": int(place),
                "ordered": str(ordered),
                "label": str(label),
                "name": str(name),
                "keys": [*keys],
            }:
                with suppress(ValueError):
                    moment = datetime.fromisoformat(ordered).astimezone(UTC)
                    return Head(place, moment, label, name, tuple(one for one in keys if isinstance(one, str)))
            case _:
                pass
        raise strange(str(self._order))

    def order(self, own: Settings) -> Order:
        """What was ordered; see `read_order`."""
        lists = self._lists.read_bytes() if self._lists.exists() else None
        found = self._read()
        return read_order(found.get("order") if isinstance(found, dict) else None, lists, str(self._order), own=own)

    @property
    def written(self) -> datetime:
        """When the order was written, as far as the file system knows."""
        return datetime.fromtimestamp(self._order.stat().st_mtime, UTC)

    @property
    def attempts(self) -> tuple[Path, ...]:
        """The recordings of earlier attempts, in their order."""
        found = [(int(match[1]), one) for one in self._path.iterdir() if (match := _ATTEMPT.fullmatch(one.name))]
        return tuple(one for _, one in sorted(found))

    @property
    def times(self) -> int:
        """How often it was begun."""
        numbers = (int(match[1]) for one in self._path.iterdir() if (match := _ATTEMPT.fullmatch(one.name)))
        return max(numbers, default=0)

    def attempt(self, number: int) -> Path:
        """Where that attempt is recorded."""
        return self._path / f"attempt-{number}.warc.gz"

    def finish(self, attempt: Path) -> None:
        """This attempt came to its end: what is left is to keep it."""
        attempt.replace(self.recording)
        _sync(self._path)

    def fail(self, why: Message) -> None:
        """Try it no further until somebody says so."""
        _write(self._failed, _MESSAGE.dump_json(why))

    @property
    def failure(self) -> Message | None:
        """Why it is not tried any further; None where it is."""
        try:
            return _MESSAGE.validate_json(self._failed.read_bytes())
        except (FileNotFoundError, ValidationError):
            return None

    def try_again(self) -> None:
        """Take back that it failed."""
        self._failed.unlink(missing_ok=True)

    def forget(self) -> None:
        """Take back the order: what is left is nothing that anybody takes up."""
        self._order.unlink(missing_ok=True)

    def remove(self) -> None:
        """Delete it all."""
        self.forget()
        with suppress(FileNotFoundError):
            shutil.rmtree(self._path)

    def _write(self, head: Head, order: Order, lists: bytes | None) -> None:
        if lists is not None:
            _write(self._lists, lists)
        told: Json = {
            "place": head.place,
            "ordered": head.ordered.isoformat(),
            "label": head.label,
            "name": head.name,
            "keys": list(head.keys),
            "order": written(order),
        }
        _write(self._order, json.dumps(told, ensure_ascii=False).encode("utf-8", "backslashreplace"))
        _sync(self._path.parent)

    def _read(self) -> Json:
        """Nothing of it, where it can't be read."""
        try:
            found: Json = json.loads(self._order.read_bytes())
        except (ValueError, RecursionError):
            return None
        return found


def folders(underway: Path) -> Iterator[Folder]:
    """Every audit under way, and none of what is left of one that is gone, or was never wholly ordered."""
    for one in sorted(underway.iterdir()):
        if _ID.fullmatch(one.name) and one.is_dir():
            if (one / "order.json").exists():
                yield Folder(one)
            else:
                shutil.rmtree(one, ignore_errors=True)


def folders_of(underway: Path, keys: Collection[str]) -> Iterator[Folder]:
    """What was ordered of whoever one of these keys finds, also while another process works on it."""
    for one in sorted(underway.iterdir()):
        if _ID.fullmatch(one.name) and (one / "order.json").exists():
            with suppress(ArchiveError):  # of whom an order is that can't be read is known to nobody
                if set(keys) & set(Folder(one).head().keys):
                    yield Folder(one)


def head_of(order: Order, place: int, ordered: datetime) -> Head:
    """What is told of an order that was just made."""
    subject = order.run.subject
    return Head(place, ordered, label_of(subject), subject.name or "", keys_of(subject))


def _write(path: Path, data: bytes) -> None:
    new = path.with_name(f"{path.name}.new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    _sync(path.parent)


def _sync(folder: Path) -> None:
    with suppress(OSError):  # not every system can do this to a folder
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
