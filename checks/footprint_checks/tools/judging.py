"""From traces to findings: at least what was seen, at most what pages and accounts that were not seen may add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.exhibit import Detail
from footprint.finding import Attribution, Finding, Inconclusive, Instead, Method, Reason, Scored, evidence
from footprint_checks.accounts.links import host_of
from footprint_checks.toolkit import ON_NICHES, Kind
from footprint_checks.tools import wording
from footprint_checks.tools.artefacts import artefacts
from footprint_checks.tools.families import are_tags_open, families

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.exhibit import Exhibit
    from footprint.finding import Evidence, Status
    from footprint_checks.tools.observation import Tools

MAKERS = ("code", "geo", "wiki")
"""Niches of networks on which things are made for others."""
_ENOUGH = 2
"""Things made for others beyond which more bring nothing (scoring, D2)."""


def judge(seen: Tools) -> Iterator[Finding | Exhibit]:
    """Both findings, and each family with what shows it."""
    found = families(seen)
    if not seen.is_tied:
        for indicator in ("tools.families", "tools.artefact"):
            yield Finding(indicator, Inconclusive(Reason.NOT_ATTRIBUTED), wording.untied())
        return
    yield _families(seen, found)
    yield _artefacts(seen)
    for kind, proof in found.items():
        yield Detail(host_of(proof[0].url), wording.TITLES[kind], wording.SAID[kind], proof)


def _families(seen: Tools, found: dict[Kind, tuple[Evidence, ...]]) -> Finding:
    count = float(len(found))
    open_kinds = {kind for niche in seen.open_niches for kind in ON_NICHES.get(niche, ())}
    on_accounts = [one for one in open_kinds if one not in found]
    open_tags = Kind.TAGS not in found and are_tags_open(seen)
    most = float(len(Kind)) if seen.is_hidden else count + len(on_accounts) + open_tags
    return Finding(
        "tools.families",
        _at_least(seen, count, most),
        wording.families(len(found), is_open=bool(on_accounts)) if _has_seen(seen) else wording.without(seen),
        evidence=tuple(one for proof in found.values() for one in proof[:1]) or _looked_at(seen),
        attribution=_attribution(seen),
        method=Method.HTML,
        remedy=wording.SHOW,
        instead=Instead(wording.one_more_family(), count + 1),
    )


def _artefacts(seen: Tools) -> Finding:
    found = artefacts(seen)
    count = float(len(found))
    on_accounts = any(one in MAKERS for one in seen.open_niches)
    is_open = seen.is_hidden or on_accounts
    return Finding(
        "tools.artefact",
        _at_least(seen, count, max(count, float(_ENOUGH)) if is_open else count),
        wording.artefacts(len(found), is_open=on_accounts) if _has_seen(seen) else wording.without(seen),
        evidence=tuple(found.values())[:3] or _looked_at(seen),
        attribution=_attribution(seen),
        method=Method.HTML,
        remedy=wording.MAKE,
        instead=Instead(wording.one_more_thing(), count + 1),
    )


def _at_least(seen: Tools, count: float, most: float) -> Status:
    """A count and its bounds; nothing where not one page or account was seen."""
    return Scored(count, count, most) if _has_seen(seen) else Inconclusive(Reason.PARTIAL, count, most)


def _has_seen(seen: Tools) -> bool:
    return bool(seen.pages or seen.streams or any(one.exchanges for one in seen.doings))


def _looked_at(seen: Tools) -> tuple[Evidence, ...]:
    pages = [one.exchange for one in seen.pages] + [one.channel.pages[0].exchange for one in seen.streams]
    return tuple(map(evidence, (*pages, *(each for one in seen.doings for each in one.exchanges))))


def _attribution(seen: Tools) -> Attribution:
    """As sure as the least sure place that was looked at."""
    levels = {one.outlet.attribution for one in seen.streams}
    levels |= {one.account.attribution for one in seen.doings if one.exchanges}
    return Attribution.LIKELY if Attribution.LIKELY in levels else Attribution.CONFIRMED
