"""Networks that show nothing without a login: their pages are recognised by address and never asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from footprint.subject import NetworkHandle


@dataclass(frozen=True, slots=True)
class Walled:
    """A network that is counted by name only.

    Attributes:
        title: as people know it.
        hosts: of its profile pages, without `www.` and `m.`.
        path: pattern of a profile page's path; its group is the handle.
    """

    title: str
    hosts: tuple[str, ...]
    path: re.Pattern[str]


_AT = re.compile(r"/@([A-Za-z0-9_.]{1,30})")

WALLED = {
    "facebook": Walled("Facebook", ("facebook.com", "fb.com"), re.compile(r"/([A-Za-z0-9.]{5,50})")),
    "instagram": Walled("Instagram", ("instagram.com",), re.compile(r"/([A-Za-z0-9_.]{1,30})")),
    "linkedin": Walled("LinkedIn", ("linkedin.com",), re.compile(r"/in/([^/]{3,100})")),
    "threads": Walled("Threads", ("threads.net", "threads.com"), _AT),
    "tiktok": Walled("TikTok", ("tiktok.com",), _AT),
    "x": Walled("X", ("x.com", "twitter.com"), re.compile(r"/@?([A-Za-z0-9_]{1,15})")),
}
"""By the ids of the design; none can show that a name is free, so none is ever a gap."""

_NOT_PEOPLE = frozenset(
    {
        "about", "accounts", "events", "explore", "groups", "hashtag", "home", "i", "intent", "legal", "login",
        "marketplace", "messages", "p", "pages", "profile.php", "reel", "reels", "search", "settings", "share",
        "sharer", "sharer.php", "stories", "tv", "watch",
    }
)  # fmt: skip
_PREFIX = re.compile(r"www|m|mobile|[a-z]{2}")
"""The pages for telephones, and LinkedIn's countries."""


def recognise_walled(url: str) -> NetworkHandle | None:
    """The account whose profile page this address is, on a network that is not asked; the handle in lower case."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    first, _, rest = host.partition(".")
    names = {host, rest} if _PREFIX.fullmatch(first) else {host}
    for network, walled in WALLED.items():
        found = walled.path.fullmatch(parts.path.rstrip("/"))
        if names.intersection(walled.hosts) and found is not None and found[1].lower() not in _NOT_PEOPLE:
            return NetworkHandle(network, found[1].lower())
    return None
