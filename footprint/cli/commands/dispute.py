"""`footprint dispute`: a finding that the candidate contests leaves the score until a person has ruled."""

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

_Because = Annotated[
    str, typer.Option("--because", metavar=options.TEXT, help=str(msg("Why, in quotes; it stands in every report.")))
]
_Rule = Annotated[
    str | None,
    typer.Option(
        "--rule",
        metavar="upheld|rejected",
        help=str(
            msg("Rule on a dispute: upheld, the finding stays out of the score; rejected, it counts again. Needs --by.")
        ),
    ),
]
_By = Annotated[
    str | None, typer.Option("--by", metavar=str(msg("NAME")), help=str(msg("Who rules: a person, never a program.")))
]


def _dispute(
    context: typer.Context,
    *,
    audit: options.Kept,
    indicator: options.Contested,
    because: _Because,
    rule: _Rule = None,
    by: _By = None,
    lang: options.Lang = None,
    config: options.Config = None,
) -> ExitCode:
    from footprint.config import load_settings
    from footprint.runs.shelf import disputed, ruled, ruling_of, shelf, words_in

    session: Session = context.obj
    settings = load_settings(options.said(lang=lang or session.lang), file=config)
    words = words_in(settings.lang or session.words.language)
    with shelf(settings) as store:
        if rule is None:
            disputed(store, audit, indicator, because, words)
            told = msg(
                "{indicator} of {id} is disputed and out of the score until a person rules",
                indicator=indicator,
                id=audit,
            )
        else:
            ruled(store, audit, indicator, ruling_of(rule, by or "", because), words)
            told = msg("the dispute of {indicator} of {id} is ruled on", indicator=indicator, id=audit)
    remark(words.say(told))
    return ExitCode.DONE


entry = Entry(
    _dispute,
    msg(
        "Contests a finding of an audit that is kept: it leaves the score at once, and stays out until a person has "
        "ruled. With --rule that person says what becomes of it. The audit is judged anew from its recording; the "
        "earlier profile is kept beside the new one."
    ),
    (
        Example(
            "footprint dispute k7f3q2 vis.name --because 'Those results are about somebody of my name.'",
            msg("A finding that is contested."),
        ),
        Example(
            "footprint dispute k7f3q2 vis.name --rule upheld --by 'Lou Ferran' --because 'Checked by hand.'",
            msg("The ruling on it."),
        ),
    ),
)
