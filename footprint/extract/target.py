"""What the target of a link stands for."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from footprint.extract.text import plain

LONGEST_URL = 2_000
"""Longer targets are dropped: no browser or server of note takes them."""


def absolute(base: str, target: str) -> str:
    """The http(s) address that a target stands for, or empty when it stands for none.

    Blanks around it and line breaks inside go, other blanks are escaped (URL Standard, 4.4).
    """
    stripped = "".join(target.strip().splitlines()).replace("\t", "").strip()
    if not stripped or len(stripped) > LONGEST_URL:
        return ""
    try:
        joined = urljoin(base, stripped.replace(" ", "%20"))
        parts = urlsplit(joined)
        has_host = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return ""
    is_host = " " not in parts.netloc and "%20" not in parts.netloc
    return plain(joined) if has_host and is_host else ""
