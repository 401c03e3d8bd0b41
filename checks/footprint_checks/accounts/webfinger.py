"""Does a domain of the candidate's answer for an account (WebFinger, RFC 7033)?

Whoever has a domain may let `acct:name@domain` lead to an account on another server.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from footprint.catalogue.place import absolute
from footprint.web.exchange import Purpose, Reading, Request, Response
from footprint_checks.accounts.links import host_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.subject import Site
    from footprint.web import Exchange, Json

MOST_NAMES = 3
"""Names asked for at one domain."""
MOST_LINKS = 20
_RELATIONS = ("http://webfinger.net/rel/profile-page", "self")


def request(site: Site, name: str) -> Request:
    """The question whether the domain of a front page answers for a name."""
    host = host_of(site.url)
    address = quote(f"acct:{name}@{host}", safe="")
    headers = (("accept", "application/jrd+json"),)
    return Request(f"https://{host}/.well-known/webfinger?resource={address}", Purpose.API, headers=headers)


def read(response: Response) -> Reading:
    """Keeps the addresses of profiles alone; a `Reader`."""
    return Reading(None, {"profiles": [*_profiles(response)]})


def profiles(exchange: Exchange) -> tuple[str, ...]:
    """The profiles that the domain names; none when it names none, or did not answer."""
    match exchange.outcome:
        case Response(status=200, reading=Reading(private={"profiles": list(found)})):
            return tuple(one for one in found if isinstance(one, str))
        case _:
            return ()


def _profiles(response: Response) -> Iterator[str]:
    try:
        document: Json = json.loads(response.text())
    except (ValueError, RecursionError):
        return
    links = document.get("links") if isinstance(document, dict) else None
    for one in (links if isinstance(links, list) else ())[:MOST_LINKS]:
        match one:
            case {"rel": str(rel), "href": str(href)} if rel in _RELATIONS and (url := absolute(href)):
                yield url
            case _:
                pass
