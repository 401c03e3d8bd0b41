"""The graph of places: which page or account names which other as its owner's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from footprint.subject import NetworkHandle, Site
from footprint_checks.accounts.links import normal, place, without_www
from footprint_checks.accounts.looks import Says

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from footprint.subject import Directory
    from footprint_checks.accounts.links import Place
    from footprint_checks.accounts.looks import Impression


class Spot(StrEnum):
    """Where on a page another place is named; each is meant for one's own."""

    REL_ME = "rel=me"
    SAME_AS = "sameAs"
    FIRMS_SAME_AS = "sameAs of an organisation"
    FIELD = "profile link"
    VERIFIED = "link verified by the network"
    """The network checked both ends when the profile was saved: re-checked here, so no more than a link alone."""
    THIRD_PARTY = "account verified by the network"
    """The network saw the holder log in there."""
    MOVED = "moved to"
    """The account says that another took its place."""
    WEBFINGER = "WebFinger"
    """A domain answers for an account name, and leads to the account (RFC 7033)."""
    DNS = "_atproto record"
    """A domain names the account that may carry the domain as its handle: by DNS or by its well-known file."""
    HANDLE = "handle"
    """The handle is a domain."""


@dataclass(frozen=True, slots=True)
class Link:
    """Another place, as a page names it.

    Attributes:
        url: absolute.
        spot: see there.
        card: the name of the person under whose name it stands on the page, where it stands under one.
    """

    url: str
    spot: Spot
    card: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one page says of its owner and of the owner's other places.

    Attributes:
        place: the page, in the spelling under which it is compared.
        links: in the page's order.
        also: further addresses that lead to it, such as the one that redirects.
        says: see there.
        kept: what an earlier run kept of a place that it did not take for the candidate's; None in a first run.
        leads_to: the account for which the page is but another address, where it was met under way.
    """

    place: Place
    links: tuple[Link, ...] = ()
    also: tuple[str, ...] = ()
    says: Says = Says()
    kept: Impression | None = None
    leads_to: NetworkHandle | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """One page names another place, at a spot; `url` is the address as it stands there, `card` as in `Link`."""

    by: Place
    of: Place
    spot: Spot
    url: str
    card: str = ""

    @property
    def is_of_own(self) -> bool:
        """Is the place named one's own? `sameAs` also points at encyclopedias, so it speaks of accounts alone."""
        return isinstance(self.of, NetworkHandle) or self.spot not in {Spot.SAME_AS, Spot.FIRMS_SAME_AS}


def namings(sheets: Iterable[Sheet], directory: Directory) -> dict[Place, tuple[Naming, ...]]:
    """Who names whom: for each page its namings, in its order, of other places only.

    Addresses are compared as `normal` spells them, then through the redirects that were followed, then without
    `www.`.
    """
    gathered = sorted(sheets, key=repr)
    alias = _aliases(gathered)
    named: dict[Place, dict[tuple[Place, Spot], Naming]] = {one.place: {} for one in gathered}
    for one in gathered:
        for link in one.links:
            target = _resolved(link.url, alias, directory)
            if target is not None and target != one.place:
                naming = Naming(one.place, target, link.spot, link.url, link.card)
                named[one.place].setdefault((target, link.spot), naming)
    return {one: tuple(found.values()) for one, found in named.items()}


def back(naming: Naming, named: Mapping[Place, Sequence[Naming]]) -> Naming | None:
    """The naming the other way."""
    return next((one for one in named.get(naming.of, ()) if one.of == naming.by), None)


def groups(named: Mapping[Place, Sequence[Naming]]) -> tuple[tuple[Place, ...], ...]:
    """Places that prove each other both ways, in groups: two accounts or more, or one and a site."""
    left = list(named)
    found: list[tuple[Place, ...]] = []
    while left:
        group = _connected(named, left[0])
        left = [one for one in left if one not in group]
        if len(group) > 1 and any(isinstance(one, NetworkHandle) for one in group):
            found.append(group)
    return tuple(found)


def _connected(named: Mapping[Place, Sequence[Naming]], start: Place) -> tuple[Place, ...]:
    group, edge = {start: None}, [start]
    while edge:
        mutual = (one.of for one in named.get(edge.pop(0), ()) if back(one, named) is not None)
        fresh = [one for one in dict.fromkeys(mutual) if one not in group]
        group.update(dict.fromkeys(fresh))
        edge.extend(fresh)
    return tuple(group)


def _aliases(sheets: Sequence[Sheet]) -> dict[str, Place]:
    """Every address that leads to a page that was read; the page's own first, so that none can be taken over."""
    found: dict[str, Place] = {}
    for one in sheets:
        if isinstance(one.place, Site):
            found.setdefault(one.place.url, one.leads_to or one.place)
    for one in sheets:
        for url in one.also:
            if (spelled := normal(url)) is not None:
                found.setdefault(spelled, one.place)
    for url, target in tuple(found.items()):
        found.setdefault(without_www(url), target)
    return found


def _resolved(url: str, alias: Mapping[str, Place], directory: Directory) -> Place | None:
    target = place(url, directory)
    if not isinstance(target, Site):
        return target
    return alias.get(target.url) or alias.get(without_www(target.url)) or target
