"""Under what an audit is kept."""

from __future__ import annotations

import secrets

_LETTERS = "abcdefghjkmnpqrstuvwxyz"
_SIGNS = _LETTERS + "23456789"
"""Without what is mistaken for something else: 0, 1, i, l, o."""
_LENGTH = 6
_SHOWN = 40
"""Characters of an id that an error repeats."""


def new_id() -> str:
    """A name for an audit that says nothing of anybody; begins with a letter, so that it is no number or date."""
    return secrets.choice(_LETTERS) + "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH - 1))


def is_id(text: str) -> bool:
    """May an audit be kept under it?"""
    return len(text) == _LENGTH and text[0] in _LETTERS and all(one in _SIGNS for one in text)


def shown(text: str) -> str:
    """What an error repeats of what was typed: cut, and nothing that a terminal would act on."""
    cut = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return "".join(one if one.isprintable() else "?" for one in cut)
