"""Reads the recipes in `docs/ci.md`: as much of YAML as they need, and no more.

Nested mappings and lists by indentation, blocks (`|`), plain and quoted scalars. Whatever else is written there is
refused, so that a recipe that this reads is one that every reader of YAML understands in the same way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Node: TypeAlias = "str | list[Node] | dict[str, Node]"

DOCS = Path(__file__).parents[1] / "docs"
_KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]*):(?:\s+(?P<rest>.*))?")
_QUOTED = re.compile(r'"(?P<text>[^"\\]*)"')
_NO_PLAIN = re.compile(r"[\[\]{}&*!|>'%@`\"#]|.*(?::\s|\s#)|.*:$")
"""What a plain scalar may not begin with or hold (YAML 1.2.2, 7.3.3)."""


def recipe(page: str, name: str) -> str:
    """The file between its marks in a page."""
    text = (DOCS / page).read_text("utf-8")
    (found,) = re.findall(rf"<!-- {name} -->\n```\w+\n(.*?)```\n<!-- /{name} -->", text, re.DOTALL)
    return str(found)


@dataclass
class _Lines:
    rows: list[tuple[int, str]]
    at: int = 0

    @property
    def next(self) -> tuple[int, str] | None:
        return self.rows[self.at] if self.at < len(self.rows) else None


def parsed(text: str) -> Node:
    """The file's value.

    Raises:
        ValueError: it is not the YAML that a recipe may use.
    """
    rows = [(len(one) - len(one.lstrip()), one.strip()) for one in text.splitlines()]
    if "\t" in text:
        raise ValueError("a tab")
    lines = _Lines([(indent, row) for indent, row in rows if row and not row.startswith("#")])
    value = _node(lines, 0)
    if lines.next is not None:
        raise ValueError(f"not indented as what stands above: {lines.next[1]}")
    return value


def _node(lines: _Lines, indent: int) -> Node:
    assert lines.next is not None
    return _list(lines, indent) if lines.next[1].startswith("- ") else _mapping(lines, indent)


def _list(lines: _Lines, indent: int) -> list[Node]:
    found: list[Node] = []
    while lines.next is not None and lines.next[0] == indent and lines.next[1].startswith("- "):
        row = lines.next[1][2:]
        if _KEY.fullmatch(_bare(row)):
            lines.rows[lines.at] = (indent + 2, row)
            found.append(_mapping(lines, indent + 2))
        else:
            lines.at += 1
            found.append(_scalar(row))
    return found


def _mapping(lines: _Lines, indent: int) -> dict[str, Node]:
    found: dict[str, Node] = {}
    while lines.next is not None and lines.next[0] == indent:
        row = _bare(lines.next[1])
        match = _KEY.fullmatch(row)
        if match is None or match["key"] in found:
            raise ValueError(f"no key, or one that stands here already: {row}")
        lines.at += 1
        found[match["key"]] = _value(lines, indent, match["rest"])
    return found


def _value(lines: _Lines, indent: int, rest: str | None) -> Node:
    if rest == "|":
        return _block(lines, indent)
    if rest:
        return _scalar(rest)
    if lines.next is None or lines.next[0] <= indent:
        raise ValueError("a key without a value")
    return _node(lines, lines.next[0])


def _block(lines: _Lines, indent: int) -> str:
    edge, text = 0 if lines.next is None else lines.next[0], ""
    while lines.next is not None and lines.next[0] > indent:
        text += " " * (lines.next[0] - edge) + lines.next[1] + "\n"
        lines.at += 1
    return text


def _bare(row: str) -> str:
    """Without a comment."""
    return re.sub(r"\s+#.*", "", row)


def _scalar(row: str) -> str:
    row = _bare(row)
    quoted = _QUOTED.fullmatch(row)
    if quoted is not None:
        return quoted["text"]
    if _NO_PLAIN.match(row):
        raise ValueError(f"put it in quotation marks: {row}")
    return row
