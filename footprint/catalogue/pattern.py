"""Patterns of names: our own, and those of strangers, which must not be able to hang us."""

from __future__ import annotations

import importlib
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from footprint.errors import CatalogueError
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Callable

_STRANGERS_BYTES = 1 << 20
"""Memory that one pattern of a stranger's may take: a thousand times what a rule of names needs."""
_TEXTS = 128
"""Texts whose match is remembered: most sites of a list share one rule, and are asked about the same few names."""


class Pattern(Protocol):
    """What a name must be, whichever library compiled it."""

    @property
    def pattern(self) -> str:
        """As it is written."""
        ...

    def fullmatch(self, text: str, /) -> object | None:
        """None when the whole text does not match."""
        ...


class _Remembering:
    """A pattern that is slow to call, as the library's wrapper makes it."""

    def __init__(self, compiled: Pattern) -> None:
        self.pattern = compiled.pattern
        self.fullmatch: Callable[[str], object | None] = lru_cache(maxsize=_TEXTS)(compiled.fullmatch)


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
    return _Remembering(compiled)
