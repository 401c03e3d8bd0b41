"""The profile as one HTML file: no script, nothing fetched, nothing that a stranger's text can break out of."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from footprint.report import labels
from footprint.report.compose import page

if TYPE_CHECKING:
    from footprint.locale import Translator
    from footprint.profile import Profile


def webpage(profile: Profile, words: Translator) -> str:
    """The whole report as an HTML document in one language."""
    rooms = Environment(
        loader=PackageLoader("footprint.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    rooms.filters["say"] = words.say
    style = rooms.loader.get_source(rooms, "report.css")[0] if rooms.loader else ""
    return rooms.get_template("report.html.j2").render(
        page=page(profile, words),
        label=labels,
        style=Markup(style),  # noqa: S704 (our own file, not a stranger's text)
        policy=_policy(style),
    )


def _policy(style: str) -> str:
    """A Content-Security-Policy that allows this one style sheet and nothing else (W3C CSP 3, 2.3.1)."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
