"""What stands in a cell: a value as people read it, and the several things that it may hold."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

Value: TypeAlias = int | float | str | bool | time | date | datetime | timedelta
_WHOLE = 1e15
"""Up to which a number is written without an exponent."""
_NOTHING = frozenset({"-", "–", "—", "/", ".", "?", "n/a", "#n/a"})  # noqa: RUF001 (as they are)
"""What people write where there is nothing to write."""
_NONE = frozenset({"néant", "neant", "aucun", "aucune", "none", "null", "nan", "non", "no", "false", "faux"})
"""Likewise, but some people have such names."""
_TICKS = frozenset(
    {"oui", "yes", "x", "ok", "true", "vrai", "profil", "profile", "lien", "link", "voir", "see", "ici", "here"}
)
"""What people write to say that there is an account, or over a link to it."""
_BETWEEN = re.compile(r"[\r\n\t]+|\s+/\s+|[,;](?:\s+|$)|[,;](?=@|https?://|www\.)", re.IGNORECASE)
"""Separates whatever stands beside it; a comma inside an address does not."""
_WITHIN = re.compile(r"[,;]")
_JOINING = frozenset({"et", "and", "&", "+", "ou", "or"})
_ALONE = re.compile(r"@.|.*[:./]", re.DOTALL)
"""A word that can't be a part of a person's name."""
_EMAIL = re.compile(r"(?:mailto:)?[^@\s:/]+@[^@\s:/]+\.[^@\s:/.]+", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)
_AT = re.compile(r"@[\w.-]+(?:@[\w.-]+)?")
_NAME = re.compile(r"[^\W\d_][^\d_@:/]*(?:[ -][^\d_@:/]+)+")
_DIGITS = re.compile(r"\d+")


def text_of(value: Value | None) -> str:
    """A value as people read it: a whole number without a fraction, a day without midnight."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < _WHOLE else f"{value:.15g}"
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)


def held(cell: str) -> str:
    """The text of a cell; empty where it only says that there is nothing."""
    text = cell.strip()
    return "" if text.lower() in _NOTHING else text


def pieces(cell: str) -> list[str]:
    """The several things in a cell: separated by commas, semicolons, line breaks, ` / `, or blanks.

    Words that could be a first and a last name stay together, so that nobody called Camille is looked for where the
    name of Camille Roy came into the wrong column.
    """
    found: list[str] = []
    for part in _BETWEEN.split(cell):
        for one in (part,) if "/" in part else _WITHIN.split(part):
            found += _apart(one)
    return [one for one in map(held, found) if one and one.lower() not in _NONE]


def is_email(text: str) -> bool:
    """Has it the form of an email address?"""
    return _EMAIL.fullmatch(text.strip()) is not None


def is_address(text: str) -> bool:
    """Is it surely the address of a page?"""
    return _ADDRESS.fullmatch(text.strip()) is not None


def is_given(text: str) -> bool:
    """Is it surely something that a candidate gave: an address, or a handle with its `@`?"""
    return is_address(text) or _AT.fullmatch(text.strip()) is not None


def is_full_name(text: str) -> bool:
    """Does it look like a first and a last name?"""
    return _NAME.fullmatch(text.strip()) is not None


def is_number(text: str) -> bool:
    """Is it made of digits?"""
    return _DIGITS.fullmatch(text.strip()) is not None


def is_tick(text: str) -> bool:
    """Does it say that there is an account, rather than which?"""
    return text.strip().lower() in _TICKS


def is_garbled(text: str) -> bool:
    """Were its bytes read in another encoding than they were written in, before it came here?

    It holds the mark of a letter that could not be read, or letters beyond ASCII that are the bytes of UTF-8, such as
    `Ã©` for `é`.
    """
    if "\ufffd" in text:
        return True
    try:
        return not text.isascii() and bool(text.encode("windows-1252").decode("utf-8"))
    except UnicodeError:
        return False


def _apart(part: str) -> list[str]:
    words = [one for one in part.split() if one.lower() not in _JOINING]
    return words if all(map(_ALONE.match, words)) else [part]
