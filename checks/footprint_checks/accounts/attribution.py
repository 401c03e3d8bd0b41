"""Whose account is it? Decided from what pages say of each other, by explicit rules.

Who is believed: what the candidate declared; what names one of these and is named by it (control shown at both
ends); what a third party verified for one of these; and what one of these names as its owner's and that bears the
candidate's name or handle. So it goes on from there, a bounded number of steps. Who is only likely: what a place that
is believed names, in a place meant for one's own, and which neither names it back nor bears the name. Its word
carries no further: the maker of a theme signs the footer of many sites with `rel=me`.

A link towards the candidate gives nothing: anybody can make one. What speaks against a place lowers it to none, and
nothing that a place says of itself raises it; see `doubts`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from footprint.exhibit import Level
from footprint.finding import Attribution
from footprint.subject import NetworkHandle, Site
from footprint_checks.accounts.doubts import Ground, bearing, heard, rivals, strangers
from footprint_checks.accounts.graph import Spot, back
from footprint_checks.accounts.links import host_of
from footprint_checks.accounts.looks import Likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from footprint_checks.accounts.doubts import Doubt, Named, Scene
    from footprint_checks.accounts.graph import Naming
    from footprint_checks.accounts.links import Place
    from footprint_checks.accounts.looks import Impression

STEPS = 3
"""How far belief travels from what was declared."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Why a place is taken for the candidate's.

    Attributes:
        place: see `Sheet`.
        level, attribution: see there.
        there: the naming of it by a page that is believed; None when it was declared or is the holder's.
        back: its own naming of that page.
        is_believed: its own words count.
    """

    place: Place
    level: Level
    attribution: Attribution
    there: Naming | None = None
    back: Naming | None = None
    is_believed: bool = False


@dataclass(frozen=True, slots=True)
class Ruling:
    """What came of it.

    Attributes:
        ties: everything that is the candidate's, as far as can be told: what is believed first, then what is likely.
        doubts: what one of their places names and what is not taken for theirs, and why.
        words: what the places that are believed name as their owner's.
        leads: the same, with what is in doubt: where to look next.
        hearsay: what places name that are only likely: listed, and not followed.
    """

    ties: tuple[Tie, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    words: tuple[Naming, ...] = ()
    leads: tuple[Naming, ...] = ()
    hearsay: tuple[Naming, ...] = ()


@dataclass(frozen=True, slots=True)
class _Belief:
    """Whose words count: those of places that are sure, and of those that are likely."""

    sure: tuple[Place, ...]
    likely: tuple[Place, ...]

    @property
    def all(self) -> tuple[Place, ...]:
        return (*self.sure, *self.likely)


def attribute(scene: Scene) -> Ruling:
    """Rule on a scene; the same one gives the same ruling, in whatever order things were seen."""
    named, ignored = heard(scene)
    against = _strangers(scene, named)
    while True:  # each round but the last lowers a place, and none is lowered twice
        belief = _belief(scene, named, against)
        ties = _ties(scene, named, belief, against)
        if not (found := rivals(scene, ties)):
            break
        against |= found
    believed = belief.all
    own = {one.place for one in ties}
    likely = [one.place for one in ties if not one.is_believed]
    return Ruling(
        ties,
        tuple(sorted(_told(against, ignored, named, believed), key=repr)),
        tuple(one for each in believed for one in named.get(each, ()) if one.is_of_own and one.of not in against),
        tuple(one for each in believed for one in scene.named.get(each, ()) if one.is_of_own),
        tuple(one for each in likely for one in named.get(each, ()) if one.of not in own),
    )


def _told(
    against: Mapping[Place, Doubt], ignored: Mapping[Place, Doubt], named: Named, believed: Collection[Place]
) -> Iterator[Doubt]:
    """The doubts about what is believed names, which are none about what strangers name besides."""
    spoken = {one.of: one for by in believed for one in named.get(by, ())}
    yield from (one for one in against.values() if one.by is None)
    yield from (replace(one, by=spoken[one.place]) for one in against.values() if one.by and one.place in spoken)
    yield from (
        one for one in ignored.values() if one.by is not None and one.by.by in believed and one.place not in spoken
    )


def _strangers(scene: Scene, named: Named) -> dict[Place, Doubt]:
    """Places that are another's; where one is, what hangs on it is looked at again without it."""
    found: dict[Place, Doubt] = {}
    while True:  # each round but the last finds a place, and none is forgotten
        known = dict(found)
        found |= strangers(scene, named, lambda without: _belief(scene, named, {*known, without}).all, known)  # noqa: B023
        if found.keys() == known.keys():
            return found


def impressions(scene: Scene) -> dict[Place, Impression]:
    """How the places look that were looked at and are not the candidate's: what ruling again on them needs."""
    named, _ = heard(scene)
    ruling = attribute(scene)
    against = {one.place for one in ruling.doubts}
    own = {one.place for one in ruling.ties}
    found: dict[Place, Impression] = {}
    for place, look in scene.impressions.items():
        if place not in own:
            reached = _belief(scene, named, {*against, place}).all
            is_elsewhere, is_towards = bearing(place, scene, named, reached)
            found[place] = replace(look, is_elsewhere=is_elsewhere, is_towards=is_towards)
    for doubt in ruling.doubts:
        if doubt.ground is Ground.ANOTHER and doubt.place in found and found[doubt.place].name is Likeness.OPEN:
            found[doubt.place] = replace(found[doubt.place], name=Likeness.OTHER)  # as its accounts say
    return found


def contradiction(words: Iterable[Naming], account: NetworkHandle) -> Naming | None:
    """Where a page that is believed names another account on that network; None when none does."""
    for naming in words:
        match naming.of:
            case NetworkHandle(network=network) if network == account.network and naming.of != account:
                return naming
            case _:
                pass
    return None


def _belief(scene: Scene, named: Named, against: Collection[Place]) -> _Belief:
    seeds = [one for one in scene.seeds if one not in against]
    sure = _spread(seeds, lambda one: _proved_by(one, scene, named, against))
    bearing_it = [new for one in sure for new in _alike(one, scene, named, against) if new not in sure]
    more = _spread(
        bearing_it, lambda one: (*_proved_by(one, scene, named, against), *_alike(one, scene, named, against))
    )
    return _Belief(sure, tuple(one for one in more if one not in sure))


def _spread(seeds: Iterable[Place], step: Callable[[Place], Iterable[Place]]) -> tuple[Place, ...]:
    reached = dict.fromkeys(seeds)
    edge = tuple(reached)
    for _ in range(STEPS):
        edge = tuple(dict.fromkeys(new for one in edge for new in step(one) if new not in reached))
        reached.update(dict.fromkeys(edge))
    return tuple(reached)


def _proved_by(one: Place, scene: Scene, named: Named, against: Collection[Place]) -> Iterator[Place]:
    for naming in named.get(one, ()):
        is_proved = naming.spot is Spot.THIRD_PARTY or _returned(naming, scene, named) is not None
        if is_proved and naming.is_of_own and naming.of not in against:
            yield naming.of


def _returned(naming: Naming, scene: Scene, named: Named) -> Naming | None:
    """The naming the other way; of another page of the same site will do, where the candidate gave both."""
    if (exact := back(naming, named)) is not None or not isinstance(naming.by, Site):
        return exact
    home = host_of(naming.by.url)
    given = {one for one in scene.declared if isinstance(one, Site) and host_of(one.url) == home}
    return next((one for one in named.get(naming.of, ()) if naming.by in given and one.of in given), None)


def _alike(one: Place, scene: Scene, named: Named, against: Collection[Place]) -> Iterator[Place]:
    """What it names as its owner's and that bears the candidate's name, so that its own fields may be read."""
    for naming in named.get(one, ()):
        if naming.is_of_own and naming.of not in against and scene.impression(naming.of).agrees:
            yield naming.of


def _ties(scene: Scene, named: Named, belief: _Belief, against: Collection[Place]) -> tuple[Tie, ...]:
    found = {one: _tie(one, scene, named, belief.sure) for one in belief.sure}
    for one in belief.all:
        for naming in named.get(one, ()):
            if naming.is_of_own and naming.of not in against:
                is_believed, returned = naming.of in belief.likely, _returned(naming, scene, named)
                tie = Tie(naming.of, Level.C, Attribution.LIKELY, naming, returned, is_believed=is_believed)
                found.setdefault(naming.of, tie)
    for one in scene.seeds:  # what speaks against one that was declared keeps its word from being believed, no more
        found.setdefault(one, Tie(one, Level.C, Attribution.LIKELY))
    return tuple(found.values())


def _tie(one: Place, scene: Scene, named: Named, sure: Collection[Place]) -> Tie:
    """The strongest reason to believe: both ends, a third party, the candidate's word, in this order.

    All that hangs on a bare handle is likely at most.
    """
    towards = tuple(each for by in sure for each in named.get(by, ()) if each.of == one and each.is_of_own)
    attribution = Attribution.LIKELY if scene.holder else Attribution.CONFIRMED
    for each in towards:
        if (returned := _returned(each, scene, named)) is not None:
            return Tie(one, Level.C if scene.holder else Level.A, attribution, each, returned, is_believed=True)
    third = next((each for each in towards if each.spot is Spot.THIRD_PARTY), None)
    if third is not None:
        return Tie(one, Level.C if scene.holder else Level.B, attribution, third, is_believed=True)
    return Tie(one, Level.C, attribution, is_believed=True)
