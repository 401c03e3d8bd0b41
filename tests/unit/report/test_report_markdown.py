"""Markdown: a reader's tool sees our structure and none of a stranger's."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from footprint.locale import translator
from footprint.report import Format, render
from footprint.report.commonmark import escaped, link
from footprint.report.page import Link
from unit.report.evidence import HOSTILE
from unit.report.sample import PROFILES

if TYPE_CHECKING:
    from markdown_it.token import Token

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
EVERY = pytest.mark.parametrize("name", PROFILES)


@cache
def tokens(name: str) -> list[Token]:
    """What many tests look at, and none changes."""
    blocks = READER.parse(render(PROFILES[name](), Format.MD, translator("en")))
    return [*blocks, *(child for block in blocks for child in block.children or ())]


@EVERY
def test_no_tag_gets_through(name: str) -> None:
    assert [one.content for one in tokens(name) if one.type in {"html_inline", "html_block"}] == []


@EVERY
def test_no_code_image_or_quote_is_opened(name: str) -> None:
    opened = {"code_inline", "code_block", "fence", "image", "blockquote_open", "em_open", "s_open", "hr"}

    assert [one.type for one in tokens(name) if one.type in opened] == []


@EVERY
def test_every_link_leads_to_the_web(name: str) -> None:
    targets = [str(one.attrs["href"]) for one in tokens(name) if one.type == "link_open"]

    assert targets
    assert [one for one in targets if not one.startswith(("https://", "http://"))] == []


@EVERY
def test_every_row_has_the_columns_of_its_table(name: str) -> None:
    counts: list[list[int]] = []
    for one in tokens(name):
        if one.type == "table_open":
            counts.append([])
        elif one.type == "tr_open":
            counts[-1].append(0)
        elif one.type in {"th_open", "td_open"}:
            counts[-1][-1] += 1

    assert counts
    assert [rows for rows in counts if len(set(rows)) != 1] == []


@EVERY
def test_headings_are_ours_and_in_order(name: str) -> None:
    levels = [int(one.tag[1]) for one in tokens(name) if one.type == "heading_open"]

    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(
    "text",
    [
        "1. not a list",
        "- not a list",
        "+ not a list",
        "* not a list",
        "12) not a list",
        "# not a heading",
        "> not a quote",
        "=== not a heading",
        "<b>not bold</b>",
        "**not bold**",
        "_not em_",
        "~~not struck~~",
        "`not code`",
        "[not](https://a.example)",
        "![not](https://a.example)",
        "<https://a.example>",
        "&lt; stays",
        "back\\slash",
        "a | b",
        "$x$",
        HOSTILE.replace("\n", " ").replace("\x1b", ""),
    ],
)
def test_escaped_words_read_as_they_were_written(text: str) -> None:
    blocks = READER.parse(escaped(text))
    inline = blocks[1].children or []

    assert [one.type for one in blocks] == ["paragraph_open", "inline", "paragraph_close"]
    assert {one.type for one in inline} <= {"text", "text_special"}
    assert "".join(one.content for one in inline).strip() == text.strip()


def test_a_post_that_lacks_nothing_is_told_from_one_that_nobody_looked_at() -> None:
    blog = PROFILES["blog"]()
    channel = blog.timelines[0]
    posts = (channel.posts[0], replace(channel.posts[1], craft=None))
    shown = replace(blog, timelines=(replace(channel, posts=posts),))
    text = render(shown, Format.MD, translator("en"))
    made = {post.title: row.split(" | ")[-1] for post in posts for row in text.splitlines() if post.title in row}

    assert list(made.values()) == [" |", "not looked at |"]


@pytest.mark.parametrize(
    "address",
    ["https://a.example/x_(y)", "https://a.example/?q=a|b", "https://a.example/<b>", "https://a.example/`c`"],
)
def test_an_address_stays_in_one_piece(address: str) -> None:
    shown = READER.parse(f"{link(Link('here', address))} after")[1].children or []

    assert [one.type for one in shown] == ["link_open", "text", "link_close", "text"]
    assert shown[1].content == "here"
