"""`footprint rubric show`: all that a rubric says."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.commands.rubric import Form, is_json
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.cli.output import emit
from footprint.message import Text, msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.cli.layout import Section
    from footprint.cli.session import Session
    from footprint.criteria import Criteria
    from footprint.locale import Translator
    from footprint.rubric import DimensionRule, Rubric

_Name = Annotated[
    str,
    typer.Argument(
        metavar=str(msg("[NAME|FILE]")),
        help=str(msg("full, light, or a .toml file of your own; full if not given.")),
    ),
]


def _show(
    context: typer.Context,
    *,
    name: _Name = "full",
    form: Form = None,
    lang: options.Lang = None,  # noqa: ARG001 (main has read it)
) -> ExitCode:
    from footprint.cli.layout import page, width
    from footprint.criteria import load_criteria
    from footprint.rubric import load_rubric

    session: Session = context.obj
    as_json, rubric, criteria = is_json(form), load_rubric(name), load_criteria()
    if as_json:
        emit(json.dumps(_document(rubric, criteria), ensure_ascii=False, indent=2))
    else:
        emit(page(*_parts(rubric, criteria, session.words), columns=width()))
    return ExitCode.DONE


def _parts(rubric: "Rubric", criteria: "Criteria", words: "Translator") -> "Iterator[str | Section]":
    from footprint.cli.layout import Section

    say = words.say
    yield say(
        msg(
            "{title} ({id}, version {version}): {indicators} indicators in {dimensions} dimensions, 100 points",
            title=say(rubric.title),
            id=rubric.id,
            version=rubric.version,
            indicators=len(rubric.indicators),
            dimensions=len(rubric.dimensions),
        )
    )
    yield Section(say(msg("Dimensions")), tuple(_weights(rubric, words)))
    for one in rubric.dimensions.values():
        yield from _indicators(one, rubric, criteria, words)
    networks = (
        (msg("show that a name is free"), rubric.key_networks),
        (msg("count when named"), rubric.named_networks),
    )
    yield Section(
        say(msg("Key networks, on which holding one's name counts")),
        tuple((say(what), ", ".join(names) or "—") for what, names in networks),
    )
    facets = tuple(_facets(rubric, words))
    if facets:
        yield Section(say(msg("Facets: the same findings, by trade")), facets)
    yield Section(say(msg("Needed on day one")), tuple(_day_one(rubric, criteria, words)))
    yield say(msg("Questions for an interview belong to the criteria of the post: every rubric shares them."))


def _weights(rubric: "Rubric", words: "Translator") -> "Iterator[tuple[str, str]]":
    for one in rubric.dimensions.values():
        shares = " · ".join(f"{name} {words.number(rubric.points(name), decimals=1)}" for name in one.indicators)
        weight = words.say(msg("{weight} points", weight=one.weight))
        yield words.say(one.title), words.say(msg("{name}: {value}", name=weight, value=shares))


def _indicators(
    home: "DimensionRule", rubric: "Rubric", criteria: "Criteria", words: "Translator"
) -> "Iterator[Section]":
    from footprint.cli.layout import Section
    from footprint.explaining import explanation, rule_rows

    for name, rule in home.indicators.items():
        title = f"{name} — {words.say(home.title)} · {words.say(rule.title)}"
        yield Section(title, tuple(rule_rows(explanation(name, rubric, criteria, ()), words)))


def _facets(rubric: "Rubric", words: "Translator") -> "Iterator[tuple[str, str]]":
    """The facets of which the rubric has an indicator, with those that it has."""
    for one in rubric.facets.values():
        present = [name for name in one.indicators if name in rubric.indicators]
        if present:
            yield words.say(one.title), ", ".join(present)


def _day_one(rubric: "Rubric", criteria: "Criteria", words: "Translator") -> "Iterator[tuple[str, str]]":
    for number in rubric.day_one:
        yield str(number), words.say(criteria.by_number[number].title)
    if not rubric.day_one:
        nothing = msg(
            "nothing is named; day_one = [3, 34, 46] in a rubric of your own names criteria of the post that are asked "
            "about first, five at most"
        )
        yield "—", words.say(nothing)


def _document(rubric: "Rubric", criteria: "Criteria") -> dict[str, object]:
    return {
        "id": rubric.id,
        "version": rubric.version,
        "title": _both(rubric.title),
        "digest": rubric.digest,
        "key_networks": rubric.key_networks,
        "named_networks": rubric.named_networks,
        "day_one": [{"number": number, "title": _both(criteria.by_number[number].title)} for number in rubric.day_one],
        "dimensions": [
            {
                "id": home,
                "title": _both(one.title),
                "weight": one.weight,
                "indicators": [_row(name, rubric, criteria) for name in one.indicators],
            }
            for home, one in rubric.dimensions.items()
        ],
        "facets": [
            {"id": name, "title": _both(one.title), "indicators": one.indicators} for name, one in rubric.facets.items()
        ],
    }


def _row(name: str, rubric: "Rubric", criteria: "Criteria") -> dict[str, object]:
    from footprint.locale import translator

    rule = rubric.indicators[name]
    curve = rule.curve.words()
    return {
        "id": name,
        "title": _both(rule.title),
        "measures": _both(rule.measures),
        "weight": rule.weight,
        "points": round(rubric.points(name), 6),
        "curve": {
            **rule.curve.model_dump(),
            "words": {"en": translator("en").say(curve), "fr": translator("fr").say(curve)},
            "samples": [{"measure": one, "score": round(rule.curve.score(one), 6)} for one in rule.curve.samples],
        },
        "basis": rule.basis,
        "source": _both(rule.published),
        "limits": _both(rule.limits),
        "job_link": _both(rule.job_link),
        "criteria": [one.number for one in criteria.criteria if name in one.indicators],
    }


def _both(text: Text | None) -> dict[str, str] | None:
    return None if text is None else {"en": text.en, "fr": text.fr}


entry = Entry(
    _show,
    msg(
        "Shows all that a rubric says: the weight of each dimension and indicator in points of the index, how a "
        "measure becomes a score, where the thresholds come from, why the position needs it, which criteria of the "
        "post it serves, the key networks, the facets, and what is needed on day one."
    ),
    (
        Example("footprint rubric show", msg("The full rubric.")),
        Example("footprint rubric show own.toml", msg("One of your own, with what it takes over from its base.")),
        Example("footprint rubric show light --format json", msg("The light one, for a program.")),
    ),
)
