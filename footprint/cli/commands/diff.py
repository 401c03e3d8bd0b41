"""`footprint diff`: what changed between two reports about one person."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.message import msg

if TYPE_CHECKING:
    from footprint.cli.session import Session

_Old = Annotated[
    Path, typer.Argument(metavar=str(msg("OLD")), help=str(msg("The earlier report, as audit -o wrote it in JSON.")))
]
_New = Annotated[Path, typer.Argument(metavar=str(msg("NEW")), help=str(msg("The later one, of the same person.")))]


def _diff(
    context: typer.Context,
    *,
    old: _Old,
    new: _New,
    form: options.ComparisonForm = None,
    output: options.ComparisonOutput = None,
    lang: options.Lang = None,
    config: options.Config = None,
) -> ExitCode:
    from footprint.cli.comparisons import FILES, form_of, print_comparison
    from footprint.cli.results import outputs_of
    from footprint.config import load_settings
    from footprint.runs.profiles import profile_of
    from footprint.runs.shelf import words_in

    session: Session = context.obj
    chosen = form_of(form)
    settings = load_settings(options.said(lang=lang or session.lang), file=config)
    outputs = outputs_of(chosen, output, browser=settings.browser, forms=FILES)
    then, now = profile_of(str(old), settings), profile_of(str(new), settings)
    print_comparison(then, now, outputs, words_in(settings.lang or session.words.language), environ=session.environ)
    return ExitCode.DONE


entry = Entry(
    _diff,
    msg(
        "Tells what changed between two reports about one person: the scores, where they can be told apart at all; "
        "what was seen then and now, and why a number is not the same; names that somebody has taken; accounts, "
        "sites, traces and search results that came, went or moved; evidence that answers otherwise. What only could "
        "not be seen is not called gone. The exit code is 0 whatever changed. Two people are never compared."
    ),
    (
        Example("footprint diff may.json november.json", msg("What changed in half a year.")),
        Example("footprint diff k7f3q2 m2c8ta", msg("The same of two audits that are kept.")),
        Example("footprint diff may.json november.json --format md --lang fr", msg("The same in French, as Markdown.")),
        Example("footprint diff may.json november.json -o changes.html", msg("As a page too; .pdf prints it.")),
    ),
)
