"""The file as other programs, and other people on the machine, see it."""

from __future__ import annotations

import gzip
import io
import json
import stat
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from footprint.errors import OutputError
from footprint.web import Exchange, Failure, FailureKind, Lookup, Purpose, Request
from footprint.web.archive import open_archive
from footprint.web.archive.warc import Record, member
from recordings import MOMENT, begin, exchange, response

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from footprint.web.archive import WarcRecorder

_ITERATOR: Any = import_module("warcio.archiveiterator").ArchiveIterator  # warcio has no types
_HEADS: Any = import_module("warcio.statusandheaders").StatusAndHeaders  # see above
_WRITER: Any = import_module("warcio.warcwriter").WARCWriter  # see above
_NAMED = (
    ("WARC-Record-ID", "<urn:uuid:1>"),
    ("WARC-Date", "2026-01-01T00:00:00Z"),
    ("WARC-Target-URI", "https://tess.example/é"),
)

ZIPPED = (("content-type", "text/html"), ("content-encoding", "gzip"), ("content-length", "7"))


def _tell(recorder: WarcRecorder) -> None:
    search = Request("https://find.example/q", Purpose.API, "POST", (("accept", "application/json"),), b'{"q":"tess"}')
    recorder.exchange(exchange(response("https://tess.example/?a=1&b=é", headers=ZIPPED)), None)
    recorder.exchange(Exchange(search, MOMENT, response(search.url)), None)
    recorder.exchange(exchange(replace(response("https://tess.example/b"), status=999)), None)
    recorder.exchange(Exchange(Request("https://quiet.example/"), MOMENT, Failure(FailureKind.TIMEOUT)), None)
    recorder.lookup(Lookup("tess.example", "TXT", MOMENT, ("v=1",)))


@pytest.fixture
def recorded(path: Path) -> Path:
    with begin(path) as recorder:
        _tell(recorder)
    return path


def _records(path: Path) -> Iterator[Any]:
    with path.open("rb") as stream:
        for record in (iterator := _ITERATOR(stream, check_digests="raise")):
            record.body = record.content_stream().read()
            yield record
        assert iterator.err_count == 0


def test_another_reader_finds_every_digest_right(recorded: Path) -> None:
    kinds = [record.rec_type for record in _records(recorded)]

    assert kinds == ["warcinfo", *["response", "request", "metadata"] * 3, *["metadata"] * 3]


@pytest.mark.parametrize(
    "record",
    [
        Record("warcinfo", (("WARC-Type", "warcinfo"), *_NAMED), "application/warc-fields", b"software: x\r\n"),
        Record("metadata", (("WARC-Type", "metadata"), *_NAMED), "application/json", b"{}"),
        Record(
            "response",
            (("WARC-Type", "response"), *_NAMED),
            "application/http; msgtype=response",
            b"a\r\n\r\nb",
            ("200 OK", (("a", "b"), ("a", ""))),
        ),
        Record(
            "request",
            (("WARC-Type", "request"), *_NAMED),
            "application/http; msgtype=request",
            b"",
            ("GET /x HTTP/1.1", (("Host", "tess.example"),)),
        ),
    ],
    ids=lambda one: one.type,
)
def test_a_record_is_written_as_another_writer_writes_it(record: Record) -> None:
    http = None
    if record.head is not None:
        line, fields = record.head
        http = _HEADS(line, list(fields), is_http_request=record.type == "request", protocol="HTTP/1.1")
    writer = _WRITER(plain := io.BytesIO(), gzip=False, warc_version="1.1")
    made = writer.create_warc_record(
        "",
        record.type,
        payload=io.BytesIO(record.block),
        length=len(record.block),
        warc_content_type=record.content_type,
        warc_headers_dict=dict(record.headers),
        http_headers=http,
    )
    writer.write_record(made)

    assert gzip.decompress(member(record)) == plain.getvalue()


def test_another_reader_finds_each_record_as_the_standard_asks(recorded: Path) -> None:
    records = list(_records(recorded))

    ids = [record.rec_headers["WARC-Record-ID"] for record in records]
    assert len(set(ids)) == len(ids)
    assert {record.rec_headers.protocol for record in records} == {"WARC/1.1"}
    assert {record.rec_headers["WARC-Date"] for record in records} == {"2026-08-03T09:30:00Z"}
    assert all(record.rec_headers["WARC-Target-URI"] for record in records[1:])


def test_another_reader_gets_the_decompressed_body(recorded: Path) -> None:
    answer = next(record for record in _records(recorded) if record.rec_type == "response")

    assert answer.body == b"<h1>Tess</h1>"
    assert answer.rec_headers["WARC-Target-URI"] == "https://tess.example/?a=1&b=%C3%A9"
    assert answer.http_headers.get_statuscode() == "200"
    assert answer.http_headers["Content-Length"] == "13"
    assert answer.http_headers["X-Archive-Orig-content-encoding"] == "gzip"


def test_another_reader_gets_the_question_and_its_body(recorded: Path) -> None:
    asked = [record for record in _records(recorded) if record.rec_type == "request"]

    assert [record.http_headers.protocol for record in asked] == ["GET", "POST", "GET"]
    assert asked[0].http_headers["Host"] == "tess.example"
    assert asked[1].http_headers["accept"] == "application/json"
    assert asked[1].body == b'{"q":"tess"}'


def test_the_conditions_can_be_read_without_the_program(recorded: Path) -> None:
    first = next(_records(recorded))
    fields = dict(line.split(": ", 1) for line in first.body.decode().splitlines())

    assert json.loads(fields["footprint-run"]) == {"subject": "@tess", "seed": 7}
    assert fields["software"] == "footprint 0.1"


def test_a_header_cannot_add_a_line(path: Path) -> None:
    with begin(path) as recorder:
        recorder.exchange(exchange(response(headers=(("x\r\ny", "a\r\nset-cookie: b"),))), None)

    answer = next(record for record in _records(path) if record.rec_type == "response")

    assert [name for name, _ in answer.http_headers.headers] == ["x%0D%0Ay", "Content-Length"]


def test_the_same_run_gives_the_same_bytes(recorded: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.warc.gz"
    with begin(again) as recorder:
        _tell(recorder)

    assert again.read_bytes() == recorded.read_bytes()


def test_an_exchange_told_twice_is_written_once(path: Path, recorded: Path, tmp_path: Path) -> None:
    twice = tmp_path / "twice.warc.gz"
    with begin(twice) as recorder:
        _tell(recorder)
        _tell(recorder)

    assert twice.read_bytes() == recorded.read_bytes()


def test_only_the_owner_may_read_it_from_the_first_byte(path: Path) -> None:
    part = path.with_name("x.warc.gz.part")
    with begin(path):
        early = stat.S_IMODE(part.stat().st_mode)

    assert early == stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_older_recording_stays_until_the_new_one_is_complete(recorded: Path) -> None:
    before = recorded.read_bytes()
    recorder = begin(recorded)
    during = recorded.read_bytes()
    recorder.close()

    assert during == before
    assert recorded.read_bytes() != before
    assert not recorded.with_name("x.warc.gz.part").exists()


def test_what_a_killed_run_left_makes_way(path: Path) -> None:
    path.with_name("x.warc.gz.part").write_bytes(b"left")
    begin(path).close()

    assert open_archive(path).complete


def test_closing_twice_is_closing_once(path: Path) -> None:
    recorder = begin(path)
    recorder.close()
    path.unlink()
    recorder.close()

    assert recorder.failed is None


def test_what_is_told_after_the_end_is_left_out(path: Path) -> None:
    recorder = begin(path)
    recorder.close()
    before = path.read_bytes()
    _tell(recorder)

    assert path.read_bytes() == before
    assert recorder.failed is None


def test_a_folder_that_is_missing_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"no/x: a recording can't be written there \(No such file or directory\)"):
        begin(tmp_path / "no" / "x")


def test_a_device_or_folder_is_never_replaced(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="not a regular file"):
        begin(tmp_path)
