"""What becomes of a finished profile: printed, written to files, and summed up in the exit code."""

from __future__ import annotations

import os
import shlex
import sys
from dataclasses import dataclass
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Protocol

from footprint.cli.exits import ExitCode
from footprint.cli.output import emit, remark
from footprint.errors import ConfigError, OutputError
from footprint.message import msg
from footprint.profile import Scope
from footprint.report import Format, format_of, render, write_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.profile import Profile

_PLAIN_COLUMNS = 80
"""Width of a report that is not shown on a terminal, unless COLUMNS says another; files are the same everywhere."""


class Maker(Protocol):
    """Makes a text in one form."""

    def __call__(self, form: Format, *, width: int, colour: bool) -> str:
        """The text, for so many columns, with colours or without."""
        ...


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where the report goes.

    Attributes:
        printed: the form on stdout.
        files: each with the form that its suffix stands for.
    """

    printed: Format
    files: tuple[tuple[Path, Format], ...] = ()


def outputs_of(form: str | None, files: Iterable[Path] | None) -> Outputs:
    """Check where the report is to go, before anything is asked of anybody.

    Raises:
        ConfigError: no such form.
        OutputError: a suffix that stands for no form, or a folder that is not there.
    """
    try:
        printed = Format.TERMINAL if form is None else Format(form.lower())
    except ValueError as error:
        raise ConfigError(
            msg("--format: “{value}” is no form; give one of {known}", value=form or "", known=", ".join(Format))
        ) from error
    return Outputs(printed, tuple((path, _checked(path)) for path in files or ()))


def plain_form(form: str | None) -> bool:
    """Of a command that prints a list: is it wanted as data?

    Raises:
        ConfigError: no such form.
    """
    if form not in {None, "terminal", "json"}:
        raise ConfigError(
            msg("--format: “{value}” is no form; give one of {known}", value=form or "", known="terminal, json")
        )
    return form == "json"


def publish(
    profile: Profile, outputs: Outputs, words: Translator, *, environ: Mapping[str, str], typed: Sequence[str] = ()
) -> None:
    """Print the report, then write its files.

    Args:
        profile: what to show.
        outputs: where.
        words: the language.
        environ: the environment.
        typed: the words of the command, where it looked anew.

    Raises:
        OutputError: a file can't be written; what was printed is printed, and the other files are written.
    """
    command = "" if outputs.files else _command(typed)

    def made(form: Format, *, width: int, colour: bool) -> str:
        return render(profile, form, words, width=width, colour=colour, command=command)

    deliver(made, outputs, environ=environ)
    if outputs.files and outputs.printed is Format.TERMINAL:
        emit("\n" + _written(outputs, profile.scope))


def screen(environ: Mapping[str, str], *, is_terminal: bool) -> tuple[int, bool]:
    """How many columns there are for what is printed, and whether it may have colours."""
    colour = is_terminal and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
    return get_terminal_size().columns if is_terminal else _asked_columns(environ), colour


def deliver(made: Maker, outputs: Outputs, *, environ: Mapping[str, str]) -> None:
    """Print what is made, then write its files.

    Raises:
        OutputError: see `publish`.
    """
    columns, colour = screen(environ, is_terminal=sys.stdout.isatty())
    emit(made(outputs.printed, width=columns, colour=colour))
    write_files(made, outputs)


def write_files(made: Maker, outputs: Outputs) -> None:
    """Write what is made into its files.

    Raises:
        OutputError: a file can't be written; the others are.
    """
    failed: list[OutputError] = []
    for path, form in outputs.files:
        try:
            write_file(path, made(form, width=_PLAIN_COLUMNS, colour=False))
        except OutputError as error:
            failed.append(error)
    if failed:
        raise failed[0]


def _command(typed: Sequence[str]) -> str:
    """The command as it was typed; nothing where it is not known, or can't be shown as it is."""
    command = shlex.join(("footprint", *typed)) if typed else ""
    return command if command.isprintable() else ""


def _asked_columns(environ: Mapping[str, str]) -> int:
    """What COLUMNS says, as for a terminal, or the plain width."""
    asked = environ.get("COLUMNS", "")
    return (int(asked) if asked.isascii() and asked.isdigit() else 0) or _PLAIN_COLUMNS


def verdict(profile: Profile, *, min_coverage: float | None, was_interrupted: bool) -> tuple[ExitCode, Message | None]:
    """The exit code, and a line that explains it when it is not 0."""
    coverage = profile.index.coverage
    if was_interrupted:
        return ExitCode.INTERRUPTED, msg("interrupted: this report holds what was gathered until then")
    if not profile.complete:
        return ExitCode.INCOMPLETE, msg(
            "the audit was cut short, so this report is incomplete; --timeout gives one longer"
        )
    if min_coverage is not None and profile.indicators and coverage < min_coverage:
        return ExitCode.INCOMPLETE, msg(
            "coverage {seen:percent} is less than the {asked:percent} asked for", seen=coverage, asked=min_coverage
        )
    return ExitCode.DONE, None


def finish(
    profile: Profile,
    outputs: Outputs,
    words: Translator,
    *,
    environ: Mapping[str, str],
    min_coverage: float | None,
    was_interrupted: bool = False,
    typed: Sequence[str] = (),
) -> ExitCode:
    """Publish, and say what the exit code means when it is not 0.

    Raises:
        OutputError: see `publish`.
    """
    publish(profile, outputs, words, environ=environ, typed=typed)
    code, why = verdict(profile, min_coverage=min_coverage, was_interrupted=was_interrupted)
    if why is not None:
        remark(words.say(why))
    return code


def _checked(path: Path) -> Format:
    form = format_of(path)
    folder = path.parent
    if path.is_dir():
        raise OutputError(msg("{file}: this is a folder; add the name of a file", file=str(path)))
    if not folder.is_dir():
        raise OutputError(
            msg("{file}: the folder {folder} does not exist; create it first", file=str(path), folder=str(folder))
        )
    if not os.access(folder, os.W_OK):
        raise OutputError(
            msg("{file}: the folder {folder} can't be written to; choose another", file=str(path), folder=str(folder))
        )
    return form


def _written(outputs: Outputs, scope: Scope) -> str:
    """The files, and how to ask one of a whole profile a question."""
    names = " · ".join(str(path) for path, _ in outputs.files)
    data = next((path for path, form in outputs.files if form is Format.JSON), None)
    if data is None or scope in {Scope.NAMES, Scope.IDENTITY}:
        return f" {names}"
    indicator = "vis.name" if scope is Scope.SEARCH else "pub.cadence"
    return f" {names}    footprint explain {indicator} --in {data}"
