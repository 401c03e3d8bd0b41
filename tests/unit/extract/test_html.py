"""What a page says of itself, whatever it is made of."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.extract.html import FeedLink, Link, Page, absolute, looks_like_feed, read_page

URL = "https://camille.example/about/"
PARTS = st.sampled_from(
    [b"<a href='", b"</a>", b"<link rel=alternate type=application/rss+xml href=", b"<base href=", b"<script type=",
     b"application/ld+json>", b'{"@graph":[', b'"sameAs":', b"<?xml version='1.0' encoding='utf-16'?>", b"<!DOCTYPE",
     b"<![CDATA[", b"http://[", b"<meta charset=base64>", b"<meta http-equiv=refresh content='0;url=", b"\x00",
     b"\xff\xfe", b"&#xD800;", b"<svg><title>", b">"]
)  # fmt: skip


def read(html: str) -> Page:
    return read_page(html.encode(), URL)


def test_addresses_are_absolute_from_the_base() -> None:
    page = read('<base href="/b/"><a href="x">X</a><a rel=me href="//m.example/@c">M</a>')

    assert [one.url for one in page.links] == ["https://camille.example/b/x", "https://m.example/@c"]


def test_rel_me_is_read_of_anchors_and_links_in_any_spelling() -> None:
    page = read('<link rel="ME" href="https://g.example/c"><a rel="nofollow me" href="https://m.example/@c">M</a>')

    assert page.me == ("https://m.example/@c", "https://g.example/c")


def test_an_anchor_says_what_a_reader_hears() -> None:
    page = read('<a href=1><b>One</b> two</a><a href=2 aria-label="Two"></a><a href=3><img alt="Three"></a>')

    assert page.links == (
        Link(f"{URL}1", "One two"),
        Link(f"{URL}2", "Two"),
        Link(f"{URL}3", "Three"),
    )


def test_feeds_are_announced_by_type_in_any_case_and_without_parameters() -> None:
    page = read('<LINK REL="Alternate Home" TYPE="Application/RSS+XML;charset=utf-8" TITLE="Posts" HREF="/f#top">')

    assert page.feeds == (FeedLink("https://camille.example/f", "Posts", "application/rss+xml"),)


@pytest.mark.parametrize(
    "tag",
    [
        '<link rel="alternate" hreflang="en" href="/feed/en">',
        '<link rel="alternate stylesheet" type="text/xml" href="/f">',
        '<link rel="alternate" type="application/json" href="/wp-json/x">',
        '<link rel="alternate" type="text/html" href="/feed">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:1">',
        '<link rel="feed" type="text/html" href="/f">',
    ],
    ids=["language", "style", "wordpress", "page", "script", "page-called-feed"],
)
def test_other_alternates_are_no_feeds(tag: str) -> None:
    assert read(tag).feeds == ()


def test_what_the_head_declares_is_read() -> None:
    page = read('<html lang="FR-fr"><title>\n A  b </title><meta name=Description content="C &amp; d">')

    assert (page.title, page.description, page.language) == ("A b", "C & d", "fr-fr")


@pytest.mark.parametrize("content", ["0; url=/fr/", "0;URL='/fr/'", '5, url = "/fr/"'])
def test_a_refresh_is_read_in_its_usual_spellings(content: str) -> None:
    found = read(f"<meta http-equiv=Refresh content='{content}'>" if "'" not in content else
                 f'<meta http-equiv=Refresh content="{content}">')  # fmt: skip

    assert found.refresh == "https://camille.example/fr/"


def test_text_comes_without_control_characters_and_turned_directions() -> None:
    page = read("<title>a\u202eb\x1b[31mc\x9bd\ud7ff</title>")

    assert page.title == "ab[31mcd\ud7ff"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("été".encode(), "text/html; charset=iso-8859-1"),
        ("été".encode("latin-1"), "text/html; charset=iso-8859-1"),
        (b'<meta charset="iso-8859-1">' + "été".encode("latin-1"), "text/html"),
        ("été".encode("cp1252"), "text/html; charset=utf-8"),
        ("\ufeffété".encode(), ""),
        ("été".encode("latin-1"), 'text/html; charset="base64"'),
    ],
    ids=["false-header", "header", "meta", "false-utf-8", "mark", "no-charset"],
)
def test_letters_survive_what_is_declared_of_them(body: bytes, content_type: str) -> None:
    page = read_page(b"<title>" + body + b"</title>", URL, content_type=content_type)

    assert page.title.endswith("été")


def test_a_charset_that_yields_half_letters_leaves_an_empty_page() -> None:
    page = read_page(b"\xe9<a href=/x>\\ud800</a>", URL, content_type="text/html; charset=unicode_escape")

    assert page == Page(URL)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/x", "https://camille.example/x"),
        (" /x\n", "https://camille.example/x"),
        ("mailto:a@b.example", ""),
        ("http://[", ""),
        ("javascript:void(0)", ""),
        ("x" * 3000, ""),
        ("", ""),
    ],
)
def test_only_addresses_of_pages_are_kept(target: str, expected: str) -> None:
    assert absolute(URL, target) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/feed", True),
        ("https://a.example/index.rss", True),
        ("https://a.example/?feed=rss2", True),
        ("https://a.example/blog?format=rss", True),
        ("https://a.example/feedback", False),
        ("https://a.example/atomic-habits", False),
        ("https://feed.example/", False),
    ],
)
def test_an_address_speaks_of_a_feed_in_whole_words(url: str, expected: object) -> None:
    assert looks_like_feed(url) is expected


@pytest.mark.parametrize(
    "body",
    [
        b"<div>" * 300_000,
        b"<a href='" + b"x" * 3_000_000,
        b"<a href=/x>x</a>" * 100_000,
        b"<p><b><i>" * 200_000,
        b"<script type=application/ld+json>" * 50_000,
        b"<title>" + b"\xf0\x9f" * 500_000,
        b"".join(b"<div><a href=/%d><b>" % one for one in range(2_000)) + b"x<br>" * 100_000,
        b"<b>" * 100_000 + b"<br>" * 100_000,
        b'<script type="application/ld+json">{"@type":"Person","sameAs":[' + b'"a",' * 200_000 + b'"a"]}</script>',
    ],
    ids=[
        "deep",
        "one-attribute",
        "links",
        "formatting",
        "scripts",
        "half-letters",
        "nested-links",
        "deep-and-wide",
        "names",
    ],
)
def test_a_hostile_page_costs_little(body: bytes) -> None:
    start = time.process_time()

    page = read_page(body, URL)

    assert len(page.links) <= 2_000
    assert time.process_time() - start < 15


def test_links_are_found_however_deep_they_are() -> None:
    body = b"<div>" * 5_000 + b"<a href=/x>Mon</a>" + b"</div>" * 5_000 + b"<a href=/y>Ton</a>"

    assert [one.url for one in read_page(body, URL).links] == ["https://camille.example/x", "https://camille.example/y"]


def test_a_link_is_called_by_the_words_in_it_and_by_no_others() -> None:
    words = b"<a href=/x> <b>Mon <!-- no --><i>carnet</i></b><script>no</script> </a>"
    body = words + b" no <a href=/y><i><img alt=Photo></i></a>"

    assert [one.text for one in read_page(body, URL).links] == ["Mon carnet", "Photo"]


@given(
    st.lists(
        st.one_of(
            PARTS, st.binary(max_size=20), st.text(max_size=10).map(lambda one: one.encode("utf-8", "surrogatepass"))
        ),
        max_size=12,
    ).map(b"".join)
)
@settings(deadline=None)
def test_whatever_the_bytes_a_page_comes_back(body: bytes) -> None:
    page = read_page(body, URL)

    assert all(one.startswith(("http://", "https://")) for one in page.me)


@given(st.text(max_size=60))
@settings(deadline=None)
def test_whatever_the_header_a_page_comes_back(content_type: str) -> None:
    assert read_page(b"<title>caf\xe9</title>", URL, content_type=f"text/html; charset={content_type}").title


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/x?a=1&amp;amp;b=2", "https://camille.example/x?a=1&b=2"),
        ("/x?a=1&amp;copy=2", "https://camille.example/x?a=1&copy=2"),
        (" /my feed.xml ", "https://camille.example/my%20feed.xml"),
        ("feed:https://camille.example/x", "https://camille.example/x"),
        ("feed://camille.example/x", "https://camille.example/x"),
        ("feeds:camille.example/x", "https://camille.example/x"),
        ("//camille.example/x", "https://camille.example/x"),
        ("camille.example/x", "https://camille.example/x"),
        ("www.camille.example/x", "https://www.camille.example/x"),
        (r"\x\y", "https://camille.example/x/y"),
        ("https%3A%2F%2Fcamille.example%2Fx", "https://camille.example/x"),
        ("x/camille.example", "https://camille.example/about/x/camille.example"),
        ("feed:", ""),
        ("http://[", ""),
    ],
)
def test_an_announced_address_is_understood_however_it_is_written(href: str, expected: str) -> None:
    page = read(f'<link rel="alternate" type="application/rss+xml" href="{href}">')

    assert [one.url for one in page.feeds] == [one for one in (expected,) if one]


@pytest.mark.parametrize(
    "kind", ["application/rss", "application/xml+rss", "text/rss", "application/x-atom+xml", "rss"]
)
def test_media_types_that_were_invented_announce_a_feed(kind: str) -> None:
    assert read(f'<link rel="alternate" type="{kind}" href="/f">').feeds == (
        FeedLink("https://camille.example/f", "", kind),
    )


def test_an_announced_feed_may_name_its_language() -> None:
    page = read('<link rel="alternate" type="application/rss+xml" hreflang="FR" href="/f">')

    assert page.feeds == (FeedLink("https://camille.example/f", "", "application/rss+xml", "fr"),)


def test_an_alternate_under_a_wrong_type_is_no_more_than_a_hint() -> None:
    page = read('<link rel="alternate" type="text/html" href="/feed"><link rel="alternate" type="text/html" href="/m">')

    assert (page.feeds, [one.url for one in page.hints]) == ((), ["https://camille.example/feed"])


def test_what_is_commented_out_is_not_there() -> None:
    page = read('<!-- <link rel="alternate" type="application/rss+xml" href="/f"> see /feed.xml -->')

    assert (page.feeds, page.links, page.mentions) == ((), (), ())


def test_a_link_without_words_is_known_by_what_it_is_made_of() -> None:
    page = read('<a class=social href=/x><i class="fa fa-rss"></i><img src=/i/feed.png></a>')

    assert page.links == (Link("https://camille.example/x", "", (), "social fa fa-rss /i/feed.png"),)


def test_addresses_in_the_text_are_kept_when_they_speak_of_a_feed() -> None:
    page = read("<p>See https://camille.example/feed.xml, or /rss. Not /about, and/or feed.</p>")

    assert page.mentions == ("https://camille.example/feed.xml", "https://camille.example/rss")


@pytest.mark.parametrize(
    "script",
    [
        'location = "/fr/"',
        "window.location.href='/fr/'",
        'document.location.replace("/fr/")',
        "self.location.assign('/fr/');",
    ],
)
def test_a_script_that_sends_on_is_read_where_nothing_else_is(script: str) -> None:
    bare, full = f"<script>{script}</script>", f"<script>{script}</script><p>{'word ' * 60}</p>"

    assert (read(bare).refresh, read(full).refresh) == ("https://camille.example/fr/", "")


def test_frames_are_read_and_embedded_ones_where_nothing_else_is() -> None:
    film = "<iframe src=/film></iframe>"

    assert read("<frameset><frame src=/a><frame src=/b></frameset>").frames == (
        "https://camille.example/a",
        "https://camille.example/b",
    )
    assert read(film).frames == ("https://camille.example/film",)
    assert read(film + "word " * 60).frames == ()


def test_the_software_and_its_interface_are_read() -> None:
    page = read('<meta name=Generator content="WordPress 6.8"><link rel="https://api.w.org/" href="/wp-json/">')

    assert (page.generator, page.api) == ("WordPress 6.8", "https://camille.example/wp-json/")
