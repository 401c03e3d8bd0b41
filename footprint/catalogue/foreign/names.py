"""The patterns of names in other people's lists, for a library that can't be hung."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from footprint.catalogue.pattern import strangers_pattern
from footprint.errors import CatalogueError

if TYPE_CHECKING:
    from collections.abc import Iterator

_ANY = "[^/]{1,64}"
_ANY_LABEL = "[A-Za-z0-9_-]{1,63}"
"""Where the name is a part of the host: a dot would ask another host."""

_FLAGS = re.compile(r"\(\?[a-zA-Z]+\)")
_PIECE = re.compile(r"\\.|\{,(?=\d+\})|.", re.DOTALL)
_WORD = r"\pL\pN_"


@dataclass(frozen=True, slots=True)
class Names:
    """Which names are asked for.

    Attributes:
        pattern: in RE2's syntax; the whole name must match.
        is_whole: is that all that the list asks of a name? If not, a name that the site refuses would look free.
    """

    pattern: str
    is_whole: bool


@cache  # thousands of sites share a few patterns
def names(searched: str | None, *, is_host: bool) -> Names:
    """What a list searches a name for, as what a whole name must be.

    A pattern that looks around, or back at what it found, is left out: there is no telling names that it refuses.

    Args:
        searched: as Python's `re.search` reads it; None for any name.
        is_host: is the name a part of the host?
    """
    anything = _ANY_LABEL if is_host else _ANY
    if not searched:
        return Names(anything, is_whole=True)
    pattern = _whole(searched)
    try:
        strangers_pattern(pattern)
    except CatalogueError:
        return Names(anything, is_whole=False)
    return Names(pattern, is_whole=True)


def whole_name(pattern: str, *, is_host: bool, expand: str) -> Names:
    """What a whole name must be in a network's file of nobody that we know; see `names`.

    Args:
        pattern: as Python's `re.fullmatch` reads it.
        is_host: is the name a part of the host?
        expand: what a bare name stands for, which is told by its dot; empty where it stands for itself.
    """
    try:
        strangers_pattern(pattern)
    except CatalogueError:
        anything = _ANY_LABEL if is_host else _ANY
        return Names(rf"{anything}\.{anything}" if "." in expand else anything, is_whole=False)
    return Names(pattern, is_whole=True)


def _whole(searched: str) -> str:
    """Anything may stand around what is searched, unless it says itself where a name begins and ends."""
    flags = found[0] if (found := _FLAGS.match(searched)) else ""
    inner = "".join(_translated(searched.removeprefix(flags)))
    is_anchored = inner.startswith("^") and inner.endswith("$") and not inner.endswith(r"\$") and "|" not in inner
    return flags + (inner if is_anchored else f"(?s:.*)(?:{inner})(?s:.*)")


def _translated(pattern: str) -> Iterator[str]:
    """What the two libraries read differently: `{,9}`, and letters that are not ASCII."""
    is_class = False
    for piece in _PIECE.findall(pattern):
        match piece:
            case "{,":
                yield "{," if is_class else "{0,"
            case r"\w":
                yield _WORD if is_class else f"[{_WORD}]"
            case _:
                is_class = piece != "]" if is_class else piece == "["
                yield piece
