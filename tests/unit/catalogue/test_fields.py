"""How days and addresses of a profile are read."""

from __future__ import annotations

import json
import time
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.catalogue import load_catalogue
from footprint.catalogue.fields import MOST_LINKS, Fields
from footprint.catalogue.page import Page
from footprint.catalogue.place import Element, Place, Source, absolute, day
from footprint.subject import NetworkHandle
from footprint.web import Reading, Response

if TYPE_CHECKING:
    from footprint.web import Json

DAYS: list[tuple[Json, str | None]] = [
    (1456000000, "2016-02-20"),
    (1456000000.5, "2016-02-20"),
    ("2023-08-19T07:41:12.345Z", "2023-08-19"),
    ("2026-11-20", "2026-11-20"),
    ("Mar 3, 2019", "2019-03-03"),
    ("September 12, 2021", "2021-09-12"),
    ("0001-01-01T00:00:00Z", None),
    (0, None),
    (10**30, None),
    (float("inf"), None),
    (True, None),
    ("Foo 3, 2019", None),
    ("Feb 31, 2019", None),
    ("yesterday", None),
    ("", None),
    (None, None),
    ([], None),
]


@pytest.mark.parametrize(("value", "expected"), DAYS, ids=[repr(value) for value, _ in DAYS])
def test_day_is_read(value: Json, expected: str | None) -> None:
    assert day(value) == expected


@given(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12))
def test_no_value_makes_a_day_raise(value: Json) -> None:
    found = day(value)

    assert found is None or date.fromisoformat(found).isoformat() == found


ADDRESSES = {
    "https://camille-roy.example/": "https://camille-roy.example/",
    "http://camille-roy.example": "http://camille-roy.example",
    " camille-roy.example ": "https://camille-roy.example",
    "camille-roy.example/about": "https://camille-roy.example/about",
    "https://café.example/": "https://café.example/",
    "mailto:camille@camille-roy.example": None,
    "camille@camille-roy.example": None,
    "https://user:secret@camille-roy.example/": None,
    "javascript:alert(1)": None,
    "ftp://camille-roy.example": None,
    "https://localhost/": None,
    "https://127.0.0.1/": None,
    "https://[::1]/": None,
    "https://[::1": None,
    "https://camille-roy.example:port/": None,
    "https://camille roy.example/": None,
    "https://camille-roy.example/\u202e": None,
    "https://" + "a" * 64 + ".example/": None,
    "https://camille-roy.example/" + "a" * 2048: None,
    "Lyon": None,
    "": None,
}


@pytest.mark.parametrize(("text", "expected"), ADDRESSES.items(), ids=[text[:40] for text in ADDRESSES])
def test_address_is_public_or_none(text: str, expected: str | None) -> None:
    assert absolute(text) == expected


@given(st.text(max_size=60) | st.text("htps:/.[]@?#%example", max_size=40))
def test_no_text_makes_an_address_raise(text: str) -> None:
    found = absolute(text)

    assert found is None or urlsplit(found).scheme in {"http", "https"}


@pytest.mark.parametrize(
    "value",
    ['<a rel="me" href="https://h{}.example/">x</a>', "<b>" * 1_000 + "{}", "<a>{}</a>"],
    ids=["links", "deep", "nothing"],
)
def test_a_server_that_names_thousands_of_places_is_read_within_bounds(value: str) -> None:
    network, handle = load_catalogue().get("mastodon"), NetworkHandle("mastodon", "tess", "pixelpost.example")
    fields = [{"name": "Site", "value": value.format(one), "verified_at": None} for one in range(2_000)]
    body = json.dumps({"username": "tess", "acct": "tess", "id": "7", "fields": fields}).encode()
    start = time.process_time()

    read = network.reader(handle)(Response(200, network.request(handle).url, (), body, "", len(body)))

    assert isinstance(read, Reading)
    assert isinstance(read.private, dict)
    assert len(Fields.of(read.private).links) <= MOST_LINKS
    assert time.process_time() - start < 5


HEAD = '<meta property="og:title" content="Camille Roy (Lyon) on PixelPost"><meta name="og:title" content="second">'
PLACES: dict[str, tuple[Place, str]] = {
    "head": (Place(Element("og:title")), "Camille Roy (Lyon) on PixelPost"),
    "before a word": (Place(Element("og:title"), before=" on PixelPost"), "Camille Roy (Lyon)"),
    "after a word": (Place(Element("og:title"), after="("), "Lyon) on PixelPost"),
    "between two": (Place(Element("og:title"), after="(", before=")"), "Lyon"),
    "before a word that is not there": (Place(Element("og:title"), before=" | PixelPost"), "second"),
    "after a word that is not there": (Place(Element("og:title"), after="by "), "second"),
    "with what stands for nothing": (Place(Element("og:title"), blank=("Lyon",)), "second"),
    "head without it": (Place(Element("og:description")), ""),
}


@pytest.mark.parametrize(("place", "text"), PLACES.values(), ids=PLACES)
def test_text_is_cut_out_of_the_head(place: Place, text: str) -> None:
    body = HEAD if text != "second" else HEAD.replace("second", place.after + "second" + place.before)
    page = _page(body)

    assert Source(page, page).text((place,)) == text


COUNTS: list[tuple[Json, tuple[int, ...]]] = [
    (0, (0,)),
    ("57", (57,)),
    ("1,024", (1024,)),
    (-1, ()),
    (10**13, ()),
    (5.5, ()),
    (True, ()),
    ("1.2K", ()),
    ("10,24", ()),
    ("٣", ()),
    (None, ()),
    ([3], ()),
]


@pytest.mark.parametrize(("value", "expected"), COUNTS, ids=[repr(value) for value, _ in COUNTS])
def test_count_is_a_number_or_none(value: Json, expected: tuple[int, ...]) -> None:
    page = _page(json.dumps({"n": value}))

    assert Source(page, page).counts((Place(("n",)),)) == expected


PICTURES = {
    "/u/1.png": "https://pixelpost.example/u/1.png",
    "//img.example/1.png": "https://img.example/1.png",
    "/u/{size}.png": "https://pixelpost.example/u/240.png",
    "https://img.example/1.png": "https://img.example/1.png",
    "camille.png": None,
    "data:image/png;base64,AAAA": None,
    "//[": None,
    "//localhost/1.png": None,
}


@pytest.mark.parametrize(("text", "expected"), PICTURES.items(), ids=list(PICTURES))
def test_picture_has_a_public_address_or_none(text: str, expected: str | None) -> None:
    page = _page(json.dumps({"picture": text}))

    assert Source(page, page).picture((Place(("picture",)),)) == expected


SCRIPTS = {
    'var data = {"name": "Camille"};': "Camille",
    'window.x={model: 1, data: {"name": "Camille"}, auth: 2}': "Camille",
    'var data = {"name": "Camille"': "",
    'var other_data = {"name": "Camille"};': "",
    "var data = {name: 'Camille'};": "",
    "data = " + '{"a":' * 100_000: "",
    "var data = 5;": "",
}


@pytest.mark.parametrize(("code", "name"), SCRIPTS.items(), ids=[code[:40] for code in SCRIPTS])
def test_object_that_a_script_names_is_read(code: str, name: str) -> None:
    page = _page(f"<script>{code}</script>")

    assert Source(page, page.inside("data")).text((Place(("name",)),)) == name


def _page(body: str) -> Page:
    content = body.encode()
    return Page(Response(200, "https://pixelpost.example/api/camille", (), content, "", len(content)))
