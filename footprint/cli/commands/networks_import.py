"""`footprint networks import`: somebody's list of sites as files of our own form."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.cli.output import emit
from footprint.message import msg, nmsg

if TYPE_CHECKING:
    from footprint.catalogue.foreign import LeftOut
    from footprint.cli.session import Session
    from footprint.locale import Translator

_File = Annotated[
    Path,
    typer.Argument(
        metavar=str(msg("FILE")),
        help=str(msg("The list: WhatsMyName's wmn-data.json, Sherlock's or Maigret's data.json.")),
    ),
]
_Folder = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar=str(msg("DIR")),
        help=str(msg("The folder for the files, one a site; made when it is missing.")),
        rich_help_panel=options.RESULT,
    ),
]
_Self = Annotated[
    bool,
    typer.Option(
        "--self",
        help=str(msg("Take sites of a sensitive kind too, to be asked about yourself alone.")),
        rich_help_panel=options.NETWORKS,
    ),
]


def _import(
    context: typer.Context,
    *,
    file: _File,
    output: _Folder,
    self_audit: _Self = False,
    lang: options.Lang = None,  # noqa: ARG001 (main has read it)
) -> ExitCode:
    from footprint.catalogue.foreign import import_foreign, sensitive_count

    words = _session(context).words
    imported = import_foreign(file, output, self_audit=self_audit)
    count = nmsg(
        "{n} site written to {folder}; ask it with --catalogue {folder}",
        "{n} sites written to {folder}; ask them with --catalogue {folder}",
        n=len(imported.written),
        folder=str(output),
    )
    lines = [words.say(count)]
    sensitive = sensitive_count(imported.left_out)
    broken = [_line(one, words) for one in imported.left_out if not one.sensitive]
    if imported.left_out:
        lines += ["", words.say(msg("Left out:"))]
    if sensitive is not None:
        lines.append(f"  {words.say(sensitive)}")
    emit("\n".join([*lines, *broken]))
    return ExitCode.DONE


def _session(context: typer.Context) -> "Session":
    session: Session = context.obj
    return session


def _line(one: "LeftOut", words: "Translator") -> str:
    name, reason = one.told
    told = words.say(reason)
    return "  " + (words.say(msg("{name}: {value}", name=name, value=told)) if name else told)


entry = Entry(
    _import,
    msg(
        "Reads another project's list and writes each of its sites as a file of the form that footprint's own networks "
        "have, to be corrected by hand and asked with --catalogue. What can't be used is listed with the reason. The "
        "files are made of the list, so its licence holds for them too."
    ),
    (
        Example(
            "footprint networks import wmn-data.json -o sites",
            msg("Every site of a list that can be asked, as a file each."),
        ),
        Example(
            "footprint names @camille --catalogue sites", msg("Ask these sites for a handle, beside the networks.")
        ),
    ),
)
