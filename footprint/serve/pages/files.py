"""Our own files: the style sheet and the script."""

from __future__ import annotations

from functools import cache
from http import HTTPStatus
from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.responses import Response

from footprint.message import msg
from footprint.serve.visiting import Broken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

_TYPES: Mapping[str, str] = {"desk.css": "text/css", "live.js": "text/javascript"}


async def file(request: Request) -> Response:
    """One of them."""
    name = request.path_params["name"]
    if name not in _TYPES:
        raise Broken(HTTPStatus.NOT_FOUND, msg("There is no such file."))
    return Response(_text(name), media_type=_TYPES[name], headers={"cache-control": "private, max-age=60"})


@cache
def _text(name: str) -> str:
    """A file; the style sheet goes on from that of reports, so that both look alike."""
    own = (files("footprint.serve") / "static" / name).read_text(encoding="utf-8")
    if name != "desk.css":
        return own
    return (files("footprint.report") / "templates" / "report.css").read_text(encoding="utf-8") + own


ROUTES = (("GET", "/static/{name}", file),)
