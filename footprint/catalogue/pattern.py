"""Patterns of names: our own, and those of strangers, which must not be able to hang us."""

from __future__ import annotations

import importlib
import re
from functools import cache
from typing import Any, Protocol

from footprint.errors import CatalogueError
from footprint.message import msg

_STRANGERS_BYTES = 1 << 20
"""Memory that one pattern of a stranger's may take: a thousand times what a rule of names needs."""


class Pattern(Protocol):
    """What a name must be, whichever library compiled it."""

    @property
    def pattern(self) -> str:
        """As it is written."""
        ...

    def fullmatch(self, text: str, /) -> object | None:
        """None when the whole text does not match."""
        ...


def our_pattern(text: str) -> Pattern:
    """A pattern that was read by us; it may look around."""
    return re.compile(text)


@cache  # a list has few rules of names, and most of its sites share one
def strangers_pattern(text: str) -> Pattern:
    """A pattern of anybody's, compiled by RE2, in which no match takes longer than its text is long.

    Raises:
        CatalogueError: it needs what such a library can't do: to look around, or back at what it found.
    """
    re2: Any = importlib.import_module("re2")  # it ships no types
    options = re2.Options()
    options.log_errors, options.max_mem = False, _STRANGERS_BYTES
    try:
        compiled: Pattern = re2.compile(text, options)
    except re2.error as error:
        why = error.args[0] if error.args else ""
        reason = why.decode("utf-8", "replace") if isinstance(why, bytes) else str(why)
        raise CatalogueError(
            msg("the pattern “{pattern}” can't be read without backtracking ({reason})", pattern=text, reason=reason)
        ) from error
    return compiled
