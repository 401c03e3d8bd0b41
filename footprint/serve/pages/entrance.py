"""Coming in: the token where one is asked for, and the language."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse

from footprint.locale import LANGUAGES
from footprint.message import msg
from footprint.serve.guard import token_cookie
from footprint.serve.security import ENTRANCE
from footprint.serve.visiting import LANGUAGE, moved, visit

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from footprint.serve.desk import Desk

_YEAR = 365 * 24 * 3600
_STAYS = re.compile(r"/(?![/\\])")
"""An address of ours: two slashes in front, or what browsers take for them, would lead to another host (WHATWG URL)."""


async def enter(request: Request) -> Response:
    """Let in whoever brings the token, and put it out of the address."""
    desk: Desk = request.app.state.desk
    token = request.query_params.get("token", "")
    if not desk.door.opens(token):
        said = visit(request).words.say(
            msg("This is not the token that footprint serve printed. It is another one at each start.")
        )
        return PlainTextResponse(said, HTTPStatus.UNAUTHORIZED)
    answer = moved("/")
    if desk.door.token:  # what an address says is not written down where nothing is asked for
        answer.set_cookie(token_cookie(request.scope), token, httponly=True, samesite="lax")
    return answer


async def speak(request: Request) -> Response:
    """Remember which language was chosen, and go back to where that was."""
    chosen = request.path_params["language"]
    back = request.query_params.get("back", "/")
    answer = moved(back if _STAYS.match(back) else "/")
    if chosen in LANGUAGES:
        answer.set_cookie(LANGUAGE, chosen, max_age=_YEAR, httponly=True, samesite="lax")
    return answer


ROUTES = (("GET", ENTRANCE, enter), ("GET", "/language/{language}", speak))
