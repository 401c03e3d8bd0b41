"""Makes a stranger's text fit to be kept and shown."""

from __future__ import annotations

import html
import re

LONGEST = 1_000
"""Characters kept of one title, description or link."""
LONGEST_FRAGMENT = 200_000

_HIDDEN = re.compile(r"<(?:script|style)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_UNSHOWN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def plain(text: str) -> str:
    """One line without control characters, marks that turn the direction of text, or lone surrogates."""
    return " ".join(_UNSHOWN.sub("", text[: 8 * LONGEST]).split())[:LONGEST]


def words_of(markup: str) -> list[str]:
    """The words of a fragment of HTML or plain text: tags, scripts and styles left out, entities read once.

    Linear in the length of the fragment, whatever it holds; only the first 200,000 characters are read.
    """
    shown, *hidden = _HIDDEN.split(markup[:LONGEST_FRAGMENT])
    after = (one[one.lower().find("</") :] if "</" in one else "" for one in hidden)
    return _UNSHOWN.sub("", html.unescape(_TAG.sub(" ", " ".join((shown, *after))))).split()
