"""Lines of a terminal: text that parts where it may, headings, indents, and the shapes that accounts are drawn with."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from rich.padding import Padding
from rich.text import Text as RichText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from rich.console import Console, JustifyMethod, OverflowMethod, RenderableType
    from rich.containers import Lines

One = TypeVar("One")
Key = TypeVar("Key")

MARKS: Mapping[str, str] = {"disc": "●", "half": "◐", "square": "■", "ring": "○", "unseen": "?", "cross": "×"}  # noqa: RUF001 (a shape, not a letter)
STROKES: Mapping[str, str] = {"tick": "✓", "cross": "×", "dash": "–"}  # noqa: RUF001 (likewise)
"""The marks of how a post is made."""
GAP = "  "
NARROWEST = 40
"""Columns that are always filled."""

_JOINED: Mapping[int, str] = {0xA0: "\ue0a0", 0x202F: "\ue02f"}
"""A letter of private use in place of each no-break space, while lines are made."""
_PARTED: Mapping[int, str] = {0xE0A0: "\xa0", 0xE02F: "\u202f"}


class Text(RichText):
    """Text that is never parted at a no-break space, which rich takes for any other space."""

    def wrap(
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        """The lines; see rich."""
        held = self.copy()
        held.plain = held.plain.translate(_JOINED)
        lines = held.wrap(console, width, justify=justify, overflow=overflow, tab_size=tab_size, no_wrap=no_wrap)
        for line in lines:
            line.plain = line.plain.translate(_PARTED)
        return lines


def grouped(every: Iterable[One], key: Callable[[One], Key]) -> dict[Key, list[One]]:
    """Those that say the same together, in the order in which each was first said."""
    found: dict[Key, list[One]] = {}
    for one in every:
        found.setdefault(key(one), []).append(one)
    return found


def line(name: str, said: str) -> RichText:
    """A name, and what is said of it."""
    return Text.assemble((name, "bold"), GAP, said)


def heading(title: str) -> Iterator[RenderableType]:
    """A title after an empty line."""
    yield Text()
    yield Text(title, "bold underline")


def indented(shown: RenderableType, columns: int = 1) -> RenderableType:
    """Set off from the left, on every line."""
    return Padding(shown, (0, 0, 0, columns))
