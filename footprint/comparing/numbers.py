"""Scores, then and now: what may be said of their difference, and why an indicator is not what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.comparing.values import Cause, Distance, IndicatorChange, Known, Number, NumberChange
from footprint.finding import Excluded, Inconclusive, Informative, Manual, Reason, Scored
from footprint.profile import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from footprint.finding import Status
    from footprint.profile import Dimension, Facet, Index, Indicator, Profile

    Rolled = Dimension | Facet

LEAST_APART = 7
"""Points under which two scores are not distinguishable, whatever their ranges (the scoring rules)."""

_CLOSE = 1e-9
_LEFT_OUT = (Excluded, Informative, Manual)


def is_same_rubric(old: Profile, new: Profile) -> bool:
    """Were both scored by the very same rules?"""
    return old.rubric.digest == new.rubric.digest


def index(old: Profile, new: Profile) -> NumberChange | None:
    """The index, then and now; only a whole audit has one."""
    if new.scope is not Scope.WHOLE:
        return None
    before, after = _whole(old.index), _whole(new.index)
    far = distance(before, after, same_rules=is_same_rubric(old, new))
    return NumberChange(None, None, before, after, far, _points(before, after, far))


def dimensions(old: Profile, new: Profile) -> tuple[NumberChange, ...]:
    """Every dimension of either."""
    return tuple(_rolled(old.dimensions, new.dimensions, same_rules=is_same_rubric(old, new)))


def facets(old: Profile, new: Profile) -> tuple[NumberChange, ...]:
    """Every facet of either."""
    return tuple(_rolled(old.facets, new.facets, same_rules=is_same_rubric(old, new)))


def distance(before: Number | None, after: Number | None, *, same_rules: bool) -> Distance:
    """What may be said of two scores: a direction only where points and ranges both allow it."""
    if not same_rules or before is None or after is None:
        return Distance.OTHER_RULES
    if (before.score, before.low, before.high) == (after.score, after.low, after.high):
        return Distance.SAME
    if before.score is None or after.score is None:
        return Distance.UNKNOWN
    overlap = before.low <= after.high and after.low <= before.high
    if overlap or abs(after.score - before.score) < LEAST_APART:
        return Distance.CLOSE
    return Distance.HIGHER if after.score > before.score else Distance.LOWER


def indicators(old: Profile, new: Profile) -> tuple[IndicatorChange, ...]:
    """Every indicator of either, in the order of the second's rubric."""
    then, now = ({one.id: one for one in profile.indicators} for profile in (old, new))
    why = _Why(is_same_rubric(old, new), old.date, new.date)
    return tuple(
        IndicatorChange(
            id=name,
            title=(now.get(name) or then[name]).title,
            before=_known(then.get(name)),
            after=_known(now.get(name)),
            cause=why.cause(then.get(name), now.get(name)),
        )
        for name in _either(then, now)
    )


class _Why:
    """Tells why an indicator is not what it was."""

    def __init__(self, same_rules: bool, then: datetime, now: datetime) -> None:  # noqa: FBT001 (named where it is made)
        self._same_rules, self._same_day = same_rules, then == now

    def cause(self, then: Indicator | None, now: Indicator | None) -> Cause | None:
        """The kind of change; None for none."""
        if then is None or now is None:
            return Cause.RULE
        if _said(then) == _said(now):
            return None
        contested = _is_disputed(then.status), _is_disputed(now.status)
        if contested[0] != contested[1]:
            return Cause.DISPUTED if contested[1] else Cause.RESTORED
        if isinstance(then.status, _LEFT_OUT) != isinstance(now.status, _LEFT_OUT):
            return Cause.RULE
        if not self._same_rules and _measured(then.status) == _measured(now.status):
            return Cause.RULE
        return _sight(then, now) or self._otherwise(then, now)

    def _otherwise(self, then: Indicator, now: Indicator) -> Cause:
        """It was seen as well as before: what was seen, the day, or the rules are others."""
        if _proof(then) != _proof(now):
            return Cause.EVIDENCE
        return Cause.RULE if self._same_day else Cause.TIME


def _sight(then: Indicator, now: Indicator) -> Cause | None:
    """Was more seen of it, or less?"""
    blind = isinstance(then.status, Inconclusive), isinstance(now.status, Inconclusive)
    if blind[0] != blind[1]:
        return Cause.UNSEEN if blind[1] else Cause.SEEN
    if all(blind) and (then.low, then.high) == (now.low, now.high):
        return Cause.REASON
    if _is_within(now, then):
        return Cause.SEEN
    return Cause.UNSEEN if _is_within(then, now) else None


def _is_within(one: Indicator, other: Indicator) -> bool:
    """Is the range of the one a part of the other's, and smaller?"""
    inside = one.low >= other.low - _CLOSE and one.high <= other.high + _CLOSE
    return inside and one.high - one.low < other.high - other.low - _CLOSE


def _measured(status: Status) -> tuple[str, float | None, float | None]:
    """What was measured, before any rule made it a score or a "too wide to tell"."""
    match status:
        case Scored(value, low, high):
            return "measure", value if low is None else low, value if high is None else high
        case Inconclusive(Reason.PARTIAL, low, high):
            return "measure", low, high
        case Inconclusive(reason, low, high):
            return reason.value, low, high
        case _:
            return type(status).__name__, None, None


def _is_disputed(status: Status) -> bool:
    return status == Excluded(Reason.DISPUTED)


def _said(one: Indicator) -> object:
    return one.status, one.score, one.low, one.high, one.sentence


def _proof(one: Indicator) -> frozenset[tuple[str, str, str | None]]:
    return frozenset((each.exchange, each.outcome, each.sha256) for each in one.evidence)


def _known(one: Indicator | None) -> Known | None:
    if one is None:
        return None
    measure = one.status.value if isinstance(one.status, Scored) else None
    return Known(one.status, measure, one.score, one.low, one.high, one.weight, one.sentence)


def _rolled(old: Iterable[Rolled], new: Iterable[Rolled], *, same_rules: bool) -> Iterator[NumberChange]:
    then, now = {one.id: one for one in old}, {one.id: one for one in new}
    for name in _either(then, now):
        before, after = _number(then.get(name)), _number(now.get(name))
        far = distance(before, after, same_rules=same_rules)
        title = (now.get(name) or then[name]).title
        yield NumberChange(name, title, before, after, far, _points(before, after, far))


def _either(then: Mapping[str, object], now: Mapping[str, object]) -> Iterator[str]:
    """The names of both, each once: those of the second first."""
    yield from now
    yield from (name for name in then if name not in now)


def _whole(found: Index) -> Number:
    return Number(found.value, found.low, found.high, found.coverage)


def _number(one: Rolled | None) -> Number | None:
    return None if one is None else Number(one.score, one.low, one.high, one.coverage)


def _points(before: Number | None, after: Number | None, far: Distance) -> int | None:
    if far not in {Distance.HIGHER, Distance.LOWER} or before is None or after is None:
        return None
    return (after.score or 0) - (before.score or 0)
