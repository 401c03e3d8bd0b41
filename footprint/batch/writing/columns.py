"""The columns of the summary: what each is called, what it means, and what it shows of a person.

There is no column with a total, and nothing is in another order than that of the list: a table that can be sorted by a
number of merit is a ranking. The range is there because it says how little a number would mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from footprint.batch.outcome import Ruled
from footprint.message import msg
from footprint.profile import Publication
from footprint.report.words import REASONS
from footprint.score import FULL_COVERAGE, LEAST_COVERAGE, LEAST_SOURCES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from footprint.batch.writing.cells import Cell
    from footprint.batch.writing.values import Line
    from footprint.locale import Translator
    from footprint.message import Message, Text

RULED: Mapping[Ruled, Message] = {
    Ruled.HOLDS: msg("shows"),
    Ruled.FAILS: msg("does not show"),
    Ruled.UNKNOWN: msg("unknown"),
}


class Form(StrEnum):
    """What kind of value a column has."""

    TEXT = "text"
    NUMBER = "number"
    SHARE = "share"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        title: its head.
        about: what it means.
        form: of its values.
        width: in characters.
        value: what it shows of a person; None for an empty cell.
    """

    title: str
    about: str
    form: Form
    width: int
    value: Callable[[Line], Cell]


@dataclass(frozen=True, slots=True)
class Shape:
    """Dimensions and rules that the lines have, by id, in their order; they differ where a rubric or policy changed."""

    dimensions: tuple[tuple[str, Text], ...]
    rules: tuple[tuple[str, Text], ...]


def shape(lines: Iterable[Line]) -> Shape:
    """Which dimensions and rules there are."""
    dimensions, rules = dict[str, "Text"](), dict[str, "Text"]()
    for line in lines:
        for one in line.dimensions:
            dimensions.setdefault(one.id, one.title)
        for rule in line.rules:
            rules.setdefault(rule.id, rule.title)
    return Shape(tuple(dimensions.items()), tuple(rules.items()))


def note(line: Line, words: Translator) -> str:
    """Why a range is missing or not narrower, and whether the audit was cut short."""
    told = list[str]()
    if not line.complete:
        told.append(words.say(msg("The audit was cut short.")))
    match line.publication:
        case Publication.WITHHELD if line.sources < LEAST_SOURCES:
            told.append(
                words.say(
                    msg(
                        "Insufficient data: fewer than {least} sites and accounts are shown to be theirs.",
                        least=LEAST_SOURCES,
                    )
                )
            )
        case Publication.WITHHELD:
            told.append(
                words.say(msg("Insufficient data: less than {share:percent} could be seen.", share=LEAST_COVERAGE))
            )
        case Publication.RANGE_ONLY:
            told.append(words.say(msg("Less than {share:percent} could be seen.", share=FULL_COVERAGE)))
        case Publication.PUBLISHED:
            pass
    if line.holder_only:
        told.append(words.say(msg("Nothing but the handle ties the accounts to the person.")))
    return " ".join(told)


def columns(made: Shape, words: Translator) -> tuple[Column, ...]:
    """Every column, in order."""
    return (
        *_who(words),
        *_whole(words),
        *(each for name, title in made.dimensions for each in _dimension(name, words.say(title), words)),
        *(_rule(name, words.say(title), words) for name, title in made.rules),
        *_unseen(words),
    )


def _who(words: Translator) -> tuple[Column, ...]:
    say = words.say
    return (
        Column(say(msg("Row")), say(msg("Row of the list, the line of titles included.")), Form.NUMBER, 6, _row),
        Column(
            say(msg("Reference")),
            say(msg("Your own number or word for the person.")),
            Form.TEXT,
            14,
            lambda one: one.reference,
        ),
        Column(say(msg("Name")), say(msg("Name, as given.")), Form.TEXT, 24, lambda one: one.name),
        Column(
            say(msg("What was given")),
            say(msg("Handles, accounts and pages, as given.")),
            Form.TEXT,
            40,
            lambda one: " ".join(one.given),
        ),
        Column(say(msg("Date")), say(msg("Day of the audit.")), Form.DATE, 12, lambda one: one.date.date()),
    )


def _whole(words: Translator) -> tuple[Column, ...]:
    say = words.say
    return (
        Column(
            say(msg("Range of the index")),
            say(
                msg(
                    "Between which two numbers, of 0 to 100, the index lies once every unknown is counted at its worst "
                    "and at its best; empty where there is insufficient data. People are not to be compared by it."
                )
            ),
            Form.TEXT,
            12,
            lambda one: between(one.low, one.high),
        ),
        Column(
            say(msg("Remarks")),
            say(msg("What limits this line, and why.")),
            Form.TEXT,
            40,
            lambda one: note(one, words),
        ),
        Column(
            say(msg("Coverage")),
            say(msg("Which share of the rubric could be seen.")),
            Form.SHARE,
            10,
            lambda one: one.coverage,
        ),
        Column(
            say(msg("Confidence")),
            say(msg("How sure it is that what was seen is theirs, and was read right; 100% is the surest.")),
            Form.SHARE,
            10,
            lambda one: one.confidence,
        ),
        Column(
            say(msg("Attributed accounts")),
            say(msg("Accounts that are shown to be theirs.")),
            Form.NUMBER,
            11,
            lambda one: one.accounts,
        ),
        Column(
            say(msg("Last post")),
            say(msg("Day of the last post on a site or feed of theirs; empty when none was seen.")),
            Form.DATE,
            12,
            lambda one: _day(one.last_post),
        ),
    )


def _dimension(name: str, title: str, words: Translator) -> tuple[Column, Column]:
    about = msg("Score of the dimension, 0 to 100; empty where less than half of it could be seen.")
    ranged = msg("Between which two numbers that score lies for all that was not seen.")

    def score(line: Line) -> Cell:
        return next((one.score for one in line.dimensions if one.id == name), None)

    def ends(line: Line) -> Cell:
        return next((between(one.low, one.high) for one in line.dimensions if one.id == name), None)

    head = words.say(msg("{dimension}: range", dimension=title))
    return (
        Column(title, words.say(about), Form.NUMBER, 12, score),
        Column(head, words.say(ranged), Form.TEXT, 12, ends),
    )


def _rule(name: str, title: str, words: Translator) -> Column:
    about = msg(
        "A behaviour of the policy: it shows, it does not show, or it is unknown, since it could not be seen; unknown "
        "speaks neither for nor against anybody."
    )

    def value(line: Line) -> Cell:
        return next((words.say(RULED[one.ruled]) for one in line.rules if one.id == name), None)

    return Column(title, words.say(about), Form.TEXT, 16, value)


def _unseen(words: Translator) -> tuple[Column, ...]:
    say = words.say
    return (
        Column(
            say(msg("Not seen")),
            say(msg("How many things were looked for and could not be seen.")),
            Form.NUMBER,
            9,
            lambda one: sum(count for _, count in one.unseen),
        ),
        Column(
            say(msg("Not seen, and why")),
            say(msg("The same by reason.")),
            Form.TEXT,
            40,
            lambda one: " · ".join(f"{count} × {say(REASONS[reason])}" for reason, count in one.unseen),  # noqa: RUF001
        ),
        Column(
            say(msg("File")), say(msg("The whole profile, in this folder.")), Form.TEXT, 26, lambda one: one.profile
        ),
    )


def between(low: int | None, high: int | None) -> str | None:
    """A range with a dash, which no spreadsheet takes for a date or a formula."""
    if low is None or high is None:
        return None
    return str(low) if low == high else f"{low}\u2013{high}"


def _day(said: str) -> Cell:
    """A day, or what stands in its place."""
    try:
        return date.fromisoformat(said[:10]) if said else None
    except ValueError:
        return said


def _row(line: Line) -> Cell:
    return line.row
