"""An order, carried out: looked with progress, reported, and summed up in the exit code."""

from __future__ import annotations

import asyncio
import sys
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

from footprint.cli.output import emit, remark
from footprint.cli.progress import shown
from footprint.cli.results import finish
from footprint.errors import StoreError
from footprint.message import msg
from footprint.profile import Scope
from footprint.report import Format
from footprint.runs.judging import words_of
from footprint.runs.live import look
from footprint.runs.order import SEARCHING
from footprint.runs.searches import sent, unused

if TYPE_CHECKING:
    from pathlib import Path

    from footprint.case import Progress
    from footprint.cli.exits import ExitCode
    from footprint.cli.results import Outputs
    from footprint.cli.session import Session
    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.profile import Profile
    from footprint.runs.live import Looked
    from footprint.runs.order import Order


def carry_out(ordered: Order, outputs: Outputs, session: Session, *, command: str | None, quiet: bool) -> ExitCode:
    """Look, and report.

    Args:
        ordered: what is looked at.
        outputs: where the report goes.
        session: of the program.
        command: the whole command that was meant, to be shown; None when it was typed whole.
        quiet: show no progress.

    Raises:
        OutputError: a report or a recording can't be written.
        ConfigError: a proxy or a file of certificates can't be used.
    """
    settings, stock = ordered.settings, ordered.stock
    words = words_of(stock, settings.lang or session.words.language)
    for warning in stock.warnings:
        remark(words.say(warning))
    _say_whom(ordered, words, quiet=quiet)
    titles = {check.about.id: words.say(check.about.title) for check in stock.checks}
    streams = ordered.run.scope is Scope.NAMES
    with shown(ordered.headline(words), titles, words, stream=sys.stderr, quiet=quiet, verdicts=streams) as progress:
        looked, profile = _looked(ordered, progress, words, session)
    if command is not None:
        _first_line(command, outputs)
    for trouble in looked.troubles:
        remark(words.say(trouble))
    if ordered.given is not None:
        left = unused(ordered.given, ordered.engines, looked.profile.searches, locale=ordered.run.conditions.locale)
        if left is not None:
            remark(words.say(left))
    return finish(
        profile,
        outputs,
        words,
        environ=session.environ,
        min_coverage=settings.min_coverage,
        was_interrupted=looked.was_interrupted,
        typed=session.typed,
    )


def _looked(ordered: Order, progress: Progress, words: Translator, session: Session) -> tuple[Looked, Profile]:
    """What came of looking, and the profile; kept before it is shown, so that the report names it.

    What can't be kept is told and shown all the same.
    """
    with ExitStack() as stack:
        file, why = _place(ordered, stack)
        recorded = ordered if file is None or ordered.record is not None else replace(ordered, record=file)
        looked = asyncio.run(look(recorded, progress=progress, environ=session.environ))
        if file is not None:
            from footprint.runs.shelf import keep

            try:
                recording = file if ordered.record is None else ordered.record.read_bytes()
                kept = keep(ordered, looked.profile, recording, words)
            except StoreError as error:
                why = error.message
            except OSError as error:
                why = msg("the audit can't be kept ({reason})", reason=error.strerror or "error")
            else:
                return looked, replace(looked.profile, dossier=kept.dossier)
    return looked if why is None else replace(looked, troubles=(*looked.troubles, why)), looked.profile


def _place(ordered: Order, stack: ExitStack) -> tuple[Path | None, Message | None]:
    """Where to record what is to be kept, if it is; or why it can't be."""
    if not ordered.is_saved:
        return None, None
    from footprint.runs.shelf import unfinished

    try:
        return stack.enter_context(unfinished(ordered.settings)), None
    except StoreError as error:
        return None, error.message


def _say_whom(ordered: Order, words: Translator, *, quiet: bool) -> None:
    """Before anybody is sent a person's name, say who will be; in the demo nobody is."""
    if quiet or ordered.is_demo or ordered.run.scope not in SEARCHING:
        return
    conditions = ordered.run.conditions
    for line in sent(ordered.run.subject, conditions.search_word, ordered.engines, words, locale=conditions.locale):
        remark(line)


def _first_line(command: str, outputs: Outputs) -> None:
    """The whole command that a demo stands for; on stderr where stdout carries data."""
    if outputs.printed is Format.TERMINAL:
        emit(f"$ {command}\n\n")
    else:
        print(f"$ {command}", file=sys.stderr)  # noqa: T201 (this is where the program speaks)
