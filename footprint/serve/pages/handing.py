"""What is taken along or handed over: the interview sheet, and the candidate's own copy."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from footprint.message import msg
from footprint.profile import Scope
from footprint.report import Format, render_sheet
from footprint.report.handing_over import handed_over
from footprint.report.interviewing import sheet
from footprint.report.serving import criteria
from footprint.runs.shelf import copy_of, profile_of
from footprint.serve import audit_labels
from footprint.serve.finding import found
from footprint.serve.kept import head
from footprint.serve.languages import languages, other, wanted
from footprint.serve.printing import can_print, printed
from footprint.serve.sending import attached, document
from footprint.serve.visiting import Broken, visit

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from footprint.locale import Translator
    from footprint.serve.visiting import Visit
    from footprint.store import StoredAudit

_COPIES = {"html": Format.HTML, "json": Format.JSON, "pdf": Format.HTML}


async def interview(request: Request) -> Response:
    """Which criteria are needed on day one, to be ticked."""
    here, needed = visit(request), _numbers(request)
    stored = await _whole(here, request)
    profile = profile_of(stored)
    made = await run_in_threadpool(sheet, profile, here.words)
    return await here.page(
        "questions.html.j2",
        head=head(stored, here.words, profile),
        counted=made.counted,
        choices=made.choices,
        needed=frozenset(map(str, needed)),
        prints=can_print(here.desk.settings()),
        said=audit_labels,
    )


async def interview_sheet(request: Request) -> Response:
    """The sheet, as the file that would be printed."""
    here, needed = visit(request), _numbers(request)
    stored, words = await _whole(here, request), wanted(request, here)
    return document(await run_in_threadpool(_sheet, stored, needed, words))


async def interview_pdf(request: Request) -> Response:
    """The sheet as PDF."""
    here, needed = visit(request), _numbers(request)
    stored, words = await _whole(here, request), wanted(request, here)
    page = await run_in_threadpool(_sheet, stored, needed, words)
    return attached(await run_in_threadpool(printed, page, here.desk.settings()), stored, "pdf", "interview")


async def copy(request: Request) -> Response:
    """What the candidate's copy is, and its files."""
    here = visit(request)
    stored = await found(here, request.path_params["id"])
    return await here.page(
        "copy.html.j2",
        head=head(stored, here.words, profile_of(stored)),
        all_languages=languages(here),
        prints=can_print(here.desk.settings()),
        said=audit_labels,
    )


async def copy_file(request: Request) -> Response:
    """The candidate's copy as a file."""
    here, ending = visit(request), request.path_params["ending"]
    stored, words = await found(here, request.path_params["id"]), wanted(request, here)
    if ending not in _COPIES:
        raise Broken(HTTPStatus.NOT_FOUND, audit_labels.NO_COPY)
    made = await run_in_threadpool(_copy, stored, here, ending, words)
    if ending == "pdf":
        return attached(await run_in_threadpool(printed, made, here.desk.settings()), stored, ending, "copy")
    return attached(made, stored, ending, "copy")


async def _whole(here: Visit, request: Request) -> StoredAudit:
    """The audit, if it looked at everything.

    Raises:
        Broken: it did not, so that it has no sheet.
    """
    stored = await found(here, request.path_params["id"])
    if stored.scope is not Scope.WHOLE:
        raise Broken(HTTPStatus.NOT_FOUND, audit_labels.NO_SHEET)
    return stored


def _numbers(request: Request) -> tuple[int, ...]:
    """The criteria that are ticked.

    Raises:
        Broken: there is no such criterion.
    """
    known = {str(one): one for one in criteria().by_number}
    asked = request.query_params.getlist("need")
    if wrong := [one for one in asked if one not in known]:
        raise Broken(
            HTTPStatus.BAD_REQUEST,
            msg(
                "There is no criterion “{word}”; they have the numbers 1 to {last}.",
                word=wrong[0][:20],
                last=len(known),
            ),
        )
    return tuple(dict.fromkeys(known[one] for one in asked))


def _sheet(stored: StoredAudit, needed: tuple[int, ...], words: Translator) -> str:
    again = "".join(f"need={one}&" for one in needed)
    beside = other(words, f"/audits/{stored.id}", again)
    return render_sheet(profile_of(stored), Format.HTML, words, needed=needed, other=beside)


def _copy(stored: StoredAudit, here: Visit, ending: str, words: Translator) -> str:
    return handed_over(copy_of(stored, here.desk.settings()), _COPIES[ending], words)


ROUTES = (
    ("GET", "/audits/{id}/interview", interview),
    ("GET", "/audits/{id}/interview/sheet", interview_sheet),
    ("GET", "/audits/{id}/interview.pdf", interview_pdf),
    ("GET", "/audits/{id}/copy", copy),
    ("GET", "/audits/{id}/copy.{ending}", copy_file),
)
