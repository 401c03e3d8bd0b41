"""Domains that look like the candidate's, those most easily taken for it first."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from footprint.extract.name import plain
from footprint.web.misspelling import misspelled
from footprint_checks.exposure.likeness import Likeness, Variant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MOST = 20

_WAYS: Mapping[str, tuple[Likeness, int]] = {
    "omission": (Likeness.OMISSION, 5),
    "transposition": (Likeness.SWAPPED, 5),
    "hyphenation": (Likeness.HYPHEN, 4),
    "repetition": (Likeness.DOUBLED, 2),
    "tld-swap": (Likeness.ENDING, 2),
    "vowel-swap": (Likeness.LETTER, 1),
    "replacement": (Likeness.LETTER, 1),
}
"""dnstwist's ways, with how many of each are taken: slips of the hand before letters that were changed on purpose.

Not among them: letters that look alike in other alphabets, of which there are thousands for one name.
"""


def lookalikes(domain: str, endings: Sequence[str], *, but: Iterable[str], most: int = MOST) -> tuple[Variant, ...]:
    """Domains that look like this one.

    Args:
        domain: in A-labels.
        endings: other top-level domains that it might have.
        but: domains that are looked up anyway.
        most: how many.
    """
    known = {domain, *but}
    found: dict[str, list[Variant]] = {one: [] for one in _WAYS}
    for way, name in misspelled(domain, ways=tuple(_WAYS), endings=endings):
        if name not in known and name.isascii():
            known.add(name)
            found[way].append(Variant(name, _WAYS[way][0]))
    taken = [sorted(found[way], key=lambda one: _order(one.name, domain))[:count] for way, (_, count) in _WAYS.items()]
    turns = [one for turn in zip_longest(*taken) for one in turn if one is not None]
    return tuple(turns[:most])


def _order(name: str, domain: str) -> tuple[bool, int, str]:
    """A domain that begins like the other is taken for it more easily, and the longer it does, the more."""
    shared = next((place for place, pair in enumerate(zip(name, domain, strict=False)) if len({*pair}) > 1), len(name))
    return plain(name[:1]) != plain(domain[:1]), -shared, name
