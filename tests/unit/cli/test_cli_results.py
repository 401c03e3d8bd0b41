"""Where a report goes, and what the exit code says of it."""

from __future__ import annotations

import asyncio
import json
import os
import stat
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from footprint.cli.exits import ExitCode
from footprint.cli.output import emit, remark
from footprint.cli.results import Outputs, finish, outputs_of, publish, verdict
from footprint.errors import ConfigError, OutputError
from footprint.locale import translator
from footprint.profile import Scope
from footprint.report import Format, target_of
from whole import audited, live, subject_of

if TYPE_CHECKING:
    from pathlib import Path

    from footprint.profile import Profile

ENGLISH = translator("en")


@pytest.fixture(scope="module")
def profile() -> Profile:
    async def look() -> Profile:
        async with live() as web:
            return await audited(subject_of("camilleroy"), web)

    return asyncio.run(look())


def test_a_terminal_report_is_printed_when_nothing_is_asked() -> None:
    assert outputs_of(None, None) == Outputs(Format.TERMINAL)


@pytest.mark.parametrize("form", ["json", "HTML", "md", "terminal"])
def test_each_form_can_be_printed(form: str) -> None:
    assert outputs_of(form, ()).printed == Format(form.lower())


def test_a_form_that_is_not_known_is_refused() -> None:
    with pytest.raises(ConfigError, match="--format: “docx” is no form; give one of terminal, json, html, md"):
        outputs_of("docx", ())


def test_a_pdf_is_not_printed_and_where_it_goes_is_told() -> None:
    with pytest.raises(ConfigError, match=r"use -o report\.pdf"):
        outputs_of("pdf", ())


def test_the_suffix_of_a_file_says_its_form(tmp_path: Path) -> None:
    files = [tmp_path / "a.json", tmp_path / "a.HTML", tmp_path / "a.md", tmp_path / "a.txt"]

    assert [one.form for one in outputs_of(None, files).files] == [
        Format.JSON, Format.HTML, Format.MD, Format.TERMINAL,
    ]  # fmt: skip


def test_a_file_is_checked_before_anybody_is_asked(tmp_path: Path) -> None:
    (tmp_path / "folder.json").mkdir()
    for path, wanted in (
        (tmp_path / "a.docx", "no report format ends in '.docx'"),
        (tmp_path / "absent" / "a.json", "does not exist; create it first"),
        (tmp_path / "folder.json", "this is a folder"),
    ):
        with pytest.raises(OutputError, match=wanted):
            outputs_of(None, [path])


def test_a_folder_that_is_closed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path, mode: int) -> bool:
        return False

    monkeypatch.setattr(os, "access", closed)
    with pytest.raises(OutputError, match="can't be written to"):
        outputs_of(None, [tmp_path / "a.json"])


def test_a_report_is_printed_and_written_for_its_owner_alone(
    profile: Profile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "camille.json"
    publish(profile, Outputs(Format.JSON, (target_of(path),)), ENGLISH, environ={})

    assert capsys.readouterr().out == path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_pdf_without_a_browser_is_refused_before_anybody_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(OutputError, match="none was found: install Chromium, Chrome or Edge"):
        outputs_of(None, [tmp_path / "a.pdf"])
    with pytest.raises(OutputError, match="no browser can be started there"):
        outputs_of(None, [tmp_path / "a.pdf"], browser=tmp_path / "browser")


def test_each_file_is_in_the_language_of_its_name_and_links_to_the_other(profile: Profile, tmp_path: Path) -> None:
    files = tuple(target_of(tmp_path / name) for name in ("c.html", "c.fr.html", "c.fr.md"))
    publish(profile, Outputs(Format.JSON, files), ENGLISH, environ={})
    english, french, text = (one.path.read_text(encoding="utf-8") for one in files)

    assert '<html lang="en">' in english
    assert '<a href="c.fr.html" rel="alternate" hreflang="fr" lang="fr">Français</a>' in english
    assert '<html lang="fr">' in french
    assert '<a href="c.html" rel="alternate" hreflang="en" lang="en">English</a>' in french
    assert "Réseaux" in text


def test_a_pdf_is_what_the_browser_makes_of_the_page_and_its_owners_alone(profile: Profile, tmp_path: Path) -> None:
    outputs = Outputs(Format.JSON, (target_of(tmp_path / "c.fr.pdf"),), fake_browser(tmp_path / "browser"))
    publish(profile, outputs, ENGLISH, environ={})
    (file,) = outputs.files
    made = file.path.read_bytes()

    assert made.startswith(b"%PDF-")
    assert b'<html lang="fr">' in made
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


def fake_browser(path: Path) -> Path:
    """A program that takes a browser's flags, and whose PDF is the page itself."""
    path.write_text(
        "#!/bin/sh\n"
        "for one; do case $one in --print-to-pdf=*) to=${one#*=};; file://*) page=${one#file://};; esac; done\n"
        '{ printf \'%%PDF-\'; cat "$page"; } > "$to"\n',
        encoding="utf-8",
    )
    path.chmod(0o700)
    return path


def test_a_printed_report_ends_with_its_files_and_a_question_to_ask_of_them(
    profile: Profile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = (target_of(tmp_path / "c.html"), target_of(tmp_path / "c.json"))
    publish(profile, Outputs(Format.TERMINAL, files), ENGLISH, environ={})
    last = capsys.readouterr().out.splitlines()[-1]

    assert last.endswith(f"c.html · {tmp_path}/c.json    footprint explain pub.cadence --in {tmp_path}/c.json")


def test_without_a_json_file_there_is_no_question(
    profile: Profile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(profile, Outputs(Format.TERMINAL, (target_of(tmp_path / "c.md"),)), ENGLISH, environ={})

    assert capsys.readouterr().out.splitlines()[-1] == f" {tmp_path}/c.md"


def test_of_a_report_on_names_no_number_is_explained(
    profile: Profile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "c.json"
    names = replace(profile, scope=Scope.NAMES)
    publish(names, Outputs(Format.TERMINAL, (target_of(path),)), ENGLISH, environ={})

    assert capsys.readouterr().out.splitlines()[-1] == f" {path}"


def test_a_file_that_fails_does_not_keep_the_others_from_being_written(profile: Profile, tmp_path: Path) -> None:
    files = (target_of(tmp_path / "gone" / "c.json"), target_of(tmp_path / "c.json"))
    with pytest.raises(OutputError, match="gone"):
        publish(profile, Outputs(Format.JSON, files), ENGLISH, environ={})

    assert json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))["schema"] == profile.schema


@pytest.mark.parametrize(
    ("is_terminal", "environ", "wanted"),
    [
        (True, {"TERM": "xterm"}, True),
        (True, {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (True, {"TERM": "dumb"}, False),
        (False, {"TERM": "xterm"}, False),
    ],
    ids=["terminal", "NO_COLOR", "dumb terminal", "pipe"],
)
def test_colour_is_for_terminals_that_want_it(
    profile: Profile,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_terminal: bool,
    environ: dict[str, str],
    wanted: bool,
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: is_terminal)
    publish(profile, Outputs(Format.TERMINAL), ENGLISH, environ=environ)

    assert ("\x1b[" in capsys.readouterr().out) == wanted


def test_what_comes_next_repeats_the_words_that_were_typed_unless_a_file_was_asked_for(
    profile: Profile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = ("audit", "@camille", "--name", "Camille Roy")
    publish(profile, Outputs(Format.TERMINAL), ENGLISH, environ={}, typed=typed)
    known = capsys.readouterr().out
    publish(profile, Outputs(Format.TERMINAL), ENGLISH, environ={}, typed=("audit", "@camille\x1b[31m"))
    unsafe = capsys.readouterr().out
    files = (target_of(tmp_path / "c.html"),)
    publish(profile, Outputs(Format.TERMINAL, files), ENGLISH, environ={}, typed=typed)

    assert "footprint audit @camille --name 'Camille Roy' -o report.html" in known
    assert "footprint audit @camille" not in unsafe
    assert "footprint audit @camille" not in capsys.readouterr().out


@pytest.mark.parametrize(("columns", "widest"), [("60", 60), ("", 80), ("many", 80), ("0", 80)])
def test_a_report_for_a_pipe_is_as_wide_as_columns_says(
    profile: Profile, capsys: pytest.CaptureFixture[str], columns: str, widest: int
) -> None:
    publish(profile, Outputs(Format.TERMINAL), ENGLISH, environ={"COLUMNS": columns})
    lines = capsys.readouterr().out.splitlines()

    assert widest - 20 < max(map(len, lines)) <= widest


@pytest.mark.parametrize(
    ("complete", "min_coverage", "was_interrupted", "wanted"),
    [
        (True, None, False, ExitCode.DONE),
        (True, 0.1, False, ExitCode.DONE),
        (True, 0.99, False, ExitCode.INCOMPLETE),
        (False, None, False, ExitCode.INCOMPLETE),
        (False, 0.9, True, ExitCode.INTERRUPTED),
    ],
    ids=["done", "covered", "not covered", "cut short", "interrupted"],
)
def test_the_exit_code_speaks_of_the_run(
    profile: Profile, *, complete: bool, min_coverage: float | None, was_interrupted: bool, wanted: ExitCode
) -> None:
    seen = replace(profile, complete=complete)
    code, why = verdict(seen, min_coverage=min_coverage, was_interrupted=was_interrupted)

    assert code == wanted
    assert (why is None) == (wanted is ExitCode.DONE)


def test_a_run_that_scores_nothing_is_held_to_no_coverage(profile: Profile) -> None:
    unscored = replace(profile, scope=Scope.IDENTITY, dimensions=(), index=replace(profile.index, coverage=0.0))

    assert verdict(unscored, min_coverage=0.9, was_interrupted=False) == (ExitCode.DONE, None)


def test_an_exit_code_is_explained(profile: Profile, capsys: pytest.CaptureFixture[str]) -> None:
    code = finish(profile, Outputs(Format.MD), ENGLISH, environ={}, min_coverage=0.99)

    assert code == ExitCode.INCOMPLETE
    assert "is less than the 99% asked for" in capsys.readouterr().err


def test_a_result_is_utf_8_whatever_it_holds(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    emit("▒ é \ud800")

    assert capfdbinary.readouterr().out == "▒ é ?\n".encode()


def test_a_remark_is_one_line_without_control_characters(capsys: pytest.CaptureFixture[str]) -> None:
    remark("a\x1b[2J\nb")

    assert capsys.readouterr().err == "footprint: a [2J b\n"
