"""Names on networks where no account of the candidate's has them, and handles that look like theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.exhibit import Exposure, Hold, Verdict
from footprint.message import msg
from footprint_checks.accounts import wording
from footprint_checks.accounts.attribution import contradiction
from footprint_checks.exposure.bearing import bears, places
from footprint_checks.exposure.likeness import SAID

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from footprint.asking import SeenAccount
    from footprint.case import Case
    from footprint.catalogue import Catalogue, Network
    from footprint.message import Message
    from footprint_checks.accounts import Accounts
    from footprint_checks.exposure.observation import SeenVariant

_URGENCY = (Hold.FREE, Hold.HELD, Hold.UNKNOWN)
"""What can be done at once comes first."""
_HOLDS = {Verdict.CLAIMED: Hold.HELD, Verdict.AVAILABLE: Hold.FREE, Verdict.UNKNOWN: Hold.UNKNOWN}
_NICHES = (
    "microblog", "professional", "video", "photo", "blog", "community", "audio", "slides", "events", "bookmarks",
    "code", "design", "wiki", "learning", "identity", "geo",
)  # fmt: skip
"""Networks in the order in which the trade uses them."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A name on a network where no attributed account has it."""

    network: Network
    account: SeenAccount
    hold: Hold
    is_key: bool

    @property
    def link(self) -> str:
        """Where it can be claimed or, if not free, looked at."""
        return _link(self.network, self.account, self.hold)


def gaps(seen: Accounts, case: Case) -> tuple[Gap, ...]:
    """Key networks first, then what is free, what is held, what is unknown; then as the trade uses the networks."""
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
                -one.network.key,
                _use(one.network.niche),
                one.network.name,
                one.account.handle.name,
            ),
        )
    )


def _gap(network: Network, name: str, seen: Accounts, *, is_key: bool) -> Gap | None:
    """The state of a name on a whole network, however many servers it has.

    Held on any server is held: that account can be taken for the candidate's. Else free on any that answered: there
    it can be claimed. None when the candidate holds it on any server, or when the network does not allow the name.
    """
    if any(bears(one.handle, name, network) for one in seen.owned if one.handle.network == network.id):
        return None
    here = tuple(places(network, name, seen))
    for verdict, hold in _HOLDS.items():
        first = next((one for one in here if one.sighting.verdict is verdict), None)
        if first is not None:
            return None if hold is Hold.FREE and _is_domain(network, name) else Gap(network, first, hold, is_key)
    return None


def _is_domain(network: Network, name: str) -> bool:
    """Does the network take this name for a domain? Then only the owner of the domain can claim it."""
    return network.handle.expand is not None and network.handle.allows(network.handle.fold(name))


def exposures(
    found: Sequence[Gap], alike: Sequence[SeenVariant], seen: Accounts, catalogue: Catalogue
) -> Iterator[Exposure]:
    """The names, most urgent first, then what looks like them, most alike first."""
    for priority, gap in enumerate(found, start=1):
        yield _exposure(gap, seen, catalogue, priority)
    asked = (one for one in alike if one.account.sighting.verdict in _HOLDS)
    for priority, one in enumerate(asked, start=len(found) + 1):
        yield _alike(one, catalogue.get(one.account.handle.network), priority)


def _link(network: Network, account: SeenAccount, hold: Hold) -> str:
    """Where a free name is claimed, as far as that is known; else where the account would be."""
    return network.signup if hold is Hold.FREE and network.signup is not None else account.url


def _use(niche: str) -> tuple[int, str]:
    """Where a niche comes; one that an imported catalogue brings comes last."""
    return _NICHES.index(niche) if niche in _NICHES else len(_NICHES), niche


def _alike(one: SeenVariant, network: Network, priority: int) -> Exposure:
    hold = _HOLDS[one.account.sighting.verdict]
    return Exposure(
        network=network.id,
        title=network.name,
        handle=wording.written(one.account.handle),
        hold=hold,
        key=True,
        priority=priority,
        link=_link(network, one.account, hold),
        note=_alike_note(one),
        likeness=SAID[one.likeness],
    )


def _alike_note(one: SeenVariant) -> Message:
    if one.account.sighting.verdict is not Verdict.CLAIMED:
        return one.account.sighting.note
    return msg("Someone has this name, which says nothing of what they want with it. Nothing about them is kept.")


def _exposure(gap: Gap, seen: Accounts, catalogue: Catalogue, priority: int) -> Exposure:
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


def _note(gap: Gap, seen: Accounts, catalogue: Catalogue) -> Message:
    if gap.hold is not Hold.HELD:
        return gap.account.sighting.note
    elsewhere = contradiction(seen.words, gap.account.handle)
    if elsewhere is not None:
        return msg(
            "Someone else holds this name: {page} names another account there.",
            page=wording.called(elsewhere.by, catalogue),
        )
    return msg("Someone holds this name, and nothing shows that it is the candidate. Nothing about them is kept.")
