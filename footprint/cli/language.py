"""The one option that is read before anything else, since all that is said depends on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FLAG = "--lang"


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
