"""Reports: one finished profile, shown in the format that the reader needs.

A format is one renderer: a module here, and its line in `_renderer`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from footprint.errors import OutputError
from footprint.message import msg
from footprint.profile import Scope
from footprint.report.files import write_file
from footprint.report.targets import SUFFIXES, Beside, Format, Target, beside, target_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from footprint.comparing import Comparison
    from footprint.locale import Translator
    from footprint.profile import Profile

__all__ = [
    "COMPARISONS",
    "SUFFIXES",
    "Beside",
    "Format",
    "Renderer",
    "Target",
    "beside",
    "read_profile",
    "render",
    "render_comparison",
    "render_sheet",
    "target_of",
    "write_file",
]


COMPARISONS: tuple[Format, ...] = (Format.TERMINAL, Format.HTML, Format.MD, Format.JSON)
"""How a comparison can be shown."""


class Renderer(Protocol):
    """Puts a finished profile into one format; computes nothing that the profile does not say."""

    def __call__(self, profile: Profile, words: Translator) -> str:
        """The whole report as text."""
        ...


def render(
    profile: Profile,
    form: Format,
    words: Translator,
    *,
    width: int = 80,
    colour: bool = False,
    command: str = "",
    other: Beside | None = None,
) -> str:
    """The report in one format.

    Args:
        profile: what to show.
        form: how.
        words: the language.
        width: columns of the terminal; other formats ignore it.
        colour: whether the terminal may be sent colours; other formats ignore it.
        command: the command that was typed, to go on from in a terminal; empty when it is not known.
        other: the same page in another language, which this one links to; other formats ignore it.
    """
    return _renderer(form, width, colour=colour, command=command, other=other)(profile, words)


def _renderer(form: Format, width: int, *, colour: bool, command: str, other: Beside | None) -> Renderer:
    match form:
        case Format.TERMINAL:
            from footprint.report.terminal import Terminal

            return Terminal(width=width, colour=colour, command=command)
        case Format.JSON:
            return _json
        case Format.HTML:
            from footprint.report.webpage import webpage

            return partial(webpage, other=other)
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
    comparison: Comparison,
    form: Format,
    words: Translator,
    *,
    width: int = 80,
    colour: bool = False,
    other: Beside | None = None,
) -> str:
    """What changed between two profiles, in one format.

    Args:
        comparison: what to show.
        form: how; `COMPARISONS` has the forms there are.
        words: the language.
        width: as in `render`.
        colour: as in `render`.
        other: as in `render`.
    """
    match form:
        case Format.HTML:
            from footprint.report.comparison import compared
            from footprint.report.webpage import comparison_page

            return comparison_page(compared(comparison, words), words, other=other)
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
    other: Beside | None = None,
) -> str:
    """The interview sheet in one format.

    Args:
        profile: of a whole audit.
        form: how; there is no picture of it.
        words: the language.
        needed: numbers of the criteria that the employer needs on day one.
        width: columns of the terminal; other formats ignore it.
        colour: whether the terminal may be sent colours; other formats ignore it.
        other: as in `render`.

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

            return sheet_page(sheet(profile, words, needed=needed), words, other=other)
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
