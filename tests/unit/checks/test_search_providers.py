"""What the answers of search engines mean: only `ok` and `empty` speak."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog_web import response
from footprint.exhibit import SearchStatus
from footprint.web import Credential, Purpose, Response
from footprint_checks.search.brave import Brave
from footprint_checks.search.by_hand import BY_HAND
from footprint_checks.search.searxng import SearXNG

if TYPE_CHECKING:
    from footprint.search import Engine, Hit

ANSWERS = Path(__file__).with_name("answers")
SEARXNG = SearXNG("https://searx.example/", "brave")
DUCKDUCKGO = SearXNG("https://searx.example/", "duckduckgo")
PROVIDERS: list[Engine] = [SEARXNG, Brave()]


def given_by(name: str, status: int = 200) -> Response:
    """A recorded answer."""
    kind = {".json": "application/json", ".html": "text/html"}.get(Path(name).suffix, "text/plain")
    return response("https://searx.example/search", status, (ANSWERS / name).read_bytes(), kind)


def urls(hits: tuple[Hit, ...]) -> list[str]:
    return [one.url for one in hits]


@pytest.mark.parametrize(
    ("provider", "name", "http", "status"),
    [
        (SEARXNG, "searxng-ok.json", 200, SearchStatus.OK),
        (SEARXNG, "searxng-empty-true.json", 200, SearchStatus.EMPTY),
        (DUCKDUCKGO, "searxng-empty-engine-down.json", 200, SearchStatus.BLOCKED),
        (SEARXNG, "searxng-empty-engine-down.json", 200, SearchStatus.ERROR),
        (SEARXNG, "searxng-403-json-disabled.html", 403, SearchStatus.DISABLED),
        (SEARXNG, "searxng-429.txt", 429, SearchStatus.QUOTA),
        (SEARXNG, "searxng-400.json", 400, SearchStatus.ERROR),
        (SEARXNG, "searxng-400.json", 500, SearchStatus.ERROR),
        (SEARXNG, "searxng-403-json-disabled.html", 200, SearchStatus.ERROR),
        (Brave(), "brave-ok.json", 200, SearchStatus.OK),
        (Brave(), "brave-empty.json", 200, SearchStatus.EMPTY),
        (Brave(), "brave-422-token.json", 422, SearchStatus.AUTH),
        (Brave(), "brave-429.json", 429, SearchStatus.QUOTA),
        (Brave(), "brave-429.json", 422, SearchStatus.ERROR),
        (Brave(), "searxng-ok.json", 200, SearchStatus.ERROR),
        (Brave(), "searxng-403-json-disabled.html", 403, SearchStatus.AUTH),
        (Brave(), "searxng-429.txt", 503, SearchStatus.ERROR),
    ],
)
def test_an_answer_has_the_status_that_it_means(provider: Engine, name: str, http: int, status: SearchStatus) -> None:
    assert provider.read(given_by(name, http)).status is status


def test_searxng_results_keep_the_engines_own_order() -> None:
    assert urls(SEARXNG.read(given_by("searxng-ok.json")).hits) == [
        "https://claire-dumoulin.example/",
        "https://www.notaires-ouest.example/equipe/claire-dumoulin",
        "https://github.com/cdumoulin-fictif",
    ]


def test_results_of_an_engine_that_was_not_asked_are_no_answer() -> None:
    other = SearXNG("https://searx.example", "mojeek")

    assert other.read(given_by("searxng-ok.json")).status is SearchStatus.ERROR


def test_places_count_by_the_engines_page_and_not_by_groups() -> None:
    body = (
        '{"results": [{"url": "https://b.example/", "title": "B", "engine": "brave", "positions": [2]},'
        '{"url": "https://a.example/", "title": "A", "engine": "brave", "positions": [1]},'
        '{"url": "https://a.example/", "title": "A again", "engine": "brave", "positions": [3]},'
        '{"url": "javascript:1", "title": "no", "engine": "brave", "positions": null}], "unresponsive_engines": []}'
    )
    answer = response("https://searx.example/search", 200, body.encode(), "application/json")

    assert urls(SEARXNG.read(answer).hits) == ["https://a.example/", "https://b.example/"]


def test_brave_results_come_without_marks() -> None:
    hits = Brave().read(given_by("brave-ok.json")).hits

    assert [one.title for one in hits] == [
        "Claire Dumoulin, documentaliste et rédactrice à Quimper",
        "Me Claire Dumoulin, notaire",
    ]


def test_brave_is_asked_with_the_name_of_its_key_and_never_the_key() -> None:
    request = Brave().request('"Claire Dumoulin"', locale="fr-FR")

    asked = {name: values[0] for name, values in parse_qs(urlsplit(request.url).query).items()}
    assert request.credentials == (Credential("x-subscription-token", "brave"),)
    assert request.purpose is Purpose.API
    assert asked == {
        "q": '"Claire Dumoulin"',
        "country": "FR",
        "search_lang": "fr",
        "count": "20",
        "text_decorations": "0",
        "spellcheck": "0",
        "result_filter": "web",
    }


def test_brave_takes_a_language_without_a_region() -> None:
    assert "country=ALL" in Brave().request("x", locale="fr").url


def test_searxng_is_asked_for_one_engine() -> None:
    request = SEARXNG.request('"Claire Dumoulin"', locale="fr-FR")

    parts = urlsplit(request.url)
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    assert (parts.netloc, parts.path, request.purpose) == ("searx.example", "/search", Purpose.SERVICE)
    assert asked == {
        "q": '"Claire Dumoulin"',
        "format": "json",
        "engines": "brave",
        "language": "fr-FR",
        "pageno": "1",
    }


@pytest.mark.parametrize("provider", PROVIDERS, ids=["searxng", "brave"])
def test_the_link_by_hand_holds_the_query(provider: Engine) -> None:
    link = provider.link('"Claire Dumoulin"', locale="fr-FR")

    assert parse_qs(urlsplit(link).query)["q"] == ['"Claire Dumoulin"']


def test_the_engines_to_ask_by_hand_are_told_apart() -> None:
    links = [one.link("claire") for one in BY_HAND]

    assert len(set(links)) == len(BY_HAND)
    assert all(one.startswith("https://") and one.endswith("q=claire") for one in links)


JSONS = st.recursive(
    st.none() | st.integers() | st.text(max_size=4) | st.sampled_from(["search", "brave", "https://a.example/"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "results",
                    "type",
                    "web",
                    "url",
                    "title",
                    "engine",
                    "positions",
                    "error",
                    "code",
                    "unresponsive_engines",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
)


@pytest.mark.parametrize("provider", PROVIDERS, ids=["searxng", "brave"])
@given(document=JSONS, status=st.sampled_from([200, 403, 422]))
def test_whatever_an_engine_answers_nothing_is_raised(provider: Engine, document: object, status: int) -> None:
    answer = response("https://searx.example/search", status, json.dumps(document).encode(), "application/json")

    assert provider.read(answer).status in SearchStatus


@pytest.mark.parametrize("provider", PROVIDERS, ids=["searxng", "brave"])
@given(body=st.binary(max_size=60))
def test_whatever_the_bytes_nothing_is_raised(provider: Engine, body: bytes) -> None:
    answer = response("https://searx.example/search", 200, body, "application/json")

    assert provider.read(answer).hits == ()
