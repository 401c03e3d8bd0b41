"""What stands at the top of the project, and that its parts explain themselves."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from footprint.bundles import checks_of, load_bundles
from footprint.rubric import load_rubric

ROOT = Path(__file__).resolve().parents[2]
TOP = {
    ".ci", ".gitattributes", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "checks",
    "constraints.txt", "docs", "fixtures", "footprint", "pyproject.toml", "tests",
}  # fmt: skip
CHECKS = checks_of(load_bundles()[0])


def test_only_what_belongs_there_is_at_the_top() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert {line.partition("/")[0] for line in listed.splitlines()} <= TOP


@pytest.mark.parametrize("check", CHECKS, ids=lambda one: one.about.id)
def test_a_check_explains_itself(check: object) -> None:
    about = next(one.about for one in CHECKS if one is check)

    assert all(str(words).endswith(".") for words in (about.asks, about.why, about.advice))
    assert not str(about.title).endswith(".")


def test_checks_speak_only_to_indicators_of_the_full_rubric() -> None:
    spoken = {name for check in CHECKS for name in check.about.indicators}

    assert spoken <= set(load_rubric("full").indicators)


def test_pins_name_no_address() -> None:
    pins = [ROOT / "constraints.txt", ROOT / "tests" / "requirements.txt", ROOT / "tests" / "searxng.txt"]

    assert [line for file in pins for line in file.read_text().splitlines() if "://" in line or "--index" in line] == []
