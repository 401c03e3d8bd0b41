"""Which language to speak, before anything else is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.errors import ConfigError
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from footprint.locale import Language

_FLAG = "--lang"
_VARIABLES = ("FOOTPRINT_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which they count; the last three are POSIX's."""


def without_language(arguments: Sequence[str]) -> tuple[tuple[str, ...], str | None]:
    """The arguments without `--lang`, and its last value; empty when that is missing."""
    rest: list[str] = []
    value: str | None = None
    left = iter(arguments)
    for one in left:
        if one == "--":
            rest += [one, *left]
        elif one == _FLAG:
            value = next(left, "")
        elif one.startswith(f"{_FLAG}="):
            value = one.partition("=")[2]
        else:
            rest.append(one)
    return tuple(rest), value


def language_for(asked: str | None, environ: Mapping[str, str]) -> Language:
    """The language to speak: the one asked for, else that of the system; English unless it is French.

    Raises:
        ConfigError: another language is asked for.
    """
    if asked not in {None, "fr", "en"}:
        raise ConfigError(
            msg("{where}: “{value}” is no language that is spoken here; give fr or en", where=_FLAG, value=asked or "")
        )
    tag = asked or next((environ[name] for name in _VARIABLES if environ.get(name)), "")
    return "fr" if tag.lower().startswith("fr") else "en"
