"""Wikipedia and Wikidata: what they find, and their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    import httpx

SEARCH = "https://{}.wikipedia.org/w/api.php?action=query&list=search&format=json&srsearch="
WIKIDATA = "https://www.wikidata.org/w/api.php?format=json&"
ITEM = "Q999100001"


async def found(visitor: httpx.AsyncClient, url: str) -> Any:  # noqa: ANN401 (what JSON holds)
    answer = await visitor.get(url)
    assert answer.status_code == 200
    return answer.json()


@pytest.mark.parametrize(
    ("language", "words", "titles"),
    [
        ("fr", '"Idris Morvannec"', ["Idris Morvannec", "La Passe aux lanternes"]),
        ("en", "idris morvannec", ["Idris Morvannec"]),
        ("fr", '"Idris Morvannec" réseaux sociaux', []),
        ("fr", '"Camille Roy"', []),
        ("fr", "idrismorvannec", []),
    ],
)
async def test_a_search_finds_articles_that_hold_every_word(
    visitor: httpx.AsyncClient, language: str, words: str, titles: list[str]
) -> None:
    query = (await found(visitor, SEARCH.format(language) + words))["query"]

    assert [one["title"] for one in query["search"]] == titles
    assert query["searchinfo"]["totalhits"] == len(titles)


async def test_a_search_is_paged_and_marks_its_words(visitor: httpx.AsyncClient) -> None:
    first = await found(visitor, f"{SEARCH.format('fr')}Idris&srlimit=1")
    second = await found(visitor, f"{SEARCH.format('fr')}Idris&srlimit=1&sroffset=1")

    assert first["continue"] == {"sroffset": 1, "continue": "-||"}
    assert "continue" not in second
    assert '<span class="searchmatch">Idris</span>' in first["query"]["search"][0]["snippet"]


async def test_the_newer_api_finds_the_same(visitor: httpx.AsyncClient) -> None:
    pages = await found(visitor, "https://fr.wikipedia.org/w/rest.php/v1/search/page?q=Idris%20Morvannec&limit=1")

    assert [one["key"] for one in pages["pages"]] == ["Idris_Morvannec"]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("Idris Morvannec", [ITEM]),
        ("idris", [ITEM]),
        ("La Passe", ["Q999100002"]),
        ("Morvannec", []),
        ("Camille Roy", []),
        ("Idris Morvannec réseaux sociaux", []),
    ],
)
async def test_items_are_found_by_how_their_name_begins(visitor: httpx.AsyncClient, words: str, ids: list[str]) -> None:
    answer = await found(visitor, f"{WIKIDATA}action=wbsearchentities&search={words}&language=fr&type=item")

    assert [one["id"] for one in answer["search"]] == ids
    assert answer["success"] == 1


async def test_an_item_is_described_in_the_language_asked_for(visitor: httpx.AsyncClient) -> None:
    url = f"{WIKIDATA}action=wbsearchentities&search=Idris&language="
    described = [(await found(visitor, url + one))["search"][0]["description"] for one in ("fr", "en", "br")]

    assert described == ["romancier français", "French novelist", "romancier français"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("haswbstatement:P4033=morvannec_auteur@mastodon.social", [ITEM]),
        ("haswbstatement:P2037=idrismorvannec", []),
        ("Idris Morvannec", [ITEM]),
    ],
)
async def test_items_are_found_by_what_is_stated_of_them(
    visitor: httpx.AsyncClient, query: str, titles: list[str]
) -> None:
    answer = await found(visitor, f"{WIKIDATA}action=query&list=search&srsearch={query}")

    assert [one["title"] for one in answer["query"]["search"]] == titles


@pytest.mark.parametrize(
    "address",
    [f"{WIKIDATA}action=wbgetentities&ids={ITEM}", f"https://www.wikidata.org/wiki/Special:EntityData/{ITEM}.json"],
)
async def test_an_item_is_had_whole(visitor: httpx.AsyncClient, address: str) -> None:
    item = (await found(visitor, address))["entities"][ITEM]

    assert item["claims"]["P856"][0]["mainsnak"]["datavalue"]["value"] == "https://idris-morvannec.example/"
    assert sorted(item["sitelinks"]) == ["enwiki", "frwiki"]


@pytest.mark.parametrize(
    ("url", "target"),
    [
        (f"https://www.wikidata.org/entity/{ITEM}", f"https://www.wikidata.org/wiki/Special:EntityData/{ITEM}"),
        (f"https://www.wikidata.org/wiki/Special:EntityPage/{ITEM}", f"https://www.wikidata.org/wiki/{ITEM}"),
    ],
)
async def test_the_names_of_an_item_lead_to_its_pages(visitor: httpx.AsyncClient, url: str, target: str) -> None:
    assert (await visitor.get(url)).headers["location"] == target


@pytest.mark.parametrize(
    "url",
    [
        "https://fr.wikipedia.org/wiki/Idris_Morvannec",
        "https://en.wikipedia.org/wiki/Idris_Morvannec",
        f"https://www.wikidata.org/wiki/{ITEM}",
    ],
)
async def test_an_entry_leads_to_the_site_of_whom_it_is_about(visitor: httpx.AsyncClient, url: str) -> None:
    page = BeautifulSoup((await visitor.get(url)).text, "lxml")

    assert "https://idris-morvannec.example/" in [one["href"] for one in page.select("a.external")]


@pytest.mark.parametrize(
    ("url", "status", "mark"),
    [
        ("https://www.wikidata.org/wiki/Q1", 404, "nothing"),
        ("https://fr.wikipedia.org/wiki/Personne", 404, "introuvable"),
        ("https://fr.wikipedia.org/wiki/Utilisatrice:Camilleroy", 200, "Camilleroy"),
        (f"{WIKIDATA}action=wbsearchentities&language=fr", 200, "missingparam"),
        (f"{WIKIDATA}action=wbgetentities&ids=Q1", 200, '"missing"'),
        (f"{WIKIDATA}action=nothing", 200, "badvalue"),
        (SEARCH.format("fr"), 200, "missingparam"),
    ],
)
async def test_what_is_not_there_is_said_as_ever(visitor: httpx.AsyncClient, url: str, status: int, mark: str) -> None:
    answer = await visitor.get(url)

    assert answer.status_code == status
    assert mark in answer.text
