"""What was seen of how a person follows a field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint.web import Exchange
    from footprint_checks.activity import Doings
    from footprint_checks.equipped import OwnPage, Stream
    from footprint_checks.publication import Publication


@dataclass(frozen=True, slots=True)
class Watch:
    """Pages and posts of the candidate's.

    Attributes:
        published: where they publish.
        pages: see there; those that are named as a list of links included.
        streams: see there.
        networks: the attributed accounts: network, name, and their profile's exchange.
        doings: what happens on them.
        is_hidden: a page of theirs could not be seen, or a place that may name one.
        open_niches: of which niches of networks an account of theirs was not seen, or may not have been.
    """

    published: Publication
    pages: tuple[OwnPage, ...]
    streams: tuple[Stream, ...]
    networks: tuple[tuple[str, str, Exchange], ...]
    doings: tuple[Doings, ...]
    is_hidden: bool
    open_niches: tuple[str, ...]
