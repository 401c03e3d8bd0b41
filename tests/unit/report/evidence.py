"""What the invented profiles have in common: a day, a site, evidence, and words that try to act."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from footprint.finding import Evidence

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
BLOG = "https://camilleroy.example/"

TAG = "<script>alert(1)</script>"
ESCAPE = "\x1b[31mred\x1b[0m\x1b]0;title\x07\x9b2J"
TURNED = "\u202egnp.exe\u2066"
CELL = "a|b\\|c `d` *e* _f_ [g](javascript:1) # h\n- i"
LONG = "Wolfeschlegelsteinhausenbergerdorff" * 6
HOSTILE = f"{TAG}{ESCAPE}{TURNED}{CELL}"


def proof(url: str, *, outcome: str = "200", where: str = "", excerpt: str = "") -> Evidence:
    digest = f"{abs(sum(map(ord, url))):064x}" if outcome == "200" else None
    return Evidence(f"{len(url):016x}", url, NOW - timedelta(minutes=2), outcome, digest, where, excerpt)


def unisolated(html: str) -> str:
    """A page without the pairs of marks that keep words written from right to left in their place."""
    return re.sub("\u2068([^\u2068\u2069]*)\u2069", r"\1", html)


def unlinked(html: str) -> str:
    """A page without the links that explain terms, so that sentences are in one piece."""
    return re.sub(r'<a class="term"[^>]*>(.*?)</a>', r"\1", html)
