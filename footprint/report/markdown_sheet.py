"""The interview sheet, what was said of a report, and the words of the trade, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.report import labels
from footprint.report.commonmark import escaped, heading, link
from footprint.report.phrases import DOT, joined, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.report.dossiers import Record, Remark
    from footprint.report.page import Pair
    from footprint.report.sheet import Asked, Definition, Round, Served, Sheet


def whole_sheet(shown: Sheet, words: Translator) -> str:
    """The sheet as a document of its own."""
    lines = (
        f"# {escaped(joined((words.say(labels.INTERVIEW), shown.who)))}",
        "",
        DOT.join(link(one) for one in shown.given),
        "",
        escaped(joined((shown.line, shown.day))),
        "",
        *questions(shown, words, level=2),
        *definitions(shown.terms, words),
        *heading(words.say(labels.CONDITIONS)),
        *_pairs(shown.conditions, words),
    )
    return "\n".join(lines).strip() + "\n"


def questions(shown: Sheet, words: Translator, *, level: int) -> Iterator[str]:
    """The employer's part, then what is asked; headings begin at a level."""
    yield from (escaped(shown.counted), "")
    yield from heading(words.say(labels.EMPLOYER), level=level)
    for one in shown.employer:
        yield from _question(one, words)
    yield from heading(words.say(labels.DAY_ONE), level=level + 1)
    if shown.blanks:
        yield from (escaped(words.say(labels.DAY_ONE_NOTE)), "")
    yield from (f"- {criterion(one)}" for one in shown.needed)
    yield from (f"- {one}: …" for one in shown.blanks)
    yield from heading(words.say(labels.CHOICES), level=level + 1)
    yield from (escaped(words.say(labels.CRITERIA_FROM)), "")
    for choice in shown.choices:
        listed = "; ".join(f"{one.number} {one.title}" for one in choice.criteria)
        yield f"- **{escaped(choice.title)}** {escaped(listed)}"
    yield from heading(words.say(labels.ADVICE), level=level)
    yield from (f"- {escaped(one)}" for one in shown.advice)
    yield from _pairs(shown.natures, words)
    for title, rounds in ((labels.ASKED, shown.asked), (labels.MORE, shown.more)):
        yield from _rounds(title, rounds, words, level)
    if shown.answered:
        yield from heading(words.say(labels.ANSWERED), level=level)
    yield from (f"- {criterion(one)}" for one in shown.answered)


def _rounds(title: Message, rounds: Iterable[Round], words: Translator, level: int) -> Iterator[str]:
    every = tuple(rounds)
    if every:
        yield from heading(words.say(title), level=level)
    for one in every:
        yield from heading(one.title, level=level + 1)
        for each in one.questions:
            yield from _question(each, words)


def _question(one: Asked, words: Translator) -> Iterator[str]:
    yield f"- **{escaped(one.text)}**"
    yield from (f"  - {criterion(each)}" for each in one.serves)
    yield f"  - {_named(labels.WHY_ASKED, one.why, words)}"
    if one.seen:
        yield f"  - {escaped(named(words, words.say(labels.SEEN), ''))}".rstrip()
    yield from (f"    - {escaped(each.title)}{DOT}{escaped(joined((each.status, each.sentence)))}" for each in one.seen)
    if one.shown:
        yield f"  - {escaped(named(words, words.say(labels.DETAILS), ''))}".rstrip()
    yield from (f"    - {_told(each.label, each.said, words)}" for each in one.shown)
    for name, text in ((labels.LIMIT, one.limit), (labels.WHY_NEEDED, one.job_link)):
        if text:
            yield f"  - {_named(name, text, words)}"


def _told(label: str, said: str, words: Translator) -> str:
    return escaped(named(words, label, said))


def _named(name: Message, text: str, words: Translator) -> str:
    return escaped(named(words, words.say(name), text))


def criterion(one: Served) -> str:
    """A criterion with its tag and today's tools."""
    return escaped(joined((one.line, one.today)))


def definitions(terms: Iterable[Definition], words: Translator) -> Iterator[str]:
    """The words of the trade that were used."""
    every = tuple(terms)
    if every:
        yield from heading(words.say(labels.GLOSSARY))
    yield from (f"- **{escaped(one.name)}** {escaped(one.meaning)}" for one in every)


def record(shown: Record, words: Translator) -> Iterator[str]:
    """What people said of the report since it was made."""
    if shown.is_empty:
        return
    yield from heading(words.say(labels.RECORD))
    yield from _pairs(shown.pairs, words)
    for title, found in ((labels.DISPUTES, shown.disputes), (labels.REMARKS, shown.notes)):
        if found:
            yield from heading(words.say(title), level=3)
        for one in found:
            yield f"- **{escaped(one.title)}**"
            yield from (f"  - {line}" for line in remark(one, words))
    if shown.reviews:
        yield from heading(words.say(labels.REVIEWS), level=3)
    yield from (f"- {escaped(one)}" for one in shown.reviews)
    if shown.left:
        yield from ("", escaped(shown.left), "")


def remark(one: Remark, words: Translator) -> Iterator[str]:
    """What was said of an indicator, and what a person made of it."""
    yield escaped(named(words, one.head, one.text) if one.text else one.head)
    if one.ruling:
        yield escaped(one.ruling)
    if one.reason:
        yield _named(labels.RULING_REASON, one.reason, words)


def _pairs(pairs: Iterable[Pair], words: Translator) -> Iterator[str]:
    yield from (f"- {escaped(named(words, pair.name, pair.value))}" for pair in pairs)
