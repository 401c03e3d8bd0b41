"""A SearXNG says more about itself than others do (docs.searxng.org, administration API: /config)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from footprint.exhibit import SearchStatus
from footprint.message import msg
from footprint.runs.doctor.findings import Area, Finding, State
from footprint.web.exchange import Purpose, Request, Response

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.search import Setting
    from footprint.web import Json, Web

ID = "searxng"
_USUAL = "duckduckgo"
"""What is asked of it when no engine is named."""
_GENERAL = frozenset({"general", "web"})
_SHOWN = 12
"""Engines that are offered; servers know two hundred."""
_LONGEST = 40
_SETTINGS = ("search:", "  formats:", "    - html", "    - json")


def lines(status: SearchStatus) -> tuple[str, ...]:
    """What its settings.yml lacks when it answers so."""
    return _SETTINGS if status is SearchStatus.DISABLED else ()


async def read(setting: Setting, web: Web) -> Finding:
    """Ask it for its own description, and say whether it knows the engines that were named."""
    exchange = await web.get(Request(f"{setting.url}/config", Purpose.SERVICE))
    described = _description(exchange.outcome) if isinstance(exchange.outcome, Response) else None
    title = msg("SearXNG itself")
    if described is None:
        detail = msg("it does not describe itself (/config), so its engines are not known")
        return Finding(Area.SEARCH, "search.searxng.server", title, State.NOT_ASKED, (detail,))
    return _server(setting, described)


def _server(setting: Setting, described: dict[str, Json]) -> Finding:
    engines = dict(_engines(described))
    wanted = setting.engines or (_USUAL,)
    unknown = [one for one in wanted if one not in engines]
    version = described.get("version")
    details = [msg("version {version}", version=version[:_LONGEST])] if isinstance(version, str) else []
    details += [
        msg("has {engine}", engine=one)
        if engines[one]
        else msg("has {engine}, off by default: it answers when it is named", engine=one)
        for one in wanted
        if one in engines
    ]
    details += [msg("has no engine “{engine}”", engine=one) for one in unknown]
    others = [name for name in engines if name not in wanted]
    if others:
        more = ", …" if len(others) > _SHOWN else ""
        details.append(msg("others that could be named: {names}", names=", ".join(others[:_SHOWN]) + more))
    return Finding(
        Area.SEARCH,
        "search.searxng.server",
        msg("SearXNG itself"),
        State.DOES_NOT if unknown else State.WORKS,
        tuple(details),
        msg("Name an engine that it has in FOOTPRINT_SEARXNG_ENGINE.") if unknown else None,
    )


def _description(response: Response) -> dict[str, Json] | None:
    try:
        found: Json = json.loads(response.body)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("engines"), list) else None


def _engines(described: dict[str, Json]) -> Iterator[tuple[str, bool]]:
    """Those that search the web, those that are on first, each with whether it is."""
    found: list[tuple[str, bool]] = []
    listed = described["engines"]
    for one in listed if isinstance(listed, list) else ():
        match one:
            case {"name": str(name), "categories": list(categories), **rest} if 0 < len(name) <= _LONGEST:
                if _GENERAL.intersection(each for each in categories if isinstance(each, str)):
                    found.append((name, rest.get("enabled") is not False))
            case _:
                pass
    yield from sorted(found, key=lambda one: not one[1])
