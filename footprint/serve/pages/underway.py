"""An audit that is under way: watched, ended, tried again, discarded."""

from __future__ import annotations

import asyncio
from functools import cache
from typing import TYPE_CHECKING

from starlette.responses import Response, StreamingResponse

from footprint.bundles import checks_of, load_bundles
from footprint.message import msg, nmsg
from footprint.serve import labels
from footprint.serve.jobs import State
from footprint.serve.visiting import moved, sent, visit

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Mapping

    from starlette.requests import Request

    from footprint.message import Message
    from footprint.serve.jobs import Underway
    from footprint.serve.visiting import Visit

_EVENTS = "text/event-stream"
STATES: Mapping[State, Message] = {
    State.WAITING: msg("waiting"),
    State.RUNNING: msg("being made"),
    State.FAILED: msg("failed"),
}
"""How far an audit is, in words."""
_ACTIONS: Mapping[State, tuple[tuple[str, Message], ...]] = {
    State.WAITING: (("discard", labels.DISCARD),),
    State.RUNNING: (("stop", labels.STOP), ("discard", labels.DISCARD)),
    State.FAILED: (("retry", labels.RETRY), ("discard", labels.DISCARD)),
}
"""What can be done about it: the last part of its address, and what the button says."""


async def progress(here: Visit, job: Underway) -> Response:
    """The page of an audit that is under way."""
    return await here.page(
        "underway.html.j2",
        job=job,
        states=STATES,
        said=in_one_line(job),
        percent=percent(job),
        actions=() if job.is_stopping else _ACTIONS[job.state],
        is_live=job.state is not State.FAILED,
    )


async def events(request: Request) -> Response:
    """How far it is, as it changes; ends when it is no longer under way (server-sent events, HTML Standard 9.2)."""
    here, audit = visit(request), request.path_params["id"]
    if request.method == "HEAD":  # it has no body, and does not wait for one
        return Response(media_type=_EVENTS)
    return StreamingResponse(_told(here, audit, request.query_params.get("as", "")), media_type=_EVENTS)


async def _told(here: Visit, audit: str, shown: str) -> AsyncGenerator[str]:
    """The view at each change, and what is said aloud of it when a check is done, not at each answer.

    Args:
        here: see there.
        audit: its id.
        shown: the state that the page shows with what can be done in it; another one needs another page. Or empty.
    """
    said = None
    async for job in until(here.desk.closing, here.desk.jobs.watch(audit)):
        if job is None or job.state is State.FAILED or job.state != (shown or job.state):
            yield _event("end", "")
            return
        yield _event("view", here.made("progress.html.j2", job=job, percent=percent(job)))
        if (line := here.words.say(in_one_line(job))) != said:
            said = line
            yield _event("said", line)


def in_one_line(job: Underway) -> Message:
    """How far an audit is."""
    if job.is_stopping:
        return labels.STOPPING
    match job.state:
        case State.WAITING if job.ahead:
            return nmsg("Waiting: {n} audit is before it.", "Waiting: {n} audits are before it.", n=job.ahead)
        case State.WAITING:
            return msg("Waiting for its turn.")
        case State.RUNNING if job.steps:
            done = sum(one.is_finished for one in job.steps)
            return msg("Looking. Checks that are done: {done} of {all}.", done=done, all=_most(job))
        case State.RUNNING:
            return msg("Looking: it begins.")
        case State.FAILED:
            return msg("It failed, and nothing is kept of it yet.")


async def until(closing: asyncio.Event, told: AsyncIterator[Underway | None]) -> AsyncGenerator[Underway | None]:
    """What is told, as long as the server stays: a page that watches an audit would hold up its end."""
    ended = asyncio.ensure_future(closing.wait())
    news: asyncio.Future[Underway | None] | None = None
    try:
        while not closing.is_set():
            news = asyncio.ensure_future(_next(told))
            await asyncio.wait({news, ended}, return_when=asyncio.FIRST_COMPLETED)
            if news.done():
                yield news.result()
    finally:
        ended.cancel()
        if news is not None:
            news.cancel()


async def _next(told: AsyncIterator[Underway | None]) -> Underway | None:
    return await anext(told, None)


def percent(job: Underway) -> int:
    """How far it is, each check counted the same: none knows how much the others will find to do."""
    shares = (1.0 if one.is_finished else min(one.done / (one.total or 1), 1.0) for one in job.steps)
    return round(100 * sum(shares) / _most(job))


def _most(job: Underway) -> int:
    """The checks of an audit: those that began, and those that wait for them."""
    return max(_installed(), len(job.steps))


@cache
def _installed() -> int:
    return len(checks_of(load_bundles()[0])) or 1


async def stop(request: Request) -> Response:
    """End it with what is gathered."""
    audit = await _sent(request)
    await visit(request).desk.jobs.stop(audit)
    return moved(f"/audits/{audit}")


async def retry(request: Request) -> Response:
    """Try again what failed."""
    audit = await _sent(request)
    await visit(request).desk.jobs.retry(audit)
    return moved(f"/audits/{audit}")


async def discard(request: Request) -> Response:
    """Forget it."""
    audit = await _sent(request)
    await visit(request).desk.jobs.discard(audit)
    return moved("/")


async def _sent(request: Request) -> str:
    await sent(request)
    audit: str = request.path_params["id"]
    return audit


def _event(kind: str, text: str) -> str:
    """One event; each line of its text needs a name of its own."""
    lines = "".join(f"data: {line}\n" for line in text.splitlines() or [""])
    return f"event: {kind}\n{lines}\n"


ROUTES = (
    ("GET", "/audits/{id}/events", events),
    ("POST", "/audits/{id}/stop", stop),
    ("POST", "/audits/{id}/retry", retry),
    ("POST", "/audits/{id}/discard", discard),
)
