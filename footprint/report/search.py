"""How a search finds the candidate, and their traces, as finished sentences in one language, before any layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint.report.page import Link, Pair, Proof


@dataclass(frozen=True, slots=True)
class Place:
    """One place in a list of results.

    Attributes:
        rank: from 1; empty where places mean nothing.
        shape: the mark of whose it is, which `whose` says in words.
        link: title and address of what is the candidate's or about them; empty otherwise.
        domain: registrable.
    """

    rank: str
    shape: str
    whose: str
    link: Link
    domain: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What one engine showed for one query.

    Attributes:
        engine: its name; `query` is given where it does not stand above already.
        is_silent: it gave no answer, which says nothing.
        said: what it showed, counted, or why it showed nothing.
        note: what the count leaves open; may be empty.
        asked: language and region, and the day.
        link: where a person sees the same.
        places: in the engine's order.
    """

    engine: str
    query: str
    is_silent: bool
    said: str
    note: str
    asked: str
    link: Link
    places: tuple[Place, ...]
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """Whose one place of one engine is, as a mark and in a word; both empty where the list has no such place."""

    shape: str
    word: str


@dataclass(frozen=True, slots=True)
class Row:
    """One place, engine by engine."""

    rank: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Several engines side by side; nothing is added up over them."""

    engines: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def columns(self) -> tuple[tuple[str, tuple[Cell, ...]], ...]:
        """Each engine with its places, the first one first."""
        return tuple((name, tuple(row.cells[at] for row in self.rows)) for at, name in enumerate(self.engines))


@dataclass(frozen=True, slots=True)
class Question:
    """One query, and what each engine that ranks showed for it.

    Attributes:
        aim: what it looks for, in words.
        query: as sent.
        compared: where two engines answered; else None.
        listings: of each engine; those that gave no answer come last.
    """

    aim: str
    query: str
    compared: Comparison | None
    listings: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class ByHand:
    """A query that nobody was asked, with the pages on which a person can."""

    aim: str
    query: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """All that was searched for.

    Attributes:
        questions: to engines that show a rank.
        kin: sentences on engines that share an index.
        small: what small indexes hold; that one holds nothing says nothing.
        entries: of encyclopedias and knowledge bases.
        by_hand: see there.
        left: what may still be asked, by engine.
    """

    questions: tuple[Question, ...]
    kin: tuple[str, ...]
    small: tuple[Listing, ...]
    entries: tuple[Listing, ...]
    by_hand: tuple[ByHand, ...]
    left: tuple[Pair, ...]

    @property
    def is_empty(self) -> bool:
        """Was nothing searched for?"""
        return not (self.questions or self.small or self.entries or self.by_hand)


@dataclass(frozen=True, slots=True)
class Pebble:
    """One trace on a site of others, or several of one kind under one account.

    Attributes:
        kind: in words, with their number where there are several.
        site: registrable domain.
        link: its title, which may lead there.
        when: a day, or the first and the last; a word where no day is known.
        archived: since when the Internet Archive knows it; may be empty.
    """

    kind: str
    site: str
    link: Link
    when: str
    archived: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Traces:
    """All traces, the newest first; `span` says when the first and the last were left."""

    span: str
    rows: tuple[Pebble, ...]
