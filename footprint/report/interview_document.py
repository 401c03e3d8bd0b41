"""The interview sheet as JSON, for programs: a document of its own, which is not read back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final, Literal

from footprint.exhibit import Detail
from footprint.finding import Status
from footprint.interview import Cause
from footprint.message import Message, Text
from footprint.profile import RubricReference
from footprint.report.document import dumped, schema_of
from footprint.report.interviewing import asked_of
from footprint.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from pydantic.json_schema import JsonSchemaValue

    from footprint.interview import Chapter, Question
    from footprint.interview import Served as Criterion
    from footprint.locale import Translator
    from footprint.profile import Profile

SCHEMA: Final = 1
"""Version of the document's shape."""


@dataclass(frozen=True, slots=True)
class ServedCriterion:
    """A criterion that a question serves; `nature` is its tag."""

    number: int | None
    term: str
    title: Text
    nature: Text | None
    today: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenIndicator:
    """What the audit says of one indicator."""

    indicator: str
    title: Text
    status: Status
    sentence: Message
    is_open: bool


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One question; `section` is that of the post."""

    id: str
    section: Text | None
    text: Text
    serves: tuple[ServedCriterion, ...]
    cause: Cause
    why: Message
    limit: Text | None
    job_link: Text | None
    seen: tuple[SeenIndicator, ...]
    shown: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class ExplainedTerm:
    """A word of the trade, and one sentence that explains it."""

    id: str
    name: Text
    meaning: Text


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that `footprint interview` tells.

    Attributes:
        schema: see `SCHEMA`.
        document: what this is, to tell it from a profile.
        tool, catalogue, subject, date, rubric: of the profile.
        needed: criteria that the employer named for day one.
        advice: for whoever asks.
        employer: to be settled before anybody is interviewed.
        asked: the necessary questions; `more` are the others that are open.
        answered: criteria of which enough was seen.
        terms: words of the trade that the questions use.
    """

    schema: Literal[1]
    document: Literal["interview"]
    tool: str
    catalogue: str
    subject: Subject
    date: datetime
    rubric: RubricReference
    needed: tuple[int, ...]
    advice: tuple[Message, ...]
    employer: tuple[AskedQuestion, ...]
    asked: tuple[AskedQuestion, ...]
    more: tuple[AskedQuestion, ...]
    answered: tuple[ServedCriterion, ...]
    terms: tuple[ExplainedTerm, ...]


def interview_document(profile: Profile, words: Translator, *, needed: Collection[int] = ()) -> str:
    """The whole sheet; the same whatever the language of `words`."""
    found = asked_of(profile, needed)
    shown = Document(
        schema=SCHEMA,
        document="interview",
        tool=profile.tool,
        catalogue=profile.catalogue,
        subject=found.subject,
        date=found.date,
        rubric=found.rubric,
        needed=tuple(sorted(needed)),
        advice=found.advice,
        employer=tuple(_question(one, None) for one in found.employer),
        asked=_questions(found.asked),
        more=_questions(found.more),
        answered=tuple(_served(one) for one in found.answered),
        terms=tuple(ExplainedTerm(one.id, one.name, one.meaning) for one in found.terms),
    )
    return dumped(shown, words)


def interview_schema() -> JsonSchemaValue:
    """The JSON Schema of `interview_document`."""
    return schema_of(Document)


def _questions(chapters: Iterable[Chapter]) -> tuple[AskedQuestion, ...]:
    return tuple(_question(each, one.section.title) for one in chapters for each in one.questions)


def _question(one: Question, section: Text | None) -> AskedQuestion:
    return AskedQuestion(
        id=one.id,
        section=section,
        text=one.text,
        serves=tuple(_served(each) for each in one.serves),
        cause=one.cause,
        why=one.why,
        limit=one.limit,
        job_link=one.job_link,
        seen=tuple(
            SeenIndicator(each.indicator, each.title, each.status, each.sentence, each.is_open) for each in one.seen
        ),
        shown=one.shown,
    )


def _served(one: Criterion) -> ServedCriterion:
    nature = None if one.nature is None else one.nature.title
    return ServedCriterion(one.number, one.term, one.title, nature, one.today)
