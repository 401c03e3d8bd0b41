"""Which parts in events and projects the candidate's pages name, and where they link for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.extract.domain import registrable
from footprint.extract.events import read_events
from footprint.web.exchange import Response
from footprint_checks.community.observation import Part
from footprint_checks.outward import outward_domain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from footprint.extract.events import Event
    from footprint.web import Exchange
    from footprint_checks.citing import Person
    from footprint_checks.equipped import OwnPage

MOST_PAGES = 2
"""Pages of the candidate's that are read because they are named as lists of talks or of press."""
MOST_ASKED = 10
"""Linked pages that are asked for roles, and likewise for what the press says."""

_WORDS = {
    Part.ORGANISER: r"(?:co-?)?organi[sz](?:er|ers|ed|ing|ateurs?|atrices?|ée? par)|(?:co-?)?organisé",
    Part.MODERATOR: r"modérat(?:eurs?|rices?|ion)|moderat(?:or|ors|ed|ing)|animat(?:eurs?|rices?)|animée? par",
    Part.MAINTAINER: r"mainten(?:eurs?|euses?)|maintain(?:er|ers|ed)",
    Part.SPEAKER: (
        r"orat(?:eurs?|rices?)|intervenante?s?|interventions?|conférenc(?:es?|iers?|ières?)|speak(?:er|ers|ing)"
        r"|talks?|keynotes?|panels?|panel+ists?|tables? rondes?|workshops?|(?-i:(?:[Aa]teliers?)(?! [A-ZÉÈÀ]))"
    ),
}
"""In French and English. An “Atelier Marchal” is a firm."""
_PARTS = {part: re.compile(rf"(?i)\b(?:{words})\b") for part, words in _WORDS.items()}
_PRESS = re.compile(
    r"(?i)\b(?:presse|press|médias?|media|interviews?|entretiens?|on parle de (?:moi|nous)|ils parlent de moi"
    r"|parutions?|portraits?|invitée? (?:chez|de|par)|guest (?:post|on)|featured (?:in|on)|as seen (?:in|on)|mentions"
    r"|talks?|conférences?|interventions?)\b"
)
"""Words under which a page lists what others say of its owner; “mentions légales” stay on its own ground."""
_LIST = re.compile(
    r"(?i)^(?:(?:my|mes|nos|our|the|les) )?(?:conférences?|talks?|interventions?|speaking|presse|press|ateliers?"
    r"|workshops?|événements?|events?|(?:talks|conférences|press|presse) (?:&|and|et) [\w ]{1,30}"
    r"|revue de presse|on parle de moi|in the (?:press|media)|dans (?:la presse|les médias))$"
)


_ABOUT = re.compile(
    r"(?i)^(?:(?:à|a) propos(?: de moi)?|about(?: me)?|bio(?:graphie|graphy)?|qui suis-je ?\??|parcours)$"
)
"""Where many people say what they do, for want of a list."""


@dataclass(frozen=True, slots=True)
class Named:
    """A page of somebody else's to which one of the candidate's links for a reason.

    Attributes:
        url: of the linked page.
        by: the candidate's page.
        part: what they are said to be there; None for what the press says.
    """

    url: str
    by: Exchange
    part: Part | None = None


def lists(pages: Sequence[OwnPage], person: Person) -> tuple[str, ...]:
    """The addresses of their own pages that are named as lists of talks or of press; then of those about them."""
    known = {one.url.rstrip("/") for one in pages}
    found = [
        one.url
        for pattern in (_LIST, _ABOUT)
        for page in pages
        for one in page.equipment.anchors
        if pattern.search(one.text.strip())
        and one.url.rstrip("/") not in known
        and person.owns(one.url)
        and registrable(one.url) == registrable(page.url)
    ]
    return tuple(dict.fromkeys(found))[:MOST_PAGES]


def roles(pages: Iterable[OwnPage], person: Person) -> tuple[Named, ...]:
    """The parts that the pages name, each linked page once."""
    return _distinct(one for page in pages for one in _roles(page) if _may_vouch(one.url, person))


def press(pages: Iterable[OwnPage], person: Person) -> tuple[Named, ...]:
    """The pages of third parties that the pages list as speaking of their owner, one of each domain."""
    found: dict[str, Named] = {}
    for page in pages:
        for one in page.equipment.anchors:
            is_press = _PRESS.search(one.heading) or _PRESS.search(one.text)
            if is_press and (domain := person.third_party(one.url)):
                found.setdefault(domain, Named(one.url, page.exchange))
    return tuple(found.values())


def asked(found: Sequence[Named]) -> tuple[Named, ...]:
    """Those that are asked: the first of each domain before the second."""
    turn: dict[str, int] = {}
    order: list[tuple[int, int]] = []
    for place, one in enumerate(found):
        domain = registrable(one.url)
        turn[domain] = turn.get(domain, 0) + 1
        order.append((turn[domain], place))
    return tuple(found[place] for _, place in sorted(order)[:MOST_ASKED])


def _roles(page: OwnPage) -> Iterator[Named]:
    """What the words of an event say comes before those of a link, and both before a heading; then events alone."""
    events = _events(page.exchange)
    for event in events:
        if (part := _part(event.words)) is not None:
            yield Named(event.url, page.exchange, part)
    for one in page.equipment.anchors:
        if (part := _part(one.text) or _part(one.heading)) is not None:
            yield Named(one.url, page.exchange, part)
    yield from (Named(event.url, page.exchange, Part.EVENT) for event in events)


def _events(exchange: Exchange) -> tuple[Event, ...]:
    match exchange.outcome:
        case Response() as answered:
            return read_events(answered.body, answered.url, answered.header("content-type") or "")
        case _:
            return ()


def _part(words: str) -> Part | None:
    return next((part for part, pattern in _PARTS.items() if pattern.search(words)), None)


def _may_vouch(url: str, person: Person) -> bool:
    """Does it lead to another's ground, and not to a button for sharing?"""
    return bool(person.elsewhere(url) and outward_domain(url, ()))


def _distinct(found: Iterable[Named]) -> tuple[Named, ...]:
    kept: dict[str, Named] = {}
    for one in found:
        kept.setdefault(one.url, one)
    return tuple(kept.values())
