"""What a picture of the graph shows: places in tiers by how sure they are, and what names what between them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from footprint.exhibit import Account, Level, Standing
from footprint.finding import Attribution
from footprint.message import msg
from footprint.report import labels
from footprint.report.clean import cleaned
from footprint.report.identity import met, source_why
from footprint.report.places import bare, host, named, places, spot
from footprint.report.words import STANDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from footprint.exhibit import Source
    from footprint.locale import Translator
    from footprint.profile import Profile
    from footprint.report.places import Places

MOST = 40
"""Places of a tier that are drawn; the others are counted."""


UNSEEN = "…"
"""The mark of what was given and could not be seen."""


class Tier(IntEnum):
    """The columns of the picture from left to right, and its margin."""

    GIVEN = 0
    PROVED = 1
    LIKELY = 2
    MARGIN = 3


@dataclass(frozen=True, slots=True)
class Node:
    """A place.

    Attributes:
        key: its address, or what stands for it: one of a kind.
        tier: see there.
        mark: the level, or what stands in its stead: `UNSEEN`, `?` for what is not proved, `≠` for what is another's,
            `!` for what something speaks against, `@` for a bare name, nothing for a site of which no level was said.
        title, detail: two lines.
        called: the same in one, without what is no name.
        why: one sentence; empty in the margin.
        doubted: something speaks against it.
        seen: it answered.
    """

    key: str
    tier: Tier
    mark: str
    title: str
    detail: str
    called: str
    why: str = ""
    doubted: bool = False
    seen: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """Two places of which one names the other, or each.

    Attributes:
        first, second: their keys, in the order of tiers.
        there, back: where the first names the second, and the second the first; empty where it does not.
    """

    first: str
    second: str
    there: tuple[str, ...]
    back: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """Everything that is drawn; each tier in its order, `omitted` counts what is too much for one."""

    tiers: Mapping[Tier, tuple[Node, ...]]
    omitted: Mapping[Tier, int]
    links: tuple[Link, ...]


def graph(profile: Profile, words: Translator) -> Graph:
    """The graph of one profile, free of control characters."""
    profile = cleaned(profile)
    known = places(profile)
    found: dict[str, Node] = {}
    for node in _nodes(profile, known, words):
        found.setdefault(node.key, node)
    links = _links(profile, known, found, words)
    order = _order(tuple(found.values()), links)
    tiers = {tier: tuple(one for one in order if one.tier is tier) for tier in Tier}
    kept = {one.key for tier in Tier for one in tiers[tier][:MOST]}
    return Graph(
        tiers={tier: every[:MOST] for tier, every in tiers.items()},
        omitted={tier: max(len(every) - MOST, 0) for tier, every in tiers.items()},
        links=tuple(one for one in links if {one.first, one.second} <= kept),
    )


def _nodes(profile: Profile, known: Places, words: Translator) -> Iterator[Node]:
    """In the order in which they are told: what was given, what is the candidate's, and the margin."""
    against = [known.at(one.url) for one in profile.conflicts]
    yield from _given(profile, words)
    yield from (_site(one, known, words, doubted=one in against) for one in profile.sources)
    every = met(profile)
    own = [one for one in every if one.standing is Standing.ATTRIBUTED or known.is_declared(one)]
    yield from (_account(one, known, words, doubted=one in against) for one in own)
    for conflict in profile.conflicts:
        if not isinstance(known.at(conflict.url), Account):
            name = host(conflict.url) or bare(conflict.url)
            yield Node(f"!{conflict.url}", Tier.MARGIN, "!", name, "", name)
    faint = (one for one in every if one.standing in {Standing.POSSIBLE, Standing.OTHER} and one not in own)
    yield from (_faint(one, doubted=one in against) for one in faint)


def _given(profile: Profile, words: Translator) -> Iterator[Node]:
    """The bare names, and the pages that did not answer."""
    for handle in profile.subject.handles:
        name = f"@{handle.name}"
        yield Node(name, Tier.GIVEN, "@", name, words.say(labels.NAME_GIVEN), name)
    hosts = {host(one.url) for one in profile.sources}
    unseen = words.say(STANDINGS[Standing.UNKNOWN])
    for site in profile.subject.sites:
        if host(site.url) not in hosts:
            address = bare(site.url)
            yield Node(site.url, Tier.GIVEN, UNSEEN, address, unseen, address, unseen, seen=False)


def _site(one: Source, known: Places, words: Translator, *, doubted: bool) -> Node:
    declared = known.is_declared(one)
    level = one.level or (None if one.attribution is Attribution.CONFIRMED else Level.C)
    address = bare(one.url)
    name = one.title if one.title and one.title != address else ""
    mark = level.value if level else ("C" if declared else "")
    tier = _tier(level, declared=declared)
    return Node(one.url, tier, mark, address, name, address, source_why(one, words, declared=declared), doubted)


def _account(one: Account, known: Places, words: Translator, *, doubted: bool) -> Node:
    seen = one.standing is Standing.ATTRIBUTED
    mark = one.level.value if one.level and seen else (UNSEEN if one.standing is Standing.UNKNOWN else "?")
    tier = _tier(one.level or Level.C, declared=known.is_declared(one))
    return Node(one.url, tier, mark, one.title, one.handle, named(one), words.say(one.proof), doubted, seen)


def _faint(one: Account, *, doubted: bool) -> Node:
    """Of what is not the candidate's: where the name exists, and nothing else."""
    usual = "≠" if one.standing is Standing.OTHER else (one.level.value if one.level else "?")
    return Node(one.url, Tier.MARGIN, "!" if doubted else usual, one.title, one.handle, named(one))


def _tier(level: Level | None, *, declared: bool) -> Tier:
    if declared:
        return Tier.GIVEN
    return Tier.LIKELY if level is Level.C else Tier.PROVED


def _links(profile: Profile, known: Places, found: Mapping[str, Node], words: Translator) -> tuple[Link, ...]:
    """The edges of each pair of places together; one between pages of one site is none."""
    spots: dict[tuple[str, str], dict[str, None]] = {}
    for edge in profile.edges:
        ends = [known.at(url) for url in (edge.source, edge.target)]
        keys = [one.url for one in ends if one is not None and one.url in found]
        if len(keys) == len(ends) and keys[0] != keys[1]:
            spots.setdefault((keys[0], keys[1]), {})[spot(edge.spot, words)] = None
    ranks = {key: (node.tier, place) for place, (key, node) in enumerate(found.items())}
    pairs = dict.fromkeys((one, other) if ranks[one] < ranks[other] else (other, one) for one, other in spots)
    return tuple(
        Link(one, other, tuple(spots.get((one, other), ())), tuple(spots.get((other, one), ()))) for one, other in pairs
    )


def _order(nodes: tuple[Node, ...], links: Iterable[Link]) -> tuple[Node, ...]:
    """Each place after the one through which it is first reached, so that what belongs together stands together."""
    by_key = {one.key: one for one in nodes}
    beside: dict[str, list[str]] = {}
    for link in links:
        beside.setdefault(link.first, []).append(link.second)
        beside.setdefault(link.second, []).append(link.first)
    reached: dict[str, None] = {}
    for start in sorted(nodes, key=lambda one: one.tier):
        waiting = [start.key]
        while waiting:
            key = waiting.pop()
            if key not in reached:
                reached[key] = None
                near = sorted(
                    beside.get(key, ()), key=lambda one: (by_key[one].mark, by_key[one].title.casefold(), one)
                )
                waiting.extend(reversed(near))
    return tuple(by_key[key] for key in reached)


def told(every: Graph, words: Translator) -> str:
    """The picture in words, for those who can't see it."""
    names = {node.key: node.called for tier in Tier for node in every.tiers[tier]}
    said = [
        words.say(msg("{tier}: {names}.", tier=words.say(TIERS[tier]), names=", ".join(_listed(nodes))))
        for tier, nodes in every.tiers.items()
        if nodes
    ]
    for link in every.links:
        first, second = names[link.first], names[link.second]
        if link.there and link.back:
            said.append(words.say(msg("{one} and {other} name each other.", one=first, other=second)))
        else:
            one, other = (first, second) if link.there else (second, first)
            said.append(words.say(msg("{one} names {other}.", one=one, other=other)))
    return " ".join(said)


def _listed(nodes: Iterable[Node]) -> Iterator[str]:
    for one in nodes:
        yield f"{one.called} ({one.mark})" if one.mark not in {"", "@"} else one.called


TIERS = {
    Tier.GIVEN: labels.TIER_GIVEN,
    Tier.PROVED: labels.TIER_PROVED,
    Tier.LIKELY: labels.TIER_LIKELY,
    Tier.MARGIN: labels.TIER_MARGIN,
}
