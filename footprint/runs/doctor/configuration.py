"""Which settings hold, and where they come from."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from footprint import __version__
from footprint.config import usual_file
from footprint.message import msg
from footprint.runs.doctor.findings import Area, Finding, State, as_it_is

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_PREFIX = "FOOTPRINT_"


def configuration(file: Path | None, environ: Mapping[str, str]) -> Iterator[Finding]:
    """The program, the file that was read, and the variables that are set.

    Args:
        file: the one given with `--config`; None for the usual one.
        environ: of which names are told, and never a value: it may be a key.
    """
    yield Finding(
        Area.CONFIGURATION,
        "configuration.version",
        as_it_is("footprint"),
        State.WORKS,
        (msg("version {version}, on Python {python}", version=__version__, python=platform.python_version()),),
    )
    yield _file(file)
    names = sorted(name for name, value in environ.items() if name.startswith(_PREFIX) and value)
    yield Finding(
        Area.CONFIGURATION,
        "configuration.variables",
        msg("Variables"),
        State.WORKS if names else State.NOT_SET,
        (as_it_is(", ".join(names)) if names else msg("none whose name begins with FOOTPRINT_"),),
    )


def _file(file: Path | None) -> Finding:
    where = file or usual_file()
    is_read = file is not None or where.is_file()
    return Finding(
        Area.CONFIGURATION,
        "configuration.file",
        msg("Settings file"),
        State.WORKS if is_read else State.NOT_SET,
        (as_it_is(str(where)) if is_read else msg("none; one would be read from {path}", path=str(where)),),
    )
