"""From accounts to findings: at least what was seen, at most what accounts that were not seen may add."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from footprint.exhibit import Detail
from footprint.finding import Finding, Inconclusive, Method, Reason, evidence
from footprint.subject import NetworkHandle
from footprint_checks.accounts.links import host_of
from footprint_checks.accounts.wording import written
from footprint_checks.bounding import at_least, is_partial, is_tied, least_sure, looked_at, unseen_accounts
from footprint_checks.presence import wording
from footprint_checks.presence.relations import BEST, completeness, hubs, linked, most_share, share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from footprint.catalogue import Catalogue, Family
    from footprint.exhibit import Exhibit
    from footprint.finding import Attribution, Evidence
    from footprint.message import Message
    from footprint_checks.accounts.links import Place
    from footprint_checks.activity import Doings
    from footprint_checks.presence.observation import Presence
    from footprint_checks.presence.relations import Completeness, Hub

INDICATORS = ("net.families", "net.linked", "net.complete")
YEAR = timedelta(days=365)
_ENOUGH = 4
"""Accounts linked both ways beyond which more bring nothing (scoring, D6)."""
_PROOFS = 10
"""Proofs shown of one number."""


def judge(seen: Presence, catalogue: Catalogue, today: date) -> Iterator[Finding | Exhibit]:
    """Three findings, and each family with the account that stands for it."""
    if not is_tied(seen.places):
        for indicator in INDICATORS:
            yield Finding(indicator, Inconclusive(Reason.NOT_ATTRIBUTED), wording.UNTIED)
        return
    active = _active(seen, catalogue, today)
    yield _families(seen, active, catalogue)
    found = hubs(seen, catalogue)
    yield _linked(seen, found)
    yield _complete(seen, found, catalogue)
    for family, one in active.items():
        network = catalogue.get(one.account.handle.network)
        day = one.items[0].at.date().isoformat()
        said = wording.last_seen(network.name, written(one.account.handle), day)
        yield Detail(host_of(one.account.url), wording.TITLES[family], said, (one.items[0].evidence,))


def _active(seen: Presence, catalogue: Catalogue, today: date) -> dict[Family, Doings]:
    """Of each family the account that was active last, within twelve months; in the families' order."""
    alive = [one for one in seen.activities.doings if one.last is not None and one.last >= today - YEAR]
    found: dict[Family, Doings] = {}
    for one in sorted(alive, key=lambda one: one.items[0].at, reverse=True):
        found.setdefault(catalogue.get(one.account.handle.network).family, one)
    return {family: found[family] for family in wording.TITLES if family in found}


def _families(seen: Presence, active: dict[Family, Doings], catalogue: Catalogue) -> Finding:
    unseen = [one.account.handle for one in seen.activities.doings if one.reason is not None]
    families = {catalogue.get(one.network).family for one in (*unseen, *unseen_accounts(seen.places))}
    further = sum(one in families for one in wording.TITLES if one not in active)
    most = len(wording.TITLES) if is_partial(seen.places, seen.activities) else len(active) + further
    named = [catalogue.get(one.account.handle.network).name for one in active.values()]
    return Finding(
        "net.families",
        at_least(float(len(active)), float(most)),
        wording.active(named) if active else wording.inactive(is_open=most > 0),
        tuple(one.items[0].evidence for one in active.values()) or looked_at(seen.places, seen.activities),
        attribution=least_sure(one.account.attribution for one in active.values()),
        method=Method.API,
        remedy=wording.USE,
        instead=wording.one_more_family(float(len(active))),
    )


def _linked(seen: Presence, found: tuple[Hub, ...]) -> Finding:
    hub = linked(found)
    total = 0.0 if hub is None else hub.total
    is_open = is_partial(seen.places, seen.activities)
    most = max((total, *(one.most for one in found), float(_ENOUGH) if is_open else 0.0))
    relations = [] if hub is None else [one for one in hub.relations if one.weight]
    namings = [naming for one in relations for naming in one.namings]
    both = sum(one.weight == 1 for one in relations)
    has_accounts = bool(seen.places.owned or unseen_accounts(seen.places))
    return Finding(
        "net.linked",
        at_least(total, most),
        wording.linked("" if hub is None else _named(hub), both, len(relations) - both)
        if has_accounts
        else wording.without_accounts(is_open=is_open),
        tuple(proof for one in namings for proof in seen.places.proof_of(one))[:_PROOFS]
        or looked_at(seen.places, seen.activities),
        attribution=_attribution(seen, (one.profile.handle for one in relations)),
        method=Method.API,
        remedy=wording.LINK,
        instead=wording.one_more_link(total),
    )


def _complete(seen: Presence, found: tuple[Hub, ...], catalogue: Catalogue) -> Finding:
    ways = [completeness(one, seen, catalogue) for one in found]
    best = max(ways, key=share, default=())
    value, is_open = share(best), is_partial(seen.places, seen.activities)
    most = 1.0 if is_open else max((value, *map(most_share, ways)))
    counted = [one for one in best[:BEST] if one.has or one.unseen]
    return Finding(
        "net.complete",
        at_least(value, most),
        _told(counted, catalogue) if best else wording.without_accounts(is_open=is_open),
        _profiles(seen, counted) or looked_at(seen.places, seen.activities),
        attribution=_attribution(seen, (one.profile.handle for one in counted)),
        method=Method.API,
        remedy=wording.COMPLETE,
        instead=wording.all_complete(value),
    )


def _told(counted: list[Completeness], catalogue: Catalogue) -> Message:
    networks = [catalogue.get(one.profile.handle.network).name for one in counted]
    return wording.complete(networks, sum(one.has for one in counted), sum(one.unseen for one in counted))


def _profiles(seen: Presence, counted: list[Completeness]) -> tuple[Evidence, ...]:
    """The profiles of the accounts that count, and the newest thing on each."""
    handles = [one.profile.handle for one in counted]
    profiles = [one for one in seen.places.owned if one.handle in handles]
    items = [one.items[0].evidence for one in seen.activities.doings if one.account.handle in handles and one.items]
    return (*(evidence(one.exchange) for one in profiles), *items)


def _named(hub: Hub) -> str:
    first = hub.places[0]
    return written(first) if isinstance(first, NetworkHandle) else host_of(first.url)


def _attribution(seen: Presence, handles: Iterable[Place]) -> Attribution:
    counted = set(handles)
    return least_sure(one.attribution for one in seen.places.owned if one.handle in counted)
