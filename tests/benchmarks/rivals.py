"""Sherlock and Maigret, installed by name into environments of their own, through the same simulated internet."""

from __future__ import annotations

import csv
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_INSTALL_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Rival:
    """One program as it is compared.

    Attributes:
        title: what the table calls it.
        package: what is installed.
        catalog: the simulator's word for the format of its catalogue.
        data: its catalogue, inside `site-packages`.
        words: its arguments, from its program, its catalogue, the handle and the seconds for one answer.
        report: where it leaves its verdicts, from the handle.
    """

    title: str
    package: str
    catalog: str
    data: str
    words: Callable[[Path, Path, str, str], list[str]]
    report: Callable[[str], str]


def _sherlock(program: Path, _data: Path, handle: str, seconds: str) -> list[str]:
    asked = ["--local", "--csv", "--print-all", "--no-color", "--folderoutput", "found"]
    return [str(program), *asked, "--timeout", seconds, handle]


def _maigret(*scope: str) -> Callable[[Path, Path, str, str], list[str]]:
    def words(program: Path, data: Path, handle: str, seconds: str) -> list[str]:
        asked = ["--db", str(data), "--no-autoupdate", "--no-recursion", "--no-extracting", "--csv", "-fo", "found"]
        return [str(program), handle, *asked, "--no-progressbar", "--no-color", "--timeout", seconds, *scope]

    return words


_MAIGRET_DATA = "maigret/resources/data.json"
RIVALS = (
    Rival(
        title="Sherlock",
        package="sherlock-project",
        catalog="sherlock",
        data="sherlock_project/resources/data.json",
        words=_sherlock,
        report="found/{}.csv".format,
    ),
    Rival(
        title="Maigret, top 500",
        package="maigret",
        catalog="maigret",
        data=_MAIGRET_DATA,
        words=_maigret("--top-sites", "500"),
        report="found/report_{}.csv".format,
    ),
    Rival(
        title="Maigret, all sites",
        package="maigret",
        catalog="maigret",
        data=_MAIGRET_DATA,
        words=_maigret("--all-sites"),
        report="found/report_{}.csv".format,
    ),
)


@dataclass(frozen=True, slots=True)
class Installed:
    """A rival's program and catalogue on disk."""

    program: Path
    data: Path
    version: str


def install(rival: Rival, folder: Path) -> Installed:
    """Install into an environment in `folder`; one that is there already is used as it is."""
    home = folder / rival.package
    python = home / "bin" / "python"
    if not python.exists():
        print(f"installing {rival.package} in {home}", file=sys.stderr)
        venv.create(home, with_pip=True)
    # One call for both cases: pip returns at once where the package is there.
    pip = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check", rival.package]
    subprocess.run(pip, check=True, timeout=_INSTALL_SECONDS, stdout=subprocess.DEVNULL)
    asked = (
        f"import importlib.metadata as m, sysconfig; print(m.version({rival.package!r}), sysconfig.get_path('purelib'))"
    )
    said = subprocess.run([str(python), "-c", asked], check=True, capture_output=True, text=True, timeout=60).stdout
    version, _, library = said.strip().partition(" ")
    program = home / "bin" / rival.package.partition("-")[0]
    return Installed(program, Path(library) / rival.data, version)


def read_report(path: Path) -> dict[str, str]:
    """Verdicts by site from the CSV file that both write; empty when it wrote none."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["exists"].lower() for row in csv.DictReader(file)}
