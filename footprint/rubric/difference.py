"""What changed from one rubric to another, in points of the index, the most important first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from footprint.message import Message, Text, msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from footprint.rubric.curve import Curve
    from footprint.rubric.model import IndicatorRule, Rubric

Said: TypeAlias = Message | Text
_STEPS = 400
_NONE = msg("none")


class Kind(StrEnum):
    """What of a rubric changed."""

    WEIGHT = "weight"
    CURVE = "curve"
    ADDED = "added"
    REMOVED = "removed"
    FACET = "facet"
    NETWORKS = "networks"
    DAY_ONE = "day_one"
    BASIS = "basis"
    TEXT = "text"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    Attributes:
        kind: see there.
        place: id of the dimension, indicator or facet, or the key; with the text's key for a text.
        points: of the index: how many more, or fewer, it can bring; for a curve, at the measure where it changed most.
            0 for what moves no number by itself.
        before, after: in words.
        at: for a curve, what it does to the measure that it changes most; None for all else.
    """

    kind: Kind
    place: str
    points: float
    before: Said
    after: Said
    at: Message | None = None


def compare(old: Rubric, new: Rubric) -> tuple[Change, ...]:
    """Every difference; those that move most points first, the others in the order of the rubric."""
    found = [*_dimensions(old, new), *_indicators(old, new), *_others(old, new), *_names(old, new)]
    return tuple(sorted(found, key=lambda one: -round(abs(one.points), 6)))


def _dimensions(old: Rubric, new: Rubric) -> Iterator[Change]:
    for name in _either(old.dimensions, new.dimensions):
        before, after = old.dimensions.get(name), new.dimensions.get(name)
        then, now = (0.0 if one is None else one.weight for one in (before, after))
        if then != now:
            yield Change(_kind(before, after), name, now - then, _points(then), _points(now))
        if before is not None and after is not None and before.title != after.title:
            yield Change(Kind.TEXT, f"{name}.title", 0, before.title, after.title)


def _indicators(old: Rubric, new: Rubric) -> Iterator[Change]:
    for name in _either(old.indicators, new.indicators):
        before, after = old.indicators.get(name), new.indicators.get(name)
        then = 0.0 if before is None else old.points(name)
        now = 0.0 if after is None else new.points(name)
        if abs(then - now) > 1e-9:  # noqa: PLR2004 (the error of dividing weights)
            yield Change(_kind(before, after), name, now - then, _points(then), _points(now))
        if before is not None and after is not None:
            yield from _rule(name, before, after, now)


def _kind(before: object, after: object) -> Kind:
    if before is None:
        return Kind.ADDED
    return Kind.REMOVED if after is None else Kind.WEIGHT


def _rule(name: str, before: IndicatorRule, after: IndicatorRule, weight: float) -> Iterator[Change]:
    """What an indicator that stayed says, and how it scores."""
    if before.curve != after.curve:
        value = _where_most(before.curve, after.curve)
        then, now = before.curve.score(value), after.curve.score(value)
        at = msg("at {value:exact}: {before:.2f} becomes {after:.2f}", value=round(value, 4), before=then, after=now)
        yield Change(Kind.CURVE, name, weight * (now - then), before.curve.words(), after.curve.words(), at)
    if before.basis != after.basis:
        yield Change(Kind.BASIS, name, 0, _BASES[before.basis], _BASES[after.basis])
    for key in ("title", "measures", "job_link", "published", "limits"):
        was: Text | None = getattr(before, key)
        now_is: Text | None = getattr(after, key)
        if was != now_is and not (key == "published" and before.basis != after.basis):
            yield Change(Kind.TEXT, f"{name}.{_KEYS.get(key, key)}", 0, was or _NONE, now_is or _NONE)


_BASES = {
    "published": msg("thresholds from a published source"),
    "convention": msg("thresholds by convention, to be calibrated"),
}
_KEYS = {"published": "source"}


def _where_most(before: Curve, after: Curve) -> float:
    """The measure whose score changes most: one of those that show the curves, or one of many between them."""
    shown = [*before.samples, *after.samples]
    most = max(shown)
    every = [*shown, *(most * step / _STEPS for step in range(_STEPS + 1))]
    return max(every, key=lambda one: (round(abs(before.score(one) - after.score(one)), 6), -one))


def _others(old: Rubric, new: Rubric) -> Iterator[Change]:
    for name in _either(old.facets, new.facets):
        before, after = old.facets.get(name), new.facets.get(name)
        then = () if before is None else before.indicators
        now = () if after is None else after.indicators
        if then != now:
            yield _listed(Kind.FACET, name, then, now)
        if before is not None and after is not None and before.title != after.title:
            yield Change(Kind.TEXT, f"{name}.title", 0, before.title, after.title)
    if old.key_networks != new.key_networks:
        yield _listed(Kind.NETWORKS, "key_networks", old.key_networks, new.key_networks)
    if old.named_networks != new.named_networks:
        yield _listed(Kind.NETWORKS, "named_networks", old.named_networks, new.named_networks)
    if old.day_one != new.day_one:
        yield _listed(Kind.DAY_ONE, "day_one", tuple(map(str, old.day_one)), tuple(map(str, new.day_one)))


def _names(old: Rubric, new: Rubric) -> Iterator[Change]:
    if (old.id, old.version) != (new.id, new.version):
        yield Change(Kind.NAME, "id", 0, _named(old), _named(new))
    if old.title != new.title:
        yield Change(Kind.TEXT, "title", 0, old.title, new.title)


def _named(one: Rubric) -> Message:
    return msg("{id}, version {version}", id=one.id, version=one.version)


def _listed(kind: Kind, place: str, before: Sequence[str], after: Sequence[str]) -> Change:
    """Lists are told by what left and what came; one that was only put in another order, whole."""
    left, came = [one for one in before if one not in after], [one for one in after if one not in before]
    if not left and not came:
        left, came = list(before), list(after)
    return Change(kind, place, 0, _words(left), _words(came))


def _words(names: Sequence[str]) -> Message:
    return msg("{names}", names=", ".join(names)) if names else _NONE


def _points(weight: float) -> Message:
    return msg("{points:.1f} points", points=weight)


def _either(old: Iterable[str], new: Iterable[str]) -> tuple[str, ...]:
    """The ids of both, in the new one's order, and what is gone after it."""
    return tuple(dict.fromkeys((*new, *old)))
