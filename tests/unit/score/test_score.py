"""The arithmetic: reference people, hand-made cases, and what must hold for any evidence."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.finding import (
    Absent,
    Attribution,
    Evidence,
    Excluded,
    Finding,
    Inconclusive,
    Informative,
    Method,
    Reason,
    Scored,
    Status,
)
from footprint.message import msg
from footprint.profile import Band, ConfidenceWord, Index, Publication
from footprint.rubric import Rubric, load_rubric
from footprint.score import Mark, band, confidence_word, index, mark, points, roll, weights

NOW = datetime(2026, 11, 22, tzinfo=UTC)
FULL = load_rubric("full")
LIGHT = load_rubric("light")
# JSON of the reference people; its shape is checked by use
PEOPLE: list[dict[str, Any]] = json.loads((Path(__file__).parent / "personas.json").read_text())["personas"]


def plain(rubric: Rubric) -> Rubric:
    """The same weights with every curve taking the measure as it is: the reference people give scores."""
    raw = rubric.model_dump()
    for dimension in raw["dimensions"].values():
        for rule in dimension["indicators"].values():
            rule["curve"] = {"kind": "as-is"}
    return Rubric.model_validate(raw)


def found(scores: dict[str, float | None]) -> dict[str, Finding]:
    return {
        name: Finding(name, Inconclusive(Reason.BLOCKED) if score is None else Scored(score), msg("seen"))
        for name, score in scores.items()
    }


def indexed(findings: dict[str, Finding], rubric: Rubric, *, sources: int = 9) -> Index:
    shares = weights(findings, rubric)
    marks = {name: mark(findings[name], rule, shares[name]) for name, rule in rubric.indicators.items()}
    return index(marks, findings, sources=sources, now=NOW)


def rolled(findings: dict[str, Finding], rubric: Rubric) -> list[Mark]:
    shares = weights(findings, rubric)
    return [mark(findings[name], rule, shares[name]) for name, rule in rubric.indicators.items()]


@pytest.mark.parametrize(
    ("person", "rubric"),
    [pytest.param(person, name, id=f"{person['persona']}-{name}") for person in PEOPLE for name in person["rubrics"]],
)
def test_a_reference_person_gets_the_reference_values(person: dict[str, Any], rubric: str) -> None:
    wanted = person["rubrics"][rubric]
    findings = found(wanted["indicators"])
    rules = plain(FULL if rubric == "full" else LIGHT)

    whole = roll(rolled(findings, rules))
    line = indexed(findings, rules, sources=person["attributed_sources"])

    state = {"publish": Publication.PUBLISHED, "range": Publication.RANGE_ONLY}
    assert line.publication is state.get(wanted["state"], Publication.WITHHELD)
    assert whole.coverage == pytest.approx(wanted["coverage"], abs=0.006)
    assert whole.low * 100 == pytest.approx(wanted["low"], abs=0.1)
    assert whole.high * 100 == pytest.approx(wanted["high"], abs=0.1)
    if wanted["index"] is not None:
        assert whole.score is not None
        assert whole.score * 100 == pytest.approx(wanted["index"], abs=0.1)


@pytest.mark.parametrize(
    ("days", "score"),
    [(0, 1.0), (7, 0.96), (14, 0.90), (30, 0.78), (60, 0.61), (90, 0.50), (180, 0.32), (365, 0.17), (730, 0.07)],
)
def test_freshness_follows_the_published_table(days: int, score: float) -> None:
    assert FULL.indicators["pub.fresh"].curve.score(days) == pytest.approx(score, abs=0.005)


@pytest.mark.parametrize(
    ("indicator", "value", "score"),
    [
        ("pub.cadence", 4, 1.0),
        ("pub.cadence", 1, 0.4307),
        ("pub.cadence", 40, 1.0),
        ("pub.regular", 9, 0.75),
        ("vis.name", 0.727, 1.0),
        ("vis.name", 0.3635, 0.5),
        ("vis.handle", 0.469, 1.0),
        ("name.handles", 4, 0.5),
        ("com.mentions", 10, 1.0),
        ("com.conv", 0.1, 0.5),
        ("com.conv", 0.5, 1.0),
        ("com.conv", 0.85, 0.75),
        ("com.conv", 1, 0.5),
        ("host.links", 0.05, 0.5),
        ("host.links", 0.3, 0.0),
        ("tools.artefact", 1, 0.5),
        ("tools.artefact", 5, 1.0),
        ("tools.families", 3, 0.5),
    ],
)
def test_a_curve_gives_the_score_of_its_rule(indicator: str, value: float, score: float) -> None:
    assert FULL.indicators[indicator].curve.score(value) == pytest.approx(score, abs=0.0005)


def test_the_counterfactual_of_the_specification_is_worth_nine_tenths_of_a_point() -> None:
    curve = FULL.indicators["pub.cadence"].curve

    gain = FULL.points("pub.cadence") * (curve.score(2) - curve.score(1))

    assert round(gain, 1) == 0.9


@pytest.mark.parametrize(
    ("status", "score", "low", "high"),
    [
        (Scored(0.6), 0.6, 0.6, 0.6),
        (Scored(0.6, 0.5, 0.7), 0.6, 0.5, 0.7),
        (Absent(), 0.0, 0.0, 0.0),
        (Inconclusive(Reason.BLOCKED), None, 0.0, 1.0),
        (Inconclusive(Reason.PARTIAL, 0.2, 0.9), None, 0.2, 0.9),
        (Informative(), None, 0.0, 0.0),
    ],
    ids=["scored", "seen-in-part", "absent", "blocked", "bounded", "informative"],
)
def test_a_status_enters_the_arithmetic_as_specified(
    status: Status, score: float | None, low: float, high: float
) -> None:
    rule = FULL.indicators["pub.exists"]

    marked = mark(Finding("pub.exists", status, msg("seen")), rule, 5.0)

    assert (marked.score, marked.low, marked.high) == (score, low, high)


def test_too_wide_a_part_unseen_takes_the_point_away_and_keeps_the_bounds() -> None:
    marked = mark(Finding("pub.exists", Scored(0.6, 0.5, 0.76), msg("seen")), FULL.indicators["pub.exists"], 5.0)

    assert marked.score is None
    assert marked.status == Inconclusive(Reason.PARTIAL, 0.5, 0.76)
    assert (marked.low, marked.high) == (0.5, 0.76)


def test_an_excluded_indicator_gives_its_weight_to_its_siblings() -> None:
    findings = found(dict.fromkeys(FULL.indicators, 0.5))
    findings["host.links"] = Finding("host.links", Excluded(Reason.DISPUTED), msg("disputed"))

    shares = weights(findings, FULL)

    assert shares["host.links"] == 0
    assert shares["host.domain"] == pytest.approx(7 * 2 / 3)
    assert sum(shares.values()) == pytest.approx(100)


@pytest.mark.parametrize(
    ("known", "sources", "publication"),
    [
        (0.8, 3, Publication.PUBLISHED),
        (0.8, 2, Publication.WITHHELD),
        (0.6, 3, Publication.RANGE_ONLY),
        (0.4, 9, Publication.WITHHELD),
    ],
)
def test_publication_needs_coverage_and_sources(known: float, sources: int, publication: Publication) -> None:
    marks = {"a": Mark(Scored(0.5), known, 0.5, 0.5, 0.5), "b": Mark(Absent(), 1 - known, None, 0, 1)}
    findings = {name: Finding(name, Scored(0.5), msg("seen")) for name in marks}

    assert index(marks, findings, sources=sources, now=NOW).publication is publication


@pytest.mark.parametrize(
    ("attribution", "method", "days", "confidence"),
    [
        (Attribution.CONFIRMED, Method.API, 0, 1.0),
        (Attribution.LIKELY, Method.API, 0, 0.7),
        (Attribution.CONFIRMED, Method.HTML, 8, 0.81),
        (Attribution.CONFIRMED, Method.SEARCH, 60, 0.42),
        (Attribution.CONFIRMED, Method.API, 400, 0.5),
    ],
)
def test_confidence_multiplies_attribution_method_and_age(
    attribution: Attribution, method: Method, days: int, confidence: float
) -> None:
    proof = Evidence("k", "https://a.example/", NOW - timedelta(days=days), "200")
    finding = Finding("a", Scored(1), msg("seen"), (proof,), attribution=attribution, method=method)

    line = index({"a": Mark(Scored(1), 5, 1.0, 1.0, 1.0)}, {"a": finding}, sources=3, now=NOW)

    assert line.confidence == pytest.approx(confidence)


@pytest.mark.parametrize(
    ("confidence", "word"),
    [
        (0.85, ConfidenceWord.HIGH),
        (0.84, ConfidenceWord.MEDIUM),
        (0.65, ConfidenceWord.MEDIUM),
        (0.64, ConfidenceWord.LOW),
    ],
)
def test_confidence_has_a_word(confidence: float, word: ConfidenceWord) -> None:
    assert confidence_word(confidence) is word


@pytest.mark.parametrize(
    ("score", "word"),
    [
        (0.0, Band.FEW_TRACES),
        (0.249, Band.FEW_TRACES),
        (0.25, Band.BUILDING),
        (0.5, Band.ESTABLISHED),
        (0.8, Band.EXEMPLARY),
        (1.0, Band.EXEMPLARY),
    ],
)
def test_a_dimension_has_a_word(score: float, word: Band) -> None:
    assert band(score) is word


@pytest.mark.parametrize(("score", "printed"), [(0.625, 63), (0.615, 62), (0.6149, 61), (0.0, 0), (1.0, 100)])
def test_scores_are_printed_without_decimals_and_half_goes_up(score: float, printed: int) -> None:
    assert points(score) == printed


share = st.floats(0, 1).map(lambda one: round(one, 4))
people = st.fixed_dictionaries(dict.fromkeys(FULL.indicators, share))


@given(people, st.sets(st.sampled_from(sorted(FULL.indicators))))
def test_hiding_never_narrows_the_range_and_the_truth_stays_in_it(scores: dict[str, float], hidden: set[str]) -> None:
    rubric = plain(FULL)
    truth = roll(rolled(found(dict(scores)), rubric))
    partly = roll(rolled(found({name: None if name in hidden else one for name, one in scores.items()}), rubric))

    assert truth.score is not None
    assert partly.low - 1e-5 <= truth.score <= partly.high + 1e-5
    assert partly.low <= truth.low + 1e-5
    assert partly.high >= truth.high - 1e-5


@given(people, st.sampled_from(sorted(FULL.indicators)), share)
def test_a_better_indicator_never_lowers_the_index(scores: dict[str, float], name: str, more: float) -> None:
    rubric = plain(FULL)
    before = roll(rolled(found(dict(scores)), rubric))
    after = roll(rolled(found({**scores, name: max(scores[name], more)}), rubric))

    assert before.score is not None
    assert after.score is not None
    assert after.score >= before.score - 1e-5
    assert after.high >= before.high - 1e-5


def test_with_everything_blocked_no_score_is_published() -> None:
    line = indexed(found(dict.fromkeys(FULL.indicators, None)), FULL)

    assert line.publication is Publication.WITHHELD
    assert (line.value, line.low, line.high, line.coverage, line.confidence) == (None, 0, 100, 0.0, None)
