"""What speaks against a place that one of the candidate's names.

A doubt lowers and never raises. It needs something that a page says, never the mere lack of a sign:

- what stands under another's name on a page is that person's, and a page on which several people's accounts stand
  speaks only for those that bear the candidate's name or handle;
- a place that bears another's name, and names places of another's, is another's; so is an account that bears it and
  names none of the candidate's back: it may have changed hands;
- a company's or group's is no person's, unless it bears the name;
- where two accounts of one network are named, one without the name and without a link back gives way to the other.

What the candidate declared stays declared; a doubt about it is told, and its own words are not believed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from footprint.subject import NetworkHandle, Site
from footprint_checks.accounts.graph import Spot
from footprint_checks.accounts.links import host_of, is_home
from footprint_checks.accounts.looks import Impression, Likeness, Persona, Says

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from typing import TypeAlias

    from footprint_checks.accounts.attribution import Tie
    from footprint_checks.accounts.graph import Naming
    from footprint_checks.accounts.links import Place

    Named: TypeAlias = Mapping[Place, Sequence[Naming]]
    Reached: TypeAlias = Callable[[Place], Sequence[Place]]

MANY = 3
"""Accounts of one network from which a page names more people than its owner."""


class Ground(StrEnum):
    """What speaks against a place."""

    ANOTHER = "another's name and places"
    GROUP = "a group's"
    SHARED = "a page of several people"
    RIVAL = "another account there"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place, the naming of it by one of the candidate's (None when it was declared), and the ground."""

    place: Place
    by: Naming | None
    ground: Ground


@dataclass(frozen=True)
class Scene:
    """All that is ruled on.

    Attributes:
        named: from `namings`.
        declared: the candidate's own words; places that exist.
        holder: the one group behind a bare handle. All that hangs on it is likely at most, level C.
        persona: what the candidate is known to look like.
        impressions: of the places that were looked at.
    """

    named: Named
    declared: Sequence[Place] = ()
    holder: Sequence[Place] = ()
    persona: Persona = Persona()
    impressions: Mapping[Place, Impression] = field(default_factory=dict["Place", Impression])

    @property
    def seeds(self) -> tuple[Place, ...]:
        """Where belief begins."""
        return tuple(dict.fromkeys((*self.declared, *self.holder)))

    def impression(self, place: Place) -> Impression:
        """How a place looks; of one that was not looked at only its address tells."""
        return self.impressions.get(place) or self.persona.impression(place, Says())

    def fits(self, place: Place) -> bool:
        """Was it declared, or does it bear the candidate's name?"""
        return place in self.seeds or self.impression(place).agrees


def heard(scene: Scene) -> tuple[dict[Place, tuple[Naming, ...]], dict[Place, Doubt]]:
    """Who names whom, without what pages of several people name; and the places that these name."""
    named: dict[Place, tuple[Naming, ...]] = {}
    ignored: dict[Place, Doubt] = {}
    for by, words in scene.named.items():
        own = tuple(one for one in words if not _stands_apart(one, scene))
        kept = tuple(_own_share(own, scene) if _is_shared(by, own, scene) else own)
        named[by] = kept
        ignored |= {one.of: Doubt(one.of, one, Ground.SHARED) for one in words if one not in kept}
    return named, ignored


def strangers(scene: Scene, named: Named, reached: Reached, known: Collection[Place] = ()) -> dict[Place, Doubt]:
    """Places that say they are another's, or a group's.

    Args:
        scene: see there.
        named: from `heard`.
        reached: the places that are believed when this one is not.
        known: those of whom that is known already.
    """
    towards = {one.of: one for words in named.values() for one in words if one.is_of_own}
    found: dict[Place, Doubt] = {}
    for place in dict.fromkeys((*scene.seeds, *towards)):
        look, is_given = scene.impression(place), place in scene.seeds
        if look.agrees or place in known:
            continue
        if look.is_group and not is_given and not bearing(place, scene, named, reached(place))[1]:
            found[place] = Doubt(place, towards[place], Ground.GROUP)
        elif _is_anothers(place, scene, named, reached):
            found[place] = Doubt(place, None if is_given else towards[place], Ground.ANOTHER)
    return found


def bearing(place: Place, scene: Scene, named: Named, others: Sequence[Place]) -> tuple[bool, bool]:
    """Where a place points: does it name as its own one that none of the candidate's names, and one of theirs?

    Args:
        place: see there.
        scene: see there.
        named: from `heard`.
        others: the places that are believed when this one is not.
    """
    look = scene.impression(place)
    theirs = {*scene.seeds, *others} - {place}
    known = {*theirs, *(one.of for by in others for one in named.get(by, ()))}
    words = [one for one in named.get(place, ()) if one.is_of_own]
    is_elsewhere = any(one.of not in known and not scene.fits(one.of) for one in words)
    return look.is_elsewhere or is_elsewhere, look.is_towards or any(one.of in theirs for one in words)


def _is_anothers(place: Place, scene: Scene, named: Named, reached: Reached) -> bool:
    """Does it bear another's name, or as a mere page not the candidate's, and name places of another's?

    Where it names one of the candidate's as well, only the name of another person speaks against it. An account of
    another person's name that names none of theirs needs no more: it may have changed hands since it was named.
    """
    name, is_given = _name_of(place, scene, named), place in scene.seeds
    is_mere_page = isinstance(place, Site) and not is_given
    if name in {Likeness.SAME, Likeness.OPEN} and not is_mere_page:
        return False
    others = reached(place)
    is_elsewhere, is_towards = bearing(place, scene, named, others)
    if name is Likeness.OTHER and not (is_given or is_towards or is_mere_page):
        return not any(one.of == place and one.spot is Spot.THIRD_PARTY for by in others for one in named.get(by, ()))
    return is_elsewhere and (name is Likeness.OTHER or not (is_towards or is_given))


def _name_of(place: Place, scene: Scene, named: Named) -> Likeness:
    """How its name compares; a page without one goes by the accounts that it names, if none of them fits."""
    look = scene.impression(place)
    if not isinstance(place, Site) or look.name is not Likeness.OPEN or place in scene.seeds:
        return look.name
    accounts = [one.of for one in named.get(place, ()) if isinstance(one.of, NetworkHandle)]
    is_anothers = any(scene.impression(one).name is Likeness.OTHER for one in accounts)
    return Likeness.OTHER if is_anothers and not any(map(scene.fits, accounts)) else look.name


def rivals(scene: Scene, ties: Iterable[Tie]) -> dict[Place, Doubt]:
    """Accounts that are named one way, without the name, where the candidate has a better one on that network.

    A page that names both knows what it does: nothing is lowered for being a second account.
    """
    held = [one for one in ties if isinstance(one.place, NetworkHandle)]
    better = [one for one in held if _is_better(one, scene)]
    found: dict[Place, Doubt] = {}
    for one in held:
        rival = [each for each in better if _network(each.place) == _network(one.place)]
        beside = {word.of for word in (scene.named.get(one.there.by, ()) if one.there else ())}
        beside |= {one.there.by} if one.there else set()  # an account that moved names the one that took its place
        if one not in better and rival and not any(each.place in beside for each in rival):
            found[one.place] = Doubt(one.place, one.there, Ground.RIVAL)
    return found


def _is_better(tie: Tie, scene: Scene) -> bool:
    """Declared, shown at both ends or by a third party, or of the candidate's very name."""
    is_proved = tie.there is None or tie.back is not None or tie.there.spot is Spot.THIRD_PARTY
    look = scene.impression(tie.place)
    return is_proved or look.name is Likeness.SAME or look.picture


def _is_shared(by: Place, words: Sequence[Naming], scene: Scene) -> bool:
    """Does a page name the places of several people: a group's, one deep in somebody's domain, or by what it names?"""
    look = scene.impression(by)
    if look.is_group and not look.agrees:
        return True
    is_deep = isinstance(by, Site) and not look.handle and not _is_on_given_ground(by, scene)
    return (is_deep and scene.persona.is_known) or any(_is_crowd(some, scene) for some in _by_network(words))


def _is_on_given_ground(page: Site, scene: Scene) -> bool:
    """Is it a front page, or on a host of which the candidate gave the front page?"""
    homes = (one.url for one in scene.declared if isinstance(one, Site) and is_home(one.url))
    return is_home(page.url) or host_of(page.url) in map(host_of, homes)


def _is_crowd(accounts: Sequence[Place], scene: Scene) -> bool:
    """Are accounts of one network surely not all one person's?"""
    loose = [one for one in accounts if not scene.fits(one)]
    if len(accounts) < 2 or not loose:  # noqa: PLR2004 (one account is no crowd)
        return False
    looks = [scene.impression(one) for one in loose]
    return len(accounts) >= MANY or len(loose) == len(accounts) or any(one.name is Likeness.OTHER for one in looks)


def _stands_apart(naming: Naming, scene: Scene) -> bool:
    """Does it stand under another's name on its page, or under that of a firm which is not the candidate's?"""
    name = scene.persona.likeness(naming.card)
    is_firms = naming.spot is Spot.FIRMS_SAME_AS and name is Likeness.FIRM and not scene.fits(naming.of)
    return name is Likeness.OTHER or is_firms


def _is_on_own_card(naming: Naming, scene: Scene) -> bool:
    return naming.spot is not Spot.FIRMS_SAME_AS and scene.persona.likeness(naming.card) is Likeness.SAME


def _is_returned(naming: Naming, scene: Scene) -> bool:
    """Does an account name back the very page, deep in a domain, that says it is the candidate's alone?

    A firm's account names the front page.
    """
    page, look = scene.impression(naming.by), scene.impression(naming.of)
    is_own = page.name is Likeness.SAME and not page.is_group and not look.is_group
    is_both_ways = any(one.of == naming.by for one in scene.named.get(naming.of, ()))
    return is_own and is_both_ways and look.name is not Likeness.OTHER


def _own_share(words: Sequence[Naming], scene: Scene) -> Iterator[Naming]:
    """What of a page of several people is the candidate's: of accounts that bear their name the one that there is."""
    fitting = [one for one in words if scene.fits(one.of) or _is_on_own_card(one, scene) or _is_returned(one, scene)]
    alike = {accounts[0].network: accounts for accounts in _by_network(fitting)}
    for one in fitting:
        if isinstance(one.of, Site) or _is_the_one(one.of, alike[one.of.network], scene):
            yield one


def _is_the_one(account: NetworkHandle, alike: Sequence[NetworkHandle], scene: Scene) -> bool:
    """Is it the only one of its network that bears the name, or the only one that was given or has the very handle?"""
    exact = [one for one in alike if one in scene.seeds or scene.persona.is_exact(one)]
    return len(alike) == 1 or exact == [account]


def _by_network(words: Sequence[Naming]) -> tuple[tuple[NetworkHandle, ...], ...]:
    found: dict[str, dict[NetworkHandle, None]] = {}
    for one in words:
        if isinstance(one.of, NetworkHandle):
            found.setdefault(one.of.network, {})[one.of] = None
    return tuple(map(tuple, found.values()))


def _network(place: Place) -> str:
    return place.network if isinstance(place, NetworkHandle) else ""
