"""Takes others' answers apart."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from footprint.exhibit import Left, SearchStatus
from footprint.extract.target import absolute
from footprint.extract.text import plain, words_of
from footprint.search import Hit, Hits, found

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footprint.exhibit import Per
    from footprint.web.exchange import Json, Response

_MOST = 1e9
"""Searches or dollars that an operator may have left; more is no number to be shown."""


def content(response: Response) -> Json:
    """The body as JSON, or None."""
    try:
        read: Json = json.loads(response.body)
    except (ValueError, RecursionError):
        return None
    return read


def document(response: Response) -> dict[str, Json] | None:
    """The body as a JSON object, or None."""
    read = content(response)
    return read if isinstance(read, dict) else None


def objects(value: Json) -> tuple[dict[str, Json], ...]:
    """The objects of a list; nothing for anything else."""
    return tuple(one for one in value if isinstance(one, dict)) if isinstance(value, list) else ()


def text(record: dict[str, Json], name: str) -> str:
    """The text of that name, or empty."""
    value = record.get(name) if name else None
    return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class Members:
    """Under which names an engine gives what is read of a result; empty for what it does not give."""

    url: str = "url"
    title: str = "title"
    snippet: str = ""
    day: str = ""


def hit(result: dict[str, Json], members: Members) -> Hit | None:
    """A result that has a usable address."""
    return made(
        text(result, members.url), text(result, members.title), text(result, members.snippet), text(result, members.day)
    )


def made(url: str, title: str, snippet: str = "", day: str = "") -> Hit | None:
    """A result from its parts as an engine gives them, if it has a usable address; marks are left out."""
    target = absolute("", url)
    if not target:
        return None
    return Hit(target, plain(" ".join(words_of(title))), plain(" ".join(words_of(snippet))), _day(day))


def _day(moment: str) -> str:
    """The day of a time in ISO 8601; empty for words such as “3 mars 2025”, which no rule reads safely."""
    try:
        return date.fromisoformat(moment[:10]).isoformat() if moment[10:11] in {"", "T", " "} else ""
    except ValueError:
        return ""


def distinct(hits: Iterable[Hit | None]) -> tuple[Hit, ...]:
    """Every address once, at its first place."""
    kept: dict[str, Hit] = {}
    for one in hits:
        if one is not None:
            kept.setdefault(one.url, one)
    return tuple(kept.values())


def listed(results: Json, members: Members, left: Left | None = None) -> Hits:
    """The results of a list in its order; an error where there is none, or nothing of it can be used."""
    if not isinstance(results, list):
        return Hits(SearchStatus.ERROR, left=left)
    return honest(results, (hit(one, members) for one in objects(results)), left)


def honest(results: object, hits: Iterable[Hit | None], left: Left | None = None) -> Hits:
    """What was read of results: that none of several could be read does not mean that there is none."""
    read = distinct(hits)
    return found(read, left) if read or not results else Hits(SearchStatus.ERROR, left=left)


def refused(status: int, left: Left | None = None, *, has_key: bool = True) -> Hits:
    """What an answer says by its HTTP status alone (RFC 9110; 429 of RFC 6585).

    Args:
        status: see there.
        left: what may still be asked, where it is said.
        has_key: a key was sent that may have been refused; without one a 403 is a wall.
    """
    match status:
        case 403 if not has_key:
            return Hits(SearchStatus.BLOCKED, left=left)
        case 401 | 403:
            return Hits(SearchStatus.AUTH, left=left)
        case 402 | 429:
            return Hits(SearchStatus.QUOTA, left=left)
        case _:
            return Hits(SearchStatus.ERROR, left=left)


def remainder(amount: Json, per: Per, *, is_money: bool = False) -> Left | None:
    """What is left, where a number or the digits of one say so."""
    if isinstance(amount, str):
        digits = amount.strip()
        amount = int(digits) if digits.isdecimal() and len(digits) < 10 else None  # noqa: PLR2004 (see _MOST)
    if isinstance(amount, bool) or not isinstance(amount, int | float) or not 0 <= amount <= _MOST:
        return None
    return Left(float(amount), per, is_money)
