"""The criteria of the post one by one, each with what the audit shows for it: the way back from a wish to its proof."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.criteria import Verdict
from footprint.profile import Scope
from footprint.report import labels
from footprint.report.phrases import joined
from footprint.report.serving import criteria, of_criterion
from footprint.report.sheet import Glimpse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from footprint.criteria import Criterion
    from footprint.locale import Translator
    from footprint.profile import Profile
    from footprint.report.page import Chapter, Entry
    from footprint.report.sheet import Served


@dataclass(frozen=True, slots=True)
class Shown:
    """One criterion and what became of it.

    Attributes:
        seen: the indicators that measure it, or a part of it.
        shown: the names of what is shown for it and never counts.
        note: why there is no more; may be empty.
    """

    served: Served
    seen: tuple[Glimpse, ...]
    shown: str
    note: str


@dataclass(frozen=True, slots=True)
class Criteria:
    """The criteria of one section of the post."""

    title: str
    count: str
    rows: tuple[Shown, ...]


def by_criterion(profile: Profile, chapters: Iterable[Chapter], words: Translator) -> tuple[Criteria, ...]:
    """Every criterion by section; of a whole audit only, since one of a part would leave nearly all of them open."""
    if profile.scope is not Scope.WHOLE:
        return ()
    entries = {one.id: one for chapter in chapters for one in chapter.entries}
    return tuple(_sections(profile, entries, words))


def _sections(profile: Profile, entries: Mapping[str, Entry], words: Translator) -> Iterator[Criteria]:
    for section in criteria().sections:
        found = tuple(_shown(one, profile, entries, words) for one in criteria().criteria if one.section == section.id)
        if found:
            yield Criteria(words.say(section.title), words.number(len(found)), found)


def _shown(one: Criterion, profile: Profile, entries: Mapping[str, Entry], words: Translator) -> Shown:
    seen = tuple(_glimpse(entries[each]) for each in one.indicators if each in entries)
    there = dict.fromkeys(each.label for each in profile.details if each.label.text in one.labels)
    return Shown(of_criterion(one, words), seen, joined(map(words.say, there)), " ".join(_notes(one, profile, words)))


def _glimpse(one: Entry) -> Glimpse:
    return Glimpse(one.id, one.title, one.value, one.sentence)


def _notes(one: Criterion, profile: Profile, words: Translator) -> Iterator[str]:
    """What the tool does for it, why nothing is shown, or that only a person can answer."""
    yield from (words.say(each) for each in (one.feature, one.left_out) if each is not None)
    if one.verdict is Verdict.INTERVIEW:
        yield words.say(labels.ONLY_ASKED)
    yield from (
        joined((words.say(facet.title), "" if facet.score is None else words.number(facet.score)))
        for facet in profile.facets
        if facet.id == one.facet
    )
