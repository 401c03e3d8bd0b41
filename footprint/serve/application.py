"""The application: which address is answered by what."""

from __future__ import annotations

from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Route

from footprint.errors import FootprintError
from footprint.message import msg
from footprint.serve.guard import Guard
from footprint.serve.pages import ROUTES
from footprint.serve.visiting import Broken, preferred, visit

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from starlette.requests import Request
    from starlette.responses import Response

    from footprint.message import Message
    from footprint.serve.desk import Desk
    from footprint.serve.security import Refusal

MOST_BYTES = 2 * 1024 * 1024
"""Of a request: the largest that one of our forms brings is a list of search results."""
_NOWHERE = msg("There is no such page. The list of audits is on the first page.")
_TOO_MUCH = msg("That is more than this page takes. A list of search results may have 1 MB.")


def application(desk: Desk) -> Starlette:
    """The local page, as an ASGI application.

    Args:
        desk: what its pages are made from. Its audits under way begin and end with the application.
    """

    def say(refused: Refusal, accepted: str) -> str:
        return desk.words(preferred(accepted, desk.language)).say(refused.message)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncGenerator[None]:
        async with desk.jobs:
            yield

    app = Starlette(
        routes=[Route(path, page, methods=[method]) for method, path, page in ROUTES],
        middleware=[Middleware(Guard, door=desk.door, say=say)],
        exception_handlers={HTTPException: _broken, FootprintError: _said},
        lifespan=lifespan,
        max_body_size=MOST_BYTES,
    )
    app.state.desk = desk
    return app


async def _broken(request: Request, error: Exception) -> Response:
    """A request that can't be answered."""
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.INTERNAL_SERVER_ERROR
    return await _told(request, error.message if isinstance(error, Broken) else _usual(status), status)


async def _said(request: Request, error: Exception) -> Response:
    """Something that whoever sits before the page can correct."""
    message = error.message if isinstance(error, FootprintError) else _usual(HTTPStatus.INTERNAL_SERVER_ERROR)
    return await _told(request, message, HTTPStatus.BAD_REQUEST)


def _usual(status: int) -> Message:
    return _TOO_MUCH if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE else _NOWHERE


async def _told(request: Request, message: Message, status: int) -> Response:
    return await visit(request).page("trouble.html.j2", status, message=message)
