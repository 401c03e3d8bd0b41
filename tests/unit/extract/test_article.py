"""Pages of posts: the words, links and marks of the post, without what stands around it."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.extract.article import Article, read_article
from post_pages import KINDS, TITLES, paragraphs, posted

URL = "https://camille.example/le-marche/"


def read(body: str | bytes, content_type: str = "text/html; charset=utf-8") -> Article:
    found = read_article(body.encode() if isinstance(body, str) else body, URL, content_type)
    assert found is not None
    return found


def page(*, head: str = "", before: str = "", inside: str = "", words: int = 200) -> str:
    text = "".join(f"<p>{one}</p>" for one in paragraphs("fr", words, 1))
    return (
        f"<html lang=fr><head><title>{TITLES['fr']}</title>{head}</head><body><nav><a href=/>Accueil</a></nav><main>"
        f"<article>{before}{text}{inside}</article></main></body></html>"
    )


@pytest.mark.parametrize("words", [130, 160, 400, 1500])
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_words_of_a_post_are_those_of_its_text_within_a_tenth(kind: str, language: str, words: int) -> None:
    made = posted(kind, language, words)

    assert read(made.body).content.words == pytest.approx(made.words, rel=0.1)


@pytest.mark.parametrize("kind", KINDS)
def test_its_links_and_structure_are_those_of_its_text(kind: str) -> None:
    content = read(posted(kind, "fr", 400).body).content

    assert content.has_structure
    assert {"https://source0.test/page", "https://source1.test/page"} <= set(content.links)


@pytest.mark.parametrize("kind", [one for one in KINDS if one != "tables"])
def test_its_opening_is_neither_title_nor_byline(kind: str) -> None:
    opening = read(posted(kind, "fr", 400).body).content.opening

    assert opening.startswith(" ".join(paragraphs("fr", 400, 1)[0].split()[:5]))


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param('<script type="application/ld+json">{"@type":"BlogPosting","author":{"@type":"Person",'
                     '"name":"Camille Roy"},"datePublished":"2026-10-14T08:30:00+02:00","keywords":"marché, ville"}'
                     "</script>", id="json-ld"),
        pytest.param('<script type="application/ld+json">{"@graph":[{"@type":["Article"],"author":[{"name":'
                     '"Camille Roy"}],"datePublished":"2026-10-14T06:30:00Z","keywords":["marché","ville"]}]}</script>',
                     id="json-ld-graph"),
        pytest.param('<meta property="article:published_time" content="2026-10-14T06:30:00Z">'
                     '<meta name="author" content="Camille Roy"><meta property="article:tag" content="marché">'
                     '<meta property="article:tag" content="ville">', id="open-graph"),
    ],
)  # fmt: skip
def test_marks_in_the_head_tell_author_date_and_tags(mark: str) -> None:
    found = read(page(head=mark)).marking

    assert (found.author, found.published) == ("Camille Roy", datetime(2026, 10, 14, 6, 30, tzinfo=UTC))
    assert found.tags == ("marché", "ville")


def test_marks_in_the_text_tell_author_date_and_tags() -> None:
    marked = (
        '<h1 class="p-name">Le marché</h1><p><time class="dt-published" datetime="2026-10-14T06:30:00Z">hier</time> '
        '<a class="p-author h-card" rel="author" href="/">Camille Roy</a></p>'
    )
    tags = '<a rel="tag" href="/t/marche/">marché</a> <a class="p-category" href="/t/ville/">#ville</a>'

    found = read(page(before=marked, inside=tags)).marking

    assert (found.title, found.author, found.published) == (
        "Le marché", "Camille Roy", datetime(2026, 10, 14, 6, 30, tzinfo=UTC),
    )  # fmt: skip
    assert (found.tags, found.language) == (("marché", "ville"), "fr")


def test_tags_of_the_whole_site_are_not_the_posts() -> None:
    cloud = '<aside><a rel="tag" href="/t/a/">autre</a></aside>'

    assert read(page().replace("</main>", f"</main>{cloud}")).marking.tags == ()


def test_what_a_post_embeds_is_kept() -> None:
    embedded = '<iframe src="https://www.youtube.com/embed/x"></iframe><video src="/film.mp4"></video>'

    assert read(page(inside=embedded)).content.embeds == (
        "https://www.youtube.com/embed/x", "https://camille.example/film.mp4",
    )  # fmt: skip


def test_a_teaser_is_not_the_whole_post() -> None:
    assert not read(page(inside="<p>Lire la suite</p>")).is_whole
    assert read(page()).is_whole


def test_a_wrong_charset_in_the_header_does_not_spoil_the_words() -> None:
    assert "étals" in read(page(), "text/html; charset=iso-8859-1").content.opening


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"%PDF-1.7",
        b"<html><body><nav><a href=/>x</a></nav><main>Chargement</main></body></html>",
        b"<div id=root></div><script src=/app.js></script>",
        b"<p>x" * 20_001,
        b"a" * (2 * 1024 * 1024 + 1),
    ],
    ids=["empty", "pdf", "skeleton", "script-only", "tags-without-end", "too-long"],
)
def test_a_page_without_a_post_is_none(body: bytes) -> None:
    assert read_article(body, URL) is None


STORMS = {
    "headings": "<h2>x</h2>", "paragraphs": "<p>a b c", "links": "<p><a href=/x>some words</a> more", "breaks": "a<br>",
    "pictures": "<img src=a alt=b>", "boxes": "<div>", "cells": "<table><tr><td>x", "tags": "<a rel=tag>x",
}  # fmt: skip


@pytest.mark.parametrize("name", STORMS)
def test_a_page_made_to_cost_time_takes_seconds_at_most(name: str) -> None:
    storm = STORMS[name] * (19_000 // STORMS[name].count("<"))
    start = time.process_time()

    read_article(f"<html><body><article>{storm}".encode(), URL)

    assert time.process_time() - start < 10


@given(st.binary(max_size=400) | st.text(alphabet="<>/ap dhrefclass=\"'&;#x0\u202e", max_size=400).map(str.encode))
@settings(max_examples=150, deadline=None)
def test_nothing_is_raised_whatever_the_bytes_are(body: bytes) -> None:
    read_article(b"<html><body><article>" + body, URL)
