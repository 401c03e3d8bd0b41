"""How much of the name the candidate holds, and who holds the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from footprint.check import About
from footprint.exhibit import Exposure, Hold, Verdict
from footprint.finding import Absent, Attribution, Finding, Inconclusive, Instead, Reason, Scored, evidence
from footprint.message import msg, nmsg
from footprint_checks.accounts import accounts, wording
from footprint_checks.accounts.attribution import contradiction
from footprint_checks.accounts.walled import WALLED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from footprint.asking import SeenAccount
    from footprint.case import Case
    from footprint.catalogue import Catalogue, Network
    from footprint.check import Check
    from footprint.finding import Evidence, Status
    from footprint.message import Message
    from footprint.subject import NetworkHandle
    from footprint.web import Web
    from footprint_checks.accounts import Accounts, OwnedAccount

_URGENCY = (Hold.FREE, Hold.HELD, Hold.UNKNOWN)
"""What can be done at once comes first."""


class ExposureCheck:
    """Is the name the candidate's own wherever it matters?"""

    about: ClassVar[About] = About(
        "exposure",
        title=msg("Name protection"),
        asks=msg("Nothing of its own: it reads what the accounts check saw."),
        why=msg(
            "Whoever holds the same name on another network can be taken for the candidate, or for the organisation "
            "that they will speak for."
        ),
        advice=msg("Claim your name on the networks that count, even where you do not publish yet."),
        indicators=("name.handles",),
    )

    async def probe(self, case: Case, web: Web) -> Accounts:  # noqa: ARG002 (a check is always handed the web)
        """Await the accounts."""
        return await case.observation(accounts)

    def judge(self, seen: Accounts, case: Case) -> Iterator[Finding | Exposure]:
        """Count the key networks on which the name is held, and list the others by urgency."""
        gaps = _gaps(seen, case)
        yield _handles(seen, case, gaps)
        for priority, gap in enumerate(gaps, start=1):
            yield _exposure(gap, seen, case.catalogue, priority)


@dataclass(frozen=True, slots=True)
class _Gap:
    """A name on a network where no attributed account has it."""

    network: Network
    account: SeenAccount
    hold: Hold
    is_key: bool

    @property
    def link(self) -> str:
        """Where it can be claimed or, if not free, looked at."""
        is_free = self.hold is Hold.FREE
        return self.network.signup if is_free and self.network.signup is not None else self.account.url


@dataclass(frozen=True, slots=True)
class _Count:
    """Key networks, by what is known of the name there.

    Attributes:
        titles: names of the networks where it is held, in the rubric's order; then those that show nothing without
            a login and that the candidate gave or an attributed page names.
        proofs: of the accounts that hold it.
        attribution: the weakest of theirs.
        unseen: networks where it may be held for all that was seen.
    """

    titles: tuple[str, ...]
    proofs: tuple[Evidence, ...]
    attribution: Attribution
    unseen: int

    @property
    def held(self) -> int:
        return len(self.titles)

    @property
    def status(self) -> Status:
        """What is not proved by an exchange is no point, only a bound."""
        most = self.held + self.unseen
        if self.proofs:
            return Scored(self.held, self.held, most)
        return Inconclusive(Reason.PARTIAL, self.held, most) if most else Absent()

    @property
    def sentence(self) -> Message:
        if not self.held and not self.unseen:
            return msg("No account of the candidate's holds the name on a network that counts.")
        if not self.held:
            return msg(
                "No account of the candidate's was seen to hold the name on a network that counts; "
                "{unseen} could not be seen.",
                unseen=self.unseen,
            )
        listed = ", ".join(self.titles)
        if self.unseen:
            return nmsg(
                "The candidate holds the name on {n} network that counts ({listed}); {unseen} could not be seen.",
                "The candidate holds the name on {n} networks that count ({listed}); {unseen} could not be seen.",
                n=self.held,
                listed=listed,
                unseen=self.unseen,
            )
        return nmsg(
            "The candidate holds the name on {n} network that counts: {listed}.",
            "The candidate holds the name on {n} networks that count: {listed}.",
            n=self.held,
            listed=listed,
        )


def _handles(seen: Accounts, case: Case, gaps: Sequence[_Gap]) -> Finding:
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
    held = {one: _holders(one, seen, case.catalogue) for one in case.rubric.key_networks}
    owned = [one for holders in held.values() for one in holders]
    walled = [one for one in seen.walled if one.declared or one.handle.name in map(str.casefold, seen.names)]
    titles = [case.catalogue.get(key).name for key, holders in held.items() if holders]
    proofs = [evidence(one.exchange) for one in owned]
    proofs += [
        each for one in walled if (tie := seen.tie(one.handle)) and tie.there for each in seen.proof_of(tie.there)
    ]
    sureness = {one.attribution for one in owned} | {one.attribution for one in walled}
    unseen = sum(_is_unseen(key, seen, case) for key, holders in held.items() if not holders)
    hidden = len(WALLED) - len({one.handle.network for one in walled}) if seen.is_partial else 0
    return _Count(
        (*titles, *dict.fromkeys(one.title for one in walled)),
        tuple(dict.fromkeys(proofs)),
        Attribution.LIKELY if Attribution.LIKELY in sureness else Attribution.CONFIRMED,
        unseen + hidden,
    )


def _holders(network: str, seen: Accounts, catalogue: Catalogue) -> list[OwnedAccount]:
    owned = [one for one in seen.owned if one.handle.network == network]
    return [one for one in owned if any(_bears(one.handle, name, catalogue.get(network)) for name in seen.names)]


def _is_unseen(network: str, seen: Accounts, case: Case) -> bool:
    """May the candidate hold the name there, for all that was seen?"""
    if seen.is_partial or network not in case.catalogue.ids:
        return True
    here = (one for name in seen.names for one in _places(case.catalogue.get(network), name, seen))
    return any(one.sighting.verdict is Verdict.UNKNOWN for one in here)


def _gaps(seen: Accounts, case: Case) -> tuple[_Gap, ...]:
    """Key networks first, then what is free, what is held, what is unknown; then by niche and name."""
    keys = frozenset(case.rubric.key_networks)
    found = [
        gap
        for network in case.catalogue.networks
        for name in seen.names
        if (gap := _gap(network, name, seen, is_key=network.id in keys)) is not None
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                not one.is_key,
                _URGENCY.index(one.hold),
                one.network.niche,
                one.network.name,
                one.account.handle.name,
            ),
        )
    )


def _gap(network: Network, name: str, seen: Accounts, *, is_key: bool) -> _Gap | None:
    """The state of a name on a whole network, however many servers it has.

    Held on any server is held: that account can be taken for the candidate's. Else free on any that answered: there
    it can be claimed. None when the candidate holds it on any server, or when the network does not allow the name.
    """
    if any(_bears(one.handle, name, network) for one in seen.owned if one.handle.network == network.id):
        return None
    here = tuple(_places(network, name, seen))
    for verdict, hold in (
        (Verdict.CLAIMED, Hold.HELD),
        (Verdict.AVAILABLE, Hold.FREE),
        (Verdict.UNKNOWN, Hold.UNKNOWN),
    ):
        first = next((one for one in here if one.sighting.verdict is verdict), None)
        if first is not None:
            return None if hold is Hold.FREE and _is_domain(network, name) else _Gap(network, first, hold, is_key)
    return None


def _is_domain(network: Network, name: str) -> bool:
    """Does the network take this name for a domain? Then only the owner of the domain can claim it."""
    return network.handle.expand is not None and network.handle.allows(network.handle.fold(name))


def _places(network: Network, name: str, seen: Accounts) -> Iterator[SeenAccount]:
    """What was seen of a name on each of a network's servers, in the catalogue's order."""
    known = {one.handle: one for one in seen.seen}
    for address in network.addresses(name):
        yield known[network.canonical(address)]


def _bears(handle: NetworkHandle, name: str, network: Network) -> bool:
    """Is it this name, as the network spells it? A handle that is a domain bears its first label."""
    spelled = {network.canonical(one).name for one in network.addresses(name)}
    is_label = network.handle.expand is not None and handle.name.partition(".")[0] == network.handle.fold(name)
    return handle.name in spelled or is_label


def _exposure(gap: _Gap, seen: Accounts, catalogue: Catalogue, priority: int) -> Exposure:
    return Exposure(
        network=gap.network.id,
        title=gap.network.name,
        handle=wording.written(gap.account.handle),
        hold=gap.hold,
        key=gap.is_key,
        priority=priority,
        link=gap.link,
        note=_note(gap, seen, catalogue),
    )


def _note(gap: _Gap, seen: Accounts, catalogue: Catalogue) -> Message:
    if gap.hold is not Hold.HELD:
        return gap.account.sighting.note
    elsewhere = contradiction(seen.words, gap.account.handle)
    if elsewhere is not None:
        return msg(
            "Someone else holds this name: {page} names another account there.",
            page=wording.called(elsewhere.by, catalogue),
        )
    return msg("Someone holds this name, and nothing shows that it is the candidate. Nothing about them is kept.")


exposure: Check[Accounts] = ExposureCheck()
