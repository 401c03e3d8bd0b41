"""Where words go: results to stdout, everything else to stderr."""

from __future__ import annotations

import os
import sys


def emit(text: str) -> None:
    """Write a result to stdout as UTF-8, whatever the locale says; a reader that left early is no fault.

    Args:
        text: the whole result; a final newline is added where it lacks one.
    """
    body = text if text.endswith("\n") else text + "\n"
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(body.encode("utf-8", "replace"))
        sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes once more at exit (documentation of `signal`, "Note on SIGPIPE").
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def remark(text: str) -> None:
    """Write one line to stderr, marked as the program's own; control characters are dropped."""
    line = "".join(one if one.isprintable() else " " for one in text)
    try:
        print(f"footprint: {line}", file=sys.stderr)  # noqa: T201 (this is where the program speaks)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
