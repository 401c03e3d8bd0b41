"""Why a network is not asked about somebody's name."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from footprint.catalogue import Network
    from footprint.message import Message


_ORDINARY = "camilleroy"
"""A name as people have one, which fits where an address is made of names."""


class Wall(StrEnum):
    """What stands in the way."""

    LOGIN = "login"
    """It shows nothing without a login, or the same page whoever is asked for."""
    NAMELESS = "nameless"
    """Its pages have numbers that it gives itself: a name can't be looked up."""
    SELF_ONLY = "self-only"
    """Only the form for signing up knows names, which is for whoever looks for one of their own."""


def wall_of(network: Network) -> Wall | None:
    """What stands in the way; None where nothing does.

    Args:
        network: as its file says, not as it is asked about somebody else.
    """
    if network.question is not None:
        return Wall.SELF_ONLY if network.question.self_only else None
    has_names = any(map(network.allows, network.addresses(_ORDINARY)))
    return Wall.LOGIN if has_names else Wall.NAMELESS


SHORT: Mapping[Wall, Message] = {
    Wall.LOGIN: msg("login needed"),
    Wall.NAMELESS: msg("not by name"),
    Wall.SELF_ONLY: msg("with --self"),
}
"""In a table."""
LONG: Mapping[Wall, Message] = {
    Wall.LOGIN: msg("shows nothing without a login, so it is not asked; a link to a profile is recognised"),
    Wall.NAMELESS: msg("has no address by name, so it is not asked; a link to a page of it is recognised"),
    Wall.SELF_ONLY: msg("only its form for signing up knows names: asked about a name of one's own alone (--self)"),
}
"""On the page of one network."""
WHY: Mapping[Wall, Message] = {
    Wall.LOGIN: msg("shows nothing without a login"),
    Wall.NAMELESS: msg("has no address by name"),
    Wall.SELF_ONLY: msg("asked only about a name of one's own (--self)"),
}
"""Beside networks whose rules are not verified."""


def walls_of(networks: Iterable[Network]) -> Mapping[str, Wall]:
    """Why those of these networks that are not asked are not, by id."""
    from footprint.catalogue import load_catalogue

    whole = {one.id: one for one in load_catalogue().known}
    found = ((one.id, wall_of(whole.get(one.id, one))) for one in networks if one.question is None)
    return {id_: wall for id_, wall in found if wall is not None}
