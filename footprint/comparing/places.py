"""Accounts, names, sites, traces and search results: what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from footprint.comparing.sight import SPEAKING, turn
from footprint.comparing.values import (
    AccountChange,
    DomainChange,
    ExposureChange,
    PlaceChange,
    SearchChange,
    SourceChange,
    TraceChange,
    Turn,
)
from footprint.exhibit import Hold, Standing, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from footprint.comparing.sight import Sight
    from footprint.exhibit import Account, DomainName, SearchPage, SearchResult, Source, Trace
    from footprint.profile import Profile

One = TypeVar("One")
Key = TypeVar("Key")
AnyChange = TypeVar("AnyChange", AccountChange, ExposureChange, DomainChange, SourceChange, TraceChange, SearchChange)

NEWS: tuple[Turn, ...] = (
    Turn.TAKEN,
    Turn.WENT,
    Turn.UNPROVED,
    Turn.FREED,
    Turn.APPEARED,
    Turn.PROVED,
    Turn.CHANGED,
    Turn.MET,
    Turn.MISSED,
    Turn.SEEN,
    Turn.UNSEEN,
)
"""In this order changes are told: first what a candidate must know of soonest."""

_NOBODYS = (Standing.FREE, Standing.INVALID)
_SOMEBODYS = (Standing.POSSIBLE, Standing.OTHER)


def accounts(old: Profile, new: Profile) -> tuple[AccountChange, ...]:
    """The accounts and names of either of which something changed."""
    pairs = _pairs(old.accounts, new.accounts, lambda one: (one.network, one.handle))
    return _told(_account(then, now) for then, now in pairs)


def _account(then: Account | None, now: Account | None) -> AccountChange | None:
    what = _account_turn(then, now)
    known = now or then
    if what is None or known is None:
        return None
    return AccountChange(
        network=known.network,
        title=known.title,
        handle=known.handle,
        before=then.standing if then else None,
        after=now.standing if now else None,
        turn=what,
        level_before=then.level if then and _is_own(then) else None,
        level_after=now.level if now and _is_own(now) else None,
    )


def _account_turn(then: Account | None, now: Account | None) -> Turn | None:
    """What became of it; a name that nobody has is no news where the other profile never asked for it."""
    if then is None or now is None:
        known = now or then
        if known is None or not _is_seen(known) or known.standing in _NOBODYS:
            return None
        return Turn.MET if then is None else Turn.MISSED
    if not _is_seen(then) or not _is_seen(now):
        if _is_seen(then) == _is_seen(now):
            return None
        return Turn.SEEN if _is_seen(now) else Turn.UNSEEN
    if then.standing is now.standing:
        return Turn.CHANGED if _is_own(now) and then.level is not now.level else None
    return _standing_turn(then.standing, now.standing)


def _standing_turn(then: Standing, now: Standing) -> Turn:
    """From one standing to another, both of them seen."""
    own = Standing.ATTRIBUTED
    if then in _NOBODYS and now not in _NOBODYS:
        return Turn.APPEARED if now is own else Turn.TAKEN
    if now in _NOBODYS and then not in _NOBODYS:
        return Turn.WENT if then is own else Turn.FREED
    if now is own:
        return Turn.PROVED
    return Turn.UNPROVED if then is own else Turn.CHANGED


def _is_own(one: Account) -> bool:
    return one.standing is Standing.ATTRIBUTED


def _is_seen(one: Account) -> bool:
    return one.verdict is not Verdict.UNKNOWN and one.standing is not Standing.UNKNOWN


def exposures(old: Profile, new: Profile) -> tuple[ExposureChange, ...]:
    """What looks like the candidate's name; the name itself is told by its accounts."""
    named = {(one.network, one.handle) for profile in (old, new) for one in profile.accounts}
    pairs = _pairs(old.exposures, new.exposures, lambda one: (one.network, one.handle))
    found: list[ExposureChange] = []
    for then, now in pairs:
        if then is None or now is None or (now.network, now.handle) in named:
            continue
        what = _hold_turn(then.hold, now.hold)
        if what is not None:
            found.append(ExposureChange(now.network, now.title, now.handle, then.hold, now.hold, what))
    return _told(found)


def domains(old: Profile, new: Profile) -> tuple[DomainChange, ...]:
    """The domains of which something changed."""
    pairs = _pairs(old.domains, new.domains, lambda one: one.domain)
    return _told(_domain(then, now) for then, now in pairs)


def _domain(then: DomainName | None, now: DomainName | None) -> DomainChange | None:
    known = now or then
    if known is None:
        return None
    if then is None or now is None:
        if known.hold is not Hold.OWN:
            return None
        what: Turn | None = Turn.MET if then is None else Turn.MISSED
    else:
        what = _hold_turn(then.hold, now.hold)
    if what is None:
        return None
    return DomainChange(known.domain, then.hold if then else None, now.hold if now else None, what)


def _hold_turn(then: Hold, now: Hold) -> Turn | None:
    match then, now:
        case _ if then is now:
            return None
        case Hold.UNKNOWN, _:
            return Turn.SEEN
        case _, Hold.UNKNOWN:
            return Turn.UNSEEN
        case Hold.FREE, _:
            return Turn.APPEARED if now is Hold.OWN else Turn.TAKEN
        case _, Hold.FREE:
            return Turn.WENT if then is Hold.OWN else Turn.FREED
        case _:
            return Turn.PROVED if now is Hold.OWN else Turn.UNPROVED


def sources(old: Profile, new: Profile, before: Sight, after: Sight) -> tuple[SourceChange, ...]:
    """The candidate's sites of which something changed."""
    found: list[SourceChange] = []
    for then, now in _pairs(old.sources, new.sources, lambda one: one.url):
        known = now or then
        if known is None or _is_same_site(then, now):
            continue
        both = then is not None and now is not None
        what = Turn.CHANGED if both else turn(known.url, before, after, is_new=now is not None)
        levels = then.level if then else None, now.level if now else None
        found.append(SourceChange(known.url, known.title, what, *levels))
    return _told(found)


def _is_same_site(then: Source | None, now: Source | None) -> bool:
    return then is not None and now is not None and (then.level, then.attribution) == (now.level, now.attribution)


def traces(old: Profile, new: Profile, before: Sight, after: Sight) -> tuple[TraceChange, ...]:
    """The traces on sites of others of which something changed."""
    found: list[TraceChange] = []
    for then, now in _pairs(old.traces, new.traces, lambda one: (one.url, one.kind)):
        known = now or then
        if known is None or (then and now and _extent(then) == _extent(now)):
            continue
        both = then is not None and now is not None
        what = Turn.CHANGED if both else turn(known.url, before, after, is_new=now is not None)
        counts = then.count if then else 0, now.count if now else 0
        found.append(TraceChange(known.kind, known.domain, known.url, known.title, *counts, what))
    return _told(found)


def _extent(one: Trace) -> tuple[int, str]:
    return one.count, one.last


def searches(old: Profile, new: Profile) -> tuple[SearchChange, ...]:
    """The searches of which something changed."""
    pairs = _pairs(old.searches, new.searches, lambda one: (one.provider, one.kind, one.aim, one.query, one.locale))
    return _told(_search(then, now) for then, now in pairs)


def _search(then: SearchPage | None, now: SearchPage | None) -> SearchChange | None:
    known = now or then
    if known is None:
        return None
    spoke = then is not None and then.status in SPEAKING, now is not None and now.status in SPEAKING
    moved = tuple(_places(then, now)) if then and now and all(spoke) else ()
    what = _search_turn(then, now, spoke, has_moved=bool(moved))
    if what is None:
        return None
    statuses = then.status if then else None, now.status if now else None
    return SearchChange(
        known.provider, known.kind, known.aim, known.query, known.locale, *statuses, turn=what, places=moved
    )


def _search_turn(
    then: SearchPage | None, now: SearchPage | None, spoke: tuple[bool, bool], *, has_moved: bool
) -> Turn | None:
    if then is None or now is None:
        return Turn.MET if then is None else Turn.MISSED
    match spoke:
        case True, False:
            return Turn.UNSEEN
        case False, True:
            return Turn.SEEN
        case True, True if has_moved:
            return Turn.CHANGED
        case _:
            return None


def _places(then: SearchPage, now: SearchPage) -> Iterator[PlaceChange]:
    """The candidate's results, and those about them, that moved: the highest now first, then those that are out."""
    before, after = _theirs(then), _theirs(now)
    for url, one in after.items():
        was = before.get(url)
        if was is None:
            what = Turn.SEEN if _may_be(one, then) else Turn.APPEARED
            yield PlaceChange(url, one.title, one.whose, None, one.rank, what)
        elif (was.rank, was.whose) != (one.rank, one.whose):
            yield PlaceChange(url, one.title, one.whose, was.rank, one.rank, Turn.CHANGED)
    for url, was in before.items():
        if url not in after:
            what = Turn.UNSEEN if _may_be(was, now) else Turn.WENT
            yield PlaceChange(url, was.title, was.whose, was.rank, None, what)


def _theirs(page: SearchPage) -> dict[str, SearchResult]:
    """Own results and those about the person, each page at its best place."""
    found: dict[str, SearchResult] = {}
    for one in page.results:
        if one.url:
            found.setdefault(one.url, one)
    return found


def _may_be(one: SearchResult, page: SearchPage) -> bool:
    """May it be among the results of which only the domain is known, since whose they are could not be told?"""
    return any(other.domain == one.domain and not other.url for other in page.results)


def _pairs(
    old: Iterable[One], new: Iterable[One], key: Callable[[One], Key]
) -> Iterator[tuple[One | None, One | None]]:
    """Each thing as both know it: those of the second first."""
    then, now = _keyed(old, key), _keyed(new, key)
    yield from ((then.get(name), one) for name, one in now.items())
    yield from ((one, None) for name, one in then.items() if name not in now)


def _keyed(every: Iterable[One], key: Callable[[One], Key]) -> Mapping[Key, One]:
    found: dict[Key, One] = {}
    for one in every:
        found.setdefault(key(one), one)
    return found


def _told(found: Iterable[AnyChange | None]) -> tuple[AnyChange, ...]:
    """News first."""
    return tuple(sorted((one for one in found if one is not None), key=lambda one: NEWS.index(one.turn)))
