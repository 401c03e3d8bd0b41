"""What is noted of runs that are under way: only what may be used again, and all of it that reached the disk."""

from __future__ import annotations

import errno
import hashlib
import stat
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from footprint.web import Credential, Exchange, Failure, FailureKind, Lookup, Purpose, Reading, Request, Response
from footprint.web.archive import EarlierAttempts, JournalRecorder
from footprint.web.archive.entry import end_json
from footprint.web.archive.journal import open_journal
from footprint.web.archive.part import AppendedFile
from recordings import MOMENT, exchange, response

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "k3y/with+odd=chars"  # noqa: S105 (invented)
PAGES = tuple(response(f"https://tess.example/{n}", body=b"page {%d}\n" % n) for n in range(4))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "0001-a.1.journal"


def noted(path: Path, *exchanges: Exchange, secrets: tuple[str, ...] = ()) -> bytes:
    with JournalRecorder(path, secrets=secrets) as recorder:
        for one in exchanges:
            recorder.exchange(one, None)
    return path.read_bytes()


def known(path: Path) -> list[Response]:
    before = EarlierAttempts([path])
    return [page for page in PAGES if before.exchange(Request(page.url)) is not None]


def line(block: bytes) -> bytes:
    return b"%08x %b\n" % (zlib.crc32(block), block)


def test_what_is_noted_is_on_the_disk_at_once_for_its_owner_alone(path: Path) -> None:
    with JournalRecorder(path) as recorder:
        recorder.exchange(exchange(PAGES[0]), None)

        assert known(path) == [PAGES[0]]
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_of_a_stranger_a_journal_has_what_a_rule_looked_at_and_of_what_a_page_says_of_its_holder_nothing(
    path: Path,
) -> None:
    page = response("https://pixelpost.example/tess", headers=(("x-owner", "Tess Unrelated"),))
    moved = replace(page, url="https://pixelpost.example/u/unrelated", hops=(page.url,))
    nobody, somebody = (
        replace(moved, reading=one) for one in (Reading("marker"), Reading("signs", {"bio": "Farville"}))
    )
    lead = Exchange(Request(PAGES[1].url, Purpose.LEAD), MOMENT, PAGES[1])
    with JournalRecorder(path) as recorder:
        recorder.exchange(replace(exchange(page), outcome=nobody), page)
        for one in (
            replace(exchange(PAGES[0]), outcome=somebody),
            lead,
            replace(lead, outcome=Failure(FailureKind.DNS)),
        ):
            recorder.exchange(one, page)
            recorder.keep([one.key])
            recorder.keep_part(one)

    written = path.read_bytes()

    assert written.count(b"\n") == 1
    assert b"marker" in written
    assert b"nrelated" not in written


def test_an_answer_with_a_secret_in_it_is_not_noted_wherever_it_stands(path: Path) -> None:
    echoes = (
        response(PAGES[0].url, body=SECRET.replace("+", "%2B").encode()),
        response(PAGES[1].url, headers=(("x-echo", SECRET),)),
        replace(PAGES[2], body=b"", reading=Reading([SECRET])),
    )

    noted(path, *map(exchange, echoes), exchange(PAGES[3]), secrets=(SECRET,))

    assert b"k3y" not in path.read_bytes()
    assert known(path) == [PAGES[3]]


def test_cookies_and_what_was_sent_are_not_noted(path: Path) -> None:
    asked = Request(PAGES[0].url, Purpose.API, "POST", (("cookie", "id=1"),), b"words", (Credential("x", "brave"),))
    written = noted(path, Exchange(asked, MOMENT, replace(PAGES[0], headers=(("set-cookie", "id=2"),))))

    assert b"page {0}" in written
    assert not [word for word in (b"id=1", b"id=2", b"words", b"brave") if word in written]


def test_of_two_answers_to_a_question_the_whole_one_counts_in_either_order(path: Path) -> None:
    read = replace(PAGES[0], body=b"", reading=Reading(1))
    for at, two in enumerate(([PAGES[0], read], [read, PAGES[0]])):
        own = path.with_name(f"{at}.journal")
        noted(own, *(replace(exchange(PAGES[0]), outcome=one) for one in two))
        found = EarlierAttempts([own]).exchange(Request(PAGES[0].url))

        assert found is not None
        assert found.outcome == PAGES[0]


def test_wherever_a_journal_is_cut_or_damaged_what_comes_before_is_known(path: Path) -> None:
    lengths = [len(noted(path.with_name(f"{n}.journal"), *map(exchange, PAGES[:n]))) for n in range(5)]
    data = noted(path, *map(exchange, PAGES))
    for at in range(len(data)):
        whole = sum(one <= at for one in lengths) - 1
        path.write_bytes(data[:at])
        cut = known(path)
        path.write_bytes(data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :])

        assert cut == known(path) == list(PAGES[:whole]), at


def test_a_journal_that_nobody_of_us_wrote_is_bounded_and_knows_nothing(path: Path) -> None:
    good = noted(path, exchange(PAGES[0]))[9:].partition(b"\n")[0]
    size = b'"size": %d' % PAGES[0].size
    blocks = (b"[" * 100_000, b"1", b"{}", end_json(), *(good.replace(size, b'"size": %d' % n) for n in (-1, 10**18)))
    for block in blocks:
        path.write_bytes(line(block) + PAGES[0].body + line(good) + PAGES[0].body)

        assert known(path) == []


def test_a_full_disk_ends_the_journal_and_leaves_what_it_has(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with JournalRecorder(path) as recorder:
        recorder.exchange(exchange(PAGES[0]), None)
        with monkeypatch.context() as patch:
            patch.setattr(AppendedFile, "append", full)
            recorder.exchange(exchange(PAGES[1]), None)
        recorder.lookup(Lookup("tess.example", "TXT", MOMENT, ()))

    assert recorder.failed is not None
    assert known(path) == [PAGES[0]]
    assert open_journal(path).lookup("tess.example", "TXT") is None


def test_what_is_told_after_the_end_is_left_out(path: Path) -> None:
    with JournalRecorder(path) as recorder:
        recorder.exchange(exchange(PAGES[0]), None)
    recorder.exchange(exchange(PAGES[1]), None)

    assert known(path) == [PAGES[0]]
    assert recorder.failed is None


def test_a_body_of_any_bytes_comes_back(path: Path) -> None:
    body = bytes(range(256)) + b"\n" + line(b"{}")
    page = Response(200, PAGES[0].url, (), body, hashlib.sha256(body).hexdigest(), len(body))
    noted(path, exchange(page), exchange(PAGES[1]))
    found = EarlierAttempts([path]).exchange(Request(page.url))

    assert found is not None
    assert found.outcome == page
    assert PAGES[1] in known(path)
