"""The command line: the one room, with the settings, that reads arguments and the environment."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from footprint.cli.exits import ExitCode
from footprint.errors import CatalogueError, FootprintError, Refused, where_broken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from footprint.locale import Translator
    from footprint.message import Message

__all__ = ["ExitCode", "main"]

_COMPLETION = "_FOOTPRINT_COMPLETE"
"""Set by the shell when it asks for completions."""
_DEBUG = "FOOTPRINT_DEBUG"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        arguments: the words after the program's name; those of this process when None.

    Returns:
        The exit code; see `ExitCode`.
    """
    from footprint.cli.language import without_language
    from footprint.locale import translator
    from footprint.runs.language import language_for

    given = list(sys.argv[1:] if arguments is None else arguments)
    rest, asked = without_language(given)
    words = translator(language_for(None, os.environ))
    try:
        words = translator(language_for(asked, os.environ))
        return _run(given, rest, asked, words)
    except FootprintError as error:
        _say_all(words, error)
        return ExitCode.REFUSED if isinstance(error, Refused) else ExitCode.USAGE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except Exception as error:  # the top of the program: whatever broke is told in one line
        if os.environ.get(_DEBUG):
            raise
        _say(words, _unexpected(error))
        return ExitCode.FAULT


def _run(given: Sequence[str], rest: Sequence[str], asked: str | None, words: Translator) -> int:
    from footprint.cli.front import front_page
    from footprint.cli.layout import width
    from footprint.cli.output import emit

    front = None if _COMPLETION in os.environ else front_page(rest, words.say, columns=width())
    if front is not None:
        emit(front)
        return ExitCode.DONE
    # By default looking for rings of garbage takes a tenth of a run's time, its imports included, and finds little.
    gc.set_threshold(20_000, 20, 20)
    from footprint.cli.app import run
    from footprint.cli.session import Session

    return run(given, Session(words, asked, os.environ, tuple(given)))


def _say_all(words: Translator, error: FootprintError) -> None:
    """The line of an error, and a line for each of its details."""
    from footprint.cli.output import remark
    from footprint.message import msg

    _say(words, error.message)
    for name, reason in error.details if isinstance(error, CatalogueError) else ():
        line = words.say(reason)
        remark(words.say(msg("{name}: {value}", name=name, value=line)) if name else line)


def _say(words: Translator, message: Message) -> None:
    from footprint.cli.output import remark

    remark(words.say(message))


def _unexpected(error: Exception) -> Message:
    from footprint.message import msg

    return msg(
        "something broke that should not ({reason}); please report it with what FOOTPRINT_DEBUG=1 shows",
        reason=where_broken(error),
    )
