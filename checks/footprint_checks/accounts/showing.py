"""The graph as exhibits: what names what among the candidate's places, what is in doubt, and what only leads on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.exhibit import Conflict, Edge, Lead
from footprint.subject import NetworkHandle
from footprint_checks.accounts import wording
from footprint_checks.accounts.links import place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.catalogue import Catalogue
    from footprint_checks.accounts.links import Place
    from footprint_checks.accounts.observation import Accounts

LINK = "link"
"""Where an ordinary link stands."""


def graph_of(seen: Accounts, catalogue: Catalogue) -> Iterator[Edge | Lead | Conflict]:
    """Edges between places that are the candidate's; leads and conflicts beside them."""
    own = {one.place for one in seen.ties}
    for one in seen.words:
        if one.of in own:
            yield Edge(_address(one.by, catalogue), _address(one.of, catalogue), one.spot.value, seen.proof_of(one))
    for doubt in seen.doubts:
        named = () if doubt.by is None else seen.proof_of(doubt.by)
        address = _address(doubt.place, catalogue) if doubt.by is None else doubt.by.url
        yield Conflict(address, wording.doubted(doubt, catalogue), named)
    for one in seen.hearsay:
        yield Lead(one.url, _address(one.by, catalogue), one.spot.value)
    for page in seen.sites:
        for url in page.mentions:
            if place(url, catalogue) not in own:
                yield Lead(url, page.place.url, LINK)


def _address(one: Place, catalogue: Catalogue) -> str:
    return catalogue.get(one.network).page(one) if isinstance(one, NetworkHandle) else one.url
