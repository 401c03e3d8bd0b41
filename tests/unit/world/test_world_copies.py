"""The archive of the web says when a front page was first kept; other hosts differ in what they understand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import httpx

INDEX = "https://web.archive.org/cdx/search/cdx"


@pytest.mark.parametrize(
    ("url", "stamp"),
    [
        ("https://camilleroy.example/", "20121004081533"),
        ("https://atelier-marchal.example/", "20170608221009"),
        ("https://idrismorvannec.example/", None),
        ("camilleroy", None),
    ],
)
async def test_the_first_copy_has_its_moment(visitor: httpx.AsyncClient, url: str, stamp: str | None) -> None:
    answer = await visitor.get(INDEX, params={"url": url, "output": "json", "limit": "1"})

    assert [row[0] for row in answer.json()[1:]] == ([] if stamp is None else [stamp])
    assert answer.json() == [] or answer.json()[0][0] == "timestamp"


async def test_nothing_else_is_there(visitor: httpx.AsyncClient) -> None:
    assert (await visitor.get("https://web.archive.org/")).status_code == 404


@pytest.mark.parametrize(("method", "status"), [("HEAD", 405), ("GET", 200)])
async def test_one_host_does_not_know_head(visitor: httpx.AsyncClient, method: str, status: int) -> None:
    assert (await visitor.request(method, "https://guides-biblio.example/x")).status_code == status


@pytest.mark.parametrize(("host", "status"), [("atelier-marchal.example", 200), ("camilleroy.example", 301)])
async def test_one_site_answers_plain_http(visitor: httpx.AsyncClient, host: str, status: int) -> None:
    assert (await visitor.get(f"http://{host}/")).status_code == status
