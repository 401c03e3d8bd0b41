"""Accounts, names, sites, traces, searches and evidence that changed, as sentences: by kind, and news first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from footprint.comparing import Turn
from footprint.message import Message, msg
from footprint.report import labels
from footprint.report.page import Link
from footprint.report.phrases import day, joined, linked
from footprint.report.turns import MISSING, TURNS
from footprint.report.words import HOLDS, REASONS, REGISTRATIONS, SEARCHES, STANDINGS, TRACES, WHOSE, outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from footprint.comparing import (
        AccountChange,
        Answer,
        Comparison,
        DomainChange,
        EvidenceChange,
        ExposureChange,
        PlaceChange,
        SearchChange,
        SourceChange,
        TraceChange,
        UnseenChange,
    )
    from footprint.exhibit import Level
    from footprint.locale import Translator

EVIDENCE = msg("The same question, another answer")
_HASH = 12
"""Digits of a hash that are shown; JSON has them all."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that changed: its name, from what to what, and what belongs below it."""

    name: Link
    said: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bunch:
    """Things of one kind that changed in the same way."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Everything of one kind that changed."""

    title: str
    bunches: tuple[Bunch, ...]


class _Change(Protocol):
    @property
    def turn(self) -> Turn: ...


One = TypeVar("One", bound=_Change)


def parts(found: Comparison, words: Translator) -> Iterator[Part]:
    """The kinds in the order of a report; those without a change are left out."""
    say = _Saying(words)
    every = (
        (labels.ACCOUNTS, say.bunches(found.accounts, say.account)),
        (labels.LOOKALIKES, say.bunches(found.exposures, say.exposure)),
        (labels.DOMAINS, say.bunches(found.domains, say.domain)),
        (labels.SITES, say.bunches(found.sources, say.source)),
        (labels.TRACES, say.bunches(found.traces, say.trace)),
        (labels.SEARCH, say.bunches(found.searches, say.search)),
        (EVIDENCE, say.bunches(found.evidence, say.evidence)),
        (labels.UNSEEN, say.bunches(found.unseen, say.unseen, {**TURNS, **MISSING})),
    )
    yield from (Part(words.say(title), bunches) for title, bunches in every if bunches)


class _Saying:
    """Puts single changes into words."""

    def __init__(self, words: Translator) -> None:
        self._words = words

    def bunches(
        self, every: Iterable[One], said: Callable[[One], Item], turns: Mapping[Turn, Message] = TURNS
    ) -> tuple[Bunch, ...]:
        """The changes by what became of them, in the order in which each was first told."""
        found: dict[Turn, list[Item]] = {}
        for one in every:
            found.setdefault(one.turn, []).append(said(one))
        return tuple(Bunch(self._words.say(turns[turn]), tuple(items)) for turn, items in found.items())

    def account(self, one: AccountChange) -> Item:
        before, after = (STANDINGS[standing] if standing else None for standing in (one.before, one.after))
        levels = self._levels(one.level_before, one.level_after)
        return Item(Link(f"{one.title} {one.handle}"), levels or self._from_to(before, after))

    def exposure(self, one: ExposureChange) -> Item:
        return Item(Link(f"{one.title} {one.handle}"), self._from_to(HOLDS[one.before], HOLDS[one.after]))

    def domain(self, one: DomainChange) -> Item:
        before, after = (REGISTRATIONS[hold] if hold else None for hold in (one.before, one.after))
        return Item(Link(one.domain), self._from_to(before, after))

    def source(self, one: SourceChange) -> Item:
        return Item(linked(one.url), joined((one.title, self._levels(one.level_before, one.level_after))))

    def trace(self, one: TraceChange) -> Item:
        kind = self._words.say(_counted(TRACES[one.kind], 1))
        if one.turn is Turn.CHANGED and one.before != one.after:
            kind = self._from_to(*(_counted(TRACES[one.kind], n) for n in (one.before, one.after)))
        return Item(linked(one.url, one.title), joined((kind, one.domain)))

    def search(self, one: SearchChange) -> Item:
        before, after = (SEARCHES[status] if status else None for status in (one.before, one.after))
        said = "" if one.turn is Turn.CHANGED else self._from_to(before, after)
        return Item(Link(joined((one.provider, one.query))), said, tuple(map(self._place, one.places)))

    def _place(self, one: PlaceChange) -> str:
        place, whose = self._moved(one), self._words.say(WHOSE[one.whose])
        return joined((one.title or one.url, place, whose))

    def _moved(self, one: PlaceChange) -> str:
        said = {
            Turn.APPEARED: msg("new in place {after}", after=one.after or 0),
            Turn.WENT: msg("no longer among the first; it was in place {before}", before=one.before or 0),
            Turn.SEEN: msg(
                "in place {after}; whether it was among the first before can't be told", after=one.after or 0
            ),
            Turn.UNSEEN: msg("was in place {before}; whether it still is can't be told", before=one.before or 0),
        }
        moved = msg("place {before} → {after}", before=one.before or 0, after=one.after or 0)
        stayed = msg("place {after}", after=one.after or 0)
        return self._words.say(said.get(one.turn) or (stayed if one.before == one.after else moved))

    def evidence(self, one: EvidenceChange) -> Item:
        return Item(linked(one.url), " → ".join(map(self._answer, (one.before, one.after))))

    def _answer(self, one: Answer) -> str:
        digest = one.sha256[:_HASH] if one.sha256 else ""
        return joined((self._words.say(outcome(one.outcome)), day(self._words, one.time.date().isoformat()), digest))

    def unseen(self, one: UnseenChange) -> Item:
        before, after = (REASONS[reason] if reason else None for reason in (one.before, one.after))
        return Item(linked(one.link, self._words.say(one.what)), self._from_to(before, after))

    def _from_to(self, before: Message | None, after: Message | None) -> str:
        return " → ".join(dict.fromkeys(self._words.say(one) for one in (before, after) if one))

    def _levels(self, before: Level | None, after: Level | None) -> str:
        if before is None or after is None or before is after:
            return ""
        return self._words.say(msg("level {before} → {after}", before=before.value, after=after.value))


def _counted(kind: Message, n: int) -> Message:
    return Message(kind.text, kind.plural, (("n", n),))
