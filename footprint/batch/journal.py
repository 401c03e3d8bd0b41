"""What is seen of people who are not done yet: kept beside the results, so that a list goes on where it was cut off."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from footprint import __version__
from footprint.errors import OutputError
from footprint.report.files import refusal
from footprint.web.archive import EarlierAttempts, JournalRecorder, WarcRecorder
from footprint.web.archive.journal import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime
    from pathlib import Path

    from footprint.web import Json

_NAME = re.compile(r"(?P<key>.+)\.(?P<attempt>[0-9]+)\.(?:journal|warc\.gz(?:\.part)?)")
_RECORDED = ".warc.gz"
"""Ends the name of a recording that is finished."""
COMMON = "common"
"""Key of what is the same for everybody; no person's has no number before it."""


class Journal:
    """What was seen of people under way, in a folder; each attempt at the list has files of its own.

    Where recordings are to be kept, they are these files; else they are journals, which are cheaper (see
    `footprint.web.archive.journal`). Either knows of strangers what a rule looked at and no more. So after a cut some
    of what somebody's accounts said must be asked again, and nothing else.
    """

    def __init__(self, folder: Path, *, secrets: Collection[str], kept: Path | None = None) -> None:
        """Look at what earlier attempts left.

        Args:
            folder: the journal's own; made when it is missing.
            secrets: values that must not enter a file.
            kept: folder for the recordings of whoever is done; None to delete them.

        Raises:
            OSError: the folder can't be used.
        """
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        self._secrets = secrets
        self._kept = kept
        self._left: dict[str, list[tuple[int, Path]]] = {}
        for key, attempt, path in _named(folder):
            self._left.setdefault(key, []).append((attempt, path))
        self._attempt = 1 + max((one for each in self._left.values() for one, _ in each), default=0)

    @property
    def left(self) -> frozenset[str]:
        """Of whom earlier attempts left something, by key."""
        return frozenset(self._left)

    def before(self, key: str) -> EarlierAttempts | None:
        """What earlier attempts saw; None when there were none."""
        left = sorted(self._left.get(key, ()))
        return EarlierAttempts(path for _, path in left) if left else None

    def recorder(self, key: str, run: Json, moment: datetime) -> JournalRecorder | WarcRecorder:
        """Record this attempt.

        Args:
            key: whose.
            run: what it depends on besides the outside.
            moment: of the run.

        Raises:
            OutputError: a file can't be made.
        """
        path = self._path(key)
        if self._kept is not None:
            software = f"footprint/{__version__}"
            return WarcRecorder(path, run, software=software, moment=moment, secrets=self._secrets)
        try:
            return JournalRecorder(path, secrets=self._secrets)
        except OSError as error:
            raise OutputError(refusal(path, error)) from error

    def recording(self, key: str) -> Path | None:
        """Where this attempt's recording of somebody lies, once it is finished; None where recordings are not kept."""
        return None if self._kept is None else self._path(key)

    def settle(self, key: str) -> None:
        """Let go of what is journalled of somebody who is done, or keep their recording: that of the last attempt.

        Raises:
            OutputError: it can't be kept, and stays where it is.
        """
        own = self._path(key)
        files = [path for _, path in sorted(self._left.get(key, ()))]
        files += [own] if own.exists() else []
        if self._kept is not None and files and files[-1].name.endswith(_RECORDED):
            self._keep(files[-1], self._kept / f"{key}{_RECORDED}")
        self._left.pop(key, None)
        for path in (*files, own.with_name(own.name + ".part")):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def close(self) -> None:
        """Everybody is done: nothing is left to go on with."""
        for _, _, path in _named(self._folder):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        with suppress(OSError):
            self._folder.rmdir()

    def _keep(self, recording: Path, target: Path) -> None:
        try:
            target.parent.mkdir(mode=0o700, exist_ok=True)
            recording.replace(target)
        except OSError as error:
            raise OutputError(refusal(target, error)) from error

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.{self._attempt}{SUFFIX if self._kept is None else _RECORDED}"


def _named(folder: Path) -> Iterator[tuple[str, int, Path]]:
    for path in folder.iterdir():
        found = _NAME.fullmatch(path.name)
        if found is not None:
            yield found["key"], int(found["attempt"]), path
