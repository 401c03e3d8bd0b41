"""Misspelled domains, as dnstwist makes them: pure reckoning, behind an import that no other room may make.

dnstwist sets a time-out for every socket of the process when it is imported, so it is imported here, late, and its
time-out is taken back.
"""

from __future__ import annotations

import socket
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


def misspelled(domain: str, *, ways: Sequence[str], endings: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of way and domain, in dnstwist's own order, which is sorted; without the domain itself.

    Args:
        domain: in A-labels, with its ending.
        ways: names of dnstwist's fuzzers.
        endings: top-level domains for the way `tld-swap`.
    """
    fuzzer: Any = _dnstwist().Fuzzer(domain, dictionary=[], tld_dictionary=list(endings))  # it is untyped
    fuzzer.generate(fuzzers=list(ways))
    pairs = ((str(one["fuzzer"]), str(one["domain"])) for one in fuzzer.permutations())
    return tuple((way, name) for way, name in pairs if way in ways and name != domain)


@cache
def _dnstwist() -> Any:  # noqa: ANN401 (it is untyped)
    before = socket.getdefaulttimeout()
    try:
        return import_module("dnstwist")
    finally:
        socket.setdefaulttimeout(before)
