"""What is seen of people who are not done yet: kept beside the results, so that a list goes on where it was cut off."""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from footprint import __version__
from footprint.web.archive import EarlierAttempts, WarcRecorder

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterator
    from datetime import datetime
    from pathlib import Path

    from footprint.web import Json

_NAME = re.compile(r"(?P<key>.+)\.(?P<attempt>[0-9]+)\.warc\.gz(?:\.part)?")
COMMON = "common"
"""Key of what is the same for everybody; no person's has no number before it."""


class Journal:
    """Recordings of people under way, in a folder; each attempt at the list has files of its own.

    They hold what any recording holds: of strangers, what a rule looked at and no more. So after a cut some of what
    somebody's accounts said must be asked again, and nothing else. Where recordings are not to be kept no bodies are
    held for them, and what is written is packed for speed: they are gone when somebody is done.
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

    def before(self, key: str) -> EarlierAttempts | None:
        """What earlier attempts saw; None when there were none."""
        left = sorted(self._left.get(key, ()))
        return EarlierAttempts((path for _, path in left), are_of_nobody=key == COMMON) if left else None

    @contextmanager
    def recorder(self, key: str, run: Json, moment: datetime) -> Generator[WarcRecorder]:
        """Record this attempt.

        Args:
            key: whose.
            run: what it depends on besides the outside.
            moment: of the run.

        Raises:
            OutputError: a file can't be made.
        """
        with WarcRecorder(
            self._path(key),
            run,
            software=f"footprint/{__version__}",
            moment=moment,
            secrets=self._secrets,
            is_passing=self._kept is None,
        ) as recorder:
            yield recorder

    @property
    def is_kept(self) -> bool:
        """Are recordings kept of whoever is done?"""
        return self._kept is not None

    def settle(self, key: str) -> None:
        """Let go of what is journalled of somebody who is done, or keep their recording."""
        own = self._path(key)
        if self._kept is not None and own.exists():
            self._kept.mkdir(mode=0o700, exist_ok=True)
            own.replace(self._kept / f"{key}.warc.gz")
        for path in (own, own.with_name(own.name + ".part"), *(one for _, one in self._left.pop(key, ()))):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def close(self) -> None:
        """Everybody is done: nothing is left to go on with."""
        for _, _, path in _named(self._folder):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        with suppress(OSError):
            self._folder.rmdir()

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.{self._attempt}.warc.gz"


def _named(folder: Path) -> Iterator[tuple[str, int, Path]]:
    for path in folder.iterdir():
        found = _NAME.fullmatch(path.name)
        if found is not None:
            yield found["key"], int(found["attempt"]), path
