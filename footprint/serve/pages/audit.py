"""An audit by its id: under way, or kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse

from footprint.report import Format, render
from footprint.runs.shelf import profile_of
from footprint.serve.pages.underway import progress
from footprint.serve.visiting import visit

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from footprint.serve.visiting import Visit
    from footprint.store import StoredAudit


async def audit(request: Request) -> Response:
    """How far it is, or what came of it."""
    here, wanted = visit(request), request.path_params["id"]
    job = here.desk.jobs.get(wanted)
    if job is not None:
        return await progress(here, job)
    kept = await here.desk.kept(lambda store: store.get(wanted))
    return await here.page("audit.html.j2", kept=kept)


async def report(request: Request) -> Response:
    """The report, as the file that would be handed over."""
    here, wanted = visit(request), request.path_params["id"]
    kept = await here.desk.kept(lambda store: store.get(wanted))
    return HTMLResponse(await run_in_threadpool(_report, here, kept), headers={"content-security-policy": FRAMELESS})


FRAMELESS = "frame-ancestors 'none'"
"""Of a file that brings its own policy for everything else."""


def _report(here: Visit, kept: StoredAudit) -> str:
    return render(profile_of(kept), Format.HTML, here.words)


ROUTES = (("GET", "/audits/{id}", audit), ("GET", "/audits/{id}/report", report))
