"""Files that were cut, spoilt, made by others or made to harm, and disks that are full."""

from __future__ import annotations

import gzip
import json
import os
import resource
import signal
import subprocess
import sys
import zlib
from contextlib import contextmanager
from hashlib import shake_256
from itertools import pairwise
from operator import eq
from typing import TYPE_CHECKING

import pytest

from footprint.errors import ArchiveError
from footprint.web import Failure, FailureKind, Lookup, Request
from footprint.web.archive import open_archive, replay
from footprint.web.archive.warc import Record, member
from recordings import MOMENT, begin, exchange, replayed, response

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from footprint.web import Json

PAGES = tuple(response(f"https://tess.example/{n}", body=b"page %d" % n) for n in range(3))


@pytest.fixture
def recorded(path: Path) -> bytes:
    with begin(path) as recorder:
        for page in PAGES:
            recorder.exchange(exchange(page), None)
    return path.read_bytes()


async def test_what_was_never_asked_is_not_recorded(path: Path, recorded: bytes) -> None:
    web = open_archive(path).web()
    web.keep([])

    asked, looked_up = await web.get(Request("https://other.example/")), await web.lookup("Other.example.", "txt")

    assert isinstance(asked.outcome, Failure)
    assert asked.outcome.kind is FailureKind.NOT_RECORDED
    assert asked.time == MOMENT
    assert looked_up == Lookup("other.example", "TXT", MOMENT, asked.outcome)


STRIDE = 9
"""Bytes from one cut to the next: no record is so short that it is missed."""


def test_wherever_a_recording_is_cut_what_was_finished_replays(path: Path, recorded: bytes) -> None:
    begun = len(recorded[: recorded.index(b"\x1f\x8b\x08", 3)])
    seen: list[int] = []
    for cut in (*range(begun, len(recorded) - 1, STRIDE), len(recorded) - 1):
        path.write_bytes(recorded[:cut])
        archive = open_archive(path)
        seen.append(sum(map(eq, replayed(archive, PAGES), PAGES)))
        assert not archive.complete

    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0, len(PAGES))


def test_a_cut_before_the_first_record_ends_is_no_recording(path: Path, recorded: bytes) -> None:
    path.write_bytes(recorded[:40])

    with pytest.raises(ArchiveError, match="this is not a recording"):
        open_archive(path)


_KILLED = """
import sys, time
from pathlib import Path
from recordings import begin, exchange, response

recorder = begin(Path(sys.argv[1]))
for n in range(3):
    recorder.exchange(exchange(response(f"https://tess.example/{n}", body=b"page %d" % n)), None)
print("told", flush=True)
time.sleep(60)
"""


def test_a_killed_run_leaves_what_it_was_told(path: Path, pytestconfig: pytest.Config) -> None:
    tests = str(pytestconfig.rootpath / "tests")
    command = [sys.executable, "-c", _KILLED, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": tests}) as run:
        assert run.stdout is not None
        run.stdout.readline()
        run.send_signal(signal.SIGKILL)

    archive = open_archive(path.with_name("x.warc.gz.part"))

    assert replayed(archive, PAGES) == list(PAGES)
    assert not archive.complete
    assert not path.exists()


@pytest.mark.parametrize("share", [0.1, 0.4, 0.7, 0.95], ids="at {}".format)
def test_a_byte_that_changed_is_found(path: Path, recorded: bytes, share: float) -> None:
    spoilt = bytearray(recorded)
    spoilt[int(len(recorded) * share)] ^= 0x55
    path.write_bytes(spoilt)

    with pytest.raises(ArchiveError, match=r"x.warc.gz: (this is not a recording|the recording is damaged)"):
        open_archive(path)


def test_a_hole_in_the_middle_is_named_with_its_place(path: Path, recorded: bytes) -> None:
    second = recorded.index(b"\x1f\x8b\x08", 3)
    path.write_bytes(recorded[:second] + recorded[second + 30 :])

    with pytest.raises(ArchiveError, match=f"damaged or was changed, at byte {second}"):
        open_archive(path)


def _record(kind: str, block: bytes, *headers: tuple[str, str]) -> bytes:
    fields = (("WARC-Type", kind), ("WARC-Record-ID", "<urn:x>"), ("WARC-Date", "2026-08-03T09:30:00Z"), *headers)
    return member(Record(kind, fields, "application/json", block))


def _head(version: str = "1", run: str = "{}") -> bytes:
    fields = f"software: footprint 9\r\nfootprint-archive: {version}\r\nfootprint-run: {run}\r\n"
    return _record("warcinfo", fields.encode())


def _entry(**changes: Json) -> bytes:
    response: dict[str, Json] = {"status": 200, "url": "x", "headers": [], "sha256": "", "size": 0, "hops": []}
    response["reading"] = {"public": 1}
    entry: dict[str, Json] = {"kind": "exchange", "key": "k", "time": MOMENT.isoformat(), "earlier": []}
    entry["redacted"] = False
    entry["outcome"] = {name: changes.get(name, value) for name, value in response.items()}
    return _record("metadata", json.dumps({name: changes.get(name, entry[name]) for name in entry}).encode())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"", "this is not a recording", id="empty"),
        pytest.param(b"PK\x03\x04 something else", "this is not a recording", id="not gzip"),
        pytest.param(gzip.compress(b"hello\r\n\r\n"), "this is not a recording", id="not WARC"),
        pytest.param(gzip.compress(b""), "this is not a recording", id="nothing compressed"),
        pytest.param(_record("warcinfo", b"software: wget\r\n"), "another program made", id="another program's"),
        pytest.param(_record("metadata", b"{}"), "another program made", id="no warcinfo first"),
        pytest.param(_head("2"), "recorded by footprint 9, which is newer", id="newer"),
        pytest.param(_head("one"), "this is not a recording", id="version in words"),
        pytest.param(_head(run="{"), "this is not a recording", id="conditions cut"),
        pytest.param(_head() + _record("metadata", b"[" * 200_000), "damaged", id="too deep"),
        pytest.param(_head() + _record("metadata", b"{}"), "damaged", id="metadata of no kind"),
        pytest.param(_head() + _record("metadata", b"\xff"), "damaged", id="metadata not UTF-8"),
        pytest.param(_head() + _entry(time="2026-08-03"), "damaged", id="time without zone"),
        pytest.param(_head() + _entry(headers=[["a"]]), "damaged", id="header without value"),
        pytest.param(_head() + _entry(headers=None), "damaged", id="no headers"),
        pytest.param(_head() + _entry(hops=[1]), "damaged", id="hop that is a number"),
        pytest.param(_head() + _entry(reading=[]), "damaged", id="reading of no form"),
        pytest.param(_head() + _entry(size="1"), "damaged", id="size in words"),
        pytest.param(_head() + _entry(reading=None), "damaged", id="body missing"),
    ],
)
def test_what_is_no_recording_is_refused_in_one_line(path: Path, content: bytes, words: str) -> None:
    path.write_bytes(content)

    with pytest.raises(ArchiveError, match=words) as caught:
        open_archive(path)

    assert "\n" not in str(caught.value)


def test_a_body_that_was_changed_is_refused(path: Path, recorded: bytes) -> None:
    starts = [0, *(n for n in range(1, len(recorded)) if recorded.startswith(b"\x1f\x8b\x08\x00\x00", n)), None]
    parts = [recorded[here:there] for here, there in pairwise(starts)]
    parts[1] = gzip.compress(gzip.decompress(parts[1]).replace(b"page 0", b"page X"))
    path.write_bytes(b"".join(parts))

    with pytest.raises(ArchiveError, match="was changed"):
        open_archive(path)


def test_a_file_that_is_not_there_is_said(path: Path) -> None:
    with pytest.raises(ArchiveError, match="can't be read \\(No such file"):
        open_archive(path)


def test_a_bomb_is_refused_in_little_memory(path: Path) -> None:
    squeezed, zeros = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS + 16), bytes(1024 * 1024)
    bomb = b"".join(squeezed.compress(zeros) for _ in range(600)) + squeezed.flush()
    path.write_bytes(_head() + bomb)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(ArchiveError, match="damaged"):
        open_archive(path)

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024


def test_many_small_bombs_are_refused_too(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "ARCHIVE_BYTES", 1_000_000)
    path.write_bytes(_head() + _record("resource", bytes(300_000)) * 5)

    with pytest.raises(ArchiveError, match="damaged"):
        open_archive(path)


def test_a_body_larger_than_what_is_read_at_once_comes_back(path: Path) -> None:
    large = response(body=shake_256(b"seed").digest(300_000))
    with begin(path) as recorder:
        recorder.exchange(exchange(large), None)

    assert replayed(open_archive(path), [large]) == [large]


def test_records_that_others_added_are_passed_over(path: Path, recorded: bytes) -> None:
    path.write_bytes(recorded + _record("resource", b"a note"))

    assert replayed(open_archive(path), PAGES) == list(PAGES)


@contextmanager
def _no_room_past(size: int) -> Generator[None]:
    """Files of this process can't grow past a size, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_keeps_what_was_written_and_the_run_goes_on(path: Path) -> None:
    part, recorder = path.with_name("x.warc.gz.part"), begin(path)
    recorder.exchange(exchange(PAGES[0]), None)
    with _no_room_past(part.stat().st_size + 100):
        recorder.exchange(exchange(PAGES[1]), None)
    recorder.exchange(exchange(PAGES[2]), None)
    recorder.close()

    answers = replayed(open_archive(part), PAGES)

    assert str(recorder.failed) == (
        f"{path}: the recording stopped (File too large). What was recorded before is in {part}."
    )
    assert list(map(eq, answers, PAGES)) == [True, False, False]
    assert not path.exists()


def test_a_name_that_can_no_longer_be_given_is_said(path: Path) -> None:
    recorder = begin(path)
    path.mkdir()
    recorder.close()

    assert "Is a directory" in str(recorder.failed)
    assert open_archive(path.with_name("x.warc.gz.part")).complete
