"""The notice to candidates, for the present settings and the choices of a small form."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from footprint.errors import FootprintError
from footprint.message import msg
from footprint.profile import Scope
from footprint.report import Format
from footprint.report.papers import paper
from footprint.runs.order import stock
from footprint.runs.reach import Reach
from footprint.runs.searches import Searches, searched
from footprint.runs.telling import notice_of
from footprint.serve import form as forms
from footprint.serve.pages.home import rubrics
from footprint.serve.printing import can_print, printed
from footprint.serve.visiting import Broken, visit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from starlette.requests import Request

    from footprint.config import Settings
    from footprint.notice import Notice
    from footprint.serve.desk import Desk
    from footprint.serve.form import Filled
    from footprint.serve.visiting import Visit

MANDATE = ("position", "controller", "purpose", "legal_basis")
"""What a notice says of the mandate; its day and reference come with the audit."""
_MEDIA: Mapping[str, str] = {"html": "text/html", "md": "text/markdown", "txt": "text/plain", "pdf": "application/pdf"}
_FORMS: Mapping[str, Format] = {"html": Format.HTML, "md": Format.MD, "txt": Format.TERMINAL, "pdf": Format.HTML}
_ASKED = "asked"
"""Field of a form that was sent: only then an engine that is not ticked is one that is not asked."""
_OWN_POLICY = {"content-security-policy": "frame-ancestors 'none'"}
"""The page brings its own for everything else."""


@dataclass(frozen=True, slots=True)
class Made:
    """A notice, and what it was made from."""

    form: Filled
    stack: forms.Stack
    settings: Settings
    notice: Notice | None
    trouble: FootprintError | None = None


async def notice(request: Request) -> Response:
    """The form, and what a candidate is told by these choices."""
    here = visit(request)
    made = await run_in_threadpool(_made, here.desk, request)
    asked = urlencode([*_values(made.form), (_ASKED, "yes")])
    return await here.page(
        "notice.html.j2",
        HTTPStatus.OK if made.trouble is None else HTTPStatus.BAD_REQUEST,
        form=made.form,
        fields=[(name, getattr(made.form, name)) for name in MANDATE],
        stack=made.stack,
        rubrics=rubrics(),
        labels=forms.LABELS,
        trouble="" if made.trouble is None else forms.told(made.trouble.message, here.words),
        notice=made.notice,
        blanks=() if made.notice is None else tuple(_blanks(made.notice)),
        files=tuple(
            (one, f"/notice/notice.{one}?{asked}") for one in _MEDIA if one != "pdf" or can_print(made.settings)
        ),
        order=f"/?{asked}",
    )


async def file(request: Request) -> Response:
    """The same, to send or to print."""
    here, ending = visit(request), request.path_params["ending"]
    if ending not in _MEDIA:
        raise Broken(HTTPStatus.NOT_FOUND, msg("There is no such file."))
    made = await run_in_threadpool(_made, here.desk, request)
    if made.trouble is not None:
        raise made.trouble
    name = f"notice-{here.words.language}.{ending}"
    return Response(
        await run_in_threadpool(_written, made, ending, here),
        media_type=_MEDIA[ending],
        headers={"content-disposition": f'attachment; filename="{name}"', **(_OWN_POLICY if ending == "html" else {})},
    )


def _made(desk: Desk, request: Request) -> Made:
    query = request.query_params
    values = {name: query.getlist(name) for name in query}
    stack, said = forms.offered(desk.settings(), is_demo=desk.is_demo), forms.filled(values)
    form = said if query.get(_ASKED) else stack.filled
    try:
        settings = desk.settings(form.flags)
        loaded = stock(Scope.WHOLE, Reach(extended=form.extended), settings.rubric, self_audit=False)
        asked = searched(Searches(form.search), settings, loaded.providers, is_demo=desk.is_demo)
    except FootprintError as error:
        return Made(form, stack, desk.settings(), None, error)
    return Made(form, stack, settings, notice_of(settings, loaded, asked))


def _values(form: Filled) -> Iterator[tuple[str, str]]:
    """What the form holds, as an address has it."""
    for name in (*MANDATE, "rubric", "search_word"):
        if value := getattr(form, name):
            yield name, value
    if form.extended:
        yield "extended", "yes"
    yield from (("search", one) for one in form.search)


def _blanks(made: Notice) -> Iterator[object]:
    """What is left blank, by the names of the form."""
    for name in made.blanks:
        yield forms.LABELS.get(name, msg("Contact"))


def _written(made: Made, ending: str, here: Visit) -> bytes:
    assert made.notice is not None  # noqa: S101 (whatever was in its way was told)
    text = paper(made.notice.signed, _FORMS[ending], here.words)
    return printed(text, made.settings) if ending == "pdf" else text.encode()


ROUTES = (("GET", "/notice", notice), ("GET", "/notice/notice.{ending}", file))
