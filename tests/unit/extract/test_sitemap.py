"""What a site says of its own addresses: site maps, and robots.txt where it names them."""

from __future__ import annotations

import gzip
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.extract.sitemap import MOST_PAGES, Listed, read_sitemap, sitemaps_named

if TYPE_CHECKING:
    from collections.abc import Callable

URL = "https://camille.example/sitemap.xml"
A = "https://camille.example/a"
MARCH = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        f"<urlset><url><loc>{A}</loc><lastmod>2026-03-01</lastmod></url></urlset>",
        f"<urlset><url><lastmod>2026-03-01T00:00:00Z</lastmod><loc>\n {A} \n</loc></url></urlset>",
        f"<s:urlset xmlns:s='x'><s:url><s:loc>{A}</s:loc><s:lastmod>2026-03-01</s:lastmod></s:url>",
        f"<urlset><url><loc><![CDATA[{A}]]></loc><lastmod>2026-03-01</lastmod></url>",
        f"<urlset><url><image:loc>/i.png</image:loc><loc>{A}</loc><lastmod>2026-03-01</lastmod></url></urlset>",
        "<urlset><url><loc>/a</loc><lastmod>2026-03-01</lastmod></url></urlset>",
    ],
    ids=["plain", "date-first", "prefix", "cdata", "picture-first", "relative"],
)
def test_an_address_is_read_with_its_last_change(text: str) -> None:
    found = read_sitemap(text.encode(), URL)

    assert found is not None
    assert found.pages == (Listed(A, MARCH),)


def test_entities_in_addresses_are_read_once() -> None:
    found = read_sitemap(b"<urlset><url><loc>https://camille.example/?a=1&amp;b=2</loc></url></urlset>", URL)

    assert found is not None
    assert found.pages == (Listed("https://camille.example/?a=1&b=2"),)


def test_an_index_names_parts() -> None:
    found = read_sitemap(f"<sitemapindex><sitemap><loc>{A}.xml</loc></sitemap></sitemapindex>".encode(), URL)

    assert found is not None
    assert (found.pages, found.parts) == ((), (Listed(f"{A}.xml"),))


def test_a_compressed_one_is_read() -> None:
    found = read_sitemap(gzip.compress(f"<urlset><url><loc>{A}</loc></url></urlset>".encode()), f"{URL}.gz")

    assert found is not None
    assert found.pages == (Listed(A),)


def test_one_in_plain_text_is_read() -> None:
    found = read_sitemap(f"{A}\n\n{A}/b\n".encode(), URL)

    assert found is not None
    assert found.pages == (Listed(A), Listed(f"{A}/b"))


@pytest.mark.parametrize(
    "body",
    [b"", b"<html><p>Not found", b"<rss><channel><item><link>https://a.example/", b"Hello\nthere", b"\x1f\x8bxx"],
)
def test_other_documents_are_none(body: bytes) -> None:
    assert read_sitemap(body, URL) is None


@pytest.mark.parametrize(
    "body",
    [
        b"<urlset><news:news></news:news><url><loc>/a</loc></url></urlset>",
        b"<urlset>" + b"<url><loc>/a</loc></url>" * (MOST_PAGES + 1),
    ],
    ids=["news", "too-long"],
)
def test_what_is_not_all_is_called_partial(body: bytes) -> None:
    found = read_sitemap(body, URL)

    assert found is not None
    assert found.is_partial
    assert len(found.pages) <= MOST_PAGES


def test_robots_may_name_several() -> None:
    robots = "User-agent: *\nDisallow: /x\nSitemap: https://camille.example/a.xml\r\nsitemap : /b.xml\n#Sitemap: /c.xml"

    assert sitemaps_named(robots, URL) == (f"{A}.xml", "https://camille.example/b.xml")


HOSTILE: dict[str, Callable[[], bytes]] = {
    "openings": lambda: b"<urlset>" + b"<url><loc>" * 800_000,
    "places": lambda: b"<urlset>" + b"<url>" + b"<loc>" * 1_600_000,
    "one-address": lambda: b"<urlset><url><loc>" + b"x" * 8_000_000,
    "bomb": lambda: gzip.compress(b"<urlset>" + bytes(200_000_000)),
}
"""Made when it is their turn: packing the bomb takes long."""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_one_costs_little(name: str) -> None:
    body = HOSTILE[name]()
    start = time.process_time()

    read_sitemap(body, URL)

    assert time.process_time() - start < 10


@given(
    st.binary(max_size=60) | st.text(max_size=60).map(lambda one: f"<urlset><url><loc>{one}".encode("utf-8", "replace"))
)
@settings(deadline=None)
def test_whatever_the_bytes_nothing_is_raised(body: bytes) -> None:
    found = read_sitemap(body, URL)

    assert found is None or all(one.url.startswith("http") for one in found.pages)
