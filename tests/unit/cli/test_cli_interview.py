"""`footprint interview`: the sheet of a report, in every form, and what is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from footprint.cli import ExitCode, main
from footprint.locale import translator
from footprint.report import Format, render
from unit.report.sample import PROFILES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FOOTPRINT_LANG", "en")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "nowhere"))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return written(tmp_path, "published")


def written(folder: Path, name: str) -> Path:
    path = folder / f"{name}.json"
    path.write_text(render(PROFILES[name](), Format.JSON, translator("en")), encoding="utf-8")
    return path


def test_it_prints_the_questions(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["interview", str(report)]) == ExitCode.DONE
    assert "First, for the employer" in capsys.readouterr().out


def test_it_speaks_french(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["interview", str(report), "--lang", "fr"]) == ExitCode.DONE
    assert "Quels sont les cinq critères nécessaires" in capsys.readouterr().out


def test_what_the_position_needs_comes_first(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["interview", str(report), "--need", "30, 8", "--need", "3", "--format", "json"]) == ExitCode.DONE
    made = json.loads(capsys.readouterr().out)

    assert made["needed"] == [3, 8, 30]
    assert {"Q8", "Q30"} <= {one["id"] for one in made["asked"]}


def test_it_writes_files_that_only_their_owner_can_read(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / f"sheet.{one}" for one in ("html", "md", "json", "txt")]
    assert main(["interview", str(report), *(word for one in files for word in ("-o", str(one)))]) == ExitCode.DONE

    assert capsys.readouterr().err == ""
    assert [one.stat().st_mode & 0o777 for one in files] == [0o600] * 4
    assert files[0].read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("--need", "80"), "there is no criterion “80”; they have the numbers 1 to 79", id="number"),
        pytest.param(("--need", "rss"), "there is no criterion “rss”", id="word"),
        pytest.param(("--format", "svg"), "there is no picture of an interview sheet", id="picture"),
        pytest.param(("-o", "sheet.svg"), "there is no picture of an interview sheet", id="picture-file"),
    ],
)
def test_what_cannot_be_is_refused(
    report: Path, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["interview", str(report), *words]) == ExitCode.USAGE
    assert said in capsys.readouterr().err


def test_a_report_of_a_part_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["interview", str(written(tmp_path, "blog"))]) == ExitCode.USAGE
    assert "looks at a part alone" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["interview", str(tmp_path / "gone.json")]) == ExitCode.USAGE
    assert "the report can't be read" in capsys.readouterr().err
