"""The program as people start it, on the demo world."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from footprint.cli import ExitCode, main

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "$ footprint audit @camilleroy --name 'Camille Roy' --url https://camilleroy.example --demo"

pytestmark = pytest.mark.timeout(60)


def footprint(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Start the program with no settings but these; no proxy is there to lead it out."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("FOOTPRINT", "COV", "LC_", "LANG"))
    }
    unplugged = {"HTTPS_PROXY": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9", "NO_PROXY": ""}
    places = {"XDG_CONFIG_HOME": str(folder / "config"), "XDG_CACHE_HOME": str(folder / "cache")}
    return subprocess.run(
        [sys.executable, "-m", "footprint", *arguments],
        cwd=folder,
        env={**kept, **unplugged, **places, "LANG": "C.UTF-8", **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=50,
    )


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In this process, in an empty folder, with no settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")


def test_the_demo_begins_with_the_command_that_it_stands_for_and_leaves_nothing_behind(tmp_path: Path) -> None:
    done = footprint(tmp_path, "audit", "@camilleroy", "--demo")

    assert (done.returncode, done.stderr) == (ExitCode.DONE, "")
    assert done.stdout.splitlines()[0] == FIRST
    assert list(tmp_path.iterdir()) == [], "a demo leaves nothing behind"


def test_the_command_it_stands_for_gives_the_same_report(tmp_path: Path) -> None:
    short = footprint(tmp_path, "audit", "@camilleroy", "--demo", "--format", "json")
    whole = footprint(
        tmp_path, "audit", "@camilleroy", "--name", "Camille Roy", "--url", "https://camilleroy.example", "--demo",
        "--format", "json",
    )  # fmt: skip

    assert (short.stdout, short.stderr) == (whole.stdout, FIRST + "\n")


def test_the_demo_is_the_same_in_every_language_and_place(tmp_path: Path) -> None:
    for language, hashes in (("en", "1"), ("fr", "2")):
        footprint(tmp_path, "audit", "@camilleroy", "--demo", "--lang", language, "-o", f"{language}.json",
                  PYTHONHASHSEED=hashes, TZ="Pacific/Kiritimati")  # fmt: skip

    assert (tmp_path / "en.json").read_bytes() == (tmp_path / "fr.json").read_bytes()


def test_a_recording_replays_to_the_same_bytes_and_can_be_scored_by_another_rubric(tmp_path: Path) -> None:
    footprint(tmp_path, "audit", "@idrismorvannec", "--demo", "--record", "i.warc.gz", "-o", "first.json")
    done = footprint(tmp_path, "replay", "i.warc.gz", "-o", "again.json")
    light = footprint(tmp_path, "replay", "i.warc.gz", "--rubric", "light", "--format", "json")

    assert (done.returncode, done.stderr) == (ExitCode.DONE, "")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "first.json").read_bytes()
    assert json.loads(light.stdout)["rubric"]["id"] == "light"


def test_what_is_written_is_for_its_owner_alone(tmp_path: Path) -> None:
    footprint(
        tmp_path,
        "audit",
        "@camilleroy",
        "--demo",
        "-o",
        "c.json",
        "-o",
        "c.html",
        "-o",
        "c.md",
        "--record",
        "c.warc.gz",
    )
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("c.*")}

    assert modes == dict.fromkeys(("c.json", "c.html", "c.md", "c.warc.gz"), 0o600)


@pytest.mark.parametrize(
    ("arguments", "variables", "code"),
    [
        (("audit", "@camilleroy", "--demo", "--min-coverage", "0.99"), {}, ExitCode.INCOMPLETE),
        (("audit", "@camilleroy", "--demo"), {"FOOTPRINT_REQUIRE_MANDATE": "true"}, ExitCode.REFUSED),
        (("policy", "lint", "rules.toml"), {}, ExitCode.POLICY),
    ],
)
def test_a_shell_is_told_how_it_ended(
    arguments: tuple[str, ...], variables: dict[str, str], code: ExitCode, tmp_path: Path
) -> None:
    (tmp_path / "rules.toml").write_text("nothing = true\n")

    assert footprint(tmp_path, *arguments, **variables).returncode == code


@pytest.mark.parametrize(
    ("arguments", "variables", "code"),
    [
        (("--min-coverage", "0.99"), {}, ExitCode.INCOMPLETE),
        ((), {"FOOTPRINT_REQUIRE_MANDATE": "true"}, ExitCode.REFUSED),
        (("--self",), {"FOOTPRINT_REQUIRE_MANDATE": "true"}, ExitCode.DONE),
        ((), {"FOOTPRINT_TIMEUOT": "3"}, ExitCode.USAGE),
        (("--timeout", "soon"), {}, ExitCode.USAGE),
    ],
)
@pytest.mark.usefixtures("alone")
def test_the_exit_code_says_how_it_ended(
    arguments: tuple[str, ...],
    variables: dict[str, str],
    code: ExitCode,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    ended = main(["audit", "@camilleroy", "--demo", *arguments])

    shown = capsys.readouterr()
    assert ended == code
    assert shown.err.count("\n") == (code is not ExitCode.DONE)
    assert bool(shown.out) == (code in {ExitCode.DONE, ExitCode.INCOMPLETE})


@pytest.mark.parametrize(
    "arguments",
    [
        ("--now", "soon"),
        ("--rubric", "absent"),
        ("--config", "absent.toml"),
        ("-o", "report.docx"),
        ("-o", "absent/report.json"),
        ("--record", "absent/c.warc.gz"),
    ],
)
@pytest.mark.usefixtures("alone")
def test_a_wrong_option_is_one_line(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["audit", "@camilleroy", "--demo", *arguments])

    said = capsys.readouterr()
    assert (code, said.out, said.err.count("\n")) == (ExitCode.USAGE, "", 1)


@pytest.mark.parametrize(
    "words", [("",), ("@a b",), ("file:///etc/passwd",), ("githb:camille",), (), ("--name", ""), ("--url", "camille")]
)
@pytest.mark.usefixtures("alone")
def test_bad_words_are_refused_before_anybody_is_asked(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["audit", *words, "--record", "c.warc.gz"])

    assert code == ExitCode.USAGE
    assert capsys.readouterr().err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_leaves_early_is_no_fault(tmp_path: Path) -> None:
    program = f"{sys.executable} -m footprint audit @camilleroy --demo --format html | head -c 10"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {program}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
    )

    assert (done.returncode, done.stdout) == (0, "<!DOCTYPE ")
    assert "Error" not in done.stderr


def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 (a device, not a file to read)
        done = subprocess.run(
            [sys.executable, "-m", "footprint", "audit", "@camilleroy", "--demo", "--lang", "en"],
            cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=50,
        )  # fmt: skip

    assert done.returncode == ExitCode.USAGE
    assert done.stderr == "footprint: the result can't be written (No space left on device); send it elsewhere\n"
