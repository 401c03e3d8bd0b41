"""What the README promises to someone who just cloned the project."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from footprint.batch.reading import read_list
from footprint.catalogue import load_catalogue
from footprint.cli.exits import ExitCode
from footprint.search.given import read_lists

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SET_UP, TEST = (one.strip() for one in re.findall(r"```sh\n(.*?)```", README.partition("## Use it")[0], re.DOTALL))


def bare() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "FOOTPRINT", "COV"))}
    return {**kept, "COLUMNS": "80", "LC_ALL": "C.UTF-8", "LANGUAGE": ""}


def test_the_help_it_shows_is_the_programs_own() -> None:
    shown = re.search(r"<!-- help -->\n```text\n(.*?)```\n<!-- /help -->", README, re.DOTALL)
    assert shown is not None

    printed = subprocess.run(
        [sys.executable, "-m", "footprint", "--help"], capture_output=True, text=True, check=True, env=bare()
    ).stdout

    assert shown[1] == printed


def test_its_exit_codes_are_the_programs_own() -> None:
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)}

    assert listed == {one.value for one in ExitCode} - {ExitCode.FAULT}


def test_ci_calls_its_test_command() -> None:
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == f"exec {TEST}"


def test_every_file_it_links_to_exists() -> None:
    links = [one for one in re.findall(r"\]\(([^)#]+)[^)]*\)", README) if "://" not in one]

    assert links
    assert [one for one in links if not (ROOT / one).exists()] == []


def test_the_results_by_hand_that_it_shows_can_be_read() -> None:
    shown = re.search(r"<!-- results -->\n```text\n(.*?)```", README, re.DOTALL)
    assert shown is not None

    lists = read_lists(shown[1].encode("cp1252"), "seen.csv")

    assert lists.engines == ("Google (2026-11-12)",)
    assert lists.queries == ("Camille Roy", "camilleroy")


def test_the_list_of_applicants_that_it_shows_can_be_used() -> None:
    shown = re.search(r"<!-- list -->\n```text\n(.*?)```", README, re.DOTALL)
    assert shown is not None

    people = read_list(shown[1].encode(), "applicants.csv", directory=load_catalogue())

    assert people.bad_rows == ()
    assert [one.key for one in people.entries] == ["0002-2026-001", "0003-2026-002"]
    assert not [one for one in people.remarks if "not read" in str(one)]


@pytest.mark.install
@pytest.mark.timeout(400)
def test_its_first_command_shows_the_demo_in_a_fresh_clone(tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "--quiet", str(ROOT), "clone"], cwd=tmp_path, check=True)

    done = subprocess.run(
        ["bash", "-c", SET_UP],
        cwd=tmp_path / "clone",
        capture_output=True,
        text=True,
        check=False,
        env={**bare(), "PIP_COMPILE": "no"},  # most of its modules are never imported
        timeout=360,
    )

    assert done.returncode == 0, done.stderr
    assert "Camille Roy" in done.stdout
    assert "ADN numérique" in done.stdout
