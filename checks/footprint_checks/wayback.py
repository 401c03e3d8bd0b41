"""Asks the Wayback Machine of the Internet Archive for the oldest copy of a page that it holds."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote

from footprint.web.exchange import Purpose, Request, Response
from footprint_checks.reasons import reason_of

if TYPE_CHECKING:
    from footprint.web import Exchange, Json, Web

WAYBACK = "https://web.archive.org/cdx/search/cdx"
"""The index of the Wayback Machine (its CDX server)."""
_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})\d{6}", re.ASCII)


async def first_copy(url: str, web: Web) -> Exchange:
    """Ask when a page that answered was first kept."""
    asked = f"{WAYBACK}?url={quote(url, safe='')}&output=json&fl=timestamp,original,statuscode"
    return await web.get(Request(f"{asked}&filter=statuscode:200&limit=1", Purpose.API))


def first_kept(exchange: Exchange) -> str | None:
    """The day of the first copy, ISO 8601; empty when there is none, None when that could not be seen.

    Its answer is a list of rows under a head of names; an empty list says that nothing was kept. An owner who asked for
    it to be left out is answered for with a 403.
    """
    match exchange.outcome:
        case Response(status=200) as response:
            return _day(_rows(response))
        case _:
            return None


def _rows(response: Response) -> Json:
    if reason_of(response) is not None:
        return None
    try:
        rows: Json = json.loads(response.text())
    except (ValueError, RecursionError):
        return None
    return rows


def _day(rows: Json) -> str | None:
    match rows:
        case []:
            return ""
        case [_, [str(stamp), *_], *_] if (found := _STAMP.fullmatch(stamp)) is not None:
            try:
                return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
            except ValueError:
                return None
        case _:
            return None
