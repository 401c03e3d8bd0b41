"""Two audits of one person, compared."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from footprint.comparing import Incomparable, compare
from footprint.report import Format, render_comparison
from footprint.runs.shelf import profile_of
from footprint.serve.finding import found
from footprint.serve.languages import other, wanted
from footprint.serve.sending import document
from footprint.serve.visiting import Broken, visit

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from footprint.locale import Translator
    from footprint.store import StoredAudit


async def comparison(request: Request) -> Response:
    """What changed from the one to the other."""
    here, asked = visit(request), request.query_params
    old, new = await found(here, asked.get("old", "")), await found(here, asked.get("new", ""))
    return document(await run_in_threadpool(_compared, old, new, wanted(request, here)))


def _compared(old: StoredAudit, new: StoredAudit, words: Translator) -> str:
    told = compare(profile_of(old), profile_of(new))
    if isinstance(told, Incomparable):
        raise Broken(HTTPStatus.BAD_REQUEST, told.why)
    return render_comparison(
        told, Format.HTML, words, other=other(words, f"/audits/{new.id}", f"old={old.id}&new={new.id}&")
    )


ROUTES = (("GET", "/compare", comparison),)
