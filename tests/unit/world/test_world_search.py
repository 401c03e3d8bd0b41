from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from footprint_world import SEARXNG
from footprint_world.search import SearchEngine
from footprint_world.world import World

if TYPE_CHECKING:
    import httpx

WORDS = [
    "camille roy", "camille roy journaliste", "camilleroy", "idris morvannec", "idris morvannec rennes",
    "idrismorvannec", "lina marchal", "lina marchal archives", "linamarchal", "noelcastan",
    "solène keravel", "solène keravel traductrice", "solenekeravel",
]  # fmt: skip


async def results(visitor: httpx.AsyncClient, **asked: str) -> list[dict[str, object]]:
    answer = await visitor.get(f"{SEARXNG}/search", params={"format": "json", **asked})
    found: list[dict[str, object]] = answer.json()["results"]
    return found


@pytest.mark.parametrize(
    ("query", "own"),
    [
        ('"Camille Roy"', [1, 2, 4, 6]),
        ('"Camille Roy" social media manager', [1, 3, 4, 6, 8, 10]),
        ("camilleroy", [1, 2, 3, 5, 7]),
        ('"Idris Morvannec"', [1, 2, 4, 5, 7, 8]),
        ("idrismorvannec", [1, 2, 3, 4, 5, 7, 8]),
        ('"Lina Marchal"', [7]),
        ('"Lina Marchal" social media manager', [2]),
        ("linamarchal", []),
        ('"Solène Keravel"', [1, 3, 7]),
        ("solenekeravel", [1, 3, 5]),
    ],
)
def test_a_search_finds_the_person_at_these_places(query: str, own: list[int]) -> None:
    found = SearchEngine().results(query)[:10]

    assert [place for place, one in enumerate(found, 1) if one.whose == "own"] == own


@pytest.mark.parametrize("query", ["camille", "roy camille", "Zébulon Introuvable", "camilleroyale", "nobody7f3a"])
async def test_other_words_find_nothing_and_blame_no_engine(visitor: httpx.AsyncClient, query: str) -> None:
    answer = (await visitor.get(f"{SEARXNG}/search", params={"q": query, "format": "json"})).json()

    assert answer["results"] == []
    assert answer["unresponsive_engines"] == []


@pytest.mark.parametrize("words", WORDS)
def test_every_result_leads_to_a_host_of_this_world(words: str) -> None:
    world = World()
    found = SearchEngine().results(words)

    assert found
    assert all(world.knows(urlsplit(one.url).hostname or "") for one in found)


async def test_pages_have_ten_results_and_positions_start_anew(visitor: httpx.AsyncClient) -> None:
    first, second = [await results(visitor, q='"Camille Roy"', pageno=page) for page in ("1", "2")]

    assert (len(first), len(second)) == (10, 6)
    assert [one["positions"] for one in second] == [[1], [2], [3], [4], [5], [6]]


@pytest.mark.parametrize(("asked", "answering"), [("brave", "brave"), ("google,mojeek", "mojeek"), ("", "duckduckgo")])
async def test_the_engine_asked_for_answers(visitor: httpx.AsyncClient, asked: str, answering: str) -> None:
    found = await results(visitor, q="camilleroy", engines=asked)

    assert {str(one["engine"]) for one in found} == {answering}


async def test_a_posted_query_is_answered_like_one_in_the_address(visitor: httpx.AsyncClient) -> None:
    posted = await visitor.post(f"{SEARXNG}/search", data={"q": "camilleroy", "format": "json"})

    assert posted.json()["results"] == await results(visitor, q="camilleroy")


async def test_a_site_query_keeps_to_its_host(visitor: httpx.AsyncClient) -> None:
    found = await results(visitor, q="site:camilleroy.example")

    assert [one["url"] for one in found] == ["https://camilleroy.example/", "https://camilleroy.example/a-propos/"]


@pytest.mark.parametrize(
    ("path", "status", "mark"),
    [
        ("/search?format=json", 400, '"error"'),
        ("/search?format=json&q=a&pageno=0", 400, '"error"'),
        ("/search?q=camilleroy", 200, "<h1>SearXNG</h1>"),
        ("/config", 200, '"name": "duckduckgo"'),
        ("/healthz", 200, "OK"),
        ("/robots.txt", 200, "Disallow: /"),
        ("/", 200, "SearXNG"),
    ],
)
async def test_it_speaks_as_searxng_does(visitor: httpx.AsyncClient, path: str, status: int, mark: str) -> None:
    answer = await visitor.get(f"{SEARXNG}{path}")

    assert answer.status_code == status
    assert mark in answer.text
