"""One area after another: nobody is asked twice, and nothing that is broken ends it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from footprint.cli.doctor.configuration import configuration
from footprint.cli.doctor.directories import directories
from footprint.cli.doctor.findings import Area
from footprint.cli.doctor.installed import bundles, demo, left_out, printing
from footprint.cli.doctor.network import judged, reach, unasked, way_out, witness
from footprint.cli.doctor.providers import choices, tried, untried
from footprint.message import msg
from footprint.runs.live import connected
from footprint.runs.order import conditions_of
from footprint.search import load_providers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from footprint.case import Conditions
    from footprint.cli.doctor.findings import Finding
    from footprint.cli.doctor.network import WayOut
    from footprint.cli.doctor.providers import Choice
    from footprint.clock import Clock
    from footprint.config import Settings
    from footprint.message import Message
    from footprint.search import Provider
    from footprint.web import Web

_OFFLINE = msg("not asked (--offline)")
_SHUT = msg("not asked: mend proxies and certificates first")


@dataclass(frozen=True, slots=True)
class Patient:
    """What is looked at.

    Attributes:
        settings: see there.
        file: the file of settings that was given; None for the usual one.
        environ: the environment.
        clock: dates what is seen.
        providers: the search providers that load.
        warnings: about those that don't.
        is_demo: the invented world is asked.
        is_offline: nobody is.
    """

    settings: Settings
    file: Path | None
    environ: Mapping[str, str]
    clock: Clock
    providers: tuple[Provider, ...]
    warnings: tuple[Message, ...]
    is_demo: bool = False
    is_offline: bool = False

    @property
    def conditions(self) -> Conditions:
        """Those of an audit that would be made now."""
        return conditions_of(self.settings, self.clock, self.providers, is_demo=self.is_demo, environ=self.environ)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Every search provider, with what was stated about it."""
        now = self.conditions
        return choices(
            self.providers,
            self.settings.search,
            now.search,
            now.locale,
            variables=(name for name, value in self.environ.items() if value),
            is_demo=self.is_demo,
        )


def patient(
    settings: Settings,
    file: Path | None,
    environ: Mapping[str, str],
    clock: Clock,
    *,
    is_demo: bool = False,
    is_offline: bool = False,
) -> Patient:
    """What is looked at, with the search providers that are installed."""
    providers, warnings = load_providers()
    return Patient(settings, file, environ, clock, providers, warnings, is_demo, is_offline)


def receivers(one: Patient) -> tuple[str, ...]:
    """Hosts that will be asked, so that it can be said before."""
    if one.is_offline:
        return ()
    hosts = (urlsplit(witness().url).hostname or "", *(each.receiver for each in one.choices if each.ready))
    return tuple(dict.fromkeys(hosts))


async def examine(one: Patient) -> tuple[tuple[Finding, ...], bool]:
    """Every finding, by area, and whether it was interrupted."""
    way = way_out(one.environ)
    can_ask = not one.is_offline and (one.is_demo or way.is_usable)
    if can_ask:
        asked, was_interrupted = await _ask(one, way)
    else:
        asked, was_interrupted = _unasked(one, way, _OFFLINE if one.is_offline else _SHUT), False
    found = (
        *configuration(one.file, one.environ),
        *directories(one.settings, one.file, one.environ),
        *asked,
        *left_out(Area.SEARCH, "search.left_out", one.warnings),
        printing(one.settings.browser),
        demo(),
        *bundles(),
    )
    return found, was_interrupted


async def _ask(one: Patient, way: WayOut) -> tuple[tuple[Finding, ...], bool]:
    """Everybody at once; nothing is kept of it."""
    fresh = one.settings.model_copy(update={"cache": False})
    async with connected(fresh, one.clock, one.environ, is_demo=one.is_demo) as connection:
        found = await _asked(connection.web, one, way)
    return found, connection.was_interrupted


async def _asked(web: Web, one: Patient, way: WayOut) -> tuple[Finding, ...]:
    async with asyncio.TaskGroup() as group:
        reached = group.create_task(reach(web))
        searches = [group.create_task(_searched(each, web)) for each in one.choices]
    return (
        *judged(way, *reached.result(), is_demo=one.is_demo),
        *(found for task in searches for found in task.result()),
    )


async def _searched(choice: Choice, web: Web) -> Sequence[Finding]:
    return (untried(choice, None),) if choice.ready is None else await tried(choice, choice.ready, web)


def _unasked(one: Patient, way: WayOut, why: Message) -> tuple[Finding, ...]:
    return (*unasked(way, why), *(untried(each, why) for each in one.choices))
