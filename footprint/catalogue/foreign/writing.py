"""A network's file as text; `tomllib` reads back the same values."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint.catalogue.foreign.entry import Document
    from footprint.web.exchange import Json

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def toml(document: Document) -> str:
    """The document: first its plain values, then a section for each table, and one level more."""
    return "\n".join(_section((), document)).strip("\n") + "\n"


def _section(path: tuple[str, ...], table: dict[str, Json]) -> list[str]:
    plain = {key: value for key, value in table.items() if not isinstance(value, dict)}
    lines = ["", f"[{'.'.join(map(_key, path))}]"] if path and (plain or not table) else []
    lines += [f"{_key(key)} = {_value(value)}" for key, value in plain.items()]
    for key, value in table.items():
        if isinstance(value, dict):
            lines += _section((*path, key), value)
    return lines


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _value(value: Json) -> str:
    match value:
        case str():
            return _text(value)
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case list():
            return f"[{', '.join(map(_value, value))}]"
        case dict():
            inner = ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items())
            return f"{{ {inner} }}" if inner else "{}"
        case None:
            raise ValueError("TOML has no null")


def _text(text: str) -> str:
    """JSON escapes what TOML must, but for one letter."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
