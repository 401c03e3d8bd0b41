"""Counts of which a part may not have been seen: at least this much, at most that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.exhibit import Verdict
from footprint.finding import Absent, Attribution, Inconclusive, Reason, Scored, evidence
from footprint_checks.toolkit import EVERY_NICHE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footprint.catalogue import Catalogue
    from footprint.finding import Evidence, Status
    from footprint.subject import NetworkHandle
    from footprint_checks.accounts import Accounts
    from footprint_checks.activity import Activities


def at_least(count: float, most: float, *, reason: Reason = Reason.PARTIAL) -> Status:
    """A count; nothing at all is absent when all was seen, and not known otherwise."""
    if count >= most:
        return Scored(count) if count else Absent()
    return Scored(count, count, most) if count else Inconclusive(reason, 0.0, most)


def is_tied(places: Accounts) -> bool:
    """Is anything known to be the candidate's, so that finding nothing means something?"""
    return places.is_tied or bool(places.owned or places.sites or places.walled)


def is_partial(places: Accounts, seen: Activities) -> bool:
    """May they have an account that nobody knows of?

    So they may where a place that could name one was not seen, or where all that is known of them is walled.
    """
    is_all_walled = bool(places.walled) and not places.sites and not places.owned
    return places.is_partial or seen.is_partial or is_all_walled


def unseen_accounts(places: Accounts) -> tuple[NetworkHandle, ...]:
    """Accounts that they gave or that a page of theirs names, and that could not be seen to exist or not to."""
    return tuple(dict.fromkeys((*(one.handle for one in places.walled), *unknown_accounts(places))))


def unknown_accounts(places: Accounts) -> tuple[NetworkHandle, ...]:
    """Those of them whose networks can say whether they exist, and did not."""
    named = {*places.given, *(one.place for one in places.ties), *(one.of for one in places.words)}
    unknown = (one.handle for one in places.seen if one.sighting.verdict is Verdict.UNKNOWN and one.handle in named)
    return tuple(dict.fromkeys(unknown))


def open_niches(places: Accounts, seen: Activities, catalogue: Catalogue) -> tuple[str, ...]:
    """Of which niches there is, or may be, an account of theirs of which something was not seen."""
    if is_partial(places, seen):
        return EVERY_NICHE
    unread = (one.account.handle for one in seen.doings if one.reason is not None)
    handles = (*unseen_accounts(places), *unread)
    return tuple(sorted({catalogue.get(one.network).niche for one in handles}))


def looked_at(places: Accounts, seen: Activities) -> tuple[Evidence, ...]:
    """The pages and accounts in which nothing was found."""
    sites, profiles = (one.exchange for one in places.sites), (one.exchange for one in places.owned)
    read = (each for one in seen.doings for each in one.exchanges)
    return tuple(evidence(one) for one in {one.key: one for one in (*sites, *profiles, *read)}.values())


def least_sure(levels: Iterable[Attribution]) -> Attribution:
    """As sure as the least sure of them."""
    return Attribution.LIKELY if Attribution.LIKELY in set(levels) else Attribution.CONFIRMED
