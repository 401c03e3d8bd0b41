"""`footprint show`: the report of an audit that is kept."""

from typing import TYPE_CHECKING

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.message import msg

if TYPE_CHECKING:
    from footprint.cli.session import Session


def _show(
    context: typer.Context,
    *,
    audit: options.Kept,
    form: options.Form = None,
    output: options.Output = None,
    lang: options.Lang = None,
    config: options.Config = None,
) -> ExitCode:
    from footprint.cli.results import outputs_of, publish
    from footprint.config import load_settings
    from footprint.runs.shelf import profile_of, shelf, words_in

    session: Session = context.obj
    settings = load_settings(options.said(lang=lang or session.lang), file=config)
    outputs = outputs_of(form, output, browser=settings.browser)
    with shelf(settings) as store:
        profile = profile_of(store.get(audit))
    publish(profile, outputs, words_in(settings.lang or session.words.language), environ=session.environ)
    return ExitCode.DONE


entry = Entry(
    _show,
    msg(
        "Shows the report of an audit that is kept, as it was judged last, with what people said of it since: notes, "
        "disputes, reviews. Nothing is asked of anybody."
    ),
    (
        Example("footprint show k7f3q2", msg("The report in the terminal.")),
        Example("footprint show k7f3q2 --lang fr -o report.html", msg("The same in French, as a page.")),
    ),
)
