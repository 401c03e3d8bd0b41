"""How the rules of networks do, as a table, as JSON and as JUnit."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from footprint.asking import Health
from footprint.cli.exits import ExitCode
from footprint.cli.layout import table as laid_out
from footprint.finding import evidence
from footprint.message import msg
from footprint.report.words import REASONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from footprint.asking import Checkup, Control
    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.web import Json

HEALTHS: Mapping[Health, Message] = {
    Health.HOLDS: msg("holds"),
    Health.HALF: msg("holds as far as it can be asked"),
    Health.BROKEN: msg("broken"),
    Health.BLOCKED: msg("did not answer"),
    Health.UNASKED: msg("not asked"),
}
_URGENT = (Health.BROKEN, Health.BLOCKED, Health.HALF, Health.HOLDS, Health.UNASKED)
"""What a reader looks for first."""


def table(checkups: Sequence[Checkup], words: Translator) -> str:
    """A line a network, what needs a look first; then how many of each."""
    head = tuple(map(words.say, (msg("network"), msg("rules"), msg("why"))))
    rows = [(_label(one), words.say(HEALTHS[one.health]), _why(one, words)) for one in _ordered(checkups)]
    counts = Counter(one.health for one in checkups)
    said = (msg("{name}: {value}", name=words.say(HEALTHS[one]), value=counts[one]) for one in _URGENT if counts[one])
    return laid_out([head, *rows]) + "\n\n" + " · ".join(map(words.say, said))


def document(checkups: Sequence[Checkup]) -> str:
    """Everything, for programs, in the order of the catalogue."""
    return json.dumps([_row(one) for one in checkups], ensure_ascii=False, indent=2)


def junit(checkups: Sequence[Checkup], words: Translator) -> str:
    """A test case a network: broken is a failure, blocked is an error, not asked is skipped."""
    counts = Counter(one.health for one in checkups)
    suite = ET.Element(
        "testsuite",
        name="footprint networks verify",
        tests=str(len(checkups)),
        failures=str(counts[Health.BROKEN]),
        errors=str(counts[Health.BLOCKED]),
        skipped=str(counts[Health.UNASKED]),
    )
    for one in checkups:
        case = ET.SubElement(suite, "testcase", classname="networks", name=_label(one))
        kind = {Health.BROKEN: "failure", Health.BLOCKED: "error", Health.UNASKED: "skipped"}.get(one.health)
        if kind is not None:
            ET.SubElement(case, kind, message=_why(one, words))
    ET.indent(suite)
    return ET.tostring(suite, encoding="unicode", xml_declaration=True)


def exit_code(checkups: Sequence[Checkup]) -> ExitCode:
    """5 when a rule is broken; a network that did not answer says nothing of its rule."""
    is_broken = any(one.health is Health.BROKEN for one in checkups)
    return ExitCode.POLICY if is_broken else ExitCode.DONE


def _ordered(checkups: Sequence[Checkup]) -> list[Checkup]:
    return sorted(checkups, key=lambda one: (_URGENT.index(one.health), one.network, one.instance or ""))


def _label(one: Checkup) -> str:
    return one.network if one.instance is None else f"{one.network} ({one.instance})"


def _why(one: Checkup, words: Translator) -> str:
    match one.health:
        case Health.UNASKED:
            return words.say(msg("can't be asked about a name without a login"))
        case Health.HALF:
            return words.say(msg("no account is known that surely exists"))
        case _:
            return "" if one.reason is None else words.say(REASONS[one.reason])


def _row(one: Checkup) -> dict[str, Json]:
    return {
        "network": one.network,
        "name": one.name,
        "server": one.instance,
        "health": one.health.value,
        "reason": None if one.reason is None else one.reason.value,
        "controls": [_control(each) for each in one.controls],
    }


def _control(one: Control) -> Json:
    proof = evidence(one.exchange)
    return {
        "trial": one.trial.value,
        "outcome": one.outcome.value,
        "reason": None if one.reason is None else one.reason.value,
        "url": proof.url,
        "time": proof.time.isoformat(),
        "status": proof.outcome,
    }
