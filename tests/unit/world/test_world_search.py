from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from footprint_world import SEARXNG
from footprint_world.index import Index, Result

if TYPE_CHECKING:
    import httpx

WORDS = [
    "camille roy", "camille roy journaliste", "camilleroy", "idris morvannec", "idris morvannec rennes",
    "idrismorvannec", "lina marchal", "lina marchal archives", "linamarchal", "noelcastan",
    "solène keravel", "solène keravel traductrice", "solenekeravel",
]  # fmt: skip


def every(whose: str = "") -> list[Result]:
    found = {one.url: one for words in WORDS for one in Index().results(words)}
    return [one for one in found.values() if whose in {"", one.whose}]


async def pages(visitor: httpx.AsyncClient, results: list[Result]) -> dict[str, BeautifulSoup]:
    return {one.url: BeautifulSoup((await visitor.get(one.url)).text, "lxml") for one in results}


def links_of(page: BeautifulSoup) -> list[str]:
    return [str(one["href"]) for one in page.select("[href]")]


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
        ('"Idris Morvannec"', [4, 8]),
        ('"Idris Morvannec" réseaux sociaux', [1, 3, 6, 9]),
        ("idrismorvannec", [1, 2, 3, 4, 5, 7, 8]),
        ('"Lina Marchal"', [7]),
        ('"Lina Marchal" social media manager', [2]),
        ("linamarchal", []),
        ('"Solène Keravel"', [1, 3, 7]),
        ("solenekeravel", [1, 3, 5]),
    ],
)
def test_a_search_finds_the_person_at_these_places(query: str, own: list[int]) -> None:
    found = Index().results(query)[:10]

    assert [place for place, one in enumerate(found, 1) if one.whose == "own"] == own


@pytest.mark.parametrize("query", ["camille", "roy camille", "Zébulon Introuvable", "camilleroyale", "nobody7f3a"])
async def test_other_words_find_nothing_and_blame_no_engine(visitor: httpx.AsyncClient, query: str) -> None:
    answer = (await visitor.get(f"{SEARXNG}/search", params={"q": query, "format": "json"})).json()

    assert answer["results"] == []
    assert answer["unresponsive_engines"] == []


@pytest.mark.parametrize("words", WORDS)
def test_these_words_find_something(words: str) -> None:
    assert Index().results(words)


async def test_every_result_leads_to_a_page(visitor: httpx.AsyncClient) -> None:
    statuses = {one.url: (await visitor.get(one.url, follow_redirects=True)).status_code for one in every()}

    assert {url: status for url, status in statuses.items() if status != 200} == {}


def test_of_the_first_ten_for_his_name_most_are_a_famous_namesake_s() -> None:
    found = Counter(one.whose for one in Index().results('"Idris Morvannec"')[:10])

    assert found == {"own": 2, "about": 1, "namesake": 5, "other": 2}


async def test_no_page_of_a_namesake_leads_to_a_place_of_the_person(visitor: httpx.AsyncClient) -> None:
    own = {one.url.rstrip("/") for one in every("own")}
    found = await pages(visitor, every("namesake"))

    led = [url for url, page in found.items() for one in links_of(page) if one.rstrip("/") in own]
    assert led == []


async def test_every_page_about_the_famous_namesake_leads_to_his_site(visitor: httpx.AsyncClient) -> None:
    namesake = [one for one in Index().results("idris morvannec") if one.whose == "namesake"]
    found = await pages(visitor, namesake)

    assert [url for url, page in found.items() if "https://idris-morvannec.example/" not in links_of(page)] == []


async def test_every_page_about_a_person_says_its_type_and_its_day(visitor: httpx.AsyncClient) -> None:
    scripts = {
        url: json.loads(page.find("script", type="application/ld+json").get_text())  # type: ignore[union-attr] # it is there
        for url, page in (await pages(visitor, every("about"))).items()
    }

    assert {one["@type"] for one in scripts.values()} == {"Article", "PodcastEpisode", "Event", "WebPage"}
    assert all(one.get("datePublished") or one.get("startDate") for one in scripts.values())


@pytest.mark.parametrize(
    ("index", "first", "count"),
    [
        ("bing", "https://idris-morvannec.example/", 16),
        ("brave", "https://fr.wikipedia.org/wiki/Idris_Morvannec", 16),
        ("google", "https://gazette-litteraire.example/entretiens/idris-morvannec", 16),
        ("mojeek", "https://idris-morvannec.example/", 14),
        ("mwmbl", "https://fr.wikipedia.org/wiki/Idris_Morvannec", 4),
        ("marginalia", "https://idris-morvannec.example/", 2),
    ],
)
def test_every_index_has_an_order_of_its_own(index: str, first: str, count: int) -> None:
    found = Index().results("idris morvannec", index)

    assert (found[0].url, len(found)) == (first, count)


@pytest.mark.parametrize(
    ("domain", "own", "citing"),
    [("camilleroy.example", 2, 8), ("idrismorvannec.example", 1, 2), ("atelier-marchal.example", 1, 1)],
)
def test_a_domain_finds_its_own_pages_and_those_that_cite_it(domain: str, own: int, citing: int) -> None:
    found = Index().results(f'"{domain}"')

    assert [one.host == domain for one in found] == [True] * own + [False] * citing


async def test_pages_have_ten_results_and_positions_start_anew(visitor: httpx.AsyncClient) -> None:
    first, second = [await results(visitor, q='"Camille Roy"', pageno=page) for page in ("1", "2")]

    assert (len(first), len(second)) == (10, 6)
    assert [one["positions"] for one in second] == [[1], [2], [3], [4], [5], [6]]


@pytest.mark.parametrize(("asked", "answering"), [("brave", "brave"), ("google,mojeek", "mojeek"), ("", "duckduckgo")])
async def test_the_engine_asked_for_answers(visitor: httpx.AsyncClient, asked: str, answering: str) -> None:
    found = await results(visitor, q="camilleroy", engines=asked)

    assert {str(one["engine"]) for one in found} == {answering}


async def test_a_result_bears_the_day_of_its_page(visitor: httpx.AsyncClient) -> None:
    found = {one["url"]: one["publishedDate"] for one in await results(visitor, q="Camille Roy")}

    assert found["https://ondes-et-papier.example/episodes/12-camille-roy"] == "2026-05-21T00:00:00"
    assert found["https://camilleroy.example/"] is None


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
