"""An audit by its id: under way, or kept; its report, to read and to take away."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from footprint.errors import FootprintError, NoAudit
from footprint.report import Format, labels, render
from footprint.rubric import load_rubric, rubric_names
from footprint.runs.shelf import judged_anew, judgement, profile_of
from footprint.serve import audit_labels
from footprint.serve.finding import found, named
from footprint.serve.kept import kept, others_of
from footprint.serve.languages import other, wanted
from footprint.serve.pages.underway import progress
from footprint.serve.printing import can_print, printed
from footprint.serve.sending import TYPES, attached, document, files
from footprint.serve.typed import Typed, typed
from footprint.serve.visiting import Broken, moved, sent, visit

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from footprint.locale import Translator
    from footprint.message import Message, Text
    from footprint.report import Beside
    from footprint.serve.visiting import Visit
    from footprint.store import Store, StoredAudit

_FORMATS = {one.value: one for one in (Format.HTML, Format.MD, Format.JSON, Format.SVG)} | {"txt": Format.TERMINAL}
_OWN = "own"
"""Stands for the rubric that an audit was made by."""


async def audit(request: Request) -> Response:
    """How far it is, or what came of it."""
    here, wanted_id = visit(request), named(request.path_params["id"])
    job = here.desk.jobs.get(wanted_id)
    if job is not None:
        return await progress(here, job)
    return await _shown(here, await found(here, wanted_id), done=request.query_params.get("done", ""))


async def report(request: Request) -> Response:
    """The report, as the file that would be handed over."""
    here = visit(request)
    stored, words = await found(here, request.path_params["id"]), wanted(request, here)
    shown = other(words, f"/audits/{stored.id}")
    return document(await run_in_threadpool(_report, stored, "html", words, shown))


async def download(request: Request) -> Response:
    """The report as a file."""
    here, ending = visit(request), request.path_params["ending"]
    stored, words = await found(here, request.path_params["id"]), wanted(request, here)
    if ending not in TYPES:
        raise Broken(HTTPStatus.NOT_FOUND, audit_labels.NO_FORM)
    if ending != "pdf":
        return attached(await run_in_threadpool(_report, stored, ending, words), stored, ending)
    page = await run_in_threadpool(_report, stored, "html", words)
    return attached(await run_in_threadpool(printed, page, here.desk.settings()), stored, ending)


async def judge(request: Request) -> Response:
    """Judge the recording by another rubric, and set that beside the earlier judgements."""
    brought, here = await sent(request), visit(request)
    stored = await found(here, request.path_params["id"])
    allowed = {name for name, _ in _rubrics(here)}
    form = typed(brought, (), {"rubric": (allowed, audit_labels.RUBRIC_FAULT)})
    rubric = None if form.value("rubric") == _OWN else form.value("rubric")
    if form.is_right:
        try:
            await here.desk.kept(lambda store: _judge(store, stored, rubric, here.words))
        except NoAudit:  # deleted meanwhile, by somebody else or in another tab
            raise
        except FootprintError as error:
            form = form.failed(error.message)
        else:
            return moved(f"/audits/{stored.id}?done=judged#judgements")
    return await _shown(here, stored, form=form)


async def _shown(here: Visit, stored: StoredAudit, *, done: str = "", form: Typed | None = None) -> Response:
    others = await here.desk.kept(lambda store: others_of(store, stored))
    prints = await run_in_threadpool(can_print, here.desk.settings())
    return await here.page(
        "audit.html.j2",
        HTTPStatus.OK if form is None else HTTPStatus.BAD_REQUEST,
        shown=await run_in_threadpool(kept, stored, others, here.words, here.desk.jobs.remarks(stored.id)),
        said=audit_labels,
        told=audit_labels.TOLD.get(done),
        form=form or Typed(),
        rubrics=await run_in_threadpool(_rubrics, here),
        prints=prints,
        files=files(here.words, prints=prints),
        report_label=labels,
    )


def _report(stored: StoredAudit, ending: str, words: Translator, beside: Beside | None = None) -> str:
    return render(profile_of(stored), _FORMATS[ending], words, other=beside)


def _judge(store: Store, stored: StoredAudit, rubric: str | None, words: Translator) -> None:
    now = store.get(stored.id)
    store.judge(now.id, judgement(judged_anew(now, dossier=now.dossier, rubric=rubric), words))


def _rubrics(here: Visit) -> tuple[tuple[str, Text | Message | str], ...]:
    """What a recording can be judged by: nothing else is opened, whatever a form says."""
    names, usual = rubric_names(), here.desk.settings().rubric
    own = () if usual in names else ((usual, usual),)
    return ((_OWN, audit_labels.OWN_RUBRIC), *((name, load_rubric(name).title) for name in names), *own)


ROUTES = (
    ("GET", "/audits/{id}", audit),
    ("GET", "/audits/{id}/report", report),
    ("GET", "/audits/{id}/report.{ending}", download),
    ("POST", "/audits/{id}/judgements", judge),
)
