"""Keeps what came from outside from acting on the reader's terminal, browser or table."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar, cast
from urllib.parse import urlsplit

T = TypeVar("T")

_SEQUENCE = re.compile(
    r"""
    (?: \x1b\[ | \x9b ) [0-?]* [ -/]* [@-~]?                            # CSI: colours, cursor, erasing
  | (?: \x1b[\]PX^_] | [\x9d\x90\x98\x9e\x9f] ) [^\x07\x1b\x9c]* (?: \x07 | \x1b\\ | \x9c )?  # OSC, DCS, SOS, PM, APC
  | \x1b [ -/]* [0-~]?                                                   # any other escape
    """,
    re.VERBOSE,
)
"""ECMA-48 control sequences, with their parameters; one that is cut short is taken as far as it goes."""

_SPACING = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_INVISIBLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f"  # C0, DEL, C1
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # directions (Unicode Annex 9)
    r"\u200b\u2060\ufeff\ufff9-\ufffb"  # no width
    r"\U000e0000-\U000e007f]"  # tags
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text on one line, without control sequences, direction marks or characters nobody can see."""
    shown = _INVISIBLE.sub("", _SPACING.sub(" ", _SEQUENCE.sub("", text)))
    return _SURROGATE.sub("\ufffd", shown)


def cleaned(value: T) -> T:
    """The same value with every text in it cleaned."""
    return cast("T", _walk(value))  # the walk rebuilds each value in its own type


def _walk(value: object) -> object:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        parts = cast("tuple[object, ...]", value)  # of any types: the walk asks each
        return tuple(map(_walk, parts))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _walk(getattr(value, one.name)) for one in fields(value)})
    return value


def href(url: str) -> str:
    """The address if a browser may be sent there, else nothing: only http and https, with a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.hostname and " " not in url else ""
