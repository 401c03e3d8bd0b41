"""`footprint identity` in the demo: whose the accounts are, in every form, and again from a recording."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from footprint.cli import ExitCode, main

if TYPE_CHECKING:
    from pathlib import Path

FORMS = ("json", "svg", "html", "md", "txt")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One run, in every form, with its recording."""
    made = tmp_path_factory.mktemp("identity")
    outputs = [part for form in FORMS for part in ("-o", str(made / f"first.{form}"))]
    recording = ("--record", str(made / "run.warc.gz"))
    assert main(["identity", "@camilleroy", "--demo", "--lang", "en", "--quiet", *outputs, *recording]) == ExitCode.DONE
    return made


def test_accounts_are_the_candidates_by_proof_and_no_others(folder: Path) -> None:
    found = json.loads((folder / "first.json").read_text(encoding="utf-8"))
    own = {one["network"]: one["level"] for one in found["accounts"] if one["attribution"] == "attributed"}

    assert (own["github"], own["bluesky"]) == ("A", "A")
    assert {one["attribution"] for one in found["accounts"]} == {"attributed", "possible", "other", "unknown"}
    assert all(one["level"] in {None, "D"} for one in found["accounts"] if one["attribution"] != "attributed")
    assert [one["url"] for one in found["sites"]] == ["https://camilleroy.example/"]
    assert found["free"] > 0


def test_nothing_is_scored(folder: Path) -> None:
    text = (folder / "first.txt").read_text(encoding="utf-8")

    assert "nothing is scored" in " ".join(text.split())
    assert "/100" not in text
    assert "coverage" not in text


def test_a_replay_gives_the_same_bytes(folder: Path) -> None:
    again = [part for form in FORMS for part in ("-o", str(folder / f"again.{form}"))]
    assert main(["replay", str(folder / "run.warc.gz"), "--lang", "en", *again]) == ExitCode.DONE

    assert [
        form for form in FORMS if (folder / f"first.{form}").read_bytes() != (folder / f"again.{form}").read_bytes()
    ] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param((), "nobody to ask about", id="nothing"),
        pytest.param(("@camilleroy", "--demo", "-o", "x.png"), "no report format ends in '.png'", id="another-picture"),
        pytest.param(("githb:camille",), "unknown network", id="a-network"),
        pytest.param(("@camilleroy", "--rubric", "light"), "no option --rubric", id="a-rubric"),
    ],
)
def test_words_to_correct_are_named(arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["identity", *arguments, "--lang", "en"]) == ExitCode.USAGE

    assert said in capsys.readouterr().err
