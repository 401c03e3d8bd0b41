"""Help appears at once."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

TIMES = 15
MOST = 6.0
"""How many bare interpreters `footprint --help` may cost; it measures 4.1 to 4.3."""


@pytest.fixture(scope="module")
def environ(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """As after an installation: modules are compiled once, and kept."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV"))}
    cache: Path = tmp_path_factory.mktemp("compiled")
    return {**kept, "PYTHONPYCACHEPREFIX": str(cache)}


def seconds(command: list[str], environ: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environ, timeout=60)
    return time.perf_counter() - start


@pytest.mark.parametrize("language", ["en", "fr"])
def test_help_takes_at_most_six_times_a_bare_interpreter(language: str, environ: dict[str, str]) -> None:
    bare = [sys.executable, "-c", "pass"]
    helped = [sys.executable, "-m", "footprint", "--lang", language, "--help"]
    seconds(helped, environ)  # compiles
    pairs = [(seconds(helped, environ), seconds(bare, environ)) for _ in range(TIMES)]
    ratio = statistics.median(one for one, _ in pairs) / statistics.median(one for _, one in pairs)

    assert ratio <= MOST
