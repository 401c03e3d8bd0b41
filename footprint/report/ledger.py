"""A report on names alone as finished sentences in one language, before any layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.report.page import Link

if TYPE_CHECKING:
    from footprint.report.dossiers import Record
    from footprint.report.page import Bar, Domains, Likenesses, Missed, Pair, Proof
    from footprint.report.voice import Voice

FIRST = 5
"""Names to claim that are shown at once."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A name at one place, which is a network or the web of domains.

    Attributes:
        shape: the mark that it is drawn with.
        place: the network, or "Domain".
        name: as written there; several where one network has several servers.
        state: whose it is, in a word or two.
        key: one of the key networks.
        note: what is to be known of it, one sentence; may be empty.
        action: where to claim it or to look by hand; may lead nowhere.
        proofs: the exchanges.
    """

    shape: str
    place: str
    name: Link
    state: str
    key: bool
    note: str
    action: Link
    proofs: tuple[Proof, ...]

    @property
    def bare(self) -> str:
        """The name without its server, or the number of its servers."""
        return self.name.text.partition("@")[0].partition(" (")[0]


@dataclass(frozen=True, slots=True)
class Unclear:
    """The names that could not be told for one reason; `walled` when a login is all that is missing."""

    reason: str
    walled: bool
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The whole report on a name.

    Attributes:
        language, who, given, day, iso: as in `Page`.
        voice: to whom it speaks.
        line: what this is, in one line; `asked` says in a sentence what was looked at.
        notices: what must be known before reading on.
        brief: the sentences of the indicators, but for the one that a bar says.
        bars: their dimension where it has a score.
        shapes: what each mark that is drawn stands for: its shape, and words.
        claims: free names, those most worth claiming first; `first` are shown, of `rest` the names.
        caveats: what "free" does not mean on some of these networks.
        own: accounts that are proved, and domains.
        held: names that someone has.
        unclear: by reason; what a login would show comes last.
        domains: those that are neither the candidate's nor held, by state.
        alike: what looks like the name.
        missed: as in `Page`.
        barred: networks where no such name is possible.
        mandate, conditions, hints, record: as in `Page`.
    """

    language: str
    who: str
    given: tuple[Link, ...]
    day: str
    iso: str
    voice: Voice
    line: str
    asked: str
    notices: tuple[str, ...]
    brief: tuple[str, ...]
    bars: tuple[Bar, ...]
    shapes: tuple[Pair, ...]
    claims: tuple[Spot, ...]
    caveats: tuple[str, ...]
    own: tuple[Spot, ...]
    held: tuple[Spot, ...]
    unclear: tuple[Unclear, ...]
    domains: tuple[Domains, ...]
    alike: tuple[Likenesses, ...]
    missed: tuple[Missed, ...]
    barred: tuple[str, ...]
    mandate: tuple[Pair, ...]
    conditions: tuple[Pair, ...]
    hints: tuple[str, ...]
    record: Record

    @property
    def first(self) -> tuple[Spot, ...]:
        """What is most worth claiming."""
        return self.claims[:FIRST]

    @property
    def rest(self) -> tuple[Spot, ...]:
        """What else is free."""
        return self.claims[FIRST:]

    @property
    def also(self) -> tuple[Link, ...]:
        """The rest as links: the place alone where all of them have the same name."""
        is_same = len({one.bare for one in self.rest}) == 1
        return tuple(
            Link(one.place if is_same else f"{one.place} {one.name.text}", one.action.href) for one in self.rest
        )
