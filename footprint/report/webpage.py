"""The profile as one HTML file: no script, nothing fetched, nothing that a stranger's text can break out of."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from footprint.profile import Scope
from footprint.report import comparison, labels
from footprint.report.compose import page
from footprint.report.identity import METHOD, identity
from footprint.report.listings import METHOD as METHOD_OF_SEARCH
from footprint.report.phrases import by_exchange
from footprint.report.picture import embedded
from footprint.report.register import ledger
from footprint.report.scores import legend
from footprint.report.terms import explained, terms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import CodeType

    from jinja2.bccache import Bucket

    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.profile import Profile
    from footprint.report.comparison import Compared
    from footprint.report.identity import Identity
    from footprint.report.ledger import Ledger
    from footprint.report.page import Page
    from footprint.report.sheet import Sheet
    from footprint.report.targets import Beside

_MARKS = re.compile(r"[/.@](?=[^ ])")
MANY = 12
"""Rows of a list that stands open; a longer one of what is not the candidate's own is folded."""
_SHEETS: Mapping[Scope, tuple[str, ...]] = {
    Scope.WHOLE: ("search.css", "interview.css"),
    Scope.SEARCH: ("search.css",),
    Scope.IDENTITY: ("identity.css", "graph.css"),
}
"""Style sheets beside the common one."""


def webpage(profile: Profile, words: Translator, *, other: Beside | None = None) -> str:
    """The whole report as an HTML document in one language; it links to the other, where there is one."""
    rooms = _rooms(words)
    picture = embedded(profile, words) if profile.scope is Scope.IDENTITY else ""
    style = "".join(_sheet(rooms, one) for one in ("report.css", *_SHEETS.get(profile.scope, ())))
    name, title, method, shown = _shown(profile, words)
    found = terms(shown, method, words)
    html = rooms.get_template(name).render(
        page=shown,
        beside=other,
        terms=found,
        here=profile.scope not in {Scope.IDENTITY, Scope.NAMES},
        title=title,
        method=method,
        label=labels,
        legend=legend,
        many=MANY,
        picture=Markup(picture),  # noqa: S704 (drawn here, every text in it escaped)
        style=Markup(style),  # noqa: S704 (our own file, not a stranger's text)
        policy=_policy(style),
    )
    return explained(html, found, words)


def sheet_page(shown: Sheet, words: Translator, *, other: Beside | None = None) -> str:
    """The interview sheet as an HTML document of its own, in one language."""
    rooms = _rooms(words)
    style = "".join(_sheet(rooms, one) for one in ("report.css", "interview.css"))
    html = rooms.get_template("sheet.html.j2").render(
        page=shown,
        beside=other,
        title=labels.INTERVIEW,
        label=labels,
        style=Markup(style),  # noqa: S704 (our own file, not a stranger's text)
        policy=_policy(style),
    )
    return explained(html, shown.terms, words)


def comparison_page(shown: Compared, words: Translator, *, other: Beside | None = None) -> str:
    """What changed between two profiles as an HTML document, in one language."""
    rooms = _rooms(words)
    style = "".join(_sheet(rooms, one) for one in ("report.css", "comparison.css"))
    return rooms.get_template("comparison.html.j2").render(
        page=shown,
        beside=other,
        label=labels,
        said=comparison,
        many=MANY,
        style=Markup(style),  # noqa: S704 (our own file, not a stranger's text)
        policy=_policy(style),
    )


class _Compiled(BytecodeCache):
    """Templates that this process has compiled: that takes longer than to fill them in."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """See jinja2; a bucket that stays empty is compiled."""
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """See jinja2."""
        if bucket.code is not None:
            self._known[bucket.key, bucket.checksum] = bucket.code


@cache
def _compiled() -> _Compiled:
    return _Compiled()


def _rooms(words: Translator) -> Environment:
    """Our templates: everything is escaped that does not say otherwise, and a name that is not known is a fault."""
    rooms = Environment(
        loader=PackageLoader("footprint.report"),
        bytecode_cache=_compiled(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    rooms.filters["say"] = words.say
    rooms.filters["parted"] = _parted
    rooms.globals["by_exchange"] = by_exchange  # pyright: ignore[reportArgumentType] (jinja2 infers it from its own)
    return rooms


def _shown(profile: Profile, words: Translator) -> tuple[str, Message, tuple[Message, ...], Page | Ledger | Identity]:
    """The template, what the page calls itself, how it was made, and what it shows."""
    match profile.scope:
        case Scope.WHOLE:
            return "report.html.j2", labels.NAME, labels.METHOD_TEXT, page(profile, words)
        case Scope.SEARCH:
            return "search.html.j2", labels.SEARCH, METHOD_OF_SEARCH, page(profile, words)
        case Scope.IDENTITY:
            return "identity.html.j2", labels.IDENTITY, METHOD, identity(profile, words)
        case Scope.BLOG:
            return "report.html.j2", labels.BLOG, labels.METHOD_TEXT, page(profile, words)
        case Scope.NAMES:
            shown = ledger(profile, words)
            return "names.html.j2", labels.NAMES, shown.voice.method, shown


def _sheet(rooms: Environment, name: str) -> str:
    """A style sheet of ours."""
    return rooms.loader.get_source(rooms, name)[0] if rooms.loader else ""


def _parted(name: str) -> Markup:
    """A name that may go on in the next line after a mark in it; it is copied as it is."""
    return Markup(_MARKS.sub(r"\g<0><wbr>", str(escape(name))))  # noqa: S704 (escaped before)


def _policy(style: str) -> str:
    """A Content-Security-Policy that allows this one style sheet and nothing else (W3C CSP 3, 2.3.1)."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
