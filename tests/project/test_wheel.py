"""The wheel that people install, in a clean environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = {"footprint", "footprint_checks", "footprint_world"}

pytestmark = [pytest.mark.install, pytest.mark.timeout(400)]


def run(*command: str | Path, cwd: Path) -> str:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "FOOTPRINT", "COV"))}
    return subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True, env=bare, timeout=360).stdout


def pip_of(scripts: Path) -> tuple[str | Path, ...]:
    """Our own pip at work in the environment with these scripts, which takes seconds to get one."""
    return (sys.executable, "-m", "pip", "--python", scripts / "python", "--disable-pip-version-check")


def install(folder: Path) -> tuple[Path, set[str]]:
    """The scripts of a clean environment with the wheel, and the names that the wheel brought to site-packages."""
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder), cwd=ROOT)
    venv.create(folder / "clean", with_pip=False)
    scripts = folder / "clean" / "bin"
    install = (*pip_of(scripts), "install", "--quiet", "--no-compile")
    site = Path(
        run(scripts / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    )
    run(*install, "-r", ROOT / "constraints.txt", cwd=folder)
    before = {one.name for one in site.iterdir()}
    run(*install, "--no-deps", *folder.glob("*.whl"), cwd=folder)
    return scripts, {one.name for one in site.iterdir()} - before


def test_the_wheel_adds_three_packages_and_runs_alone(tmp_path: Path) -> None:
    scripts, added = install(tmp_path)

    printed = run(scripts / "footprint", "audit", "@camilleroy", "--demo", "--lang", "fr", "-o", "p.json", cwd=tmp_path)

    checked = run(*pip_of(scripts), "check", cwd=tmp_path)

    assert {name for name in added if not name.endswith(".dist-info")} == OURS
    assert checked.strip() == "No broken requirements found."
    profile = json.loads((tmp_path / "p.json").read_text(encoding="utf-8"))
    assert "Camille Roy" in printed
    assert profile["subject"]["name"] == "Camille Roy"
    assert {one["standing"] for one in profile["accounts"]} >= {"attributed", "free", "unknown"}
