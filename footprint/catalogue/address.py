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


@dataclass(frozen=True, slots=True)
class Address:
    """An http(s) URL with `{handle}` and, on federated networks, `{instance}`; `*` in the host is any one label."""

    template: str

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
        return unquote(found["handle"]), found.get("instance")


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
    pattern = pattern.replace(re.escape("{handle}"), "(?P<handle>[^/&]+)")
    pattern = pattern.replace(re.escape("{instance}"), "(?P<instance>[^/]+)")
    return re.compile(pattern.replace(re.escape("*"), "[^./]+"))
