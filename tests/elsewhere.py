"""Audits of the demo's people wherever they are called from: here, beside each other, in another process."""

from __future__ import annotations

import asyncio
import pickle
from typing import TYPE_CHECKING

from footprint.clock import StillClock
from footprint.config import Settings
from footprint.runs.demo import completed
from footprint.runs.given import Given
from footprint.runs.live import lines
from footprint.runs.order import order
from footprint.runs.person import person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from footprint.profile import Profile
    from footprint.runs.recording import Run


def run(handle: str) -> Run:
    """What decides on the audit of one of them."""
    return order(completed(Given((f"@{handle}",))), Settings(), is_demo=True).run


async def beside(runs: Sequence[Run]) -> list[Profile]:
    """All at once, on lines that they share."""
    async with lines(Settings(), StillClock(runs[0].conditions.now), {}, is_demo=True) as shared:

        async def one(each: Run) -> Profile:
            async with shared.web() as web:
                return await person(each, web)

        return list(await asyncio.gather(*map(one, runs)))


def carried_out(packed: bytes) -> bytes:
    """A run as it came from elsewhere, and its profile as it goes back."""
    (made,) = asyncio.run(beside([pickle.loads(packed)]))  # noqa: S301 (our own)
    return pickle.dumps(made)
