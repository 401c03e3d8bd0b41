"""What is left to ask, and what must hold of it for any evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.case import Case, Conditions
from footprint.compose import compose
from footprint.criteria import Verdict, load_criteria, load_glossary
from footprint.exhibit import Detail
from footprint.finding import Absent, Excluded, Finding, Inconclusive, Manual, Reason, Scored, Status
from footprint.interview import MOST, MOST_OF_ONE, MOST_SHOWN, WHY, Cause, Question, interview
from footprint.message import Message, msg
from footprint.rubric import Rubric, load_rubric
from footprint.subject import Handle, Subject
from small_web import SmallWeb, small_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from footprint.interview import InterviewSheet
    from footprint.profile import Profile

NOW = datetime(2026, 11, 22, tzinfo=UTC)
CRITERIA = load_criteria()
GLOSSARY = load_glossary()
LABELS = tuple(dict.fromkeys(label for one in CRITERIA.criteria for label in one.labels))
ONLY_A_PERSON = [f"Q{one.number or 0}" for one in CRITERIA.criteria if one.verdict is Verdict.INTERVIEW]
GAPS = (Cause.ABSENT, Cause.UNSEEN, Cause.THIN)
BLOCKED = Inconclusive(Reason.BLOCKED)


@cache
def plain(name: str = "full") -> Rubric:
    """A rubric whose every curve takes the measure as it is, so that tests speak of scores."""
    raw = load_rubric(name).model_dump()
    for dimension in raw["dimensions"].values():
        for rule in dimension["indicators"].values():
            rule["curve"] = {"kind": "as-is"}
    return Rubric.model_validate(raw)


INDICATORS = tuple(plain().indicators)


def profile(statuses: Mapping[str, Status], labels: Iterable[str] = (), *, rubric: str = "full") -> Profile:
    case = Case(Subject((Handle("camilleroy"),)), Conditions(NOW, 7), small_catalogue(), plain(rubric), SmallWeb())
    findings = [Finding(name, status, msg("seen")) for name, status in statuses.items()]
    details = [Detail(f"{place}.example", Message(label), msg("there")) for place, label in enumerate(labels)]
    return compose(case, [*findings, *details], complete=True)


def of_all(status: Status) -> dict[str, Status]:
    return dict.fromkeys(INDICATORS, status)


def sheet(
    statuses: Mapping[str, Status], labels: Iterable[str] = (), *, rubric: str = "full", needed: Iterable[int] = ()
) -> InterviewSheet:
    return interview(profile(statuses, labels, rubric=rubric), CRITERIA, GLOSSARY, needed=frozenset(needed))


def asked(one: InterviewSheet) -> list[str]:
    return [question.id for chapter in one.asked for question in chapter.questions]


def question(one: InterviewSheet, number: int) -> Question:
    return next(each for each in one.questions if each.id == f"Q{number}")


def absent(one: InterviewSheet) -> set[str]:
    return {each.id for each in one.questions if each.cause is Cause.ABSENT}


def partly(one: float, other: float) -> Status:
    return Inconclusive(Reason.PARTIAL, min(one, other), max(one, other))


GOOD = sheet(of_all(Scored(0.9)), LABELS)
BARE = sheet(of_all(Absent()))
SHARES = st.sampled_from([0.0, 0.1, 0.24, 0.25, 0.4, 0.5, 0.75, 1.0])
STATUSES: st.SearchStrategy[Status] = st.one_of(
    st.just(Absent()),
    st.just(BLOCKED),
    st.builds(Scored, SHARES),
    st.builds(partly, SHARES, SHARES),
)
EVIDENCE = st.fixed_dictionaries(dict.fromkeys(INDICATORS, STATUSES))
SHOWN = st.lists(st.sampled_from(LABELS), unique=True)


def hidden(status: Status, bounds: tuple[float, float] | None) -> Status:
    """The same with something taken from sight: its bounds can only widen."""
    match status:
        case Absent():
            low = high = 0.0
        case Scored(value):
            low = high = value
        case Inconclusive(_, least, most):
            low, high = least or 0.0, 1.0 if most is None else most
        case _:
            return status
    if bounds is None:
        return BLOCKED
    return Inconclusive(Reason.PARTIAL, min(low, *bounds), max(high, *bounds))


def better(status: Status, more: float) -> Status:
    """The same with more that is the candidate's."""
    match status:
        case Absent():
            return Scored(more) if more else status
        case Scored(value):
            return Scored(min(1.0, value + more))
        case _:
            return status


@settings(max_examples=40)
@given(EVIDENCE, SHOWN, st.dictionaries(st.sampled_from(INDICATORS), st.none() | st.tuples(SHARES, SHARES)), st.data())
def test_hiding_data_never_removes_a_question(
    seen: dict[str, Status], labels: list[str], veil: dict[str, tuple[float, float] | None], data: st.DataObject
) -> None:
    left = data.draw(st.lists(st.sampled_from(labels), unique=True)) if labels else []
    veiled = {name: hidden(status, veil[name]) if name in veil else status for name, status in seen.items()}

    before, after = sheet(seen, labels), sheet(veiled, left)

    assert {one.id for one in before.questions} <= {one.id for one in after.questions}


@settings(max_examples=40)
@given(EVIDENCE, SHOWN, st.dictionaries(st.sampled_from(INDICATORS), SHARES), SHOWN)
def test_a_better_profile_never_gets_more_questions_about_what_is_absent(
    seen: dict[str, Status], labels: list[str], gains: dict[str, float], further: list[str]
) -> None:
    improved = {name: better(status, gains.get(name, 0.0)) for name, status in seen.items()}

    assert absent(sheet(improved, dict.fromkeys(labels + further))) <= absent(sheet(seen, labels))


@settings(max_examples=20)
@given(EVIDENCE, SHOWN, st.permutations(INDICATORS))
def test_the_order_in_which_findings_came_leaves_no_trace(
    seen: dict[str, Status], labels: list[str], order: list[str]
) -> None:
    assert sheet({name: seen[name] for name in order}, labels) == sheet(seen, labels)


@settings(max_examples=20)
@given(EVIDENCE, SHOWN, st.sampled_from(["full", "light"]))
def test_what_only_a_person_can_answer_is_on_every_sheet(
    seen: dict[str, Status], labels: list[str], rubric: str
) -> None:
    kept = {name: status for name, status in seen.items() if name in plain(rubric).indicators}
    ids = [one.id for one in sheet(kept, labels, rubric=rubric).questions]

    assert set(ONLY_A_PERSON) <= set(ids)
    assert len(set(ids)) == len(ids)


@settings(max_examples=20)
@given(EVIDENCE, SHOWN)
def test_what_is_asked_fits_into_an_hour_and_each_gap_is_asked_about_once(
    seen: dict[str, Status], labels: list[str]
) -> None:
    one = sheet(seen, labels)
    asked_for = [
        [{sight.indicator for sight in each.seen if sight.is_open} for each in chapter.questions if each.cause in GAPS]
        for chapter in one.asked
    ]
    gaps = [gap for chapter in asked_for for gap in chapter]

    assert len(asked(one)) <= MOST
    assert max(map(len, asked_for), default=0) <= MOST_OF_ONE
    assert all(one not in gaps[at + 1 :] for at, one in enumerate(gaps))


def test_what_is_evidenced_well_is_not_asked_about() -> None:
    measured = {one.number for one in CRITERIA.criteria if one.verdict is Verdict.MEASURED and one.indicators}

    assert measured.isdisjoint(int(one.id[1:]) for one in GOOD.questions)
    assert {one.number for one in GOOD.answered} == measured
    assert BARE.answered == ()
    assert {one.cause for one in GOOD.questions} == {Cause.PERSON, Cause.IN_PART}


def test_somebody_of_whom_all_is_seen_is_asked_the_few_questions_that_everybody_is() -> None:
    assert asked(GOOD) == ["Q41", "Q5", "Q37", "Q69", "Q72", "Q79", "Q0"]


def test_somebody_of_whom_nothing_shows_is_asked_about_several_sides() -> None:
    sections = [chapter.section.id for chapter in BARE.asked]

    assert len(asked(BARE)) == MOST
    assert len(sections) >= 5
    assert sections == [one.id for one in CRITERIA.sections if one.id in sections]


@pytest.mark.parametrize(
    ("status", "cause"),
    [
        (Absent(), Cause.ABSENT),
        (BLOCKED, Cause.UNSEEN),
        (Inconclusive(Reason.PARTIAL, 0.49, 1.0), Cause.UNSEEN),
        (Inconclusive(Reason.PARTIAL, 0.5, 1.0), None),
        (Scored(0.24), Cause.THIN),
        (Scored(0.25), None),
        (Excluded(Reason.DISPUTED), Cause.DISPUTED),
        (Excluded(Reason.NOT_IN_RUBRIC), Cause.NOT_COUNTED),
        (Manual(), Cause.PERSON),
    ],
    ids=["absent", "blocked", "partly", "enough", "thin", "seen", "disputed", "left-out", "manual"],
)
def test_a_status_says_why_a_question_is_asked(status: Status, cause: Cause | None) -> None:
    one = sheet({**of_all(Scored(0.9)), "info.sources": status}, LABELS)

    assert next((each.cause for each in one.questions if each.id == "Q6"), None) is cause


def test_a_question_says_what_was_seen_and_why_it_is_asked() -> None:
    one = question(sheet({**of_all(Scored(0.9)), "info.sources": BLOCKED}, LABELS), 6)

    assert [(sight.indicator, sight.status, sight.sentence, sight.is_open) for sight in one.seen] == [
        ("info.sources", BLOCKED, msg("seen"), True)
    ]
    assert one.why == WHY[Cause.UNSEEN]
    assert one.job_link == plain().indicators["info.sources"].job_link
    assert [(served.number, served.term) for served in one.serves] == [(6, "partage, envoi de liens")]


def test_half_of_the_indicators_leave_a_question_open_and_less_does_not() -> None:
    most = {**of_all(Scored(0.9)), "page.onpage": Absent(), "page.access": Absent()}
    half = {**most, "page.structured": Absent()}

    assert "Q27" not in {one.id for one in sheet(most, LABELS).questions}
    assert question(sheet(half, LABELS), 27).cause is Cause.ABSENT


@pytest.mark.parametrize(
    ("families", "cause"),
    [
        (Scored(0.9), Cause.ABSENT),
        (Inconclusive(Reason.PARTIAL, 0.6, 1.0), Cause.UNSEEN),
        (Excluded(Reason.DISPUTED), Cause.DISPUTED),
    ],
    ids=["looked-well", "in-part", "disputed"],
)
def test_a_sign_that_was_not_shown_leaves_its_criterion_open(families: Status, cause: Cause) -> None:
    others = [label for label in LABELS if label != "Wiki"]

    assert question(sheet({**of_all(Scored(0.9)), "tools.families": families}, others), 14).cause is cause


def test_two_criteria_share_the_question_that_serves_both() -> None:
    assert [served.number for served in question(GOOD, 31).serves] == [31, 48]


def test_details_that_show_a_criterion_stand_beside_its_question_a_few_of_them() -> None:
    one = question(sheet(of_all(Scored(0.9)), ["Software", "Feed", *["Software"] * 9]), 15)

    assert {str(detail.label) for detail in one.shown} == {"Software"}
    assert len(one.shown) == MOST_SHOWN


def test_what_the_employer_needs_on_day_one_is_asked_before_gaps() -> None:
    one = sheet(of_all(Absent()), needed=[24, 28, 36, 58, 70])

    assert {"Q24", "Q28", "Q36", "Q58", "Q70"} <= set(asked(one))
    assert len(asked(one)) == MOST


def test_what_is_disputed_is_asked_first_though_it_has_no_weight() -> None:
    one = sheet({**of_all(Absent()), "info.curation": Excluded(Reason.DISPUTED)})

    assert "Q31" in asked(one)


def test_the_light_rubric_keeps_what_it_leaves_out_for_positions_that_need_it() -> None:
    light = {name: Scored(0.9) for name in plain("light").indicators}
    one = sheet(light, rubric="light")

    assert question(one, 26).cause is Cause.NOT_COUNTED
    assert "Q26" not in asked(one)


def test_the_employer_has_one_question_which_no_candidate_is_asked() -> None:
    assert [one.id for one in GOOD.employer] == ["Q59"]
    assert "Q59" not in {one.id for one in BARE.questions}


def test_a_sheet_explains_the_words_of_its_questions() -> None:
    assert {"cms", "cloud"} <= {one.id for one in GOOD.terms}
    assert "feed" not in {one.id for one in GOOD.terms}
    assert "feed" in {one.id for one in BARE.terms}


def test_a_sheet_names_the_rubric_and_the_person_it_was_made_for() -> None:
    whole = profile(of_all(Absent()))
    one = interview(replace(whole, date=NOW), CRITERIA, GLOSSARY)

    assert (one.subject, one.date, one.rubric) == (whole.subject, NOW, whole.rubric)
