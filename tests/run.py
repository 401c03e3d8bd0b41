"""Runs everything that must pass, from nothing: `python3 tests/run.py`.

Makes `.venv` beside the project with the pinned tools, installs Chromium where it is missing and may be installed,
then runs every check in the order below. Arguments are handed to pytest.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

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
    for title, command in (*_set_up(), *_checks(arguments)):
        print(f"── {title}", flush=True)
        start = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, check=False, env=_environment()).returncode
        print(f"   {time.monotonic() - start:.0f} s", flush=True)
        if code:
            print(f"failed: {title}", file=sys.stderr)
            return code
    return 0


def _set_up() -> list[tuple[str, list[str]]]:
    steps: list[tuple[str, list[str]]] = []
    if not PYTHON.exists():
        steps.append(("environment", [sys.executable, "-m", "venv", str(VENV)]))
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    steps += [
        ("pinned packages", [*pip, "-r", "tests/requirements.txt"]),
        ("footprint", [*pip, "--no-deps", "--no-build-isolation", "-e", "."]),
    ]
    if not (shutil.which("chromium") or shutil.which("google-chrome")):
        steps.append(("Chromium", _chromium()))
    return steps


def _chromium() -> list[str]:
    """Debian's Chromium; where it may not be installed, the line that whoever may should run."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        return ["sh", "-c", f"{APT_LINE} >/dev/null"]
    said = f"The browser tests need Chromium. Run this as root, then try again: {APT_LINE}"
    return ["sh", "-c", f"echo '{said}' >&2; exit 2"]


def _checks(arguments: list[str]) -> list[tuple[str, list[str]]]:
    return [
        ("format", [str(BIN / "ruff"), "format", "--check", "--quiet"]),
        ("lint", [str(BIN / "ruff"), "check", "--quiet"]),
        ("import contracts", [str(BIN / "lint-imports"), "--no-cache"]),
        ("types (mypy)", [str(BIN / "mypy")]),
        ("types (pyright)", [str(BIN / "pyright")]),
        ("tests", [str(PYTHON), "-m", "pytest", "-n", "2", "--dist", "worksteal", *arguments]),
    ]


def _environment() -> dict[str, str]:
    return {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}", "VIRTUAL_ENV": str(VENV)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
