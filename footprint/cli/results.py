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
from footprint.report import SUFFIXES, Format, Target, beside, render, target_of, write_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.profile import Profile
    from footprint.report import Beside

_PDF = "pdf"
_PLAIN_COLUMNS = 80
"""Width of a report that is not shown on a terminal, unless COLUMNS says another; files are the same everywhere."""


class Maker(Protocol):
    """Makes a text in one form and language."""

    def __call__(self, form: Format, words: Translator, *, width: int, colour: bool, other: Beside | None) -> str:
        """The text, for so many columns, with colours or without; a page links to the other."""
        ...


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where the report goes.

    Attributes:
        printed: the form on stdout.
        files: each with what its name asks for.
        browser: what prints those that are PDF; None where none is.
    """

    printed: Format
    files: tuple[Target, ...] = ()
    browser: Path | None = None


def outputs_of(
    form: str | None,
    files: Iterable[Path] | None,
    *,
    browser: Path | None = None,
    forms: Mapping[str, Format] = SUFFIXES,
) -> Outputs:
    """Check where the report is to go, before anything is asked of anybody.

    Args:
        form: what is printed; None for the terminal's.
        files: where it is written too.
        browser: what is to print a PDF; None for the one that is found.
        forms: those that can be written, by ending.

    Raises:
        ConfigError: no such form.
        OutputError: a suffix that stands for no form, a folder that is not there, or no browser for a PDF.
    """
    refuse_pdf(form)
    try:
        printed = Format.TERMINAL if form is None else Format(form.lower())
    except ValueError as error:
        raise ConfigError(
            msg("--format: “{value}” is no form; give one of {known}", value=form or "", known=", ".join(Format))
        ) from error
    targets = tuple(_checked(target_of(path, forms)) for path in files or ())
    return Outputs(printed, targets, _browser(browser) if any(one.is_pdf for one in targets) else None)


def refuse_pdf(form: str | None) -> None:
    """A PDF is no text to print.

    Raises:
        ConfigError: it was asked for.
    """
    if form is not None and form.lower() == _PDF:
        raise ConfigError(msg("--format: a PDF goes into a file; use -o report.pdf"))


def _browser(stated: Path | None) -> Path:
    from footprint.report.pdf import find_browser

    return find_browser(stated)


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

    def made(form: Format, words: Translator, *, width: int, colour: bool, other: Beside | None) -> str:
        return render(profile, form, words, width=width, colour=colour, command=command, other=other)

    deliver(made, outputs, words, environ=environ)
    if outputs.files and outputs.printed is Format.TERMINAL:
        emit("\n" + _written(outputs, profile.scope))


def screen(environ: Mapping[str, str], *, is_terminal: bool) -> tuple[int, bool]:
    """How many columns there are for what is printed, and whether it may have colours."""
    colour = is_terminal and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
    return get_terminal_size().columns if is_terminal else _asked_columns(environ), colour


def deliver(made: Maker, outputs: Outputs, words: Translator, *, environ: Mapping[str, str]) -> None:
    """Print what is made, then write its files.

    Raises:
        OutputError: see `publish`.
    """
    columns, colour = screen(environ, is_terminal=sys.stdout.isatty())
    emit(made(outputs.printed, words, width=columns, colour=colour, other=None))
    write_files(made, outputs, words)


def write_files(made: Maker, outputs: Outputs, words: Translator) -> None:
    """Write what is made into its files, each in the language that its name says, else in that of `words`.

    Raises:
        OutputError: a file can't be written; the others are.
    """
    failed: list[OutputError] = []
    for one in outputs.files:
        other = beside(one, outputs.files, words.language)
        try:
            text = made(
                one.form, words.into(one.language or words.language), width=_PLAIN_COLUMNS, colour=False, other=other
            )
            write_file(one.path, _printed(text, outputs.browser) if one.is_pdf else text)
        except OutputError as error:
            failed.append(error)
    if failed:
        raise failed[0]


def _printed(page: str, browser: Path | None) -> bytes:
    from footprint.report.pdf import pdf

    return pdf(page, browser)


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


def _checked(target: Target) -> Target:
    path, folder = target.path, target.path.parent
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
    return target


def _written(outputs: Outputs, scope: Scope) -> str:
    """The files, and how to ask one of a whole profile a question."""
    names = " · ".join(str(one.path) for one in outputs.files)
    data = next((one.path for one in outputs.files if one.form is Format.JSON), None)
    if data is None or scope in {Scope.NAMES, Scope.IDENTITY}:
        return f" {names}"
    indicator = "vis.name" if scope is Scope.SEARCH else "pub.cadence"
    return f" {names}    footprint explain {indicator} --in {data}"
