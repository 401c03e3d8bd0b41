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
    """Set up, then check; the first failure ends the run with its exit code."""
    if sys.version_info < (3, 11):
        print("footprint needs Python 3.11 or newer", file=sys.stderr)
        return 2
    for stage in (*_set_up(), *_checks(arguments)):
        code = _together(stage)
        if code:
            return code
    return 0


def _together(stage: Stage) -> int:
    """Run the rows of a stage beside each other; the first exit code that is not 0, or 0."""
    with ThreadPoolExecutor(len(stage)) as rows:
        running = [rows.submit(_one_by_one, row, is_alone=len(stage) == 1) for row in stage]
    return next((code for one in running if (code := one.result())), 0)


def _one_by_one(row: Row, *, is_alone: bool) -> int:
    """Run the steps of a row until one fails; what it prints is held back while another row runs."""
    for title, command in row:
        start = time.monotonic()
        if is_alone:
            print(f"── {title}", flush=True)
        done = subprocess.run(
            command,
            cwd=ROOT,
            check=False,
            env=_environment(),
            encoding="utf-8",
            errors="replace",
            stdout=None if is_alone else subprocess.PIPE,
            stderr=None if is_alone else subprocess.STDOUT,
        )
        said = "" if is_alone else f"── {title}\n{done.stdout}"
        failed = f"failed: {title}\n" if done.returncode else ""
        print(f"{said}   {time.monotonic() - start:.0f} s\n{failed}", end="", flush=True)
        if done.returncode:
            return done.returncode
    return 0


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
    quick = [
        ("format", [str(BIN / "ruff"), "format", "--check", "--quiet"]),
        ("lint", [str(BIN / "ruff"), "check", "--quiet"]),
        ("import contracts", [str(BIN / "lint-imports"), "--no-cache"]),
        ("types (mypy)", [str(BIN / "mypy")]),
    ]
    return [
        [quick, [("types (pyright)", [str(BIN / "pyright")])]],
        [[("tests", [str(PYTHON), "-m", "pytest", "-n", "3", "--dist", "worksteal", *arguments])]],
    ]


def _environment() -> dict[str, str]:
    return {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}", "VIRTUAL_ENV": str(VENV)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
