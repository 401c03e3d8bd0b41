"""The corpus of invented blogs (`tests/blogs/`): is the right feed found, and is what is said of it true?"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

import pytest

import small_web
from blogs.loading import Refused, load_blogs
from blogs.looking import see_all, wrong
from blogs.moments import NOW

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blogs.loading import Blog
    from blogs.looking import Seen

LEAST_BLOGS = 120
MOST_ASKED = 8
MOST_EVER = 50
"""Two dozen until a feed is found or given up, ten pages of it or of its history, the pages of ten posts."""


@pytest.fixture(scope="module")
def blogs() -> Mapping[str, Blog]:
    """The corpus, made by the one process that looks at it."""
    return load_blogs()


def amiss(blog: Blog, said: Seen) -> list[str]:
    """What is wrong with what is said of a blog, in words."""
    if not blog.is_right(said.feed):
        return [f"{said.feed} instead of {blog.feeds or None}"]
    if not blog.feeds:
        return ["a feed where there is nothing to tell"] if said.feed is not None or said.timelines else []
    is_known = said.feed is not None and bool(blog.kind)
    form = [f"a {said.kind} feed, not {blog.kind}"] if is_known and said.kind != blog.kind else []
    return [*form, *(wrong(blog, said) if said.feed is not None else [])]


def test_every_blog_is_seen_as_it_is_with_few_questions(blogs: Mapping[str, Blog]) -> None:
    seen = see_all(blogs)

    found = {name: wrongs for name, blog in blogs.items() if (wrongs := amiss(blog, seen[name]))}

    away = [name for name, blog in blogs.items() if blog.feeds and not blog.is_right(blog.address)]
    assert found == {}
    assert median(seen[one].requests for one in away) <= MOST_ASKED
    assert max(one.asked for one in seen.values()) <= MOST_EVER


def test_the_corpus_is_large_and_in_two_languages(blogs: Mapping[str, Blog]) -> None:
    languages = [blog.language for blog in blogs.values()]

    assert len(blogs) >= LEAST_BLOGS
    assert {one for one in languages if 3 * languages.count(one) >= len(languages)} == {"en", "fr"}


def test_what_is_said_to_be_the_feed_answers(blogs: Mapping[str, Blog]) -> None:
    silent = [
        f"{name}: {one}"
        for name, blog in blogs.items()
        for one in blog.feeds
        if isinstance(blog.answer(one), Refused) or not blog.is_right(one)
    ]

    assert silent == []


def test_the_corpus_and_the_other_tests_look_at_the_same_moment() -> None:
    assert NOW == small_web.NOW
