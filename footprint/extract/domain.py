"""Which addresses belong to one owner, by the public suffix list that tldextract brings (never fetched)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from tldextract import TLDExtract


def registrable(url: str) -> str:
    """The part of an address's host that somebody registered, in lower case; empty when there is no host.

    Private suffixes count: `camille.github.io` is one owner's, `github.io` nobody's. A host without a suffix (an
    address in numbers, a name of a local network) stands for itself.
    """
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""
    found = _suffixes().extract_str(host)
    return found.top_domain_under_public_suffix or host


@cache
def _suffixes() -> TLDExtract:
    from tldextract import TLDExtract

    return TLDExtract(cache_dir=None, suffix_list_urls=(), include_psl_private_domains=True)
