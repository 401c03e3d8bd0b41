"""The application: which address is answered by what."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Route

from footprint.errors import FootprintError, NoAudit, where_broken
from footprint.message import msg
from footprint.serve.finding import why_not
from footprint.serve.guard import BROKEN, Guard
from footprint.serve.pages import ROUTES
from footprint.serve.security import SAFE
from footprint.serve.visiting import UNREADABLE, Broken, moved, preferred, visit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp

    from footprint.message import Message
    from footprint.serve.desk import Desk

MOST_BYTES = 2 * 1024 * 1024
"""Of a request: the largest that one of our forms brings is a list of search results."""
_NOWHERE = msg("There is no such page. The list of audits is on the first page.")
_STATUSES: Mapping[int, Message] = {
    HTTPStatus.NOT_FOUND: _NOWHERE,
    HTTPStatus.METHOD_NOT_ALLOWED: _NOWHERE,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: msg(
        "That is more than this page takes. A list of search results may have 1 MB."
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: BROKEN,
}
"""What is said of a request that nobody here refused in words of their own."""
_LOG = logging.getLogger(__name__)


def application(desk: Desk, *, broke: Callable[[str, Exception], None] | None = None) -> ASGIApp:
    """The local page, as an ASGI application.

    Args:
        desk: what its pages are made from; its audits under way are begun and ended by whoever serves them.
        broke: is told of an error that nobody foresaw, and what was asked for; None to log it.
    """

    def say(message: Message, accepted: str) -> str:
        return desk.words(preferred(accepted, desk.language)).say(message)

    app = Starlette(
        routes=[Route(path, page, methods=[method]) for method, path, page in ROUTES],
        exception_handlers={HTTPException: _broken, FootprintError: _said, NoAudit: _gone, Exception: _failed},
        max_body_size=MOST_BYTES,
    )
    app.router.redirect_slashes = False  # each page has one address
    app.state.desk = desk
    return Guard(app, door=desk.door, say=say, hide=desk.hide, broke=broke or _logged)


def _logged(asked: str, error: Exception) -> None:
    _LOG.error("%s: %s", asked, where_broken(error))


async def _broken(request: Request, error: Exception) -> Response:
    """A request that can't be answered.

    Where only a form is taken, whoever comes back, as by another language or a tab that is opened again, is led to the
    page that has it.
    """
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.INTERNAL_SERVER_ERROR
    if status == HTTPStatus.METHOD_NOT_ALLOWED and request.method in SAFE:
        return moved(request.url.path.rpartition("/")[0])
    return await _told(request, error.message if isinstance(error, Broken) else _usual(status), status)


async def _said(request: Request, error: Exception) -> Response:
    """Something that whoever sits before the page can correct."""
    message = error.message if isinstance(error, FootprintError) else _usual(HTTPStatus.INTERNAL_SERVER_ERROR)
    return await _told(request, message, HTTPStatus.BAD_REQUEST)


async def _gone(request: Request, error: Exception) -> Response:
    """An audit that is not there, or no longer read."""
    message = why_not(error) if isinstance(error, NoAudit) else _NOWHERE
    return await _told(request, message, HTTPStatus.NOT_FOUND)


async def _failed(request: Request, error: Exception) -> Response:  # noqa: ARG001 (its words stay untold)
    """Something that nobody foresaw."""
    return await _told(request, BROKEN, HTTPStatus.INTERNAL_SERVER_ERROR)


def _usual(status: int) -> Message:
    return _STATUSES.get(status, UNREADABLE)


async def _told(request: Request, message: Message, status: int) -> Response:
    return await visit(request).page("trouble.html.j2", status, message=message)
