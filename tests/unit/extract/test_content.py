"""Bodies of posts, and what counts as a word in them."""

# ruff: noqa: RUF001 (typographic signs are what is read)

from __future__ import annotations

import time

import pytest
import regex  # type: ignore[import-untyped]  # it ships no types
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.extract.content import MOST_LINKS, Content, read_content
from footprint.extract.text import LONGEST_FRAGMENT, decoded, is_unspaced, spoken, words_of

BASE = "https://camille.example/2025/a/"
LETTERS = st.text(alphabet=st.sampled_from("aébЖя9٣'’.:,;·_- \u0301\u00adש\u05b0한ก我カ!…😀"), max_size=30)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("C'est l’été", 2),
        ("blog-post", 2),
        ("3,5 et 1.000,50", 3),
        ("un — deux 😀 👍🏽 !", 2),
        ("e.g. U.S.A. a:b", 3),
        ("snake_case __ _", 1),
        ("C++ ou C#", 3),
        ("9½ m²", 2),
        ("www.camille.example", 1),
        ("e\u0301te\u0301", 1),
        ("नमस्ते दुनिया", 2),
        ("שלום ״עולם״", 2),
        ("안녕하세요 여러분", 2),
        ("", 0),
    ],
)  # fmt: skip
def test_a_word_is_what_unicode_says(text: str, words: int) -> None:
    assert len(list(spoken(text.split()))) == words
    assert read_content(text, BASE).words == words


@given(LETTERS)
@settings(max_examples=300, deadline=None)
def test_words_are_those_of_all_the_rules(text: str) -> None:
    pieces = text.replace("\u00ad", "").split()
    expected = [one for one in regex.split(r"(?w)\b", " ".join(pieces)) if any(map(str.isalnum, one))]
    said = list(spoken(pieces))

    assert read_content(text, BASE).words == len(said)
    assert is_unspaced(text) or said == expected


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("L’<a href='/x'>auteur</a>", ["L’auteur"]),
        ("<b>C</b>’est", ["C’est"]),
        ("<a>un</a><a>deux</a>", ["un", "deux"]),
        ("<td>un</td><td>deux</td>", ["un", "deux"]),
        ("<img alt='a > b'>un", ["un"]),
        ("un<!-- <p>deux</p> -->trois<!-- quatre", ["un", "trois"]),
        ("un <a href='", ["un"]),
        ("aujour&shy;d’hui", ["aujourd’hui"]),
        ("un<script>if (a</b) {}</script>deux", ["un", "deux"]),
    ],
)
def test_words_end_where_a_reader_sees_an_end(markup: str, words: list[str]) -> None:
    assert words_of(markup) == words


def test_a_body_is_read() -> None:
    content = read_content(
        "<h2>Titre</h2><p>Une longue phrase, photographiée. Une autre&nbsp;!</p><img src='/a' alt='Vue'>"
        "<pre>code</pre><p><a href='b#c'>b</a> <a href='b'>b</a> <a href='mailto:a@b.example'>m</a>"
        "<a href='https://other.test/x?y=1&amp;z=2#f'>x</a></p><iframe src='//video.test/1'></iframe>",
        BASE,
    )

    assert content == Content(
        words=12,
        opening="Titre Une longue phrase, photographiée. Une autre ! code b b m x",
        links=("https://camille.example/2025/a/b", "https://other.test/x?y=1&z=2"),
        has_structure=True,
        has_code=True,
        embeds=("https://video.test/1",),
        sentences=2,
        long_words=1,
        is_cut=False,
        blocks=4,
    )


def test_a_picture_written_into_the_text_does_not_hide_what_follows() -> None:
    content = read_content(f"<img src='data:image/png;base64,{'QUJD' * LONGEST_FRAGMENT}'>un deux", BASE)

    assert content.words == 2


def test_links_kept_are_bounded() -> None:
    assert len(read_content("".join(f"<a href='/{one}'>" for one in range(3_000)), BASE).links) == MOST_LINKS


@pytest.mark.parametrize(
    "piece",
    ["<div>", "<a href=../x>", "<b>", "<table>", "<select><option>", "<", "<a ='", "<a =\"<a ='", "_", "a.", "<!--",
     "<script", "я’я ", "ते", "'", "<a b=c ", "data:;base64,", "😀", "&amp;", "<svg>", "我", "read more "],
)  # fmt: skip
def test_no_body_takes_long(piece: str) -> None:
    start = time.process_time()

    read_content(piece * (LONGEST_FRAGMENT // len(piece)), BASE)

    assert time.process_time() - start < 3


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<a href='", "'>", "<!--", "-->", "é", "&amp;", "<script>", "\0", "\ud800"])
    )
)
@settings(deadline=None)
def test_whatever_the_body_nothing_is_raised(parts: list[str]) -> None:
    assert read_content("".join(parts), BASE).words >= 0


@pytest.mark.parametrize(
    ("body", "declared", "text"),
    [
        ("été".encode(), ("iso-8859-1",), "été"),
        ("l’été".encode("windows-1252"), ("iso-8859-1",), "l’été"),
        ("été".encode("windows-1252"), ("nonsense",), "été"),
        ("привет".encode("koi8-r"), ("koi8-r",), "привет"),
        ("été " * 9 + "x", (), "été " * 9 + "x"),
        (("été " * 9).encode() + b"\x92", (), "été " * 9 + "’"),
        ("<a>".encode("utf-16-be"), (), "<a>"),
    ],
    ids=["false", "western", "unknown", "as-declared", "utf-8", "patched", "wide"],
)
def test_a_charset_is_seen_or_told(body: bytes | str, declared: tuple[str, ...], text: str) -> None:
    assert decoded(body.encode() if isinstance(body, str) else body, declared) == text
