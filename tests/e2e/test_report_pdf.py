"""A report as PDF, printed by the real browser: what a reader and a screen reader find in it, and what is not asked."""

from __future__ import annotations

import io
import os
import socket
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from footprint.errors import OutputError
from footprint.locale import translator
from footprint.report import Format, pdf, render
from whole import demo_audit

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from footprint.profile import Profile

pytestmark = pytest.mark.browser

FRENCH = translator("fr")
SMALL = '<!DOCTYPE html><html><head><title>Une "page" \\ </style></title></head><body><h1>Un</h1></body></html>'


@pytest.fixture(scope="module")
def printed() -> list[bytes]:
    """Of the demo audit, printed once."""
    return []


@pytest.fixture
async def profile() -> Profile:
    return await demo_audit("camilleroy")


@pytest.fixture
def report(profile: Profile, printed: list[bytes]) -> PdfReader:
    if not printed:
        printed.append(pdf.pdf(render(profile, Format.HTML, FRENCH)))
    return PdfReader(io.BytesIO(printed[0]))


def test_the_pdf_says_what_it_is_and_in_which_language_and_has_its_structure(report: PdfReader) -> None:
    root: Any = report.trailer["/Root"]

    assert report.metadata is not None
    assert report.metadata.title == "ADN numérique · Camille Roy · 2026-11-22"
    assert root["/Lang"] == "fr"
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 (pypdf's own kind of truth)
    assert root["/StructTreeRoot"]["/K"]


def test_the_pdf_shows_every_dimension_and_its_pages_are_numbered_a4(report: PdfReader, profile: Profile) -> None:
    text = " ".join(" ".join(page.extract_text() for page in report.pages[:4]).split())
    first = report.pages[0].mediabox

    assert [one.id for one in profile.dimensions if FRENCH.say(one.title) not in text] == []
    assert len(profile.dimensions) == 9
    assert f"1 / {len(report.pages)}" in text
    assert (round(first.width / 72 * 25.4), round(first.height / 72 * 25.4)) == (210, 297)


def test_the_pdf_has_bookmarks_and_links_that_work(report: PdfReader) -> None:
    sections = report.outline[1]
    assert isinstance(sections, list)
    annotations: list[Any] = [one.get_object() for page in report.pages[:4] for one in page.get("/Annots", [])]
    outside = [one["/A"]["/URI"] for one in annotations if "/URI" in one.get("/A", {})]
    inside = {str(one["/Dest"]) for one in annotations if "/Dest" in one}

    assert {"Vue d’ensemble", "Comptes"} <= {one.title for one in sections if not isinstance(one, list)}  # noqa: RUF001 (French)
    assert "https://camilleroy.example/" in outside
    assert "/d-publication" in inside
    assert inside <= set(report.named_destinations)


def test_the_same_page_gives_the_same_bytes_without_a_date_or_a_machine() -> None:
    first = pdf.pdf(SMALL)

    assert first == pdf.pdf(SMALL)
    assert [one for one in (b"CreationDate", b"ModDate", b"Creator", b"Linux") if one in first] == []
    assert 'Une "page" \\ </style>' in PdfReader(io.BytesIO(first)).pages[0].extract_text()


@pytest.mark.parametrize("is_kept_from_it", [True, False], ids=["as it is", "without the flags"])
def test_while_printing_nobody_is_asked_whatever_the_page_wants(
    monkeypatch: pytest.MonkeyPatch, *, is_kept_from_it: bool
) -> None:
    if not is_kept_from_it:
        free = tuple(one for one in pdf._FLAGS if not one.startswith(("--proxy", "--host-resolver")))
        monkeypatch.setattr(pdf, "_FLAGS", free)
    with counted() as (port, calls):
        pdf.pdf(
            SMALL.replace("<h1>", f"<img src='http://127.0.0.1:{port}/a'><script src='//127.0.0.1:{port}/b'></script>")
        )

    assert (calls == []) is is_kept_from_it


@contextmanager
def counted() -> Generator[tuple[int, list[str]]]:
    """A door on loopback, and who knocked."""
    calls: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(30)

        def wait() -> None:
            while True:
                try:
                    caller, _ = door.accept()
                except OSError:
                    return
                calls.append("called")
                caller.close()

        threading.Thread(target=wait, daemon=True).start()
        yield door.getsockname()[1], calls
        door.shutdown(socket.SHUT_RDWR)


def test_a_browser_that_does_not_end_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pids = tmp_path / "pids"
    program = tmp_path / "browser"
    program.write_text(f"#!/bin/sh\nsleep 600 &\necho $$ $! > {pids}\nwait\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setattr(pdf, "_LIMIT", 0.5)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)

    with pytest.raises(OutputError, match="printed no PDF"):
        pdf.pdf(SMALL, program)

    assert [one for one in pids.read_text(encoding="utf-8").split() if is_running(int(one))] == []
    assert sorted(one.name for one in tmp_path.iterdir()) == ["browser", "pids"]


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat", encoding="utf-8") as file:  # noqa: PTH123 (one line of a system file)
        return file.read().rpartition(")")[2].split()[0] != "Z"
