"""The interview sheet, and what was said of a report, in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.report import labels
from footprint.report.lines import Text, heading, indented, line
from footprint.report.phrases import joined, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.report.dossiers import Record, Remark
    from footprint.report.page import Page, Pair
    from footprint.report.sheet import Asked, Round, Sheet


def interview(shown: Page, words: Translator) -> Iterator[RenderableType]:
    """What to ask in the first hour, why, and how the whole sheet is made."""
    if shown.sheet is None:
        return
    yield from heading(words.say(labels.INTERVIEW))
    for one in shown.sheet.asked:
        yield indented(Text(one.title, "bold"))
        for each in one.questions:
            yield indented(Text(each.text), 3)
            yield indented(Text(each.why, "dim"), 5)
    yield indented(Text(joined((shown.sheet.counted, words.say(labels.WHOLE_SHEET))), "dim"))


def whole_sheet(shown: Sheet, words: Translator) -> Iterator[RenderableType]:
    """The whole sheet."""
    yield line(shown.who, joined(one.text for one in shown.given if one.text != shown.who))
    yield Text(joined((words.say(labels.INTERVIEW), shown.line, shown.day)), "bold")
    yield Text(shown.counted)
    yield from heading(words.say(labels.EMPLOYER))
    for one in shown.employer:
        yield from _question(one, words)
    yield from (indented(Text(one.line), 3) for one in shown.needed)
    if shown.blanks:
        yield indented(Text(words.say(labels.DAY_ONE_NOTE), "dim"), 3)
    yield indented(Text(words.say(labels.CRITERIA_FROM), "dim"), 3)
    for choice in shown.choices:
        listed = joined(f"{one.number} {one.title}" for one in choice.criteria)
        yield indented(line(choice.title, listed), 3)
    yield from heading(words.say(labels.ADVICE))
    yield from (indented(Text(one)) for one in shown.advice)
    yield from (indented(line(one.name, one.value), 3) for one in shown.natures)
    for title, rounds in ((labels.ASKED, shown.asked), (labels.MORE, shown.more)):
        yield from _rounds(title, rounds, words)
    if shown.answered:
        yield from heading(words.say(labels.ANSWERED))
    yield from (indented(Text(one.line)) for one in shown.answered)
    if shown.terms:
        yield from heading(words.say(labels.GLOSSARY))
    yield from (indented(line(one.name, one.meaning)) for one in shown.terms)
    yield from heading(words.say(labels.CONDITIONS))
    yield from (indented(Text(named(words, one.name, one.value), "dim")) for one in shown.conditions)


def _rounds(title: Message, rounds: Iterable[Round], words: Translator) -> Iterator[RenderableType]:
    every = tuple(rounds)
    if every:
        yield from heading(words.say(title))
    for one in every:
        yield Text()
        yield indented(Text(one.title, "bold"))
        for each in one.questions:
            yield from _question(each, words)


def _question(one: Asked, words: Translator) -> Iterator[RenderableType]:
    yield indented(Text(one.text, "bold"), 3)
    yield from (indented(Text(joined((each.line, each.today)), "dim"), 5) for each in one.serves)
    yield indented(Text(one.why), 5)
    yield from (indented(line(each.title, joined((each.status, each.sentence))), 5) for each in one.seen)
    yield from (indented(line(each.label, each.said), 5) for each in one.shown)
    for name, text in ((labels.LIMIT, one.limit), (labels.WHY_NEEDED, one.job_link)):
        if text:
            yield indented(Text(named(words, words.say(name), text), "dim"), 5)


def mandate(stated: Iterable[Pair], words: Translator) -> Iterator[RenderableType]:
    """What the operator states."""
    if said := joined(named(words, one.name, one.value) for one in stated):
        yield Text(said, "dim")


def record(shown: Record, words: Translator) -> Iterator[RenderableType]:
    """What people said of the report since it was made."""
    if shown.is_empty:
        return
    yield from heading(words.say(labels.RECORD))
    yield from (indented(Text(named(words, one.name, one.value))) for one in shown.pairs)
    for one in (*shown.disputes, *shown.notes):
        yield from _remark(one, words)
    yield from (indented(Text(one)) for one in shown.reviews)
    if shown.left:
        yield indented(Text(shown.left, "dim"))


def _remark(one: Remark, words: Translator) -> Iterator[RenderableType]:
    yield indented(line(one.title, one.head))
    if one.text:
        yield indented(Text(one.text), 3)
    if one.ruling:
        yield indented(Text(one.ruling), 3)
    if one.reason:
        yield indented(Text(named(words, words.say(labels.RULING_REASON), one.reason), "dim"), 3)
