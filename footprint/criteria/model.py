"""The criteria of the post from which footprint comes, as data: what becomes of each of them."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, PositiveInt, model_validator

from footprint.criteria.reading import tables, valid
from footprint.message import Text  # noqa: TC001 (pydantic reads it at run time)

if TYPE_CHECKING:
    from pathlib import Path

FILE = "criteria.toml"


class Verdict(StrEnum):
    """What public evidence can say of a criterion."""

    MEASURED = "measured"
    PARTLY = "partly"
    """Something is measured or shown, and falls short of the criterion."""
    INTERVIEW = "interview"
    """Only a person can answer."""
    REQUIREMENT = "requirement"
    """Asks something of the tool or of the employer, and nothing of a candidate."""
    FACET = "facet"
    """A trade that many indicators together speak of."""


class Nature(StrEnum):
    """What kind of ability a criterion is, in the words of one of the comments."""

    SKILL = "skill"
    EXPERIENCE = "experience"
    EXPERTISE = "expertise"


class Asked(StrEnum):
    """Whom a question is for."""

    CANDIDATE = "candidate"
    EMPLOYER = "employer"
    """To be settled before anybody is interviewed."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NatureWord(_Part):
    """A kind of ability in both languages: one word, and what it means, without a full stop."""

    title: Text
    meaning: Text


class Section(_Part):
    """A part of the post, and of a conversation: `E1` to `E9`, and `E0` for the frame of the post."""

    id: str
    title: Text


class Criterion(_Part):
    """One criterion and where it went.

    Attributes:
        number: 1 to 79; None for what frames the post as a whole.
        section: id of its section.
        term: the post's own French.
        title: the same in a few words of today.
        verdict, nature: see there; requirements and facets have no nature.
        indicators: ids of what measures it, or a part of it.
        settled_by: labels of `Detail`s, of which any settles a criterion that its indicators speak of among others.
        details: labels of `Detail`s that are shown for it and never counted, in English.
        shown: what is shown and never counted, in one sentence.
        limit: why what can be seen falls short of it.
        left_out: why nothing is shown.
        question: asks for a thing done; None when there is none or another criterion's serves as well.
        question_of: number of the criterion whose question serves.
        asked_of: see there.
        essential: its question belongs to every conversation.
        feature: what of the product serves it.
        facet: id in the rubric.
        today: names of today's tools that stand for those of 2009.
    """

    number: PositiveInt | None = None
    section: str
    term: str
    title: Text
    verdict: Verdict
    nature: Nature | None = None
    indicators: tuple[str, ...] = ()
    settled_by: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    shown: Text | None = None
    limit: Text | None = None
    left_out: Text | None = None
    question: Text | None = None
    question_of: PositiveInt | None = None
    asked_of: Asked = Asked.CANDIDATE
    essential: bool = False
    feature: Text | None = None
    facet: str | None = None
    today: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """Labels of everything that is shown for it."""
        return self.settled_by + self.details

    @model_validator(mode="after")
    def _goes_somewhere(self) -> Criterion:
        """Nothing of the post is dropped."""
        match self.verdict:
            case Verdict.MEASURED:
                goes = bool(self.indicators or self.feature) and self.question is not None
            case Verdict.PARTLY:
                seen = bool(self.indicators or self.details) and self.limit is not None
                goes = (seen or self.left_out is not None) and bool(self.question or self.question_of)
            case Verdict.INTERVIEW:
                goes = self.question is not None and self.limit is not None
            case Verdict.REQUIREMENT:
                goes = self.feature is not None or self.left_out is not None
            case Verdict.FACET:
                goes = self.facet is not None
        if not goes:
            raise ValueError(f"“{self.term}” goes nowhere: a {self.verdict} criterion must say what becomes of it")
        if (self.nature is None) != (self.verdict in (Verdict.REQUIREMENT, Verdict.FACET)):
            raise ValueError(f"“{self.term}”: a nature is what every criterion of a candidate has, and no other")
        return self


class Criteria(_Part):
    """All of them.

    Attributes:
        natures: the three kinds in words.
        sections: in the order of a conversation.
        criteria: in the order of the post.
    """

    natures: dict[Nature, NatureWord]
    sections: tuple[Section, ...]
    criteria: tuple[Criterion, ...]

    @cached_property
    def by_number(self) -> dict[int, Criterion]:
        """Those that have a number."""
        return {one.number: one for one in self.criteria if one.number is not None}

    @model_validator(mode="after")
    def _holds_together(self) -> Criteria:
        numbers = [one.number for one in self.criteria if one.number is not None]
        if numbers != list(range(1, len(numbers) + 1)):
            raise ValueError("the numbers of the criteria must run from 1 without a gap")
        if missing := [one for one in Nature if one not in self.natures]:
            raise ValueError(f"natures.{missing[0]} is missing")
        known = {one.id for one in self.sections}
        for one in self.criteria:
            if one.section not in known:
                raise ValueError(f"“{one.term}”: there is no section {one.section}")
            source = self.by_number.get(one.question_of) if one.question_of is not None else None
            if one.question_of is not None and (source is None or source.question is None):
                raise ValueError(f"“{one.term}”: criterion {one.question_of} has no question")
        return self


def load_criteria(path: Path | None = None) -> Criteria:
    """Read the criteria that come with footprint, or a file of the same form.

    Raises:
        CriteriaError: the file can't be read or breaks the schema.
    """
    return valid(Criteria, tables(FILE, path), FILE if path is None else path.name)
