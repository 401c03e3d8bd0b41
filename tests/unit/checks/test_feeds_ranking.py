"""What the title and the address of a feed say of it, and what they do not."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.extract.feed import Entry, Feed
from footprint.extract.html import Page, read_page
from footprint_checks.feeds import candidates, ranking, software, trail
from footprint_checks.feeds.owning import folder, is_own, is_same_owner, lies_under, owner
from footprint_checks.feeds.ranking import Candidate
from small_web import NOW

if TYPE_CHECKING:
    from collections.abc import Callable

SITE = "https://blog.example/"


@pytest.mark.parametrize(
    ("title", "path", "expected"),
    [
        ("Comments on: A post", "x", True),
        ("Blog » Comments Feed", "x", True),
        ("Blog » Flux des commentaires", "x", True),
        ("Flux RSS des commentaires", "x", True),
        ("Commentaires", "x", True),
        ("", "comments/feed/", True),
        ("", "feeds/7/comments/default", True),
        ("", "?feed=comments-rss2", True),
        ("", "feed/atom/comments", True),
        ("", "rss_comments.php", True),
        ("Commentaires politiques", "feed", False),
        ("Comments on cities", "comments-on-cities/feed", False),
        ("Recommencer", "recommencer/feed", False),
    ],
)
def test_a_feed_of_comments_is_told_by_its_title_or_its_place(title: str, path: str, expected: object) -> None:
    assert ranking.is_about_comments(title, SITE + path) is expected


@pytest.mark.parametrize(
    ("title", "path", "expected"),
    [
        ("Blog » Travel Category Feed", "x", True),
        ("Category: Travel", "x", True),
        ("Flux de la catégorie Voyage", "x", True),
        ("Flux pour l\u2019étiquette Voyage", "x", True),
        ("Rubrique : Voyage", "x", True),
        ("Posts by Camille", "x", True),
        ("", "category/a/feed/", True),
        ("", "tags/a/index.xml", True),
        ("", "feeds/posts/default/-/label", True),
        ("", "?cat=3&feed=rss2", True),
        ("", "spip.php?page=backend&id_rubrique=3", True),
        ("", "author/camille/feed/", True),
        ("Blog de Camille Roy, autrice", "feed", False),
        ("Tagada", "feed", False),
        ("Flux RSS du site de l\u2019auteur", "feed", False),
        ("The author\u2019s cut", "feed", False),
    ],
)
def test_a_feed_of_a_part_is_told_by_its_title_or_its_place(title: str, path: str, expected: object) -> None:
    assert ranking.is_of_part(title, SITE + path) is expected


@pytest.mark.parametrize(
    ("title", "url", "expected"),
    [
        ("Blog (FR)", "https://blog.example/feed", "fr"),
        ("English posts", "https://blog.example/feed", "en"),
        ("", "https://blog.example/de/feed", "de"),
        ("", "https://blog.example/feed?lang=es", "es"),
        ("", "https://en.blog.example/feed", "en"),
        ("", "https://blog.example/feed-it.xml", "it"),
        ("Enfin", "https://blog.example/enfin/feed", ""),
        ("", "https://fr.example/feed", ""),
    ],
)
def test_a_language_is_told_by_a_title_or_an_address(title: str, url: str, expected: str) -> None:
    assert ranking.language_of(title, url) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("rss.xml", "atom.xml", True),
        ("feed/", "feed/atom/", True),
        ("index.xml", "feed.json", True),
        ("blog/feed.xml", "notes/feed.xml", False),
        ("x/1", "x/2", False),
        ("fr/feed", "en/feed", False),
    ],
)
def test_two_forms_of_one_feed_are_told_by_their_addresses(one: str, other: str, expected: object) -> None:
    assert ranking.are_twins(SITE + one, SITE + other) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("https://www.camille.example/", "http://camille.example/x", True),
        ("https://blog.camille.example/", "https://camille.example/x", True),
        ("https://camille.github.io/", "https://ana.github.io/", False),
        ("https://camille.substack.com/", "https://ana.substack.com/", False),
        ("https://camille.tumblr.com/", "https://www.tumblr.com/", False),
        ("", "", False),
    ],
)
def test_an_owner_has_a_registered_domain_or_a_host_under_a_shared_one(one: str, other: str, expected: object) -> None:
    assert is_same_owner(one, other) is expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://uni.example/~camille/2026/post.html", "https://uni.example/~camille/"),
        ("https://uni.example/%7Ecamille", "https://uni.example/%7Ecamille/"),
        ("https://many.example/@camille/posts", "https://many.example/@camille/"),
        ("https://camille.example/a/b.html", "https://camille.example/a/"),
        ("https://camille.example/a/b", "https://camille.example/a/b/"),
    ],
)
def test_a_folder_is_what_lies_under_a_page_or_all_that_is_a_users(url: str, expected: str) -> None:
    assert folder(url) == expected


def made(
    *links: str, url: str = "https://blog.example/feed", site: str = "", title: str = "", author: str = ""
) -> Feed:
    entries = tuple(Entry(place, one, "T", NOW, author=author) for place, one in enumerate(links))
    return Feed(url, title, site, "", "", entries)


OWNED: dict[str, tuple[Feed, bool]] = {
    "own-posts": (made("https://blog.example/1"), True),
    "no-addresses": (made("", ""), True),
    "nowhere": (made("http://localhost/1", site="http://localhost/"), True),
    "own-site-others-posts-by-one": (made("https://a.test/1", "https://b.test/2", site=SITE, author="C"), True),
    "others-site-and-posts": (made("https://a.test/1", site="https://a.test/"), False),
    "elsewhere-but-names-the-site": (made(url="https://feeds.test/c", site="https://www.blog.example"), True),
    "elsewhere-with-own-posts": (made("https://blog.example/1", url="https://feeds.test/c"), True),
    "elsewhere-and-says-nothing": (made("", url="https://feeds.test/c"), False),
    "old-address-and-the-same-name": (made("https://old.test/1", site="https://old.test/", title="Carnet"), True),
    "old-address-and-another-name": (made("https://old.test/1", site="https://old.test/", title="Other"), False),
}


@pytest.mark.parametrize("name", OWNED)
def test_a_feed_is_the_sites_by_where_it_lies_and_what_it_holds(name: str) -> None:
    feed, expected = OWNED[name]

    assert is_own(feed, SITE, title="Carnet de Camille") is expected


def test_a_name_as_a_folder_and_as_a_host_is_one() -> None:
    feed = made(
        "https://medium.com/@camille/p", url="https://medium.com/feed/@camille", site="https://medium.com/@camille"
    )

    assert is_own(feed, "https://camille.medium.com/")
    assert not is_own(feed, "https://ana.medium.com/")


def test_a_feed_lies_under_a_folder_by_its_own_address_or_its_sites() -> None:
    page = "https://uni.example/~camille/"

    assert lies_under(made(url="http://www.uni.example/~camille/feed"), page)
    assert lies_under(made(url="https://uni.example/feeds/7", site="https://uni.example/%7Ecamille/"), page)
    assert not lies_under(made(url="https://uni.example/~camilleb/feed"), page)


def test_a_crowd_costs_little_to_rank() -> None:
    many = [Candidate(f"{SITE}a/{one}/b/c/feed?x={one}&y=z", trail.ANNOUNCED, f"T{one}") for one in range(2_000)]
    start = time.process_time()

    assert len(ranking.ranked(many, Page(SITE))) == 2_000
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "look",
    [ranking.is_about_comments, ranking.is_of_part, ranking.is_secondary, ranking.language_of],
    ids=["comments", "part", "secondary", "language"],
)
@pytest.mark.parametrize("piece", ["a", "/", "flux ", "posts ", "category ", "-", "?a=", " : ", "comments"])
def test_a_long_title_costs_little(look: Callable[[str, str], object], piece: str) -> None:
    start = time.process_time()

    look(piece * 2_000, SITE + piece.strip() * 2_000)

    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "piece", ["/", "/a", "a/", "//a", "wp-", "http://", "/a/a/a/wp-", '"', "channel_id=", "/media/pages/"]
)
def test_a_hostile_page_betrays_its_software_at_little_cost(piece: str) -> None:
    start = time.process_time()

    software.places(Page(SITE), piece * 300_000, SITE)

    assert time.process_time() - start < 5


@given(st.text(max_size=80))
@settings(deadline=None)
def test_whatever_a_page_links_nothing_is_raised(href: str) -> None:
    body = f"<a href='{href}'>RSS</a><a href='https://feedly.com/i/{href}'></a><link rel=feed href='{href}'>"
    page = read_page(body.encode("utf-8", "replace"), SITE)

    found = [one.url for one in candidates.linked(page)] + [one.url for one in candidates.onward(page)]
    assert all(one.startswith(("http://", "https://")) for one in found)
    assert owner(href) is not None
