"""Addresses of people's places: which of them are the same, and which are accounts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import SplitResult, urlsplit

import idna

from footprint.subject import NetworkHandle, Site

if TYPE_CHECKING:
    from footprint.subject import Directory

Place: TypeAlias = NetworkHandle | Site
"""An account, or a page that is none, in the one spelling under which it is compared."""

_TRACKING = re.compile(r"(?i)(?:utm_[a-z]+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid)(?:=|$)")
"""Parameters that say where a visitor comes from, and not which page is meant."""
_PORTS = {"http": 80, "https": 443}


def normal(url: str) -> str | None:
    """The spelling in which two addresses are compared, or None when it is no address of a page.

    Scheme and host in lower case, the host as A-label, no default port, no fragment, no final slash except alone, no
    parameters by which visits are counted.
    `www.` stays: whether both lead to one place is for the site to say (see `without_www`).
    """
    try:
        parts = urlsplit(url.strip())
        host = _host(parts)
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in _PORTS or not host or parts.username is not None:
        return None
    path = (parts.path or "/").removesuffix("/") or "/"
    query = "&".join(one for one in parts.query.split("&") if one and not _TRACKING.match(one))
    return f"{parts.scheme}://{host}{path}{f'?{query}' if query else ''}"


def without_www(url: str) -> str:
    """A normal address without `www.`: the second chance of a comparison."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.removeprefix('www.')}"


def host_of(url: str) -> str:
    """The host of an address, lower case; empty when there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def is_home(url: str) -> bool:
    """Is it the front page of its host?"""
    spelled = normal(url)
    return spelled is not None and spelled.endswith("/") and urlsplit(spelled).query == ""


def place(url: str, directory: Directory) -> Place | None:
    """What an address is the address of; None when it is none of a page."""
    spelled = normal(url)
    if spelled is None:
        return None
    return directory.recognise(url) or Site(spelled)


def _host(parts: SplitResult) -> str:
    name = (parts.hostname or "").rstrip(".")
    # As the Web asks it (UTS 46): the older rule takes straße.example for strasse.example, which is another's.
    ascii_name = name if name.isascii() else idna.encode(name, uts46=True).decode("ascii")
    bracketed = f"[{ascii_name}]" if ":" in ascii_name else ascii_name
    is_usual = parts.port is None or parts.port == _PORTS.get(parts.scheme)
    return bracketed if is_usual or not ascii_name else f"{bracketed}:{parts.port}"
