"""The folder of all that is kept."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DATABASE = "audits.db"
RECORDINGS = "recordings"
UNFINISHED = "unfinished"
"""Recordings of runs that go on in a terminal."""
UNDERWAY = "underway"
"""Audits that were ordered on the local page."""


def make_private(folder: Path, file: Path) -> None:
    """A folder and a database that only their owner can read; of a folder that holds other things, the mode stays."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    is_own = all(
        one.name.startswith(DATABASE) or one.name in {RECORDINGS, UNFINISHED, UNDERWAY} for one in folder.iterdir()
    )
    if is_own:
        _close_to_others(folder, 0o700)
    if not file.exists():
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT, 0o600))
    _close_to_others(file, 0o600)


def _close_to_others(path: Path, mode: int) -> None:
    if path.stat().st_mode & 0o077:
        with suppress(PermissionError):  # whoever's it is decides; it can still be read
            path.chmod(mode)
