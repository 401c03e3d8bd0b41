"""`footprint replay`: the report of a recorded audit again, without any network."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.cli.output import remark
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from footprint.catalogue import Catalogue
    from footprint.cli.recording import Run
    from footprint.cli.session import Session
    from footprint.message import Message
    from footprint.rubric import Rubric
    from footprint.search import Provider

_Archive = Annotated[
    Path,
    typer.Argument(metavar=str(msg("ARCHIVE")), help=str(msg("The file that audit --record wrote."))),
]


def _replay(
    context: typer.Context,
    *,
    archive: _Archive,
    form: options.Form = None,
    output: options.Output = None,
    rubric: options.RubricName = None,
    min_coverage: options.MinCoverage = None,
    lang: options.Lang = None,
    config: options.Config = None,
) -> ExitCode:
    from footprint.audit import audit
    from footprint.cli.order import stock
    from footprint.cli.recording import read_run
    from footprint.cli.results import finish, outputs_of
    from footprint.config import load_settings
    from footprint.dossier import Dossier
    from footprint.locale import translator
    from footprint.search import engines_of
    from footprint.web.archive import open_archive

    session: Session = context.obj
    flags = {"lang": lang or session.lang, "min_coverage": min_coverage}
    settings = load_settings({name: one for name, one in flags.items() if one is not None}, file=config)
    outputs = outputs_of(form, output)
    recorded = open_archive(archive)
    run = read_run(recorded.run, str(archive))
    loaded = stock(run.scope, run.reach, rubric or run.rubric, self_audit=run.subject.mandate.self_audit)
    words = translator(
        settings.lang or session.words.language, [(one.name, one.locale) for one in loaded.bundles if one.locale]
    )
    changes = _changes(run, loaded.catalogue, None if rubric else loaded.rubric, is_complete=recorded.complete)
    for warning in (*loaded.warnings, *changes, *_gone(run, loaded.providers)):
        remark(words.say(warning))
    profile = asyncio.run(
        audit(
            run.subject,
            loaded.checks,
            conditions=run.conditions,
            catalogue=loaded.catalogue,
            rubric=loaded.rubric,
            web=recorded.web(),
            engines=engines_of(run.conditions.search, loaded.providers),
            scope=run.scope,
            dossier=Dossier(notice=run.notice if loaded.rubric.digest == run.rubric_digest else ""),
        )
    )
    return finish(profile, outputs, words, environ=session.environ, min_coverage=settings.min_coverage)


def _changes(run: "Run", catalogue: "Catalogue", rubric: "Rubric | None", *, is_complete: bool) -> "Iterator[Message]":
    """What may make this report differ from the one of the audit itself."""
    if not is_complete:
        yield msg("this recording was cut off: what it lacks counts as not seen")
    if catalogue.digest != run.catalogue_digest:
        yield msg("the networks' rules have changed since this was recorded: the report may differ")
    if rubric is not None and rubric.digest != run.rubric_digest:
        yield msg("the rubric “{name}” has changed since this was recorded: the scores may differ", name=run.rubric)


def _gone(run: "Run", providers: "Iterable[Provider]") -> "Iterator[Message]":
    """Whose answers nobody can read any more."""
    installed = {one.about.id for one in providers}
    for one in run.conditions.search:
        if one.provider not in installed:
            yield msg(
                "the search provider “{name}” that was asked is not installed here: its results are left out",
                name=one.provider,
            )


entry = Entry(
    _replay,
    msg(
        "Makes the report of a recorded audit again, offline, at the recording's own date: the same bytes, unless you "
        "ask for another rubric, language or form."
    ),
    (
        Example("footprint replay camille.warc.gz", msg("The same report again.")),
        Example("footprint replay camille.warc.gz --rubric light", msg("The same evidence, scored by another rubric.")),
        Example("footprint replay camille.warc.gz --lang fr -o camille.html", msg("The report in French, as a page.")),
    ),
)
