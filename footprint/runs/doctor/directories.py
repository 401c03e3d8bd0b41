"""Folders: can they be written, and can nobody else read them?"""

from __future__ import annotations

import os
import shlex
import shutil
from typing import TYPE_CHECKING

from footprint.config import usual_file
from footprint.message import msg
from footprint.runs.doctor.findings import Area, Finding, State, as_it_is, variable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from footprint.config import Settings
    from footprint.message import Message

_OTHERS = 0o077
"""Bits of a mode that let anybody but the owner in."""
_TINY = 100
"""Megabytes: an audit keeps a few, so that a folder with less is soon full."""
_MEGABYTE = 1024 * 1024
_ELSEWHERE = msg("Make it writable, or name another folder in FOOTPRINT_CACHE_FOLDER.")


def directories(settings: Settings, file: Path | None, environ: Mapping[str, str]) -> Iterator[Finding]:
    """The cache, and the folder of the settings.

    Args:
        settings: see there.
        file: the file of settings that was given; None for the usual one.
        environ: tells which keys come from it, and not from the file.
    """
    stated = settings.search.items()
    in_file = (one.key is not None and not environ.get(variable(name, "key")) for name, one in stated)
    yield _cache(settings.cache_path)
    yield _settings(file or usual_file(), has_key=any(in_file))


def _cache(folder: Path | None) -> Finding:
    id_, title = "directories.cache", msg("Cache")
    if folder is None:
        detail = msg("off: no pages are kept between audits")
        return Finding(Area.DIRECTORIES, id_, title, State.NOT_SET, (detail,))
    try:
        fault = _fault(folder)
    except OSError as error:
        fault = msg("{path} can't be looked at ({reason})", path=str(folder), reason=_reason(error)), _ELSEWHERE, ()
    if fault is None:
        made = as_it_is(str(folder)) if folder.is_dir() else msg("{path}, made when first needed", path=str(folder))
        return Finding(Area.DIRECTORIES, id_, title, State.WORKS, (made,))
    detail, remedy, lines = fault
    return Finding(Area.DIRECTORIES, id_, title, State.DOES_NOT, (detail,), remedy, lines)


def _fault(folder: Path) -> tuple[Message, Message, tuple[str, ...]] | None:
    """What is wrong with a folder that may be made, and what mends it; None where nothing is."""
    there = next(one for one in (folder, *folder.parents) if one.exists())
    if not there.is_dir():
        return msg("{path} is no folder", path=str(there)), _ELSEWHERE, ()
    if not os.access(there, os.W_OK | os.X_OK):
        return msg("{path} can't be written", path=str(there)), _ELSEWHERE, ()
    if there == folder and _is_open(folder):
        line = f"chmod 700 {shlex.quote(str(folder))}"
        return _readable(folder), msg("Keep it to yourself:"), (line,)
    free = shutil.disk_usage(there).free // _MEGABYTE
    if free < _TINY:
        remedy = msg("Make room there, or name another folder in FOOTPRINT_CACHE_FOLDER.")
        return msg("{path}: only {megabytes} MB are free", path=str(there), megabytes=free), remedy, ()
    return None


def _settings(file: Path, *, has_key: bool) -> Finding:
    """A file that holds a key is its owner's alone."""
    id_, title, folder = "directories.settings", msg("Folder of the settings"), file.parent
    try:
        is_there, is_leaking = folder.is_dir(), has_key and file.is_file() and _is_open(file)
    except OSError as error:
        detail = msg("{path} can't be looked at ({reason})", path=str(folder), reason=_reason(error))
        return Finding(
            Area.DIRECTORIES, id_, title, State.DOES_NOT, (detail,), msg("Make it readable, or give --config FILE.")
        )
    if is_leaking:
        line = f"chmod 600 {shlex.quote(str(file))}"
        remedy = msg("It holds a key; keep it to yourself:")
        return Finding(Area.DIRECTORIES, id_, title, State.DOES_NOT, (_readable(file),), remedy, (line,))
    if is_there:
        return Finding(Area.DIRECTORIES, id_, title, State.WORKS, (as_it_is(str(folder)),))
    missing = msg("{path} is not there, and need not be", path=str(folder))
    return Finding(Area.DIRECTORIES, id_, title, State.NOT_SET, (missing,))


def _readable(path: Path) -> Message:
    return msg("others on this machine can read {path}", path=str(path))


def _is_open(path: Path) -> bool:
    """Can others read it? Windows keeps such rights elsewhere, and its modes say nothing."""
    return os.name == "posix" and bool(path.stat().st_mode & _OTHERS)


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
