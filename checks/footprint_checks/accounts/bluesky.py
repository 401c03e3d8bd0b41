"""Bluesky handles that are a domain: does the domain name the account, and the account the domain?

The domain names an identity in its DNS (AT Protocol, handle resolution), and the identity's document names the
handle (`alsoKnownAs`): only both together show that the domain's owner and the account agree.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from footprint.subject import NetworkHandle, Site
from footprint.web.exchange import Failure, Purpose, Reading, Request, Response
from footprint_checks.accounts.links import host_of, is_home
from footprint_checks.accounts.observation import OwnDomain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footprint.catalogue import Catalogue
    from footprint.web import Json, Reader, Web

NETWORK = "bluesky"
_PLC = re.compile(r"did:plc:[a-z2-7]{24}")
_WEB = re.compile(r"did:web:((?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*)")


async def own_domain(site: Site, web: Web, catalogue: Catalogue) -> OwnDomain | Failure | None:
    """The account that carries this site's domain as its handle, if both ends agree.

    Only a front page speaks for its domain: a page under it may be one of many people's. None when there is no such
    account; a failure when it can't be told.
    """
    host = host_of(site.url)
    account = NetworkHandle(NETWORK, host)
    if not is_home(site.url) or not catalogue.accepts(account):
        return None
    lookup = await web.lookup(f"_atproto.{host}", "TXT")
    if isinstance(lookup.answer, Failure):
        return lookup.answer
    url = _document(lookup.answer)
    if url is None:
        return None
    document = await web.get(Request(url, Purpose.API), reader=_names(host))
    match document.outcome:
        case Response(status=200, reading=Reading(public={"names": True})):
            return OwnDomain(site, account, catalogue.get(NETWORK).page(account), lookup, document)
        case Failure() as failure:
            return failure
        case Response():
            return None


def _document(answer: Iterable[str]) -> str | None:
    """Where the identity's document is; two identities are as good as none (the specification says so)."""
    texts = (one.replace('" "', "").strip('"') for one in answer)
    identities = {one.removeprefix("did=") for one in texts if one.startswith("did=")}
    if len(identities) != 1:
        return None
    identity = identities.pop()
    if _PLC.fullmatch(identity):
        return f"https://plc.directory/{quote(identity, safe=':')}"
    found = _WEB.fullmatch(identity)
    return f"https://{found[1]}/.well-known/did.json" if found else None


def _names(host: str) -> Reader:
    """Whether the document's first handle is this domain; the rest of it is not kept."""

    def read(response: Response) -> Reading:
        handle = next((one for one in _known_as(response) if one.startswith("at://")), "")
        return Reading({"names": handle.lower() == f"at://{host}"})

    return read


def _known_as(response: Response) -> tuple[str, ...]:
    try:
        document: Json = json.loads(response.text())
    except (ValueError, RecursionError):
        return ()
    match document:
        case {"alsoKnownAs": list(names)}:
            return tuple(one for one in names if isinstance(one, str))
        case _:
            return ()
