"""The numbers of an audit with what was said of each, as finished sentences: what notes and disputes are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.message import nmsg
from footprint.report.clean import cleaned
from footprint.report.scores import chapters
from footprint.runs.shelf import profile_of

if TYPE_CHECKING:
    from footprint.locale import Translator
    from footprint.report.dossiers import Remark
    from footprint.report.page import Chapter, Entry
    from footprint.store import StoredAudit


@dataclass(frozen=True, slots=True)
class Number:
    """One indicator.

    Attributes:
        id, title, dimension: of the indicator.
        value, status, sentence, formula: as in the report; the last may be empty.
        evidence: how much stands behind it, counted.
        remarks: disputes first, then notes; `said` counts them, and is empty where there are none.
        is_disputed: it is out of the score for a dispute.
        is_waiting: a dispute of it waits for a ruling.
    """

    id: str
    title: str
    dimension: str
    value: str
    status: str
    sentence: str
    formula: str
    evidence: str
    remarks: tuple[Remark, ...]
    said: str
    is_disputed: bool
    is_waiting: bool


@dataclass(frozen=True, slots=True)
class Dimension:
    """The numbers of one dimension.

    Attributes:
        title: of the dimension.
        summary: how many there are and what was said of them, in a few words.
        numbers: in the rubric's order.
        is_talked_of: something was said of one of them.
    """

    title: str
    summary: str
    numbers: tuple[Number, ...]
    is_talked_of: bool


def dimensions(stored: StoredAudit, words: Translator) -> tuple[Dimension, ...]:
    """Every number, by dimension; none in an audit that scores nothing."""
    waiting = frozenset(one.indicator for one in stored.dossier.disputes if one.ruled is None)
    found = chapters(cleaned(profile_of(stored)), words)
    return tuple(_dimension(one, waiting, words) for one in found if one.entries)


def _dimension(chapter: Chapter, waiting: frozenset[str], words: Translator) -> Dimension:
    numbers = tuple(_number(one, chapter.bar.title, waiting, words) for one in chapter.entries)
    disputed = sum(one.is_disputed for one in numbers)
    counts = [nmsg("{n} number", "{n} numbers", n=len(numbers))]
    if disputed:
        counts.append(nmsg("{n} disputed", "{n} disputed", n=disputed))
    return Dimension(chapter.bar.title, " · ".join(map(words.say, counts)), numbers, any(one.said for one in numbers))


def _number(entry: Entry, dimension: str, waiting: frozenset[str], words: Translator) -> Number:
    pieces, said = len(entry.proofs), len(entry.remarks)
    return Number(
        id=entry.id,
        title=entry.title,
        dimension=dimension,
        value=entry.value,
        status=entry.status,
        sentence=entry.sentence,
        formula=entry.formula,
        evidence=words.say(nmsg("{n} piece of evidence", "{n} pieces of evidence", n=pieces)),
        remarks=entry.remarks,
        said=words.say(nmsg("{n} remark", "{n} remarks", n=said)) if said else "",
        is_disputed=entry.is_disputed,
        is_waiting=entry.id in waiting,
    )
