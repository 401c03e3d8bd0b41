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
from footprint.catalogue.place import absolute, day
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
