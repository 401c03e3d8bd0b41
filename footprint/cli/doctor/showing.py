"""Findings for a person, as a table, and for programs, as JSON."""

from __future__ import annotations

import json
import platform
from collections import Counter
from typing import TYPE_CHECKING

from footprint import __version__
from footprint.cli.doctor.findings import Area, State
from footprint.cli.layout import paragraph
from footprint.message import msg
from footprint.runs.searches import FILE
from footprint.search import AIMS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from footprint.cli.doctor.findings import Asked, Finding
    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.web import Json

SCHEMA = 1
"""Of the JSON; it grows when a key goes or changes its meaning. `docs/doctor.md` has every key."""

STATES: Mapping[State, Message] = {
    State.WORKS: msg("works"),
    State.DOES_NOT: msg("does not work"),
    State.NOT_SET: msg("not set"),
    State.NOT_ASKED: msg("not tried"),
}
AREAS: Mapping[Area, Message] = {
    Area.CONFIGURATION: msg("Configuration"),
    Area.DIRECTORIES: msg("Folders"),
    Area.NETWORK: msg("Network"),
    Area.SEARCH: msg("Search providers"),
    Area.REPORTS: msg("Reports"),
    Area.DEMO: msg("Demo"),
    Area.CHECKS: msg("Checks"),
}
_MARK = "→ "
_INDENT = 2
_SPACES = "\u00a0\u202f"
"""That French puts before marks, and Python calls unprintable."""


def table(findings: Sequence[Finding], words: Translator, *, locale: str, columns: int) -> str:
    """Each area with what was found, each fault with the line that mends it; then how many of each.

    Args:
        findings: in the order in which they are shown.
        words: see there.
        locale: language and region of searches.
        columns: of the terminal.
    """
    wide = max(len(words.say(one)) for one in STATES.values())
    parts: list[str] = []
    for area in Area:
        rows = [_row(one, words, wide, columns) for one in findings if one.area is area]
        if area is Area.SEARCH and rows:
            rows.insert(0, paragraph(words.say(_sent(locale)), columns, indent=_INDENT))
        if rows:
            parts.append("\n".join((words.say(AREAS[area]), *rows)))
    counts = Counter(one.state for one in findings)
    totals = (msg("{name}: {value}", name=words.say(STATES[one]), value=counts[one]) for one in State if counts[one])
    return "\n\n".join((*parts, paragraph(" · ".join(map(words.say, totals)), columns)))


def document(findings: Sequence[Finding], words: Translator, *, locale: str, is_demo: bool, is_offline: bool) -> str:
    """Everything, for programs; sentences are in the language that was chosen."""
    return json.dumps(
        {
            "schema": SCHEMA,
            "version": __version__,
            "python": platform.python_version(),
            "demo": is_demo,
            "offline": is_offline,
            "works": all(one.state is not State.DOES_NOT for one in findings),
            "locale": locale,
            "findings": [_record(one, words) for one in findings],
        },
        ensure_ascii=False,
        indent=2,
    )


def _sent(locale: str) -> Message:
    return msg(
        "In an audit, each search engine that is asked receives the candidate's name, the name with a professional "
        "word, the handle and the candidate's own domain, each as a query of its own, with the language and region "
        "{locale}. Small indexes are not sent the professional word; encyclopedias and knowledge bases are sent the "
        "name alone.",
        locale=locale,
    )


def _row(finding: Finding, words: Translator, wide: int, columns: int) -> str:
    """A state, a title with what was seen, and below what more is to be known or done."""
    indent = _INDENT + wide + 2
    head = f"{' ' * _INDENT}{words.say(STATES[finding.state]).ljust(wide)}  "
    said = msg("{name}: {value}", name=words.say(finding.title), value=" · ".join(map(words.say, finding.details)))
    lines = [head + paragraph(_plain(words.say(said)), columns, indent=indent)[indent:]]
    if finding.asked is not None:
        lines.append(paragraph(_plain(words.say(finding.asked.terms)), columns, indent=indent))
    if finding.remedy is not None:
        mended = paragraph(_plain(words.say(finding.remedy)), columns, indent=indent + len(_MARK))
        lines.append(" " * indent + _MARK + mended[indent + len(_MARK) :])
    lines += [" " * (indent + len(_MARK)) + _plain(one) for one in finding.lines]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Without what a terminal would act on: paths and servers' own words are shown."""
    return "".join(one if one.isprintable() or one in _SPACES else "?" for one in text)


def _record(finding: Finding, words: Translator) -> dict[str, Json]:
    return {
        "area": finding.area.value,
        "id": finding.id,
        "title": words.say(finding.title),
        "state": finding.state.value,
        "details": [words.say(one) for one in finding.details],
        "remedy": None if finding.remedy is None else words.say(finding.remedy),
        "lines": [*finding.lines],
        "provider": None if finding.asked is None else _provider(finding.asked, words),
    }


def _provider(asked: Asked, words: Translator) -> dict[str, Json]:
    left = asked.left
    return {
        "id": asked.id,
        "kind": asked.kind.value,
        "engine": asked.engine or None,
        "receiver": asked.receiver or None,
        "terms": words.say(asked.terms),
        "sends": [] if asked.id == FILE else [*(one.value for one in AIMS[asked.kind]), "locale"],
        "key": asked.key.value,
        "url": asked.url.value,
        "in_audit": asked.in_audit,
        "status": None if asked.status is None else asked.status.value,
        "left": None if left is None else {"amount": left.amount, "per": left.per.value, "is_money": left.is_money},
    }
