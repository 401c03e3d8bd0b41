"""Which links of a post lead to other people, and are no mere machinery."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from footprint.extract.domain import registrable

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHARING = re.compile(
    r"(?i)^https?://(?:[^/?#]+\.)?(?:"
    r"facebook\.com/(?:sharer|share\.php|dialog/)|(?:twitter|x)\.com/(?:intent|share|home\?status)|bsky\.app/intent"
    r"|linkedin\.com/(?:sharearticle|sharing|cws/share)|pinterest\.[a-z.]+/pin/create|reddit\.com/submit"
    r"|tumblr\.com/(?:share|widgets/share)|t\.me/share|telegram\.me/share|wa\.me/|api\.whatsapp\.com/send"
    r"|web\.whatsapp\.com/send|getpocket\.com/(?:save|edit)|news\.ycombinator\.com/submit|buffer\.com/add"
    r"|flipboard\.com/bookmarklet|threads\.net/intent|vk\.com/share|viadeo\.com/shareit|share\.flipboard\.com"
    r"|[^/?#]+/share\?(?:text|url)=)"
)
"""Buttons to share a post, as their networks document them, and Mastodon's on any server."""
_MACHINERY = frozenset(
    {
        "addthis.com", "addtoany.com", "amazon-adsystem.com", "doubleclick.net", "feedblitz.com", "feedburner.com",
        "feedproxy.google.com", "flattr.com", "follow.it", "google-analytics.com", "googlesyndication.com",
        "googletagmanager.com", "gravatar.com", "shareaholic.com", "sharethis.com", "stats.wp.com", "wp.me",
    }
)  # fmt: skip
"""Share buttons, trackers, advertising and services that hand on feeds."""
_HOSTS = ("feedproxy.google.com", "feeds.feedburner.com", "stats.wp.com", "pixel.wp.com", "feeds.wordpress.com")


def is_outward(url: str, own: Iterable[str]) -> bool:
    """Does a link lead to somebody else's site?

    Args:
        url: absolute.
        own: registrable domains of the owner of the page.
    """
    return bool(outward_domain(url, own))


def outward_domain(url: str, own: Iterable[str]) -> str:
    """The registrable domain of somebody else's site that a link leads to, or empty."""
    domain = registrable(url)
    if not domain or domain in own or domain in _MACHINERY or _SHARING.match(url):
        return ""
    return "" if url.lower().partition("://")[2].startswith(_HOSTS) else domain
