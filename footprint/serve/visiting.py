"""One visit: who asks in which language, what a form brought, and how a page answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse

from footprint.locale import LANGUAGES
from footprint.message import msg
from footprint.report.clean import clean
from footprint.report.papers import said, sentence
from footprint.report.phrases import by_exchange
from footprint.serve import labels
from footprint.serve.form import told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.datastructures import FormData
    from starlette.requests import Request

    from footprint.locale import Language, Translator
    from footprint.message import Message
    from footprint.serve.desk import Desk

LANGUAGE = "footprint-language"
"""Cookie of whoever chose a language."""
FIELD = "form-token"
"""Field that every form of ours carries back."""
FILES = 1
FIELDS = 60
FIELD_BYTES = 64 * 1024
"""Most of what a form may hold; the application bounds the whole of a request."""
_OURS: Mapping[str, Language] = {one: one for one in LANGUAGES}
UNREADABLE = msg("This can't be read. Go back, reload the page, and send it again.")
STALE = msg("This form is from before a restart. Go back, reload the page, and send it again.")


class Broken(HTTPException):
    """A request can't be answered.

    Attributes:
        message: why, and what to try.
    """

    def __init__(self, status: HTTPStatus, message: Message) -> None:
        """Say so; see the attributes."""
        super().__init__(status, str(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class Visit:
    """What a page needs to answer a request.

    Attributes:
        desk: see there.
        words: the visitor's language.
        session: of the visitor's browser.
        path: that was asked for, query included.
    """

    desk: Desk
    words: Translator
    session: str
    path: str

    @property
    def place(self) -> str:
        """The path alone."""
        return self.path.partition("?")[0]

    async def page(self, template: str, status: int = HTTPStatus.OK, **values: Any) -> HTMLResponse:  # noqa: ANN401 (what a template shows)
        """One of our pages, made in a thread: some take a while."""
        return HTMLResponse(await run_in_threadpool(self.made, template, **values), status)

    def made(self, template: str, **values: Any) -> str:  # noqa: ANN401 (likewise)
        """A template, filled in."""
        return (
            _rooms(self.words)
            .get_template(template)
            .render(
                visit=self,
                label=labels,
                languages=LANGUAGES,
                form_field=FIELD,
                form_token=self.desk.door.form_token(self.session),
                **values,
            )
        )


def visit(request: Request) -> Visit:
    """The visit that a request is part of."""
    desk: Desk = request.app.state.desk
    path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return Visit(desk, desk.words(language(request, desk.language)), request.state.session, path)


def language(request: Request, usual: Language) -> Language:
    """The language that was chosen, else the one that the browser prefers among ours, else the usual one."""
    chosen = request.cookies.get(LANGUAGE, "")
    return _OURS.get(chosen) or preferred(request.headers.get("accept-language", ""), usual)


def preferred(accepted: str, usual: Language) -> Language:
    """The first of our languages that a browser names (Accept-Language, RFC 9110, 12.5.4: it lists the best first)."""
    tags = (one.partition(";")[0].strip().lower()[:2] for one in accepted[:400].split(","))
    found: list[Language] = [_OURS[tag] for tag in tags if tag in _OURS]
    return found[0] if found else usual


async def sent(request: Request) -> FormData:
    """What a form of ours brought.

    Raises:
        Broken: it is none of ours, or can't be read.
        HTTPException: it holds more than any of ours does.
    """
    brought = await request.form(max_files=FILES, max_fields=FIELDS, max_part_size=FIELD_BYTES)
    wrong = _wrong(request, brought)
    if wrong is not None:
        await brought.close()  # files that were uploaded
        raise wrong
    return brought


def _wrong(request: Request, brought: FormData) -> Broken | None:
    if not all(_is_text(one) for pair in brought.multi_items() for one in pair):
        return Broken(HTTPStatus.BAD_REQUEST, UNREADABLE)
    token = brought.get(FIELD, "")
    desk: Desk = request.app.state.desk
    if not isinstance(token, str) or not desk.door.is_ours(request.state.session, token):
        return Broken(HTTPStatus.FORBIDDEN, STALE)
    return None


def _is_text(value: object) -> bool:
    """Can it be written again? Half a surrogate pair can't, and a form may bring one in a charset of its choice."""
    try:
        return not isinstance(value, str) or bool(value.encode()) or not value
    except UnicodeEncodeError:
        return False


def field(brought: FormData, name: str) -> str:
    """A field of a form as a text; empty when it is not there."""
    value = brought.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def moved(path: str) -> RedirectResponse:
    """On to another page, after something was done (303, so that a reload does not do it again)."""
    return RedirectResponse(path, HTTPStatus.SEE_OTHER)


def short(text: str, most: int = 80) -> str:
    """What somebody typed or a site said, on one line, without what acts on a screen, and no longer than this."""
    shown = clean(text[: 4 * most])
    return shown if len(shown) <= most else shown[: most - 1] + "…"


@cache
def _rooms(words: Translator) -> Environment:
    """Our templates before those of reports, whose parts they use; everything is escaped."""
    rooms = Environment(
        loader=ChoiceLoader([PackageLoader("footprint.serve"), PackageLoader("footprint.report")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    rooms.filters["say"] = words.say
    rooms.filters["short"] = short
    rooms.filters["told"] = partial(told, words=words)
    rooms.filters["said"] = partial(said, words=words)
    rooms.filters["sentence"] = partial(sentence, words=words)
    rooms.globals["by_exchange"] = by_exchange  # pyright: ignore[reportArgumentType] (jinja2 infers it from its own)
    return rooms
