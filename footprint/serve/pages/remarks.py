"""What people say of an audit: notes beside a number, disputes and their rulings, reviews."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from footprint.dossier import Ruling
from footprint.errors import FootprintError, NoAudit
from footprint.report import labels
from footprint.runs.shelf import annotated, disputed, profile_of, reviewed, ruled, ruling_of
from footprint.serve import audit_labels
from footprint.serve.finding import found
from footprint.serve.kept import head
from footprint.serve.numbers import Number, dimensions
from footprint.serve.typed import Typed, typed
from footprint.serve.visiting import Broken, moved, sent, visit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from footprint.message import Message
    from footprint.serve.kept import Head
    from footprint.serve.visiting import Visit
    from footprint.store import Store, StoredAudit

_RULINGS: Mapping[str, Message] = {
    Ruling.UPHELD.value: audit_labels.UPHELD,
    Ruling.REJECTED.value: audit_labels.REJECTED,
}


async def remarks(request: Request) -> Response:
    """Every number, to choose one from."""
    here = visit(request)
    stored = await found(here, request.path_params["id"])
    return await here.page(
        "remarks.html.j2",
        head=await run_in_threadpool(_head, stored, here),
        dimensions=await run_in_threadpool(dimensions, stored, here.words),
        said=audit_labels,
    )


async def number(request: Request) -> Response:
    """One number with what was said of it, and the forms to say more."""
    here = visit(request)
    stored = await found(here, request.path_params["id"])
    chosen = await _number(here, stored, request.path_params["number"])
    return await _shown(here, stored, chosen, done=request.query_params.get("done", ""))


async def note(request: Request) -> Response:
    """Set a note beside a number."""

    def do(store: Store, stored: StoredAudit, chosen: Number, form: Typed, _: Visit) -> None:
        annotated(store, stored.id, chosen.id, form.value("note"))

    return await _answered(request, "note", ("note",), do)


async def dispute(request: Request) -> Response:
    """Take a number out of the score until a person has ruled."""

    def do(store: Store, stored: StoredAudit, chosen: Number, form: Typed, here: Visit) -> None:
        disputed(store, stored.id, chosen.id, form.value("dispute"), here.words)

    return await _answered(request, "dispute", ("dispute",), do)


async def rule(request: Request) -> Response:
    """Record what a person made of a dispute."""

    def do(store: Store, stored: StoredAudit, chosen: Number, form: Typed, here: Visit) -> None:
        decided = ruling_of(form.value("ruling"), form.value("by"), form.value("because"))
        ruled(store, stored.id, chosen.id, decided, here.words)

    return await _answered(request, "ruling", ("by", "because"), do)


async def _answered(
    request: Request,
    kind: str,
    texts: tuple[str, ...],
    do: Callable[[Store, StoredAudit, Number, Typed, Visit], None],
) -> Response:
    """Do what a form about a number says; what can't be is told beside it, with what was typed."""
    brought, here = await sent(request), visit(request)
    stored = await found(here, request.path_params["id"])
    chosen = await _number(here, stored, request.path_params["number"])
    is_ruling = kind == "ruling"
    form = typed(brought, texts, {"ruling": (_RULINGS, audit_labels.RULING_FAULT)} if is_ruling else None)
    if is_ruling and not chosen.is_waiting:
        form = form.failed(audit_labels.NOTHING_TO_RULE)
    if form.is_right:
        try:
            await here.desk.kept(lambda store: do(store, stored, chosen, form, here))
        except NoAudit:  # deleted meanwhile, by somebody else or in another tab
            raise
        except FootprintError as error:
            form = form.failed(error.message)
        else:
            return moved(f"/audits/{stored.id}/remarks/{chosen.id}?done={kind}")
    return await _shown(here, stored, chosen, form=form)


async def review(request: Request) -> Response:
    """The form for whoever read the report."""
    here = visit(request)
    return await _review(here, await found(here, request.path_params["id"]), Typed())


async def record_review(request: Request) -> Response:
    """Record that a person read it."""
    brought, here = await sent(request), visit(request)
    stored, form = await found(here, request.path_params["id"]), typed(brought, ("by", "purpose"))
    if not form.is_right:
        return await _review(here, stored, form)
    await here.desk.kept(lambda store: reviewed(store, stored.id, form.value("by"), form.value("purpose")))
    return moved(f"/audits/{stored.id}?done=review")


async def _review(here: Visit, stored: StoredAudit, form: Typed) -> Response:
    return await here.page(
        "review.html.j2",
        HTTPStatus.OK if form.is_right else HTTPStatus.BAD_REQUEST,
        head=await run_in_threadpool(_head, stored, here),
        form=form,
        said=audit_labels,
    )


async def _shown(
    here: Visit, stored: StoredAudit, chosen: Number, *, form: Typed | None = None, done: str = ""
) -> Response:
    return await here.page(
        "number.html.j2",
        HTTPStatus.OK if form is None else HTTPStatus.BAD_REQUEST,
        head=await run_in_threadpool(_head, stored, here),
        number=chosen,
        rulings=_RULINGS,
        form=form or Typed(),
        told=audit_labels.TOLD.get(done),
        said=audit_labels,
        report_label=labels,
    )


async def _number(here: Visit, stored: StoredAudit, wanted: str) -> Number:
    """The number of that id.

    Raises:
        Broken: the audit has none of it.
    """
    every = await run_in_threadpool(dimensions, stored, here.words)
    for one in every:
        for each in one.numbers:
            if each.id == wanted:
                return each
    raise Broken(HTTPStatus.NOT_FOUND, audit_labels.NO_NUMBER)


def _head(stored: StoredAudit, here: Visit) -> Head:
    return head(stored, here.words, profile_of(stored))


ROUTES = (
    ("GET", "/audits/{id}/remarks", remarks),
    ("GET", "/audits/{id}/remarks/{number}", number),
    ("POST", "/audits/{id}/remarks/{number}/note", note),
    ("POST", "/audits/{id}/remarks/{number}/dispute", dispute),
    ("POST", "/audits/{id}/remarks/{number}/ruling", rule),
    ("GET", "/audits/{id}/review", review),
    ("POST", "/audits/{id}/review", record_review),
)
