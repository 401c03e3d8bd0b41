"""How the rules of networks do, as a table, as JSON and as JUnit."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias
from xml.etree import ElementTree as ET

from footprint.asking import Health, Outcome
from footprint.cli.exits import ExitCode
from footprint.cli.layout import paragraph
from footprint.cli.walls import WHY, Wall
from footprint.finding import evidence
from footprint.message import msg, nmsg
from footprint.report.words import REASONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
_KINDS: Mapping[Health, str] = {
    Health.BROKEN: "failure",
    Health.BLOCKED: "skipped",
    Health.UNASKED: "skipped",
    Health.HALF: "system-out",
    Health.HOLDS: "",
}
"""What JUnit calls it; nothing for a test that passed."""
_HANG = 4
"""Columns before the further lines of a reason."""
Walls: TypeAlias = "Mapping[str, Wall]"
"""Why a network is not asked, by its id."""


def table(checkups: Sequence[Checkup], words: Translator, walls: Walls, *, columns: int) -> str:
    """Each state with whom it is true of, what needs a look first, each reason once; then how many of each."""
    parts = [_group(health, found, words, walls, columns) for health, found in _grouped(checkups)]
    counts = (
        msg("{name}: {value}", name=words.say(HEALTHS[health]), value=len(found))
        for health, found in _grouped(checkups)
    )
    total = paragraph(" · ".join((*map(words.say, counts), _total(checkups, words))), columns)
    return "\n\n".join((*parts, total))


def _grouped(checkups: Sequence[Checkup]) -> Iterator[tuple[Health, list[Checkup]]]:
    for health in _URGENT:
        if found := [one for one in checkups if one.health is health]:
            yield health, sorted(found, key=lambda one: (one.network, one.instance or ""))


def _group(health: Health, found: Sequence[Checkup], words: Translator, walls: Walls, columns: int) -> str:
    reasons: dict[str, list[Checkup]] = {}
    for one in found:
        reasons.setdefault(_why(one, words, walls), []).append(one)
    lines = (
        words.say(msg("{name}: {value}", name=why, value=_names(those))) if why else _names(those)
        for why, those in reasons.items()
    )
    return "\n".join((words.say(HEALTHS[health]), *(_hanging(one, columns) for one in lines)))


def _hanging(text: str, columns: int) -> str:
    """A paragraph whose first line stands out, so that each reason is seen."""
    first, *rest = paragraph(text, columns - _HANG, indent=0).splitlines()
    return "\n".join((f"  {first}", *(f"    {one}" for one in rest)))


def _names(checkups: Sequence[Checkup]) -> str:
    """The networks, each once, with those of its servers."""
    servers: dict[str, list[str]] = {}
    for one in checkups:
        servers.setdefault(one.network, []).extend(() if one.instance is None else (one.instance,))
    return ", ".join(f"{network} ({', '.join(hosts)})" if hosts else network for network, hosts in servers.items())


def _total(checkups: Sequence[Checkup], words: Translator) -> str:
    networks = len({one.network for one in checkups})
    total = words.say(nmsg("{n} network", "{n} networks", n=networks))
    servers = words.say(nmsg("{n} server", "{n} servers", n=len(checkups)))
    return total if networks == len(checkups) else f"{total} ({servers})"


def document(checkups: Sequence[Checkup]) -> str:
    """Everything, for programs, in the order of the catalogue."""
    return json.dumps([_row(one) for one in checkups], ensure_ascii=False, indent=2)


def junit(checkups: Sequence[Checkup], words: Translator, walls: Walls) -> str:
    """A test case a network: broken is a failure; what did not answer or is not asked is skipped, with its reason."""
    counts = Counter(_KINDS[one.health] for one in checkups)
    suite = ET.Element(
        "testsuite",
        name="footprint networks verify",
        tests=str(len(checkups)),
        failures=str(counts["failure"]),
        errors="0",
        skipped=str(counts["skipped"]),
    )
    for one in checkups:
        case = ET.SubElement(suite, "testcase", classname="networks", name=_label(one))
        _tell(case, one, _why(one, words, walls))
    ET.indent(suite)
    return ET.tostring(suite, encoding="unicode", xml_declaration=True)


def _tell(case: ET.Element, one: Checkup, why: str) -> None:
    kind = _KINDS[one.health]
    if kind == "system-out":
        ET.SubElement(case, kind).text = why
    elif kind:
        told = ET.SubElement(case, kind, message=why)
        told.text = "\n".join(_asked(each) for each in one.controls if each.outcome is not Outcome.HELD) or None


def _asked(control: Control) -> str:
    """A question that was not answered as it should be, and how it ended."""
    proof = evidence(control.exchange)
    return f"{control.trial}: {proof.url}: {proof.outcome}"


def exit_code(checkups: Sequence[Checkup]) -> ExitCode:
    """5 when a rule is broken, 3 when nobody answered; a single network that did not says nothing of its rule."""
    if any(one.health is Health.BROKEN for one in checkups):
        return ExitCode.POLICY
    asked = [one for one in checkups if one.health is not Health.UNASKED]
    is_mute = bool(asked) and all(one.health is Health.BLOCKED for one in asked)
    return ExitCode.INCOMPLETE if is_mute else ExitCode.DONE


def _label(one: Checkup) -> str:
    return one.network if one.instance is None else f"{one.network} ({one.instance})"


def _why(one: Checkup, words: Translator, walls: Walls) -> str:
    match one.health:
        case Health.UNASKED:
            return words.say(WHY[walls.get(one.network, Wall.LOGIN)])
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
