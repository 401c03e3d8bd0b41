"""The corpus of invented blogs (`tests/blogs/`): is the right feed found, and is what is said of it true?"""

from __future__ import annotations

import asyncio
from functools import cache
from statistics import median

import pytest

import small_web
from blogs.loading import Refused, load_blogs
from blogs.looking import Seen, see, wrong
from blogs.moments import NOW

BLOGS = load_blogs()
LEAST_BLOGS = 120
LEAST_RIGHT = 0.98
MOST_ASKED = 8
MOST_EVER = 50
"""Two dozen until a feed is found or given up, ten pages of it or of its history, the pages of ten posts."""


@cache
def seen(name: str) -> Seen:
    return asyncio.run(see(BLOGS[name]))


@pytest.mark.parametrize("name", BLOGS)
def test_the_main_feed_is_found(name: str) -> None:
    assert BLOGS[name].is_right(seen(name).feed), f"{seen(name).feed} instead of {BLOGS[name].feeds or None}"


@pytest.mark.parametrize("name", [one for one, blog in BLOGS.items() if blog.kind])
def test_its_form_is_told(name: str) -> None:
    assert seen(name).kind == BLOGS[name].kind


@pytest.mark.parametrize("name", BLOGS)
def test_no_figure_is_wrong(name: str) -> None:
    assert wrong(BLOGS[name], seen(name)) == []


@pytest.mark.parametrize("name", [one for one, blog in BLOGS.items() if not blog.feeds])
def test_nothing_is_said_where_there_is_nothing_to_tell(name: str) -> None:
    assert (seen(name).feed, seen(name).timelines) == (None, 0)


def test_nearly_every_feed_is_found() -> None:
    right = sum(blog.is_right(seen(name).feed) for name, blog in BLOGS.items())

    assert right >= LEAST_RIGHT * len(BLOGS)


def test_a_feed_is_found_with_few_questions() -> None:
    away = [name for name, blog in BLOGS.items() if blog.feeds and not blog.is_right(blog.address)]

    assert median(seen(one).requests for one in away) <= MOST_ASKED


@pytest.mark.parametrize("name", BLOGS)
def test_looking_is_bounded(name: str) -> None:
    assert seen(name).asked <= MOST_EVER


def test_the_corpus_is_large_and_in_two_languages() -> None:
    languages = [blog.language for blog in BLOGS.values()]

    assert len(BLOGS) >= LEAST_BLOGS
    assert {one for one in languages if 3 * languages.count(one) >= len(languages)} == {"en", "fr"}


@pytest.mark.parametrize("name", BLOGS)
def test_what_is_said_to_be_the_feed_answers(name: str) -> None:
    blog = BLOGS[name]

    assert all(not isinstance(blog.answer(one), Refused) and blog.is_right(one) for one in blog.feeds)


def test_the_corpus_and_the_other_tests_look_at_the_same_moment() -> None:
    assert NOW == small_web.NOW
