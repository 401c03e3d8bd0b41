"""From what is left to ask to a finished sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from footprint.interview import interview
from footprint.message import nmsg
from footprint.profile import Scope
from footprint.report import heads
from footprint.report.clean import cleaned
from footprint.report.page import Pair, Told
from footprint.report.phrases import joined, proofs
from footprint.report.serving import criteria, glossary, in_words, of_criterion
from footprint.report.sheet import Asked, Choice, Glimpse, Round, Sheet
from footprint.report.terms import terms
from footprint.report.words import status, why

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from footprint.exhibit import Detail
    from footprint.interview import Chapter, InterviewSheet, Question, Sight
    from footprint.interview import Served as Criterion
    from footprint.locale import Translator
    from footprint.profile import Profile
    from footprint.report.sheet import Served

DAY_ONE = 5
"""Criteria that the employer is asked to name."""


def asked_of(profile: Profile, needed: Collection[int] = ()) -> InterviewSheet:
    """What is left to ask after an audit, by the criteria that come with footprint."""
    return interview(profile, criteria(), glossary(), needed=needed)


def sheet(profile: Profile, words: Translator, *, needed: Collection[int] = ()) -> Sheet:
    """Everything an interview sheet says, in one language, free of control characters.

    Args:
        profile: of a whole audit.
        words: the language.
        needed: numbers of the criteria that the employer needs on day one.
    """
    whole = cleaned(profile)
    found = asked_of(whole, needed)
    given = tuple(heads.given(one) for one in whole.subject.identifiers)
    named = [criteria().by_number[one] for one in sorted(needed) if one in criteria().by_number]
    made = Sheet(
        language=words.language,
        who=heads.who(whole),
        given=given,
        day=words.date(whole.date.isoformat(), form="long"),
        iso=whole.date.date().isoformat(),
        line=heads.rubric(whole, words),
        counted=_counted(found, words),
        advice=tuple(map(words.say, found.advice)),
        employer=tuple(_asked(one, words) for one in found.employer),
        needed=tuple(of_criterion(one, words) for one in named),
        blanks=tuple(str(place) for place in range(len(named) + 1, DAY_ONE + 1)),
        choices=tuple(_choices(words)),
        asked=_rounds(found.asked, words),
        more=_rounds(found.more, words),
        answered=tuple(_served(one, words) for one in found.answered),
        natures=tuple(Pair(words.say(one.title), words.say(one.meaning)) for one in criteria().natures.values()),
        terms=(),
        conditions=tuple(heads.conditions(whole, words)),
    )
    return replace(made, terms=terms(made, (), words))


def of_whole(profile: Profile, words: Translator) -> Sheet | None:
    """The sheet in the report of a whole audit; what looks at a part alone leaves too much open to have one."""
    return sheet(profile, words) if profile.scope is Scope.WHOLE else None


def _counted(found: InterviewSheet, words: Translator) -> str:
    asked, more = (sum(len(one.questions) for one in part) for part in (found.asked, found.more))
    sentences = [nmsg("{n} question for the first hour.", "{n} questions for the first hour.", n=asked)]
    if more:
        sentences.append(nmsg("{n} more is open.", "{n} more are open.", n=more))
    return " ".join(map(words.say, sentences))


def _rounds(chapters: Iterable[Chapter], words: Translator) -> tuple[Round, ...]:
    return tuple(
        Round(words.say(one.section.title), tuple(_asked(each, words) for each in one.questions)) for one in chapters
    )


def _asked(one: Question, words: Translator) -> Asked:
    return Asked(
        id=one.id,
        text=words.say(one.text),
        serves=tuple(_served(each, words) for each in one.serves),
        why=words.say(one.why),
        limit=words.say(one.limit) if one.limit else "",
        job_link=words.say(one.job_link) if one.job_link else "",
        seen=tuple(_glimpse(each, words) for each in one.seen),
        shown=tuple(_told(each, words) for each in one.shown),
    )


def _served(one: Criterion, words: Translator) -> Served:
    return in_words(one, one.nature, words)


def _glimpse(one: Sight, words: Translator) -> Glimpse:
    reason = why(one.status)
    said = joined((words.say(status(one.status)), words.say(reason) if reason else ""))
    return Glimpse(one.indicator, words.say(one.title), said, words.say(one.sentence))


def _told(one: Detail, words: Translator) -> Told:
    said = joined((one.place, words.say(one.said)))
    return Told(words.say(one.label), said, proofs(words, one.evidence))


def _choices(words: Translator) -> Iterator[Choice]:
    """Every criterion that can be needed of a person, by section."""
    for section in criteria().sections:
        found = tuple(
            of_criterion(one, words)
            for one in criteria().criteria
            if one.section == section.id and one.number is not None and one.nature is not None
        )
        if found:
            yield Choice(words.say(section.title), found)
