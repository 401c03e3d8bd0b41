"""Where words go: results to stdout, everything else to stderr."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from footprint.errors import OutputError
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import TextIO


def emit(text: str) -> None:
    """Write a result to stdout as UTF-8, whatever the locale says; a reader that left early is no fault.

    Args:
        text: the whole result; a final newline is added where it lacks one.

    Raises:
        OutputError: stdout takes no more, such as a full disk.
    """
    body = text if text.endswith("\n") else text + "\n"
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(body.encode("utf-8", "replace"))
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go(sys.stdout)
    except OSError as error:
        _let_go(sys.stdout)
        raise OutputError(
            msg("the result can't be written ({reason}); send it elsewhere", reason=error.strerror or "error")
        ) from error


def remark(text: str) -> None:
    """Write one line to stderr, marked as the program's own; control characters are dropped."""
    line = "".join(one if one.isprintable() else " " for one in text)
    try:
        print(f"footprint: {line}", file=sys.stderr)  # noqa: T201 (this is where the program speaks)
    except OSError:
        _let_go(sys.stderr)


def _let_go(stream: TextIO) -> None:
    """Keep the interpreter from failing again when it flushes at exit (documentation of `signal`, "SIGPIPE")."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def told_once() -> Generator[None]:
    """Of several tasks that print, the first that could not: whoever else wanted to met the same.

    Raises:
        OutputError: stdout takes no more.
    """
    try:
        yield
    except ExceptionGroup as group:
        full = next((one for one in group.exceptions if isinstance(one, OutputError)), None)
        if full is None:
            raise
        raise full from group
