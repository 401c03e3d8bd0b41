"""Which addresses belong to one owner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.extract.domain import registrable


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.camille.fr/x", "camille.fr"),
        ("https://a.b.co.uk/", "b.co.uk"),
        ("https://camille.github.io/", "camille.github.io"),
        ("https://github.io/", "github.io"),
        ("https://notes.camille.example/", "camille.example"),
        ("https://Camille.Example./", "camille.example"),
        ("http://127.0.0.1:8080/", "127.0.0.1"),
        ("http://[::1]/", "::1"),
        ("http://localhost/", "localhost"),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_the_registered_part_of_a_host_is_told(url: str, domain: str) -> None:
    assert registrable(url) == domain


@given(st.text(max_size=30))
def test_whatever_the_address_nothing_is_raised(text: str) -> None:
    assert registrable(f"https://{text}/") == registrable(f"https://{text}/x")
