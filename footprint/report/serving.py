"""The criteria of the post beside what is shown for them: which an indicator serves, and what a detail does not say."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from footprint.criteria import Criteria, Glossary, load_criteria, load_glossary
from footprint.message import msg
from footprint.report import labels
from footprint.report.phrases import joined
from footprint.report.sheet import Served

if TYPE_CHECKING:
    from footprint.criteria import Criterion, NatureWord
    from footprint.interview import Served as Named
    from footprint.locale import Translator
    from footprint.message import Text


@cache
def criteria() -> Criteria:
    """Those that come with footprint."""
    return load_criteria()


@cache
def glossary() -> Glossary:
    """The one that comes with footprint."""
    return load_glossary()


def served_by(indicator: str, words: Translator) -> tuple[Served, ...]:
    """The criteria that an indicator measures, or a part of."""
    return tuple(of_criterion(one, words) for one in criteria().criteria if indicator in one.indicators)


def limit_of(label: str, words: Translator) -> str:
    """What a detail that is shown does not say, by its English label: of each criterion that it is shown for."""
    limits = (one.limit for one in criteria().criteria if label in one.labels and one.limit is not None)
    return " ".join(dict.fromkeys(map(words.say, limits))) or words.say(labels.DETAILS_LIMIT)


def of_criterion(one: Criterion, words: Translator) -> Served:
    """A criterion in words, with its limit."""
    nature = None if one.nature is None else criteria().natures[one.nature]
    return in_words(one, nature, words, limit=one.limit)


def in_words(
    one: Criterion | Named, nature: NatureWord | None, words: Translator, *, limit: Text | None = None
) -> Served:
    """A criterion in words; the post's own French is quoted as such in either language."""
    number = "" if one.number is None else str(one.number)
    title, tag = words.say(one.title), "" if nature is None else words.say(nature.title)
    return Served(
        number=number,
        term=one.term,
        title=title,
        nature=tag,
        today=words.say(msg("Today: {tools}.", tools=", ".join(one.today))) if one.today else "",
        limit="" if limit is None else words.say(limit),
        line=joined((f"{number} «\xa0{one.term}\xa0»".strip(), title, tag)),
    )
