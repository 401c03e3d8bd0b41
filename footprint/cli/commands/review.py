"""`footprint review`: a person looked at the report."""

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

_By = Annotated[str, typer.Option("--by", metavar=str(msg("NAME")), help=str(msg("Who looked at it.")))]
_For = Annotated[str, typer.Option("--for", metavar=options.TEXT, help=str(msg("What for, such as a short list.")))]


def _review(
    context: typer.Context,
    *,
    audit: options.Kept,
    by: _By,
    purpose: _For,
    lang: options.Lang = None,
    config: options.Config = None,
) -> ExitCode:
    from footprint.config import load_settings
    from footprint.runs.shelf import reviewed, shelf, words_in

    session: Session = context.obj
    settings = load_settings(options.said(lang=lang or session.lang), file=config)
    with shelf(settings) as store:
        kept = reviewed(store, audit, by, purpose)
    remark(words_in(settings.lang or session.words.language).say(msg("the review of {id} is recorded", id=kept.id)))
    return ExitCode.DONE


entry = Entry(
    _review,
    msg(
        "Records that a person looked at the report of an audit that is kept: who, when and what for. Until then every "
        "report says that nobody did. No decision about anybody may rest on a number alone."
    ),
    (Example("footprint review k7f3q2 --by 'Lou Ferran' --for 'short list'", msg("Who looked, and what for.")),),
)
