"""What goes in comes out, whatever it was."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asking import asking
from footprint.web import (
    Credential,
    Exchange,
    Failure,
    FailureKind,
    Json,
    Lookup,
    Purpose,
    Reading,
    Request,
    Response,
)
from footprint.web.archive import Archive, WarcRecorder, open_archive
from footprint.web.archive.entry import without_secrets
from footprint.web.reduction import reduced

if TYPE_CHECKING:
    import httpx

MOMENT = datetime(2026, 8, 3, 9, 30, tzinfo=UTC)

_words = st.text(max_size=12)
_names = st.text("abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=12).filter(
    lambda name: without_secrets(((name, ""),)) != ()
)
_headers = st.lists(st.tuples(_names, _words), max_size=4).map(tuple)
_urls = st.builds("https://{}.example/{}".format, _names, _words)
_times = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 (bounds)
_json: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | _words | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_words, inner, max_size=3),
    max_leaves=8,
)
_failures = st.builds(Failure, st.sampled_from(FailureKind), _words, st.none() | st.integers(100, 999))
_requests = st.builds(
    Request,
    _urls,
    st.sampled_from([Purpose.PAGE, Purpose.API]),
    st.sampled_from(["GET", "POST"]),
    _headers,
    st.binary(max_size=20),
    st.sampled_from([(), (Credential("x-key", "brave"),), (Credential("key", "serpapi", "Bearer", in_query=True),)]),
)


@st.composite
def _responses(draw: st.DrawFn) -> Response:
    body = draw(st.binary(max_size=200))
    digest = hashlib.sha256(body).hexdigest()
    hops = tuple(draw(st.lists(_urls, max_size=2)))
    return Response(draw(st.integers(100, 999)), draw(_urls), draw(_headers), body, digest, len(body), hops)


def _exchanges(outcomes: st.SearchStrategy[Response | Failure]) -> st.SearchStrategy[Exchange]:
    return st.builds(Exchange, _requests, _times, outcomes, st.lists(_failures, max_size=2).map(tuple))


def _recorded(*told: tuple[Exchange, Response | None] | Lookup, keep: tuple[str, ...] = ()) -> Archive:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.warc.gz"
        with WarcRecorder(path, {}, software="test", moment=MOMENT) as recorder:
            for one in told:
                if isinstance(one, Lookup):
                    recorder.lookup(one)
                else:
                    recorder.exchange(*one)
            recorder.keep(keep)
        return open_archive(path)


@settings(max_examples=60, deadline=None)
@given(_exchanges(_responses() | _failures))
def test_an_exchange_without_a_reader_comes_back_equal(exchange: Exchange) -> None:
    web = _recorded((exchange, None)).web()

    assert asyncio.run(web.get(exchange.request)) == exchange


@pytest.mark.parametrize("documents", [{}, {"given:Google?q=tess": b"page"}], ids=["missing", "there"])
async def test_what_was_handed_over_comes_back_without_it(documents: dict[str, bytes], tmp_path: Path) -> None:
    handed, path = Request("given:Google?q=tess", Purpose.GIVEN), tmp_path / "x.warc.gz"
    with WarcRecorder(path, {}, software="test", moment=MOMENT) as recorder:
        async with asking(_nobody, given=documents, recorder=recorder) as web:
            live = await web.get(handed)

    assert await open_archive(path).web().get(handed) == live


async def _nobody(request: httpx.Request) -> httpx.Response:
    raise AssertionError(request.url)


@settings(max_examples=60, deadline=None)
@given(_exchanges(_responses()), _json, _json)
def test_a_strangers_exchange_comes_back_without_its_private_part(live: Exchange, public: Json, private: Json) -> None:
    assert isinstance(live.outcome, Response)
    cut = reduced(live.outcome, lambda _: Reading(public, private))
    web = _recorded((replace(live, outcome=cut), live.outcome)).web()

    replayed = asyncio.run(web.get(live.request, reader=lambda _: Reading("read again")))

    assert replayed == replace(live, outcome=replace(cut, reading=Reading(public)))


@settings(max_examples=60, deadline=None)
@given(_exchanges(_responses() | _failures), _json)
def test_a_lead_that_is_not_kept_was_never_asked(exchange: Exchange, private: Json) -> None:
    lead = replace(exchange, request=replace(exchange.request, purpose=Purpose.LEAD))
    whole = lead.outcome if isinstance(lead.outcome, Response) else None
    seen = lead if whole is None else replace(lead, outcome=reduced(whole, lambda _: Reading(None, private)))
    web = _recorded((seen, whole)).web()

    outcome = asyncio.run(web.get(lead.request, reader=lambda _: Reading(None))).outcome

    assert isinstance(outcome, Failure)
    assert outcome.kind is FailureKind.NOT_RECORDED


@settings(max_examples=60, deadline=None)
@given(_exchanges(_responses()))
def test_a_kept_lead_is_read_again_from_its_whole_response(exchange: Exchange) -> None:
    lead = replace(exchange, request=replace(exchange.request, purpose=Purpose.LEAD))
    assert isinstance(lead.outcome, Response)
    seen = replace(lead, outcome=reduced(lead.outcome, lambda page: Reading(None, page.size)))
    web = _recorded((seen, lead.outcome), keep=(lead.key,)).web()

    assert asyncio.run(web.get(lead.request, reader=lambda page: Reading(None, page.size))) == seen


@settings(max_examples=60, deadline=None)
@given(_exchanges(_responses()))
def test_a_kept_exchange_is_read_again_from_its_whole_response(live: Exchange) -> None:
    def reader(page: Response) -> Reading:
        return Reading(page.size, page.body.hex())

    assert isinstance(live.outcome, Response)
    seen = replace(live, outcome=reduced(live.outcome, reader))
    web = _recorded((seen, live.outcome), keep=(live.key,)).web()

    assert asyncio.run(web.get(live.request, reader=reader)) == seen


_lookups = st.builds(
    Lookup,
    _names.map("{}.example".format) | st.just("\ud800 no name"),
    st.sampled_from(["TXT", "A", "MX"]),
    _times,
    st.lists(_words, max_size=3).map(tuple) | _failures,
    st.booleans(),
)


@settings(max_examples=40, deadline=None)
@given(_lookups)
def test_an_answer_of_the_dns_comes_back_equal(lookup: Lookup) -> None:
    web = _recorded(lookup).web()

    assert asyncio.run(web.lookup(lookup.name, lookup.kind)) == lookup


@settings(max_examples=40, deadline=None)
@given(_json)
def test_the_conditions_of_the_run_come_back_equal(run: Json) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.warc.gz"
        WarcRecorder(path, run, software="test 1", moment=MOMENT).close()
        archive = open_archive(path)

    assert (archive.run, archive.software, archive.moment, archive.complete) == (run, "test 1", MOMENT, True)


def test_an_answer_that_was_cut_comes_back_cut_and_says_so_to_any_reader_of_warc_files(tmp_path: Path) -> None:
    body = b"x" * 100
    cut = Response(200, "https://tess.example/", (), body, hashlib.sha256(body).hexdigest(), 100, is_cut=True)
    request = Request("https://tess.example/", Purpose.API, window=100, follow=False)
    live, path = Exchange(request, MOMENT, cut), tmp_path / "x.warc.gz"
    with WarcRecorder(path, {}, software="test", moment=MOMENT) as recorder:
        recorder.exchange(live, None)

    assert asyncio.run(open_archive(path).web().get(request)) == live
    assert gzip.decompress(path.read_bytes()).count(b"WARC-Truncated: length") == 1
