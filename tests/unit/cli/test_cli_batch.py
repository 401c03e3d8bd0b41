"""`footprint batch`: what it prints, how it ends, and that the same command goes on."""

from __future__ import annotations

import errno
import io
import json
import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

import footprint_world
from footprint.cli import ExitCode, main
from footprint.cli.app import tree
from footprint.locale import translator
from footprint.web.archive.part import AppendedFile, PartFile
from underway import Logged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import httpx

    from footprint.locale import Language

PERSON = "7;;@solenekeravel"
SECRET = "Dupont?%Lise"  # noqa: S105 (of a person)
HEAD = "ref;nom;pseudo"


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FOOTPRINT_LANG", "en")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)


def listed(*rows: str, head: str = HEAD) -> str:
    with open("list.csv", "w", encoding="utf-8") as file:  # noqa: PTH123 (where the command looks)
        file.write("\n".join((head, *rows, "")))
    return "list.csv"


def batch(*words: str) -> int:
    return main(("batch", *words, "-o", "out", "--demo", "--now", "2026-11-22"))


def files(folder: Path) -> dict[str, bytes]:
    """All but what tells of the run."""
    paths = (one for one in (folder / "out").rglob("*") if one.is_file() and one.name != "run.json")
    return {one.name: one.read_bytes() for one in paths}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_its_help_has_every_option_and_fits_its_width(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("batch", "--help", "--lang", language)) == ExitCode.DONE
    page = capsys.readouterr().out
    options = [name for one in tree(translator(language)).commands["batch"].params for name in one.opts]

    assert [one for one in options if one.startswith("--") and one not in page] == []
    assert max(map(len, page.splitlines())) <= 80


WRONG: dict[str, tuple[tuple[str, ...], str]] = {
    "no list": (("nowhere.csv",), "nowhere.csv: the list can't be read (No such file or directory); check the path"),
    "no such column": (("list.csv", "--column", "handles=Alias"), "“Alias”"),
    "no such field": (("list.csv", "--column", "salary=nom"), "“salary”"),
    "half a column": (("list.csv", "--column", "handles"), "“handles” names no column; write it as handles=Pseudo"),
    "no such policy": (("list.csv", "--policy", "exampel"), "give one of example"),
    "no spreadsheet": (("list.csv", "--sheet", "2026"), "only spreadsheets have sheets"),
    "no folder": (("list.csv", "-o", "list.csv"), "list.csv: could not be written"),
}


@pytest.mark.parametrize(("words", "told"), WRONG.values(), ids=WRONG)
def test_what_can_be_corrected_is_one_line_and_asks_nobody(
    words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(footprint_world, "transport", None)
    listed(PERSON)

    assert main(("batch", *(words if "-o" in words else (*words, "-o", "out")), "--demo", "-q")) == ExitCode.USAGE
    assert told in capsys.readouterr().err.splitlines()[-1]


def test_a_row_that_can_t_be_used_is_told_with_its_line_and_without_what_stands_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert batch(listed(PERSON, f"8;;{SECRET}", "9;;"), "--quiet") == ExitCode.INCOMPLETE
    told = capsys.readouterr()

    assert "footprint: list.csv:3: “…” can't be a handle; one is made of letters, digits" in told.err
    assert "footprint: list.csv:4: nobody to ask about; write a handle, a link or a name into this line" in told.err
    assert told.out.splitlines() == ["1 person audited of 1", "2 rows can't be used; see summary.csv", "out"]
    assert SECRET not in told.err + told.out + (tmp_path / "out" / "junit.xml").read_text("utf-8")
    assert SECRET in (tmp_path / "out" / "summary.csv").read_text("utf-8")


def test_of_many_rows_that_can_t_be_used_the_first_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert batch(listed(*[f"8;;{SECRET}"] * 23)) == ExitCode.USAGE
    told = [one for one in capsys.readouterr().err.splitlines() if "column" not in one]

    assert len(told) == 21
    assert told[-1] == "footprint: … and 3 rows more; see summary.csv"


def test_a_list_is_piped_in_and_told_by_that_name(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"Alias\n{SECRET}\n".encode())))

    assert batch("-", "--column", "handles=Alias") == ExitCode.USAGE
    assert "footprint: stdin:2: “…” can't be a handle" in capsys.readouterr().err


def test_a_policy_that_fails_for_somebody_ends_with_5_and_another_one_begins_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert batch(listed(PERSON), "--policy", "example") == ExitCode.POLICY
    assert "1 person for whom a rule of the policy does not hold" in capsys.readouterr().out
    before = files(tmp_path)

    assert batch("list.csv") == ExitCode.USAGE
    told = capsys.readouterr().err.splitlines()[-1]
    assert told == (
        "footprint: out: begun under other conditions (the policy: --policy); to go on, give what was given then; to "
        "begin anew, name another folder with -o"
    )
    assert files(tmp_path) == before


def test_pages_and_recordings_are_written_and_a_recording_replays_to_the_same_profile(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = batch(listed(PERSON), "--html", "--recordings", "--min-coverage", "0.99", "--log-json", "--host-stats")
    events = [json.loads(one) for one in capsys.readouterr().err.splitlines()]
    recording = tmp_path / "out" / "recordings" / "0002-7.warc.gz"

    assert code == ExitCode.INCOMPLETE  # less was seen than that
    assert main(("replay", str(recording), "-o", "again.json")) == ExitCode.DONE
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "out" / "people" / "0002-7.json").read_bytes()
    assert b"<!doctype html>" in (tmp_path / "out" / "people" / "0002-7.html").read_bytes()[:20].lower()
    named = [one["event"] for one in events if one["event"] not in {"remark", "host"}]
    assert named == ["begin", "start", "done", "end"]
    assert [one for one in events if one["event"] != "host" and "keravel" in str(one).lower()] == []


class Ending(Logged):
    """The demo world, in which something happens at a question."""

    def __init__(self, log: Path, *, at: int) -> None:
        super().__init__(log, 0.0)
        log.touch()
        self._left = at

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self._left -= 1
        if self._left == 0:
            signal.raise_signal(signal.SIGINT)
        return await super().handle_async_request(request)


def counted(log: Path, monkeypatch: pytest.MonkeyPatch, *, at: int = 0) -> None:
    world = Ending(log, at=at)
    monkeypatch.setattr(footprint_world, "transport", lambda: world)


def test_ctrl_c_ends_with_130_and_the_same_command_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    logs = [tmp_path / f"{one}.log" for one in range(2)]
    counted(logs[0], monkeypatch, at=100)

    assert batch(listed(PERSON)) == ExitCode.INTERRUPTED
    assert "interrupted: the same command goes on from here" in capsys.readouterr().out

    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    counted(logs[1], monkeypatch)
    assert batch("list.csv") == ExitCode.DONE
    first, second = (one.read_text("utf-8").splitlines() for one in logs)
    assert len(first) >= 100
    assert len(set(first) & set(second)) < len(first) / 2  # what accounts said of their holders is not on disk
    assert not (tmp_path / "out" / "underway").exists()


def test_nobody_is_done_whose_recording_was_asked_for_and_could_not_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    written = 0

    def filling(self: PartFile, data: bytes, append: Callable[[PartFile, bytes], None] = PartFile.append) -> None:
        nonlocal written
        written += 1
        if written > 100:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        append(self, data)

    monkeypatch.setattr(PartFile, "append", filling)

    assert batch(listed(PERSON), "--recordings") == ExitCode.USAGE
    assert "the recording stopped (No space left on device)" in capsys.readouterr().err.splitlines()[-1]
    assert list((tmp_path / "out" / "people").iterdir()) == []


def test_a_journal_that_finds_no_room_is_said_where_it_can_t_be_begun_and_goes_unnoticed_where_it_stops(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    listed(PERSON)
    with monkeypatch.context() as patch:
        patch.setattr(AppendedFile, "__init__", full)
        assert batch("list.csv", "--quiet") == ExitCode.USAGE
    assert "common.1.journal: the disk is full" in capsys.readouterr().err

    monkeypatch.setattr(AppendedFile, "append", full)
    assert batch("list.csv", "--quiet") == ExitCode.DONE
    assert not (tmp_path / "out" / "underway").exists()


def test_a_full_disk_is_one_line_and_the_same_command_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    logs = [tmp_path / f"{one}.log" for one in range(2)]
    listed(PERSON)
    with monkeypatch.context() as patch:
        replace = os.replace

        def full(source: str, target: Path) -> None:
            if str(target).endswith("0002-7.json"):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            replace(source, target)

        patch.setattr(os, "replace", full)
        counted(logs[0], patch)
        assert batch("list.csv", "--quiet") == ExitCode.USAGE
    told = [one for one in capsys.readouterr().err.splitlines() if "column" not in one]
    left = list((tmp_path / "out" / "people").iterdir())

    counted(logs[1], monkeypatch)
    assert batch("list.csv") == ExitCode.DONE
    assert told == ["footprint: out/people/0002-7.json: the disk is full; free some space or write elsewhere"]
    assert left == []
    first, second = (one.read_text("utf-8").splitlines() for one in logs)
    assert len(second) < len(first) / 2
