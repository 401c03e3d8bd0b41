"""Domains that a person of this name would want, best first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from footprint.extract.name import ascii_label, plain, two_parts

if TYPE_CHECKING:
    from collections.abc import Iterable

ENDINGS = ("net", "org", "eu", "me", "dev", "io")
"""Top-level domains after `.com` and the country's own, by how often people have theirs there."""
_COUNTRIES = {"gb": "uk"}
"""Countries whose top-level domain is not their code (ISO 3166)."""
_NEXT_LABEL = 3
"""A further spelling is worth as much as an ending three places down."""
_SEPARATORS = re.compile(r"[\s._-]+")


def country(locale: str) -> str | None:
    """The top-level domain of a locale's country, such as `fr` of `fr-FR`; None when it names none."""
    region = re.split("[-_]", locale)[-1].lower()
    named = re.fullmatch("[a-z]{2}", region) is not None and region != locale.lower()
    return _COUNTRIES.get(region, region) if named else None


def endings(locale: str) -> tuple[str, ...]:
    """Top-level domains, best first."""
    own = country(locale)
    return tuple(dict.fromkeys(("com", *(() if own is None else (own,)), *ENDINGS)))


def labels(handles: Iterable[str], full_name: str | None) -> tuple[str, ...]:
    """Spellings of the name as a label in ASCII, best first: joined, with a hyphen, the last name first."""
    found: list[str] = []
    for handle in handles:
        parts = [part for one in _SEPARATORS.split(handle) if (part := plain(one))]
        found += ["".join(parts), "-".join(parts)]
    both = two_parts(full_name or "")
    if both is not None:
        found += ["".join(both), "-".join(both), "".join(reversed(both)), "-".join(reversed(both))]
    spelled = (ascii_label(one) for one in found if one)
    return tuple(dict.fromkeys(one for one in spelled if one is not None))


def domains(handles: Iterable[str], full_name: str | None, locale: str, *, most: int) -> tuple[str, ...]:
    """Domains of the name, in A-labels, best first: at most so many."""
    pairs = [
        (_cost(place, rank), place, rank, f"{label}.{ending}")
        for place, label in enumerate(labels(handles, full_name))
        for rank, ending in enumerate(endings(locale))
    ]
    return tuple(domain for *_, domain in sorted(pairs)[:most])


def _cost(place: int, rank: int) -> int:
    """How far down: `.com` and the country's ending are equally good."""
    return _NEXT_LABEL * place + (rank if rank > 1 else 0)
