"""The local page on a port of its own, as a process: python tests/serving.py FOLDER."""

from __future__ import annotations

import asyncio
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desk import StillJobs, desk
from footprint.message import msg
from footprint.serve.jobs import State, Step, Underway
from footprint.serve.running import bound, serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Generator

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
HOSTILE = "<b id=x>\u202eevil\u2066\x1b[31m" + "W" * 10_000
STEPS = (
    Step("accounts", msg("Accounts"), 29, 43, "Mastodon", is_finished=False),
    Step("publication", msg("Publication"), 3, 3, "", is_finished=True),
    Step("visibility", msg("Visibility"), 0, 0, HOSTILE, is_finished=False),
)
UNDERWAY = (
    Underway("runs22", "@camilleroy", "Camille Roy", State.RUNNING, NOW, steps=STEPS),
    Underway("queue2", "@linamarchal", "Lina Marchal", State.WAITING, NOW, ahead=2),
    Underway("bust22", "@idris", "", State.FAILED, NOW, steps=STEPS, times=2, trouble=msg("{name}", name=HOSTILE)),
    Underway("mean22", HOSTILE, HOSTILE, State.RUNNING, NOW, steps=STEPS, is_stopping=True),
)


class Endless(StillJobs):
    """Audits that are always under way."""

    async def watch(self, id: str) -> AsyncIterator[Underway | None]:  # noqa: A002 (its name)
        while True:
            yield self.get(id)
            await asyncio.sleep(0.2)


@contextmanager
def served(folder: Path) -> Generator[tuple[str, subprocess.Popen[str]]]:
    """Its address, and the process; ended as by Ctrl-C."""
    process = subprocess.Popen(
        [sys.executable, __file__, str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        address = process.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", address), process.stderr and process.stderr.read()
        yield address, process
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=10)


def main(folder: Path) -> None:
    """Serve until Ctrl-C."""
    jobs, listening = Endless(UNDERWAY), bound("127.0.0.1", 0)
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    serve(desk(folder, jobs=jobs), listening, ready=lambda: print(address, flush=True))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
