"""What is wrong with a policy, all of it at once, for the employer who wrote it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import combinations
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from footprint.batch.policy.measuring import falls
from footprint.batch.policy.model import (
    AccountsRule,
    ConfidenceRule,
    CoverageRule,
    FigureRule,
    HeldRule,
    IndicatorRule,
    Policy,
    UnseenRule,
)
from footprint.batch.policy.reading import policy_names, read_source, refusals
from footprint.batch.policy.sight import spelled
from footprint.datafile import every_fault
from footprint.errors import PolicyError
from footprint.message import msg
from footprint.rubric.curve import AsIs, Points
from footprint.rubric.lint import Gravity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from footprint.batch.policy.model import Rule
    from footprint.batch.policy.reading import Source
    from footprint.datafile import Fault
    from footprint.message import Message, Text
    from footprint.rubric import Rubric

_SHARES = frozenset({"com.responses", "vis.handle", "vis.name"})
"""Indicators whose measure is a share although their curve has a full mark of its own."""
_MOST = {"pub.regular": 12, "tools.families": 10}
"""The best measure that an indicator can have, where its curve is full before."""
_MOST_OF_FIGURES = {"months_active": 24}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to correct, or to think of.

    Attributes:
        gravity: see there.
        said: in one sentence.
        line: of the file, from 1, where it can be told; 0 otherwise.
    """

    gravity: Gravity
    said: Message
    line: int = 0


def lint(name: str, *, rubric: Rubric, networks: Mapping[str, bool], measured: Collection[str]) -> tuple[Remark, ...]:
    """Look a policy through: what is wrong first, then warnings.

    Args:
        name: a shipped policy's, or the path of a `.toml` file.
        rubric: by which people will be looked at.
        networks: ids of the catalogue's networks, and whether each can show that a name is free.
        measured: ids of the indicators that a check speaks to.

    Raises:
        PolicyError: there is no such policy, or no such file.
    """
    try:
        source = read_source(name)
    except PolicyError as error:
        if not Path(name).is_file():
            raise
        return (Remark(Gravity.WRONG, error.message),)
    remarks = [*_of_the_file(source), *_of_the_whole(source, rubric, networks, measured)]
    return tuple(sorted(remarks, key=lambda one: one.gravity is not Gravity.WRONG))


def _of_the_file(source: Source) -> Iterator[Remark]:
    own = source.tables.get("id")
    if source.name not in policy_names() and own in policy_names():
        said = msg("id: “{id}” is the name of another policy; give this one a name of its own", id=str(own))
        yield Remark(Gravity.WRONG, said, _line(source.text, ("id",)))


def _of_the_whole(
    source: Source, rubric: Rubric, networks: Mapping[str, bool], measured: Collection[str]
) -> Iterator[Remark]:
    refused = dict(refusals(source.tables))
    yield from (Remark(Gravity.WRONG, said, _line(source.text, ("rules", name))) for name, said in refused.items())
    try:
        policy = Policy.model_validate(source.whole)
    except ValidationError as error:
        faults = every_fault(error, Policy)
        told = (one for one in faults if one.keys[:1] != ("rules",) or not refused.keys() & set(one.keys[1:2]))
        yield from (Remark(Gravity.WRONG, _no_why(one), _line(source.text, one.keys)) for one in told)
        return
    yield from (Remark(Gravity.WRONG, said) for said in _texts({"title": policy.title}))
    for name, rule in policy.rules.items():
        line = _line(source.text, ("rules", name))
        texts = _texts({f"rules.{name}.title": rule.title, f"rules.{name}.why": rule.why})
        wrong = (*texts, *_unknown_words(name, rule, rubric, networks), *_bounds(name, rule, rubric))
        yield from (Remark(Gravity.WRONG, said, line) for said in wrong)
        warnings = (*_blind(name, rule, rubric, networks, measured), *_unkind(name, rule, rubric))
        yield from (Remark(Gravity.WARNING, said, line) for said in warnings)
    yield from _pairs(policy, source.text)


def _pairs(policy: Policy, text: str) -> Iterator[Remark]:
    for (first, one), (second, other) in combinations(policy.rules.items(), 2):
        if (remark := _together(first, one, second, other)) is not None:
            yield Remark(*remark, _line(text, ("rules", second)))


def _no_why(fault: Fault) -> Message:
    if fault.is_missing and fault.keys[-1] == "why":
        path = ".".join(fault.keys[:2])
        return msg("{path}: why is missing: nobody may be asked for what the position does not need", path=path)
    return fault.said


def _texts(texts: Mapping[str, Text]) -> Iterator[Message]:
    """Texts that are empty in a language, by place."""
    for place, text in texts.items():
        for language, said in (("en", text.en), ("fr", text.fr)):
            if not said.strip() and place.endswith("why"):
                yield msg("{path} is empty: say why the position needs it", path=f"{place}.{language}")
            elif not said.strip():
                yield msg("{path} is empty", path=f"{place}.{language}")


def _unknown_words(name: str, rule: Rule, rubric: Rubric, networks: Mapping[str, bool]) -> Iterator[Message]:
    """Ids that nothing has."""
    match rule:
        case IndicatorRule(indicator=asked) if asked not in rubric.indicators:
            yield _unknown(f"rules.{name}.indicator", asked, rubric.indicators)
        case CoverageRule(dimension=str(asked)) if asked not in rubric.dimensions:
            yield _unknown(f"rules.{name}.dimension", asked, rubric.dimensions)
        case HeldRule(networks=asked) | AccountsRule(networks=asked):
            yield from (_unknown(f"rules.{name}.networks", one, networks) for one in asked if one not in networks)
            twice = (one for one, count in Counter(asked).items() if count > 1)
            yield from (msg("rules.{name}.networks names “{network}” twice", name=name, network=one) for one in twice)
        case _:
            return


def _unknown(key: str, name: str, known: Iterable[str]) -> Message:
    near = next(iter(get_close_matches(name, list(known), n=1)), None)
    if near is None:
        return msg("{key}: “{name}” is not known", key=key, name=name)
    return msg("{key}: “{name}” is not known; did you mean “{near}”?", key=key, name=name, near=near)


def _bounds(name: str, rule: Rule, rubric: Rubric) -> Iterator[Message]:
    """Bounds that are missing, that no measure can have, or that every measure has."""
    least, most = rule.at_least, rule.at_most
    if least is None and most is None:
        yield msg("rules.{name} asks for nothing; give at_least or at_most", name=name)
        return
    if least is not None and most is not None and least > most:
        yield msg(
            "rules.{name}: at_least {least:exact} is more than at_most {most:exact}, so that nobody can do both",
            name=name,
            least=least,
            most=most,
        )
        return
    top = _most(rule, rubric)
    span = spelled(0, top if top < inf else None)
    for key, bound in (("at_least", least), ("at_most", most)):
        if bound is not None and not 0 <= bound <= top:
            yield msg(
                "rules.{name}: {key} {bound:exact} lies outside of what the measure can be ({span:numbers})",
                name=name,
                key=key,
                bound=bound,
                span=span,
            )
    if (least is None or least == 0) and (most is None or most == top):
        yield msg(
            "rules.{name} is true of everybody who was seen ({span:numbers}); ask for more, or leave it out",
            name=name,
            span=span,
        )


def _most(rule: Rule, rubric: Rubric) -> float:
    """The largest that a measure can be; without limit where there is none."""
    match rule:
        case CoverageRule() | ConfidenceRule():
            return 1
        case HeldRule(networks=named) | AccountsRule(networks=named):
            return len(set(named or (*rubric.key_networks, *rubric.named_networks)))
        case IndicatorRule(indicator="name.handles"):
            return len({*rubric.key_networks, *rubric.named_networks})
        case IndicatorRule(indicator=asked):
            curve = rubric.indicators[asked].curve if asked in rubric.indicators else None
            is_share = isinstance(curve, AsIs) or asked in _SHARES
            turns = isinstance(curve, Points) and curve.at[-1][0] <= 1
            return 1 if is_share or turns else _MOST.get(asked, inf)
        case FigureRule(figure=asked):
            return _MOST_OF_FIGURES.get(asked, inf)
        case UnseenRule():
            return inf


def _blind(
    name: str, rule: Rule, rubric: Rubric, networks: Mapping[str, bool], measured: Collection[str]
) -> Iterator[Message]:
    """What can't be seen, so that the rule is unknown of nearly everybody."""
    match rule:
        case IndicatorRule(indicator=asked) if asked in rubric.indicators and asked not in measured:
            yield msg("rules.{name}: no installed check looks at {indicator}", name=name, indicator=asked)
        case HeldRule(networks=asked) | AccountsRule(networks=asked):
            for one in asked:
                if not networks.get(one, True):
                    yield msg(
                        "rules.{name}: “{network}” can't show that a name is free: it counts where a place of the "
                        "candidate's names the account, and is unknown otherwise",
                        name=name,
                        network=one,
                    )
        case _:
            return


def _unkind(name: str, rule: Rule, rubric: Rubric) -> Iterator[Message]:
    """What may be meant so, and is told to whoever meant it."""
    if rule.unknown == "fails":
        yield msg(
            "rules.{name} counts what could not be seen against the person: a wall or a slow network fails somebody "
            "who did nothing wrong",
            name=name,
        )
    if not isinstance(rule, IndicatorRule) or rule.indicator not in rubric.indicators:
        return
    if rule.at_least is None and rule.at_most is None:
        return
    falling = falls(rubric.indicators[rule.indicator].curve)
    if (falling and rule.at_most is None) or (falling is False and rule.at_least is None):
        yield (
            msg(
                "rules.{name}: of {indicator} less is better; did you mean at_most?",
                name=name,
                indicator=rule.indicator,
            )
            if falling
            else msg(
                "rules.{name}: of {indicator} more is better; did you mean at_least?",
                name=name,
                indicator=rule.indicator,
            )
        )


def _together(first: str, one: Rule, second: str, other: Rule) -> tuple[Gravity, Message] | None:
    """Two rules about one thing that say the same, or that nobody can follow both."""
    if _asked(one) != _asked(other):
        return None
    if (one.at_least, one.at_most) == (other.at_least, other.at_most):
        return Gravity.WARNING, msg("rules.{second} asks for the same as rules.{first}", first=first, second=second)
    least = max(-inf if each.at_least is None else each.at_least for each in (one, other))
    most = min(inf if each.at_most is None else each.at_most for each in (one, other))
    if least <= most:
        return None
    return Gravity.WRONG, msg(
        "rules.{second} contradicts rules.{first}, so that nobody can do both", first=first, second=second
    )


def _asked(rule: Rule) -> dict[str, object]:
    """What a rule is about, without its bounds and words."""
    return rule.model_dump(exclude={"title", "why", "at_least", "at_most", "unknown"})


def _line(text: str, keys: tuple[str, ...]) -> int:
    """The line on which a key stands, as near as the file's own lines show: a key of a rule, or the rule's title."""
    lines = text.splitlines()
    start, end = 0, len(lines)
    if keys[:1] == ("rules",) and len(keys) > 1:
        opening = re.compile(rf"""\s*\[\s*rules\s*\.\s*["']?{re.escape(keys[1])}["']?\s*[\].]""")
        start = next((place for place, line in enumerate(lines) if opening.match(line)), -1)
        if start < 0:
            return 0
        end = next((n for n, one in enumerate(lines[start + 1 :], start + 1) if one.lstrip().startswith("[")), end)
    for key in reversed(keys if keys[:1] != ("rules",) else keys[3:]):  # what follows the id is the rule's kind
        found = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[.=]""")
        for place in range(start, end):
            if found.match(lines[place]):
                return place + 1
    return start + 1 if len(keys) > 1 else 0
