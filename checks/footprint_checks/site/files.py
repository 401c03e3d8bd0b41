"""What a host's `robots.txt` and site map say; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from footprint.web.exchange import Response
from footprint_checks.reasons import is_missing, reason_of
from footprint_checks.unshown import unshown

if TYPE_CHECKING:
    from footprint.web import Exchange
    from footprint_checks.site.observation import Home

_NAMED = re.compile(r"(?im)^\s*sitemap\s*:\s*(\S+)")
_MAP = re.compile(rb"<(?:\w{1,20}:)?(?:urlset|sitemapindex)\b")
_READ = 512 * 1024
"""RFC 9309, 2.5: at least 500 KiB of a `robots.txt` are read."""


def sitemaps(robots: Exchange) -> tuple[str, ...]:
    """The site maps that a `robots.txt` names (sitemaps.org, "Submitting your Sitemap via your robots.txt file")."""
    match robots.outcome:
        case Response(status=200) as response if unshown(response) is None:
            return tuple(dict.fromkeys(_NAMED.findall(response.text()[:_READ])))
        case _:
            return ()


def has_robots(home: Home) -> bool | None:
    """Is there a `robots.txt`? A page that answers in its place is none (RFC 9309, 2.3)."""
    match home.robots.outcome:
        case Response() as response if is_missing(response):
            return False
        case Response() as response if _speaks(response):
            return "html" not in (response.header("content-type") or "").lower()
        case _:
            return None


def has_sitemap(home: Home) -> bool | None:
    """Is there a site map where search engines look: named in `robots.txt`, or at its usual place?"""
    if sitemaps(home.robots):
        return True
    match None if home.sitemap is None else home.sitemap.outcome:
        case Response() as response if reason_of(response) is None and _MAP.search(response.body[:4096]):
            return True
        case Response() as response if is_missing(response) or _speaks(response):
            return None if has_robots(home) is None else False
        case _:
            return None


def _speaks(response: Response) -> bool:
    return reason_of(response) is None and unshown(response) is None
