"""An indicator explained, whoever is looked at: `explain`, `rubric show` and the docs say the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from footprint.check import About
    from footprint.criteria import Criteria, Criterion
    from footprint.locale import Translator
    from footprint.message import Text
    from footprint.rubric import Curve, IndicatorRule, Rubric


BASES = {
    "published": msg("thresholds from a published source"),
    "convention": msg("thresholds by convention, to be calibrated"),
}
"""What a rubric's `basis` says."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is to be known of one indicator in one rubric.

    Attributes:
        id: of the indicator.
        home: title of its dimension.
        rule: how it counts.
        points: of the index that it can bring.
        rubric: title of the rubric.
        facets: titles of those that it is part of.
        serves: the criteria of the post that it speaks to, in the post's order.
        check: which looks at it; None when no installed one does.
    """

    id: str
    home: Text
    rule: IndicatorRule
    points: float
    rubric: Text
    facets: tuple[Text, ...]
    serves: tuple[Criterion, ...]
    check: About | None


def explanation(name: str, rubric: Rubric, criteria: Criteria, checks: Iterable[About]) -> Explanation:
    """Gather what is to be known of an indicator.

    Raises:
        KeyError: the rubric does not have it.
    """
    rule = rubric.indicators[name]
    return Explanation(
        id=name,
        home=next(one.title for one in rubric.dimensions.values() if name in one.indicators),
        rule=rule,
        points=rubric.points(name),
        rubric=rubric.title,
        facets=tuple(one.title for one in rubric.facets.values() if name in one.indicators),
        serves=tuple(one for one in criteria.criteria if name in one.indicators),
        check=next((one for one in checks if name in one.indicators), None),
    )


def rows(one: Explanation, words: Translator) -> Iterator[tuple[str, str]]:
    """All of an explanation, as names and sentences."""
    say = words.say
    measures, *others = rule_rows(one, words)
    yield measures
    yield say(msg("how")), say(msg("no check looks at it yet")) if one.check is None else say(one.check.asks)
    if one.rule.limits is not None:
        yield say(msg("limits")), say(one.rule.limits)
    yield from others
    if one.facets:
        yield say(msg("facets")), ", ".join(map(say, one.facets))
    if one.check is None:
        yield say(msg("check")), say(msg("none yet: always unknown"))
    else:
        yield say(msg("check")), f"{say(one.check.title)} ({one.check.id})"
        yield say(msg("what to do")), say(one.check.advice)


def rule_rows(one: Explanation, words: Translator) -> Iterator[tuple[str, str]]:
    """What the rubric says of it, without the check that looks."""
    say, rule = words.say, one.rule
    yield say(msg("measures")), say(rule.measures)
    yield say(msg("score")), say(rule.curve.words())
    yield say(msg("for example")), examples(rule.curve, words)
    yield say(msg("basis")), say(BASES[rule.basis])
    if rule.published is not None:
        yield say(msg("source")), say(rule.published)
    weight = msg("{points:.1f} of 100 points in “{rubric}”", points=one.points, rubric=say(one.rubric))
    yield say(msg("weight")), say(weight)
    yield say(msg("why")), say(rule.job_link)
    yield say(msg("serves")), served(one.serves, words)


def examples(curve: Curve, words: Translator) -> str:
    """Three measures and what they score, such as `3 → 0.25 · 6 → 0.5 · 12 → 1`."""
    return " · ".join(
        f"{words.number(value, decimals=4)} → {words.number(curve.score(value))}" for value in curve.samples
    )


def served(criteria: Iterable[Criterion], words: Translator) -> str:
    """The criteria of the post that something serves, by number and in the words of today."""
    told = (
        words.say(msg("{number} “{title}”", number=one.number or 0, title=words.say(one.title))) for one in criteria
    )
    return " · ".join(told) or words.say(msg("no criterion of the post: it goes beyond what the post asked"))
