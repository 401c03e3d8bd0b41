"""On how many key networks the candidate holds the name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.exhibit import Hold, Verdict
from footprint.finding import Absent, Attribution, Finding, Inconclusive, Instead, Reason, Scored, evidence
from footprint.message import msg, nmsg
from footprint_checks.exposure.bearing import bears, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from footprint.case import Case
    from footprint.catalogue import Catalogue
    from footprint.finding import Evidence, Status
    from footprint.message import Message
    from footprint_checks.accounts import Accounts, OwnedAccount
    from footprint_checks.exposure.gaps import Gap


@dataclass(frozen=True, slots=True)
class _Count:
    """Key networks, by what is known of the name there.

    Attributes:
        titles: names of the networks where it is held, in the rubric's order; then those that show nothing without
            a login and that the candidate gave or an attributed page names.
        proofs: of the accounts that hold it.
        attribution: the weakest of theirs.
        unseen: networks that were asked, and where it may be held for all that was seen.
        unasked: networks that are not in the catalogue of this audit, where it may be held too.
    """

    titles: tuple[str, ...]
    proofs: tuple[Evidence, ...]
    attribution: Attribution
    unseen: int
    unasked: int

    @property
    def held(self) -> int:
        return len(self.titles)

    @property
    def status(self) -> Status:
        """What is not proved by an exchange is no point, only a bound."""
        most = self.held + self.unseen + self.unasked
        if self.proofs:
            return Scored(self.held, self.held, most)
        return Inconclusive(Reason.PARTIAL, self.held, most) if most else Absent()

    @property
    def sentence(self) -> Message:
        return _held(self) if self.held else _not_held(self.unseen, self.unasked)


def _not_held(unseen: int, unasked: int) -> Message:
    if unseen and unasked:
        return msg(
            "No account of the candidate's was seen to hold the name on a key network; {unseen} could not be seen, "
            "{unasked} not asked.",
            unseen=unseen,
            unasked=unasked,
        )
    if unseen:
        return msg(
            "No account of the candidate's was seen to hold the name on a key network; {unseen} could not be seen.",
            unseen=unseen,
        )
    if unasked:
        return msg(
            "No account of the candidate's was seen to hold the name on a key network; {unasked} not asked.",
            unasked=unasked,
        )
    return msg("No account of the candidate's holds the name on a key network.")


def _held(count: _Count) -> Message:
    n, listed, unseen, unasked = count.held, ", ".join(count.titles), count.unseen, count.unasked
    if unseen and unasked:
        return nmsg(
            "The candidate holds the name on {n} key network ({listed}); {unseen} could not be seen, {unasked} not "
            "asked.",
            "The candidate holds the name on {n} key networks ({listed}); {unseen} could not be seen, {unasked} not "
            "asked.",
            n=n,
            listed=listed,
            unseen=unseen,
            unasked=unasked,
        )
    if unseen:
        return nmsg(
            "The candidate holds the name on {n} key network ({listed}); {unseen} could not be seen.",
            "The candidate holds the name on {n} key networks ({listed}); {unseen} could not be seen.",
            n=n,
            listed=listed,
            unseen=unseen,
        )
    if unasked:
        return nmsg(
            "The candidate holds the name on {n} key network ({listed}); {unasked} not asked.",
            "The candidate holds the name on {n} key networks ({listed}); {unasked} not asked.",
            n=n,
            listed=listed,
            unasked=unasked,
        )
    return nmsg(
        "The candidate holds the name on {n} key network: {listed}.",
        "The candidate holds the name on {n} key networks: {listed}.",
        n=n,
        listed=listed,
    )


def handles(seen: Accounts, case: Case, gaps: Sequence[Gap]) -> Finding:
    """How much of the name is held, and the key network to claim it on first."""
    if not seen.names:
        why = msg("No handle was given, so there is no name to look for.")
        return Finding("name.handles", Inconclusive(Reason.NOT_DECLARED), why)
    if not seen.is_tied:
        why = msg("Nothing ties an account to the candidate, so it can't be told which names are theirs.")
        return Finding("name.handles", Inconclusive(Reason.NOT_ATTRIBUTED), why)
    count = _count(seen, case)
    free = next((one for one in gaps if one.is_key and one.hold is Hold.FREE), None)
    return Finding(
        "name.handles",
        count.status,
        count.sentence,
        count.proofs,
        count.attribution,
        remedy=None
        if free is None
        else msg("Claim the name on {network}: {url}", network=free.network.name, url=free.link),
        instead=Instead(msg("with the name held on one key network more"), count.held + 1),
    )


def _count(seen: Accounts, case: Case) -> _Count:
    keys, beyond = case.rubric.key_networks, frozenset(case.rubric.named_networks)
    counted = (*keys, *(one for one in case.rubric.named_networks if one in case.catalogue.ids))
    held = {one: _holders(one, seen, case.catalogue) for one in counted}
    owned = [one for holders in held.values() for one in holders]
    names = frozenset(map(str.casefold, _variants(seen)))
    walled = [one for one in seen.walled if one.handle.network in beyond and one.handle.name.casefold() in names]
    titles = [case.catalogue.get(key).name for key, holders in held.items() if holders]
    proofs = [evidence(one.exchange) for one in owned]
    proofs += [
        each for one in walled if (tie := seen.tie(one.handle)) and tie.there for each in seen.proof_of(tie.there)
    ]
    sureness = {one.attribution for one in owned} | {one.attribution for one in walled}
    open_ones = [key for key in keys if not held[key] and _is_unseen(key, seen, case)]
    known = {one.handle.network for one in owned} | {one.handle.network for one in walled}
    open_ones += sorted(beyond - known) if seen.is_partial else []
    unasked = sum(one not in case.catalogue.ids for one in open_ones)
    return _Count(
        (*titles, *dict.fromkeys(one.title for one in walled)),
        tuple(dict.fromkeys(proofs)),
        Attribution.LIKELY if Attribution.LIKELY in sureness else Attribution.CONFIRMED,
        len(open_ones) - unasked,
        unasked,
    )


def _holders(network: str, seen: Accounts, catalogue: Catalogue) -> list[OwnedAccount]:
    owned = [one for one in seen.owned if one.handle.network == network]
    return [one for one in owned if any(bears(one.handle, name, catalogue.get(network)) for name in _variants(seen))]


def _variants(seen: Accounts) -> tuple[str, ...]:
    """The names, and those under which the candidate gave an account that can't be seen."""
    return tuple(dict.fromkeys((*seen.names, *(one.handle.name for one in seen.walled if one.declared))))


def _is_unseen(network: str, seen: Accounts, case: Case) -> bool:
    """May the candidate hold the name there, for all that was seen?"""
    if seen.is_partial or network not in case.catalogue.ids:
        return True
    here = [one for name in seen.names for one in places(case.catalogue.get(network), name, seen)]
    return not here or any(one.sighting.verdict is Verdict.UNKNOWN for one in here)
