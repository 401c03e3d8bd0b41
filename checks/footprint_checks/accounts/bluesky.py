"""Bluesky handles that are a domain: does the domain name the account, and the account the domain?

The domain names an identity in its DNS, or else in a well-known file (AT Protocol, handle resolution), and the
identity's document names the handle (`alsoKnownAs`): only both together show that the domain's owner and the account
agree.
"""

from __future__ import annotations

import json
import re
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

from footprint.subject import NetworkHandle, Site
from footprint.web.exchange import Failure, Purpose, Reading, Request, Response
from footprint_checks.accounts.links import host_of, is_home
from footprint_checks.accounts.observation import OwnDomain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footprint.catalogue import Catalogue
    from footprint.web import Exchange, Json, Lookup, Reader, Web

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
    identity, file = await _identity(host, lookup, web)
    if isinstance(identity, Failure):
        return identity
    url = None if identity is None else _document(identity)
    if url is None:
        return None
    document = await web.get(Request(url, Purpose.API), reader=_names(host))
    if isinstance(document.outcome, Failure):
        return document.outcome
    agrees = document.outcome.status == HTTPStatus.OK and document.outcome.reading == Reading({"names": True})
    return OwnDomain(site, account, catalogue.get(NETWORK).page(account), lookup, document, file) if agrees else None


async def _identity(host: str, lookup: Lookup, web: Web) -> tuple[str | Failure | None, Exchange | None]:
    """The identity that a domain names, by its record or else by its file, and the file where it was asked for.

    Where the DNS did not answer, the file can still show an identity, and that there is none can't be told.
    """
    answer = lookup.answer
    if not isinstance(answer, Failure) and _identities(answer):
        return _recorded(answer), None
    file = await web.get(Request(f"https://{host}/.well-known/atproto-did", Purpose.API), reader=_stated)
    stated = _filed(file)
    return (answer if stated is None and isinstance(answer, Failure) else stated), file


def _recorded(answer: Iterable[str]) -> str | None:
    """The identity that the record names; two are as good as none (the specification says so)."""
    identities = _identities(answer)
    return next(iter(identities)) if len(identities) == 1 else None


def _identities(answer: Iterable[str]) -> frozenset[str]:
    texts = (one.replace('" "', "").strip('"') for one in answer)
    return frozenset(one.removeprefix("did=") for one in texts if one.startswith("did="))


def _stated(response: Response) -> Reading:
    """The identity in the well-known file; many sites answer any address with a page, so it must look like one."""
    first = response.text()[:300].partition("\n")[0].strip()
    is_one = response.status == HTTPStatus.OK and bool(_PLC.fullmatch(first) or _WEB.fullmatch(first))
    return Reading({"did": first if is_one else None})


def _filed(exchange: Exchange) -> str | Failure | None:
    match exchange.outcome:
        case Failure() as failure:
            return failure
        case Response(reading=Reading(public={"did": str(identity)})):
            return identity
        case _:
            return None


def _document(identity: str) -> str | None:
    """Where the identity's document is."""
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
