"""Addresses with a place for the name, filled in and read back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, unquote, urlsplit

if TYPE_CHECKING:
    from footprint.subject import NetworkHandle

_LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
HOST = re.compile(rf"(?=.{{4,253}}$)(?:{_LABEL}\.)+[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])")
"""A public host name in lower case (RFC 1123), with at least two labels; no IP address."""

_OPEN = frozenset("{*:")
"""What makes the end of a host more than a name, or a port."""


def tail_of(url: str) -> str | None:
    """The last two labels of the host of a URL, as in `Address.tail`; None when it is no page's."""
    parts = _split(url)
    return None if parts is None else ".".join((parts.hostname or "").rsplit(".", 2)[-2:])


@dataclass(frozen=True, slots=True)
class Address:
    """An http(s) URL with `{handle}` and, on federated networks, `{instance}`; `*` in the host is any one label."""

    template: str

    @property
    def tail(self) -> str:
        """The last two labels of its host: only addresses that end alike can be this one; empty for any host."""
        last = ".".join(urlsplit(self.template).netloc.rsplit(".", 2)[-2:]).lower()
        return "" if _OPEN.intersection(last) else last

    def fill(self, handle: NetworkHandle) -> str:
        """Put a handle in, percent-encoded (RFC 3986)."""
        named = self.template.replace("{handle}", quote(handle.name, safe=""))
        return named.replace("{instance}", handle.instance or "")

    def read(self, url: str) -> tuple[str, str | None] | None:
        """Name and server that this URL was filled with, or None; `www.`, query and final slash do not matter."""
        parts = _split(url)
        if parts is None or "{handle}" not in self.template:
            return None
        wanted = urlsplit(self.template)
        host = _pattern(_bare(wanted.netloc)).fullmatch(_bare(parts.hostname or ""))
        path = _pattern(wanted.path.rstrip("/")).fullmatch(parts.path.rstrip("/"))
        query = _argument(wanted.query, parts.query)
        if host is None or path is None or query is None:
            return None
        found = {**host.groupdict(), **path.groupdict(), **query.groupdict()}
        # A name that stands only behind the # is none that a server was asked about.
        return (unquote(found["handle"]), found.get("instance")) if "handle" in found else None


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme in {"http", "https"} and not parts.username and parts.port in {None, 80, 443}
    except ValueError:
        return None
    return parts if usable else None


def _argument(template: str, query: str) -> re.Match[str] | None:
    """The one argument of a query that the template has; without one, any query fits."""
    pattern = _pattern(template)
    arguments = query.split("&") if template else [""]
    return next((found for one in arguments if (found := pattern.fullmatch(one))), None)


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")


@cache  # one entry for each part of each address of the catalogue
def _pattern(template: str) -> re.Pattern[str]:
    """A part of the template as a pattern; a name or a label never runs over a slash, nor a label over a dot."""
    pattern = re.escape(template)
    pattern = pattern.replace(re.escape("{handle}"), "(?P<handle>[^/&]+)", 1)
    pattern = pattern.replace(re.escape("{handle}"), "(?P=handle)")
    pattern = pattern.replace(re.escape("{instance}"), "(?P<instance>[^/]+)")
    return re.compile(pattern.replace(re.escape("*"), "[^./]+"))
