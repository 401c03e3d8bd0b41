"""What is left to ask: the interview sheet, a pure function of a profile and the criteria of the post.

A question stands here because the audit found nothing, could not look, saw little or saw a part at most, or because
only a person can answer. Hiding something can therefore add questions and never removes one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from footprint.criteria import Asked, Criterion, NatureWord, Section, Term, Verdict
from footprint.exhibit import Detail
from footprint.finding import Absent, Excluded, Inconclusive, Informative, Manual, Reason, Scored, Status
from footprint.message import Message, Text, msg
from footprint.profile import Band, Indicator, Profile, RubricReference
from footprint.score import band
from footprint.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from footprint.criteria import Criteria, Glossary

    _Judged: TypeAlias = tuple[Criterion, "Cause | None"]
    _Because: TypeAlias = tuple[Criterion, "Cause"]

MOST = 15
"""Questions that an hour has room for."""
MOST_OF_ONE = 3
"""Gaps of one section that are asked about first: a conversation about one thing that is missing teaches no more."""
MOST_SHOWN = 6
"""Details beside one question: more are in the report."""


class Cause(StrEnum):
    """Why a question is asked, the most pressing first: of several the first holds."""

    DISPUTED = "disputed"
    ABSENT = "absent"
    UNSEEN = "unseen"
    THIN = "thin"
    PERSON = "person"
    IN_PART = "in_part"
    NOT_COUNTED = "not_counted"


WHY = {
    Cause.DISPUTED: msg("The candidate disputes what was found: hear what they have to say."),
    Cause.ABSENT: msg("The audit looked well and found nothing that is the candidate's; that does not mean no."),
    Cause.UNSEEN: msg("This could not be seen, or only in part, so that nothing is known either way."),
    Cause.THIN: msg("Little of it shows in public; there may be more behind it."),
    Cause.PERSON: msg("Only a person can answer this."),
    Cause.IN_PART: msg("What shows in public is a part of it at most."),
    Cause.NOT_COUNTED: msg("It is not counted here; the question is kept in case the position needs it."),
}
ADVICE = (
    msg("Ask everybody who applies for the position the questions that only a person can answer, in the same words."),
    msg("What the audit did not find is not an answer: the answer is what the person says here."),
    msg("Keep to the work: private life, health, age, origin, beliefs and opinions are no part of it."),
)
_CAUSES = tuple(Cause)
_GAPS = (Cause.DISPUTED, Cause.ABSENT, Cause.UNSEEN, Cause.THIN)


@dataclass(frozen=True, slots=True)
class Sight:
    """What the audit says of one indicator.

    Attributes:
        indicator, title: from the rubric.
        status: what is known; an inconclusive one has its reason.
        sentence: what was seen.
        is_open: it leaves the question open.
    """

    indicator: str
    title: Text
    status: Status
    sentence: Message
    is_open: bool


@dataclass(frozen=True, slots=True)
class Served:
    """A criterion that a question serves.

    Attributes:
        number: 1 to 79; None for what frames the post as a whole.
        term: the post's own French.
        title: the same in a few words of today.
        nature: skill, experience or expertise; None for what is asked of the employer or the tool.
        today: tools of today that stand for those of 2009.
    """

    number: int | None
    term: str
    title: Text
    nature: NatureWord | None
    today: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question, with everything that is to be printed beside it.

    Attributes:
        id: `Q` and the number of the criterion, `Q0` for the frame of the post; never changes meaning.
        text: the question.
        serves: whose question it is first.
        cause, why: see `Cause`; the same as a sentence.
        limit: why what can be seen falls short, or why nothing of it is shown.
        job_link: why the position needs it, from the rubric.
        seen: indicators that speak to it, in the order of the criterion.
        shown: details of the profile that show it and never count, at most `MOST_SHOWN`.
    """

    id: str
    text: Text
    serves: tuple[Served, ...]
    cause: Cause
    why: Message
    limit: Text | None = None
    job_link: Text | None = None
    seen: tuple[Sight, ...] = ()
    shown: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """The questions of one section, in the order of the post."""

    section: Section
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class InterviewSheet:
    """What to ask this person, for this rubric.

    Attributes:
        subject, date, rubric: of the profile.
        advice: for whoever asks.
        employer: to be settled before anybody is interviewed.
        asked: the necessary questions, as many as an hour has room for.
        more: all others that are open.
        answered: criteria of which the audit saw enough, so that nothing is asked.
        terms: words of the trade that the questions use.
    """

    subject: Subject
    date: datetime
    rubric: RubricReference
    advice: tuple[Message, ...]
    employer: tuple[Question, ...]
    asked: tuple[Chapter, ...]
    more: tuple[Chapter, ...]
    answered: tuple[Served, ...]
    terms: tuple[Term, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question to the candidate, the necessary ones first."""
        return tuple(one for chapter in (*self.asked, *self.more) for one in chapter.questions)


@dataclass(frozen=True, slots=True)
class _Open:
    """A question that is open, on its way to the sheet.

    Attributes:
        source: whose question it is.
        question: as it is printed.
        gaps: indicators for which something is missing; empty when the question is asked for another reason.
        weight: points of the index that they could bring.
    """

    source: Criterion
    question: Question
    gaps: tuple[str, ...]
    weight: float


def interview(
    profile: Profile, criteria: Criteria, glossary: Glossary, *, needed: Collection[int] | None = None, most: int = MOST
) -> InterviewSheet:
    """Choose the questions that a profile leaves open.

    Asked are what the employer needs on day one, what belongs to every conversation, and then what is missing: each
    gap once, the weightiest first, and a few of one section.

    Args:
        profile: of the candidate.
        criteria: of the post.
        glossary: to explain the questions' words.
        needed: numbers of the criteria that the employer needs on day one; those of the profile's rubric when None.
        most: length of what is asked; what the employer needs and what belongs to every conversation is never cut.
    """
    known = {one.id: one for one in profile.indicators}
    labels = frozenset(one.label.text for one in profile.details)
    judged = [(one, _cause(one, known, labels)) for one in criteria.criteria if _is_for_candidate(one)]
    found = [_opened(source, served, profile, criteria) for source, served in _shared(judged, criteria)]
    asked = _necessary(found, profile.rubric.day_one if needed is None else needed, most)
    employer = tuple(_of_employer(one, criteria) for one in criteria.criteria if one.asked_of is Asked.EMPLOYER)
    return InterviewSheet(
        subject=profile.subject,
        date=profile.date,
        rubric=profile.rubric,
        advice=ADVICE,
        employer=employer,
        asked=_chapters(criteria, [one for one in found if one.question.id in asked]),
        more=_chapters(criteria, [one for one in found if one.question.id not in asked]),
        answered=tuple(_served(one, criteria) for one, cause in judged if cause is None),
        terms=glossary.used_in([*(one.question.text for one in found), *(one.text for one in employer)]),
    )


def _is_for_candidate(one: Criterion) -> bool:
    return one.asked_of is Asked.CANDIDATE and (one.question is not None or one.question_of is not None)


def _shared(judged: Iterable[_Judged], criteria: Criteria) -> Iterable[tuple[Criterion, Sequence[_Because]]]:
    """Each criterion whose question is asked, with those that it serves and why, in the order of the post."""
    groups: dict[str, tuple[Criterion, list[_Because]]] = {}
    for one, cause in judged:
        if cause is not None:
            source = one if one.question_of is None else criteria.by_number[one.question_of]
            groups.setdefault(_id(source), (source, []))[1].append((one, cause))
    return groups.values()


def _id(one: Criterion) -> str:
    return f"Q{one.number or 0}"


def _cause(one: Criterion, known: Mapping[str, Indicator], labels: frozenset[str]) -> Cause | None:
    """Why a criterion is asked about; None when enough of it was seen."""
    if one.verdict not in (Verdict.MEASURED, Verdict.PARTLY):
        return Cause.PERSON
    if not labels.isdisjoint(one.settled_by):
        return None
    counted = [known[name] for name in one.indicators if name in known and not _is_out(known[name].status)]
    if one.indicators and not counted:
        return Cause.NOT_COUNTED
    return _without(counted) if one.settled_by else _gap(counted) or _otherwise(one)


def _otherwise(one: Criterion) -> Cause | None:
    """Why a criterion is asked about though nothing that was looked for is missing."""
    if one.verdict is Verdict.MEASURED:
        return None if one.indicators else Cause.PERSON
    return Cause.IN_PART if one.left_out is None else Cause.PERSON


def _gap(counted: Sequence[Indicator]) -> Cause | None:
    """The most pressing of what is open, where that is half of the indicators or more."""
    causes = [cause for one in counted if (cause := _cause_of(one)) is not None]
    return _first(causes) if causes and 2 * len(causes) >= len(counted) else None


def _without(counted: Sequence[Indicator]) -> Cause:
    """Why a sign was not seen, by the indicators that looked for it among others."""
    causes = {_cause_of(one) for one in counted}
    if Cause.DISPUTED in causes:
        return Cause.DISPUTED
    return Cause.UNSEEN if any(one.low < one.high for one in counted) else Cause.ABSENT


def _cause_of(one: Indicator) -> Cause | None:
    """Why an indicator leaves a question open; None when it answers it."""
    match one.status:
        case Absent():
            return Cause.ABSENT
        case Inconclusive():
            return Cause.UNSEEN if band(one.low) in (Band.FEW_TRACES, Band.BUILDING) else None
        case Scored():
            return Cause.THIN if band(one.low) is Band.FEW_TRACES else None
        case Excluded(Reason.DISPUTED):
            return Cause.DISPUTED
        case Excluded():
            return None
        case Informative() | Manual():
            return Cause.PERSON


def _is_out(status: Status) -> bool:
    """Taken out by the rubric or a policy, so that it says nothing; a dispute is to be talked about."""
    return isinstance(status, Excluded) and status.reason is not Reason.DISPUTED


def _first(causes: Iterable[Cause]) -> Cause:
    return min(causes, key=_CAUSES.index)


def _opened(source: Criterion, served: Sequence[_Because], profile: Profile, criteria: Criteria) -> _Open:
    """A question with what the audit saw of the criteria that it serves."""
    whose = [one for one, _ in served]
    wanted = [name for one in whose for name in one.indicators]
    labels = {label for one in whose for label in one.labels}
    cause = _first(each for _, each in served)
    seen = sorted((one for one in profile.indicators if one.id in wanted), key=lambda one: wanted.index(one.id))
    missing = [one for one in seen if _cause_of(one) is not None]
    assert source.question is not None  # noqa: S101 (the schema holds it)
    return _Open(
        source,
        Question(
            id=_id(source),
            text=source.question,
            serves=tuple(_served(one, criteria) for one in whose),
            cause=cause,
            why=WHY[cause],
            limit=next((said for one in whose if (said := one.limit or one.left_out) is not None), None),
            job_link=next((one.job_link for one in missing or seen), None),
            seen=tuple(_sight(one) for one in seen),
            shown=tuple(one for one in profile.details if one.label.text in labels)[:MOST_SHOWN],
        ),
        tuple(one.id for one in missing) if cause in _GAPS else (),
        sum(one.weight for one in missing),
    )


def _sight(one: Indicator) -> Sight:
    return Sight(one.id, one.title, one.status, one.sentence, _cause_of(one) is not None)


def _served(one: Criterion, criteria: Criteria) -> Served:
    nature = None if one.nature is None else criteria.natures[one.nature]
    return Served(one.number, one.term, one.title, nature, one.today)


def _of_employer(one: Criterion, criteria: Criteria) -> Question:
    assert one.question is not None  # noqa: S101 (the schema holds it)
    return Question(_id(one), one.question, (_served(one, criteria),), Cause.PERSON, WHY[Cause.PERSON])


def _necessary(found: Sequence[_Open], needed: Collection[int], most: int) -> frozenset[str]:
    """Ids of what is asked: the employer's, everybody's, and then each gap once, the weightiest first."""
    chosen = [one for one in found if _is_needed(one, needed) or one.source.essential]
    covered = {gap for one in chosen for gap in one.gaps}
    sections: Counter[str] = Counter()
    for one in sorted((one for one in found if one.gaps), key=_urgency):
        if len(chosen) >= most:
            break
        if covered.issuperset(one.gaps) or sections[one.source.section] >= MOST_OF_ONE:
            continue
        chosen.append(one)
        covered.update(one.gaps)
        sections[one.source.section] += 1
    return frozenset(one.question.id for one in chosen)


def _is_needed(one: _Open, needed: Collection[int]) -> bool:
    return any(each.number in needed for each in one.question.serves)


def _urgency(one: _Open) -> tuple[bool, float]:
    """What is disputed comes first; then by weight, rounded, since a sum of shares must not depend on the machine.

    Sorting keeps the order of the post where these are equal.
    """
    return one.question.cause is not Cause.DISPUTED, -round(one.weight, 6)


def _chapters(criteria: Criteria, found: Sequence[_Open]) -> tuple[Chapter, ...]:
    """By section, in the order of a conversation."""
    chapters = (
        Chapter(section, tuple(one.question for one in found if one.source.section == section.id))
        for section in criteria.sections
    )
    return tuple(one for one in chapters if one.questions)
