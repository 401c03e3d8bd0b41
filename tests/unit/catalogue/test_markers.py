"""Marks: each form, and the words by which a reduced record names it."""

from __future__ import annotations

import json

import pytest

from footprint.catalogue.marker import (
    AnyMember,
    Asked,
    AtPointer,
    Case,
    Contains,
    Empty,
    Equals,
    Exists,
    Header,
    Marker,
    Null,
    Redirected,
    WholeBody,
    Words,
    holds,
    label,
)
from footprint.catalogue.page import Page, pointer, values
from footprint.web import Json, Response

ASKED = Asked("camille", "social.example", Case.IGNORED)
DOCUMENT: dict[str, Json] = {
    "name": "Camille",
    "none": None,
    "list": [{"a": 1}, {"a": 2}],
    "empty": {},
    "a/b~c": "odd",
    "acct": "Camille@social.example",
}
RESPONSE = Response(
    200,
    "https://pixelpost.example/login?next=1",
    (("server", "CloudFlare"), ("retry-after", "5")),
    json.dumps(DOCUMENT).encode(),
    "",
    0,
    hops=("https://pixelpost.example/camille",),
)

MARKS: list[tuple[Marker, str, bool]] = [
    (AtPointer(pointer("/name"), Equals("{handle}")), '/name = "{handle}"', True),
    (AtPointer(pointer("/name"), Equals("camille")), '/name = "camille"', False),
    (AtPointer(pointer("/acct"), Contains("{handle}@{instance}")), '/acct has "{handle}@{instance}"', True),
    (AtPointer(pointer("/list/*/a"), Equals(2)), "/list/*/a = 2", True),
    (AtPointer(pointer("/list/0/a"), Equals(2)), "/list/0/a = 2", False),
    (AtPointer(pointer("/list/2/a"), Exists()), "/list/2/a exists", False),
    (AtPointer(pointer("/list/-1/a"), Exists()), "/list/-1/a exists", False),
    (AtPointer(pointer("/none"), Null()), "/none is null", True),
    (AtPointer(pointer("/absent"), Null()), "/absent is null", False),
    (AtPointer(pointer("/none"), Exists()), "/none exists", False),
    (AtPointer(pointer("/empty"), Empty()), "/empty is empty", True),
    (AtPointer(pointer("/list/0/a"), Equals(value=True)), "/list/0/a = true", False),
    (AnyMember("a"), "member a", True),
    (AnyMember("Camille"), "member Camille", False),
    (WholeBody("{}"), "body is {}", False),
    (Words('"Camille"'), 'text “"Camille"”', True),
    (Words("camille@"), "text “camille@”", False),
    (Header("server", Contains("cloudflare")), 'header server has "cloudflare"', True),
    (Header("retry-after", Exists()), "header retry-after exists", True),
    (Header("via", Exists()), "header via exists", False),
    (Redirected("/login"), "redirected to /login", True),
    (Redirected("/consent"), "redirected to /consent", False),
]


@pytest.mark.parametrize(("marker", "words", "is_there"), MARKS, ids=[f"{words}" for _, words, _ in MARKS])
def test_mark_is_named_and_found(marker: Marker, words: str, is_there: bool) -> None:  # noqa: FBT001 (a column of the table)
    assert label(marker) == words
    assert holds(marker, Page(RESPONSE), ASKED) == is_there


def test_pointer_unescapes_its_steps() -> None:
    assert values(json.loads(json.dumps(DOCUMENT)), pointer("/a~1b~0c")) == ("odd",)


def test_marks_have_different_words() -> None:
    assert len({words for _, words, _ in MARKS}) == len(MARKS)


@pytest.mark.parametrize(
    ("charset", "body", "words"),
    [
        ("utf-8", "Straße".encode(), "aße"),
        ("utf-8", "Straße".encode(), "asse"),
        ("utf-8", b"\xc3caf\xc3\xa9\xc3", "café"),
        ("utf-8", b"caf\xe9", "caf\N{REPLACEMENT CHARACTER}"),
        ("utf-8", b"\xed\xa0\xbd", "\ud83d"),
        ("", b"caf\xc3\xa9", "café"),
        ("no-such", b"caf\xc3\xa9", "café"),
        ("punycode", b"caf\xc3\xa9", "café"),
        ("latin-1", b"caf\xe9", "café"),
        ("latin-1", b"caf\xc3\xa9", "café"),
        ("ascii", b"caf\xc3\xa9", "café"),
        ("utf-16", "café".encode("utf-16"), "café"),
    ],
)
def test_words_are_in_the_bytes_where_they_are_in_the_text(charset: str, body: bytes, words: str) -> None:
    kind = f"text/html; charset={charset}" if charset else "text/html"
    response = Response(200, "https://pixelpost.example/", (("content-type", kind),), body, "", len(body))

    assert holds(Words(words), Page(response), ASKED) == (words in response.text())
