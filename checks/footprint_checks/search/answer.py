"""Takes others' JSON apart."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from footprint.extract.html import absolute
from footprint.extract.text import plain, words_of
from footprint.search import Hit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footprint.web.exchange import Json, Response


def document(response: Response) -> dict[str, Json] | None:
    """The body as a JSON object, or None."""
    try:
        read: Json = json.loads(response.body)
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) else None


def objects(value: Json) -> tuple[dict[str, Json], ...]:
    """The objects of a list; nothing for anything else."""
    return tuple(one for one in value if isinstance(one, dict)) if isinstance(value, list) else ()


@dataclass(frozen=True, slots=True)
class Members:
    """Under which names an engine gives what is read of a result; empty for what it does not give."""

    url: str = "url"
    title: str = "title"
    snippet: str = ""
    day: str = ""


def hit(result: dict[str, Json], members: Members) -> Hit | None:
    """A result that has a usable address."""
    target = absolute("", _text(result, members.url))
    if not target:
        return None
    title, snippet = (plain(" ".join(words_of(_text(result, one)))) for one in (members.title, members.snippet))
    return Hit(target, title, snippet, _day(_text(result, members.day)))


def _text(result: dict[str, Json], name: str) -> str:
    value = result.get(name) if name else None
    return value if isinstance(value, str) else ""


def _day(text: str) -> str:
    """The day of a time in ISO 8601; empty for words such as “3 mars 2025”, which no rule reads safely."""
    try:
        return date.fromisoformat(text[:10]).isoformat() if text[10:11] in {"", "T", " "} else ""
    except ValueError:
        return ""


def distinct(hits: Iterable[Hit | None]) -> tuple[Hit, ...]:
    """Every address once, at its first place."""
    kept: dict[str, Hit] = {}
    for one in hits:
        if one is not None:
            kept.setdefault(one.url, one)
    return tuple(kept.values())
