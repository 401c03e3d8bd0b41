"""What sort of page somebody else's is, and when it was published."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.catalogue import load_catalogue
from footprint.exhibit import TraceKind
from footprint_checks.traces.facts import Facts, read_trace
from small_web import NOW

if TYPE_CHECKING:
    from collections.abc import Mapping

CATALOGUE = load_catalogue()
AT = "https://gazette.test/x"


def ld(*nodes: Mapping[str, object]) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in nodes)


def typed(*kinds: str) -> str:
    return ld(*({"@context": "https://schema.org", "@type": one} for one in kinds))


def titled(title: str) -> str:
    return f"<title>{title}</title><p>Camille Roy"


def facts(page: str, url: str = AT, content_type: str = "text/html; charset=utf-8") -> Facts:
    return read_trace(page.encode(), url, content_type, CATALOGUE, NOW.date())


OG = '<meta property="og:type" content="{}">'.format
ARTICLE = OG("article")
PLAYER = '<audio src="/a.mp3"></audio>'


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        pytest.param(typed("NewsArticle"), "article", id="news"),
        pytest.param(typed("BlogPosting") + PLAYER, "article", id="an-article-read-aloud"),
        pytest.param(ARTICLE, "article", id="open-graph"),
        pytest.param('<article class="h-entry">x</article>', "article", id="h-entry"),
        pytest.param('<p class="h-entry">x</p><p class="h-entry">y</p>', "page", id="a-list-of-entries"),
        pytest.param('<main itemscope itemtype="https://schema.org/Article">x', "article", id="microdata"),
        pytest.param(typed("PodcastEpisode", "BlogPosting"), "podcast", id="an-episode-in-a-post"),
        pytest.param(PLAYER, "podcast", id="a-player-alone"),
        pytest.param(ARTICLE + '<a rel="enclosure" href="/a.mp3">x</a>', "podcast", id="an-enclosure"),
        pytest.param(typed("Event") + ARTICLE, "talk", id="an-event-by-software-for-posts"),
        pytest.param(typed("Event", "Event", "NewsArticle"), "article", id="an-article-beside-announced-events"),
        pytest.param(typed("MusicEvent"), "page", id="a-concert"),
        pytest.param('<div class="h-event"><b class="p-name">x</b></div>', "talk", id="h-event"),
        pytest.param(ld({"@graph": [{"@type": ["WebPage", "ProfilePage"]}, {"@type": "Event"}]}), "profile",
                     id="somebody's-page-with-their-events"),
        pytest.param(OG("profile"), "profile", id="a-profile-by-open-graph"),
        pytest.param(typed("QAPage"), "comment", id="questions-and-answers"),
        pytest.param(typed("DiscussionForumPosting"), "comment", id="a-forum"),
        pytest.param(typed("SoftwareSourceCode"), "repository", id="source-code"),
        pytest.param('<meta name="generator" content="MediaWiki 1.44">' + typed("Article"), "entry", id="a-wiki"),
        pytest.param(typed("Organization", "WebSite") + OG("website"), "page", id="nothing-that-tells"),
        pytest.param(ld({"@type": "NewsArticle", "articleSection": "Entretien"}), "interview", id="by-its-rubric"),
    ],
)  # fmt: skip
def test_markup_tells_what_a_page_is(page: str, kind: str) -> None:
    assert facts(page).kind == kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Interview de Camille Roy, veilleuse", "interview"),
        ("Camille Roy : « la veille est un sport » - Interview - Gazette", "interview"),
        ("Entretien avec Camille Roy", "interview"),
        ("Le grand entretien — Camille Roy", "interview"),
        ("Trois questions à Camille Roy", "interview"),
        ("In conversation with Camille Roy", "interview"),
        ("Interview questions for librarians", "page"),
        ("Réussir son entretien d\u2019embauche", "page"),
        ("L'entretien annuel, mode d'emploi", "page"),
        ("Five questions to ask at work", "page"),
        ("Épisode 12 : la veille, avec Camille Roy", "podcast"),
        ("[Podcast] Camille Roy et la veille", "podcast"),
        ("S02E07 Camille Roy", "podcast"),
        ("Émission : la veille en bibliothèque", "podcast"),
        ("Les émissions de carbone", "page"),
        ("Conférence : la veille en bibliothèque", "talk"),
        ("Les intervenant·e·s", "talk"),
        ("Nos orateur·rices", "talk"),
        ("Speakers", "talk"),
        ("Programme des rencontres", "talk"),
        ("Programme de formation continue", "page"),
        ("Journée d\u2019étude sur les signets", "talk"),
        ("Table ronde : qui veille ?", "talk"),
        ("Une conférence de presse", "page"),
        ("Compte rendu de la conférence sur la veille", "article"),
        ("Portrait de Camille Roy", "article"),
        ("Camille Roy, Author at Gazette", "profile"),
        ("Camille Roy, autrice sur Gazette", "profile"),
        ("Menuiserie | Le podcast du samedi", "page"),
    ],
)
def test_words_of_a_title_tell_what_a_page_is(title: str, kind: str) -> None:
    assert facts(titled(title)).kind == kind


@pytest.mark.parametrize(
    ("page", "url", "kind"),
    [
        pytest.param(typed("PodcastEpisode") + titled("Interview de Camille Roy"), f"{AT}/blog/12", "podcast",
                     id="markup-before-words"),
        pytest.param(typed("NewsArticle") + titled("Interview de Camille Roy"), AT, "interview",
                     id="words-before-the-form"),
        pytest.param(titled("Portrait de Camille Roy"), "https://gazette.test/events/roy/", "article",
                     id="title-before-address"),
        pytest.param(titled("GitHub - camille/podcast: interview"), "https://github.com/camille/podcast", "repository",
                     id="a-forge-before-words"),
        pytest.param(typed("Article"), "https://fr.wikipedia.org/wiki/Veille", "entry", id="an-encyclopedia"),
    ],
)  # fmt: skip
def test_of_clues_that_contradict_each_other_the_surer_one_is_heard(page: str, url: str, kind: str) -> None:
    assert facts(page, url).kind == kind


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://github.com/camille", "profile"),
        ("https://codeberg.org/camille/outil", "repository"),
        ("https://github.com/camille/outil/issues/3", "comment"),
        ("https://github.com/features/actions", "page"),
        ("https://forge.example/camille/outil", "repository"),
        ("https://www.wikidata.org/wiki/Q1", "entry"),
        ("https://fr.wikipedia.org/w/index.php?title=Veille&diff=12", "wiki_edit"),
        ("https://www.openstreetmap.org/changeset/12", "wiki_edit"),
        ("https://fr.wikipedia.org/wiki/Discussion:Veille", "comment"),
        ("https://fr.wikipedia.org/wiki/Utilisatrice:Camille", "profile"),
        ("https://news.ycombinator.com/item?id=12", "comment"),
        ("https://stackoverflow.com/questions/12/x", "comment"),
        ("https://www.meetup.com/veille/events/12/", "talk"),
        ("https://speakerdeck.com/camille/la-veille", "talk"),
        ("https://podcasts.gazette.test/12", "podcast"),
        ("https://gazette.test/2026/03/12/entretien-avec-camille-roy/", "interview"),
        ("https://gazette.test/2026/03/12/camille-roy/", "article"),
        ("https://gazette.test/intervenantes/camille-roy", "talk"),
        ("https://gazette.test/auteurs/camille-roy", "profile"),
        ("https://gazette.test/forum/viewtopic.php?t=12", "comment"),
        ("https://gazette.test/", "page"),
        ("https://[gazette", "page"),
        ("", "page"),
    ],
)
def test_an_address_tells_what_nothing_else_does(url: str, kind: str) -> None:
    assert facts("<p>Camille Roy", url).kind == kind
    assert facts("%PDF-1.7", url, "application/pdf").kind == kind


def time(day: str, more: str = "") -> str:
    return f'<time datetime="{day}" {more}>x</time>'


PUBLISHED = '<meta property="article:published_time" content="2026-03-12T08:00:00+01:00">'
CHANGED = '<meta property="article:modified_time" content="2026-03-14">'


@pytest.mark.parametrize(
    ("page", "day"),
    [
        pytest.param(ld({"@type": "NewsArticle", "datePublished": "2026-03-12", "dateModified": "2026-03-14"}),
                     "2026-03-12", id="json-ld"),
        pytest.param(PUBLISHED + CHANGED, "2026-03-12", id="open-graph"),
        pytest.param(CHANGED + ld({"@type": "NewsArticle", "dateModified": "2026-03-14"}), "", id="changes-alone"),
        pytest.param(time("2026-03-14", 'class="updated"'), "", id="a-change-that-is-shown"),
        pytest.param(time("2026-03-14", 'itemprop="dateModified"') + time("2026-03-12"), "2026-03-12",
                     id="one-day-beside-a-change"),
        pytest.param(time("2026-03-12T08:00") + time("2026-03-12T09:00"), "2026-03-12", id="one-day-twice"),
        pytest.param(time("2026-03-12") + time("2026-02-01"), "", id="several-days"),
        pytest.param(PUBLISHED + time("2026-02-01") + time("2026-01-01"), "2026-03-12", id="marked-beside-several"),
        pytest.param(ld({"@type": "NewsArticle", "datePublished": "2026-11-25"}), "", id="after-the-audit"),
        pytest.param(ld({"@type": "NewsArticle", "datePublished": "0001-01-01"}), "", id="before-the-web"),
        pytest.param(ld({"@type": "Event", "startDate": "2026-03-12T18:00"}), "2026-03-12", id="an-event-that-was"),
        pytest.param(ld({"@type": "Event", "startDate": "2027-03-12"}), "", id="an-event-to-come"),
        pytest.param(ld(*({"@type": "Event", "startDate": f"2026-03-{one}"} for one in (12, 19))), "",
                     id="several-events"),
        pytest.param('<div class="h-event"><abbr class="dt-start" title="2026-03-12">x', "2026-03-12", id="h-event"),
        pytest.param(ld({"@type": "Event", "startDate": {"a": []}}), "", id="no-text"),
    ],
)  # fmt: skip
def test_the_day_is_that_of_publication_or_none(page: str, day: str) -> None:
    assert facts(page).day == day


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<b>" * 30_000, id="a-storm-of-tags"),
        pytest.param('<script type="application/ld+json">' + "[" * 5_000, id="deep"),
        pytest.param(ld({"@type": [None, {"a": 1}, "x" * 100_000], "headline": ["x"]}), id="odd-values"),
        pytest.param(titled("- " * 50_000 + "interviews" * 1_000), id="a-long-title"),
        pytest.param("\0<title>\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), id="no-text-at-all"),
    ],
)
def test_a_hostile_page_is_a_page(page: str) -> None:
    assert facts(page) == Facts(TraceKind.PAGE)


@given(
    st.binary(max_size=300) | st.text(alphabet="<>/=\"' itemscopeEvntdax-ld{}[]@:2026", max_size=300).map(str.encode),
    st.text(max_size=40) | st.from_regex(r"https?://(github\.com|a\.test)/[^ ]{0,30}"),
)
def test_whatever_a_page_is_its_kind_is_one_of_the_kinds(body: bytes, url: str) -> None:
    found = read_trace(body, url, "text/html", CATALOGUE, NOW.date())

    assert found.kind in TraceKind
    assert found.day <= NOW.date().isoformat()
