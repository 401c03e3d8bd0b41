"""What a command is told by the program around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footprint.locale import Translator


@dataclass(frozen=True, slots=True)
class Session:
    """One start of the program.

    Attributes:
        words: the language that was asked for, or the system's.
        lang: what `--lang` said, or None.
        environ: the environment, which may hold keys.
        typed: the words after the program's name.
    """

    words: Translator
    lang: str | None
    environ: Mapping[str, str] = field(repr=False)
    typed: tuple[str, ...] = ()
