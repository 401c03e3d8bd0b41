"""The one terminal that reports are drawn on."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType

NARROWEST = 40


def drawn(shown: Callable[[int], RenderableType], *, width: int, colour: bool) -> str:
    """The text of what is shown, no line longer than the width.

    Args:
        shown: makes what is drawn, given the columns that there are.
        width: columns that were asked for.
        colour: whether colours may be sent.
    """
    console = Console(
        file=StringIO(),
        width=max(width, NARROWEST),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},  # the command line has read the environment; nothing here may
    )
    with console.capture() as captured:
        console.print(shown(console.width))
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"
