"""Who stands behind a bare handle, when nothing else was given.

Of the accounts that exist under exactly that handle only the link fields are read, in memory; of the pages these link
to, only whom they name. Nothing of it is kept, and nothing comes of it, unless exactly one group proves itself: two
groups look the same as none, in the first run as in a replay, where what was not kept is gone.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.subject import Site
from footprint_checks.accounts.attribution import groups, namings
from footprint_checks.accounts.links import place
from footprint_checks.accounts.visiting import glance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from footprint.subject import Directory
    from footprint.web import Exchange, Web
    from footprint_checks.accounts.attribution import Sheet
    from footprint_checks.accounts.links import Place

MOST_GLANCES = 5
"""Pages glanced at, in the order of their addresses: an order that stays when those of strangers are gone."""


@dataclass(frozen=True, slots=True)
class Holder:
    """The one group behind a handle.

    Attributes:
        places: its accounts and sites, sorted.
        pages: addresses of its sites, as its accounts write them.
        exchanges: those of its sites.
    """

    places: tuple[Place, ...]
    pages: tuple[str, ...] = ()
    exchanges: tuple[Exchange, ...] = ()


async def find_holder(sheets: Sequence[Sheet], web: Web, directory: Directory) -> Holder | None:
    """The one group of places that prove each other both ways; None when there is none, or more than one.

    Args:
        sheets: what the accounts under exactly that handle say in their link fields.
        web: for the pages that they link to.
        directory: tells accounts from pages.
    """
    urls = _pages(sheets, directory)
    async with asyncio.TaskGroup() as tasks:
        glances = [tasks.create_task(glance(url, web, directory)) for url in urls]
    seen = [(url, *one.result()) for url, one in zip(urls, glances, strict=True)]
    read = tuple(sheet for _, _, sheet in seen if sheet is not None)
    found = groups(namings((*sheets, *read), directory))
    if len(found) != 1:
        return None
    own = [(url, exchange) for url, exchange, sheet in seen if sheet is not None and sheet.place in found[0]]
    return Holder(found[0], tuple(url for url, _ in own), tuple(exchange for _, exchange in own))


def _pages(sheets: Sequence[Sheet], directory: Directory) -> tuple[str, ...]:
    """The pages linked to, each once."""
    linked: dict[str, str] = {}
    for sheet in sheets:
        for link in sheet.links:
            target = place(link.url, directory)
            if isinstance(target, Site):
                linked[target.url] = min(link.url, linked.get(target.url, link.url))
    return tuple(linked[one] for one in sorted(linked))[:MOST_GLANCES]
