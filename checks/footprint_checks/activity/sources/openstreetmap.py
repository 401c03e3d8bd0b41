"""OpenStreetMap: changesets (wiki.openstreetmap.org, API v0.6), but never where: that may show where somebody lives."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from footprint.web import Purpose, Request
from footprint_checks.activity.gleaning import Found, Gleaned, Proof
from footprint_checks.activity.observation import Kind
from footprint_checks.activity.source import Trail, by_next
from footprint_checks.activity.values import document, inside, moment, name, rows, size
from footprint_checks.toolkit import Kind as Tool

if TYPE_CHECKING:
    from footprint.subject import NetworkHandle
    from footprint.web import Json, Response
    from footprint_checks.activity.source import Start

_CHANGESETS = "https://api.openstreetmap.org/api/0.6/changesets.json"
_PAGE = 100


def openstreetmap(account: NetworkHandle) -> Start:
    """Changesets, newest first; their pages are not named either, for they show the map."""
    url = f"{_CHANGESETS}?display_name={quote(account.name, safe='')}&limit={_PAGE}"

    def onward(before: str) -> Request:
        return Request(f"{url}&time=2005-01-01,{quote(before, safe=':')}", Purpose.API)

    return (Trail(Request(url, Purpose.API), glean, by_next(onward)),)


def glean(response: Response) -> Gleaned | None:
    """When something was changed, and nothing else."""
    changesets = inside(document(response), "changesets")
    if not isinstance(changesets, list):
        return None
    found = tuple(one for place, each in rows(changesets) if (one := _change(place, each)) is not None)
    uses = (Proof(Tool.MAP, found[0].where, found[0].excerpt),) if found else ()
    before = f"{found[-1].at:%Y-%m-%dT%H:%M:%SZ}" if found and size(changesets) >= _PAGE else ""
    return Gleaned(found, before, uses=uses)


def _change(place: int, one: dict[str, Json]) -> Found | None:
    at = moment(one.get("created_at"))
    if at is None:
        return None
    return Found(at, Kind.EDIT, f"/changesets/{place}/created_at", at.isoformat(), id=name(one.get("id")))
