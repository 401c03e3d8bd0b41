"""Marks of cryptographic proof in a profile: pointed out, never counted, since nobody here has checked them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from footprint.message import msg

if TYPE_CHECKING:
    from footprint.catalogue import Fields
    from footprint.message import Message

KEYOXIDE = msg("Keyoxide mark")
KEYBASE = msg("Keybase mark")
_KEY = re.compile(r"(?i)\bopenpgp4fpr:([0-9a-f]{40})\b")
"""The fingerprint of an OpenPGP key, as Keyoxide asks for it (Ariadne identity specification)."""
_PROFILE = re.compile(r"\baspe:([a-z0-9.-]{4,253}):([A-Z2-7]{26})\b")
"""A signed profile (Ariadne Signature Profile)."""
_KEYBASE = re.compile(r"(?i)\bkeybase\.io/([a-z0-9_]{2,16})\b")


def marks(fields: Fields) -> tuple[tuple[Message, Message, str], ...]:
    """What kind of mark stands in the text and links of a profile, what to make of it, and how it stands there."""
    text = " ".join((fields.bio, *fields.links))
    found: list[tuple[Message, Message, str]] = []
    if key := _KEY.search(text):
        found.append((KEYOXIDE, _unchecked(f"https://keyoxide.org/{key[1].lower()}"), key[0]))
    if signed := _PROFILE.search(text):
        found.append((KEYOXIDE, _unchecked(f"https://keyoxide.org/{signed[0]}"), signed[0]))
    if account := _KEYBASE.search(text):
        found.append((KEYBASE, _unchecked(f"https://keybase.io/{account[1].lower()}"), account[0]))
    return tuple(found)


def _unchecked(url: str) -> Message:
    return msg("Not checked here, and without weight; {url} shows what it proves.", url=url)
