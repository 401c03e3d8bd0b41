"""Findings, exhibits and score, put together as the finished profile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from footprint import __version__
from footprint.dossier import Dossier
from footprint.exhibit import (
    Account,
    Activity,
    Conflict,
    Detail,
    DomainName,
    Edge,
    Exposure,
    Hint,
    Lead,
    SearchAim,
    SearchKind,
    SearchPage,
    Source,
    Standing,
    Timeline,
    Trace,
    Trail,
    Unseen,
    Verdict,
)
from footprint.finding import Absent, Excluded, Finding, Inconclusive, Reason, Scored
from footprint.message import msg
from footprint.profile import SCHEMA, Dimension, Facet, Gain, Indicator, Profile, RubricReference, Scope
from footprint.score import band, index, mark, points, roll, weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from footprint.case import Case
    from footprint.exhibit import Exhibit
    from footprint.message import Message
    from footprint.profile import Band
    from footprint.rubric import DimensionRule, IndicatorRule, Rubric
    from footprint.score import Mark, Roll

Kind = TypeVar("Kind")

_KINDS = tuple(SearchKind)
_AIMS = tuple(SearchAim)
_HINTS = 3
"""More advice than this is not read."""


def compose(
    case: Case,
    said: Sequence[Finding | Exhibit],
    *,
    complete: bool,
    scope: Scope = Scope.WHOLE,
    dossier: Dossier | None = None,
) -> Profile:
    """The profile of a case, from everything its checks said.

    The order in which checks finished leaves no trace: every list has an order of its own.

    Args:
        case: subject, conditions, rubric and catalogue.
        said: findings and exhibits, in the order of the checks.
        complete: false when the run was cut short.
        scope: what was looked at.
        dossier: what people said of it since; a finding that is disputed is out of the score.
    """
    rubric, opened = case.rubric, dossier or Dossier()
    findings = _without(opened.disputed, _one_each(said, rubric))
    shares = weights(findings, rubric)
    marks = {name: mark(findings[name], rule, shares[name]) for name, rule in rubric.indicators.items()}
    accounts = _sorted(said, Account, lambda one: (one.network, one.handle, one.url))
    sources = _sorted(said, Source, lambda one: one.url)
    attributed = [one for one in accounts if one.standing is Standing.ATTRIBUTED]
    seen = [one for one in attributed if one.verdict is Verdict.CLAIMED]  # what a wall hides is no source
    return Profile(
        schema=SCHEMA,
        tool=__version__,
        subject=case.subject,
        date=case.conditions.now,
        seed=case.conditions.seed,
        locale=case.conditions.locale,
        rubric=RubricReference(rubric.id, rubric.version, rubric.title, rubric.digest, rubric.day_one),
        catalogue=case.catalogue.digest,
        holder_only=bool(attributed) and not case.subject.accounts and not case.subject.sites,
        complete=complete,
        index=index(marks, findings, sources=len(sources) + len(seen), now=case.conditions.now),
        dimensions=tuple(_dimension(name, rule, findings, marks) for name, rule in rubric.dimensions.items()),
        facets=_facets(rubric, marks),
        accounts=accounts,
        exposures=_sorted(said, Exposure, _claim_order),
        domains=_sorted(said, DomainName, lambda one: (one.priority, one.domain)),
        sources=sources,
        timelines=_sorted(said, Timeline, lambda one: (one.rank, one.page, one.feed)),
        searches=_sorted(said, SearchPage, lambda one: (_KINDS.index(one.kind), one.provider, _AIMS.index(one.aim))),
        unseen=tuple(dict.fromkeys(one for one in said if isinstance(one, Unseen))),
        hints=tuple(dict.fromkeys(one for one in said if isinstance(one, Hint)))[:_HINTS],
        dossier=opened,
        scope=scope,
        trails=_sorted(said, Trail, lambda one: one.page),
        details=_sorted(said, Detail, lambda one: one.place),
        activities=_sorted(said, Activity, lambda one: (one.network, one.handle, one.url)),
        edges=_sorted(said, Edge, lambda one: (one.source, one.target, one.spot)),
        leads=_sorted(said, Lead, lambda one: (one.page, one.url, one.spot)),
        conflicts=_sorted(said, Conflict, lambda one: one.url),
        traces=_traces(said),
    )


def _one_each(said: Iterable[Finding | Exhibit], rubric: Rubric) -> dict[str, Finding]:
    """One finding for each indicator of the rubric; the first check to speak is heard."""
    found: dict[str, Finding] = {}
    for one in said:
        if isinstance(one, Finding):
            found.setdefault(one.indicator, one)
    nobody = msg("No check speaks to this yet.")
    return {name: found.get(name, Finding(name, Inconclusive(Reason.NO_CHECK), nobody)) for name in rubric.indicators}


def _without(disputed: Sequence[str], findings: dict[str, Finding]) -> dict[str, Finding]:
    """What is disputed leaves the score and stays to be read."""
    out = {name: replace(findings[name], status=Excluded(Reason.DISPUTED)) for name in disputed if name in findings}
    return {**findings, **out}


def _sorted(
    said: Iterable[object], kind: type[Kind], order: Callable[[Kind], str | tuple[int | str, ...]]
) -> tuple[Kind, ...]:
    """What was said of one kind, in an order that does not depend on who finished first."""
    return tuple(sorted((one for one in said if isinstance(one, kind)), key=order))


def _traces(said: Iterable[object]) -> tuple[Trace, ...]:
    """The newest first; those without a day last."""
    by_place = _sorted(said, Trace, lambda one: (one.domain, one.url, one.kind))
    return tuple(sorted(by_place, key=lambda one: one.last or one.archived, reverse=True))


def _claim_order(one: Exposure) -> tuple[int, str, str]:
    return one.priority, one.network, one.handle


def _dimension(name: str, rule: DimensionRule, findings: Mapping[str, Finding], marks: Mapping[str, Mark]) -> Dimension:
    whole = roll(marks[indicator] for indicator in rule.indicators)
    score, word = _shown(whole)
    return Dimension(
        id=name,
        title=rule.title,
        weight=rule.weight,
        score=score,
        low=points(whole.low),
        high=points(whole.high),
        coverage=whole.coverage,
        band=word,
        indicators=tuple(_indicator(one, each, findings[one], marks[one]) for one, each in rule.indicators.items()),
    )


def _facets(rubric: Rubric, marks: Mapping[str, Mark]) -> tuple[Facet, ...]:
    facets: list[Facet] = []
    for name, rule in rubric.facets.items():
        counted = tuple(one for one in rule.indicators if one in marks)
        if not counted:
            continue
        whole = roll(marks[one] for one in counted)
        score, word = _shown(whole)
        low, high = points(whole.low), points(whole.high)
        facets.append(Facet(name, rule.title, score, low, high, whole.coverage, word, counted))
    return tuple(facets)


def _shown(whole: Roll) -> tuple[int | None, Band | None]:
    if whole.score is None or not whole.is_shown:
        return None, None
    return points(whole.score), band(whole.score)


def _indicator(name: str, rule: IndicatorRule, finding: Finding, result: Mark) -> Indicator:
    return Indicator(
        id=name,
        title=rule.title,
        job_link=rule.job_link,
        weight=result.weight,
        status=result.status,
        score=result.score,
        low=result.low,
        high=result.high,
        sentence=finding.sentence,
        formula=_formula(finding, rule, result),
        evidence=finding.evidence,
        remedy=None if result.score == 1 else finding.remedy,
        gain=_gain(finding, rule, result),
        basis=rule.basis,
    )


def _formula(finding: Finding, rule: IndicatorRule, result: Mark) -> Message | None:
    match finding.status:
        case Scored(value) if result.score is not None:
            return rule.curve.formula(value)
        case Absent():
            return msg("not evidenced = 0")
        case _:
            return None


def _gain(finding: Finding, rule: IndicatorRule, result: Mark) -> Gain | None:
    """A counterfactual is kept only when it would really bring something."""
    if finding.instead is None or result.score is None:
        return None
    after = round(rule.curve.score(finding.instead.value), 6)
    if after <= result.score:
        return None
    gained = round(result.weight * (after - result.score), 6)
    return Gain(finding.instead.condition, result.score, after, gained)
