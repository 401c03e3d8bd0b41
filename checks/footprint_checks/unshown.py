"""Pages that answer, and show nothing of what they are: a test for humans, nothing at all, or a script's work.

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
_SPEAKS = re.compile(
    r"(?i)\brel\s{0,9}=\s{0,9}[\"']?[a-z ]{0,99}\b(?:me|alternate|feed)\b|<meta[^<>]{0,200}http-equiv\s*=\W?refresh"
)
_LINK = re.compile(r"(?i)<a\s")
_SCRIPT = re.compile(r"(?i)<script\b(?![^<>]{0,200}\bld\+json)")


def unshown(response: Response) -> Reason | None:
    """Why a page that answered says nothing of its own; None when it speaks, if only to say little."""
    if any(response.header(one) for one in _HEADERS):
        return Reason.BLOCKED
    if not response.body.strip():
        return Reason.UNREADABLE
    kind = (response.header("content-type") or "").lower()
    if kind and "html" not in kind:
        is_text = kind.startswith("text/") or "xml" in kind or b"https://jsonfeed.org/version/" in response.body
        return None if is_text else Reason.UNREADABLE
    markup = response.text()
    if _SPEAKS.search(markup):
        return None
    words = sum(1 for _ in spoken(words_of(markup)))
    if words <= THIN and any(one in markup.lower() for one in _CHALLENGES):
        return Reason.BLOCKED
    is_left_to_scripts = words < BARE and _SCRIPT.search(markup) is not None and _LINK.search(markup) is None
    return Reason.NOT_OBSERVABLE if is_left_to_scripts else None
