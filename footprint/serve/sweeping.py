"""Audits that were ordered on the page and are not finished, deleted from elsewhere with all else about a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.message import nmsg
from footprint.runs.shelf import beside
from footprint.serve.folder import folders_of
from footprint.serve.lock import taken
from footprint.store import UNDERWAY

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from footprint.message import Message


@dataclass(frozen=True, slots=True)
class Swept:
    """What came of it.

    Attributes:
        discarded: how many are gone.
        held: how many a page that is being served works on, which alone may give them up.
    """

    discarded: int = 0
    held: int = 0


def swept(data: Path, keys: Collection[str]) -> Swept:
    """Delete what was ordered of whoever one of these keys finds.

    Args:
        data: where audits are kept.
        keys: see `footprint.store.keys_of`.

    Raises:
        StoreError: it can't be deleted.
    """
    if not (data / UNDERWAY).is_dir():
        return Swept()
    with beside(data, UNDERWAY) as underway, taken(underway) as is_ours:
        found = tuple(folders_of(underway, keys))
        if not is_ours:
            return Swept(held=len(found))
        for one in found:
            one.remove()
        return Swept(discarded=len(found))


def discarded(count: int) -> Message:
    """What is gone of what was under way."""
    return nmsg(
        "{n} audit that was not finished is discarded.", "{n} audits that were not finished are discarded.", n=count
    )
