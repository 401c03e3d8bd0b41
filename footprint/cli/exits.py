"""What the exit code says to scripts: it speaks of the run and of its data, never of a person's score."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended."""

    DONE = 0
    FAULT = 1
    """Something broke that is footprint's own fault."""
    USAGE = 2
    """Words, a setting or a file that the operator can correct."""
    INCOMPLETE = 3
    """The time was up, less was seen than `--min-coverage` asks for, or no network answered to `verify`."""
    REFUSED = 4
    """The operator's own rules forbid this audit."""
    POLICY = 5
    """A control or a policy did not hold, `doctor` found what does not work, or a `lint` what is wrong."""
    INTERRUPTED = 130
    """Ended by Ctrl-C or a signal; what was gathered is written."""
