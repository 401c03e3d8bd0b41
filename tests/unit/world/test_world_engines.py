"""The world's search engines on their real hosts, asked as their documents say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import httpx

BRAVE = "https://api.search.brave.com/res/v1/web/search?q="
MOJEEK = "https://api.mojeek.com/search?fmt=json&api_key=key&q="
SERPAPI = "https://serpapi.com/search.json?engine=google&api_key=key&q="
MARGINALIA = "https://api2.marginalia-search.com/search?query="
MWMBL = "https://api.mwmbl.org/api/v2/search/?q="
SERPER = "https://google.serper.dev/search"
KAGI = "https://kagi.com/api/v1/search"
TOKEN = {"X-Subscription-Token": "key"}
SITE = "https://camilleroy.example/"
NOBODY = "Zebulon Introuvable"


async def urls(visitor: httpx.AsyncClient, engine: str, query: str) -> list[str]:
    """What an engine finds, in its order."""
    read: dict[str, tuple[tuple[str, ...], str]] = {
        "brave": (("web", "results"), "url"),
        "mojeek": (("response", "results"), "url"),
        "serper": (("organic",), "link"),
        "serpapi": (("organic_results",), "link"),
        "kagi": (("data", "search"), "url"),
        "marginalia": (("results",), "url"),
        "mwmbl": (("results",), "url"),
    }
    asked: dict[str, Any] = {
        "brave": lambda: visitor.get(BRAVE + query, headers=TOKEN),
        "mojeek": lambda: visitor.get(MOJEEK + query),
        "serper": lambda: visitor.post(SERPER, json={"q": query}, headers={"X-API-KEY": "key"}),
        "serpapi": lambda: visitor.get(SERPAPI + query),
        "kagi": lambda: visitor.post(KAGI, json={"query": query}, headers={"Authorization": "Bearer key"}),
        "marginalia": lambda: visitor.get(MARGINALIA + query, headers={"API-Key": "public"}),
        "mwmbl": lambda: visitor.get(MWMBL + query),
    }
    value = (await asked[engine]()).json()
    path, member = read[engine]
    for name in path:
        value = value.get(name, {})
    return [one[member] for one in value]


ENGINES = ["brave", "mojeek", "serper", "serpapi", "kagi", "marginalia", "mwmbl"]


@pytest.mark.parametrize("engine", ENGINES)
async def test_an_engine_finds_the_person_and_nobody_else(visitor: httpx.AsyncClient, engine: str) -> None:
    assert SITE in await urls(visitor, engine, "Camille Roy")
    assert await urls(visitor, engine, NOBODY) == []


@pytest.mark.parametrize(
    ("url", "headers", "status", "mark"),
    [
        (BRAVE + "a", {}, 422, "SUBSCRIPTION_TOKEN_INVALID"),
        (BRAVE + "a", {"X-Subscription-Token": "wrong-key"}, 422, "SUBSCRIPTION_TOKEN_INVALID"),
        (BRAVE + "a&count=21", TOKEN, 422, "VALIDATION"),
        (MOJEEK.replace("key&", "wrong&") + "a", {}, 200, '"ERROR: '),
        (SERPAPI.replace("key&", "wrong&") + "a", {}, 401, '"error"'),
        (SERPAPI + NOBODY, {}, 200, "Fully empty"),
        (MARGINALIA + "a", {}, 400, "Missing"),
        (MARGINALIA + "a", {"API-Key": "wrong"}, 401, "Unknown"),
        (MWMBL + "a", {"X-API-Key": "wrong"}, 401, "Invalid"),
        (KAGI + "?q=a", {}, 401, '"code": 2'),
        (KAGI + "?q=a", {"Authorization": "Bot wrong"}, 401, '"code": 2'),
    ],
)
async def test_a_refusal_is_told_as_documented(
    visitor: httpx.AsyncClient, url: str, headers: dict[str, str], status: int, mark: str
) -> None:
    answer = await visitor.get(url, headers=headers)

    assert answer.status_code == status
    assert mark in answer.text


async def test_serper_refuses_a_wrong_key(visitor: httpx.AsyncClient) -> None:
    answer = await visitor.post(SERPER, json={"q": "a"}, headers={"X-API-KEY": "wrong"})

    assert (answer.status_code, answer.json()["message"]) == (403, "Unauthorized.")


@pytest.mark.parametrize(
    ("url", "headers", "name", "value"),
    [
        (BRAVE + "a", TOKEN, "x-ratelimit-remaining", "0, 988"),
        (MARGINALIA + "a", {"API-Key": "key"}, "api-remaining-daily-capacity", "94"),
    ],
)
async def test_what_is_left_stands_in_a_header(
    visitor: httpx.AsyncClient, url: str, headers: dict[str, str], name: str, value: str
) -> None:
    assert (await visitor.get(url, headers=headers)).headers[name] == value


async def test_what_is_left_stands_in_the_answer(visitor: httpx.AsyncClient) -> None:
    kagi = (await visitor.get(f"{KAGI}?q=a", headers={"Authorization": "Bot key"})).json()
    own, anybody = [
        (await visitor.get(MWMBL + "a", headers=headers)).json() for headers in ({"X-API-Key": "key"}, {"X-Other": ""})
    ]

    assert kagi["meta"]["api_balance"] == 4.2
    assert (own["monthly_usage"], own["monthly_limit"], anybody["monthly_limit"]) == (12, 2000, None)


async def test_brave_counts_pages_and_leaves_an_empty_block_out(visitor: httpx.AsyncClient) -> None:
    first, second, third = [
        (await visitor.get(f"{BRAVE}Camille+Roy&count=10&offset={page}", headers=TOKEN)).json() for page in "012"
    ]

    assert [len(one["web"]["results"]) for one in (first, second)] == [10, 6]
    assert [one["query"]["more_results_available"] for one in (first, second)] == [True, False]
    assert "web" not in third


async def test_brave_marks_the_words_unless_told_otherwise(visitor: httpx.AsyncClient) -> None:
    marked, plain = [
        (await visitor.get(f"{BRAVE}Camille+Roy{more}", headers=TOKEN)).json()["web"]["results"][1]["title"]
        for more in ("", "&text_decorations=0")
    ]

    assert ("<strong>Camille</strong>" in marked, "<" in plain) == (True, False)


@pytest.mark.parametrize("start", ["s=11", "s=1&t=10"])
async def test_mojeek_counts_results_from_one(visitor: httpx.AsyncClient, start: str) -> None:
    every = await urls(visitor, "mojeek", "Camille Roy&t=100")

    part = await urls(visitor, "mojeek", f"Camille Roy&{start}")

    assert part == (every[10:20] if start == "s=11" else every[:10])


async def test_the_older_answers_of_kagi_and_mwmbl_have_their_own_shape(visitor: httpx.AsyncClient) -> None:
    kagi = await visitor.get("https://kagi.com/api/v0/search?q=Camille+Roy", headers={"Authorization": "Bot key"})
    mwmbl = await visitor.get("https://api.mwmbl.org/api/v1/search/?s=Camille+Roy")

    assert [one["t"] for one in kagi.json()["data"]] == [0] * 10 + [1]
    assert {tuple(one) for one in mwmbl.json()} == {("url", "title", "extract", "source")}


async def test_duckduckgo_takes_the_visitor_for_a_robot(visitor: httpx.AsyncClient) -> None:
    answer = await visitor.post("https://html.duckduckgo.com/html/", data={"q": "Camille Roy", "b": "", "kl": "fr-fr"})

    assert (answer.status_code, 'id="challenge-form"' in answer.text) == (202, True)
