"""Files that a visitor takes away: how they are called, and how a browser is told what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, Response

if TYPE_CHECKING:
    from collections.abc import Mapping

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
_FRAMELESS = "frame-ancestors 'none'"
"""Of a page that brings its own policy for everything else."""


def document(page: str) -> Response:
    """A page that stands for itself, as the file that would be handed over."""
    return HTMLResponse(page, headers={"content-security-policy": _FRAMELESS})


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
