"""What `diff` and `rescore` print: two profiles, compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.comparing import Incomparable, compare
from footprint.errors import ConfigError
from footprint.message import msg
from footprint.report import COMPARISONS, SUFFIXES, Format, render_comparison

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footprint.cli.results import Outputs
    from footprint.locale import Translator
    from footprint.profile import Profile
    from footprint.report import Beside

FILES: Mapping[str, Format] = {ending: form for ending, form in SUFFIXES.items() if form in COMPARISONS}
"""How a comparison can be written, by the ending of a file."""


def form_of(word: str | None) -> Format:
    """The form that was asked for.

    Raises:
        ConfigError: a comparison has no such form.
    """
    from footprint.cli.results import refuse_pdf

    refuse_pdf(word)
    known = {one.value: one for one in COMPARISONS}
    if word is None:
        return Format.TERMINAL
    if word.lower() not in known:
        raise ConfigError(
            msg("--format: “{value}” is no form; give one of {known}", value=word, known=", ".join(known))
        )
    return known[word.lower()]


def print_comparison(
    old: Profile, new: Profile, outputs: Outputs, words: Translator, *, environ: Mapping[str, str]
) -> None:
    """Print what changed, and write it where it is to go too.

    Raises:
        ConfigError: the two can't be compared.
        OutputError: see `deliver`.
    """
    from footprint.cli.results import deliver

    found = compare(old, new)
    if isinstance(found, Incomparable):
        raise ConfigError(found.why)

    def made(form: Format, words: Translator, *, width: int, colour: bool, other: Beside | None) -> str:
        return render_comparison(found, form, words, width=width, colour=colour, other=other)

    deliver(made, outputs, words, environ=environ)
