"""`footprint rubric`: the rubrics that come with footprint, and how to have one of one's own."""

import json
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import COMMANDS, Example
from footprint.cli.output import emit
from footprint.errors import ConfigError
from footprint.message import msg

if TYPE_CHECKING:
    from footprint.cli.session import Session

Form = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar=str(msg("FORM")),
        help=str(msg("What is printed: terminal or json; terminal if not given.")),
        rich_help_panel=options.RESULT,
    ),
]


EXAMPLE = """\
base = "full"
id = "community"
version = 1
title = { en = "community rubric", fr = "grille communauté" }
day_one = [3, 34, 46]
[dimensions]
tools.weight = 0
community.weight = 20"""
"""A rubric of one's own; a test looks it through."""


def is_json(form: str | None) -> bool:
    """Is the result for a program?

    Raises:
        ConfigError: there is no such form.
    """
    if form in (None, "terminal", "json"):
        return form == "json"
    raise ConfigError(
        msg("--format: “{value}” is no form; give one of {known}", value=form or "", known="terminal, json")
    )


def _second_words(incomplete: str) -> list[str]:
    """What a shell offers after `rubric`."""
    words = (name.removeprefix("rubric ") for name in COMMANDS if name.startswith("rubric "))
    return [one for one in words if one.startswith(incomplete)]


_Word = Annotated[
    str | None,
    typer.Argument(
        metavar=str(msg("[COMMAND]")),
        help=str(msg("show, lint or diff; the list of rubrics if not given.")),
        autocompletion=_second_words,
    ),
]


def _rubric(
    context: typer.Context,
    *,
    word: _Word = None,
    form: Form = None,
    lang: options.Lang = None,  # noqa: ARG001 (main has read it)
) -> ExitCode:
    from footprint.cli.layout import Section, page, table, width
    from footprint.rubric import load_rubric, rubric_names

    if word is not None:
        near = get_close_matches(word.lower(), _second_words(""), n=1)
        is_rubric = word in rubric_names() or word.endswith(".toml")
        meant = near[0] if near and not is_rubric else f"show {word}"
        raise ConfigError(
            msg(
                "“{word}” is none of show, lint, diff; did you mean: footprint rubric {command}",
                word=word,
                command=meant,
            )
        )
    session: Session = context.obj
    say, rubrics = session.words.say, [load_rubric(name) for name in rubric_names()]
    if is_json(form):
        rows = [
            {
                "id": one.id,
                "version": one.version,
                "title": {"en": one.title.en, "fr": one.title.fr},
                "digest": one.digest,
            }
            for one in rubrics
        ]
        emit(json.dumps(rows, ensure_ascii=False, indent=2))
        return ExitCode.DONE
    head = (msg("rubric"), msg("version"), msg("name"), msg("dimensions"), msg("indicators"))
    cells = [
        (one.id, str(one.version), say(one.title), str(len(one.dimensions)), str(len(one.indicators)))
        for one in rubrics
    ]
    advice = msg(
        "A rubric of your own is a file that says what it is based on and what it changes, such as the one below; the "
        "weights must sum to 100. Look it through with footprint rubric lint, and use it with --rubric."
    )
    commands = tuple((f"footprint {name}", say(COMMANDS[name])) for name in COMMANDS if name.startswith("rubric "))
    columns = width()
    parts = [table([tuple(map(say, head)), *cells]), page(say(advice), columns=columns), EXAMPLE]
    emit("\n\n".join([*parts, page(Section(say(msg("Commands")), commands), columns=columns)]))
    return ExitCode.DONE


entry = Entry(
    _rubric,
    msg(
        "A rubric says what counts for a position and how much: dimensions, indicators, weights, curves from a measure "
        "to a score, and why the position needs each of them. Lists those that come with footprint, and says how to "
        "make one of your own."
    ),
    (
        Example("footprint rubric", msg("The rubrics that come with footprint.")),
        Example("footprint rubric show light", msg("One of them, with everything that it says.")),
    ),
)
