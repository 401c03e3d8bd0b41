"""`footprint blog`: given pages alone, as a report and as figures for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from footprint.cli import ExitCode, main

if TYPE_CHECKING:
    from pathlib import Path

CAMILLE = "camilleroy.example"
FIGURES = (
    "posts", "undated", "future", "last_30", "last_90", "last_365", "first_date", "last_date", "days_since_last",
    "median_gap_days", "longest_gap_days", "window_truncated", "title_length_median", "words_median",
    "words_median_page", "links_median", "tags_distinct",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FOOTPRINT_LANG", "en")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, dict[str, Any]]:
    assert main(["blog", *arguments, "--demo", "--jsonl"]) == ExitCode.DONE
    lines = map(json.loads, capsys.readouterr().out.splitlines())
    return {one["url"]: one for one in lines}


def test_every_page_has_a_line_with_its_feed_and_all_figures(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, CAMILLE, "https://nowhere.example/")

    camille, nowhere = found[CAMILLE], found["https://nowhere.example/"]
    assert (camille["feed"], camille["feed_kind"]) == (f"https://{CAMILLE}/feed/", "rss")
    assert set(FIGURES) <= set(camille["figures"])
    assert camille["figures"]["posts"] == 56
    assert 0 < camille["requests"] <= 8
    assert nowhere["feed"] is None
    assert [one["url"] for one in nowhere["trail"]] == ["https://nowhere.example/"]
    assert nowhere["reason"] is not None
    assert set(nowhere["figures"].values()) == {None}


def test_every_step_to_the_feed_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    steps = rows(capsys, CAMILLE)[CAMILLE]["trail"]

    assert [one["url"] for one in steps] == [f"https://{CAMILLE}/", f"https://{CAMILLE}/feed/"]
    assert all(one["why"] and one["came"] for one in steps)


def test_a_report_says_that_it_is_none_of_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["blog", CAMILLE, "--demo"]) == ExitCode.DONE

    text = " ".join(capsys.readouterr().out.split())
    assert "no profile of a person" in text
    assert "Posts seen" in text
    assert "/100" not in text


def test_the_same_page_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["blog", CAMILLE, "--demo", "--lang", "fr", "--format", "md"]) == ExitCode.DONE

    assert "Blog et site" in capsys.readouterr().out


def test_a_recording_of_it_replays_to_the_same_bytes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    archive = tmp_path / "blog.warc.gz"
    assert main(["blog", CAMILLE, "--demo", "--format", "json", "--record", str(archive)]) == ExitCode.DONE
    first = capsys.readouterr().out

    assert main(["replay", str(archive), "--format", "json"]) == ExitCode.DONE

    assert capsys.readouterr().out == first


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("@camilleroy",), "is not the address of a page", id="a-handle"),
        pytest.param((CAMILLE, "--jsonl", "--format", "json"), "--jsonl prints figures alone", id="two-forms"),
        pytest.param((), "URL... is missing", id="nothing"),
        pytest.param((CAMILLE, "--now", "soon"), "is no date", id="no-date"),
    ],
)
def test_words_to_correct_are_named(arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["blog", *arguments]) == ExitCode.USAGE

    assert said in capsys.readouterr().err
