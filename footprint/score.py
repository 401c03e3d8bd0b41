"""The arithmetic of a profile: a pure function of findings and a rubric.

Every rule here can be followed by hand with the numbers of the report.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from math import floor
from typing import TYPE_CHECKING, assert_never

from footprint.finding import (
    Absent,
    Attribution,
    Excluded,
    Finding,
    Inconclusive,
    Informative,
    Manual,
    Method,
    Reason,
    Scored,
    Status,
)
from footprint.profile import Band, ConfidenceWord, Index, Publication

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from footprint.rubric import Curve, IndicatorRule, Rubric

WIDEST_POINT = 0.25
"""A part unseen may move a score by this much; beyond it there is no point, only bounds."""
LEAST_COVERAGE = 0.5
"""Under this a dimension or facet shows no score, and the index not even its range."""
FULL_COVERAGE = 0.75
"""From this on the index is published."""
LEAST_SOURCES = 3
"""Attributed sites and accounts below which there is no score, rather than a low one."""

_ATTRIBUTION = {Attribution.CONFIRMED: 1.0, Attribution.LIKELY: 0.7}
_METHOD = {Method.API: 1.0, Method.HTML: 0.9, Method.HEURISTIC: 0.7, Method.SEARCH: 0.6}
_AGE = ((timedelta(days=7), 1.0), (timedelta(days=30), 0.9), (timedelta(days=90), 0.7))
_OLDER = 0.5
_BANDS = ((0.25, Band.FEW_TRACES), (0.5, Band.BUILDING), (0.8, Band.ESTABLISHED))
_CONFIDENT = ((0.85, ConfidenceWord.HIGH), (0.65, ConfidenceWord.MEDIUM))
_PLACES = 6
"""Scores are kept to so many places: no reader needs more, and equal evidence gives equal bytes anywhere."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One indicator, scored.

    Attributes:
        status: as found, or inconclusive(partial) when too much of it was unseen.
        weight: points of the index; 0 when it does not count.
        score: 0 to 1, None when not known.
        low, high: bounds of the score.
    """

    status: Status
    weight: float
    score: float | None
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Roll:
    """Several marks rolled up; all 0 to 1.

    Attributes:
        score: weighted mean of what is known; None when nothing is.
        low, high: every unknown at its worst and at its best.
        coverage: known weight over weight.
    """

    score: float | None
    low: float
    high: float
    coverage: float

    @property
    def is_shown(self) -> bool:
        """Enough was seen to print a score."""
        return self.score is not None and self.coverage >= LEAST_COVERAGE


def mark(finding: Finding, rule: IndicatorRule, weight: float) -> Mark:
    """Apply an indicator's curve to what was found."""
    status = finding.status
    match status:
        case Scored(value, low, high):
            least, most = _bounds(rule.curve, value if low is None else low, value if high is None else high)
            if most - least > WIDEST_POINT:
                return Mark(Inconclusive(Reason.PARTIAL, low, high), weight, None, least, most)
            return Mark(status, weight, _kept(rule.curve.score(value)), least, most)
        case Absent():
            return Mark(status, weight, 0.0, 0.0, 0.0)
        case Inconclusive(_, low, high):
            least = 0.0 if low is None else _kept(rule.curve.score(low))
            most = 1.0 if high is None else _kept(rule.curve.score(high))
            return Mark(status, weight, None, min(least, most), max(least, most))
        case Excluded() | Informative() | Manual():
            return Mark(status, 0.0, None, 0.0, 0.0)
        case _:
            assert_never(status)


def roll(marks: Iterable[Mark]) -> Roll:
    """Roll marks up by weight: over a dimension, a facet, or everything.

    What was seen in part leaves the mean alone and keeps its bounds, so that the mean of the rest may lie where the
    whole can't: it is then the nearest that is possible.
    """
    counted = [one for one in marks if one.weight > 0]
    weight = sum(one.weight for one in counted)
    if weight == 0:
        return Roll(None, 0.0, 1.0, 0.0)
    known = [(one.weight, one.score) for one in counted if one.score is not None]
    known_weight = sum(share for share, _ in known)
    low = _kept(sum(one.weight * one.low for one in counted) / weight)
    high = _kept(sum(one.weight * one.high for one in counted) / weight)
    mean = _kept(sum(share * score for share, score in known) / known_weight) if known else None
    return Roll(
        score=None if mean is None else min(max(mean, low), high),
        low=low,
        high=high,
        coverage=_kept(known_weight / weight),
    )


def weights(findings: Mapping[str, Finding], rubric: Rubric) -> dict[str, float]:
    """Points of the index by indicator; those of an excluded one go to its siblings."""
    shares: dict[str, float] = {}
    for dimension in rubric.dimensions.values():
        left_out = (Excluded, Informative, Manual)
        counted = {
            name: rule.weight
            for name, rule in dimension.indicators.items()
            if not isinstance(findings[name].status, left_out)
        }
        total = sum(counted.values())
        for name in dimension.indicators:
            shares[name] = dimension.weight * counted[name] / total if name in counted else 0.0
    return shares


def index(marks: Mapping[str, Mark], findings: Mapping[str, Finding], *, sources: int, now: datetime) -> Index:
    """The line that sums a profile up, and what of it may be published."""
    whole = roll(marks.values())
    publication = _publication(whole, sources)
    confidence = _confidence(marks, findings, now)
    return Index(
        publication=publication,
        value=points(whole.score) if publication is Publication.PUBLISHED and whole.score is not None else None,
        low=points(whole.low),
        high=points(whole.high),
        coverage=whole.coverage,
        confidence=confidence,
        confidence_word=None if confidence is None else confidence_word(confidence),
        sources=sources,
    )


def points(score: float) -> int:
    """0 to 1 as 0 to 100 without decimals, half rounded up."""
    return floor(round(score * 100, _PLACES) + 0.5)  # 0.145 * 100 is a little less than 14.5


def band(score: float) -> Band:
    """The word for a dimension's score."""
    return next((word for below, word in _BANDS if score < below), Band.EXEMPLARY)


def confidence_word(confidence: float) -> ConfidenceWord:
    """The word for a confidence."""
    return next((word for least, word in _CONFIDENT if confidence >= least), ConfidenceWord.LOW)


def _publication(whole: Roll, sources: int) -> Publication:
    if sources < LEAST_SOURCES or whole.score is None or whole.coverage < LEAST_COVERAGE:
        return Publication.WITHHELD
    return Publication.PUBLISHED if whole.coverage >= FULL_COVERAGE else Publication.RANGE_ONLY


def _confidence(marks: Mapping[str, Mark], findings: Mapping[str, Finding], now: datetime) -> float | None:
    known = [(one.weight, findings[name]) for name, one in marks.items() if one.weight > 0 and one.score is not None]
    if not known:
        return None
    total = sum(weight for weight, _ in known)
    return _kept(sum(weight * _sureness(finding, now) for weight, finding in known) / total)


def _sureness(finding: Finding, now: datetime) -> float:
    """Attribution times method times the age of the oldest evidence."""
    age = max((now - one.time for one in finding.evidence), default=timedelta())
    fresh = next((factor for limit, factor in _AGE if age <= limit), _OLDER)
    return _ATTRIBUTION[finding.attribution] * _METHOD[finding.method] * fresh


def _bounds(curve: Curve, low: float, high: float) -> tuple[float, float]:
    ends = (_kept(curve.score(low)), _kept(curve.score(high)))
    return min(ends), max(ends)


def _kept(value: float) -> float:
    return round(value, _PLACES)
