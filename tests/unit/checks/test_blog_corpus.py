"""The corpus of invented blogs: is the right feed found, and is what is said of it true?"""

from __future__ import annotations

from statistics import median

import pytest

import small_web
from blogs.loading import load_blogs
from blogs.looking import Seen, see_all, wrong
from blogs.moments import NOW

BLOGS = load_blogs()
LEAST_BLOGS = 120
LEAST_RIGHT = 0.98
MOST_ASKED = 8


@pytest.fixture(scope="module")
def seen() -> dict[str, Seen]:
    return see_all(BLOGS)


@pytest.mark.parametrize("name", BLOGS)
def test_the_main_feed_is_found(name: str, seen: dict[str, Seen]) -> None:
    assert BLOGS[name].is_right(seen[name].feed), f"{seen[name].feed} instead of {BLOGS[name].feeds or None}"


@pytest.mark.parametrize("name", [one for one, blog in BLOGS.items() if blog.kind])
def test_its_form_is_told(name: str, seen: dict[str, Seen]) -> None:
    assert seen[name].kind == BLOGS[name].kind


@pytest.mark.parametrize("name", BLOGS)
def test_no_figure_is_wrong(name: str, seen: dict[str, Seen]) -> None:
    assert wrong(BLOGS[name], seen[name]) == []


@pytest.mark.parametrize("name", [one for one, blog in BLOGS.items() if not blog.feeds])
def test_nothing_is_said_where_there_is_nothing_to_tell(name: str, seen: dict[str, Seen]) -> None:
    assert (seen[name].feed, seen[name].timelines) == (None, 0)


def test_nearly_every_feed_is_found(seen: dict[str, Seen]) -> None:
    right = sum(BLOGS[name].is_right(one.feed) for name, one in seen.items())

    assert right >= LEAST_RIGHT * len(BLOGS)


def test_a_feed_is_found_with_few_questions(seen: dict[str, Seen]) -> None:
    assert median(one.requests for name, one in seen.items() if BLOGS[name].feeds) <= MOST_ASKED


def test_the_corpus_is_large_and_in_two_languages() -> None:
    languages = [blog.language for blog in BLOGS.values()]

    assert len(BLOGS) >= LEAST_BLOGS
    assert {one for one in languages if languages.count(one) * 3 >= len(languages)} == {"en", "fr"}


@pytest.mark.parametrize("name", BLOGS)
def test_what_is_said_to_be_the_feed_answers(name: str) -> None:
    blog = BLOGS[name]

    assert all(not hasattr(blog.answer(one), "kind") and blog.is_right(one) for one in blog.feeds)


def test_the_corpus_and_the_other_tests_look_at_the_same_moment() -> None:
    assert NOW == small_web.NOW
