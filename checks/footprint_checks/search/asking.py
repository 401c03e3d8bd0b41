"""Spells questions as engines want them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footprint.web.exchange import Json


def place(locale: str) -> tuple[str, str]:
    """Language in lower and region in upper case of a locale such as `fr-FR`; the region may be empty."""
    language, _, region = locale.replace("_", "-").partition("-")
    return language.lower(), region.upper()


def form(asked: Mapping[str, str]) -> str:
    """Parameters as in an address or a form (URL Standard, 5); half a character becomes a question mark."""
    return urlencode(asked, errors="replace")


def body(asked: Mapping[str, Json]) -> bytes:
    """Parameters as JSON."""
    return json.dumps(asked, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
