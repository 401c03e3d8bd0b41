"""`footprint rescore`: a recorded audit by another rubric, and what that changes."""

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
    from footprint.locale import Translator
    from footprint.report import Beside

_Rubric = Annotated[
    str,
    typer.Option(
        "--rubric",
        metavar=str(msg("NAME|FILE")),
        help=str(msg("What counts and how much: full, light, or a .toml file of your own.")),
        rich_help_panel=options.RESULT,
    ),
]


def _rescore(
    context: typer.Context,
    *,
    archive: options.Archive,
    rubric: _Rubric,
    form: options.ComparisonForm = None,
    output: options.Output = None,
    lang: options.Lang = None,
    config: options.Config = None,
) -> ExitCode:
    from footprint.cli.comparisons import form_of, print_comparison
    from footprint.cli.results import Outputs, outputs_of, verdict, write_files
    from footprint.config import load_settings
    from footprint.report import Format, render
    from footprint.runs.judging import recorded, words_of
    from footprint.runs.shelf import audit_of, set_beside

    session: Session = context.obj
    chosen = form_of(form)
    settings = load_settings(options.said(lang=lang or session.lang), file=config)
    outputs = outputs_of(None, output, browser=settings.browser)
    kept = audit_of(str(archive), settings)
    recording = recorded(archive if kept is None else kept.recording)
    own, other = recording.stock(), recording.stock(rubric)
    words = words_of(own, settings.lang or session.words.language)
    for warning in (*own.warnings, *recording.changes(own, is_own_rubric=True)):
        remark(words.say(warning))
    said = None if kept is None else kept.dossier
    then, now = recording.judged(own, said), recording.judged(other, said)
    if kept is not None:
        set_beside(kept, now, settings, words)
    print_comparison(then, now, Outputs(chosen), words, environ=session.environ)

    def made(form: Format, words: "Translator", *, width: int, colour: bool, other: "Beside | None") -> str:
        return render(now, form, words, width=width, colour=colour, other=other)

    write_files(made, outputs, words)
    code, why = verdict(now, min_coverage=None, was_interrupted=False)
    if why is not None:
        remark(words.say(why))
    return code


entry = Entry(
    _rescore,
    msg(
        "Scores a recorded audit by another rubric, offline, and tells what that changes against the rubric that it "
        "was recorded with: what counts no more, what counts otherwise, and both scores side by side, since scores by "
        "two rubrics have no difference. -o writes the whole report by the other rubric, the same that footprint "
        "replay --rubric prints."
    ),
    (
        Example("footprint rescore camille.warc.gz --rubric light", msg("What the light rubric says otherwise.")),
        Example(
            "footprint rescore camille.warc.gz --rubric mine.toml -o mine.html",
            msg("By a rubric of your own, with its report as a page."),
        ),
    ),
)
