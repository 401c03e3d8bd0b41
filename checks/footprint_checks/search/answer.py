"""Takes others' JSON apart."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from footprint.extract.html import absolute
from footprint.extract.text import plain, words_of
from footprint_checks.search import Hit

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


def hit(result: dict[str, Json]) -> Hit | None:
    """A result that has a usable address."""
    url, title = result.get("url"), result.get("title")
    target = absolute("", url) if isinstance(url, str) else ""
    return Hit(target, plain(" ".join(words_of(title))) if isinstance(title, str) else "") if target else None


def distinct(hits: Iterable[Hit | None]) -> tuple[Hit, ...]:
    """Every address once, at its first place."""
    kept: dict[str, Hit] = {}
    for one in hits:
        if one is not None:
            kept.setdefault(one.url, one)
    return tuple(kept.values())
