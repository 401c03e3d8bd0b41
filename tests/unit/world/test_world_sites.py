from __future__ import annotations

import calendar
import io
import json
import re
from datetime import UTC, datetime
from importlib import import_module
from itertools import combinations
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import httpx
import pytest
from bs4 import BeautifulSoup

from footprint_world import NOW

if TYPE_CHECKING:
    from collections.abc import Iterable

CAMILLE = "https://camilleroy.example/"
LINA = "https://atelier-marchal.example/"
HOMES = (
    CAMILLE,
    LINA,
    "https://camilleroy.wordpress.com/",
    "https://idrismorvannec.example/",
    "https://idris-morvannec.example/",
    "https://lina-marchal-photo.example/",
    "https://solenekeravel.example/",
    "https://solene-keravel.example/",
    f"{CAMILLE}interventions/",
)


async def entries(visitor: httpx.AsyncClient, url: str) -> list[Any]:
    parse: Any = import_module("feedparser").parse  # it ships no types
    parsed = parse(io.BytesIO((await visitor.get(url)).content))
    assert not parsed.bozo
    return list(parsed.entries)


async def whole_feed(visitor: httpx.AsyncClient) -> list[Any]:
    return [one for page in range(1, 7) for one in await entries(visitor, f"{CAMILLE}feed/?paged={page}")]


def day_of(entry: Any) -> datetime:  # noqa: ANN401 (feedparser ships no types)
    return datetime.fromtimestamp(calendar.timegm(entry.published_parsed), UTC)


def words_of(html: str) -> list[str]:
    return re.findall(r"\w+", BeautifulSoup(html, "lxml").get_text(" "))


@pytest.mark.parametrize(("page", "count"), [("", 10), ("?paged=1", 10), ("?paged=5", 10), ("?paged=6", 6)])
async def test_a_page_of_the_feed_has_ten_posts_but_the_last(visitor: httpx.AsyncClient, page: str, count: int) -> None:
    assert len(await entries(visitor, f"{CAMILLE}feed/{page}")) == count


@pytest.mark.parametrize("page", ["0", "7", "99", "-1", "abc"])
async def test_a_page_beyond_the_feed_is_missing(visitor: httpx.AsyncClient, page: str) -> None:
    assert (await visitor.get(f"{CAMILLE}feed/?paged={page}")).status_code == 404


async def test_the_last_post_is_nine_days_old(visitor: httpx.AsyncClient) -> None:
    newest = (await entries(visitor, f"{CAMILLE}feed/"))[0]

    assert (NOW - day_of(newest)).days == 9


async def test_she_posts_about_twice_a_month_for_two_years_and_rests_in_august(visitor: httpx.AsyncClient) -> None:
    days = [day_of(one) for one in await whole_feed(visitor)]
    recent = [day for day in days if (NOW - day).days <= 730]

    assert days == sorted(days, reverse=True)
    assert (NOW - days[-1]).days > 730
    assert len(recent) / 24 == pytest.approx(2.1, abs=0.05)
    assert 8 not in {day.month for day in days}


async def test_posts_are_whole_and_of_a_blog_s_length(visitor: httpx.AsyncClient) -> None:
    lengths = [len(words_of(one.content[0].value)) for one in await whole_feed(visitor)]

    assert min(lengths) >= 200
    assert max(lengths) <= 900
    assert max(lengths) > 1.5 * min(lengths)


async def test_no_post_is_nearly_another(visitor: httpx.AsyncClient) -> None:
    texts = [words_of(one.content[0].value) for one in await whole_feed(visitor)]
    shingles = [{tuple(words[i : i + 4]) for i in range(len(words) - 3)} for words in texts]

    assert max(len(one & other) / min(len(one), len(other)) for one, other in combinations(shingles, 2)) < 0.6


async def test_no_slot_of_a_sentence_stays_open(visitor: httpx.AsyncClient) -> None:
    texts = [one.content[0].value for one in await whole_feed(visitor)]

    assert [found for text in texts for found in re.findall(r"\{\w*\}|\]\(|\b[Dd]e une?\b|\bà le\b", text)] == []


async def test_titles_are_of_their_own_and_of_a_title_s_length(visitor: httpx.AsyncClient) -> None:
    titles = [one.title for one in await whole_feed(visitor)]

    assert len(set(titles)) == len(titles)
    assert all(20 <= len(title) <= 80 for title in titles)


async def test_a_young_blog_gives_excerpts_only(visitor: httpx.AsyncClient) -> None:
    found = await entries(visitor, f"{LINA}feed/")

    assert len(found) == 5
    assert not any("content" in one for one in found)
    assert all(len(words_of(one.summary)) < 90 for one in found)


@pytest.mark.parametrize("home", HOMES)
async def test_every_link_leads_somewhere_but_two_of_a_site_that_nobody_tends(
    visitor: httpx.AsyncClient, home: str
) -> None:
    page = await visitor.get(home)
    targets = sorted({urljoin(home, target) for target in _targets(page.text)})
    answers = {target: await _status(visitor, target) for target in targets}

    dead = {f"{LINA}formations/": 404, "https://memoires-voisines.example/": None} if home == LINA else {}
    assert {target: status for target, status in answers.items() if status != 200} == dead


async def test_every_link_of_a_post_leads_somewhere(visitor: httpx.AsyncClient) -> None:
    targets = {link for one in await whole_feed(visitor) for link in (one.link, *_targets(one.content[0].value))}
    statuses = {target: (await visitor.get(target)).status_code for target in sorted(targets)}

    assert {target: status for target, status in statuses.items() if status != 200} == {}
    assert len({urlsplit(target).hostname for target in targets}) == 8


async def test_the_good_home_page_says_whose_it_is(visitor: httpx.AsyncClient) -> None:
    soup = BeautifulSoup((await visitor.get(CAMILLE)).text, "lxml")
    person = json.loads(str(soup.find("script", type="application/ld+json").string))  # type: ignore[union-attr] # it is there

    assert soup.html is not None
    assert soup.html["lang"] == "fr"
    assert [one.get_text() for one in soup.find_all("h1")] == ["Camille Roy"]
    assert 10 <= len(str(soup.title and soup.title.string)) <= 70
    assert {"https://piaille.fr/@camilleroy", "https://github.com/camilleroy"} <= {
        str(one["href"]) for one in soup.find_all(rel="me")
    }
    assert "https://bsky.app/profile/camilleroy.example" in person["sameAs"]


@pytest.mark.parametrize(
    ("url", "status"),
    [
        (f"{CAMILLE}robots.txt", 200),
        (f"{CAMILLE}sitemap.xml", 200),
        (f"{CAMILLE}comments/feed/", 200),
        (f"{CAMILLE}tag/infolettre/", 200),
        (f"{CAMILLE}portrait.svg", 200),
        (f"{CAMILLE}feed", 301),
        ("http://camilleroy.example/", 301),
        (f"{CAMILLE}no-such-page/", 404),
        (f"{CAMILLE}_frame", 404),
        (f"{CAMILLE}blog.toml", 404),
        (f"{CAMILLE}%2e%2e/camilleroy.example/blog.toml", 404),
        (f"{CAMILLE}tag/nothing/", 404),
        ("https://idrismorvannec.example/feed/", 404),
        ("https://idrismorvannec.example/robots.txt", 404),
        ("https://annuaire-notaires.example/", 404),
        ("https://revue-des-reseaux.example/robots.txt", 404),
        ("https://images.example/github/1.svg", 200),
    ],
)
async def test_a_path_answers_as_it_should(visitor: httpx.AsyncClient, url: str, status: int) -> None:
    assert (await visitor.get(url)).status_code == status


async def _status(visitor: httpx.AsyncClient, url: str) -> int | None:
    """What a page answers in the end; None where there is no such host."""
    try:
        return (await visitor.get(url, follow_redirects=True)).status_code
    except httpx.ConnectError:
        return None


def _targets(html: str) -> Iterable[str]:
    soup = BeautifulSoup(html, "lxml")
    return [str(one.get("href") or one.get("src")) for one in soup.select("a[href], link[href], img[src]")]
