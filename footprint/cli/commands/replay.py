"""`footprint replay`: the report of a recorded audit again, without any network."""

from typing import TYPE_CHECKING

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.cli.output import remark
from footprint.message import msg

if TYPE_CHECKING:
    from footprint.cli.session import Session


def _replay(
    context: typer.Context,
    *,
    archive: options.Archive,
    form: options.Form = None,
    output: options.Output = None,
    rubric: options.RubricName = None,
    min_coverage: options.MinCoverage = None,
    lang: options.Lang = None,
    config: options.Config = None,
) -> ExitCode:
    from footprint.cli.results import finish, outputs_of
    from footprint.config import load_settings
    from footprint.runs.judging import recorded, words_of

    session: Session = context.obj
    flags = options.said(lang=lang or session.lang, min_coverage=min_coverage)
    settings = load_settings(flags, file=config)
    outputs = outputs_of(form, output, browser=settings.browser)
    recording = recorded(archive)
    loaded = recording.stock(rubric)
    words = words_of(loaded, settings.lang or session.words.language)
    for warning in (*loaded.warnings, *recording.changes(loaded, is_own_rubric=rubric is None)):
        remark(words.say(warning))
    profile = recording.judged(loaded)
    return finish(profile, outputs, words, environ=session.environ, min_coverage=settings.min_coverage)


entry = Entry(
    _replay,
    msg(
        "Makes the report of a recorded audit again, offline, at the recording's own date: the same bytes, unless you "
        "ask for another rubric, language or form. What another rubric changes is told by footprint rescore."
    ),
    (
        Example("footprint replay camille.warc.gz", msg("The same report again.")),
        Example("footprint replay camille.warc.gz --rubric light", msg("The same evidence, scored by another rubric.")),
        Example("footprint replay camille.warc.gz --lang fr -o camille.html", msg("The report in French, as a page.")),
    ),
)
