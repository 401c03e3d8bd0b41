"""A report on names alone as finished sentences in one language, before any layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint.report.page import Bar, Domains, Likenesses, Link, Missed, Pair, Proof
    from footprint.report.voice import Voice


@dataclass(frozen=True, slots=True)
class Spot:
    """A name at one place, which is a network or the web of domains.

    Attributes:
        shape: the mark that it is drawn with.
        place: the network, or "Domain".
        name: as written there; several where one network has several servers.
        state: whose it is, in a word or two.
        key: one of the networks that count.
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
        brief: the sentences of the indicators; `bars` draws their dimension where it has a score.
        claims: free names, those on networks that count first.
        caveats: what "free" does not mean on some of these networks.
        own: accounts that are proved, and domains.
        held: names that someone has.
        unclear: by reason; what a login would show comes last.
        domains: those that are neither the candidate's nor held, by state.
        alike: what looks like the name.
        missed: as in `Page`.
        barred: networks where no such name is possible.
        mandate, conditions, hints: as in `Page`.
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
