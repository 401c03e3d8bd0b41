"""A measure with what may be unseen of it, and the best of several.

The best site counts, indicator by indicator, so that a side project never costs anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.finding import Absent, Finding, Inconclusive, Instead, Method, Reason, Scored, evidence
from footprint_checks.site import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from footprint.finding import Status
    from footprint_checks.site.observation import Sites


@dataclass(frozen=True, slots=True)
class Measure:
    """What was measured of one site.

    Attributes:
        value: from what was seen; None when nothing was.
        worst, best: with all that was not seen at its worst and at its best for the score.
    """

    value: float | None
    worst: float
    best: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Which way a measure is good.

    Attributes:
        better: picks the better of several.
        top, bottom: the best and the worst that it can be.
    """

    better: Callable[[Iterable[float]], float]
    top: float
    bottom: float


RISING = Scale(max, 1.0, 0.0)
FALLING = Scale(min, 0.0, 1.0)


FULL = {"host.https": 1.0, "host.links": 0.0, "page.onpage": 1.0, "page.access": 1.0, "page.structured": 1.0}
"""The best measure of each indicator that needs a site."""


def share(good: int, known: int, unknown: int) -> Measure:
    """A share of things of which some could not be seen."""
    total = known + unknown
    value = round(good / known, 4) if known else None
    if not total:
        return Measure(None, 0.0, 1.0)
    return Measure(value, round(good / total, 4), round((good + unknown) / total, 4))


def status(seen: Sites, scale: Scale, measures: Sequence[Measure]) -> tuple[Status, int | None]:
    """What is known of the best site, and which one this is; None where no measure counts."""
    if not seen.is_tied:
        return Inconclusive(Reason.NOT_ATTRIBUTED), None
    is_open = seen.reason is not None
    if not measures:
        return (Inconclusive(seen.reason), None) if seen.reason is not None else (Absent(), None)
    worst = scale.better(one.worst for one in measures)
    best = scale.top if is_open else scale.better(one.best for one in measures)
    known = [(number, one.value) for number, one in enumerate(measures) if one.value is not None]
    if not known:
        return Inconclusive(seen.reason or Reason.PARTIAL, worst, best), None
    value = scale.better(one for _, one in known)
    place = next(number for number, one in known if one == value)
    return (Scored(value) if worst == best else Scored(value, worst, best)), place


def unmeasured(indicator: str, state: Status, seen: Sites) -> Finding:
    """A finding where no site could be measured, or there is none."""
    return Finding(
        indicator,
        state,
        wording.without(state),
        tuple(evidence(one.front.exchange) for one in seen.homes),
        method=Method.HTML,
        remedy=wording.OWN_SITE if isinstance(state, Absent) else None,
        instead=Instead(wording.with_own_site(), FULL[indicator]) if isinstance(state, Absent) else None,
    )
