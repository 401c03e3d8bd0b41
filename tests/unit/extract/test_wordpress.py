"""Posts as WordPress lists them for programs."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.extract.feed import FeedKind
from footprint.extract.wordpress import read_posts

URL = "https://camille.example/wp-json/wp/v2/posts"
SITE = "https://camille.example/"
POST: dict[str, Any] = {
    "link": "https://camille.example/one/",
    "date_gmt": "2026-03-01T09:30:00",
    "title": {"rendered": "One &amp; <em>two</em>"},
    "content": {"rendered": "<p>Three words here.</p>", "protected": False},
    "_embedded": {
        "author": [{"name": "Camille Roy"}],
        "wp:term": [[{"name": "Veille", "taxonomy": "category"}], [{"name": "R&amp;D", "taxonomy": "post_tag"}]],
    },
}


def test_a_post_is_read() -> None:
    feed = read_posts(json.dumps([POST]).encode(), URL, site=SITE)

    assert feed is not None
    (entry,) = feed.entries
    assert (feed.kind, feed.site) == (FeedKind.WORDPRESS, SITE)
    assert (entry.url, entry.title) == ("https://camille.example/one/", "One & two")
    assert entry.published == datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    assert (entry.words, entry.is_whole) == (3, True)
    assert (entry.author, entry.tags) == ("Camille Roy", ("Veille", "R&D"))


@pytest.mark.parametrize("content", [{"rendered": "", "protected": True}, {}], ids=["protected", "left-out"])
def test_a_post_whose_text_is_kept_back_is_not_whole(content: dict[str, Any]) -> None:
    feed = read_posts(json.dumps([{**POST, "content": content}]).encode(), URL, site=SITE)

    assert feed is not None
    assert not feed.entries[0].is_whole


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"{}", b'{"code":"rest_no_route"}', b"[1, 2]", b'[{"id": 7}]', b"[" * 100_000]
)
def test_other_documents_are_none(body: bytes) -> None:
    assert read_posts(body, URL, site=SITE) is None


def test_no_posts_are_a_list_without_any() -> None:
    feed = read_posts(b"[]", URL, site=SITE)

    assert feed is not None
    assert feed.entries == ()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*POST, "rendered", "name"]), inner),
    max_leaves=12,
)


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(POST, JSON)), max_size=3))
def test_whatever_stands_in_a_post_nothing_is_raised(posts: list[dict[str, Any]]) -> None:
    read_posts(json.dumps(posts).encode(), URL, site=SITE)
