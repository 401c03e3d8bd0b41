"""Whom the posts cite, which lists of links there are, and how posts are filed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from blog_web import BlogWeb
from doings import doings, exchange
from footprint.exhibit import Detail
from footprint.finding import Absent, Finding, Inconclusive, Reason, Scored, evidence
from footprint.locale import translator
from footprint_checks.watch import watch
from small_web import small_case, small_catalogue, subject_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footprint.exhibit import Exhibit
    from footprint.finding import Status

HOME = "https://camille.example/"
FEED = '<link rel="alternate" type="application/rss+xml" href="/feed">'
TITLED = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>C</title>{}'
    "</channel></rss>"
)
LINKS = "".join(f'<li><a href="https://blog{one}.test/">b{one}</a></li>' for one in range(6))


async def said(pages: Mapping[str, Any], subject: tuple[str, ...] = (HOME,)) -> tuple[Finding | Exhibit, ...]:
    audit = small_case(subject_of(list(subject)), BlogWeb((), dict(pages)), catalogue=small_catalogue())
    return tuple(watch.judge(await audit.observation(watch), audit))


async def concluded(indicator: str, pages: Mapping[str, Any]) -> Status:
    shown = await said(pages)
    return next(one.status for one in shown if isinstance(one, Finding) and one.indicator == indicator)


def blog(**spec: Any) -> dict[str, Any]:  # noqa: ANN401 (rows of a web given as data)
    return {HOME: {"html": f"{FEED}<h1>Camille</h1>"}, f"{HOME}feed": {"feed": spec}}


def titled(*titles: str, body: str = "<p>words</p>", months: int = 1) -> dict[str, Any]:
    items = "".join(
        f"<item><title>{title}</title><link>{HOME}{place}</link><pubDate>{1 + place:02} "
        f"{('Oct', 'Sep', 'Aug', 'Jul', 'Jun')[place * months % 5]} 2026 08:00:00 GMT</pubDate>"
        f"<content:encoded><![CDATA[{body} {place}]]></content:encoded></item>"
        for place, title in enumerate(titles)
    )
    return {
        HOME: {"html": f"{FEED}<h1>Camille</h1>"},
        f"{HOME}feed": {"raw": TITLED.format(items), "headers": {"content-type": "application/rss+xml"}},
    }


@pytest.mark.parametrize(
    ("pages", "status"),
    [
        pytest.param(blog(ages=[3, 33, 64], links=2), Scored(6.0), id="each-post-cites-two"),
        pytest.param(blog(ages=[3, 33, 64]), Scored(0.0), id="none-cited"),
        pytest.param(blog(ages=list(range(3, 200, 8)), links=1), Scored(20.0), id="twenty-posts"),
        pytest.param(blog(ages=[3 * one for one in range(10)], links=1), Scored(10.0, 10.0, 20.0), id="a-cut-feed"),
        pytest.param(blog(ages=[3, 33], summary=True, words=40), Inconclusive(Reason.PARTIAL, 0.0, 20.0),
                     id="summaries"),
        pytest.param({HOME: {"html": "<h1>Camille</h1>"}}, Absent(), id="no-blog"),
        pytest.param({HOME: {"failure": "timeout"}}, Inconclusive(Reason.TIMEOUT, 0.0, 20.0), id="not-seen"),
    ],
)  # fmt: skip
async def test_sources_are_the_domains_of_others_that_the_last_posts_cite(
    pages: Mapping[str, Any], status: Status
) -> None:
    assert await concluded("info.sources", pages) == status


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        pytest.param('<link rel="blogroll" href="/blogs.opml">', "Blogroll", id="announced"),
        pytest.param('<a href="/abonnements.opml">OPML</a>', "Blogroll", id="opml"),
        pytest.param(f"<h2>Blogs amis</h2><ul>{LINKS}</ul>", "Blogroll", id="under-a-heading"),
        pytest.param('<a href="https://camille.substack.com/subscribe">Subscribe</a>', "Newsletter", id="newsletter"),
    ],
)
async def test_a_page_shows_its_kind_of_curation(html: str, kind: str) -> None:
    shown = await said({HOME: {"html": f"<h1>Camille</h1><p>Hello{html}"}})

    assert [str(one.label) for one in shown if isinstance(one, Detail)] == [kind]


async def test_a_page_that_is_named_as_a_list_of_links_is_read() -> None:
    pages = {
        HOME: {"html": '<h1>Camille</h1><a href="/liens/">Liens</a>'},
        f"{HOME}liens/": {"html": f"<h1>Les carnets que je lis</h1><ul>{LINKS}</ul>"},
    }

    assert await concluded("info.curation", pages) == Scored(1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(f"<h2>Partners</h2><ul>{LINKS}</ul>", id="links-under-another-heading"),
        pytest.param('<h2>Blogroll</h2><a href="https://a.test/">a</a>', id="one-link"),
    ],
)
async def test_links_alone_are_no_blogroll(html: str) -> None:
    assert await concluded("info.curation", {HOME: {"html": f"<h1>C</h1>{html}"}}) == Scored(0.0, 0.0, 0.0)


async def test_bookmarks_on_an_account_are_a_kind_of_curation_and_open_where_one_was_not_seen() -> None:
    web = BlogWeb((), {HOME: {"html": "<p>Camille</p>"}})
    audit = small_case(subject_of([HOME, "linkedin:camille"]), web, catalogue=small_catalogue())
    seen = replace(await audit.observation(watch), open_niches=("bookmarks",))
    fed = replace(seen, doings=(doings("github", keeps=evidence(exchange("https://api.example/stars"))),))

    before, after = (
        next(one for one in watch.judge(each, audit) if isinstance(one, Finding) and one.indicator == "info.curation")
        for each in (seen, fed)
    )

    assert before.status == Scored(0.0, 0.0, 1.0)
    assert after.status == Scored(1.0, 1.0, 1.0)


async def test_a_list_that_did_not_answer_may_be_one() -> None:
    pages = {HOME: {"html": '<h1>C</h1><a href="/liens/">Liens</a>'}, f"{HOME}liens/": {"failure": "timeout"}}

    assert await concluded("info.curation", pages) == Scored(0.0, 0.0, 4.0)


DIGEST = "".join(f'<p>A few words on this. <a href="https://s{one}.test/">it</a></p>' for one in range(6))


@pytest.mark.parametrize(
    ("pages", "has_series"),
    [
        pytest.param(titled("Veille #12", "Veille #11", "Veille #10"), True, id="numbered"),
        pytest.param(titled("Veille de mars 2026", "Veille de mai 2026", "Veille de juin 2026"), True, id="by-month"),
        pytest.param(titled("Links of the week: trains", "Links of the week: ferries", "Links of the week: trams"),
                     True, id="with-a-subject"),
        pytest.param(titled("Un", "Deux", "Trois", body=DIGEST), True, id="made-of-links"),
        pytest.param(titled("Veille #12", "Veille #11", "Autre chose"), False, id="twice"),
        pytest.param(titled("Chapitre 1", "Chapitre 2", "Chapitre 3"), False, id="a-series-of-something-else"),
        pytest.param(titled("Un", "Deux", "Trois", body=f"{DIGEST}<p>{'long ' * 900}</p>"), False, id="an-essay"),
    ],
)  # fmt: skip
async def test_a_series_of_links_is_three_posts_within_a_year(pages: Mapping[str, Any], has_series: bool) -> None:  # noqa: FBT001 (a table)
    shown = await said(pages)

    assert ("Series of links" in {str(one.label) for one in shown if isinstance(one, Detail)}) is has_series


@pytest.mark.parametrize(
    ("pages", "status"),
    [
        pytest.param(blog(ages=[3, 33, 64, 94], tags=["a b"]), Scored(1.0), id="coherent"),
        pytest.param(blog(ages=[3, 33, 64, 94], tags=["a", "", "a", ""]), Scored(0.5), id="half-tagged"),
        pytest.param(blog(ages=[3, 33, 64, 94], tags=["a", "b", "c", "d"]), Scored(0.0), id="each-tag-once"),
        pytest.param(blog(ages=[3, 33, 64, 94], tags=["a b", "a c", "a d", "a"]), Scored(0.3571), id="one-returns"),
        pytest.param(blog(ages=[3, 33, 64, 94]), Inconclusive(Reason.PARTIAL, None, 1.0), id="a-feed-without-tags"),
        pytest.param(blog(ages=[3, 33], tags=["a"]), Inconclusive(Reason.TOO_FEW, None, 1.0), id="two-posts"),
        pytest.param(blog(ages=[3, 33, 64, 800], tags=["a", "a", "a", "z"]), Scored(1.0), id="a-year"),
        pytest.param({HOME: {"html": "<h1>Camille</h1>"}}, Absent(), id="no-blog"),
    ],
)
async def test_topics_are_the_tagged_share_less_the_excess_of_single_tags(
    pages: Mapping[str, Any], status: Status
) -> None:
    assert await concluded("info.topics", pages) == status


@pytest.mark.parametrize(
    "pages",
    [
        blog(ages=[3, 33, 64], links=2, tags=["a b", "a"]),
        blog(ages=[3, 33, 64]),
        blog(ages=[3, 33]),
        {HOME: {"html": "<h1>C</h1>"}},
        {HOME: {"failure": "timeout"}},
    ],
    ids=["full", "bare", "few", "none", "unseen"],
)
async def test_every_sentence_can_be_said(pages: Mapping[str, Any]) -> None:
    findings = [one for one in await said(pages) if isinstance(one, Finding)]

    words = [*(one.sentence for one in findings), *(one.instead.condition for one in findings if one.instead)]
    assert len(findings) == 3
    assert all(said and "{" not in said for said in map(translator("en").say, words))
    assert all(one.evidence for one in findings if isinstance(one.status, Scored))


async def test_nothing_known_to_be_the_candidates_concludes_nothing() -> None:
    shown = await said({}, ("@camille",))

    assert {one.status for one in shown if isinstance(one, Finding)} == {Inconclusive(Reason.NOT_ATTRIBUTED)}
