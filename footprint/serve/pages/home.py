"""The first page: order an audit, see what is under way and what is kept."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import cache
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from footprint.errors import FootprintError, SubjectError
from footprint.rubric import load_rubric, rubric_names
from footprint.runs.listing import rows
from footprint.runs.shelf import found
from footprint.serve import form as forms
from footprint.serve.pages.underway import STATES
from footprint.serve.visiting import moved, sent, visit

if TYPE_CHECKING:
    from starlette.datastructures import FormData
    from starlette.requests import Request
    from starlette.responses import Response

    from footprint.message import Text
    from footprint.runs.order import Order
    from footprint.serve.desk import Desk
    from footprint.serve.form import Filled
    from footprint.serve.visiting import Visit
    from footprint.store import Store, StoredAudit

NEWEST = 20
"""Audits that the first page lists; the others have a page of their own."""


async def home(request: Request) -> Response:
    """The form, empty or begun by a link, and the lists."""
    here = visit(request)
    query = request.query_params
    stack = await run_in_threadpool(_stack, here.desk)
    return await _shown(here, forms.begun(stack.filled, {name: query.getlist(name) for name in query}))


async def send(request: Request) -> Response:
    """Order an audit; what can't be is told above the form, which keeps what was filled in."""
    here, brought = visit(request), await sent(request)
    form = forms.filled({name: [one for one in brought.getlist(name) if isinstance(one, str)] for name in brought})
    try:
        results = await _results(brought)
        async with here.desk.ordering:
            audit = await _placed(here.desk, form, results)
    except FootprintError as error:
        return await _shown(here, form, trouble=forms.told(error.message, here.words))
    return moved(f"/audits/{audit}")


async def audits(request: Request) -> Response:
    """All that is kept, or what is kept of one person."""
    here, who = visit(request), request.query_params.get("who", "").strip()
    trouble = ""
    try:
        kept = await here.desk.kept(lambda store: _of(store, who))
    except FootprintError as error:
        kept, trouble = (), here.words.say(error.message)
    return await here.page("audits.html.j2", rows=rows(kept, here.words), who=who, trouble=trouble)


def _of(store: Store, who: str) -> tuple[StoredAudit, ...]:
    """All of whoever is named so, or has one of these handles, accounts and pages; all that is kept when it is empty.

    Raises:
        SubjectError: it is nobody's name, and a word of it can't be read.
    """
    named: dict[str, StoredAudit] = {}
    if who:
        with suppress(SubjectError):  # then it is no name
            named = {one.id: one for one in found(store, (), who)}
    try:
        named |= {one.id: one for one in found(store, who.split(), None)}
    except SubjectError:
        if not named:
            raise
    return tuple(sorted(named.values(), key=lambda one: (one.date, one.id)))


async def _shown(here: Visit, form: Filled, *, trouble: str = "") -> Response:
    kept = await here.desk.kept(lambda store: store.history())
    stack = await run_in_threadpool(_stack, here.desk)
    return await here.page(
        "home.html.j2",
        HTTPStatus.BAD_REQUEST if trouble else HTTPStatus.OK,
        form=form,
        mandate=tuple(forms.texts(form)),
        is_stated=forms.is_stated(form),
        stack=stack,
        rubrics=rubrics(),
        labels=forms.LABELS,
        trouble=trouble,
        people=_people(here.desk),
        underway=here.desk.jobs.underway(),
        states=STATES,
        rows=rows(kept, here.words)[:NEWEST],
        more=max(0, len(kept) - NEWEST),
    )


def _stack(desk: Desk) -> forms.Stack:
    return forms.offered(desk.settings(), is_demo=desk.is_demo)


async def _placed(desk: Desk, form: Filled, results: bytes | None) -> str:
    """The audit that is made of a form; one that is sent twice, as by a double click, orders one."""
    told = hashlib.sha256(repr((form, results)).encode()).digest()
    desk.placed = {one: audit for one, audit in desk.placed.items() if desk.jobs.get(audit) is not None}
    if told not in desk.placed:
        desk.placed[told] = await desk.jobs.submit(await run_in_threadpool(_order, desk, form, results), results)
    return desk.placed[told]


def _order(desk: Desk, form: Filled, results: bytes | None) -> Order:
    settings = desk.settings(form.flags)
    return forms.ordered(form, results, settings, environ=desk.environ, is_demo=desk.is_demo)


async def _results(brought: FormData) -> bytes | None:
    """The file that was uploaded, if one was."""
    match brought.get("results"):
        case UploadFile() as file:
            try:
                return await file.read() or None
            finally:
                await file.close()
        case _:
            return None


@cache
def rubrics() -> tuple[tuple[str, Text], ...]:
    """Those that come with footprint, by id."""
    return tuple((name, load_rubric(name).title) for name in rubric_names())


def _people(desk: Desk) -> tuple[str, ...]:
    """The handles of the demo's people, in the demo."""
    if not desk.is_demo:
        return ()
    from footprint.runs.demo import handles

    return handles()


ROUTES = (("GET", "/", home), ("GET", "/audits", audits), ("POST", "/audits", send))
