"""A run of the program that asks another web than the real one, at the demo's date, and waits for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import footprint_world
from footprint.clock import StillClock

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx
    import pytest

T = TypeVar("T")


def lead_to(wire: httpx.AsyncBaseTransport, patch: pytest.MonkeyPatch) -> None:
    """From now on `footprint.cli.main` asks this wire."""
    patch.setattr("footprint.runs.live._transport", _always(wire))
    patch.setattr("footprint.runs.live._resolver", _always(footprint_world.resolver()))
    patch.setattr("footprint.runs.order.clock_of", _always(StillClock(footprint_world.NOW)))


def _always(value: T) -> Callable[..., T]:
    def given(*_: object, **__: object) -> T:
        return value

    return given
