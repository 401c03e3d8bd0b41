"""The public suffix list that tldextract brings; it is never fetched."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tldextract import TLDExtract


@cache
def suffixes() -> TLDExtract:
    """The list, with the endings of invented hosts; one for the process, because reading it takes a while.

    Whether private suffixes (`github.io`) count is said with each question.
    """
    from tldextract import TLDExtract

    return TLDExtract(cache_dir=None, suffix_list_urls=(), extra_suffixes=("example", "test"))
