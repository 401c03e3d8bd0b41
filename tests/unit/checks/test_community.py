"""Who cites and answers the candidate, and which of their roles another site confirms."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from blog_web import BlogWeb, response
from doings import doings
from footprint.exhibit import Detail
from footprint.finding import Absent, Finding, Inconclusive, Reason, Scored
from footprint.locale import translator
from footprint.web import Failure, FailureKind
from footprint_checks.activity import Activities, Kind
from footprint_checks.community import community
from footprint_checks.search.searxng import SearXNG
from small_web import NOW, small_case, small_catalogue, subject_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from footprint.case import Case
    from footprint.exhibit import Exhibit
    from footprint.finding import Status
    from footprint.web import Outcome, Request, Web
    from footprint_checks.activity import Doings

HOME = "https://camille.example/"
CATALOGUE = small_catalogue()
STRANGE = "marker-of-a-stranger"
CITES = f'<title>Portrait</title><p>Read <a href="{HOME}2026/">her notebook</a> about the market, it is good'
NAMES = "<title>Gazette</title><p>CAMILLE ROY keeps a notebook at camille.example about the market"
NAMESAKE = f"<title>{STRANGE}</title><p>Camille Roy won the race in the mountains this year {STRANGE}"
PRESS = '<h2>Presse</h2><a href="https://a.test/x">Gazette</a>'
OF_VISITORS = f'<title>{STRANGE}</title><p>A post {STRANGE}<a rel="ugc nofollow" href="{HOME}">Camille</a>'
CLAIMED = f'<title>{STRANGE}</title><p>A post {STRANGE}<a rel="me" href="{HOME}">Camille</a>'


class CitingWeb(BlogWeb):
    """A web with a search engine; what it finds is the same for every query."""

    def __init__(self, pages: Mapping[str, Any], results: Sequence[str] | str = ()) -> None:
        super().__init__((), {HOME: {"html": "<p>Camille writes"}, **pages})
        self.results = results

    def _answer(self, request: Request) -> Outcome:
        if urlsplit(request.url).hostname != "searx.example":
            return super()._answer(request)
        if isinstance(self.results, str):
            return Failure(FailureKind(self.results))
        is_name = parse_qs(urlsplit(request.url).query)["q"][0].endswith('"')
        found = [
            {"url": one, "title": STRANGE, "engine": "duckduckgo", "positions": [place]}
            for place, one in enumerate(self.results if is_name else (), 1)
        ]
        document = {"results": found, "unresponsive_engines": []}
        return response(request.url, 200, json.dumps(document).encode(), "application/json")


def audit_of(web: Web, given: tuple[str, ...] = (HOME,), *, searx: bool = True) -> Case:
    made = small_case(replace(subject_of(given), name="Camille Roy"), CitingWeb({}), catalogue=CATALOGUE)
    return replace(made, web=web, engines=(SearXNG("https://searx.example", "duckduckgo"),) if searx else ())


async def said(web: Web, *done: Doings, **more: Any) -> tuple[Finding | Exhibit, ...]:  # noqa: ANN401 (see audit_of)
    audit = audit_of(web, **more)
    seen = await audit.observation(community)
    return tuple(community.judge(replace(seen, activities=Activities(done)), audit))


def status(shown: Sequence[Finding | Exhibit], indicator: str) -> Status:
    return next(one.status for one in shown if isinstance(one, Finding) and one.indicator == indicator)


def page(html: str) -> dict[str, str]:
    return {"html": html}


@pytest.mark.parametrize(
    ("pages", "results", "expected"),
    [
        pytest.param({"https://a.test/x": page(CITES)}, ["https://a.test/x"], Scored(1.0), id="a-link"),
        pytest.param({"https://a.test/x": page(NAMES)}, ["https://a.test/x"], Scored(1.0), id="name-and-address"),
        pytest.param({"https://a.test/x": page(NAMESAKE)}, ["https://a.test/x"], Absent(), id="a-namesake"),
        pytest.param({"https://a.test/x": page(OF_VISITORS)}, ["https://a.test/x"], Absent(), id="left-by-a-visitor"),
        pytest.param({"https://a.test/x": page(CLAIMED)}, ["https://a.test/x"], Absent(), id="claims-to-be-theirs"),
        pytest.param({"https://a.test/x": page(CITES), "https://www.a.test/y": page(CITES)},
                     ["https://a.test/x", "https://www.a.test/y"], Scored(1.0), id="one-domain-twice"),
        pytest.param({"https://a.test/x": page(CITES)}, ["https://a.test/x", "https://b.test/", HOME],
                     Scored(1.0, 1.0, 2.0), id="one-not-seen"),
        pytest.param({}, ["https://a.test/x"], Inconclusive(Reason.PARTIAL, 0.0, 1.0), id="none-seen"),
        pytest.param({"https://github.com/other": page(CITES)}, ["https://github.com/other"], Absent(), id="a-network"),
        pytest.param({"https://camilleroy.test/": page(CITES)}, ["https://camilleroy.test/"], Absent(),
                     id="a-domain-of-the-name"),
        pytest.param({}, [], Absent(), id="nothing-found"),
        pytest.param({}, "timeout", Inconclusive(Reason.TIMEOUT, 0.0, 10.0), id="no-results-seen"),
        pytest.param({HOME: {"failure": "timeout"}, "https://a.test/x": page(CITES)}, ["https://a.test/x"],
                     Scored(1.0, 0.0, 10.0), id="their-page-not-seen"),
        pytest.param({HOME: page(PRESS), "https://a.test/x": page(CITES)}, [], Scored(1.0), id="listed-as-press"),
    ],
)  # fmt: skip
async def test_sites_of_others_that_cite_are_counted_once_each(
    pages: Mapping[str, Any], results: Sequence[str] | str, expected: Status
) -> None:
    assert status(await said(CitingWeb(pages, results)), "com.mentions") == expected


async def test_without_a_search_engine_mentions_are_what_is_linked_at_least() -> None:
    pages = {HOME: page(PRESS), "https://a.test/x": page(CITES)}

    assert status(await said(CitingWeb({}), searx=False), "com.mentions") == Inconclusive(Reason.NO_PROVIDER, 0.0, 10.0)
    assert status(await said(CitingWeb(pages), searx=False), "com.mentions") == Scored(1.0, 1.0, 10.0)


MANY = {f"https://s{one}.test/": page(CITES) for one in range(10)}
MIXED: dict[str, Any] = {
    "https://a.test/x": page(CITES),
    "https://b.test/": page(NAMESAKE),
    "https://d.test/": {"failure": "timeout"},
    HOME: page(
        '<h2>Talks</h2><a href="https://e.test/">Talk</a><a href="https://f.test/">Talk</a>'
        '<a href="https://g.test/">Talk</a>'
    ),
    "https://e.test/": page(NAMES),
    "https://f.test/": page(f"<p>{STRANGE} somebody spoke here about the market"),
}


@pytest.mark.parametrize(
    ("pages", "results"),
    [
        pytest.param(MIXED, ["https://b.test/", "https://a.test/x", "https://c.test/", "https://d.test/"], id="mixed"),
        pytest.param(MANY, list(MANY), id="many"),
        pytest.param({}, "timeout", id="silent"),
    ],
)
async def test_a_replay_comes_to_the_same_and_asks_nothing_new(
    pages: Mapping[str, Any], results: Sequence[str] | str
) -> None:
    live = CitingWeb(pages, results)

    first = await said(live)
    again = live.replay()

    assert await said(again) == first
    assert again.strange == []


async def test_of_pages_that_do_not_cite_nothing_is_kept_or_shown() -> None:
    live = CitingWeb(MIXED, ["https://b.test/", "https://a.test/x", "https://d.test/", "https://c.test/"])

    shown = await said(live)

    kept = repr([live.wholes[one] for one in live.kept if one in live.wholes])
    assert STRANGE not in repr(shown)
    assert "b.test" not in repr(shown)
    assert STRANGE not in kept + repr(live.parts)
    assert "b.test" not in repr([one.outcome.reading.private for one in live.parts.values()])  # type: ignore[union-attr]


async def test_at_most_twenty_pages_are_asked_for_a_search() -> None:
    results = [f"https://s{one}.test/" for one in range(30)]
    web = CitingWeb({}, results[:10])

    await said(web)

    assert sum(urlsplit(one).hostname in {f"s{each}.test" for each in range(30)} for one in web.asked) <= 20


ONE, REPLY = (3, Kind.ORIGINAL), (3, Kind.REPLY)
ANSWERED, UNTOLD = (3, Kind.ORIGINAL, 2), (3, Kind.ARTICLE, None)
TALKED = doings("mastodon", *[ANSWERED] * 2, *[ONE] * 8)
LATELY, LONG_AGO = (NOW - timedelta(days=90)).date(), (400, Kind.ORIGINAL, 9)
TIMEOUT = Reason.TIMEOUT


@pytest.mark.parametrize(
    ("done", "given", "answers", "replies"),
    [
        pytest.param((doings("mastodon", *[ANSWERED] * 2, *[ONE] * 6, *[REPLY] * 2),), (), Scored(0.2), Scored(0.2),
                     id="one-account"),
        pytest.param((doings("mastodon", *[ONE] * 10), doings("bluesky", *[ANSWERED] * 5, *[REPLY] * 5)), (),
                     Scored(0.5), Scored(0.5), id="the-better-of-two"),
        pytest.param((doings("mastodon", *[REPLY] * 10), doings("bluesky", *[ONE] * 5, *[REPLY] * 1)), (),
                     Scored(0.0), Scored(0.1667), id="all-replies-are-worth-less-than-some"),
        pytest.param((doings("mastodon", *[ONE] * 3),), (), Inconclusive(Reason.TOO_FEW, 0.0, 0.4),
                     Inconclusive(Reason.TOO_FEW, 0.0, 0.2), id="too-few"),
        pytest.param((), (), Absent(), Absent(), id="no-account"),
        pytest.param((doings("github", (3, Kind.CODE)),), (), Absent(), Absent(), id="no-messages"),
        pytest.param((doings("mastodon", reason=TIMEOUT),), (), Inconclusive(Reason.PARTIAL, 0.0, 0.5),
                     Inconclusive(Reason.PARTIAL, 0.0, 0.2), id="not-seen"),
        pytest.param((doings("mastodon", *[ANSWERED] * 10, LONG_AGO, reason=TIMEOUT, since=LATELY),), (),
                     Scored(1.0), Scored(0.0, 0.0, 0.2), id="seen-in-part"),
        pytest.param((doings("mastodon", *[ANSWERED] * 20, *[REPLY] * 20, reason=TIMEOUT, since=LATELY),), (),
                     Scored(1.0), Scored(0.5), id="seen-as-far-as-it-counts"),
        pytest.param((doings("github", *[UNTOLD] * 6, shows_replies=False),), (),
                     Inconclusive(Reason.PARTIAL, 0.0, 0.5), Inconclusive(Reason.PARTIAL, 0.0, 0.3333),
                     id="a-network-that-does-not-tell"),
        pytest.param((doings("mastodon", *[ANSWERED] * 2, *[ONE] * 8),), ("linkedin:camille",), Scored(0.2, 0.2, 0.5),
                     Scored(0.0), id="behind-a-login"),
        pytest.param((TALKED, doings("bluesky", reason=Reason.NOT_OBSERVABLE)), (), Scored(0.2, 0.2, 0.5), Scored(0.0),
                     id="not-to-be-looked-at"),
        pytest.param((TALKED, doings("gravatar", reason=Reason.NOT_OBSERVABLE)), (), Scored(0.2), Scored(0.0),
                     id="a-network-without-messages"),
        pytest.param((TALKED, replace(doings("github", *[REPLY] * 9), is_talk=False)), (), Scored(0.2), Scored(0.0),
                     id="comments-are-no-conversation"),
    ],
)  # fmt: skip
async def test_answers_and_replies_are_those_of_the_best_account(
    done: tuple[Doings, ...], given: tuple[str, ...], answers: Status, replies: Status
) -> None:
    shown = await said(CitingWeb({}), *done, given=(HOME, *given))

    assert [status(shown, "com.responses"), status(shown, "com.conv")] == [answers, replies]


PROGRAMME = "https://days.test/2026"


@pytest.mark.parametrize(
    ("home", "linked", "expected"),
    [
        pytest.param(f'<a href="{PROGRAMME}">Keynote at the Days</a>', NAMESAKE, Scored(1.0), id="named-there"),
        pytest.param(f'<h2>Conférences</h2><a href="{PROGRAMME}">Journées</a>', CITES, Scored(1.0), id="linked-there"),
        pytest.param(f'<a href="{PROGRAMME}">Atelier animé par Camille</a>', NAMES, Scored(1.0), id="in-french"),
        pytest.param(f'<div class="h-event"><a class="u-url" href="{PROGRAMME}">x</a></div>', NAMES, Scored(1.0),
                     id="h-event"),
        pytest.param(f'<script type="application/ld+json">{{"@type":"SocialEvent","url":"{PROGRAMME}"}}</script>',
                     NAMES, Scored(1.0), id="json-ld"),
        pytest.param('<a href="/about">About</a>', NAMES, Scored(1.0), id="on-the-page-about-them"),
        pytest.param(f'<a href="{PROGRAMME}">The Days</a>', NAMES, Absent(), id="no-role"),
        pytest.param(f'<h1>Atelier Marchal</h1><a href="{PROGRAMME}">The Days</a>', NAMES, Absent(), id="a-firm"),
        pytest.param(f'<a href="{PROGRAMME}">My talk</a>', "<p>A list of the talks of somebody else", Absent(),
                     id="not-confirmed"),
        pytest.param('<a href="/talk">My talk</a>', NAMES, Absent(), id="on-their-own-ground"),
        pytest.param('<a href="https://gone.test/">My talk</a>', NAMES, Inconclusive(Reason.PARTIAL, 0.0, 1.0),
                     id="not-seen"),
    ],
)  # fmt: skip
async def test_a_role_counts_when_a_page_names_it_and_another_site_confirms_it(
    home: str, linked: str, expected: Status
) -> None:
    about = f'<ul><li class="h-event">Moderator: <a class="u-url" href="{PROGRAMME}">The Days</a></ul>'
    own = {HOME: page(f"<p>Camille writes{home}"), f"{HOME}talk": page(NAMES), f"{HOME}about": page(about)}
    pages = {**own, PROGRAMME: page(linked)}

    assert status(await said(CitingWeb(pages)), "com.events") == expected


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        pytest.param(page(f'<h1>Talks</h1><a href="{PROGRAMME}">Days</a>'), Scored(1.0), id="read"),
        pytest.param({"failure": "timeout"}, Inconclusive(Reason.PARTIAL, 0.0, 2.0), id="not-seen"),
    ],
)
async def test_a_page_that_is_named_as_a_list_of_talks_is_read(listed: Mapping[str, Any], expected: Status) -> None:
    pages = {HOME: page('<p>Camille<a href="/talks">Talks</a>'), f"{HOME}talks": listed, PROGRAMME: page(NAMES)}

    assert status(await said(CitingWeb(pages)), "com.events") == expected


async def test_nothing_known_to_be_the_candidates_concludes_nothing() -> None:
    shown = await said(CitingWeb({}), given=("@camille",))

    assert {one.status for one in shown if isinstance(one, Finding)} == {Inconclusive(Reason.NOT_ATTRIBUTED)}


async def test_every_finding_has_its_proof_and_every_sentence_can_be_said() -> None:
    shown = await said(CitingWeb(MIXED, ["https://a.test/x", "https://c.test/"]), doings("mastodon", *[ANSWERED] * 5))

    findings = [one for one in shown if isinstance(one, Finding)]
    details = [one for one in shown if isinstance(one, Detail)]
    words = [*(one.sentence for one in findings), *(one.instead.condition for one in findings if one.instead)]
    assert all(one.evidence for one in shown if isinstance(one, Finding | Detail))
    assert [(one.place, str(one.label)) for one in details] == [
        ("https://a.test/x", "Cited by"),
        ("https://e.test/", "Cited by"),
        ("https://e.test/", "Speaker"),
    ]
    assert all(said and "{" not in said for said in map(translator("en").say, words))
