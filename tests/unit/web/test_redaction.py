"""A secret is found in every usual dress, and nothing else is touched."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.web.redaction import LONGEST, SHORTEST, Redactor
from planting import dresses, written

KEY = "k3y+/=\"&<'> \\%~zZ9"


@pytest.mark.parametrize("dress", written(KEY))
def test_a_secret_is_starred_in_every_dress_and_lengths_stay(dress: str) -> None:
    text = f'{{"a": "x:{dress}:y"}}'
    found = Redactor([KEY]).text(text)

    assert [one for one in dresses(KEY) if one in found] == []
    assert (len(found), found[:8], found[-3:]) == (len(text), '{"a": "x', 'y"}')


@settings(max_examples=40)
@given(st.text(min_size=SHORTEST, max_size=20), st.text(max_size=8), st.text(max_size=8))
def test_whatever_the_secret_is_it_is_gone(secret: str, before: str, after: str) -> None:
    redact = Redactor([secret])
    found = redact.text(before + secret + after)

    assert secret not in redact.text(json.dumps(secret))
    assert secret not in found or set(secret) == {"*"}
    assert len(found.encode("utf-8", "surrogatepass")) == len(
        (before + secret + after).encode("utf-8", "surrogatepass")
    )


@pytest.mark.parametrize(
    ("secrets", "text", "wanted"),
    [
        pytest.param((), "k3y-of-brave", "k3y-of-brave", id="none"),
        pytest.param(("short",), "a short word", "a short word", id="too short"),
        pytest.param(("k3y-of-b", "k3y-of-brave"), "k3y-of-brave", "*" * 12, id="the longer first"),
        pytest.param(("k3y-of-brave",), "k3y-of-bravo", "k3y-of-bravo", id="nearly"),
        pytest.param(("k3y-of-brave",), "K3Y-OF-BRAVE", "K3Y-OF-BRAVE", id="another case"),
        pytest.param(("clé-secrète",), "cl\\u00e9-secr%C3%A8te", "*" * 21, id="accents"),
        pytest.param(("clef-🔑-clef",), "clef-\\ud83d\\udd11-clef", "*" * 22, id="a pair of surrogates"),
    ],
)
def test_only_secrets_are_starred(secrets: tuple[str, ...], text: str, wanted: str) -> None:
    assert Redactor(secrets).text(text) == wanted


def test_a_value_keeps_its_shape() -> None:
    redact = Redactor([KEY])

    assert redact.json({KEY: [KEY, 7, None, {"a": f"x{KEY}"}], "b": True}) == {
        "*" * len(KEY): ["*" * len(KEY), 7, None, {"a": "x" + "*" * len(KEY)}],
        "b": True,
    }


@pytest.mark.timeout(10)
@pytest.mark.parametrize("sign", ["k", "%", "&#0", "\\", "&amp;"])
def test_a_page_that_looks_like_a_key_takes_no_time(sign: str) -> None:
    page = (sign * 4_000_000).encode()

    assert Redactor([KEY, "k" * LONGEST + "!"])(page) == page
