"""What the answers of search engines mean: only `ok` and `empty` speak."""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.clock import StillClock
from footprint.exhibit import Left, SearchKind, SearchStatus
from footprint.search import Need, Setting
from footprint.web import Credential, Failure, FailureKind, Purpose, Request, Response
from footprint.web.live import LiveWeb
from footprint_checks.search import (
    brave,
    duckduckgo,
    file,
    kagi,
    marginalia,
    mojeek,
    mwmbl,
    searxng,
    serpapi,
    serper,
    wikidata,
    wikipedia,
)
from footprint_checks.search.by_hand import BY_HAND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footprint.search import Engine, Provider

FOLDER = Path(__file__).with_name("search")
PROVIDERS: dict[str, Provider] = {
    one.provider.about.id: one.provider
    for one in (
        brave, duckduckgo, file, kagi, marginalia, mojeek, mwmbl, searxng, serpapi, serper, wikidata, wikipedia,
    )
}  # fmt: skip
KEYED = [name for name, one in PROVIDERS.items() if one.about.key is not Need.NONE]
QUERY = '"Claire Dumoulin"'


def engine(name: str, *, has_key: bool = True) -> Engine:
    """The engine of a provider, set up as an operator would."""
    chosen = {"searxng": ("Brave",), "file": ("Google (2026-11-20)",)}.get(name, ())
    (found,) = PROVIDERS[name].engines(Setting(name, "https://searx.example", chosen, has_key=has_key))
    return found


def answer(body: bytes, http: int = 200, url: str = "https://searx.example/search", **headers: str) -> Response:
    """What an engine answers."""
    given = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Response(http, url, given, body, hashlib.sha256(body).hexdigest(), len(body))


def of_case(provider: str, case: Mapping[str, Any]) -> Response:
    """The answer of a row of a case file."""
    body = (FOLDER / provider / case["file"]).read_bytes() if "file" in case else case.get("body", "").encode()
    made = answer(
        body, case.get("http", 200), case.get("url", "https://searx.example/search"), **case.get("headers", {})
    )
    return replace(made, hops=tuple(case.get("hops", ())))


def asked(request: Request) -> dict[str, str]:
    """The parameters of a question, in its address and its form or JSON."""
    parameters = {
        name: values[0] for name, values in parse_qs(urlsplit(request.url).query, keep_blank_values=True).items()
    }
    if request.body.startswith(b"{"):
        return {**parameters, **json.loads(request.body)}
    return {**parameters, **{name: values[0] for name, values in parse_qs(request.body.decode()).items()}}


def told(left: Left | None) -> str:
    """What is left, as case files write it."""
    if left is None:
        return ""
    return f"{left.amount:g} dollars" if left.is_money else f"{left.amount:g} a {left.per}"


CASES = {name: tomllib.loads((FOLDER / name / "cases.toml").read_text(encoding="utf-8")) for name in PROVIDERS}
ROWS = [(name, case) for name, cases in CASES.items() for case in cases if case != "never"]


@pytest.mark.parametrize(("provider", "name"), ROWS, ids=[f"{provider}-{name}" for provider, name in ROWS])
def test_an_answer_means_what_its_case_says(provider: str, name: str) -> None:
    case = CASES[provider][name]

    read = engine(provider).read(of_case(provider, case))

    assert read.status is SearchStatus(case["means"])
    assert [one.url for one in read.hits] == case.get("urls", [])
    assert told(read.left) == case.get("left", "")
    if "first" in case:
        assert [read.hits[0].title, read.hits[0].snippet, read.hits[0].date] == case["first"]


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_outcome_has_a_case_or_a_reason_why_not(provider: str) -> None:
    cases = CASES[provider]
    shown = {case["means"] for name, case in cases.items() if name != "never"} | set(cases.get("never", {}))

    assert shown >= {"ok", "empty", "blocked", "quota", "auth", "error"}
    assert any(name.startswith("malformed") for name in cases)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_only_lists_with_results_are_ok(provider: str) -> None:
    for name, case in CASES[provider].items():
        if name != "never":
            read = engine(provider).read(of_case(provider, case))

            assert (read.status is SearchStatus.OK) == bool(read.hits)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_what_an_operator_can_mend_is_told_in_one_line(provider: str) -> None:
    about = PROVIDERS[provider].about
    means = {case["means"] for name, case in CASES[provider].items() if name != "never"}

    assert {SearchStatus(one) for one in means & {"auth", "quota", "blocked", "disabled"}} <= set(about.remedies)
    assert str(about.terms)
    assert all(str(one) and "\n" not in str(one) for one in about.remedies.values())
    assert bool(about.sign_up) == (about.key is not Need.NONE)


@pytest.mark.parametrize(
    ("provider", "credential"),
    [
        ("brave", Credential("x-subscription-token", "brave")),
        ("kagi", Credential("authorization", "kagi", "Bearer")),
        ("marginalia", Credential("api-key", "marginalia")),
        ("mojeek", Credential("api_key", "mojeek", in_query=True)),
        ("mwmbl", Credential("x-api-key", "mwmbl")),
        ("serpapi", Credential("api_key", "serpapi", in_query=True)),
        ("serper", Credential("x-api-key", "serper")),
    ],
)
def test_a_key_is_named_and_stands_nowhere(provider: str, credential: Credential) -> None:
    request = engine(provider).request(QUERY, locale="fr-FR")

    assert request.credentials == (credential,)
    assert credential.field not in {name for name, _ in request.headers}
    assert credential.field not in asked(request)


def test_every_provider_with_a_key_is_tested_for_it() -> None:
    assert KEYED == ["brave", "kagi", "marginalia", "mojeek", "mwmbl", "serpapi", "serper"]


@pytest.mark.parametrize("provider", sorted(set(PROVIDERS) - {"brave", "kagi", "mojeek", "serpapi", "serper"}))
def test_without_a_key_no_secret_is_asked_for(provider: str) -> None:
    assert engine(provider, has_key=False).request(QUERY, locale="fr-FR").credentials == ()


def test_marginalia_is_asked_with_everybodys_key_where_there_is_no_other() -> None:
    assert ("api-key", "public") in engine("marginalia", has_key=False).request(QUERY, locale="fr-FR").headers


@pytest.mark.parametrize(
    ("provider", "locale", "parameters"),
    [
        (
            "brave", "fr-FR",
            {"country": "FR", "search_lang": "fr", "count": "20", "text_decorations": "0", "spellcheck": "0",
             "result_filter": "web"},
        ),
        ("brave", "fr", {"country": "ALL", "search_lang": "fr"}),
        ("brave", "fr-LU", {"country": "ALL", "search_lang": "fr"}),
        ("brave", "pt-BR", {"country": "BR", "search_lang": "pt-br"}),
        ("brave", "ja-JP", {"country": "JP", "search_lang": "jp"}),
        ("mojeek", "fr-FR", {"fmt": "json", "lb": "fr", "lbb": "10", "rb": "FR", "rbb": "10"}),
        ("serper", "fr-CA", {"gl": "ca", "hl": "fr"}),
        ("serpapi", "fr-CA", {"engine": "google", "gl": "ca", "hl": "fr"}),
        ("kagi", "fr-FR", {"workflow": "search", "filters": {"region": "fr"}}),
        ("searxng", "fr-FR", {"format": "json", "engines": "brave", "language": "fr-FR", "pageno": "1"}),
        ("duckduckgo", "fr-CA", {"kl": "ca-fr"}),
        ("duckduckgo", "en-GB", {"kl": "uk-en"}),
        ("duckduckgo", "fr", {"kl": "wt-wt"}),
        ("wikipedia", "fr-FR", {"list": "search", "srsearch": QUERY}),
        ("wikidata", "fr-FR", {"language": "fr", "search": "Claire Dumoulin", "type": "item"}),
    ],
)  # fmt: skip
def test_language_and_region_are_asked_for_in_the_engines_own_words(
    provider: str, locale: str, parameters: dict[str, object]
) -> None:
    said = asked(engine(provider).request(QUERY, locale=locale))

    assert said.items() >= parameters.items()


@pytest.mark.parametrize("provider", ["serper", "serpapi", "kagi", "mojeek"])
def test_a_language_without_a_region_names_none(provider: str) -> None:
    assert not {"gl", "rb", "filters"} & set(asked(engine(provider).request(QUERY, locale="fr")))


@pytest.mark.parametrize(
    ("provider", "address"),
    [
        ("searxng", "https://searx.example/search"),
        ("serper", "https://google.serper.dev/search"),
        ("kagi", "https://kagi.com/api/v1/search"),
        ("mwmbl", "https://api.mwmbl.org/api/v2/search/"),
        ("wikipedia", "https://fr.wikipedia.org/w/api.php"),
        ("wikidata", "https://www.wikidata.org/w/api.php"),
        ("duckduckgo", "https://html.duckduckgo.com/html/"),
    ],
)
def test_the_right_door_is_knocked_at(provider: str, address: str) -> None:
    assert engine(provider).request(QUERY, locale="fr-FR").url.partition("?")[0] == address


def test_a_page_for_people_is_asked_as_one_and_an_interface_as_one() -> None:
    purposes = {name: engine(name).request(QUERY, locale="fr-FR").purpose for name in PROVIDERS}

    special = {"duckduckgo": Purpose.PAGE, "file": Purpose.GIVEN, "searxng": Purpose.SERVICE}
    assert purposes == {name: special.get(name, Purpose.API) for name in PROVIDERS}


def test_what_the_results_are_is_never_more_than_they_are() -> None:
    kinds = {kind: [name for name, one in PROVIDERS.items() if one.about.kind is kind] for kind in SearchKind}

    assert kinds[SearchKind.COVERAGE] == ["marginalia", "mwmbl"]
    assert kinds[SearchKind.ENTITY] == ["wikidata", "wikipedia"]


def test_no_two_engines_have_one_name() -> None:
    names = {engine(name).name for name in PROVIDERS}

    assert len(names) == len(PROVIDERS)
    assert {"Serper (Google)", "SearXNG (brave)", "Google (2026-11-20)", "Kagi"} < names


def test_only_engines_with_a_key_or_a_server_are_asked_unnamed() -> None:
    unnamed = {name for name, one in PROVIDERS.items() if not one.about.is_chosen_by_name}

    assert unnamed == {"brave", "kagi", "mojeek", "searxng", "serpapi", "serper"}


@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_link_by_hand_holds_the_query(provider: str) -> None:
    link = engine(provider).link(QUERY, locale="fr-FR")

    values = {one for several in parse_qs(urlsplit(link).query).values() for one in several}
    assert link.startswith("https://")
    assert values & {QUERY, QUERY.strip('"')}


@pytest.mark.parametrize("provider", PROVIDERS)
def test_any_text_can_be_asked(provider: str) -> None:
    one, query = engine(provider), "Ça \ud800 & #?=" + "y" * 3_000

    assert one.request(query, locale="fr-FR").key
    assert one.link(query, locale="fr-FR").startswith("https://")


@pytest.mark.parametrize(
    ("robots", "http", "posts", "outcome"),
    [
        ("User-agent: *\nDisallow: /html/", 200, 0, FailureKind.ROBOTS),
        ("", 303, 1, SearchStatus.ERROR),
        ("", 202, 1, SearchStatus.BLOCKED),
    ],
    ids=["not-allowed", "led-elsewhere", "challenged"],
)
async def test_duckduckgo_is_left_alone_as_soon_as_it_objects(
    robots: str, http: int, posts: int, outcome: FailureKind | SearchStatus
) -> None:
    heard: list[httpx.Request] = []

    def say(request: httpx.Request) -> httpx.Response:
        heard.append(request)
        if request.url.path == "/robots.txt":
            return httpx.Response(200, text=robots)
        return httpx.Response(http, headers={"location": "https://elsewhere.example/"})

    one = engine("duckduckgo")
    now = StillClock(datetime(2026, 11, 22, tzinfo=UTC))
    async with LiveWeb(httpx.MockTransport(say), clock=now, agent="footprint/1") as web:
        exchange = await web.get(one.request(QUERY, locale="fr-FR"))

    said = exchange.outcome.kind if isinstance(exchange.outcome, Failure) else one.read(exchange.outcome).status
    assert said is outcome
    assert [request.method for request in heard] == ["GET", *["POST"] * posts]


def test_the_engines_to_ask_by_hand_are_told_apart() -> None:
    links = [one.link("claire") for one in BY_HAND]

    assert len(set(links)) == len(BY_HAND)
    assert all(one.startswith("https://") and one.endswith("q=claire") for one in links)


def test_each_engine_of_a_searxng_is_asked_once_and_on_its_own() -> None:
    setting = Setting("searxng", "https://searx.example", ("Brave", "duckduckgo", "brave"))

    assert [one.name for one in searxng.provider.engines(setting)] == ["SearXNG (brave)", "SearXNG (duckduckgo)"]


WORDS = [
    "api_balance", "code", "content", "data", "error", "extract", "head", "id", "is_bold", "label", "link", "meta",
    "monthly_limit", "monthly_usage", "organic", "organic_results", "organic_results_state", "positions", "published",
    "query", "response", "results", "search", "searchParameters", "search_information", "search_metadata", "status",
    "t", "title", "type", "unresponsive_engines", "url", "value", "web",
]  # fmt: skip
"""Under which names answers say what is read of them."""
JSONS = st.recursive(
    st.none() | st.integers() | st.floats() | st.text(max_size=4)
    | st.sampled_from(["search", "brave", "OK", "Success", "https://a.example/", "http://[", "\ud800"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=5),
)  # fmt: skip


@pytest.mark.parametrize("provider", PROVIDERS)
@settings(max_examples=25, deadline=None)
@given(document=JSONS, http=st.sampled_from([200, 400, 422]))
def test_whatever_an_engine_answers_nothing_is_raised(provider: str, document: object, http: int) -> None:
    read = engine(provider).read(answer(json.dumps(document).encode(), http))

    assert (read.status is SearchStatus.OK) == bool(read.hits)


@pytest.mark.parametrize("provider", PROVIDERS)
@settings(max_examples=25, deadline=None)
@given(
    body=st.binary(max_size=60)
    | st.lists(
        st.sampled_from([b"<div class=web-result>", b"<a class=result__a href='", b"//duckduckgo.com/l/?uddg=", b"%5B",
                         b"http://[", b"'>", b"</div>", b"\xff", b"no-results"]),
        max_size=8,
    ).map(b"".join),
    location=st.sampled_from(["/", "http://[", ""]) | st.text(max_size=5),
    http=st.sampled_from([200, 302]),
)  # fmt: skip
def test_whatever_the_bytes_nothing_is_raised(provider: str, body: bytes, location: str, http: int) -> None:
    made = answer(body, http, url="http://[", location=location, x_ratelimit_remaining=location)

    assert engine(provider).read(made).status in SearchStatus
    assert engine(provider).read(replace(made, hops=("https://searx.example/",))).status in SearchStatus
