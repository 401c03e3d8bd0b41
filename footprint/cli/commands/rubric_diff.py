"""`footprint rubric diff`: what changed from one rubric to another."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.commands.rubric import Form, is_json
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.cli.output import emit
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from footprint.cli.session import Session
    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.rubric.difference import Change, Kind

_Old = Annotated[
    str, typer.Argument(metavar=str(msg("OLD")), help=str(msg("A rubric: full, light, or a .toml file of your own.")))
]
_New = Annotated[
    str, typer.Argument(metavar=str(msg("NEW")), help=str(msg("The rubric to compare it with, given likewise.")))
]


def _diff(
    context: typer.Context,
    *,
    old: _Old,
    new: _New,
    form: Form = None,
    lang: options.Lang = None,  # noqa: ARG001 (main has read it)
) -> ExitCode:
    from footprint.cli.layout import Section, page, width
    from footprint.rubric import load_rubric
    from footprint.rubric.difference import compare

    session: Session = context.obj
    as_json, changes = is_json(form), compare(load_rubric(old), load_rubric(new))
    if as_json:
        emit(_document(changes))
        return ExitCode.DONE
    say = session.words.say
    moved = tuple(_rows([one for one in changes if one.points], session.words))
    others = tuple(_rows([one for one in changes if not one.points], session.words))
    parts = [
        Section(say(title), rows)
        for title, rows in (
            (msg("What moves points of the index, the most first"), moved),
            (msg("What moves none by itself"), others),
        )
        if rows
    ]
    emit(page(*parts, columns=width()) if parts else say(msg("Both rubrics say the same.")))
    return ExitCode.DONE


def _rows(changes: "Sequence[Change]", words: "Translator") -> "Iterator[tuple[str, str]]":
    kinds = _kinds()
    for one in changes:
        arrow = f"{words.say(one.before)} → {words.say(one.after)}"
        at = "" if one.at is None else f" ({words.say(one.at)})"
        told = words.say(msg("{name}: {value}", name=words.say(kinds[one.kind]), value=arrow + at))
        yield one.place, f"{_signed(one.points, words)}  {told}" if one.points else told


def _signed(points: float, words: "Translator") -> str:
    """Points with their sign; a true minus, as the numbers beside it."""
    sign = "+" if points > 0 else "\N{MINUS SIGN}"
    return words.say(msg("{sign}{points:.1f}", sign=sign, points=abs(points)))


def _kinds() -> "dict[Kind, Message]":
    from footprint.rubric.difference import Kind

    return {
        Kind.WEIGHT: msg("weight"),
        Kind.CURVE: msg("curve"),
        Kind.ADDED: msg("added"),
        Kind.REMOVED: msg("removed"),
        Kind.FACET: msg("facet"),
        Kind.NETWORKS: msg("networks"),
        Kind.DAY_ONE: msg("day one"),
        Kind.BASIS: msg("basis"),
        Kind.TEXT: msg("text"),
        Kind.NAME: msg("name and version"),
    }


def _document(changes: "Sequence[Change]") -> str:
    from footprint.locale import translator

    english, french = translator("en"), translator("fr")
    rows = [
        {
            "kind": one.kind.value,
            "place": one.place,
            "points": round(one.points, 6),
            "before": {"en": english.say(one.before), "fr": french.say(one.before)},
            "after": {"en": english.say(one.after), "fr": french.say(one.after)},
        }
        for one in changes
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


entry = Entry(
    _diff,
    msg(
        "Compares two rubrics: weights, curves, texts, networks, facets and what is needed on day one. What moves most "
        "points of the index comes first; of a curve, the measure is told whose score changes most."
    ),
    (
        Example("footprint rubric diff full light", msg("What the light rubric changes.")),
        Example("footprint rubric diff full own.toml", msg("What you changed in your own.")),
    ),
)
