"""The arithmetic, sentence by sentence of its specification, and the test that holds each.

| Sentence of the specification | Test |
|---|---|
| scored, absent, inconclusive, informative | test_a_status_enters_the_arithmetic_as_specified |
| what is excluded is not in the rubric | test_what_is_left_out_is_as_if_it_were_not_in_the_rubric |
| an error, a block or a limit is never 0 | test_what_could_not_be_looked_at_is_never_what_was_not_there |
| seen in part: low and high, and the range uses them | test_bounds_of_what_was_seen_in_part_are_those_of_the_range |
| beyond .25 it is inconclusive, with its bounds | test_a_quarter_unseen_keeps_the_point_and_more_takes_it |
| counts that are "at least" give low = the count | test_a_count_that_is_at_least_so_high_has_it_as_its_low |
| S_d and c_d of a dimension | test_a_dimension_is_the_mean_of_what_is_known |
| index, range and coverage | test_the_index_is_that_of_the_dimensions_by_weight_and_coverage |
| confidence: attribution times method times age | test_confidence_multiplies_attribution_method_and_age |
| confidence: the edges of age | test_evidence_ages_after_7_30_and_90_days |
| confidence: a weighted mean | test_confidence_is_a_mean_by_weight |
| confidence in words | test_confidence_has_a_word |
| published from C ≥ .75, range from .50 | test_publication_turns_at_half_and_at_three_quarters |
| fewer than three sources is no score | test_too_few_sources_is_no_score_and_not_a_low_one |
| withheld, with what could not be seen | test_what_is_withheld_says_what_was_too_little |
| a dimension under .5 has a range only | test_a_dimension_seen_under_half_has_a_range_only |
| bands | test_a_dimension_has_a_word |
| the printed line | test_the_second_line_is_the_whole_profile |
| no decimals, half up | test_scores_are_rounded_half_up_at_every_place |
| a gain may have one decimal, half up too | test_a_gain_has_one_decimal_and_its_half_goes_up |
| not distinguishable | (footprint/comparing.py) |
| value, formula with its numbers | test_a_formula_says_its_numbers_and_its_result |
| one counterfactual: 0.43 to 0.68, 0.9 points | test_the_counterfactual_is_the_specifications_in_both_languages |
| a gain is weight times the step | test_a_counterfactual_is_kept_with_what_it_would_bring |
| a rubric is a versioned data file | test_the_weights_are_those_of_the_specification |
| a linter checks it | test_each_fault_of_a_rubric_is_said |
| a facet: by share of the total | test_a_facet_is_a_mean_by_share_of_the_total |
| a facet: withheld, not shown | test_a_facet_is_withheld_under_half_and_left_out_without_indicators |
| property 1, engine | test_a_better_indicator_never_lowers_the_index |
| property 1, engine: an unknown that becomes known | test_seeing_more_never_raises_the_upper_end |
| property 1, whole | test_a_further_account_lowers_nothing |
| property 2, engine | test_hiding_never_narrows_the_range_and_the_truth_stays_in_it |
| property 2, engine: hiding a part | test_wider_bounds_never_narrow_the_range |
| property 2, whole | test_what_is_not_seen_narrows_no_range_and_is_no_verdict |
| property 3, engine | test_with_everything_blocked_no_score_is_published |
| property 3, whole | test_where_nothing_answers_nothing_is_scored |
| property 4, engine | test_who_somebody_is_changes_no_number |
| property 4, whole | test_name_gender_city_and_language_change_no_number |
| property 5, engine | test_an_account_that_nobody_attributed_changes_no_number |
| property 5, whole | test_the_accounts_of_strangers_change_no_number |
| property 6, engine | test_the_same_findings_in_any_order_are_the_same_bytes |
| property 6: an old result under a new rubric | test_an_old_result_is_read_back_without_any_rubric |
| property 6, whole | test_two_runs_over_the_same_world_are_the_same_bytes |
| reference people, both rubrics | test_a_reference_person_gets_the_reference_values |
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.case import Case, Conditions
from footprint.compose import compose
from footprint.exhibit import Account, Source, Standing, Verdict
from footprint.finding import (
    Absent,
    Attribution,
    Evidence,
    Excluded,
    Finding,
    Inconclusive,
    Informative,
    Instead,
    Manual,
    Method,
    Reason,
    Scored,
    Status,
)
from footprint.locale import Language, translator
from footprint.message import msg
from footprint.profile import Publication
from footprint.report import read_profile
from footprint.report.compose import page
from footprint.report.document import document
from footprint.rubric import Rubric, load_rubric
from footprint.score import Mark, index, mark, points, roll, weights
from footprint.subject import Handle, Subject
from small_web import SmallWeb, small_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from footprint.exhibit import Exhibit
    from footprint.profile import Profile

NOW = datetime(2026, 11, 22, tzinfo=UTC)
TESTS = Path(__file__).resolve().parents[2]


def plain(name: str = "full") -> Rubric:
    """A rubric whose curves all take the measure as it is, so that a measure is a score."""
    raw = load_rubric(name).model_dump()
    for dimension in raw["dimensions"].values():
        for rule in dimension["indicators"].values():
            rule["curve"] = {"kind": "as-is"}
    return Rubric.model_validate(raw)


FULL = plain()
NAMES = tuple(FULL.indicators)
CATALOGUE = small_catalogue()
SOURCES = tuple(Source(f"https://site{place}.example/", f"Site {place}", Attribution.CONFIRMED) for place in range(3))


def told(statuses: Mapping[str, Status]) -> list[Finding]:
    return [Finding(name, status, msg("seen")) for name, status in statuses.items()]


def composed(
    findings: Iterable[Finding | Exhibit],
    rubric: Rubric = FULL,
    *,
    subject: Subject | None = None,
    locale: str = "fr-FR",
) -> Profile:
    conditions = Conditions(NOW, 7, locale=locale)
    case = Case(subject or Subject((Handle("camilleroy"),)), conditions, CATALOGUE, rubric, SmallWeb())
    return compose(case, [*findings, *SOURCES], complete=True)


def numbers(profile: Profile) -> object:
    """All that is scored."""
    facets = [(one.id, one.score, one.low, one.high, one.coverage, one.band) for one in profile.facets]
    return profile.index, [(one.score, one.low, one.high, one.coverage) for one in profile.dimensions], facets


def of_all(status: Status) -> dict[str, Status]:
    return dict.fromkeys(NAMES, status)


share = st.integers(0, 1000).map(lambda one: one / 1000)
people = st.fixed_dictionaries(dict.fromkeys(NAMES, share))
hidden_names = st.sets(st.sampled_from(NAMES))
UNSEEN = Inconclusive(Reason.BLOCKED)
few = settings(max_examples=15, deadline=None)


def seen(scores: Mapping[str, float], hidden: Iterable[str]) -> dict[str, Status]:
    return {name: UNSEEN if name in set(hidden) else Scored(score) for name, score in scores.items()}


def marked(statuses: Mapping[str, Status], rubric: Rubric = FULL) -> dict[str, Mark]:
    findings = {one.indicator: one for one in told(statuses)}
    shares = weights(findings, rubric)
    return {name: mark(findings[name], rule, shares[name]) for name, rule in rubric.indicators.items()}


def test_every_test_that_the_table_names_exists() -> None:
    assert __doc__ is not None
    named = re.findall(r"\| (test_\w+) \|", __doc__)
    text = "\n".join(one.read_text(encoding="utf-8") for one in TESTS.rglob("test_*.py"))
    known = set(re.findall(r"def (test_\w+)\(", text))

    assert [name for name in named if name not in known] == []


@pytest.mark.parametrize(
    "left_out", [Excluded(Reason.DISPUTED), Informative(), Manual()], ids=lambda one: type(one).__name__
)
@few
@given(scores=people, name=st.sampled_from(NAMES))
def test_what_is_left_out_is_as_if_it_were_not_in_the_rubric(
    left_out: Status, scores: dict[str, float], name: str
) -> None:
    home = next(one for one, rule in FULL.dimensions.items() if name in rule.indicators)
    kept = {one: rule for one, rule in FULL.dimensions[home].indicators.items() if one != name}
    without = FULL.model_copy(
        update={"dimensions": {**FULL.dimensions, home: FULL.dimensions[home].model_copy(update={"indicators": kept})}}
    )
    statuses: dict[str, Status] = {one: Scored(score) for one, score in scores.items()}

    out = composed(told({**statuses, name: left_out}))
    never = composed(told({one: status for one, status in statuses.items() if one != name}), without)

    assert numbers(out) == numbers(never)


@pytest.mark.parametrize("reason", [one for one in Reason if one not in (Reason.DISPUTED, Reason.NOT_IN_RUBRIC)])
def test_what_could_not_be_looked_at_is_never_what_was_not_there(reason: Reason) -> None:
    unseen = composed(told({**of_all(Scored(1)), "host.domain": Inconclusive(reason)}))
    absent = composed(told({**of_all(Scored(1)), "host.domain": Absent()}))

    assert (unseen.index.value, unseen.index.low, unseen.index.high) == (100, 97, 100)  # 3.5 points are open
    assert (absent.index.value, absent.index.low, absent.index.high) == (97, 97, 97)
    assert unseen.index.coverage == pytest.approx(0.965)
    assert absent.index.coverage == 1


@few
@given(low=share, more=share)
def test_bounds_of_what_was_seen_in_part_are_those_of_the_range(low: float, more: float) -> None:
    high = min(1.0, low + more)
    both = marked({**of_all(Absent()), "name.handles": Scored(low, low, high)})
    whole = roll(both.values())

    assert whole.low == pytest.approx(6 * low / 100, abs=2e-6)
    assert whole.high == pytest.approx(6 * high / 100, abs=2e-6)


@pytest.mark.parametrize(
    ("low", "high", "score"), [(0.5, 0.75, 0.6), (0.5, 0.7501, None), (0.35, 0.6, 0.6), (0.34, 0.6, None)]
)
def test_a_quarter_unseen_keeps_the_point_and_more_takes_it(low: float, high: float, score: float | None) -> None:
    result = mark(Finding("pub.exists", Scored(0.6, low, high), msg("seen")), FULL.indicators["pub.exists"], 5.0)

    assert (result.score, result.low, result.high) == (score, low, high)
    assert isinstance(result.status, Scored if score is not None else Inconclusive)


def test_a_count_that_is_at_least_so_high_has_it_as_its_low() -> None:
    rule = load_rubric().indicators["net.families"]

    result = mark(Finding("net.families", Scored(3, 3, 4), msg("seen")), rule, 4.8)

    assert (result.score, result.low, result.high) == (0.75, 0.75, 1.0)


def test_a_dimension_is_the_mean_of_what_is_known() -> None:
    statuses = {**of_all(Absent()), "host.domain": Scored(0.4), "host.https": UNSEEN, "host.links": Scored(1)}

    hosting = next(one for one in composed(told(statuses)).dimensions if one.id == "hosting")

    assert hosting.score == 60  # (2 * 0.4 + 1 * 1) / 3
    assert hosting.coverage == 0.75
    assert (hosting.low, hosting.high) == (45, 70)


@few
@given(people, hidden_names)
def test_the_index_is_that_of_the_dimensions_by_weight_and_coverage(scores: dict[str, float], hidden: set[str]) -> None:
    marks = marked(seen(scores, hidden))
    whole = roll(marks.values())
    parts = [(one.weight, roll(marks[name] for name in one.indicators)) for one in FULL.dimensions.values()]
    known = sum(weight * one.coverage for weight, one in parts)
    held = sum(weight * one.coverage * (one.score or 0) for weight, one in parts)

    assert whole.coverage == pytest.approx(known / 100, abs=1e-5)
    assert whole.low == pytest.approx(held / 100, abs=1e-5)
    assert whole.high == pytest.approx((held + 100 - known) / 100, abs=1e-5)
    if known:
        assert whole.score == pytest.approx(held / known, abs=1e-4)
    else:
        assert whole.score is None


@pytest.mark.parametrize(("days", "factor"), [(7, 1.0), (8, 0.9), (30, 0.9), (31, 0.7), (90, 0.7), (91, 0.5)])
def test_evidence_ages_after_7_30_and_90_days(days: int, factor: float) -> None:
    proof = Evidence("k", "https://a.example/", NOW - timedelta(days=days), "200")
    finding = Finding("a", Scored(1), msg("seen"), (proof,))

    line = index({"a": Mark(Scored(1), 5, 1.0, 1.0, 1.0)}, {"a": finding}, sources=3, now=NOW)

    assert line.confidence == pytest.approx(factor)


def test_confidence_is_a_mean_by_weight() -> None:
    marks = {"a": Mark(Scored(1), 3, 1.0, 1.0, 1.0), "b": Mark(Scored(1), 1, 1.0, 1.0, 1.0)}
    findings = {
        "a": Finding("a", Scored(1), msg("seen")),
        "b": Finding("b", Scored(1), msg("seen"), method=Method.SEARCH),
    }

    assert index(marks, findings, sources=3, now=NOW).confidence == pytest.approx((3 * 1 + 1 * 0.6) / 4)


@pytest.mark.parametrize(
    ("known", "publication"),
    [
        (0.75, Publication.PUBLISHED),
        (0.7499, Publication.RANGE_ONLY),
        (0.5, Publication.RANGE_ONLY),
        (0.4999, Publication.WITHHELD),
    ],
)
def test_publication_turns_at_half_and_at_three_quarters(known: float, publication: Publication) -> None:
    marks = {"a": Mark(Scored(0.5), known, 0.5, 0.5, 0.5), "b": Mark(UNSEEN, 1 - known, None, 0, 1)}
    line = index(marks, {name: Finding(name, Scored(0.5), msg("seen")) for name in marks}, sources=3, now=NOW)

    assert line.publication is publication
    assert (line.value is None) == (publication is not Publication.PUBLISHED)


@pytest.mark.parametrize("sources", [0, 1, 2])
def test_too_few_sources_is_no_score_and_not_a_low_one(sources: int) -> None:
    findings = {one.indicator: one for one in told(of_all(Scored(1)))}

    line = index(marked(of_all(Scored(1))), findings, sources=sources, now=NOW)

    assert (line.publication, line.value, line.coverage) == (Publication.WITHHELD, None, 1)


@few
@given(people, hidden_names)
def test_a_dimension_seen_under_half_has_a_range_only(scores: dict[str, float], hidden: set[str]) -> None:
    for one in composed(told(seen(scores, hidden))).dimensions:
        rules = FULL.dimensions[one.id].indicators
        total = sum(rule.weight for rule in rules.values())
        held = sum(rule.weight * scores[name] for name, rule in rules.items() if name not in hidden) / total
        unknown = sum(rule.weight for name, rule in rules.items() if name in hidden) / total

        assert (one.score is None) == (one.coverage < 0.5)
        assert (one.band is None) == (one.score is None)
        assert one.low == pytest.approx(100 * held, abs=0.51)
        assert one.high == pytest.approx(100 * (held + unknown), abs=0.51)


def test_scores_are_rounded_half_up_at_every_place() -> None:
    wrong = [
        one
        for one in range(10_001)
        if points(one / 10_000) != Decimal(one).scaleb(-2).quantize(Decimal(1), ROUND_HALF_UP)
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("gained", "printed"), [(0.25, "0.3"), (0.35, "0.4"), (0.249, "0.2"), (0.95, "1.0"), (1.0, "1.0")]
)
def test_a_gain_has_one_decimal_and_its_half_goes_up(gained: float, printed: str) -> None:
    assert translator("en").say(msg("{points:.1f}", points=gained)) == printed


@pytest.mark.parametrize(
    ("indicator", "value", "formula"),
    [
        ("pub.cadence", 1, "min(1, ln(1 + 1) / ln(1 + 4)) = 0.43"),
        ("name.handles", 6, "min(1, 6 / 8) = 0.75"),
        ("pub.craft", 0.9, "measure as it is = 0.90"),
        ("pub.fresh", 90, "log-normal curve, 0.9 at 14 and 0.5 at 90: at 90 = 0.50"),
        ("com.conv", 0.1, "straight lines through 0 → 0 · 0.2 → 1 · 0.7 → 1 · 1 → 0.5: at 0.1 = 0.50"),
    ],
)
def test_a_formula_says_its_numbers_and_its_result(indicator: str, value: float, formula: str) -> None:
    assert translator("en").say(load_rubric().indicators[indicator].curve.formula(value)) == formula


@pytest.mark.parametrize(
    ("language", "numbers_said"), [("en", ("0.43", "0.68", "0.9")), ("fr", ("0,43", "0,68", "0,9"))]
)
def test_the_counterfactual_is_the_specifications_in_both_languages(
    language: Language, numbers_said: tuple[str, ...]
) -> None:
    instead = Instead(msg("with {value} posts a month instead of {now}", value=2, now=1), 2)
    finding = Finding("pub.cadence", Scored(1), msg("seen"), instead=instead)

    profile = composed([finding], load_rubric())
    said = next(one for part in page(profile, translator(language)).chapters for one in part.entries if one.gain)

    assert [one for one in numbers_said if one not in said.gain] == []


def test_of_nothing_nothing_is_known() -> None:
    whole = roll(())

    assert (whole.score, whole.low, whole.high, whole.coverage, whole.is_shown) == (None, 0, 1, 0, False)


def test_a_facet_is_a_mean_by_share_of_the_total() -> None:
    statuses = {**of_all(Absent()), "info.sources": Scored(1), "pub.craft": Scored(0.5)}

    journalist = next(one for one in composed(told(statuses)).facets if one.id == "journalist")

    # 20 points of publication, of which craft has 3/11, and 4 of info.sources
    assert journalist.score == round(100 * (4 + 0.5 * 20 * 3 / 11) / 24)


def test_a_facet_is_withheld_under_half_and_left_out_without_indicators() -> None:
    statuses = {**of_all(UNSEEN), "pub.exists": Scored(1)}
    light = plain("light")

    facets = {one.id: one for one in composed(told(statuses)).facets}
    in_light = composed(told({name: Scored(1) for name in light.indicators}), light).facets

    assert facets["journalist"].score is None
    assert (facets["journalist"].low, facets["journalist"].high) == (15, 100)
    assert [one.id for one in in_light] == ["journalist", "communicator"]


@few
@given(people, hidden_names, st.sampled_from(NAMES))
def test_seeing_more_never_raises_the_upper_end(scores: dict[str, float], hidden: set[str], name: str) -> None:
    less = roll(marked(seen(scores, hidden | {name})).values())
    more = roll(marked(seen(scores, hidden - {name})).values())

    assert more.high <= less.high + 1e-5
    assert more.low >= less.low - 1e-5


@few
@given(people, st.dictionaries(st.sampled_from(NAMES), st.tuples(share, share)))
def test_wider_bounds_never_narrow_the_range(scores: dict[str, float], slack: dict[str, tuple[float, float]]) -> None:
    whole: dict[str, Status] = {name: Scored(one) for name, one in scores.items()}
    part = {
        name: Scored(scores[name], max(0.0, scores[name] - below), min(1.0, scores[name] + above))
        for name, (below, above) in slack.items()
    }
    truth, wider = roll(marked(whole).values()), roll(marked({**whole, **part}).values())

    assert truth.score is not None
    assert wider.low - 1e-5 <= truth.score <= wider.high + 1e-5
    if wider.score is not None:
        assert wider.low <= wider.score <= wider.high


@few
@given(
    people, hidden_names, st.sampled_from(["Camille", "Kamal", "Ngozi Ọlá", "李"]), st.sampled_from(["en-US", "fr-CA"])
)
def test_who_somebody_is_changes_no_number(scores: dict[str, float], hidden: set[str], name: str, locale: str) -> None:
    findings = told(seen(scores, hidden))
    other = [replace(one, sentence=msg("Elle vit à {city}.", city=name)) for one in findings]

    one = composed(findings)
    another = composed(other, subject=Subject((Handle("someone"),), name=name), locale=locale)

    assert numbers(one) == numbers(another)


@few
@given(people, st.sampled_from([Standing.POSSIBLE, Standing.OTHER, Standing.UNKNOWN]), st.sampled_from(Verdict))
def test_an_account_that_nobody_attributed_changes_no_number(
    scores: dict[str, float], standing: Standing, verdict: Verdict
) -> None:
    findings = told(seen(scores, ()))
    account = Account(
        "github", "GitHub", "code", "camilleroy", "https://github.com/camilleroy", verdict, standing, msg("alike")
    )

    assert numbers(composed([*findings, account])) == numbers(composed(findings))


@few
@given(people, hidden_names, st.permutations(NAMES))
def test_the_same_findings_in_any_order_are_the_same_bytes(
    scores: dict[str, float], hidden: set[str], order: list[str]
) -> None:
    findings = {one.indicator: one for one in told(seen(scores, hidden))}
    shuffled = [findings[name] for name in order]
    english = translator("en")

    assert document(composed(findings.values()), english) == document(composed(shuffled), english)


def test_an_old_result_is_read_back_without_any_rubric(monkeypatch: pytest.MonkeyPatch) -> None:
    english = translator("en")
    written = document(composed(told(of_all(Scored(0.7)))), english)

    def gone(name: str = "full") -> Rubric:
        raise AssertionError(name)

    monkeypatch.setattr("footprint.rubric.reading.read_source", gone)
    assert document(read_profile(written, "old.json"), english) == written
