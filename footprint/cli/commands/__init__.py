"""One file a command; `footprint.cli.app` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from footprint.cli.exits import ExitCode
    from footprint.cli.front import Example
    from footprint.message import Message


@dataclass(frozen=True, slots=True)
class Entry:
    """A command.

    Attributes:
        run: typer reads its parameters; the first is the context, which holds the session.
        about: what it is for, in a few sentences; the page of help begins with it.
        examples: command lines that work.
    """

    run: Callable[..., ExitCode]
    about: Message
    examples: tuple[Example, ...]
