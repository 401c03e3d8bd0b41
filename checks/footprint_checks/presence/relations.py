"""Which accounts and which hub name each other, and how complete the accounts are.

The hub is chosen for each measure as the place with which it comes out best: so a further site never costs anything,
and what is hidden never brings anything. Pages of one host are one hub.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from footprint.subject import NetworkHandle, Site
from footprint_checks.accounts.graph import Naming, Spot
from footprint_checks.accounts.links import host_of, place
from footprint_checks.bounding import unseen_accounts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from footprint.catalogue import Catalogue, Fields
    from footprint_checks.accounts import Accounts
    from footprint_checks.accounts.links import Place
    from footprint_checks.presence.observation import Presence

BEST = 3
"""Accounts of which completeness is told (scoring, D6)."""
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Profile:
    """An account, as far as its own words were seen.

    Attributes:
        handle: see there.
        shows_links: its links could be read, so that there being none says something.
        bio: it presents its holder; None where that could not be seen.
        is_dated: something on it has a date; None likewise.
    """

    handle: NetworkHandle
    shows_links: bool = False
    bio: bool | None = None
    is_dated: bool | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """An account and the hub.

    Attributes:
        profile: of the account.
        there: where the hub names it; None when it does not.
        back: where it names the hub; None likewise.
        open: ways that could not be seen.
    """

    profile: Profile
    there: Naming | None
    back: Naming | None
    open: int

    @property
    def weight(self) -> float:
        """Both ways 1, one way 0.5 (scoring, D6)."""
        return _HALF * sum(one is not None for one in (self.there, self.back))

    @property
    def namings(self) -> tuple[Naming, ...]:
        """The ways that were seen."""
        return tuple(one for one in (self.there, self.back) if one is not None)


@dataclass(frozen=True, slots=True)
class Hub:
    """A place, and how the accounts stand to it.

    Attributes:
        places: pages of one host, or one account.
        relations: of every account but itself, in the accounts' order.
    """

    places: tuple[Place, ...]
    relations: tuple[Relation, ...]

    @property
    def total(self) -> float:
        """The sum of weights."""
        return sum(one.weight for one in self.relations)

    @property
    def most(self) -> float:
        """The same with every way that could not be seen."""
        return sum(one.weight + _HALF * one.open for one in self.relations)


@dataclass(frozen=True, slots=True)
class Completeness:
    """What an account has of the three things: a presentation, a link to the hub, dated activity.

    Attributes:
        profile: see there.
        has: how many it has.
        unseen: how many could not be seen.
    """

    profile: Profile
    has: int
    unseen: int


def hubs(seen: Presence, catalogue: Catalogue) -> tuple[Hub, ...]:
    """Every place that may be the hub: sites, then accounts, in their order."""
    profiles = _profiles(seen, catalogue)
    named = _named(seen.places, catalogue)
    sites: dict[str, list[Place]] = {}
    for one in seen.places.sites:
        sites.setdefault(host_of(one.place.url).removeprefix("www."), []).append(one.place)
    accounts = [(one.handle,) for one in profiles]
    return tuple(_hub(one, profiles, named) for one in (*map(tuple, sites.values()), *accounts))


def linked(found: Sequence[Hub]) -> Hub | None:
    """The hub to which the accounts are linked best; None where there is no place at all."""
    return max(found, key=lambda one: one.total, default=None)


def completeness(hub: Hub, seen: Presence, catalogue: Catalogue) -> tuple[Completeness, ...]:
    """Of every account, the most complete first."""
    relations = {one.profile.handle: one for one in hub.relations}
    found = [_completeness(one, relations.get(one.handle)) for one in _profiles(seen, catalogue)]
    return tuple(sorted(found, key=lambda one: -one.has))


def share(found: Sequence[Completeness]) -> float:
    """Of the best three accounts, 0 to 1: at least, as far as was seen."""
    return _share([one.has for one in found])


def most_share(found: Sequence[Completeness]) -> float:
    """The same with all that could not be seen."""
    return _share([one.has + one.unseen for one in found])


def _share(counts: Sequence[int]) -> float:
    return round(sum(sorted(counts, reverse=True)[:BEST]) / BEST / 3, 4)


def _completeness(one: Profile, relation: Relation | None) -> Completeness:
    """The hub itself, when it is an account, needs no link to itself."""
    is_linked = relation is None or (True if relation.back is not None else False if one.shows_links else None)
    things = (one.bio, is_linked, one.is_dated)
    return Completeness(one, sum(thing is True for thing in things), sum(thing is None for thing in things))


def _profiles(seen: Presence, catalogue: Catalogue) -> tuple[Profile, ...]:
    doings = {one.account.handle: one for one in seen.activities.doings}
    found: list[Profile] = []
    for one in seen.places.owned:
        fields, done = catalogue.get(one.handle.network).fields(one.exchange), doings.get(one.handle)
        is_open = done is None or done.reason is not None
        is_dated = True if done is not None and done.items else None if is_open else False
        found.append(
            Profile(
                one.handle, _shows_links(one.handle, fields, catalogue), _bio(one.handle, fields, catalogue), is_dated
            )
        )
    return (*found, *(Profile(one) for one in unseen_accounts(seen.places)))


def _shows_links(handle: NetworkHandle, fields: Fields | None, catalogue: Catalogue) -> bool:
    return fields is not None and catalogue.get(handle.network).names_places


def _bio(handle: NetworkHandle, fields: Fields | None, catalogue: Catalogue) -> bool | None:
    if fields is None or not catalogue.get(handle.network).field_rules.bio:
        return None
    return bool(fields.bio)


def _hub(places: tuple[Place, ...], profiles: Sequence[Profile], named: Mapping[tuple[Place, Place], Naming]) -> Hub:
    is_shown = all(one.shows_links for one in profiles if one.handle in places)
    relations = [_relation(one, places, named, is_shown=is_shown) for one in profiles if one.handle not in places]
    return Hub(places, tuple(relations))


def _relation(
    one: Profile, places: tuple[Place, ...], named: Mapping[tuple[Place, Place], Naming], *, is_shown: bool
) -> Relation:
    there = next((named[each, one.handle] for each in places if (each, one.handle) in named), None)
    back = next((named[one.handle, each] for each in places if (one.handle, each) in named), None)
    unseen = (there is None and not is_shown) + (back is None and not one.shows_links)
    return Relation(one, there, back, int(unseen))


def _named(places: Accounts, catalogue: Catalogue) -> dict[tuple[Place, Place], Naming]:
    """Who names whom: what is believed, both ends of each tie, and the link fields of accounts that are only likely."""
    ends = (one for tie in places.ties for one in (tie.there, tie.back) if one is not None)
    found: dict[tuple[Place, Place], Naming] = {}
    for naming in chain(places.words, ends):
        found.setdefault((naming.by, naming.of), naming)
    for one in places.owned:
        fields = catalogue.get(one.handle.network).fields(one.exchange)
        for url in () if fields is None else fields.links:
            target = place(url, catalogue)
            if isinstance(target, Site | NetworkHandle):
                found.setdefault((one.handle, target), Naming(one.handle, target, Spot.FIELD, url))
    return found
