"""What changed between two profiles as finished sentences in one language, before any layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.comparing import Distance
from footprint.message import Message, msg, nmsg
from footprint.profile import Scope
from footprint.report import heads, labels
from footprint.report.changes import parts
from footprint.report.clean import cleaned
from footprint.report.phrases import bare, joined, opened, span
from footprint.report.turns import CAUSES, CAVEATS
from footprint.report.words import status, why

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from footprint.comparing import Comparison, IndicatorChange, Known, Number, NumberChange, Side
    from footprint.locale import Translator
    from footprint.report.changes import Part
    from footprint.report.page import Link

TITLE = msg("What changed")
NUMBERS = msg("The numbers")
DIFFERENCE = msg("Difference")
NOTHING_CHANGED = msg("Nothing changed: both say the same.")
NOT_BETTER = msg(
    "Scores less than 7 points apart, or whose ranges overlap, are not distinguishable. What only one of the two "
    "reports shows need not have come or gone: it may not have been seen in the other."
)
SCALE = msg("From 0 to 100")
_FIRST = msg("first")
_SECOND = msg("second")
_UNRATED = msg("not in this rubric")

_DISTANCES: Mapping[Distance, Message] = {
    Distance.SAME: msg("the same"),
    Distance.CLOSE: msg("not distinguishable"),
    Distance.UNKNOWN: msg("can't be told"),
}

_INDEX: Mapping[Distance, Message] = {
    Distance.SAME: msg("The index is the same."),
    Distance.CLOSE: msg("The two are not distinguishable: no change of the index can be told."),
    Distance.UNKNOWN: msg("At least one of the two has no index, so no change of it can be told."),
    Distance.OTHER_RULES: msg("They were scored by different rules: they stand side by side, and no change is told."),
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A score and its range to be drawn, 0 to 100; the score is None when it is not published."""

    score: int | None
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Row:
    """A number, then and now.

    Attributes:
        title: of what it is.
        before, after: in words.
        said: what may be said of the difference; empty where that is said of all.
        then, now: to be drawn; None where a rubric has no such number.
        is_apart: the two can be told apart, so that one is higher.
    """

    title: str
    before: str
    after: str
    said: str
    then: Drawn | None
    now: Drawn | None
    is_apart: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """An indicator that is not what it was.

    Attributes:
        id, title: of the indicator.
        why: in kind, a few words.
        before, after: score or state.
        said_before, said_after: what was seen, one sentence each; equal sentences stand in the second alone.
    """

    id: str
    title: str
    why: str
    before: str
    after: str
    said_before: str
    said_after: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The whole of it.

    Attributes:
        language, who, given: as in `Page`.
        line: which two, in one line.
        verdict: what may be said of the index, one sentence; or that nothing changed.
        notices: what must be known before reading on.
        columns: what the two are called where they stand beside each other.
        drawn: how to read the numbers where they are drawn.
        dimensions, facets: numbers; the index comes first of the dimensions.
        indicators: those that changed.
        parts: everything else that changed, by kind.
    """

    language: str
    who: str
    given: tuple[Link, ...]
    line: str
    verdict: str
    notices: tuple[str, ...]
    columns: tuple[str, str]
    drawn: str
    dimensions: tuple[Row, ...]
    facets: tuple[Row, ...]
    indicators: tuple[Moved, ...]
    parts: tuple[Part, ...]


def compared(comparison: Comparison, words: Translator) -> Compared:
    """Everything there is to say, in one language, free of control characters."""
    return _compared(cleaned(comparison), words)


def _compared(found: Comparison, words: Translator) -> Compared:
    given = tuple(heads.given(one) for one in found.subject.identifiers)
    columns = _columns(found, words)
    index = (_row(found.index, words.say(labels.INDEX), words),) if found.index else ()
    return Compared(
        language=words.language,
        who=found.subject.name or next((bare(one.text) for one in given), ""),
        given=given,
        line=_line(found, words),
        verdict=_verdict(found, words),
        notices=tuple(_notices(found, words)),
        columns=columns,
        drawn=words.say(_reading(*columns)),
        dimensions=(*index, *(_row(one, "", words) for one in found.dimensions)),
        facets=tuple(_row(one, "", words) for one in found.facets),
        indicators=tuple(_moved(one, words) for one in found.indicators if one.cause is not None),
        parts=tuple(parts(found, words)),
    )


def _line(found: Comparison, words: Translator) -> str:
    old, new = found.old, found.new
    days = " → ".join(dict.fromkeys(one.date.date().isoformat() for one in (old, new)))
    if old.rubric == new.rubric:
        rules = _rubric(new, words) if found.scope not in {Scope.NAMES, Scope.IDENTITY} else ""
    else:
        rules = " → ".join(_rubric(one, words) for one in (old, new))
    return joined((words.say(TITLE), days, rules))


def _columns(found: Comparison, words: Translator) -> tuple[str, str]:
    """The days, where they tell the two apart; else the rubrics; else their places."""
    old, new = found.old, found.new
    days = old.date.date().isoformat(), new.date.date().isoformat()
    if days[0] != days[1]:
        return days
    rules = _rubric(old, words), _rubric(new, words)
    return rules if rules[0] != rules[1] else (words.say(_FIRST), words.say(_SECOND))


def _reading(first: str, second: str) -> Message:
    """How the picture of two numbers is read."""
    return msg(
        "Above: {first}; below: {second}. A stroke is a score, the band its range; hatching is a range without a "
        "score. A slanting line joins two scores that can be told apart.",
        first=first,
        second=second,
    )


def number_of_changes(count: int) -> Message:
    """What a folded list says of itself."""
    return nmsg("{n} change", "{n} changes", n=count)


def _rubric(side: Side, words: Translator) -> str:
    rubric = side.rubric
    return words.say(msg("{title} v{version}", title=words.say(rubric.title), version=rubric.version))


def _verdict(found: Comparison, words: Translator) -> str:
    if found.is_unchanged:
        return words.say(NOTHING_CHANGED)
    index = found.index
    if index is None:
        return ""
    return words.say(_INDEX.get(index.distance) or _apart(index))


def _apart(index: NumberChange) -> Message:
    points = index.points or 0
    if points > 0:
        return nmsg("The index is {n} point higher.", "The index is {n} points higher.", n=points)
    return nmsg("The index is {n} point lower.", "The index is {n} points lower.", n=-points)


def _notices(found: Comparison, words: Translator) -> Iterator[str]:
    yield from (words.say(CAVEATS[one]) for one in found.caveats)
    yield words.say(NOT_BETTER)


def _row(one: NumberChange, title: str, words: Translator) -> Row:
    return Row(
        title=words.say(one.title) if one.title else title,
        before=_number(one.before, words),
        after=_number(one.after, words),
        said=_difference(one, words),
        then=_drawn(one.before),
        now=_drawn(one.after),
        is_apart=one.points is not None,
    )


def _drawn(one: Number | None) -> Drawn | None:
    return None if one is None else Drawn(one.score, one.low, one.high)


def _difference(one: NumberChange, words: Translator) -> str:
    """What may be said of it; of two rubrics nothing, as is said once for all of them."""
    if one.distance is Distance.OTHER_RULES:
        return ""
    return words.say(_DISTANCES.get(one.distance) or _by_points(one.points or 0))


def _by_points(points: int) -> Message:
    if points > 0:
        return nmsg("{n} point higher", "{n} points higher", n=points)
    return nmsg("{n} point lower", "{n} points lower", n=-points)


def _number(one: Number | None, words: Translator) -> str:
    if one is None:
        return words.say(_UNRATED)
    score = words.say(labels.NOT_PUBLISHED) if one.score is None else words.number(one.score)
    return score if one.low == one.high else f"{score} ({span(words, one.low, one.high)})"


def _moved(one: IndicatorChange, words: Translator) -> Moved:
    before, after = (words.say(side.sentence) if side else "" for side in (one.before, one.after))
    return Moved(
        id=one.id,
        title=words.say(one.title),
        why=words.say(CAUSES[one.cause]) if one.cause else "",
        before=_state(one.before, words),
        after=_state(one.after, words),
        said_before="" if before == after else before,
        said_after=after,
    )


def _state(one: Known | None, words: Translator) -> str:
    """The score of what was seen, or the word for what is known instead, with its reason."""
    if one is None:
        return words.say(_UNRATED)
    if one.score is not None and one.measure is not None:
        return words.say(msg("{score:.2f} of 1", score=one.score))
    reason = why(one.status)
    return opened(joined((words.say(status(one.status)), words.say(reason) if reason else "")))
