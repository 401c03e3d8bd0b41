"""Feeds of every form, well and badly made."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.extract.feed import LONGEST as LONGEST_FEED
from footprint.extract.feed import MOST_ENTRIES, Feed, read_feed
from footprint.extract.text import LONGEST, plain, spoken, words_of

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://camille.example/feed"
WORDS = st.text(max_size=10).map(lambda one: one.encode("utf-8", "surrogatepass"))
PARTS = st.sampled_from(
    [b"<rss version='2.0'>", b"<channel>", b"<item>", b"</item>", b"<feed xmlns='http://www.w3.org/2005/Atom'>",
     b"<entry>", b"<link href='http://['/>", b"<pubDate>", b"2025/09/09", b"<content:encoded><![CDATA[", b"]]>",
     b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"&#xFFFFFFFF;", b"<?xml version='1.0' encoding='utf-7'?>",
     b"<title type='xhtml'>", b"<source url='x'>", b"\x00", b"\xff\xfe", b'{"version":"https://jsonfeed.org/version/1"',
     b',"items":[{"url":7,"tags":[[]],"authors":{}}]}', b"<media:content medium='video'/>", b"xml:base='http://[['"]
)  # fmt: skip


def rss(items: str, *, head: str = "") -> Feed:
    body = (
        '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom">'
        f"<channel><title>Carnet</title>{head}{items}</channel></rss>"
    )
    return known(read_feed(body.encode(), URL, (("content-type", "application/rss+xml"),)))


def atom(entries: str, *, head: str = "") -> Feed:
    body = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Carnet</title>{head}{entries}</feed>'
    return known(read_feed(body.encode(), URL))


def json_feed(**document: object) -> Feed | None:
    return read_feed(json.dumps({"version": "https://jsonfeed.org/version/1.1", **document}).encode(), URL)


def known(feed: Feed | None) -> Feed:
    assert feed is not None
    return feed


def test_rss_is_read() -> None:
    feed = rss(
        "<item><title>A &amp;amp; b</title><link>/a</link><pubDate>Tue, 09 Sep 2025 23:40:31 CEST</pubDate>"
        "<dc:creator>Camille</dc:creator><category>métier</category>"
        "<content:encoded>&lt;p&gt;one two&lt;script&gt;three&lt;/script&gt; four&lt;/p&gt;</content:encoded></item>",
        head="<link>https://camille.example/</link><generator>https://wordpress.org/?v=6</generator>",
    )

    (entry,) = feed.entries
    assert (feed.title, feed.site, feed.generator) == (
        "Carnet",
        "https://camille.example/",
        "https://wordpress.org/?v=6",
    )
    assert (entry.url, entry.title, entry.author, entry.tags) == (
        "https://camille.example/a",
        "A & b",
        "Camille",
        ("métier",),
    )
    assert (entry.published, entry.words, entry.opening, entry.is_whole) == (
        datetime(2025, 9, 9, 21, 40, 31, tzinfo=UTC),
        3,
        "one two four",
        True,
    )


def test_atom_is_read_with_its_next_page() -> None:
    feed = atom(
        '<entry><title type="html">&lt;b&gt;A&lt;/b&gt;</title><link href="/a"/><id>1</id>'
        "<published>2025-09-09T21:40:31Z</published><updated>2026-01-01T00:00:00Z</updated>"
        "<summary>one two</summary></entry>",
        head='<link rel="next" href="?page=2"/>',
    )

    (entry,) = feed.entries
    assert feed.next == "https://camille.example/feed?page=2"
    assert (entry.title, entry.published, entry.words, entry.is_whole) == (
        "A",
        datetime(2025, 9, 9, 21, 40, 31, tzinfo=UTC),
        2,
        False,
    )


def test_json_feed_is_read() -> None:
    item = {
        "id": "1",
        "url": "/a",
        "title": "A",
        "content_html": "<p>one two</p>",
        "date_published": "2025-09-09T21:40:31Z",
        "authors": [{"name": "Camille"}],
        "tags": ["x", 7],
        "attachments": [{"mime_type": "audio/mpeg"}],
    }

    feed = known(json_feed(title="Carnet", items=[item], next_url="/feed?2", home_page_url="/"))

    (entry,) = feed.entries
    assert (feed.title, feed.site, feed.next) == (
        "Carnet",
        "https://camille.example/",
        "https://camille.example/feed?2",
    )
    assert (entry.url, entry.words, entry.author, entry.tags, entry.has_media, entry.is_whole) == (
        "https://camille.example/a",
        2,
        "Camille",
        ("x",),
        True,
        True,
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!doctype html><title>404</title><p>Not found",
        b"  \n<HTML><body><rss></rss>",
        b'<?xml version="1.0"?><opml version="2.0"><body/></opml>',
        b'<?xml version="1.0"?><urlset><url><loc>/</loc></url></urlset>',
        b'{"version": "https://jsonfeed.org/version/1", "items": ',
        b'{"openapi": "3.0"}',
        b"\x89PNG\r\n\x1a\n",
        b"{" * 100_000,
    ],
    ids=["empty", "page", "page-with-a-feed-inside", "opml", "sitemap", "cut-json", "json", "picture", "deep"],
)
def test_what_is_no_feed_is_none(body: bytes) -> None:
    assert read_feed(body, URL) is None


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("<pubDate>2025/09/09 21:40:31</pubDate>", datetime(2025, 9, 9, 21, 40, 31, tzinfo=UTC)),
        ("<pubDate>mar, 9 juin 2025 21:40:31 +0200</pubDate>", datetime(2025, 6, 9, 19, 40, 31, tzinfo=UTC)),
        ("<dc:date>2025-09-09T21:40:31+0545</dc:date>", datetime(2025, 9, 9, 15, 55, 31, tzinfo=UTC)),
        ("<atom:updated>2025-09-09T21:40:31Z</atom:updated>", datetime(2025, 9, 9, 21, 40, 31, tzinfo=UTC)),
        ("<pubDate>2025-W37-2</pubDate>", datetime(2025, 9, 9, tzinfo=UTC)),
        ("<pubDate>0001-01-01T00:00:00Z</pubDate>", None),
        ("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", None),
        ("<pubDate>05/06/2025</pubDate>", None),
        ("<pubDate/><dc:date>2025-09-09</dc:date>", datetime(2025, 9, 9, tzinfo=UTC)),
        ("<pubDate>soon</pubDate><atom:updated>2025-09-09</atom:updated>", datetime(2025, 9, 9, tzinfo=UTC)),
        (
            "<prism:publicationDate xmlns:prism='http://prism.test/2.0/'>2025-09-09</prism:publicationDate>",
            datetime(2025, 9, 9, tzinfo=UTC),
        ),
        (
            '<dcterms:created xmlns:dcterms="http://purl.org/dc/terms/">2025-09-09</dcterms:created>',
            datetime(2025, 9, 9, tzinfo=UTC),
        ),
        ("<pubDate>soon</pubDate>", None),
        ("<pubDate>2004-július-13T14:15-05:00</pubDate>", None),
        ("", None),
    ],
    ids=[
        "slashes",
        "french",
        "offset-without-colon",
        "changed-only",
        "week",
        "year-one",
        "epoch",
        "day-or-month",
        "empty-and-good",
        "unreadable-and-good",
        "prism",
        "dcterms",
        "no-date",
        "hungarian",
        "none",
    ],
)
def test_a_post_has_the_date_that_it_surely_has(date: str, moment: datetime | None) -> None:
    assert rss(f"<item><title>A</title><link>/a</link>{date}</item>").entries[0].published == moment


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [
        ("<content:encoded>All of it.</content:encoded>", True),
        ("<description>Perhaps all of it.</description>", False),
        ("<content:encoded>The beginning […]</content:encoded>", False),
        ("<content:encoded>The beginning… &lt;a href='/a'&gt;Lire la suite&lt;/a&gt; →</content:encoded>", False),
        ("<content:encoded>Well… I stopped.</content:encoded>", True),
    ],
    ids=["content", "description", "ellipsis", "teaser", "ellipsis-inside"],
)
def test_a_summary_is_not_taken_for_the_post(text: str, is_whole: object) -> None:
    assert rss(f"<item><title>A</title>{text}</item>").entries[0].is_whole is is_whole


def test_a_feed_of_summaries_says_so() -> None:
    feed = rss("".join(f"<item><link>/{one}</link><description>x</description></item>" for one in range(3)))

    assert feed.excerpt


@pytest.mark.parametrize(
    ("items", "places"),
    [
        ("<item><guid>1</guid><link>/a</link></item><item><guid>1</guid><link>/b</link></item>", [0, 1]),
        ("<item><guid>1</guid><link>/a</link></item><item><guid>2</guid><link>/a</link></item>", [0]),
        ("<item><guid>1</guid><title>A</title></item><item><guid>1</guid><title>B</title></item>", [0]),
        ("<item><title>A</title></item><item><title>A</title></item><item><title>B</title></item>", [0, 2]),
        (
            "".join(f"<item><title>A</title><pubDate>2025-09-{day}</pubDate></item>" for day in ("09", "10")),
            [0, 1],
        ),
        ("<item><description>a b</description></item><item><description>a c</description></item>", [0, 1]),
        ("<item/><item><title>A</title></item><item></item>", [1]),
    ],
    ids=["one-id", "one-link", "one-id-without-links", "one-title", "one-title-two-days", "texts-alone", "empty"],
)
def test_a_post_is_a_distinct_address(items: str, places: list[int]) -> None:
    assert [one.place for one in rss(items).entries] == places


def test_the_feed_a_post_was_taken_from_is_told() -> None:
    in_rss = rss('<item><title>A</title><source url="https://planet.test/feed">Planet</source></item>')
    in_atom = atom('<entry><id>1</id><source><link href="https://planet.test/"/></source></entry>')

    assert (in_rss.entries[0].source, in_atom.entries[0].source) == ("https://planet.test/feed", "https://planet.test/")


def test_a_broken_feed_is_still_read() -> None:
    feed = read_feed(b"<rss version='2.0'><channel><item><title>A & b</title><link>/a</link></item><item>", URL)

    assert [one.title for one in known(feed).entries][:1] == ["A & b"]


@pytest.mark.parametrize(
    "reference", ["&#xD800;", "&#55296;", "&#xFFFFFFFFFF;", "&#99999999999;", "&#xDFFF ", "&#x" + "F" * 999]
)
def test_a_reference_to_no_character_does_not_cost_the_feed(reference: str) -> None:
    for_loose = f"<rss version='2.0'><channel><item><title>A {reference} b</title><link>/a</link></item>"

    assert [one.url for one in known(read_feed(for_loose.encode(), URL)).entries] == ["https://camille.example/a"]


def test_a_parser_that_gives_up_leaves_no_feed(monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(*_: object, **__: object) -> None:
        raise OverflowError

    monkeypatch.setattr("feedparser.parse", give_up)

    assert read_feed(b"<rss version='2.0'/>", URL) is None


def test_titles_come_without_tags() -> None:
    title = "&lt;script&gt;alert(1)&lt;/script&gt;Hi &lt;img src=x onerror=alert(1)&gt;you"

    assert rss(f"<item><title>{title}</title></item>").entries[0].title == "Hi you"


def test_letters_are_read_whatever_is_declared_of_them() -> None:
    body = '<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel><title>été</title></channel></rss>'

    feed = known(read_feed(body.encode("utf-8"), URL, (("content-type", "text/xml; charset=utf-8"),)))

    assert feed.title == "été"


def test_entities_are_not_expanded_and_files_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hush")
    bombs = "".join(f'<!ENTITY l{one} "{f"&l{one - 1};" * 10}">' for one in range(1, 12))
    body = (
        f'<!DOCTYPE r [<!ENTITY l0 "lol">{bombs}<!ENTITY f SYSTEM "{secret.as_uri()}">'
        '<!ENTITY n SYSTEM "http://127.0.0.1:9/x">]><rss version="2.0"><channel>'
        "<item><title>A</title><link>/a</link><description>&l11;&f;&n;</description></item></channel></rss>"
    )
    start = time.process_time()

    feed = known(read_feed(body.encode(), URL))

    assert len(feed.entries) == 1
    assert "hush" not in repr(feed)
    assert len(repr(feed)) < 2_000
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "body",
    [
        b"<rss version='2.0'><channel>" + b"<item><title>a</title></item>" * 60_000,
        b"<feed xmlns='http://www.w3.org/2005/Atom'>" + b"<entry/>" * 100_000,
        b"<rss version='2.0'><channel><item>" + b"<a>" * 500_000,
        b"<rss version='2.0'><channel><item><description>" + b"&lt;script" * 200_000,
        b"<rss version='2.0'><channel><item><title>" + b"." * 3_000_000,
    ],
    ids=["items", "entries", "tags", "scripts", "one-title"],
)
def test_a_hostile_feed_costs_little(body: bytes) -> None:
    start = time.process_time()

    feed = known(read_feed(body, URL))

    assert len(feed.entries) <= MOST_ENTRIES
    assert time.process_time() - start < 15


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "utf-32", "utf-7", "cp037", "punycode", "idna"])
@pytest.mark.parametrize(
    "storm",
    ["\n" * 300_000, "<!--" + "\n" * 300_000 + "-->", "<!x\n" + "\n" * 300_000 + ">", "x" + "\n" * 300_000],
    ids=["blank", "comment", "declaration", "words"],
)
def test_blank_lines_before_a_feed_cost_little(storm: str, charset: str) -> None:
    written = charset if charset not in {"punycode", "idna"} else "ascii"
    body = f"<?xml version='1.0' encoding='{charset}'?>{storm}<rss version='2.0'><channel><item><link>/a</link></item>"
    start = time.process_time()

    read_feed(body.encode(written), URL, (("content-type", f"text/xml; charset={charset}"),))

    assert time.process_time() - start < 5


@pytest.mark.parametrize("body", [b"<?xml version='1.0' encoding='punycode'?><rss>-", b"<rss version='2.0'>-"])
def test_a_charset_that_takes_long_to_read_is_not_spoken(body: bytes) -> None:
    start = time.process_time()

    read_feed(body + b"a" * 600_000, URL, (("content-type", "text/xml; charset=punycode"),))

    assert time.process_time() - start < 5


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "iso-8859-1"])
@pytest.mark.parametrize("before", ["", "<!-- <b> -->", "<!DOCTYPE rss [<!ENTITY a 'b'>]>", "Warning: it is late\n\n"])
def test_a_feed_is_read_in_its_charset_whatever_stands_before_it(charset: str, before: str) -> None:
    declared = f"<?xml version='1.0' encoding='{charset.removesuffix('-sig')}'?>{before}"
    body = f"{declared}<rss version='2.0'><channel><title>été</title><item><link>/a</link></item></channel></rss>"

    assert known(read_feed(body.encode(charset), URL)).title == "été"


def test_a_feed_too_long_to_be_read_says_that_it_was_cut() -> None:
    items = "".join(f"<item><link>/{one}</link></item>" for one in range(MOST_ENTRIES + 5))

    feed = rss(items)

    assert (len(feed.entries), feed.was_cut) == (MOST_ENTRIES, True)


def test_a_long_json_feed_says_that_it_was_cut() -> None:
    feed = known(json_feed(items=[{"id": str(one)} for one in range(MOST_ENTRIES + 5)]))

    assert (len(feed.entries), feed.was_cut) == (MOST_ENTRIES, True)


def test_a_json_feed_beyond_the_bound_says_that_it_was_cut() -> None:
    feed = known(json_feed(items=[{"id": "1"}], title="x" * LONGEST_FEED))

    assert ([one.place for one in feed.entries], feed.was_cut) == ([0], True)


@given(st.lists(st.one_of(PARTS, st.binary(max_size=20), WORDS), max_size=14))
@settings(deadline=None)
def test_whatever_the_bytes_nothing_is_raised(parts: list[bytes]) -> None:
    feed = read_feed(b"".join(parts), URL, (("content-type", "text/xml"), ("content-encoding", "gzip")))

    assert feed is None or feed.url == URL


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["items", "url", "title", "tags", "authors", "author", "attachments", "name", "id"]),
                inner,
                max_size=4,
            )
        ),
    )
)
def test_whatever_the_json_nothing_is_raised(value: object) -> None:
    assert json_feed(items=value, title=value, next_url=value) is not None


@given(st.text(max_size=200))
def test_shown_text_is_one_line_and_stays_so(text: str) -> None:
    shown = plain(text)

    assert plain(shown) == shown
    assert shown.isprintable() or not shown.isascii()
    assert len(shown) <= LONGEST


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>one<br>two</p>", ["one", "two"]),
        ("<script>no</script>yes", ["yes"]),
        ("<STYLE>no</STYLE>yes<script>never closed", ["yes"]),
        ("a &lt;b&gt; c &amp;amp; d", ["a", "<b>", "c", "&amp;", "d"]),
        ("1 < 2 and 3 > 2", ["1", "<", "2", "and", "3", ">", "2"]),
        ("", []),
    ],
)
def test_words_are_those_that_are_shown(markup: str, words: list[str]) -> None:
    assert words_of(markup) == words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["deux", "mots"], ["deux", "mots"]),
        (["été"], ["été"]),
        (["我昨天去了图书馆。"], ["我昨", "天去", "了图", "书馆"]),
        (["カメラと写真", "2026年"], ["カメ", "ラと", "写真", "2026", "年"]),
        (["สวัสดีครับ"], ["สวัสด", "ีครับ"]),
        (["안녕하세요", "여러분"], ["안녕하세요", "여러분"]),
        ([], []),
    ],
    ids=["french", "accents", "chinese", "japanese", "thai", "korean", "none"],
)
def test_a_text_without_spaces_has_words_too(words: list[str], said: list[str]) -> None:
    assert list(spoken(words)) == said


def test_a_post_in_a_script_without_spaces_is_as_long_as_another() -> None:
    text = "".join(chr(0x4E00 + number) for number in range(400))
    body = f"<rss version='2.0'><channel><item><title>x</title><description>{text}</description></item></channel></rss>"

    feed = read_feed(body.encode(), "https://camille.example/feed")

    assert feed is not None
    assert feed.entries[0].words == 200
    assert len(feed.entries[0].opening.split()) == 200
