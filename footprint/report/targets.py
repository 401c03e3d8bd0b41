"""What the name of a file says of the report in it: the form, the language, and what stands beside it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from footprint.errors import OutputError
from footprint.locale import LANGUAGES
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from footprint.locale import Language
    from footprint.report.page import Link


class Format(StrEnum):
    """How a profile can be shown, as text."""

    TERMINAL = "terminal"
    JSON = "json"
    HTML = "html"
    MD = "md"
    SVG = "svg"
    """A picture of what names what, and of nothing else."""


_PDF = ".pdf"
SUFFIXES: Mapping[str, Format] = {
    ".json": Format.JSON,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    _PDF: Format.HTML,
    ".md": Format.MD,
    ".txt": Format.TERMINAL,
    ".svg": Format.SVG,
}
"""By the ending of a file; a PDF is the page, printed."""

_ENDONYMS: Mapping[Language, str] = {"fr": "Français", "en": "English"}


@dataclass(frozen=True, slots=True)
class Target:
    """A file that a report goes to.

    Attributes:
        path: of the file.
        form: of the text.
        language: the one that stands before the ending, as in `camille.fr.html`; None where none does.
        is_pdf: the text, which is a page, is printed.
    """

    path: Path
    form: Format
    language: Language | None = None
    is_pdf: bool = False

    @property
    def is_page(self) -> bool:
        """Is it a page for a browser?"""
        return self.form is Format.HTML and not self.is_pdf

    @property
    def name(self) -> str:
        """The file's name without its ending and its language."""
        stem = self.path.stem
        return stem if self.language is None else Path(stem).stem


@dataclass(frozen=True, slots=True)
class Beside:
    """The same page in another language.

    Attributes:
        language: that language.
        href: relative address.
        back: to what the page is a part of, where it is read on the local page; None for a file.
    """

    language: Language
    href: str
    back: Link | None = None

    @property
    def endonym(self) -> str:
        """What the language calls itself."""
        return _ENDONYMS[self.language]


def target_of(path: Path, forms: Mapping[str, Format] = SUFFIXES) -> Target:
    """What a file's name asks for.

    Args:
        path: of the file.
        forms: those that can be written, by ending.

    Raises:
        OutputError: no form has this ending.
    """
    suffix = path.suffix.lower()
    found = forms.get(suffix)
    if not suffix:
        raise OutputError(msg("{path} has no ending; use one of {known}", path=str(path), known=", ".join(forms)))
    if found is None:
        raise OutputError(
            msg(
                "{path}: no report format ends in '{suffix}'; use one of {known}",
                path=str(path),
                suffix=path.suffix,
                known=", ".join(forms),
            )
        )
    inner = Path(path.stem).suffix.lower().removeprefix(".")
    return Target(path, found, next((one for one in LANGUAGES if one == inner), None), is_pdf=suffix == _PDF)


def beside(target: Target, others: Iterable[Target], usual: Language) -> Beside | None:
    """The page of the same name in the same folder that is in the other language.

    Args:
        target: a page; anything else has none.
        others: every file that is written.
        usual: language of a file whose name has none.
    """
    if not target.is_page:
        return None
    own = target.language or usual
    for one in others:
        is_alike = one.is_page and one.name == target.name and _folder(one.path) == _folder(target.path)
        if is_alike and (one.language or usual) != own:
            return Beside(one.language or usual, quote(one.path.name))
    return None


def _folder(path: Path) -> str:
    return os.path.abspath(path.parent)  # noqa: PTH100 (`resolve` would follow links: two names are two files)
