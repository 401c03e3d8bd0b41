"""Feeds that are broken, mislabelled or odd, as they are met."""

# ruff: noqa: RUF001 (typographic signs are what is read)

from __future__ import annotations

import gzip
import json
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.extract.feed import Feed, read_feed

if TYPE_CHECKING:
    from collections.abc import Mapping

URL = "https://camille.example/feed"
LONG = "Il était une fois un long billet. " * 10
RSS = "<rss version='2.0'><channel><title>été</title><item><title>A</title><link>/a</link></item></channel></rss>"


def known(body: str | bytes, charset: str = "utf-8") -> Feed:
    feed = read_feed(body.encode(charset) if isinstance(body, str) else body, URL)
    assert feed is not None
    return feed


def rss(items: str) -> Feed:
    return known(f"<rss version='2.0'><channel>{items}</channel></rss>")


@pytest.mark.parametrize(
    "body",
    [
        "\n\n  \t" + RSS,
        "\ufeff\n<?xml version='1.0'?>" + RSS,
        "<br />\n<b>Warning</b>: include() in <b>/srv/x.php</b> on line <b>3</b><br /><?xml version='1.0'?>" + RSS,
        "Notice: undefined <!-- <rss> -->" + RSS,
        "<!DOCTYPE html><!-- late -->" + RSS,
        RSS.replace("<item>", "<media:thumbnail url='x'/><item>"),
        RSS.replace("<title>A</title>", "<title>A</title><x>&nbsp;&eacute;&unknown;</x>"),
        RSS.replace("<title>A</title>", "<title>A</title><x>a & b && c</x>"),
        RSS.replace("<title>A</title>", "<title><![CDATA[A]]></title>"),
        RSS.replace("<link>/a</link>", "<atom:link xmlns:atom='http://www.w3.org/2005/Atom' href='/a'/>"),
        RSS.replace("<link>/a</link>", "<link></link><guid>https://camille.example/a</guid>"),
        RSS.replace(
            "<link>/a</link>",
            "<link>https://count.test/1</link><feedburner:origLink>https://camille.example/a</feedburner:origLink>",
        ),
        RSS + "<!-- cached -->\n",
        RSS.removesuffix(">"),
    ],
    ids=[
        "blanks", "mark-and-blanks", "php", "words-and-comment", "page-type", "undeclared", "entities", "ampersands",
        "cdata", "atom-link", "guid", "redirect", "comment-after", "end-tag-cut",
    ],
)  # fmt: skip
def test_a_slip_does_not_cost_the_feed(body: str) -> None:
    feed = known(body)

    assert (feed.title, feed.was_cut) == ("été", False)
    assert [(one.title, one.url) for one in feed.entries] == [("A", "https://camille.example/a")]


@pytest.mark.parametrize(
    ("declared", "charset"),
    [
        ("utf-8", "windows-1252"),
        ("iso-8859-1", "windows-1252"),
        ("", "windows-1252"),
        ("windows-1252", "utf-8"),
        ("utf-16", "utf-16"),
        ("", "utf-16"),
        ("", "utf-16-le"),
        ("", "utf-16-be"),
        ("", "utf-32-le"),
        ("", "utf-8-sig"),
    ],
)
def test_a_text_is_read_whatever_is_declared(declared: str, charset: str) -> None:
    declaration = f"<?xml version='1.0' encoding='{declared}'?>" if declared else ""
    body = f"{declaration}<rss version='2.0'><channel><title>l’été</title></channel></rss>"

    assert known(body, charset).title == "l’été"


@pytest.mark.parametrize("slip", [b"\x92", b"\xe2\x80"], ids=["patched", "cut-letter"])
def test_one_wrong_byte_does_not_change_all_others(slip: bytes) -> None:
    body = "<rss version='2.0'><channel><title>été, déjà, où, çà</title><description>x".encode() + slip

    assert known(body).title == "été, déjà, où, çà"


def test_a_feed_that_is_still_compressed_is_inflated() -> None:
    assert known(gzip.compress(RSS.encode())).title == "été"
    assert known(gzip.compress(RSS.encode())[:-12]).title == "été"
    assert read_feed(b"\x1f\x8b\x08broken", URL) is None


@pytest.mark.parametrize(
    ("end", "urls"),
    [
        ("<item><title>B</title><link>https://camille.exa", ["/a"]),
        ("<item><title>B</title><link>/b</link>", ["/a"]),
        (f"<item><link>/b</link><description><![CDATA[{LONG}", ["/a"]),
        (f"<item><link>/b</link><description>{LONG}", ["/a"]),
        ("<item><title>B</title><link>/b</link></item>", ["/a", "/b"]),
        ("<item><title>B</title><link>/b</link></item></chan", ["/a", "/b"]),
    ],
    ids=["in-a-link", "in-an-item", "in-cdata", "in-a-text", "after-an-item", "in-the-end-tag"],
)
def test_of_a_feed_that_breaks_off_whole_posts_are_kept(end: str, urls: list[str]) -> None:
    feed = known(f"<rss version='2.0'><channel><item><title>A</title><link>/a</link></item>{end}")

    assert [one.url.removeprefix("https://camille.example") for one in feed.entries] == urls
    assert feed.was_cut


@pytest.mark.parametrize(
    "text",
    [
        f"<description><![CDATA[<p>{LONG}</p>]]></description>",
        f"<description>&lt;p&gt;{LONG}&lt;/p&gt;</description>",
        f"<description><p>{LONG}</p></description>",
        f"<description>{LONG}<![CDATA[<p></p>]]></description>",
        f"<description><![CDATA[<p>]]>{LONG}</description>",
        f"<description>Un</description><content:encoded>&lt;p&gt;{LONG}</content:encoded>",
        f"<content type='xhtml'><h:div xmlns:h='http://www.w3.org/1999/xhtml'><h:p>{LONG}</h:p></h:div></content>",
        f"<fullitem>{LONG}</fullitem>",
    ],
    ids=["cdata", "escaped", "markup", "text-then-cdata", "cdata-then-text", "body", "xhtml", "other-name"],
)
def test_a_long_text_is_read_however_it_is_written(text: str) -> None:
    (entry,) = rss(f"<item><title>A</title>{text}<link>/a</link></item>").entries

    assert (entry.words, entry.content.sentences) == (70, 10)
    assert (entry.title, entry.url) == ("A", "https://camille.example/a")


def test_markup_inside_a_text_is_not_taken_for_the_feeds_own() -> None:
    inner = f"<item><title>No</title><link>/no</link></item><summary>{LONG}</summary></description>"

    feed = rss(
        f"<item><link>/a</link><description><![CDATA[{inner}]]></description></item><item><link>/b</link></item>"
    )

    assert [one.url for one in feed.entries] == ["https://camille.example/a", "https://camille.example/b"]


def test_a_text_coded_otherwise_is_left_to_the_parser() -> None:
    feed = known(
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><id>1</id>"
        f"<content type='image/png' mode='base64'>{'QUJD' * 100}</content></entry></feed>"
    )

    assert feed.entries[0].opening == "ABC" * 100


def test_a_word_that_looks_like_a_token_is_a_word() -> None:
    (entry,) = rss(f"<item><title>lifted0</title><description>{LONG}</description></item>").entries

    assert (entry.title, entry.words) == ("lifted0", 70)


def test_letters_that_were_written_twice_are_repaired() -> None:
    twice = ("é" * 120).encode().decode("latin-1")

    assert rss(f"<item><title>A</title><description>{twice}</description></item>").entries[0].opening == "é" * 120


@pytest.mark.parametrize(
    ("names", "url"),
    [
        ("<guid>https://camille.example/a</guid>", "https://camille.example/a"),
        ("<guid isPermaLink='false'>https://camille.example/a</guid>", ""),
        ("<guid>17</guid>", ""),
        ("<link>/a</link><guid>https://camille.example/b</guid>", "https://camille.example/a"),
        ("<link>javascript:alert(1)</link>", ""),
    ],
    ids=["address", "no-address", "number", "both", "no-web-address"],
)
def test_an_id_is_an_address_only_where_it_is_one(names: str, url: str) -> None:
    assert rss(f"<item><title>A</title>{names}</item>").entries[0].url == url


def test_an_item_of_rdf_has_its_address_as_name() -> None:
    feed = known(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
        "<channel/><item rdf:about='https://camille.example/a'><title>A</title></item></rdf:RDF>"
    )

    assert (feed.kind, feed.entries[0].url) == ("rdf", "https://camille.example/a")


def test_relative_links_start_from_the_declared_base() -> None:
    feed = known(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://base.test/blog/'><entry><link href='a'/>"
        "<content type='html'>&lt;a href='b'&gt;b&lt;/a&gt;</content></entry></feed>"
    )

    (entry,) = feed.entries
    assert (entry.url, entry.content.links) == ("https://base.test/blog/a", ("https://base.test/blog/b",))


def test_older_entries_may_be_in_an_archive() -> None:
    feed = known("<feed xmlns='http://www.w3.org/2005/Atom'><link rel='prev-archive' href='/2025'/></feed>")

    assert feed.next == "https://camille.example/2025"


@pytest.mark.parametrize(
    ("attached", "has_media"),
    [
        ("<enclosure url='/a.mp3' type='audio/mpeg'/>", True),
        ("<enclosure url='/a.mp3?x=1'/>", True),
        ("<enclosure url='/a.jpg' type='image/jpeg'/>", False),
        ("<media:content xmlns:media='http://search.yahoo.com/mrss/' medium='video' url='/a'/>", True),
        ("<media:content xmlns:media='http://search.yahoo.com/mrss/' medium='image' url='/a.mp4'/>", False),
    ],
)
def test_sound_and_film_are_media(attached: str, has_media: object) -> None:
    assert rss(f"<item><link>/a</link>{attached}</item>").entries[0].has_media is has_media


@pytest.mark.parametrize(
    ("description", "is_whole"),
    [
        ("&lt;p&gt;" + "mot " * 80 + "&lt;/p&gt;&lt;p&gt;" + "mot " * 80, True),
        ("&lt;p&gt;" + "mot " * 80 + "&lt;/p&gt;&lt;p&gt;" + "mot " * 80 + "[…]", False),
        ("mot " * 200, False),
        ("&lt;p&gt;" + "mot " * 30 + "&lt;/p&gt;&lt;p&gt;" + "mot " * 30, False),
    ],
    ids=["long-and-built", "teaser", "one-run-of-text", "short"],
)
def test_a_description_is_the_post_only_where_it_surely_is(description: str, is_whole: object) -> None:
    assert rss(f"<item><link>/a</link><description>{description}</description></item>").entries[0].is_whole is is_whole


ODD: list[tuple[dict[str, object], list[str]]] = [
        ({"items": None}, []),
        ({"items": [None, 7, [], {}]}, []),
        ({"items": [{"id": 7, "title": "A"}, {"id": 7, "title": "A"}]}, [""]),
        ({"items": [{"id": "https://camille.example/a"}]}, ["https://camille.example/a"]),
        ({"items": [{"id": "1", "external_url": "https://other.test/"}]}, ["https://other.test/"]),
        ({"items": [{"url": "/a", "authors": "Camille", "author": [], "tags": "x", "attachments": {}}]}, ["https://camille.example/a"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("document", "urls"),
    ODD,
    ids=["null", "no-items", "numbers", "address-as-id", "link-elsewhere", "wrong-types"],
)
def test_an_odd_json_feed_is_read(document: Mapping[str, object], urls: list[str]) -> None:
    feed = known(json.dumps({"version": "https://jsonfeed.org/version/1.1", **document}))

    assert [one.url for one in feed.entries] == urls


def test_of_a_json_feed_that_breaks_off_whole_posts_are_kept() -> None:
    whole = json.dumps(
        {"version": "https://jsonfeed.org/version/1", "hubs": [{"type": "WebSub", "url": "/hub"}],
         "items": [{"url": "/a", "date_published": "soon", "date_modified": "2025-09-09"}, {"url": "/b"}]}
    )  # fmt: skip

    feed = known(whole[:-8])

    assert ([one.url for one in feed.entries], feed.was_cut) == (["https://camille.example/a"], True)
    assert (feed.hub, feed.entries[0].published is None) == ("https://camille.example/hub", False)


WHOLE = (
    f"<?xml version='1.0'?><rss version='2.0'><channel><title>été</title><item><title>A &amp; b</title><link>/a</link>"
    f"<author>c</author><description><![CDATA[<p>{LONG}</p>]]></description><pubDate>2025-09-09</pubDate></item>"
    f"<item><link>/b</link><content><p>{LONG}</p></content><category>x</category></item></channel></rss>"
).encode()
EDITS = st.lists(st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 60), st.binary(max_size=8)), max_size=6)


@given(EDITS)
@settings(max_examples=150, deadline=None)
def test_whatever_is_changed_in_a_feed_nothing_is_raised(edits: list[tuple[int, int, bytes]]) -> None:
    body = WHOLE
    for place, length, put in edits:
        body = body[:place] + put + body[place + length :]
    feed = read_feed(body, URL)

    assert feed is None or all(one.words < 200 for one in feed.entries)


@pytest.mark.parametrize(
    "item",
    [
        "".join(f"<category>{one}</category>" for one in range(499)),
        f"<itunes:keywords>{','.join(map(str, range(8_000)))}</itunes:keywords>",
        "<author>" + ("a" * 25 + "<x/>") * 1_000 + "</author>",
        "<title>" + "<![CDATA[]]>" * 900,
        "<description><content><summary>" * 300,
        "<link href='/x'/>" * 900,
    ],
    ids=["categories", "keywords", "author", "sections", "bodies", "links"],
)
def test_no_entry_takes_the_square_of_its_length(item: str) -> None:
    body = "<rss version='2.0'><channel>" + f"<item>{item}</item>" * 20 + "</channel></rss>"
    start = time.process_time()

    read_feed(body.encode(), URL)

    assert time.process_time() - start < 5
