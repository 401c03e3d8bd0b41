"""Which tools leave a trace on the candidate's pages and posts, and what they offer to others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from blog_web import BlogWeb
from doings import doings, exchange
from footprint.exhibit import Detail
from footprint.finding import Finding, Inconclusive, Reason, Scored, evidence
from footprint.locale import translator
from footprint_checks.activity import Kind, Made, Making
from footprint_checks.tools import tools
from small_web import small_case, small_catalogue, subject_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footprint.exhibit import Exhibit

HOME = "https://camille.example/"
FEED = '<link rel="alternate" type="application/rss+xml" href="/feed">'


async def said(
    pages: Mapping[str, Any],
    subject: tuple[str, ...] = (HOME,),
    *,
    only_given: bool = False,
    faults: Mapping[str, str | int] | None = None,
) -> tuple[Finding | Exhibit, ...]:
    web = BlogWeb((), dict(pages), faults or {})
    audit = small_case(subject_of(list(subject)), web, catalogue=small_catalogue())
    audit = replace(audit, conditions=replace(audit.conditions, only_given=only_given))
    return tuple(tools.judge(await audit.observation(tools), audit))


async def kinds(html: str, **more: Any) -> set[str]:  # noqa: ANN401 (rows of a web given as data)
    shown = await said({HOME: {"html": f"<h1>Camille</h1><p>Hello{html}"}, **more})
    return {str(one.label) for one in shown if isinstance(one, Detail)}


def found(shown: tuple[Finding | Exhibit, ...], indicator: str) -> Finding:
    return next(one for one in shown if isinstance(one, Finding) and one.indicator == indicator)


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ('<script type="application/ld+json">{"@type":"Person","name":"C"}</script>', "Structured data"),
        ('<p class="h-card">C</p>', "Structured data"),
        ('<link rel="webmention" href="/wm">', "Interfaces and automation"),
        ('<link rel="alternate" type="application/activity+json" href="/me">', "Interfaces and automation"),
        ('<a href="https://wiki.camille.example/">Notes</a>', "Wiki"),
        ('<meta name="generator" content="MediaWiki 1.43">', "Wiki"),
        ('<iframe src="https://umap.openstreetmap.fr/fr/map/fontaines_1"></iframe>', "Map"),
        ('<iframe src="https://www.google.com/maps/d/embed?mid=1"></iframe>', "Map"),
        ('<form action="https://x.us1.list-manage.com/subscribe/post"><input type="email" name="EMAIL"></form>',
         "Newsletter"),
        ('<form action="/s">Recevoir l\u2019infolettre <input type="email"></form>', "Newsletter"),
        ('<a href="https://camille.substack.com/subscribe">Subscribe</a>', "Newsletter"),
        ('<a data-portal="signup" href="#/portal">Sign up</a>', "Newsletter"),
        ('<h2>Mes extensions</h2><a href="https://wordpress.org/plugins/rues/">Rues</a>', "Plug-in"),
        ('<video src="/film.mp4"></video>', "Sound and film"),
    ],
)  # fmt: skip
async def test_a_trace_tells_its_family(html: str, kind: str) -> None:
    assert kind in await kinds(html)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<a href="https://fr.wikipedia.org/wiki/Marché">x</a>', id="a-link-to-anothers-wiki"),
        pytest.param('<a href="https://umap.openstreetmap.fr/fr/map/x_1">x</a>', id="a-link-to-anothers-map"),
        pytest.param('<iframe src="https://www.google.com/maps/embed?pb=1"></iframe>', id="a-plan-of-the-way"),
        pytest.param('<a href="https://wordpress.org/plugins/akismet/">Akismet</a>', id="a-plug-in-that-is-used"),
        pytest.param('<iframe src="https://www.youtube.com/embed/x"></iframe>', id="a-film-of-anybodys"),
        pytest.param('<form action="/search"><input name="q">Search the newsletter</form>', id="a-search"),
        pytest.param('<form action="/contact"><input type="email">Write to me</form>', id="a-contact-form"),
        pytest.param('<a href="https://other.substack.com/p/x">An article</a>', id="an-article-of-anothers"),
        pytest.param('<link rel="pingback" href="/xmlrpc.php">', id="what-software-has-by-default"),
    ],
)
async def test_what_everybody_has_or_another_made_is_no_trace(html: str) -> None:
    assert await kinds(html) == set()


async def test_feed_and_tags_are_seen_in_the_posts() -> None:
    feed = {"ages": [3, 33, 64], "tags": ["ville marché", "ville", ""]}

    assert await kinds(FEED, **{f"{HOME}feed": {"feed": feed}}) == {"Feed", "Tags"}


async def test_one_tag_for_all_posts_is_a_default() -> None:
    assert await kinds(FEED, **{f"{HOME}feed": {"feed": {"ages": [3, 33, 64], "tags": ["Uncategorized"]}}}) == {"Feed"}


async def test_recordings_in_the_feed_are_sound_and_film() -> None:
    feed = {"ages": [3, 33, 64], "media": True}

    assert await kinds(FEED, **{f"{HOME}feed": {"feed": feed}}) == {"Feed", "Sound and film"}


@pytest.mark.parametrize(
    ("given", "families", "artefacts"),
    [
        pytest.param((HOME,), Scored(1.0, 1.0, 1.0), Scored(0.0, 0.0, 0.0), id="no-account"),
        pytest.param((HOME, "linkedin:camille"), Scored(1.0, 1.0, 3.0), Scored(0.0, 0.0, 0.0), id="behind-a-login"),
        pytest.param((HOME, "github:camille"), Scored(1.0, 1.0, 10.0), Scored(0.0, 0.0, 2.0), id="did-not-answer"),
    ],
)
async def test_what_accounts_would_show_is_open_only_where_one_was_not_seen(
    given: tuple[str, ...], families: Scored, artefacts: Scored
) -> None:
    pages = {HOME: {"html": '<p class="h-card">Camille lives by the market and writes'}}

    shown = await said(pages, given, faults={"api.github.com": "timeout"})

    assert found(shown, "tools.families").status == families
    assert found(shown, "tools.artefact").status == artefacts


async def test_in_a_blog_run_what_accounts_would_show_stays_open() -> None:
    shown = await said({HOME: {"html": '<p class="h-card">Camille lives by the market'}}, only_given=True)

    assert found(shown, "tools.families").status == Scored(1.0, 1.0, 8.0)


async def test_accounts_show_tools_and_things_made_for_others() -> None:
    audit = small_case(subject_of([HOME]), BlogWeb((), {HOME: {"html": "<p>Camille</p>"}}), catalogue=small_catalogue())
    proof = evidence(exchange("https://wiki.example/x"), excerpt="x")
    made = Made(Making.REPOSITORY, "https://github.com/camille/rues", proof)
    done = doings("github", (3, Kind.CODE), made=(made,), uses=(("wiki", proof), ("unheard of", proof)))
    seen = replace(await audit.observation(tools), doings=(done,))

    shown = tuple(tools.judge(seen, audit))

    assert found(shown, "tools.families").status == Scored(2.0, 2.0, 2.0)
    assert found(shown, "tools.artefact").status == Scored(1.0, 1.0, 1.0)
    assert [str(one.label) for one in shown if isinstance(one, Detail)] == ["Code", "Wiki"]


async def test_a_page_that_was_not_seen_may_show_every_family() -> None:
    shown = await said({HOME: {"failure": "timeout"}})

    assert found(shown, "tools.families").status == Inconclusive(Reason.PARTIAL, 0.0, 10.0)


async def test_nothing_known_to_be_the_candidates_concludes_nothing() -> None:
    shown = await said({}, ("@camille",))

    assert {one.status for one in shown if isinstance(one, Finding)} == {Inconclusive(Reason.NOT_ATTRIBUTED)}


@pytest.mark.parametrize(
    ("html", "count"),
    [
        pytest.param('<h2>Jeux de données</h2><a href="/rues.csv">Rues</a>', 1, id="data"),
        pytest.param('<a href="/plan.ods">Modèle de tableau</a> <a href="/kit.zip">Kit de presse</a>', 2, id="two"),
        pytest.param('<script type="application/ld+json">{"@type":"Dataset","name":"R"}</script>', 1, id="json-ld"),
        pytest.param('<a href="/cv.pdf">CV</a> <a href="/modele.pdf">Modèle</a>', 0, id="papers"),
        pytest.param('<a href="https://other.test/a.csv">jeu de données</a>', 0, id="of-others"),
        pytest.param('<a href="/photos.zip">Photos</a>', 0, id="a-file-that-offers-nothing"),
    ],
)
async def test_a_thing_for_others_is_a_file_or_data_offered_as_such(html: str, count: int) -> None:
    shown = await said({HOME: {"html": f"<h1>Camille</h1><p>Hello{html}"}})

    assert found(shown, "tools.artefact").status == Scored(float(count), float(count), float(count))


async def test_every_family_has_its_proof_and_every_sentence_can_be_said() -> None:
    shown = await said({HOME: {"html": '<p class="h-card">Camille <iframe src="https://umap.openstreetmap.fr/m/x">'}})

    findings = [one for one in shown if isinstance(one, Finding)]
    words = [*(one.sentence for one in findings), *(one.instead.condition for one in findings if one.instead)]
    assert all(one.evidence for one in shown if isinstance(one, Finding | Detail))
    assert all(said and "{" not in said for said in map(translator("en").say, words))
