"""Which addresses belong to one owner, by the public suffix list that tldextract brings (never fetched)."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from footprint.suffixes import suffixes


def registrable(url: str) -> str:
    """The part of an address's host that somebody registered, in lower case; empty when there is no host.

    Private suffixes count: `camille.github.io` is one owner's, `github.io` nobody's. Under a suffix that the list does
    not know, the last two labels (publicsuffix.org/list, "the prevailing rule is *"). An address in numbers, and a
    name of one label, stand for themselves.
    """
    return _under_suffix(url, private=True)


def registered(url: str) -> str:
    """The part of an address's host that somebody registered with a registry, in lower case; empty without a host.

    Unlike `registrable`, it knows no private suffix: of `camille.github.io` it is `github.io`.
    """
    return _under_suffix(url, private=False)


def _under_suffix(url: str, *, private: bool) -> str:
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""
    return _domain_of(host, private=private)


@lru_cache(maxsize=4096)
def _domain_of(host: str, *, private: bool) -> str:
    """The registered part of a host; the posts of a blog link to the same few hosts again and again."""
    found = suffixes().extract_str(host, include_psl_private_domains=private)
    if found.suffix or found.ipv4 or ":" in host:
        return found.top_domain_under_public_suffix or host
    return ".".join(host.split(".")[-2:])
