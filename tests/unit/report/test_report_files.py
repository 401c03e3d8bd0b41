"""Writing a result: private, whole, or not at all."""

from __future__ import annotations

import errno
import os
import platform
import stat
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

import pytest

from footprint.errors import OutputError
from footprint.report import Beside, Format, Target, beside, target_of, write_file
from footprint.report.pdf import find_browser


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("camilleroy.json", Format.JSON),
        ("camilleroy.html", Format.HTML),
        ("camilleroy.htm", Format.HTML),
        ("camilleroy.MD", Format.MD),
        ("camilleroy.txt", Format.TERMINAL),
        ("camilleroy.pdf", Format.HTML),
    ],
)
def test_a_suffix_chooses_the_format(name: str, form: Format) -> None:
    assert target_of(Path(name)).form is form


@pytest.mark.parametrize("name", ["report.docx", "report.json.gz"])
def test_an_unknown_suffix_is_refused_with_those_that_are_known(name: str) -> None:
    with pytest.raises(OutputError, match=r"\.json, \.html, \.htm, \.pdf, \.md, \.txt"):
        target_of(Path(name))


def test_a_file_without_an_ending_is_refused_with_some_that_are_known() -> None:
    with pytest.raises(OutputError, match=r"^report has no ending; use one of \.json, \.html"):
        target_of(Path("report"))


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("camille.fr.html", Target(Path("camille.fr.html"), Format.HTML, "fr")),
        ("camille.EN.pdf", Target(Path("camille.EN.pdf"), Format.HTML, "en", is_pdf=True)),
        ("camille.roy.md", Target(Path("camille.roy.md"), Format.MD)),
        ("fr.html", Target(Path("fr.html"), Format.HTML)),
    ],
)
def test_a_language_before_the_ending_is_that_of_the_file(name: str, wanted: Target) -> None:
    assert target_of(Path(name)) == wanted


@pytest.mark.parametrize(
    ("name", "others", "wanted"),
    [
        ("c.fr.html", ["c.en.html"], Beside("en", "c.en.html")),
        ("c.html", ["c.fr.html"], Beside("fr", "c.fr.html")),
        ("c &.fr.html", ["c &.html"], Beside("en", "c%20%26.html")),
        ("a/c.fr.html", ["a/../a/c.en.html"], Beside("en", "c.en.html")),
        ("c.en.html", ["c.html", "d.fr.html", "a/c.fr.html", "c.fr.md", "c.fr.pdf"], None),
        ("c.fr.pdf", ["c.en.html"], None),
    ],
    ids=["both named", "the usual one", "quoted", "one folder", "none", "paper"],
)
def test_a_page_knows_the_one_beside_it_in_the_other_language(
    name: str, others: list[str], wanted: Beside | None
) -> None:
    one = target_of(Path(name))

    assert beside(one, [one, *(target_of(Path(other)) for other in others)], "en") == wanted


@pytest.mark.parametrize(
    ("system", "place"),
    [
        ("Darwin", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        ("Windows", r"C:\Program Files (x86)/Microsoft\Edge\Application\msedge.exe"),
    ],
)
def test_a_browser_is_found_where_the_system_has_it(monkeypatch: pytest.MonkeyPatch, system: str, place: str) -> None:
    def is_there(path: Path) -> bool:
        return str(path) == place

    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(Path, "is_file", is_there)

    assert find_browser() == Path(place)


def test_choosing_a_format_loads_none_of_them() -> None:
    heavy = {"babel", "jinja2", "pydantic", "rich"}
    code = f"import sys, footprint.report; print({heavy!r} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)

    assert done.stdout.strip() == "set()"


def test_a_report_is_readable_by_its_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_file(tmp_path / "a.json", "café")
    finally:
        os.umask(before)

    assert (tmp_path / "a.json").read_text("utf-8") == "café"
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o600


def test_an_older_report_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_text("old")
    target.chmod(0o644)

    write_file(target, "new")

    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [target]


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_file(Path("/dev/null"), "nothing")

    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("missing/a.json", "does not exist; create it first", id="missing-folder"),
        pytest.param("file/a.json", "does not exist; create it first", id="folder-is-a-file"),
        pytest.param("folder", "this is a folder; add the name of a file", id="target-is-a-folder"),
        pytest.param("a" * 300 + ".json", "could not be written", id="name-too-long"),
    ],
)
def test_a_place_that_takes_no_file_is_named_with_what_to_try(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()

    with pytest.raises(OutputError, match=said):
        write_file(tmp_path / name, "text")

    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EACCES, "can't be written to; choose another"),
        (errno.EROFS, "can't be written to; choose another"),
        (errno.EIO, "Input/output error"),
    ],
    ids=lambda value: errno.errorcode[value] if isinstance(value, int) else "",
)
def test_a_refusal_of_the_system_is_put_into_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: int, said: str
) -> None:
    def refuse(**_: object) -> NoReturn:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(tempfile, "mkstemp", refuse)

    with pytest.raises(OutputError, match=said) as caught:
        write_file(tmp_path / "a.json", "text")

    assert "\n" not in str(caught.value)


def test_a_disk_that_fills_up_half_way_leaves_the_old_report(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_text("old")

    def full(descriptor: int, mode: str) -> object:
        os.close(descriptor)
        return open("/dev/full", mode)  # noqa: PTH123 (the writer closes what it was given)

    monkeypatch.setattr(os, "fdopen", full)

    with pytest.raises(OutputError, match="the disk is full"):
        write_file(target, "new" * 10_000)

    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]
