"""Deleting what is kept: one audit, all of one person, or what is past its last day."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from footprint.message import nmsg
from footprint.runs.shelf import profile_of
from footprint.serve import audit_labels
from footprint.serve.deleting import doomed, doomed_underway, gone, purged_of, underway_of
from footprint.serve.finding import found
from footprint.serve.kept import head, others_of
from footprint.serve.sweeping import discarded
from footprint.serve.typed import Typed, typed
from footprint.serve.visiting import sent, visit

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from footprint.message import Message
    from footprint.serve.visiting import Visit
    from footprint.store import Purged, StoredAudit

_ONE, _ALL = "one", "all"
_SURE = (("yes",), audit_labels.SURE_FAULT)


async def ask(request: Request) -> Response:
    """What would be deleted, and whether it is to be."""
    here = visit(request)
    return await _asked(here, await found(here, request.path_params["id"]), Typed({"what": _ONE}))


async def delete(request: Request) -> Response:
    """Delete it, and tell what is gone: on this very page, since that is kept nowhere."""
    brought, here = await sent(request), visit(request)
    stored = await found(here, request.path_params["id"])
    form = typed(brought, (), {"what": ((_ONE, _ALL), audit_labels.EXTENT_FAULT), "sure": _SURE})
    if not form.is_right:
        return await _asked(here, stored, form)
    if form.value("what") == _ONE:
        return await _told(here, await here.desk.kept(lambda store: store.purge(id=stored.id)))
    unfinished = underway_of(here.desk.jobs.underway(), stored)
    for one in unfinished:  # first: what is just being kept is in the store when this is done
        await here.desk.jobs.discard(one.id)
    return await _told(here, await here.desk.kept(lambda store: purged_of(store, stored)), len(unfinished))


async def ask_expired(request: Request) -> Response:
    """What is past its last day, and whether it is to be deleted."""
    here = visit(request)
    past = await here.desk.kept(lambda store: store.expired())
    return await here.page("expired.html.j2", expired=gone(past, here.words), said=audit_labels)


async def delete_expired(request: Request) -> Response:
    """Delete what is past its last day, and tell what is gone."""
    await sent(request)
    here = visit(request)
    return await _told(here, await here.desk.kept(lambda store: store.purge(expired=True)))


async def _asked(here: Visit, stored: StoredAudit, form: Typed) -> Response:
    others = await here.desk.kept(lambda store: others_of(store, stored))
    profile = await run_in_threadpool(profile_of, stored)
    this = doomed(stored, here.words, profile)
    unfinished = underway_of(here.desk.jobs.underway(), stored)
    every = (
        this,
        *(doomed(one, here.words) for one in others),
        *(doomed_underway(one, here.words) for one in unfinished),
    )
    return await here.page(
        "delete.html.j2",
        HTTPStatus.OK if form.is_right else HTTPStatus.BAD_REQUEST,
        head=head(stored, here.words, profile),
        extents=(
            (_ONE, audit_labels.DELETE_ONE, None, (this,)),
            (_ALL, audit_labels.DELETE_ALL, audit_labels.DELETE_NAMESAKES, every),
        ),
        form=form,
        said=audit_labels,
    )


async def _told(here: Visit, purged: tuple[Purged, ...], unfinished: int = 0) -> Response:
    return await here.page(
        "deleted.html.j2",
        gone=gone(purged, here.words),
        counted=_counted(purged),
        unfinished=discarded(unfinished) if unfinished else None,
        said=audit_labels,
    )


def _counted(purged: tuple[Purged, ...]) -> Message:
    return nmsg("{n} audit is deleted.", "{n} audits are deleted.", n=len({one.id for one in purged}))


ROUTES = (
    ("GET", "/audits/{id}/delete", ask),
    ("POST", "/audits/{id}/delete", delete),
    ("GET", "/expired", ask_expired),
    ("POST", "/expired", delete_expired),
)
