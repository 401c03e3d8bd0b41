"""`footprint diff` and `footprint rescore` in the demo: what changed, offline, and the same code as `replay`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from footprint.cli import ExitCode, main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two audits of Camille, half a year apart, the first with its recording; one of somebody else; one of names."""
    made = tmp_path_factory.mktemp("diff")
    runs = (
        ("audit", "@camilleroy", "-o", "old.json", "--record", "old.warc.gz"),
        ("audit", "@camilleroy", "-o", "new.json", "--now", "2027-05-01"),
        ("audit", "@idrismorvannec", "-o", "idris.json"),
        ("names", "@camilleroy", "-o", "names.json"),
        ("identity", "@camilleroy", "-o", "identity.json"),
    )
    for run in runs:
        placed = [str(made / one) if one.endswith((".json", ".gz")) else one for one in run]
        assert main([*placed, "--demo", "--quiet", "--lang", "en"]) == ExitCode.DONE
    return made


def run(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    placed = [str(folder / one) if one.endswith((".json", ".gz", ".html", ".md")) else one for one in arguments]
    code = main([*placed, "--lang", "en"])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_half_a_year_is_told_apart_where_it_can_be(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(folder, capsys, "diff", "old.json", "new.json")

    assert (code, err) == (ExitCode.DONE, "")
    assert "2026-11-22 → 2027-05-01" in out
    assert "not distinguishable" in out
    assert "points lower" in out


def test_a_page_of_it_is_written_in_both_languages(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, *_ = run(folder, capsys, "diff", "old.json", "new.json", "-o", "told.html", "-o", "told.fr.html")
    english, french = ((folder / name).read_text(encoding="utf-8") for name in ("told.html", "told.fr.html"))

    assert code == ExitCode.DONE
    assert 'href="told.fr.html"' in english
    assert "Ce qui a changé" in french


def test_the_same_report_twice_has_not_changed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nothing changed" in run(folder, capsys, "diff", "old.json", "old.json")[1]


def test_as_json_it_is_a_document_of_its_own(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(folder, capsys, "diff", "old.json", "new.json", "--format", "json")
    (folder / "told.json").write_text(out, encoding="utf-8")

    assert json.loads(out)["document"] == "comparison"
    assert "this is a comparison, not a profile" in run(folder, capsys, "diff", "old.json", "told.json")[2]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("old.json", "nowhere.json"), "the report can't be read", id="no-such-file"),
        pytest.param(("old.json", "idris.json"), "may be about two people", id="two-people"),
        pytest.param(("old.json", "names.json"), "different things (audit and names)", id="two-scopes"),
        pytest.param(("old.json", "identity.json"), "a graph of identifiers", id="a-graph"),
        pytest.param(("old.json", "old.warc.gz"), "the report can't be read", id="a-recording"),
        pytest.param(("old.json",), "NEW is missing", id="one-report"),
        pytest.param(("old.json", "new.json", "--format", "svg"), "give one of terminal, html, md, json", id="a-form"),
    ],
)
def test_words_to_correct_are_told_in_one_line(
    folder: Path, arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(folder, capsys, "diff", *arguments)

    assert (code, out, err.count("\n")) == (ExitCode.USAGE, "", 1)
    assert said in err


def test_another_rubric_stands_beside_that_of_the_recording(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(folder, capsys, "rescore", "old.warc.gz", "--rubric", "light", "-o", "light.json")

    assert (code, err) == (ExitCode.DONE, "")
    assert "no change is" in out
    assert "another rule" in out
    assert "points" not in out.partition("The numbers")[2]


def test_rescore_writes_what_replay_writes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command, name in (("rescore", "rescored.json"), ("replay", "replayed.json")):
        assert run(folder, capsys, command, "old.warc.gz", "--rubric", "light", "-o", name)[0] == ExitCode.DONE

    assert (folder / "rescored.json").read_bytes() == (folder / "replayed.json").read_bytes()


def test_by_its_own_rubric_nothing_changes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(folder, capsys, "rescore", "old.warc.gz", "--rubric", "full", "-o", "again.json")

    assert code == ExitCode.DONE
    assert "Nothing changed" in out
    assert (folder / "again.json").read_bytes() == (folder / "old.json").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("old.warc.gz",), "--rubric NAME|FILE is missing", id="no-rubric"),
        pytest.param(("old.warc.gz", "--rubric", "lite"), "rubric “lite”: not known", id="a-rubric"),
        pytest.param(("old.json", "--rubric", "light"), "old.json", id="no-recording"),
    ],
)
def test_words_to_correct_of_rescore(
    folder: Path, arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(folder, capsys, "rescore", *arguments)

    assert (code, out, err.count("\n")) == (ExitCode.USAGE, "", 1)
    assert said in err
