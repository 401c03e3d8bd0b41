"""One program run to its end, and what it cost."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LOOK_SECONDS = 0.01
_LAST_WORDS = 2000


@dataclass(frozen=True, slots=True)
class Cost:
    """What a program took; memory is megabytes at their highest, the rest seconds."""

    wall: float
    cpu: float
    memory: float

    def after(self, start: Cost) -> Cost:
        """Without what it took to start; memory stays whole."""
        return Cost(self.wall - start.wall, self.cpu - start.cpu, self.memory)


@dataclass(frozen=True, slots=True)
class Ended:
    """A program that ended.

    Attributes:
        cost: what it took.
        code: its exit code; negative for the signal that ended it.
        said: its standard output.
        complaints: the end of its standard error.
    """

    cost: Cost
    code: int
    said: str
    complaints: str


def run(command: Sequence[str], *, environ: Mapping[str, str], folder: Path, limit: float) -> Ended:
    """Run a program; past `limit` seconds it is killed.

    CPU is the kernel's account of that process alone; memory is the high-water mark of its own address space, looked
    at while it runs, since the kernel's account of a finished process begins with its parent's memory.
    """
    out, err = folder / "stdout", folder / "stderr"
    with out.open("wb") as stdout, err.open("wb") as stderr:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=dict(environ), stdout=stdout, stderr=stderr)
        try:
            code, cpu, memory = _watched(process, start + limit)
        finally:
            if process.returncode is None:
                process.kill()
        wall = time.perf_counter() - start
    complaints = err.read_text("utf-8", "replace")[-_LAST_WORDS:]
    return Ended(Cost(wall, cpu, memory), code, out.read_text("utf-8", "replace"), complaints)


def _watched(process: subprocess.Popen[bytes], until: float) -> tuple[int, float, float]:
    """Exit code, CPU seconds and highest memory of a process, once it has ended."""
    memory = 0.0
    while True:
        memory = max(memory, _high_water(process.pid))
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage.ru_utime + usage.ru_stime, memory
        if time.perf_counter() > until:
            process.kill()
        time.sleep(_LOOK_SECONDS)


def _high_water(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return 0.0
    kilobytes = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(kilobytes[0]) / 1024 if kilobytes else 0.0
