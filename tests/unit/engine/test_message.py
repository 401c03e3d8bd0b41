"""Messages keep their numbers until they are shown, and follow the language then."""

from __future__ import annotations

import pytest

from footprint.locale import Language, language_of, translator
from footprint.message import Message, Text, msg, nmsg

NARROW = "\u202f"
HARD = "\u00a0"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "1,234.5 of 2.13, 87%, Nov 22, 2026, +0.9, a {brace}"),
        ("fr", f"1{NARROW}234,5 of 2,13, 87{HARD}%, 22 nov. 2026, +0,9, a {{brace}}"),
    ],
)
def test_numbers_and_dates_follow_the_language(language: Language, said: str) -> None:
    message = msg(
        "{all} of {some}, {share:percent}, {day:date}, +{gain:.1f}, {text}",
        all=1234.5,
        some=2.1289,
        share=0.87,
        day="2026-11-22",
        gain=0.94,
        text="a {brace}",
    )

    assert translator(language).say(message) == said


@pytest.mark.parametrize(("language", "said"), [("en", "0.2 → 1 · 1 → 0.5"), ("fr", "0,2 → 1 · 1 → 0,5")])
def test_a_list_of_numbers_follows_the_language(language: Language, said: str) -> None:
    assert translator(language).say(msg("{points:numbers}", points="0.2 → 1 · 1 → 0.5")) == said


@pytest.mark.parametrize(("language", "said"), [("en", "0.727 and 4"), ("fr", "0,727 and 4")])
def test_a_number_to_reckon_with_keeps_its_decimals(language: Language, said: str) -> None:
    assert translator(language).say(msg("{full:exact} and {other:exact}", full=0.727, other=4.0)) == said
    assert str(msg("{full:exact}", full=0.727)) == "0.727"


@pytest.mark.parametrize(
    ("language", "day", "said"),
    [
        ("en", "2026-11-01", "November 1, 2026"),
        ("fr", "2026-11-01", "1er novembre 2026"),
        ("fr", "2026-11-11", "11 novembre 2026"),
    ],
)
def test_the_first_of_a_month_is_an_ordinal_in_french(language: Language, day: str, said: str) -> None:
    assert translator(language).date(day, form="long") == said


@pytest.mark.parametrize(("n", "said"), [(0, "0 posts"), (1, "1 post"), (2, "2 posts")])
def test_english_counts(n: int, said: str) -> None:
    assert translator("en").say(nmsg("{n} post", "{n} posts", n=n)) == said
    assert str(nmsg("{n} post", "{n} posts", n=n)) == said


def test_a_messages_plain_form_has_its_values() -> None:
    assert str(msg("{a} and {b:percent} by {c:date}", a="x", b=0.5, c="2026-01-02")) == "x and 0.5 by 2026-01-02"


def test_words_of_a_data_file_are_said_in_the_language() -> None:
    assert translator("fr").say(Text("network", "réseau")) == "réseau"
    assert translator("en").say(Text("network", "réseau")) == "network"


@pytest.mark.parametrize(("tag", "language"), [("fr_CA.UTF-8", "fr"), ("FR", "fr"), ("de_DE", "en"), ("C", "en")])
def test_the_language_comes_from_the_locale(tag: str, language: str) -> None:
    assert language_of(tag) == language


def test_equal_messages_are_equal_values() -> None:
    assert msg("a {n}", n=1) == Message("a {n}", None, (("n", 1),))
    assert len({msg("a {n}", n=1), msg("a {n}", n=1)}) == 1
