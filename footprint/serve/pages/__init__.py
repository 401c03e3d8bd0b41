"""The pages, one module each; each names the addresses that it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.serve.pages import (
    audit,
    comparison,
    deletion,
    entrance,
    files,
    handing,
    home,
    notice,
    remarks,
    settings,
    underway,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response

ROUTES: tuple[tuple[str, str, Callable[[Request], Awaitable[Response]]], ...] = (
    *audit.ROUTES,
    *comparison.ROUTES,
    *deletion.ROUTES,
    *entrance.ROUTES,
    *files.ROUTES,
    *handing.ROUTES,
    *home.ROUTES,
    *notice.ROUTES,
    *remarks.ROUTES,
    *settings.ROUTES,
    *underway.ROUTES,
)
"""Method, path and what answers it. A test holds every POST to a form of ours."""
