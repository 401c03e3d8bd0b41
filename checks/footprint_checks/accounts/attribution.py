"""Whose account is it? Decided from what pages say of each other, by explicit rules.

Who is believed: what the candidate declared; what names one of these and is named by it (control shown at both
ends); what a third party verified for one of these; and so on from there, a bounded number of steps. Who is only
likely: what one of these names, in a place meant for one's own accounts, and which does not name it back. The word of
a page that is only likely carries no further: the maker of a theme signs the footer of many sites with `rel=me`, and
an employer's home page names the employer's accounts.

A link towards the candidate gives nothing: anybody can make one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from footprint.exhibit import Level
from footprint.finding import Attribution
from footprint.subject import NetworkHandle, Site
from footprint_checks.accounts.links import normal, place, without_www

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from footprint.subject import Directory
    from footprint_checks.accounts.links import Place

STEPS = 3
"""How far belief travels from what was declared."""


class Spot(StrEnum):
    """Where on a page another place is named; each is meant for one's own."""

    REL_ME = "rel=me"
    SAME_AS = "sameAs"
    FIELD = "profile link"
    VERIFIED = "link verified by the network"
    """The network checked both ends when the profile was saved: re-checked here, so no more than a link alone."""
    THIRD_PARTY = "account verified by the network"
    """The network saw the holder log in there."""
    DNS = "_atproto record"
    """The DNS of a domain names the account that may carry the domain as its handle."""
    HANDLE = "handle"
    """The handle is a domain."""


@dataclass(frozen=True, slots=True)
class Link:
    """Another place, as a page names it."""

    url: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one page says of its owner's other places.

    Attributes:
        place: the page, in the spelling under which it is compared.
        links: in the page's order.
        also: further addresses that lead to it, such as the one that redirects.
    """

    place: Place
    links: tuple[Link, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Naming:
    """One page names another place, at a spot; `url` is the address as it stands there."""

    by: Place
    of: Place
    spot: Spot
    url: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Why a place is taken for the candidate's.

    Attributes:
        place: see `Sheet`.
        level, attribution: see there.
        there: the naming of it by a page that is believed; None when it was declared or is the holder's.
        back: its own naming of that page.
    """

    place: Place
    level: Level
    attribution: Attribution
    there: Naming | None = None
    back: Naming | None = None

    @property
    def is_believed(self) -> bool:
        """Do its own words count?"""
        return self.there is None or self.back is not None or self.there.spot is Spot.THIRD_PARTY


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
                named[one.place].setdefault((target, link.spot), Naming(one.place, target, link.spot, link.url))
    return {one: tuple(found.values()) for one, found in named.items()}


def attribute(
    named: Mapping[Place, Sequence[Naming]],
    *,
    declared: Sequence[Place],
    holder: Sequence[Place] = (),
) -> tuple[Tie, ...]:
    """Everything that is the candidate's, as far as can be told: what is believed first, then what is likely.

    Args:
        named: from `namings`.
        declared: the candidate's own words; places that exist.
        holder: the one group behind a bare handle. All that hangs on it is likely at most, level C.
    """
    believed = _believed(named, (*declared, *holder))
    ties = {one: _tie(one, named, believed, is_holder=bool(holder)) for one in believed}
    for one in believed:
        for naming in named.get(one, ()):
            if _names_an_own_place(naming):
                ties.setdefault(naming.of, Tie(naming.of, Level.C, Attribution.LIKELY, naming))
    return tuple(ties.values())


def words_of_the_believed(named: Mapping[Place, Sequence[Naming]], seeds: Sequence[Place]) -> tuple[Naming, ...]:
    """What the pages that are believed name: where to look next, and what contradicts."""
    believed = _believed(named, seeds)
    return tuple(one for each in believed for one in named.get(each, ()) if _names_an_own_place(one))


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


def contradiction(words: Iterable[Naming], account: NetworkHandle) -> Naming | None:
    """Where a page that is believed names another account on that network; None when none does."""
    for naming in words:
        match naming.of:
            case NetworkHandle(network=network) if network == account.network and naming.of != account:
                return naming
            case _:
                pass
    return None


def _believed(named: Mapping[Place, Sequence[Naming]], seeds: Sequence[Place]) -> tuple[Place, ...]:
    believed = dict.fromkeys(seeds)
    edge = tuple(believed)
    for _ in range(STEPS):
        edge = tuple(dict.fromkeys(new for one in edge for new in _proved_by(one, named) if new not in believed))
        believed.update(dict.fromkeys(edge))
    return tuple(believed)


def _proved_by(one: Place, named: Mapping[Place, Sequence[Naming]]) -> Iterator[Place]:
    for naming in named.get(one, ()):
        if naming.spot is Spot.THIRD_PARTY or _back(naming, named) is not None:
            yield naming.of


def _back(naming: Naming, named: Mapping[Place, Sequence[Naming]]) -> Naming | None:
    """The naming the other way."""
    return next((one for one in named.get(naming.of, ()) if one.of == naming.by), None)


def _tie(
    one: Place,
    named: Mapping[Place, Sequence[Naming]],
    believed: Sequence[Place],
    *,
    is_holder: bool,
) -> Tie:
    """The strongest reason to believe: both ends, a third party, the candidate's word, in this order."""
    towards = tuple(each for by in believed for each in named.get(by, ()) if each.of == one)
    attribution = Attribution.LIKELY if is_holder else Attribution.CONFIRMED
    for each in towards:
        if (back := _back(each, named)) is not None:
            return Tie(one, Level.C if is_holder else Level.A, attribution, each, back)
    third = next((each for each in towards if each.spot is Spot.THIRD_PARTY), None)
    if third is not None:
        return Tie(one, Level.C if is_holder else Level.B, attribution, third)
    return Tie(one, Level.C, attribution)


def _names_an_own_place(naming: Naming) -> bool:
    """Is the place named one's own? `sameAs` also points at encyclopedias, so it speaks of accounts alone."""
    return isinstance(naming.of, NetworkHandle) or naming.spot is not Spot.SAME_AS


def _connected(named: Mapping[Place, Sequence[Naming]], start: Place) -> tuple[Place, ...]:
    group, edge = {start: None}, [start]
    while edge:
        mutual = (one.of for one in named.get(edge.pop(0), ()) if _back(one, named) is not None)
        fresh = [one for one in dict.fromkeys(mutual) if one not in group]
        group.update(dict.fromkeys(fresh))
        edge.extend(fresh)
    return tuple(group)


def _aliases(sheets: Sequence[Sheet]) -> dict[str, Place]:
    """Every address that leads to a page that was read; the page's own first, so that none can be taken over."""
    found: dict[str, Place] = {}
    for one in sheets:
        if isinstance(one.place, Site):
            found.setdefault(one.place.url, one.place)
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
