"""What changed between two profiles of one person.

A comparison never says more than the scores allow: two that are close, or whose ranges overlap, are not
distinguishable. And as nothing is scored that was not seen, nothing has gone that was not seen to be gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.comparing import numbers, places
from footprint.comparing.numbers import LEAST_APART, is_same_rubric
from footprint.comparing.places import NEWS
from footprint.comparing.sight import evidence, sight, unseen
from footprint.comparing.values import (
    SCHEMA,
    AccountChange,
    Answer,
    Cause,
    Caveat,
    Comparison,
    Distance,
    DomainChange,
    EvidenceChange,
    ExposureChange,
    Incomparable,
    IndicatorChange,
    Known,
    Number,
    NumberChange,
    PlaceChange,
    SearchChange,
    Side,
    SourceChange,
    TraceChange,
    Turn,
    UnseenChange,
)
from footprint.message import msg
from footprint.profile import Scope
from footprint.subject import Handle, NetworkHandle, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.profile import Profile
    from footprint.subject import Identifier, Subject

__all__ = [
    "LEAST_APART",
    "NEWS",
    "SCHEMA",
    "AccountChange",
    "Answer",
    "Cause",
    "Caveat",
    "Comparison",
    "Distance",
    "DomainChange",
    "EvidenceChange",
    "ExposureChange",
    "Incomparable",
    "IndicatorChange",
    "Known",
    "Number",
    "NumberChange",
    "PlaceChange",
    "SearchChange",
    "Side",
    "SourceChange",
    "TraceChange",
    "Turn",
    "UnseenChange",
    "compare",
]

_SCORED = (Scope.WHOLE, Scope.BLOG, Scope.SEARCH)
"""Scopes whose reports show numbers."""


def compare(old: Profile, new: Profile) -> Comparison | Incomparable:
    """What changed from the one to the other.

    Two people are never compared: that would be a ranking.
    """
    if not _is_same_person(old.subject, new.subject):
        return Incomparable(
            msg(
                "these two reports have no handle, account or site in common, so they may be about two people, and "
                "footprint ranks nobody; give two reports about the same person"
            )
        )
    if old.scope is not new.scope:
        return Incomparable(
            msg(
                "these two reports looked at different things ({old} and {new}); give two of the same command",
                old=_COMMANDS[old.scope],
                new=_COMMANDS[new.scope],
            )
        )
    return _compared(old, new)


_COMMANDS = {
    Scope.WHOLE: "audit",
    Scope.NAMES: "names",
    Scope.BLOG: "blog",
    Scope.IDENTITY: "identity",
    Scope.SEARCH: "search",
}


def _compared(old: Profile, new: Profile) -> Comparison:
    then, now = sight(old), sight(new)
    is_scored = new.scope in _SCORED
    return Comparison(
        subject=new.subject,
        scope=new.scope,
        old=_side(old),
        new=_side(new),
        caveats=tuple(_caveats(old, new)),
        index=numbers.index(old, new),
        dimensions=numbers.dimensions(old, new) if is_scored else (),
        facets=numbers.facets(old, new) if is_scored else (),
        indicators=numbers.indicators(old, new) if is_scored else (),
        accounts=places.accounts(old, new),
        exposures=places.exposures(old, new),
        domains=places.domains(old, new),
        sources=places.sources(old, new, then, now),
        traces=places.traces(old, new, then, now),
        searches=places.searches(old, new),
        evidence=evidence(then, now),
        unseen=unseen(old, new, then, now),
    )


def _side(profile: Profile) -> Side:
    return Side(
        date=profile.date,
        tool=profile.tool,
        locale=profile.locale,
        rubric=profile.rubric,
        catalogue=profile.catalogue,
        complete=profile.complete,
        publication=profile.index.publication if profile.scope is Scope.WHOLE else None,
        sources=profile.index.sources,
    )


def _caveats(old: Profile, new: Profile) -> Iterator[Caveat]:
    if not is_same_rubric(old, new):
        yield Caveat.EDITED_RUBRIC if old.rubric.id == new.rubric.id else Caveat.OTHER_RUBRIC
    told = (
        (Caveat.REVERSED, new.date < old.date),
        (Caveat.OTHER_GIVEN, _keys(old.subject) != _keys(new.subject)),
        (Caveat.OTHER_CATALOGUE, old.catalogue != new.catalogue),
        (Caveat.OTHER_TOOL, old.tool != new.tool),
        (Caveat.OTHER_LOCALE, old.locale != new.locale),
        (Caveat.OTHER_SEARCHES, _asked(old) != _asked(new)),
        (Caveat.OTHER_DISPUTES, set(old.dossier.disputed) != set(new.dossier.disputed)),
        (Caveat.CUT_SHORT_THEN, not old.complete),
        (Caveat.CUT_SHORT_NOW, not new.complete),
    )
    yield from (caveat for caveat, holds in told if holds)


def _asked(profile: Profile) -> frozenset[tuple[str, str]]:
    return frozenset((one.provider, one.query) for one in profile.searches)


def _is_same_person(old: Subject, new: Subject) -> bool:
    """Was one identifier given for both? Where only names were given, they must be the same."""
    if old.identifiers and new.identifiers:
        return not _keys(old).isdisjoint(_keys(new))
    return (old.name or "").casefold() == (new.name or "").casefold() != ""


def _keys(subject: Subject) -> frozenset[tuple[str, ...]]:
    return frozenset(map(_key, subject.identifiers))


def _key(one: Identifier) -> tuple[str, ...]:
    match one:
        case Handle(name):
            return ("handle", name.casefold())
        case NetworkHandle(network, name, instance):
            return ("account", network, name.casefold(), (instance or "").casefold())
        case Site(url):
            return ("site", url.rstrip("/"))
