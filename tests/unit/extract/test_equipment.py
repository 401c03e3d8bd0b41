"""What a page is equipped with besides its words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.extract.equipment import Anchor, Equipment, Form, Thing, read_equipment

URL = "https://camille.example/a/"


def read(body: str) -> Equipment:
    found = read_equipment(body.encode(), URL, "text/html")
    assert found is not None
    return found


def test_services_are_named_by_their_relation_and_type() -> None:
    seen = read(
        '<link rel="webmention" href="/wm"><link rel="alternate" type="application/activity+json" href="/me.json">'
        '<link rel="hub" href="https://hub.test/">'
    )

    assert seen.services == (
        ("webmention", "https://camille.example/wm"),
        ("alternate application/activity+json", "https://camille.example/me.json"),
        ("hub", "https://hub.test/"),
    )
    assert seen.service("micropub", "hub") == "https://hub.test/"


def test_a_link_stands_under_the_last_heading_before_it() -> None:
    seen = read('<a href="x">one</a><h2>Blogs</h2><ul><li><a rel="Friend" href="https://b.test/#top">two</a></ul>')

    assert seen.anchors == (
        Anchor("https://camille.example/a/x", "one", (), ""),
        Anchor("https://b.test/", "two", ("friend",), "Blogs"),
    )


def test_a_form_is_told_by_its_words_and_fields() -> None:
    seen = read(
        '<form action="/s">Notre infolettre <input type="email" placeholder="Adresse"><button>OK</button></form>'
    )

    assert seen.forms == (Form("https://camille.example/s", "notre infolettre ok adresse", takes_email=True),)


def test_things_are_those_of_the_json_ld() -> None:
    seen = read('<script type="application/ld+json">{"@type":"https://schema.org/Dataset","name":"Rues"}</script>')

    assert seen.things == (Thing(("Dataset",), "Rues"),)


def test_microformats_embeds_code_and_portal_are_seen() -> None:
    seen = read(
        '<body class="h-feed"><p class="x h-card">C</p><iframe src="https://umap.openstreetmap.fr/fr/map/x_1"></iframe>'
        '<pre><code>a</code></pre><a href="#/portal/signup" data-portal="signup">Join</a>'
    )

    assert seen.microformats == ("h-card", "h-feed")
    assert seen.embeds == ("https://umap.openstreetmap.fr/fr/map/x_1",)
    assert seen.has_code
    assert seen.has_portal


def test_relative_addresses_start_from_the_base() -> None:
    assert read('<base href="/b/"><a href="x">y</a>').anchors[0].url == "https://camille.example/b/x"


def test_a_page_too_long_to_be_read_is_none_rather_than_empty() -> None:
    assert read_equipment(b"<p>x" * 20_001, URL) is None


@given(st.binary(max_size=400))
@settings(max_examples=100, deadline=None)
def test_nothing_is_raised_whatever_the_bytes_are(body: bytes) -> None:
    read_equipment(b"<html><form><a href=" + body, URL)
