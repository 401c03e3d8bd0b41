"""What was seen of the tools of a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint.web import Exchange
    from footprint_checks.activity import Doings
    from footprint_checks.equipped import OwnPage, Stream


@dataclass(frozen=True, slots=True)
class Tools:
    """Pages and posts of the candidate's.

    Attributes:
        pages: see there.
        streams: see there.
        networks: the attributed accounts: network, name, and their profile's exchange.
        doings: what happens on them.
        is_tied: something is known to be the candidate's, so that finding nothing means something.
        is_hidden: a page of theirs could not be seen, or a place that may name one.
        open_niches: of which niches of networks an account of theirs was not seen, or may not have been.
    """

    pages: tuple[OwnPage, ...]
    streams: tuple[Stream, ...]
    networks: tuple[tuple[str, str, Exchange], ...]
    doings: tuple[Doings, ...]
    is_tied: bool
    is_hidden: bool
    open_niches: tuple[str, ...]
