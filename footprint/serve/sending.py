"""Files that a visitor takes away: how they are called, and how a browser is told what they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, Response

from footprint.locale import LANGUAGES
from footprint.serve import audit_labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from footprint.locale import Translator
    from footprint.store import StoredAudit

TYPES: Mapping[str, str] = {
    "html": "text/html",
    "md": "text/markdown",
    "json": "application/json",
    "txt": "text/plain",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
}
"""Media types by the ending of a file."""
_NEUTRAL = "json"
"""Of a file that holds both languages."""
_POLICY = (
    "script-src 'none'; object-src 'none'; connect-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""Of a page that brings its own policy, which names its styles; a page can't loosen what is said here (W3C CSP 3)."""


@dataclass(frozen=True, slots=True)
class Link:
    """One file of a form: its name in the address, and in which language it is."""

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Form:
    """A form that a report can be had in, with its files."""

    name: str
    links: tuple[Link, ...]


def files(words: Translator, *, prints: bool) -> tuple[Form, ...]:
    """What a report can be had as; a PDF where something prints it."""
    return tuple(
        Form(words.say(name), tuple(_links(ending, words)))
        for ending, name in audit_labels.FORMS.items()
        if prints or ending != "pdf"
    )


def _links(ending: str, words: Translator) -> Iterator[Link]:
    if ending == _NEUTRAL:
        yield Link(f"report.{ending}", words.say(audit_labels.BOTH))
        return
    for one in (words.language, *(each for each in LANGUAGES if each != words.language)):
        yield Link(f"report.{ending}?lang={one}", words.say(audit_labels.TONGUES[one]))


def document(page: str) -> Response:
    """A page that stands for itself, as the file that would be handed over."""
    return HTMLResponse(page, headers={"content-security-policy": _POLICY})


def attached(content: str | bytes, kept: StoredAudit, ending: str, part: str = "") -> Response:
    """A file to save. Its name says which audit it is of, and nothing of anybody.

    Args:
        content: of the file.
        kept: the audit.
        ending: see `TYPES`.
        part: a word of ours for what it is, where it is not the report.
    """
    name = "-".join(filter(None, (kept.date.date().isoformat(), kept.id, part)))
    return Response(
        content,
        media_type=TYPES[ending],
        headers={"content-disposition": f'attachment; filename="{name}.{ending}"'},
    )
