"""`footprint export`: the candidate's own copy."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.cli.output import emit
from footprint.errors import ConfigError
from footprint.message import msg

if TYPE_CHECKING:
    from footprint.cli.session import Session

_Folder = Annotated[
    Path,
    typer.Option(
        "-o",
        "--output",
        metavar=str(msg("FOLDER")),
        help=str(msg("Where to write; made if it is not there.")),
        rich_help_panel=options.RESULT,
    ),
]


def _export(
    context: typer.Context,
    *,
    words: options.Words = None,
    folder: _Folder,
    name: options.Name = None,
    lang: options.Lang = None,
    config: options.Config = None,
) -> ExitCode:
    from footprint.config import load_settings
    from footprint.runs.shelf import exported, found, shelf, words_in

    session: Session = context.obj
    settings = load_settings(options.said(lang=lang or session.lang), file=config)
    if not words and name is None:
        raise ConfigError(msg("nobody is named to export; give a handle, such as @camille, or --name"))
    say = words_in(settings.lang or session.words.language)
    with shelf(settings) as store:
        kept = tuple(found(store, words or (), name))
    files = [file for one in kept for file in exported(one, folder, settings, say)]
    emit(
        "\n".join(map(str, files))
        if files
        else say.say(msg("No audit is kept of that; footprint audit --save keeps one."))
    )
    return ExitCode.DONE


entry = Entry(
    _export,
    msg(
        "Writes what is kept about a person for that person: every number with its evidence, formula and weight, what "
        "would change it, who was asked what, and how to contest it. One page and one data file an audit."
    ),
    (Example("footprint export @camille -o camille", msg("Everything about one person, into a folder.")),),
)
