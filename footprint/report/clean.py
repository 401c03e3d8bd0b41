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
_ABOVE = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_STACKED = re.compile(f"([{_ABOVE}]{{4}})[{_ABOVE}]+")
"""Marks that any letter can bear (Unicode's blocks of combining marks): no language stacks more than four."""
_TURNED = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff"
_RIGHT_TO_LEFT = re.compile(f"[{_TURNED}]+(?:[ '\u2019-]+[{_TURNED}]+)*")
"""Words of the scripts that are written from right to left (Unicode's blocks), and those that follow them."""
_MARKUP = re.compile(r"(<[^>]*>)")
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text on one line, without control sequences, direction marks or characters nobody can see."""
    if text.isascii() and text.isprintable():  # as nearly all are
        return text
    shown = _INVISIBLE.sub("", _SPACING.sub(" ", _SEQUENCE.sub("", text)))
    return _STACKED.sub(r"\1", _SURROGATE.sub("\ufffd", shown))


def isolated(html: str) -> str:
    """A page on which words that are written from right to left leave what stands beside them in its order.

    Args:
        html: as our templates wrote it, so that `<` and `>` in words are escaped.

    Names stand within sentences, and in titles where no element may: so each is set between U+2068 and U+2069
    (Unicode Annex 9, 2.4), and marks that a stranger set are gone before.
    """
    if _RIGHT_TO_LEFT.search(html) is None:
        return html
    parts = _MARKUP.split(html)
    parts[::2] = [_RIGHT_TO_LEFT.sub("\u2068\\g<0>\u2069", one) for one in parts[::2]]
    return "".join(parts)


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
