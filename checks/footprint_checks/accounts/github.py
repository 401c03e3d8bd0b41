"""The further accounts that a GitHub profile lists."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from footprint.web.exchange import Purpose, Request, Response
from footprint_checks.accounts.attribution import Link, Spot

if TYPE_CHECKING:
    from footprint.subject import NetworkHandle
    from footprint.web import Exchange, Json, Web

NETWORK = "github"
MOST = 10
"""Links read of one profile; GitHub itself shows four."""


async def social_accounts(account: NetworkHandle, web: Web) -> tuple[Link, ...]:
    """What the holder lists under "social accounts" (GitHub REST API, users/social-accounts).

    Asked only of an account that the candidate gave or that an attributed page names.
    """
    url = f"https://api.github.com/users/{quote(account.name, safe='')}/social_accounts"
    exchange = await web.get(Request(url, Purpose.API, headers=(("accept", "application/vnd.github+json"),)))
    return tuple(Link(one, Spot.FIELD) for one in _listed(exchange))


def _listed(exchange: Exchange) -> tuple[str, ...]:
    match exchange.outcome:
        case Response(status=200) as response:
            found = _parsed(response)
        case _:
            return ()
    items = found if isinstance(found, list) else []
    urls = (one.get("url") for one in items if isinstance(one, dict))
    return tuple(one for one in urls if isinstance(one, str))[:MOST]


def _parsed(response: Response) -> Json:
    try:
        parsed: Json = json.loads(response.text())
    except (ValueError, RecursionError):
        return None
    return parsed
