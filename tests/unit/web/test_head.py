"""Asking whether something is there, without its body (RFC 9110, 9.3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from asking import MOMENT, asking
from footprint.web import Purpose, Reading, Request, Response
from footprint.web.archive import WarcRecorder, open_archive

if TYPE_CHECKING:
    from pathlib import Path

SITE = "https://site.example/"


def heads(url: str = SITE) -> Request:
    return Request(url, Purpose.API, method="HEAD")


async def announced(request: httpx.Request) -> httpx.Response:
    """As servers answer HEAD: the length of a body that does not come."""
    return httpx.Response(200, headers={"content-length": "512", "content-type": "text/html"})


async def test_the_length_of_a_body_that_does_not_come_is_no_fault() -> None:
    async with asking(announced) as web:
        outcome = (await web.get(heads())).outcome

    assert isinstance(outcome, Response)
    assert (outcome.status, outcome.body, outcome.header("content-type")) == (200, b"", "text/html")


async def test_a_body_that_comes_all_the_same_is_not_read() -> None:
    async def wire(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, text="a page")

    async with asking(wire) as web:
        outcome = (await web.get(heads())).outcome

    assert isinstance(outcome, Response)
    assert outcome.size == 0


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_asked_in_the_same_way(status: int) -> None:
    asked: list[str] = []

    async def wire(request: httpx.Request) -> httpx.Response:
        asked.append(f"{request.method} {request.url.path}")
        return httpx.Response(status, headers={"location": "/b"}) if request.url.path == "/" else httpx.Response(404)

    async with asking(wire) as web:
        outcome = (await web.get(heads())).outcome

    assert asked == ["HEAD /", "HEAD /b"]
    assert isinstance(outcome, Response)
    assert outcome.status == 404


async def test_it_is_another_question_than_for_the_page() -> None:
    async def wire(request: httpx.Request) -> httpx.Response:
        return httpx.Response(405 if request.method == "HEAD" else 200)

    async with asking(wire) as web:
        outcomes = [(await web.get(one)).outcome for one in (heads(), Request(SITE, Purpose.API))]

    assert [one.status for one in outcomes if isinstance(one, Response)] == [405, 200]


async def test_a_recording_answers_it_again(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    with WarcRecorder(path, {}, software="footprint/0", moment=MOMENT) as recorder:
        async with asking(announced, recorder=recorder) as web:
            whole = await web.get(heads())
            read = await web.get(heads(f"{SITE}b"), reader=lambda _: Reading(None))

    replay = open_archive(path).web()

    assert await replay.get(heads()) == whole
    assert await replay.get(heads(f"{SITE}b"), reader=lambda _: Reading(None)) == read
