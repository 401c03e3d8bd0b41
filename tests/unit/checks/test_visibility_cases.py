"""What is concluded from the answers of search engines, on small webs given as data."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from blog_web import BlogWeb, response
from footprint.catalogue import load_catalogue
from footprint.exhibit import Hint, SearchPage, SearchStatus, Unseen, Whose
from footprint.finding import Absent, Attribution, Finding, Inconclusive, Method, Scored
from footprint.locale import translator
from footprint.search.given import read_lists
from footprint.web import Failure, FailureKind, Purpose, Response
from footprint_checks.search.brave import Brave
from footprint_checks.search.file import LookedUp
from footprint_checks.search.searxng import SearXNG
from footprint_checks.search.wikidata import Wikidata
from footprint_checks.visibility import visibility
from once import once
from small_web import profile_of, small_case, small_catalogue, subject_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footprint.case import Case
    from footprint.exhibit import Exhibit
    from footprint.finding import Status
    from footprint.web import Outcome, Request, Web

HERE = Path(__file__).parent
CASES: dict[str, dict[str, Any]] = tomllib.loads((HERE / "visibility.toml").read_text(encoding="utf-8"))
ENGINE = "duckduckgo"


class SearchWeb(BlogWeb):
    """A web with a search engine or two."""

    def __init__(self, case: Mapping[str, Any]) -> None:
        super().__init__(tuple(profile_of(one) for one in case.get("profiles", ())), case.get("pages", {}))
        self.case = case
        self.handed_over: Mapping[str, bytes] = {}

    @property
    def searches(self) -> list[str]:
        """The queries that were sent."""
        engines = ("searx.example", "api.search.brave.com")
        asked = [one for one in self.asked if urlsplit(one).hostname in engines]
        return [parse_qs(urlsplit(one).query)["q"][0] for one in asked]

    def _answer(self, request: Request) -> Outcome:
        if request.purpose is Purpose.GIVEN:
            body = self.handed_over.get(request.url)
            return (
                Failure(FailureKind.NOT_GIVEN) if body is None else response(request.url, 200, body, "application/json")
            )
        match urlsplit(request.url).hostname:
            case "searx.example":
                return self._searxng(request.url)
            case "api.search.brave.com":
                return _file(request.url, self.case["brave"], self.case.get("brave_status", 200))
            case None:
                return Failure(FailureKind.NOT_GIVEN)
            case str(host) if host.endswith(".test") and request.url not in self.case.get("pages", {}):
                return response(request.url, 200, b"<h1>Somebody</h1>", "text/html")
            case _:
                return super()._answer(request)

    def _searxng(self, url: str) -> Outcome:
        if "failure" in self.case:
            return Failure(FailureKind(self.case["failure"]))
        if "answer" in self.case:
            return _file(url, self.case["answer"], self.case.get("status", 200))
        query = parse_qs(urlsplit(url).query)["q"][0]
        found = self.case.get("results", {}).get(query, [])
        results = [
            {
                "url": one,
                "title": f"Title of {one}",
                "content": self.case.get("snippets", {}).get(one, ""),
                "engine": ENGINE,
                "positions": [place],
            }
            for place, one in enumerate(found, 1)
        ]
        document = {"query": query, "results": results, "unresponsive_engines": []}
        return response(url, 200, json.dumps(document).encode(), "application/json")


def _file(url: str, name: str, status: int) -> Response:
    return response(url, status, (HERE / "answers" / name).read_bytes(), "application/json")


def audit_of(case: Mapping[str, Any], web: Web) -> Case:
    subject = subject_of(case.get("subject", ["@camille", "https://camille.example/"]))
    made = small_case(replace(subject, name=case.get("name", "Camille Roy") or None), SearchWeb({}), catalogue=NETWORKS)
    searxng = (SearXNG("https://searx.example", ENGINE),) if case.get("searxng", True) else ()
    return replace(made, engines=(*((Brave(),) if "brave" in case else ()), *searxng), web=web)


NETWORKS = small_catalogue()


async def said(case: Mapping[str, Any], web: Web | None = None) -> tuple[Finding | Exhibit, ...]:
    audit = audit_of(case, web or SearchWeb(case))
    return tuple(visibility.judge(await audit.observation(visibility), audit))


@once
async def shown_of(name: str) -> tuple[Finding | Exhibit, ...]:
    return await said(CASES[name])


def row(status: Status) -> str:
    match status:
        case Scored(value, None, None):
            return f"scored {value:g}"
        case Scored(value, low, high):
            return f"scored {value:g} {low:g}..{high:g}"
        case Absent():
            return "absent"
        case Inconclusive(reason, None, None):
            return f"inconclusive {reason.value}"
        case Inconclusive(reason, low, high):
            return f"inconclusive {reason.value} {low:g}..{high:g}"
        case _:
            return repr(status)


def shown_as(page: SearchPage) -> list[str]:
    return [
        " ".join(filter(None, (str(one.rank), one.whose.value, one.url, "open" if one.is_open else "")))
        for one in page.results
    ]


@pytest.mark.parametrize("name", CASES)
async def test_every_indicator_is_concluded_from_what_was_answered(name: str) -> None:
    case = CASES[name]

    shown = await shown_of(name)

    found = {one.indicator.removeprefix("vis."): row(one.status) for one in shown if isinstance(one, Finding)}
    assert found == case["expect"]


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "whose" in case])
async def test_results_are_the_candidates_or_cannot_be_told(name: str) -> None:
    case = CASES[name]

    shown = await shown_of(name)

    pages = {one.query: shown_as(one) for one in shown if isinstance(one, SearchPage)}
    assert {query: pages[query] for query in case["whose"]} == case["whose"]


@pytest.mark.parametrize("name", CASES)
async def test_what_could_not_be_seen_is_named_with_its_link(name: str) -> None:
    case = CASES[name]

    shown = await shown_of(name)

    unseen = [one for one in shown if isinstance(one, Unseen)]
    assert [one.reason.value for one in unseen] == case.get("unseen", [])
    assert all(one.link for one in unseen)
    assert sum(isinstance(one, Hint) for one in shown) == case.get("hints", 0)


@pytest.mark.parametrize("name", CASES)
async def test_of_other_peoples_results_only_place_and_domain_are_kept(name: str) -> None:
    shown = await shown_of(name)

    pages = [one for one in shown if isinstance(one, SearchPage)]
    others = [one for page in pages for one in page.results if one.whose not in {Whose.OWN, Whose.ABOUT}]
    assert {(one.url, one.title) for one in others} <= {("", "")}


@pytest.mark.parametrize("name", CASES)
async def test_a_replay_of_the_reduced_records_says_the_same(name: str) -> None:
    case = CASES[name]
    live = SearchWeb(case)

    first = await said(case, live)
    again = live.replay()

    assert await said(case, again) == first
    assert again.strange == []


def bounds(status: Status) -> tuple[float, float]:
    match status:
        case Scored(value, low, high):
            return value if low is None else low, value if high is None else high
        case Inconclusive(_, low, high):
            return low or 0.0, 1.0 if high is None else high
        case _:
            return 0.0, 0.0


@pytest.mark.parametrize(
    "name",
    [
        "a-famous-namesake",
        "what-the-page-says-goes-before-what-the-engine-shows",
        "a-page-that-links-to-the-candidate-is-about-them",
    ],
)
async def test_a_page_that_is_hidden_narrows_no_range(name: str) -> None:
    case = CASES[name]
    whole = {one.indicator: bounds(one.status) for one in await shown_of(name) if isinstance(one, Finding)}
    results = (url for found in case["results"].values() for url in found if "github.com" not in url)

    for url in dict.fromkeys((*case["pages"], *results)):
        hidden = {**case, "pages": {**case["pages"], url: {"failure": "timeout"}}}
        part = {one.indicator: bounds(one.status) for one in await said(hidden) if isinstance(one, Finding)}

        assert [(url, each) for each, (low, high) in whole.items() if part[each][0] > low or part[each][1] < high] == []


async def test_every_finding_rests_on_search_results() -> None:
    shown = await said(CASES["found-by-name-and-handle"])

    findings = [one for one in shown if isinstance(one, Finding)]
    assert {one.method for one in findings} == {Method.SEARCH}
    assert [[one.where for one in each.evidence] for each in findings] == [
        ["results[1]", "results[3]", "results[4]"],
        ["results[2]"],
        ["results[1]"],
    ]


async def test_what_is_only_likely_the_candidates_is_said_to_be() -> None:
    case = CASES["a-longer-name-on-a-platform-is-another-account"]

    shown = await said(case)

    found = {one.indicator: one.attribution for one in shown if isinstance(one, Finding)}
    assert found["vis.handle"] is Attribution.LIKELY


async def test_nobody_is_asked_when_no_result_could_be_told_apart() -> None:
    web = SearchWeb(CASES["nothing-is-known-to-be-the-candidates"])

    await said(CASES["nothing-is-known-to-be-the-candidates"], web)

    assert web.searches == []


async def test_the_queries_are_the_name_the_name_with_a_trade_the_handle_and_the_domain() -> None:
    web = SearchWeb(CASES["found-by-name-and-handle"])

    await said(CASES["found-by-name-and-handle"], web)

    assert web.searches == ['"Camille Roy"', '"Camille Roy" réseaux sociaux', "camille", "camille.example"]


async def test_without_an_engine_there_are_links_to_follow_by_hand() -> None:
    shown = await said(CASES["no-engine"])

    pages = [one for one in shown if isinstance(one, SearchPage)]
    assert {one.status for one in pages} == {SearchStatus.DISABLED}
    assert {one.provider for one in pages} == {"Google", "Bing", "DuckDuckGo", "Qwant"}
    assert all(one.link and not one.evidence for one in pages)


async def test_beside_an_encyclopedia_alone_there_are_links_to_follow_by_hand() -> None:
    audit = replace(audit_of(CASES["no-engine"], SearchWeb(CASES["no-engine"])), engines=(Wikidata(),))

    shown = tuple(visibility.judge(await audit.observation(visibility), audit))

    unseen = next(one for one in shown if isinstance(one, Unseen))
    assert {one.provider for one in shown if isinstance(one, SearchPage)} == {
        "Wikidata", "Google", "Bing", "DuckDuckGo", "Qwant"
    }  # fmt: skip
    assert unseen.link.startswith("https://www.google.com/")


async def test_of_a_list_looked_up_by_hand_no_other_place_is_said_than_its_own() -> None:
    lists = read_lists(b"engine,query,date,url\nGoogle,Camille Roy,2026-11-12,https://camille.example/", "seen.csv")
    web = SearchWeb(CASES["no-engine"])
    web.handed_over = lists.documents
    audit = replace(audit_of(CASES["no-engine"], web), engines=(LookedUp(lists.engines[0]),))

    shown = tuple(visibility.judge(await audit.observation(visibility), audit))

    said = [str(one.sentence) for one in shown if isinstance(one, Finding) and one.indicator != "vis.handle"]
    assert [one.locale for one in shown if isinstance(one, SearchPage)] == [""]
    assert all("Google (2026-11-12)" in one and "fr-FR" not in one for one in said)


async def test_an_entry_that_was_not_seen_may_be_about_them_though_people_have_accounts_there() -> None:
    entry = "https://fr.wikipedia.org/wiki/Camille_Roy"
    pages = {"https://camille.example/": {"html": "<h1>Camille</h1>"}, entry: {"failure": "timeout"}}
    case = {"pages": pages, "results": {'"Camille Roy"': [entry]}}
    audit = audit_of(case, SearchWeb(case))
    with_wikipedia = replace(NETWORKS, others=(*NETWORKS.others, load_catalogue().get("wikimedia")))
    audit = replace(audit, catalogue=with_wikipedia)

    seen = await audit.observation(visibility)

    shown = [one for one in visibility.judge(seen, audit) if isinstance(one, SearchPage)]
    assert [shown_as(one) for one in shown if one.results] == [["1 cannot_tell open"]]
    assert seen.open == ()


async def test_where_nobody_looked_for_what_is_asked_it_is_said_that_nobody_did() -> None:
    case = CASES["found-by-name-and-handle"]
    audit = replace(audit_of(case, SearchWeb(case)), engines=(LookedUp("Google (fr-FR, 2026-11-20)"),))

    shown = tuple(visibility.judge(await audit.observation(visibility), audit))

    said_ = [translator("en").say(one.sentence) for one in shown if isinstance(one, Finding)]
    assert [one.removeprefix("The results that were given hold no search for the ") for one in said_] == [
        "name.",
        "handle.",
        "name.",
    ]


@pytest.mark.parametrize("name", CASES)
async def test_every_sentence_can_be_said(name: str) -> None:
    shown = await shown_of(name)

    findings = [one for one in shown if isinstance(one, Finding)]
    words = [one.sentence for one in findings]
    words += [one.remedy for one in findings if one.remedy]
    words += [one.instead.condition for one in findings if one.instead]
    words += [one.note for one in shown if isinstance(one, Unseen)]
    assert all(said and "{" not in said for said in map(translator("en").say, words))
