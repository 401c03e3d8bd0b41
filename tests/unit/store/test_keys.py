"""By what an audit is found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from footprint.store import keys_of
from footprint.subject import Handle, NetworkHandle, Site, Subject

if TYPE_CHECKING:
    from footprint.subject import Identifier


@pytest.mark.parametrize(
    ("identifier", "wanted"),
    [
        (Handle("Tess"), "@tess"),
        (Handle("tess"), "@tess"),
        (Handle("E\u0301lise"), "@\u00e9lise"),
        (NetworkHandle("github", "Tess"), "github:tess"),
        (NetworkHandle("mastodon", "Tess", "social.example"), "@tess@social.example"),
        (NetworkHandle("peertube", "tess", "video.example"), "peertube:tess@video.example"),
        (Site("https://tess.example/"), "tess.example"),
        (Site("http://www.tess.example"), "tess.example"),
        (Site("https://tess.example/Blog/"), "tess.example/Blog"),
        (Site("https://host.example/?user=Tess#top"), "host.example?user=Tess"),
    ],
    ids=str,
)
def test_an_identifier_has_one_key_however_it_is_typed(identifier: Identifier, wanted: str) -> None:
    assert keys_of(Subject((identifier,))) == (wanted,)


def test_a_name_is_a_key_too() -> None:
    assert keys_of(Subject((), "  Tess  MOREL")) == ("name:tess morel",)


def test_all_that_was_given_finds_an_audit_in_whatever_order() -> None:
    given = (Site("https://tess.example/"), Handle("Tess"), NetworkHandle("github", "tess"), Handle("tess"))

    assert keys_of(Subject(given, "Tess Morel")) == ("@tess", "github:tess", "name:tess morel", "tess.example")
    assert keys_of(Subject(given[::-1], "Tess Morel")) == keys_of(Subject(given, "Tess Morel"))
