"""How well posts are made: five things that a post has or lacks.

What can't be told of a post, such as the links of one that the feed only sums up, is neither: the mean is over what is
known, and its bounds have the rest at its worst and at its best.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from footprint.exhibit import Mark, PostCraft
from footprint.extract.domain import registrable
from footprint_checks.outward import is_outward
from footprint_checks.publication.posts import DESCRIBED, ENOUGH, OPEN, Weight
from footprint_checks.publication.tally import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from footprint_checks.publication.tally import Counted, Tally

LAST = 10
"""Posts that are looked at, the newest ones that count."""
TITLE = range(20, 81)
"""Characters of a title that says what a post is about and is shown whole."""
LENGTH = range(300, 3_001)
"""Words."""

_PLAYERS = (
    "youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "dailymotion.com", "soundcloud.com", "spotify.com",
    "deezer.com", "ausha.co", "acast.com", "podbean.com", "spreaker.com", "mixcloud.com", "bandcamp.com", "twitch.tv",
    "arte.tv", "ina.fr", "ted.com",
)  # fmt: skip
_OWN_PLAYER = ("/videos/embed/", ".mp4", ".webm", ".mp3", ".ogg", ".m4a", ".opus", ".oga")
"""How PeerTube's players, and files that browsers play, are addressed."""


class Aspect(StrEnum):
    """What a post is looked at for."""

    TITLE = "title"
    LENGTH = "length"
    LINKS = "links"
    STRUCTURE = "structure"
    SIGNED = "signed"


_Points: TypeAlias = "dict[Aspect, bool | None]"


@dataclass(frozen=True, slots=True)
class Craft:
    """What was seen of the newest posts of a channel.

    Attributes:
        measure: the mean, 0 to 1; None in it where no post counts or can be judged.
        posts: the posts that count for sure, newest first, ten at most.
        had: by aspect, how many of these have it, and of how many it is known.
        is_few: there are posts that count, or may, and fewer than three.
        points: of each of these posts, what it has, in the order of `Aspect`; None is what can't be told.
    """

    measure: Measure
    posts: tuple[Counted, ...]
    had: tuple[tuple[Aspect, int, int], ...]
    is_few: bool = False
    points: tuple[tuple[bool | None, ...], ...] = ()

    @property
    def weakest(self) -> tuple[Aspect, int, int] | None:
        """What most posts lack, among those that lack anything."""
        lacking = [one for one in self.had if one[1] < one[2]]
        return max(lacking, key=lambda one: (one[2] - one[1]) / one[2], default=None)

    def of(self, post: Counted) -> PostCraft | None:
        """How one post is made; None where it is not among those that were looked at."""
        found = (each for one, each in zip(self.posts, self.points, strict=True) if one is post)
        return next((PostCraft(*map(_mark, each)) for each in found), None)


def craft(seen: Tally, own: Iterable[str]) -> Craft:
    """Judge the posts of a channel.

    Args:
        seen: the channel's posts.
        own: domains of its owner's.
    """
    domains = frozenset(own)
    sequence = _sequence(seen)
    titles = Counter(one.title.casefold() for one in sequence)
    is_all = seen.covered_from is None or _sure(sequence) >= LAST
    points = [_points(one, titles, domains, is_all=is_all) for one in sequence]
    counted = [(one, each) for one, each in zip(sequence, points, strict=True) if one.weight is Weight.SURE][:LAST]
    had = tuple((one, *_told(each[one] for _, each in counted)) for one in Aspect)
    posts = tuple(one for one, _ in counted)
    each = tuple(tuple(found[one] for one in Aspect) for _, found in counted)
    hidden = 0 if seen.covered_from is None else LAST
    most = min(LAST, len(sequence) + hidden)
    if most < ENOUGH:
        return Craft(Measure(None, None, 1.0 if sequence else None), posts, had, bool(sequence), each)
    known = sum(one for _, _, one in had)
    if len(counted) < ENOUGH or not known:
        return Craft(Measure(None, None, 1.0), posts, had, points=each)
    low, high = _bounds(sequence, points, hidden)
    value = round(sum(one for _, one, _ in had) / known, 4)
    return Craft(Measure(min(max(value, low), high), low, high), posts, had, points=each)


def _mark(has: bool | None) -> Mark:  # noqa: FBT001 (what was found, not a choice)
    return Mark.UNSEEN if has is None else Mark.HAS if has else Mark.LACKS


def _sequence(seen: Tally) -> tuple[Counted, ...]:
    """The newest posts that count or may, up to the tenth that counts for sure."""
    kept: list[Counted] = []
    sure = 0
    for one in seen.of(*OPEN):
        if sure == LAST:
            break
        kept.append(one)
        sure += one.weight is Weight.SURE
    return tuple(kept)


def _sure(posts: Iterable[Counted]) -> int:
    return sum(one.weight is Weight.SURE for one in posts)


def _points(one: Counted, titles: Counter[str], own: frozenset[str], *, is_all: bool) -> _Points:
    content = one.content
    is_titled = len(one.title) in TITLE and titles[one.title.casefold()] == 1
    has_title = None if _may_yet(one.title, one) or (is_titled and not is_all) else is_titled
    is_dated = one.day is not None
    is_signed = True if one.author else None if one.article is None else False
    return {
        Aspect.TITLE: has_title,
        Aspect.LENGTH: _length(one),
        Aspect.LINKS: _found(any(is_outward(url, own) for url in content.links), one),
        Aspect.STRUCTURE: _found(content.has_structure, one),
        Aspect.SIGNED: (is_dated and is_signed) if is_dated or one.is_known else None,
    }


def _may_yet(title: str, one: Counted) -> bool:
    """May the page still give the title that the feed lacks?"""
    return not title and not one.is_known


def _length(one: Counted) -> bool | None:
    """From 300 to 3,000 words, or a recording with its description."""
    words = one.content.words
    is_played = one.entry.has_media or any(map(is_player, one.content.embeds))
    if is_played and words >= DESCRIBED:
        return True
    return words in LENGTH if one.is_known else None


def is_player(url: str) -> bool:
    """Does this address play sound or film where it is embedded?"""
    return registrable(url) in _PLAYERS or any(one in url.lower() for one in _OWN_PLAYER)


def _found(has: bool, one: Counted) -> bool | None:  # noqa: FBT001 (what was found, not a choice)
    """What is there is there; that it is missing is known of a whole post only."""
    return True if has else False if one.is_known else None


def _told(found: Iterable[bool | None]) -> tuple[int, int]:
    """How many have it, and of how many it is known."""
    known = [one for one in found if one is not None]
    return sum(known), len(known)


def _bounds(sequence: Sequence[Counted], points: Sequence[_Points], hidden: int) -> tuple[float, float]:
    """The lowest and the highest mean, whichever of the posts that may count do."""
    is_sure = [one.weight is Weight.SURE and one.day is not None for one in sequence] + [False] * hidden
    if all(one.day is None for one in sequence):
        is_sure = [one.weight is Weight.SURE for one in sequence] + [False] * hidden
    least = [_scored(one, unknown=False) for one in points] + [0.0] * hidden
    most = [_scored(one, unknown=True) for one in points] + [1.0] * hidden
    return -_highest(is_sure, [-one for one in least]), _highest(is_sure, most)


def _scored(points: _Points, *, unknown: bool) -> float:
    return sum(unknown if one is None else one for one in points.values()) / len(points)


def _highest(is_sure: Sequence[bool], scores: Sequence[float]) -> float:
    """The highest mean of the first ten posts that count, where those that are not sure may be left out.

    By the number of posts taken so far the best sum is kept: whatever comes after depends on nothing else.
    """
    best: dict[int, float] = {0: 0.0}
    for sure, score in zip(is_sure, scores, strict=True):
        taken = {count + 1: total + score for count, total in best.items() if count < LAST}
        left = {count: total for count, total in best.items() if count == LAST or not sure}
        best = {one: max(taken.get(one, -LAST), left.get(one, -LAST)) for one in {*taken, *left}}
    means = [total / count for count, total in best.items() if count >= ENOUGH]
    return round(max(means), 4)
