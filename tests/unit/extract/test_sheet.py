"""What a page shows of its own making."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.extract.sheet import Anchor, Heading, Image, Sheet, read_sheet
from footprint.extract.traces import TraceKind, traces

URL = "https://camille.example/carnet/"


def sheet(html: str, *, content_type: str = "text/html; charset=utf-8") -> Sheet:
    return read_sheet(html.encode(), URL, content_type=content_type)


def test_the_head_is_read() -> None:
    seen = sheet(
        '<!doctype html><html lang="fr-CA"><title>  Un \n carnet </title><meta name="Description" content="De bord">'
        '<meta name=viewport content="Width=device-width"><meta name=generator content="Hugo 0.140">'
        '<link rel="canonical" href="https://camille.example/"><meta name=robots content="NoIndex, follow">'
        '<meta property="og:title" content="x"><meta property="og:type" content="y">'
        '<meta name="twitter:card" content="z">'
    )

    assert (seen.title, seen.description, seen.language) == ("Un carnet", "De bord", "fr-CA")
    assert (seen.viewport, seen.generator, seen.robots) == ("width=device-width", "Hugo 0.140", "noindex, follow")
    assert (seen.canonicals, seen.previews, seen.has_card) == (
        ("https://camille.example/",),
        ("og:title", "og:type"),
        True,
    )


def test_the_title_of_a_drawing_is_not_the_page_s() -> None:
    assert sheet("<svg><title>Un dessin</title></svg><title>Le carnet</title>").title == "Le carnet"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h1>Un <b>gros</b> titre</h1>", [Heading(1, "Un gros titre")]),
        ("<h1><img src=a alt='Le carnet'></h1><h3></h3>", [Heading(1, "Le carnet"), Heading(3, "")]),
        ("<h1 hidden>x</h1><h2 aria-hidden=true>y</h2>", []),
        ("<h2>a<script>b()</script><!-- c --></h2>", [Heading(2, "a")]),
    ],
    ids=["words", "image", "hidden", "script"],
)
def test_headings(html: str, expected: list[Heading]) -> None:
    assert list(sheet(html).headings) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<img src=a.png alt='Une affiche'>", [Image("a.png", "Une affiche")]),
        ("<img src=a.png alt=''>", [Image("a.png", "")]),
        ("<img src=a.png>", [Image("a.png", None)]),
        ("<img src=a.png title='Une affiche'>", [Image("a.png", "Une affiche")]),
        ("<img src=p.gif width=1 height=1><img src=d.png role=presentation><img src=h.png aria-hidden=true>", []),
        ("<a href=/b><img src=a.png alt=''></a>", [Image("a.png", "", is_alone=True)]),
        ("<a href=/b><img src=a.png alt=''> Le billet</a>", [Image("a.png", "")]),
        ("<a href=/b aria-label='Le billet'><img src=a.png alt=''></a>", [Image("a.png", "")]),
    ],
    ids=["described", "decoration", "bare", "title", "not-for-readers", "alone-in-a-link", "beside-words", "label"],
)
def test_images(html: str, expected: list[Image]) -> None:
    assert list(sheet(html).images) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<a href=../b#c>Le <i>second</i> billet</a>", [Anchor("https://camille.example/b", "Le second billet")]),
        ("<a href=/b aria-label='Le second billet'>ici</a>", [Anchor("https://camille.example/b", "Le second billet")]),
        ("<a href=/b><svg aria-label='Mastodon'></svg></a>", [Anchor("https://camille.example/b", "Mastodon")]),
        ("<a href=/b title='Le billet'></a>", [Anchor("https://camille.example/b", "Le billet")]),
        ("<a href='mailto:a@b.test'>Écrire</a>", [Anchor("", "Écrire")]),
        ("<a href=/b aria-hidden=true></a><a name=x>ancre</a>", []),
        ("<base href=https://b.test/x/><a href=y>Le billet</a>", [Anchor("https://b.test/x/y", "Le billet")]),
        (
            "<a href=/b>un<b>deux<i>trois</i></b>quatre</a>",
            [Anchor("https://camille.example/b", "un deux trois quatre")],
        ),
    ],
    ids=["words", "label", "icon", "title", "mail", "hidden-or-none", "base", "order"],
)
def test_links(html: str, expected: list[Anchor]) -> None:
    assert list(sheet(html).anchors) == expected


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ('{"@type": "Person"}', ("Person",)),
        ('[{"@type": ["Person", "Author"]}, {"name": "x"}]', ("Person", "Author")),
        ('{"@graph": [{"@type": "WebSite"}, {"@type": "ProfilePage", "mainEntity": {"@type": "Person"}}]}',
         ("WebSite", "ProfilePage", "Person")),
        ('{"name": "x"}', ()),
        ('{"@type": "Person",}', ()),
        ("[" * 100_000, ()),
    ],
    ids=["one", "list", "graph", "no-type", "broken", "deep"],
)  # fmt: skip
def test_types_of_json_ld(text: str, types: tuple[str, ...]) -> None:
    assert sheet(f'<script type="application/ld+json">{text}</script>').data_types == types


@pytest.mark.parametrize(
    ("html", "types"),
    [
        ('<p class="h-card"><a class="p-name u-url" href="/">Camille</a></p>', ("h-card",)),
        ('<article class="h-entry"><a class="p-author h-card" href="/">Camille</a></article>', ("h-entry", "h-card")),
        ('<article class="hentry"><p class="author vcard"><b class="fn">Camille</b></p></article>', ("h-entry",)),
        ("<p>h-card</p>", ()),
    ],
    ids=["card", "author-of-an-entry", "whoever-by-the-old-name", "a-word"],
)
def test_microformats(html: str, types: tuple[str, ...]) -> None:
    assert sheet(html).microformats == types


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<link rel=alternate type="application/rss+xml" href=/f>', True),
        ('<link rel=feed type="application/atom+xml; charset=utf-8" href=/f>', True),
        ("<a href=/feed/>Suivre</a>", True),
        ('<link rel=alternate type="application/json" href=/wp-json/x>', False),
        ('<link rel=alternate hreflang=en href="/en/">', False),
    ],
    ids=["announced", "rel-feed", "linked", "an-api", "another-language"],
)
def test_a_feed_is_announced(html: str, *, expected: bool) -> None:
    assert sheet(html).has_feed is expected


@pytest.mark.parametrize(
    ("code", "kind", "name"),
    [
        ("https://site.example/wp-content/themes/a.css", TraceKind.SOFTWARE, "WordPress"),
        ("https://static1.squarespace.com/x.js", TraceKind.SOFTWARE, "Squarespace"),
        ("https://www.googletagmanager.com/gtag/js?id=G-ABC", TraceKind.ANALYTICS, "Google Analytics"),
        (
            "https://www.googletagmanager.com/gtag/js?id=UA-1",
            TraceKind.ANALYTICS,
            "Universal Analytics",
        ),
        ("//stats.site.example/matomo.js", TraceKind.ANALYTICS, "Matomo"),
        ("https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js", TraceKind.ADVERTISING, "Google AdSense"),
        ("http://feeds.feedburner.com/x", TraceKind.FEED, "FeedBurner"),
        ("/js/tarteaucitron.js", TraceKind.CONSENT, "tarteaucitron"),
        ("https://fonts.googleapis.com/css2", TraceKind.FONTS, "Google Fonts"),
    ],
)
def test_traces(code: str, kind: TraceKind, name: str) -> None:
    assert [(one.kind, one.name) for one in traces(code)] == [(kind, name)]


@pytest.mark.parametrize(
    ("body", "content_type", "title"),
    [
        ("<title>Été</title>".encode("latin-1"), "text/html; charset=iso-8859-1", "Été"),
        ('<meta charset="iso-8859-1"><title>Été</title>'.encode("latin-1"), "text/html", "Été"),
        (b"\xef\xbb\xbf<title>\xc3\x89t\xc3\xa9</title>", "text/html; charset=latin-1", "Été"),
        ('<?xml version="1.0" encoding="utf-8"?><html><title>Été</title></html>'.encode(), "", "Été"),
        (b"<title>a\0b</title>", "", "ab"),
        (b"", "", ""),
        (b"\xff\xfe\x00", "", ""),
    ],
    ids=["header", "meta", "mark", "xhtml", "nul", "empty", "noise"],
)
def test_a_page_in_any_encoding(body: bytes, content_type: str, title: str) -> None:
    assert read_sheet(body, URL, content_type=content_type).title == title


def test_what_stands_deep_in_a_page_does_not_end_it() -> None:
    seen = sheet("<font>" * 500 + "<h1>Titre</h1><img src=a>")

    assert len(seen.headings) == len(seen.images) == 1


@pytest.mark.parametrize(
    "page",
    [
        "<a href=x>" * 100_000,
        "<a href=x><img src=y alt=''>" * 40_000,
        "<h1>" * 200_000,
        "<div class='h-card'>" * 50_000,
        "<div class='h-card'><p class='p-name'>a</p></div>" * 20_000,
        "class=" * 170_000,
        "<script>" + "gtag" * 250_000,
        "<meta name=description content=x>" * 30_000,
    ],
    ids=["links", "images", "headings", "deep-cards", "many-cards", "classes", "script", "metas"],
)
def test_no_page_is_read_for_long(page: str) -> None:
    begin = time.process_time()
    sheet(page)

    assert time.process_time() - begin < 8


TAGS = st.sampled_from(
    ["<a href=x>", "</a>", "<img alt=''>", "<h1>", "</h1>", "<title>", "<base href=//>", "<link rel=canonical href=>",
     "<script type=application/ld+json>", "</script>", '{"@type":', "<p class=h-card>", "<svg>", "<meta name=robots>",
     "<!--", "]]>", "&#0;", "\0", "<frameset>", "<html lang=>", "é", "<template>"]
)  # fmt: skip


@given(st.lists(TAGS | st.text(max_size=5), max_size=40).map("".join) | st.binary(max_size=200))
def test_whatever_the_page_is_a_sheet_comes_back(page: str | bytes) -> None:
    body = page if isinstance(page, bytes) else page.encode("utf-8", "replace")

    assert isinstance(read_sheet(body, URL), Sheet)
