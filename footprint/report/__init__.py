"""Reports: one finished profile, shown in the format that the reader needs.

A format is one renderer: a module here, and its line in `_renderer`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from footprint.errors import OutputError
from footprint.message import msg
from footprint.profile import Scope
from footprint.report.files import write_file

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from footprint.comparing import Comparison
    from footprint.locale import Translator
    from footprint.profile import Profile

__all__ = [
    "COMPARISONS",
    "Format",
    "Renderer",
    "format_of",
    "read_profile",
    "render",
    "render_comparison",
    "render_sheet",
    "write_file",
]


class Format(StrEnum):
    """How a profile can be shown."""

    TERMINAL = "terminal"
    JSON = "json"
    HTML = "html"
    MD = "md"
    SVG = "svg"
    """A picture of what names what, and of nothing else."""


SUFFIXES: Mapping[str, Format] = {
    ".json": Format.JSON,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".md": Format.MD,
    ".txt": Format.TERMINAL,
    ".svg": Format.SVG,
}


COMPARISONS: tuple[Format, ...] = (Format.TERMINAL, Format.MD, Format.JSON)
"""How a comparison can be shown."""


class Renderer(Protocol):
    """Puts a finished profile into one format; computes nothing that the profile does not say."""

    def __call__(self, profile: Profile, words: Translator) -> str:
        """The whole report as text."""
        ...


def format_of(path: Path) -> Format:
    """The format that a file's suffix stands for.

    Raises:
        OutputError: no format has this suffix.
    """
    found = SUFFIXES.get(path.suffix.lower())
    if not path.suffix:
        raise OutputError(msg("{path} has no ending; use .html, .json, .md, .txt or .svg", path=str(path)))
    if found is None:
        raise OutputError(
            msg(
                "{path}: no report format ends in '{suffix}'; use one of {known}",
                path=str(path),
                suffix=path.suffix,
                known=", ".join(SUFFIXES),
            )
        )
    return found


def render(
    profile: Profile, form: Format, words: Translator, *, width: int = 80, colour: bool = False, command: str = ""
) -> str:
    """The report in one format.

    Args:
        profile: what to show.
        form: how.
        words: the language.
        width: columns of the terminal; other formats ignore it.
        colour: whether the terminal may be sent colours; other formats ignore it.
        command: the command that was typed, to go on from in a terminal; empty when it is not known.
    """
    return _renderer(form, width, colour=colour, command=command)(profile, words)


def _renderer(form: Format, width: int, *, colour: bool, command: str) -> Renderer:
    match form:
        case Format.TERMINAL:
            from footprint.report.terminal import Terminal

            return Terminal(width=width, colour=colour, command=command)
        case Format.JSON:
            return _json
        case Format.HTML:
            from footprint.report.webpage import webpage

            return webpage
        case Format.MD:
            from footprint.report.markdown import markdown

            return markdown
        case Format.SVG:
            from footprint.report.picture import picture

            return picture


def _json(profile: Profile, words: Translator) -> str:
    """The profile, or the graph of identifiers where only that was asked for: a document of its own."""
    if profile.scope is Scope.IDENTITY:
        from footprint.report.identity_document import identity_document

        return identity_document(profile, words)
    from footprint.report.document import document

    return document(profile, words)


def render_comparison(
    comparison: Comparison, form: Format, words: Translator, *, width: int = 80, colour: bool = False
) -> str:
    """What changed between two profiles, as text for a terminal, Markdown or JSON.

    Args:
        comparison: what to show.
        form: how; `COMPARISONS` has the forms there are.
        words: the language.
        width: as in `render`.
        colour: as in `render`.
    """
    match form:
        case Format.JSON:
            from footprint.report.document import dumped

            return dumped(comparison, words)
        case Format.MD:
            from footprint.report.markdown_comparison import markdown_comparison

            return markdown_comparison(comparison, words)
        case _:
            from footprint.report.terminal_comparison import terminal_comparison

            return terminal_comparison(comparison, words, width=width, colour=colour)


def render_sheet(
    profile: Profile,
    form: Format,
    words: Translator,
    *,
    needed: Collection[int] = (),
    width: int = 80,
    colour: bool = False,
) -> str:
    """The interview sheet in one format.

    Args:
        profile: of a whole audit.
        form: how; there is no picture of it.
        words: the language.
        needed: numbers of the criteria that the employer needs on day one.
        width: columns of the terminal; other formats ignore it.
        colour: whether the terminal may be sent colours; other formats ignore it.

    Raises:
        OutputError: it was to be a picture.
    """
    from footprint.report.interviewing import sheet

    match form:
        case Format.TERMINAL:
            from footprint.report.terminal import sheet_lines

            return sheet_lines(sheet(profile, words, needed=needed), words, width=width, colour=colour)
        case Format.JSON:
            from footprint.report.interview_document import interview_document

            return interview_document(profile, words, needed=needed)
        case Format.HTML:
            from footprint.report.webpage import sheet_page

            return sheet_page(sheet(profile, words, needed=needed), words)
        case Format.MD:
            from footprint.report.markdown_sheet import whole_sheet

            return whole_sheet(sheet(profile, words, needed=needed), words)
        case Format.SVG:
            raise OutputError(msg("there is no picture of an interview sheet; give html, md, json or terminal"))


def read_profile(text: str, where: str) -> Profile:
    """The profile that a JSON report holds.

    Args:
        text: the report.
        where: its name, for the error.

    Raises:
        ProfileError: it is no profile, or a newer footprint wrote it.
    """
    from footprint.report.document import read

    return read(text, where)
