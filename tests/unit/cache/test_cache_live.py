"""The cache and the archive in the hands of the live Web."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import httpx
import pytest
import respx

from footprint.clock import StillClock
from footprint.web import Credential, Exchange, Failure, FailureKind, Purpose, Reading, Request, Response
from footprint.web.archive import WarcRecorder, open_archive
from footprint.web.cache import DiskCache
from footprint.web.live import LiveWeb

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from footprint.web import Reader, Recorder, Web

NOON = datetime(2026, 8, 3, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=2)
KEY = "0123456789abcdef"

HOME = Request("https://tess.example/")
MOVED = Request("https://tess.example/old")
STRANGER = Request("https://pixelpost.example/tess", Purpose.API)
SEARCH = Request("https://find.example/?q=tess", Purpose.API, credentials=(Credential("x-key", "find"),))
ASKED: tuple[tuple[Request, Reader | None], ...] = (
    (HOME, None),
    (MOVED, None),
    (STRANGER, lambda page: Reading(page.status, page.text())),
    (SEARCH, None),
    (Request("https://quiet.example/"), None),
    (Request("https://busy.example/", Purpose.API), None),
    (Request("ftp://tess.example/"), None),
    (Request("https://tess.example/secret"), None),
)


@pytest.fixture
def router() -> respx.MockRouter:
    fresh = {"cache-control": "max-age=86400", "content-type": "text/html"}
    router = respx.MockRouter(assert_all_called=False)
    router.get(HOME.url, name="home").respond(200, headers=fresh, content=b"<h1>Tess</h1>")
    router.get(MOVED.url).respond(301, headers={"location": "/"})
    router.get("https://tess.example/robots.txt").respond(200, text="User-agent: *\nDisallow: /secret")
    router.get(STRANGER.url).respond(200, text="somebody else", headers={"etag": '"1"', "x-name": "Somebody"})
    router.get(SEARCH.url).mock(side_effect=_echo)
    router.get("https://quiet.example/").mock(side_effect=httpx.ReadTimeout("quiet"))
    router.get("https://busy.example/").mock(side_effect=[_busy(), httpx.Response(200, text="now")])
    router.route().respond(404)
    return router


def _busy() -> httpx.Response:
    return httpx.Response(429, headers={"retry-after": "1"})


def _echo(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, text=f"your key is {request.headers['x-key']}")


def _live(
    router: respx.MockRouter,
    *,
    moment: datetime = NOON,
    cache: DiskCache | None = None,
    recorder: Recorder | None = None,
) -> LiveWeb:
    return LiveWeb(
        httpx.MockTransport(router.async_handler),
        clock=StillClock(moment),
        agent="footprint/0.1",
        secrets={"find": KEY},
        cache=cache,
        recorder=recorder,
    )


async def _ask(web: Web, asked: Iterable[tuple[Request, Reader | None]]) -> list[Exchange]:
    return [await web.get(request, reader=reader) for request, reader in asked]


def _run(web: LiveWeb, asked: Iterable[tuple[Request, Reader | None]]) -> list[Exchange]:
    async def run() -> list[Exchange]:
        async with web:
            seen = await _ask(web, asked)
            web.keep(one for one in seen if one.request == STRANGER)
            return seen

    return asyncio.run(run())


def test_a_recorded_run_replays_equal(tmp_path: Path, router: respx.MockRouter) -> None:
    with _recorder(tmp_path / "x.warc.gz") as recorder:
        live = _run(_live(router, recorder=recorder), ASKED)
    web = open_archive(tmp_path / "x.warc.gz").web()

    replayed = asyncio.run(_ask(web, ASKED))

    kinds = [one.outcome.kind if isinstance(one.outcome, Failure) else one.outcome.status for one in live]
    assert kinds == [200, 200, 200, 200, FailureKind.TIMEOUT, 200, FailureKind.BAD_URL, FailureKind.ROBOTS]
    assert [one for one in replayed if one.request != SEARCH] == [one for one in live if one.request != SEARCH]


def test_a_key_that_a_site_sends_back_is_in_no_file(tmp_path: Path, router: respx.MockRouter) -> None:
    path = tmp_path / "x.warc.gz"
    with _recorder(path) as recorder:
        _run(_live(router, recorder=recorder, cache=_cache(tmp_path / "cache")), ASKED)
    files = [file.read_bytes() for file in (tmp_path / "cache").iterdir()]

    assert KEY.encode() not in gzip.decompress(path.read_bytes())
    assert not [file for file in files if KEY.encode() in zlib.decompress(file)]


def test_a_second_run_uses_what_the_first_kept_and_says_how_old_it_is(tmp_path: Path, router: respx.MockRouter) -> None:
    asked = [(HOME, None), (MOVED, None)]
    _run(_live(router, cache=_cache(tmp_path)), asked)
    home, moved = _run(_live(router, moment=LATER, cache=_cache(tmp_path, LATER)), asked)

    assert router["home"].call_count == 1
    assert (home.time, moved.time) == (NOON, NOON)
    assert isinstance(moved.outcome, Response)
    assert moved.outcome.hops == (MOVED.url,)


def test_a_run_that_was_answered_by_the_cache_replays_equal(tmp_path: Path, router: respx.MockRouter) -> None:
    _run(_live(router, cache=_cache(tmp_path)), [(HOME, None)])
    with _recorder(tmp_path / "x.warc.gz") as recorder:
        web = _live(router, moment=LATER, cache=_cache(tmp_path, LATER), recorder=recorder)
        live = _run(web, [(HOME, None)])

    replayed = asyncio.run(_ask(open_archive(tmp_path / "x.warc.gz").web(), [(HOME, None)]))

    assert replayed == live
    assert live[0].time == NOON


def test_a_page_about_a_stranger_is_not_kept(tmp_path: Path, router: respx.MockRouter) -> None:
    page = replace(STRANGER, purpose=Purpose.PAGE)
    _run(_live(router, cache=_cache(tmp_path)), [(page, lambda seen: Reading(seen.status))])

    assert not (tmp_path / f"{page.key}.page").exists()


def _cache(folder: Path, moment: datetime = NOON) -> DiskCache:
    return DiskCache(folder, clock=StillClock(moment))


def _recorder(path: Path) -> WarcRecorder:
    return WarcRecorder(path, {}, software="test", moment=NOON, secrets=(KEY,))
