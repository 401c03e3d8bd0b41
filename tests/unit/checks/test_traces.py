"""The traces on sites of others: pages that speak of the candidate, and what their accounts did elsewhere."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from blog_web import BlogWeb
from doings import doings
from footprint.catalogue import load_catalogue
from footprint.exhibit import Trace, TraceKind, Unseen
from footprint.finding import Reason
from footprint.web import Response
from footprint_checks.activity import Kind, Made, Making
from footprint_checks.community import community
from footprint_checks.traces.check import traces
from footprint_checks.traces.copies import dated
from footprint_checks.traces.gathering import deeds, pages
from footprint_checks.wayback import WAYBACK
from small_web import small_case, small_catalogue, subject_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footprint.case import Case
    from footprint.exhibit import Exhibit
    from footprint.finding import Finding
    from footprint.web import Web
    from footprint_checks.citing import Citation

HOME = "https://camille.example/"
CATALOGUE, NETWORKS = small_catalogue(), load_catalogue()
CITES = f'<title>Portrait</title><p>Read <a href="{HOME}2026/">her notebook</a> about the market, it is good'
NAMES = "<title>Programme</title><p>CAMILLE ROY keeps a notebook at camille.example about the market"
PRESS = '<h2>Presse</h2><a href="https://a.test/x">Gazette</a>'
TALKS = '<h2>Talks</h2><a href="https://talks.test/2026">A talk about the market</a>'
BOTH = {
    HOME: {"html": PRESS + TALKS},
    "https://a.test/x": {"html": CITES},
    "https://talks.test/2026": {"html": NAMES},
}

EMPTY = {"raw": "[]"}


def asked(url: str) -> str:
    """The question for the oldest copy of a page."""
    fields = "output=json&fl=timestamp,original,statuscode&filter=statuscode:200&limit=1"
    return f"{WAYBACK}?url={quote(url, safe='')}&{fields}"


def kept(url: str, stamp: str) -> dict[str, Any]:
    rows = [["timestamp", "original", "statuscode"], [stamp, url, "200"]]
    return {asked(url): {"raw": json.dumps(rows)}}


def case_of(web: Web) -> Case:
    made = small_case(replace(subject_of((HOME,)), name="Camille Roy"), BlogWeb(), catalogue=CATALOGUE)
    return replace(made, web=web)


async def said(web: Web) -> tuple[Finding | Exhibit, ...]:
    case = case_of(web)
    return tuple(traces.judge(await case.observation(traces), case))


def web_of(*more: Mapping[str, Any]) -> BlogWeb:
    return BlogWeb((), {url: page for one in (BOTH, *more) for url, page in one.items()})


async def test_pages_that_speak_of_the_candidate_are_traces_and_those_that_confirm_a_role_are_talks() -> None:
    shown = await said(web_of())

    found = [one for one in shown if isinstance(one, Trace)]
    assert [(one.url, one.domain, one.title) for one in found] == [
        ("https://talks.test/2026", "talks.test", "Programme"),
        ("https://a.test/x", "a.test", "Portrait"),
    ]
    assert found[0].kind is TraceKind.TALK
    assert all(one.evidence for one in found)


async def test_the_oldest_copy_is_shown_beside_the_days_of_the_page() -> None:
    shown = await said(web_of(kept("https://a.test/x", "20200304050607"), {asked("https://talks.test/2026"): EMPTY}))

    found = {one.url: one for one in shown if isinstance(one, Trace)}
    assert (found["https://a.test/x"].archived, found["https://a.test/x"].first) == ("2020-03-04", "")
    assert found["https://talks.test/2026"].archived == ""
    assert [len(one.evidence) for one in found.values()] == [1, 2]
    assert not any(isinstance(one, Unseen) for one in shown)


@pytest.mark.parametrize(
    ("answer", "reason", "questions"),
    [
        pytest.param({"status": 429, "raw": ""}, Reason.RATE_LIMITED, 1, id="too-many-questions"),
        pytest.param({"failure": "timeout"}, Reason.TIMEOUT, 1, id="silent"),
        pytest.param({"status": 403, "raw": "excluded"}, Reason.BLOCKED, 2, id="an-owner-who-wants-no-copies"),
        pytest.param({"raw": "<h1>Sorry</h1>"}, Reason.UNREADABLE, 2, id="no-list"),
    ],
)
async def test_an_index_that_does_not_answer_is_told_once(answer: Any, reason: Reason, questions: int) -> None:  # noqa: ANN401 (a row of a case)
    web = web_of({asked(one): answer for one in BOTH})

    shown = await said(web)

    assert [one.reason for one in shown if isinstance(one, Unseen)] == [reason]
    assert [one.archived for one in shown if isinstance(one, Trace)] == ["", ""]
    assert len(copies(web)) == questions


def copies(web: BlogWeb) -> list[str]:
    """The addresses whose oldest copy was asked for, in order."""
    return [parse_qs(urlsplit(one).query)["url"][0] for one in web.asked if one.startswith(WAYBACK)]


async def test_of_ten_pages_at_most_the_oldest_copy_is_asked_for_and_undated_ones_go_first() -> None:
    web = web_of()
    around = await case_of(web).observation(community)
    page = pages(around, ())[0]
    undated = [replace(page, url=f"https://s{one}.test/") for one in range(11)]
    found = (replace(page, said=replace(page.said, day="2026-03-12")), *undated)
    web.pages = {**web.pages, **{asked(one.url): EMPTY for one in found}}

    seen = await dated(found, case_of(web), web)

    assert copies(web) == [one.url for one in undated[:10]]
    assert [one.url for one in seen] == [one.url for one in found]
    assert [one.copy is not None for one in seen] == [False, *[True] * 10, False]


async def test_a_replay_comes_to_the_same_and_asks_nothing_new() -> None:
    live = web_of(kept("https://a.test/x", "20200304050607"))

    first = await said(live)
    again = live.replay()

    assert await said(again) == first
    assert again.strange == []


async def test_a_page_that_several_checks_saw_is_one_trace() -> None:
    case = case_of(web_of())
    around = await case.observation(community)
    again = [_at(one, "http://www.a.test/x/#top") for one in around.citations if one.domain == "a.test"]

    found = pages(around, again)

    assert len(again) == 1
    assert [one.url for one in found] == ["https://talks.test/2026", "https://a.test/x"]


def _at(one: Citation, url: str) -> Citation:
    """The same citation, found under another address."""
    assert isinstance(one.exchange.outcome, Response)
    return replace(one, exchange=replace(one.exchange, outcome=replace(one.exchange.outcome, url=url)))


async def test_a_podcast_stays_one_whatever_the_heading_over_its_link_says() -> None:
    around = await case_of(web_of()).observation(community)
    role = next(one for one in around.roles if one.proof is not None)
    assert role.proof is not None
    heard = replace(around, roles=(replace(role, proof=replace(role.proof, kind=TraceKind.PODCAST)),))

    assert pages(heard, ())[0].kind is TraceKind.PODCAST


PUSHED = "https://github.com/camille/outil"
MADE = tuple(
    Made(kind, url, doings("github", (3, Kind.CODE)).items[0].evidence)
    for kind, url in ((Making.REPOSITORY, PUSHED), (Making.REPOSITORY, f"{PUSHED}-2"), (Making.MAP, "https://m.test/"))
)


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        pytest.param(doings("github", (3, Kind.CODE), (4, Kind.REPLY), made=MADE),
                     [("repository", 2, "2026-11-21", "2026-11-21")], id="repositories-by-their-last-push"),
        pytest.param(doings("github", made=MADE[1:2]), [("repository", 1, "", "")], id="without-a-day"),
        pytest.param(doings("wikimedia", (3, Kind.EDIT), (40, Kind.EDIT), (5, Kind.REPLY)),
                     [("wiki_edit", 2, "2026-10-15", "2026-11-21")], id="edits"),
        pytest.param(doings("hacker-news", (3, Kind.REPLY), (40, Kind.ORIGINAL), (5, Kind.OTHER)),
                     [("comment", 2, "2026-10-15", "2026-11-21")], id="a-forum"),
        pytest.param(doings("stack-exchange", (3, Kind.REPLY)), [("comment", 1, "2026-11-21", "2026-11-21")],
                     id="questions-and-answers"),
        pytest.param(doings("mastodon", (3, Kind.ORIGINAL), (4, Kind.REPLY)), [], id="ones-own-microblog"),
        pytest.param(doings("devto", (3, Kind.ARTICLE), (4, Kind.REPLY)), [], id="ones-own-blog"),
        pytest.param(doings("hacker-news"), [], id="nothing"),
    ],
)  # fmt: skip
def test_what_an_account_did_is_one_trace_of_each_kind(done: Any, expected: list[tuple[str, int, str, str]]) -> None:  # noqa: ANN401 (see above)
    items = tuple(replace(one, url=PUSHED) if one.kind is Kind.CODE else one for one in done.items)
    network = NETWORKS.get(done.account.handle.network)

    found = list(deeds(replace(done, items=items), network))

    assert [(one.kind, one.count, one.first, one.last) for one in found] == expected
    assert all(one.title == network.name and one.url == done.account.url and one.evidence for one in found)
