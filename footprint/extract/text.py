"""Makes a stranger's text fit to be kept and shown."""

from __future__ import annotations

import re

LONGEST = 1_000
"""Characters kept of one title, description or link."""

_UNSHOWN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def plain(text: str) -> str:
    """One line without control characters, marks that turn the direction of text, or lone surrogates."""
    return " ".join(_UNSHOWN.sub("", text[: 8 * LONGEST]).split())[:LONGEST]
