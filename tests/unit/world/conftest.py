from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

import footprint_world

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest.fixture
async def visitor() -> AsyncIterator[httpx.AsyncClient]:
    """A client in a fresh world."""
    async with httpx.AsyncClient(transport=footprint_world.transport()) as client:
        yield client
