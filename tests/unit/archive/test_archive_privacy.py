"""Whom and what a recording must not tell of."""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

import pytest

from footprint.web import Credential, Exchange, Purpose, Reading, Request, Response
from footprint.web.archive import open_archive
from footprint.web.reduction import reduced, stripped
from recordings import MOMENT, begin, exchange, response

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "k3y/with+odd=chars&é"  # noqa: S105 (invented)


def _read(page: Response) -> Reading:
    return Reading({"marker": True}, {"bio": page.body.decode()})


@pytest.fixture
def stranger() -> tuple[Exchange, Response]:
    page = response(
        "https://pixelpost.example/tess",
        body=b"Hi, I am Tess Unrelated from Farville",
        headers=(("server", "nginx"), ("x-owner", "Tess Unrelated"), ("content-type", "text/html")),
    )
    moved = replace(page, url="https://pixelpost.example/u/tess-unrelated", hops=(page.url,))
    return replace(exchange(page), outcome=reduced(moved, _read)), moved


def _plain(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())


def test_nothing_of_a_stranger_is_in_the_file(path: Path, stranger: tuple[Exchange, Response]) -> None:
    with begin(path) as recorder:
        recorder.exchange(*stranger)

    written = _plain(path)

    assert b"marker" in written
    assert b"nginx" in written
    assert not [word for word in (b"Unrelated", b"tess-unrelated", b"Farville", b"bio", b"x-owner") if word in written]


def test_nothing_of_a_stranger_is_in_the_file_even_if_the_response_was_not_cut(
    path: Path, stranger: tuple[Exchange, Response]
) -> None:
    live, whole = stranger
    with begin(path) as recorder:
        recorder.exchange(replace(live, outcome=replace(whole, reading=_read(whole))), whole)

    assert b"nrelated" not in _plain(path)


def test_nothing_of_a_stranger_is_on_the_disk_while_it_is_held(path: Path, stranger: tuple[Exchange, Response]) -> None:
    recorder = begin(path)
    recorder.exchange(*stranger)

    written = _plain(path.with_name("x.warc.gz.part"))

    assert b"marker" in written
    assert b"nrelated" not in written
    recorder.close()


def test_a_stranger_stays_out_when_the_run_is_interrupted(path: Path, stranger: tuple[Exchange, Response]) -> None:
    with suppress(KeyboardInterrupt), begin(path) as recorder:
        recorder.exchange(*stranger)
        raise KeyboardInterrupt

    assert b"nrelated" not in _plain(path)
    assert open_archive(path).complete


@pytest.mark.parametrize("first", [True, False], ids=["kept before it is told of", "kept afterwards"])
async def test_what_is_the_candidates_is_written_whole(
    path: Path, stranger: tuple[Exchange, Response], *, first: bool
) -> None:
    live, whole = stranger
    with begin(path) as recorder:
        if first:
            recorder.keep([live.key])
        recorder.exchange(live, whole)
        recorder.keep([live.key])

    web = open_archive(path).web()

    assert (await web.get(live.request)).outcome == whole
    assert (await web.get(live.request, reader=_read)) == live


async def test_what_no_longer_fits_in_memory_replays_from_its_reading(
    path: Path, stranger: tuple[Exchange, Response]
) -> None:
    live, whole = stranger
    with begin(path, held_bytes=len(zlib.compress(whole.body)) - 1) as recorder:
        recorder.exchange(live, whole)
        recorder.keep([live.key])

    assert await open_archive(path).web().get(live.request, reader=_read) == live


async def test_memory_is_free_again_once_an_exchange_is_kept(path: Path) -> None:
    body = bytes(range(200))
    pages = [response(f"https://pixelpost.example/{name}", body=body) for name in ("one", "two")]
    with begin(path, held_bytes=len(body) + 50) as recorder:
        for one in pages:
            recorder.exchange(exchange(reduced(one, lambda _: Reading(1))), one)
            recorder.keep([Request(one.url).key])

    web = open_archive(path).web()

    assert [(await web.get(Request(one.url))).outcome for one in pages] == pages


async def test_a_page_asked_without_a_reader_is_written_whole_though_it_was_held(
    path: Path, stranger: tuple[Exchange, Response]
) -> None:
    live, whole = stranger
    with begin(path) as recorder:
        recorder.exchange(live, whole)
        recorder.exchange(replace(live, outcome=whole), None)
        recorder.exchange(live, whole)

    assert (await open_archive(path).web().get(live.request)).outcome == whole


@pytest.mark.parametrize("elsewhere", ["https://tess-unrelated.example/", "https://tess-unrelated.pixelpost.example/x"])
def test_where_a_strangers_page_leads_is_not_in_the_file(
    path: Path, stranger: tuple[Exchange, Response], elsewhere: str
) -> None:
    live, whole = stranger
    moved = replace(whole, url=elsewhere, hops=(whole.hops[0], elsewhere + "y"))
    with begin(path) as recorder:
        recorder.exchange(replace(live, outcome=reduced(moved, _read)), moved)

    assert b"nrelated" not in _plain(path)


def test_cutting_a_response_twice_changes_nothing_more(stranger: tuple[Exchange, Response]) -> None:
    cut = stripped(stranger[1], Reading(1))

    assert stripped(cut, Reading(1)) == cut


@pytest.mark.parametrize(
    "echoed",
    [
        SECRET.encode(),
        quote(SECRET).encode(),
        quote(SECRET, safe="").encode(),
        quote_plus(SECRET).encode(),
        quote_plus(SECRET).replace("%2B", "%2b").replace("%2F", "%2f").replace("%3D", "%3d").encode(),
        json.dumps(SECRET)[1:-1].encode(),
        json.dumps(SECRET, ensure_ascii=False)[1:-1].replace("/", "\\/").encode(),
        SECRET.replace("&", "&amp;").encode(),
        base64.b64encode(SECRET.encode()),
        base64.urlsafe_b64encode(SECRET.encode()),
    ],
    ids=["plain", "url", "url-all", "form", "form-lower", "json", "json-slash", "html", "base64", "base64-url"],
)
async def test_a_secret_that_a_site_echoes_is_starred(path: Path, echoed: bytes) -> None:
    body = b"<p>" + echoed + b"</p>"
    with begin(path, secrets=(SECRET,)) as recorder:
        recorder.exchange(exchange(response(body=body, headers=(("x-echo", echoed.decode()),))), None)

    replayed = (await open_archive(path).web().get(Request("https://tess.example/"))).outcome

    assert echoed.rstrip(b"=") not in _plain(path)
    assert isinstance(replayed, Response)
    assert replayed.body.startswith(b"<p>*")
    assert len(replayed.body) == replayed.size


async def test_a_secret_in_an_address_is_starred_and_the_exchange_still_found(path: Path) -> None:
    live = exchange(response(f"https://tess.example/?key={quote(SECRET)}"))
    with begin(path, secrets=(SECRET,)) as recorder:
        recorder.exchange(live, None)

    replayed = await open_archive(path).web().get(live.request)

    assert quote(SECRET).encode() not in _plain(path)
    assert replayed.request == live.request
    assert isinstance(replayed.outcome, Response)


def test_a_secret_in_what_was_sent_is_starred(path: Path) -> None:
    asked = Request("https://find.example/", Purpose.API, "POST", body=b'{"key":"' + SECRET.encode() + b'"}')
    with begin(path, secrets=(SECRET,)) as recorder:
        recorder.exchange(Exchange(asked, MOMENT, response(asked.url)), None)

    written = _plain(path)

    assert written.count(b'{"key":"****') == 1
    assert written.count(b'\\"key\\":\\"****') == 1
    assert not [form for form in (SECRET.encode(), b"k3y", base64.b64encode(asked.body)) if form in written]


def test_cookies_and_credentials_are_not_written_even_if_they_arrive(path: Path) -> None:
    asked = Request(
        "https://tess.example/",
        Purpose.API,
        headers=(("authorization", "Bearer abc"), ("cookie", "id=1")),
        credentials=(Credential("x-token", "brave"),),
    )
    answer = Response(200, asked.url, (("set-cookie", "id=2"),), b"", "", 0)
    with begin(path) as recorder:
        recorder.exchange(Exchange(asked, MOMENT, answer), None)

    written = _plain(path)

    assert b"brave" in written
    assert not [word for word in (b"Bearer", b"id=1", b"id=2") if word in written]


@pytest.mark.parametrize("words", ["", "2026"])
def test_a_value_too_short_for_a_secret_leaves_the_recording_readable(path: Path, words: str) -> None:
    begin(path, secrets=(words,)).close()

    assert open_archive(path).complete
