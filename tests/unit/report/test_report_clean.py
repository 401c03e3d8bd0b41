"""Text from outside: it may be read, it may not act."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.exhibit import Unseen
from footprint.finding import Evidence, Reason
from footprint.message import msg
from footprint.report.clean import clean, cleaned, href, isolated

ACTING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("plain café 漢字 عربى", "plain café 漢字 عربى", id="plain"),
        pytest.param("\x1b[31mred\x1b[0m", "red", id="colour"),
        pytest.param("\x1b[2J\x1b[1;1Htop", "top", id="cursor"),
        pytest.param("\x1b]0;title\x07x", "x", id="title"),
        pytest.param("\x1b]8;;https://a.example\x1b\\link\x1b]8;;\x1b\\", "link", id="hyperlink"),
        pytest.param("\x9b31mred", "red", id="eight-bit"),
        pytest.param("\x1bPq#0\x1b\\x", "x", id="device-control"),
        pytest.param("\x1bcx", "x", id="reset"),
        pytest.param("cut \x1b[31", "cut ", id="cut-short"),
        pytest.param("a\r\nb\tc\u2028d", "a b c d", id="lines"),
        pytest.param("\u202egnp.exe", "gnp.exe", id="turned"),
        pytest.param("a\u2066b\u2069", "ab", id="isolate"),
        pytest.param("z\u200be\ufeffro", "zero", id="no-width"),
        pytest.param("lone \ud800", "lone \ufffd", id="surrogate"),
        pytest.param("👩\u200d💻", "👩\u200d💻", id="joined-emoji"),
    ],
)
def test_control_sequences_are_taken_out_and_words_stay(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_accents_on_one_letter_are_four_at_most() -> None:
    assert clean("Ze\u0301" + "\u0302" * 50 + "a") == "Ze\u0301" + "\u0302" * 3 + "a"


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        pytest.param("<b>plain</b>", "<b>plain</b>", id="none"),
        pytest.param(
            "“\u05e9\u05dc\u05dd \u05db\u05d4\u05df” 94%",
            "“\u2068\u05e9\u05dc\u05dd \u05db\u05d4\u05df\u2069” 94%",
            id="words-together",
        ),
        pytest.param(
            '<a title="\u05e9\u05dc\u05dd">\u05e9\u05dc\u05dd</a>',
            '<a title="\u05e9\u05dc\u05dd">\u2068\u05e9\u05dc\u05dd\u2069</a>',
            id="no-attribute",
        ),
    ],
)
def test_words_from_right_to_left_are_set_apart(html: str, shown: str) -> None:
    assert isolated(html) == shown


@given(st.text())
def test_nothing_that_acts_is_left_of_any_text(text: str) -> None:
    once = clean(text)

    assert not ACTING.search(once)
    assert clean(once) == once


def test_a_value_is_cleaned_to_its_last_text_and_keeps_its_types() -> None:
    unseen = Unseen(msg("{site}", site="\x1b[1mbold", n=3), Reason.BLOCKED, msg("plain"), "https://a.example/\x07")
    evidence = Evidence("k", "https://a.example", datetime(2026, 1, 1, tzinfo=UTC), "200", None, "\x00a", "")

    assert cleaned((unseen, evidence)) == (
        Unseen(msg("{site}", site="bold", n=3), Reason.BLOCKED, msg("plain"), "https://a.example/"),
        Evidence("k", "https://a.example", datetime(2026, 1, 1, tzinfo=UTC), "200", None, "a", ""),
    )
    assert isinstance(cleaned(unseen).reason, Reason)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://camilleroy.example/a?b=c#d", True),
        ("http://camilleroy.example", True),
        ("HTTPS://camilleroy.example", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ("//camilleroy.example", False),
        ("/relative", False),
        ("https://", False),
        ("https://[broken", False),
        ("https://a.example/ x", False),
        ("dns:camilleroy.example:MX", False),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(url: str, *, safe: bool) -> None:
    assert href(url) == (url if safe else "")
