"""What is set, and where: nothing can be changed here, since settings are in files and variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.serve.stated import stated
from footprint.serve.visiting import visit

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def settings(request: Request) -> Response:
    """The page of settings."""
    here = visit(request)
    shown = await here.desk.kept(lambda store: stated(here.desk, store))
    return await here.page("settings.html.j2", shown=shown)


ROUTES = (("GET", "/settings", settings),)
