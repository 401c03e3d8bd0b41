"""Who stands behind a bare handle, when nothing else was given.

Of the accounts that exist under exactly that handle only the link fields are read, in memory; of the pages these link
to, only whom they name. Nothing of it is kept, and nothing comes of it, unless exactly one group proves itself: two
groups look the same as none, in the first run as in a replay, where what was not kept is gone. For the same reason the
group has to prove itself a second time without what strangers link to.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.subject import Site
from footprint.web.exchange import Purpose
from footprint_checks.accounts.graph import groups, namings
from footprint_checks.accounts.links import place
from footprint_checks.accounts.looks import Likeness, best
from footprint_checks.accounts.visiting import glance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from footprint.subject import Directory
    from footprint.web import Exchange, Web
    from footprint_checks.accounts.graph import Sheet
    from footprint_checks.accounts.links import Place
    from footprint_checks.accounts.looks import Persona

MOST_GLANCES = 5
"""Pages glanced at, in the order of their addresses: an order that stays when those of strangers are gone."""


@dataclass(frozen=True, slots=True)
class Holder:
    """The one group behind a handle.

    Attributes:
        places: its accounts and sites, sorted.
        pages: addresses of its sites to which its accounts link.
        exchanges: those of its sites.
    """

    places: tuple[Place, ...]
    pages: tuple[str, ...] = ()
    exchanges: tuple[Exchange, ...] = ()


async def find_holder(sheets: Sequence[Sheet], web: Web, directory: Directory, *, persona: Persona) -> Holder | None:
    """The one group of places that prove each other both ways; None when there is none, or more than one.

    Where a full name was given, a group that bears another's is a namesake's in the handle, and nobody's here.

    Args:
        sheets: what the accounts under exactly that handle say in their link fields.
        web: for the pages that they link to.
        directory: tells accounts from pages.
        persona: the name that was given, if one was.
    """
    urls = _pages(sheets, directory)
    async with asyncio.TaskGroup() as tasks:
        glances = [tasks.create_task(glance(url, web, directory, purpose=Purpose.LEAD)) for url in urls]
    seen = {url: (one.result().exchange, one.result().sheet) for url, one in zip(urls, glances, strict=True)}
    group = _only_group(sheets, seen, directory)
    if group is None:
        return None
    members = [one for one in sheets if one.place in group]
    linked = [(url, *seen[url]) for url in _pages(members, directory) if url in seen]
    own = {url: (exchange, sheet) for url, exchange, sheet in linked if sheet is not None and sheet.place in group}
    if _only_group(members, own, directory) != group or _is_namesakes(members, persona):
        return None
    return Holder(group, tuple(own), tuple(exchange for exchange, _ in own.values()))


def _is_namesakes(members: Sequence[Sheet], persona: Persona) -> bool:
    return best(persona.impression(one.place, one.says).name for one in members) in {Likeness.FIRM, Likeness.OTHER}


def _only_group(
    sheets: Sequence[Sheet], seen: Mapping[str, tuple[Exchange, Sheet | None]], directory: Directory
) -> tuple[Place, ...] | None:
    """The one group among accounts and pages; None when there is none, or more than one."""
    read = tuple(sheet for _, sheet in seen.values() if sheet is not None)
    found = groups(namings((*sheets, *read), directory))
    return found[0] if len(found) == 1 else None


def _pages(sheets: Sequence[Sheet], directory: Directory) -> tuple[str, ...]:
    """The pages linked to, each once, in the one spelling of their place: how a stranger spells it may not matter."""
    targets = {place(link.url, directory) for sheet in sheets for link in sheet.links}
    return tuple(sorted(one.url for one in targets if isinstance(one, Site))[:MOST_GLANCES])
