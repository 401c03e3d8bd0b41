"""`footprint annotate`: a note beside a number, in the candidate's words."""

from typing import TYPE_CHECKING, Annotated

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.cli.output import remark
from footprint.message import msg

if TYPE_CHECKING:
    from footprint.cli.session import Session

_Text = Annotated[
    str, typer.Argument(metavar=options.TEXT, help=str(msg("What is to stand beside the number, in quotes.")))
]


def _annotate(
    context: typer.Context,
    *,
    audit: options.Kept,
    indicator: options.Contested,
    text: _Text,
    lang: options.Lang = None,
    config: options.Config = None,
) -> ExitCode:
    from footprint.config import load_settings
    from footprint.runs.shelf import annotated, shelf, words_in

    session: Session = context.obj
    settings = load_settings(options.said(lang=lang or session.lang), file=config)
    with shelf(settings) as store:
        kept = annotated(store, audit, indicator, text)
    remark(
        words_in(settings.lang or session.words.language).say(
            msg("noted beside {indicator} of {id}", indicator=indicator, id=kept.id)
        )
    )
    return ExitCode.DONE


entry = Entry(
    _annotate,
    msg(
        "Sets what the candidate has to say beside a number of an audit that is kept. The number stays as it is; every "
        "later report shows the note."
    ),
    (
        Example(
            "footprint annotate k7f3q2 pub.cadence 'I was on parental leave in spring.'",
            msg("A note beside one number."),
        ),
    ),
)
