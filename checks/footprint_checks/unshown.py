"""Pages that answer, and show nothing of what they are: a test for humans, a login, nothing, or a script's work.

A status cannot tell these from a page that has nothing to say, and taking one for the other would turn "could not
look" into "looked, and nothing was there".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from footprint.extract.text import spoken, words_of
from footprint.finding import Reason

if TYPE_CHECKING:
    from footprint.web.exchange import Response

THIN = 100
"""Words under which a page with the marks of a challenge is one: no challenge says more, few people say less."""
BARE = 20
"""Words under which a page without links is left to its scripts."""

_CHALLENGES = (
    "just a moment...",
    "checking your browser",
    "client challenge",
    "prove your humanity",
    "verify you are human",
    "enable javascript and cookies to continue",
    "_cf_chl_opt",
    "challenges.cloudflare.com",
    "_incapsula_resource",
    "captcha-delivery.com",
    "px-captcha",
    "g-recaptcha",
    "h-captcha",
)
"""What the catalogue's signs of a challenge say, and two more: here whatever the status, in a thin page."""
_HEADERS = ("x-amzn-waf-action", "cf-mitigated")
_CONSENT = re.compile(r"(?i)https?://consent\.|https?://[^/?#]+/privacy/consent")
_LOGIN = re.compile(
    r"(?i)https?://[^/?#]+/(?:[^?#]{0,99}/)?(?:login|signin|authwall|checkpoint|wp-login\.php)(?:[/?#]|$)"
)
"""Where a redirect leads that asks for cookies or a password first."""
_SPEAKS = re.compile(
    r"(?i)\brel\s{0,9}=\s{0,9}[\"']?[a-z ]{0,99}\b(?:me|alternate|feed)\b|<meta[^<>]{0,200}http-equiv\s*=\W?refresh"
)
_LINK = re.compile(r"(?i)<a\s")
_SCRIPT = re.compile(r"(?i)<script\b(?![^<>]{0,200}\bld\+json)")


def unshown(response: Response) -> Reason | None:
    """Why a page that answered says nothing of its own; None when it speaks, if only to say little."""
    if not response.body.strip():
        return _barrier(response) or Reason.UNREADABLE
    kind = (response.header("content-type") or "").lower()
    if not kind or "html" in kind:
        return _barrier(response) or _silence(response.text())
    is_text = kind.startswith("text/") or "xml" in kind or b"https://jsonfeed.org/version/" in response.body
    return None if is_text else Reason.UNREADABLE


def is_turned_away(response: Response) -> bool:
    """Does something stand before the page, so that nothing of it came?"""
    return unshown(response) in {Reason.BLOCKED, Reason.LOGIN_WALL}


def _barrier(response: Response) -> Reason | None:
    """What a header or the end of a redirect says to stand before the page."""
    if any(response.header(one) for one in _HEADERS) or (response.hops and _CONSENT.match(response.url)):
        return Reason.BLOCKED
    is_sent = bool(response.hops) and not _LOGIN.match(response.hops[0])
    return Reason.LOGIN_WALL if is_sent and _LOGIN.match(response.url) else None


def _silence(markup: str) -> Reason | None:
    """Why a page of HTML has nothing of its own to read."""
    if _SPEAKS.search(markup):
        return None
    words = sum(1 for _ in spoken(words_of(markup)))
    if words <= THIN and any(one in markup.lower() for one in _CHALLENGES):
        return Reason.BLOCKED
    is_left_to_scripts = words < BARE and _SCRIPT.search(markup) is not None and _LINK.search(markup) is None
    return Reason.NOT_OBSERVABLE if is_left_to_scripts else None
