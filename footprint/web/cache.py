"""Pages kept between runs, so that a second audit asks a site only for what changed."""

from __future__ import annotations

import json
import os
import tempfile
import zlib
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from footprint.message import Message, msg
from footprint.web.exchange import Failure, Json, Purpose
from footprint.web.freshness import ABOUT_THE_PAGE, Kept, confirmed, is_confirmed, is_fresh, may_be_kept, validators
from footprint.web.hop import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.clock import Clock
    from footprint.web.exchange import Request
    from footprint.web.hop import Send

RETENTION = timedelta(days=30)
MOST_BYTES = 200 * 1024 * 1024

_NOT_MODIFIED = 304
_SUFFIX = ".page"


class DiskCache:
    """Keeps whole pages in a folder, one file each, readable by their owner alone; implements `hop.Cache`.

    Only a GET of `Purpose.PAGE` without credentials is kept, and only where RFC 9111 allows it (see
    `footprint.web.freshness`); the caller keeps requests with a reader away, since nothing about strangers is stored.
    File names are hashes. What was neither stored nor confirmed for `RETENTION` is deleted when the cache is opened,
    and the oldest when it holds more than it may.

    The cache never stops a run: a folder that can't be used holds nothing, and a file that can't be read is dropped.

    Attributes:
        trouble: what went wrong first, for the operator; None while all is well.
    """

    def __init__(self, folder: Path, *, clock: Clock, most_bytes: int = MOST_BYTES) -> None:
        """Open the cache, and delete what is too old.

        Args:
            folder: made when it is missing; its `*.page` files are ours.
            clock: the machine's own, also when the run's date is pinned: what is stored outlives the run.
            most_bytes: of all files together.
        """
        self.trouble: Message | None = None
        self._folder = folder
        self._clock = clock
        self._most = most_bytes
        self._used = 0
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._prune()
        except OSError as error:
            self._fail(error)

    async def fetch(self, request: Request, send: Send) -> Answer | Failure:
        """See `footprint.web.hop.Cache.fetch`.

        An answer that is used without asking keeps the time at which the site gave or last confirmed it; one that
        the site confirms now is of now.
        """
        if request.purpose is not Purpose.PAGE or request.method != "GET" or request.credentials:
            return await send(())
        kept = self._load(request.key)
        if kept is None:
            return self._keep(request.key, await send(()))
        if is_fresh(kept, self._clock.now()):
            return replace(kept.answer, time=kept.time)
        answer = await send(validators(kept.answer))
        if isinstance(answer, Failure) or answer.status != _NOT_MODIFIED:
            return self._keep(request.key, answer)
        if is_confirmed(kept.answer, answer):
            return self._keep(request.key, confirmed(kept.answer, answer))
        return self._keep(request.key, await send(()))

    def _keep(self, key: str, answer: Answer | Failure) -> Answer | Failure:
        """Store what may be; a page that changed into one that may not be kept is forgotten."""
        if isinstance(answer, Failure):
            return answer
        path = self._path(key)
        try:
            if may_be_kept(answer):
                self._save(path, Kept(answer, self._clock.now()))
            elif answer.status in ABOUT_THE_PAGE:
                path.unlink(missing_ok=True)
        except OSError as error:
            self._fail(error)
        return answer

    def _load(self, key: str) -> Kept | None:
        path = self._path(key)
        try:
            return _unpacked(path.read_bytes())
        except FileNotFoundError:
            return None
        except OSError as error:
            self._fail(error)
            return None
        except ValueError:
            path.unlink(missing_ok=True)
            self.trouble = msg("{folder}: a damaged page of the cache was dropped.", folder=str(self._folder))
            return None

    def _save(self, path: Path, kept: Kept) -> None:
        """Whole or not at all, also for a reader in another process."""
        packed, moment = _pack(kept), kept.time.timestamp()
        with tempfile.NamedTemporaryFile(dir=self._folder, suffix=_SUFFIX, delete=False) as file:
            new = Path(file.name)
            try:
                file.write(packed)
            except OSError:
                new.unlink()
                raise
        os.utime(new, (moment, moment))
        new.replace(path)
        self._used += len(packed)
        if self._used > self._most:
            self._prune()

    def _prune(self) -> None:
        """Delete what is too old, then the oldest of what is too much; count the rest."""
        oldest = (self._clock.now() - RETENTION).timestamp()
        used = 0
        for moment, size, file in sorted(self._files(), reverse=True):
            if moment < oldest or used + size > self._most:
                file.unlink(missing_ok=True)
            else:
                used += size
        self._used = used

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        for file in self._folder.glob(f"*{_SUFFIX}"):
            with suppress(FileNotFoundError):  # another audit may be pruning too
                known = file.stat()
                yield known.st_mtime, known.st_size, file

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_SUFFIX}"

    def _fail(self, error: OSError) -> None:
        self.trouble = self.trouble or msg(
            "{folder}: pages can't be kept there for the next audit ({reason}). This one is not affected.",
            folder=str(self._folder),
            reason=error.strerror or str(error),
        )


def _pack(kept: Kept) -> bytes:
    answer = kept.answer
    head: Json = {
        "time": kept.time.isoformat(),
        "status": answer.status,
        "headers": [[name, value] for name, value in answer.headers],
    }
    return zlib.compress(json.dumps(head).encode() + b"\n" + answer.body)


def _unpacked(packed: bytes) -> Kept:
    """Read a file of the cache.

    Raises:
        ValueError: it is damaged, or of another version.
    """
    try:
        head, _, body = zlib.decompress(packed).partition(b"\n")
    except zlib.error as error:
        raise ValueError from error
    value: Json = json.loads(head)
    match value:
        case {"time": str(time), "status": int(status), "headers": list(headers)}:
            return Kept(
                Answer(status, tuple(map(_header, headers)), body), datetime.fromisoformat(time).astimezone(UTC)
            )
        case _:
            raise ValueError


def _header(value: Json) -> tuple[str, str]:
    match value:
        case [str(name), str(text)]:
            return name, text
        case _:
            raise ValueError
