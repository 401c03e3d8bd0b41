"""What networks said of names, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint.catalogue import Control, Sighting
    from footprint.subject import NetworkHandle
    from footprint.web import Exchange


@dataclass(frozen=True, slots=True)
class SeenAccount:
    """A handle on a network, as far as it may be believed.

    Attributes:
        handle: in the network's own spelling.
        url: profile page.
        sighting: after the controls.
        exchange: None when nothing was asked: the network does not allow such a name, or shows nothing.
    """

    handle: NetworkHandle
    url: str
    sighting: Sighting
    exchange: Exchange | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """What one network said, and how it did in its controls."""

    seen: tuple[SeenAccount, ...]
    controls: tuple[Control, ...]
