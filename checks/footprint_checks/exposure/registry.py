"""Asks the registries of domains (RDAP, RFC 9082 and 9083) whether a domain is registered, and nothing else.

What an answer says of the person who registered it never leaves the reader: kept are whether, and since which day.
"""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from footprint.finding import Reason
from footprint.web.exchange import Purpose, Reading, Request, Response
from footprint_checks.exposure.observation import Registered, Silent, Unregistered
from footprint_checks.reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from footprint.web import Exchange, Json, Reader, Web
    from footprint_checks.exposure.observation import Word

BOOTSTRAP = "https://data.iana.org/rdap/dns.json"
"""Which registry speaks for which domains (RFC 9224)."""
PACE = 1.0
"""Seconds between two questions to one registry; their limits are not published."""

_ACCEPT = (("accept", "application/rdap+json"),)
_MISSING = 404
_UNLISTED: Mapping[str, str] = {"ch": "https://rdap.nic.ch/", "de": "https://rdap.denic.de/"}
"""Registries whose server is not in IANA's list."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Registries:
    """Base addresses of the registries' servers.

    Attributes:
        bases: by what they speak for, such as `fr`.
        reason: why the list could not be read; None when it could.
    """

    bases: Mapping[str, str]
    reason: Reason | None = None

    def base(self, domain: str) -> str | None:
        """The server that speaks for a domain: that of the longest ending it has; None when there is none."""
        parts = domain.split(".")
        found = (".".join(parts[place:]) for place in range(1, len(parts)))
        return next((self.bases[one] for one in found if one in self.bases), None)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a registry said; `exchange` is None when it was not asked."""

    word: Word
    exchange: Exchange | None = None


async def answers(domains: Sequence[str], web: Web) -> Mapping[str, Answer]:
    """Ask about some domains: registries at the same time, each about one domain after the other."""
    if not domains:
        return {}
    known = await _registries(web)
    lines: dict[str, list[str]] = {}
    for domain in domains:
        lines.setdefault(known.base(domain) or "", []).append(domain)
    unserved = Answer(Silent(known.reason or Reason.NOT_OBSERVABLE))
    found = dict.fromkeys(lines.pop("", []), unserved)
    async with asyncio.TaskGroup() as tasks:
        asked = [tasks.create_task(_in_turn(base, line, web)) for base, line in lines.items()]
    return {domain: answer for one in (found, *(task.result() for task in asked)) for domain, answer in one.items()}


async def _in_turn(base: str, domains: Iterable[str], web: Web) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for domain in domains:
        request = Request(f"{base}domain/{domain}", Purpose.API, headers=_ACCEPT, pace=PACE)
        exchange = await web.get(request, reader=reader(domain))
        found[domain] = Answer(word(exchange), exchange)
    return found


async def _registries(web: Web) -> Registries:
    exchange = await web.get(Request(BOOTSTRAP, Purpose.API))
    match exchange.outcome:
        case Response(status=200) as response:
            bases = _bases(_document(response))
            return Registries({**_UNLISTED, **bases}) if bases else Registries({}, Reason.UNREADABLE)
        case outcome:
            return Registries({}, reason_of(outcome) or Reason.UNREADABLE)


def _bases(document: Json) -> dict[str, str]:
    services = document.get("services") if isinstance(document, dict) else None
    found: dict[str, str] = {}
    for service in services if isinstance(services, list) else []:
        match service:
            case [list(endings), list(urls)]:
                base = next((one for one in urls if isinstance(one, str) and one.startswith("https://")), None)
                named = (one.lower() for one in endings if isinstance(one, str))
                found |= {} if base is None else dict.fromkeys(named, f"{base.rstrip('/')}/")
            case _:
                continue
    return found


def word(exchange: Exchange) -> Word:
    """What an exchange proves; only the server that was asked can say that a domain is missing."""
    match exchange.outcome:
        case Response(status=200, reading=Reading({"object": "domain", "names": names, "since": str(since)})):
            return Registered(since) if names is True else Silent(Reason.CONTRADICTORY)
        case Response(status=404, reading=Reading({"object": "error", "here": True})):
            return Unregistered()
        case outcome:
            return Silent(reason_of(outcome) or Reason.UNREADABLE)


def reader(domain: str) -> Reader:
    """Whether the answer is about this domain and from the server that was asked, and since when it is registered."""

    def read(response: Response) -> Reading:
        document = _document(response)
        kind: Json = document.get("objectClassName") if isinstance(document, dict) else None
        asked = urlsplit((*response.hops, response.url)[0]).hostname
        return Reading(
            {
                "object": "domain" if kind == "domain" else "error" if _is_error(response, document) else "",
                "names": kind == "domain" and domain in _names(document),
                "since": _since(document),
                "here": urlsplit(response.url).hostname == asked,
            }
        )

    return read


def _is_error(response: Response, document: Json) -> bool:
    """Is it a registry's own error? Its body is optional (RFC 7480, 5.3); a web server's page says nothing."""
    match document:
        case {"errorCode": int(code)}:
            return code == response.status
        case _:
            kind = (response.header("content-type") or "").partition(";")[0].strip().lower()
            return response.size == 0 and kind == "application/rdap+json"


def _names(document: Json) -> tuple[str, ...]:
    match document:
        case {"ldhName": str(name)}:
            return (name.rstrip(".").lower(),)
        case _:
            return ()


def _since(document: Json) -> str:
    """The day of the registration, ISO 8601; empty when it is not said."""
    events = document.get("events") if isinstance(document, dict) else None
    for event in events if isinstance(events, list) else []:
        match event:
            case {"eventAction": "registration", "eventDate": str(moment)} if _is_day(moment[:10]):
                return moment[:10]
            case _:
                continue
    return ""


def _is_day(text: str) -> bool:
    try:
        return _DAY.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _document(response: Response) -> Json:
    try:
        document: Json = json.loads(response.text())
    except (ValueError, RecursionError):
        return None
    return document
