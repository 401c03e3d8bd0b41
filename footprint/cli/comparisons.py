"""What `diff` and `rescore` print: two profiles, compared."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from footprint.comparing import Incomparable, compare
from footprint.errors import ConfigError
from footprint.message import msg
from footprint.report import COMPARISONS, Format, render_comparison

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footprint.locale import Translator
    from footprint.profile import Profile


def form_of(word: str | None) -> Format:
    """The form that was asked for.

    Raises:
        ConfigError: a comparison has no such form.
    """
    known = {one.value: one for one in COMPARISONS}
    if word is None:
        return Format.TERMINAL
    if word.lower() not in known:
        raise ConfigError(
            msg("--format: “{value}” is no form; give one of {known}", value=word, known=", ".join(known))
        )
    return known[word.lower()]


def print_comparison(
    old: Profile, new: Profile, form: Format, words: Translator, *, environ: Mapping[str, str]
) -> None:
    """Print what changed.

    Raises:
        ConfigError: the two can't be compared.
    """
    from footprint.cli.output import emit
    from footprint.cli.results import screen

    found = compare(old, new)
    if isinstance(found, Incomparable):
        raise ConfigError(found.why)
    columns, colour = screen(environ, is_terminal=sys.stdout.isatty())
    emit(render_comparison(found, form, words, width=columns, colour=colour))
