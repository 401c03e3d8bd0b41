"""Which posts nearly repeat an older one, by the words they share."""

from __future__ import annotations

from array import array
from collections import Counter
from hashlib import blake2b
from heapq import nsmallest
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_RUN = 5
"""Words in a row that are compared."""
_SAME = 0.8
"""Share of them from which a post is a near duplicate of an older one."""
_MOST_ALIKE = 50
"""Older posts that a post is compared with; far more than a feed repeats one post, unless it is made to cost time."""


def repeats(posts: Sequence[tuple[str, datetime]]) -> frozenset[int]:
    """The places of posts that say nearly what an older one says: four fifths of their runs of five words.

    Args:
        posts: the opening of each, empty where its text is not known, and when it appeared.
    """
    oldest_first = sorted(range(len(posts)), key=lambda place: (posts[place][1], -place))
    index, found = _Index(), set[int]()
    for place in oldest_first:
        runs = _runs(posts[place][0])
        if any(len(runs.intersection(index.texts[one])) >= _SAME * len(runs) for one in index.alike(runs)):
            found.add(place)
        else:
            index.add(place, runs)
    return frozenset(found)


class _Index:
    """The runs of the posts so far, packed: of a feed of thousands of posts there are a million.

    Attributes:
        texts: runs of each post, eight bytes each.
    """

    def __init__(self) -> None:
        self.texts: dict[int, array[int]] = {}
        self._first: dict[int, int] = {}
        self._further: dict[int, list[int]] = {}  # most runs occur once, and have no list

    def add(self, place: int, runs: frozenset[int]) -> None:
        """Note a post."""
        self.texts[place] = array("Q", runs)
        for run in runs:
            if self._first.setdefault(run, place) != place:
                known = self._further.setdefault(run, [])
                if len(known) < _MOST_ALIKE - 1:
                    known.append(place)

    def alike(self, runs: frozenset[int]) -> tuple[int, ...]:
        """The posts that are most likely to share four fifths of these runs.

        Each that does lacks a fifth at most, so it has one at least of the rarest. Were they looked for by any run,
        what every post ends with would make each post be compared with each other one.
        """
        most_lacking = len(runs) - ceil(_SAME * len(runs))
        rarest = nsmallest(most_lacking + 1, runs, key=lambda run: (len(self._holders(run)), run))
        found = Counter(holder for run in rarest for holder in self._holders(run))
        return tuple(holder for holder, _ in found.most_common(_MOST_ALIKE))

    def _holders(self, run: int) -> tuple[int, ...]:
        first = self._first.get(run)
        return () if first is None else (first, *self._further.get(run, ()))


def _runs(text: str) -> frozenset[int]:
    """Five words in a row, each run by a number of its own: the words themselves would take ten times the room."""
    words = text.lower().split()
    found = (" ".join(words[start : start + _RUN]).encode() for start in range(len(words) - _RUN + 1))
    return frozenset(int.from_bytes(blake2b(one, digest_size=8).digest()) for one in found)
