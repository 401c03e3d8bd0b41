"""Runs everything that must pass, from nothing: `python3 tests/run.py`.

Makes `.venv` beside the project with the pinned tools, installs Chromium where it is missing and may be installed,
then runs every check in the order below, some beside each other. Arguments are handed to pytest.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Row = list[tuple[str, list[str]]]
    """Steps that follow each other, each with its title."""
    Stage = list[Row]
    """Rows that run beside each other."""

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / "python"
APT_LINE = "apt-get update && apt-get install -y chromium fonts-dejavu-core"


def main(arguments: list[str]) -> int:
    """Set up, then check; the first stage in which something fails ends the run, with its exit code."""
    if sys.version_info < (3, 11):
        print("footprint needs Python 3.11 or newer", file=sys.stderr)
        return 2
    for stage in (*_set_up(), *_checks(arguments)):
        code = _together(stage)
        if code:
            return code
    return 0


def _together(stage: Stage) -> int:
    """Run the rows of a stage beside each other; the first exit code that is not 0, or 0.

    The last row prints as it goes along, what the others print is held back until a step of theirs is over. Whatever
    failed is named once more at the end, because thousands of tests may have come since.
    """
    with ThreadPoolExecutor(len(stage)) as rows:
        running = [rows.submit(_one_by_one, row, is_held=row is not stage[-1]) for row in stage]
    broken = [failed for one in running if (failed := one.result())]
    for title, _ in broken:
        print(f"failed: {title}", flush=True)
    return broken[0][1] if broken else 0


def _one_by_one(row: Row, *, is_held: bool) -> tuple[str, int] | None:
    """Run the steps of a row until one fails: its title and exit code."""
    for title, command in row:
        start = time.monotonic()
        if not is_held:
            print(f"── {title}", flush=True)
        done = subprocess.run(
            command,
            cwd=ROOT,
            check=False,
            env=_environment(),
            encoding="utf-8",
            errors="replace",
            stdout=subprocess.PIPE if is_held else None,
            stderr=subprocess.STDOUT if is_held else None,
        )
        said = f"\n── {title}\n{done.stdout}" if is_held else ""
        print(f"{said}   {title}: {time.monotonic() - start:.0f} s", flush=True)
        if done.returncode:
            return title, done.returncode
    return None


def _set_up() -> list[Stage]:
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    packages = [
        ("pinned packages", [*pip, "-r", "tests/requirements.txt"]),
        ("footprint", [*pip, "--no-deps", "--no-build-isolation", "-e", "."]),
        # Else each program that a test starts would compile it again where no byte code is written by itself.
        ("byte code", [str(PYTHON), "-m", "compileall", "-q", "footprint", "checks", "fixtures"]),
    ]
    has_browser = shutil.which("chromium") or shutil.which("google-chrome")
    environment = [] if PYTHON.exists() else [("environment", [sys.executable, "-m", "venv", str(VENV)])]
    browser = [] if has_browser else [("Chromium", _chromium())]
    return [[row for row in ([*environment, *packages], browser) if row]]


def _chromium() -> list[str]:
    """Debian's Chromium; where it may not be installed, the line that whoever may should run."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        return ["sh", "-c", f"{APT_LINE} >/dev/null"]
    said = f"The browser tests need Chromium. Run this as root, then try again: {APT_LINE}"
    return ["sh", "-c", f"echo '{said}' >&2; exit 2"]


def _checks(arguments: list[str]) -> list[Stage]:
    """What is told within seconds comes first.

    Tests wait for browsers, for other programs and for time to pass: types are checked with what they leave idle.
    """
    quick = [
        ("format", [str(BIN / "ruff"), "format", "--check", "--quiet"]),
        ("lint", [str(BIN / "ruff"), "check", "--quiet"]),
        ("import contracts", [str(BIN / "lint-imports"), "--no-cache"]),
    ]
    idly = ["nice", "-n", "5"] if shutil.which("nice") else []
    types = [(f"types ({one})", [*idly, str(BIN / one)]) for one in ("mypy", "pyright")]
    tests = [("tests", [str(PYTHON), "-m", "pytest", "-n", "3", "--dist", "worksteal", *arguments])]
    return [[quick], [types, tests]]


def _environment() -> dict[str, str]:
    return {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}", "VIRTUAL_ENV": str(VENV)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
