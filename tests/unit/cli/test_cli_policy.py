"""`footprint policy lint`: a policy as an employer writes it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from footprint.batch.policy import load_policy
from footprint.batch.policy.model import FigureName
from footprint.cli import ExitCode, main

if TYPE_CHECKING:
    from footprint.locale import Language

DOCS = Path(__file__).parents[3] / "docs"
PAGES: dict[Language, Path] = {"en": DOCS / "policies.md", "fr": DOCS / "policies.fr.md"}
WRONG = 'id = "own"\nversion = 1\ntitle = { en = "a", fr = "b" }\n[rules.one]\nkind = "index"\nat_least = 60\n'


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTPRINT_LANG", "en")
    monkeypatch.setenv("COLUMNS", "100")


def test_nothing_is_to_correct_in_the_policy_that_comes_along(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("policy", "lint", "example")) == ExitCode.DONE
    assert capsys.readouterr().out == "example: nothing to correct\n"


def test_what_is_wrong_ends_with_5_and_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(WRONG, encoding="utf-8")

    assert main(("policy", "lint", str(own))) == ExitCode.POLICY
    assert "wrong, line 4: rules.one: “index”: no rule may ask for a total" in capsys.readouterr().out

    assert main(("policy", "lint", str(own), "--format", "json")) == ExitCode.POLICY
    told = json.loads(capsys.readouterr().out)
    assert (told["wrong"], told["remarks"][0]["line"], set(told["remarks"][0]["said"])) == (1, 4, {"en", "fr"})


def test_a_policy_that_is_not_there_is_a_word_to_correct(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("policy", "lint", "exampel")) == ExitCode.USAGE
    assert "give one of example" in capsys.readouterr().err


@pytest.mark.parametrize("language", PAGES)
def test_the_page_about_policies_has_every_word_and_its_example_is_a_policy(
    language: Language, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = PAGES[language].read_text("utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    own = tmp_path / "own.toml"
    own.write_text(example, encoding="utf-8")
    kinds = ("indicator", "figure", "held", "accounts", "coverage", "confidence", "unseen")

    assert [one for one in (*kinds, *get_args(FigureName)) if f"`{one}`" not in text] == []
    assert {rule.kind for rule in load_policy(str(own)).rules.values()} == set(kinds)
    assert main(("policy", "lint", str(own))) == ExitCode.DONE
    assert "nothing to correct" in capsys.readouterr().out
