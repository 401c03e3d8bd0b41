"""Puts messages into French or English: words from gettext catalogues, numbers and dates by Babel (CLDR)."""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from footprint.message import Message, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from footprint.message import Scalar

Language: TypeAlias = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
HERE = Path(__file__).parent
DOMAIN = "footprint"
_EXACT = 4
"""Decimals of a number that is to be reckoned with; checks keep no more."""
_ROUNDED = 1e15
"""A number from here on has no decimals left; neither has one that is no number."""


def language_of(tag: str) -> Language:
    """The language of a locale name such as `fr_CA.UTF-8`; English for any other than French."""
    return "fr" if tag.lower().startswith("fr") else "en"


@dataclass(frozen=True, slots=True)
class Translator:
    """One language's words, numbers and dates."""

    language: Language
    _catalogues: tuple[gettext.NullTranslations, ...]
    _folders: tuple[tuple[str, Path], ...] = ()

    def into(self, language: Language) -> Translator:
        """The same catalogues in another language."""
        return self if language == self.language else translator(language, self._folders)

    def say(self, words: Message | Text) -> str:
        """A finished sentence."""
        if isinstance(words, Text):
            return words.fr if self.language == "fr" else words.en
        values = dict(words.values)
        said = [
            literal if name is None else literal + self._formed(values[name], form)
            for literal, name, form in _pieces(self._template(words, values))
        ]
        return "".join(said)

    def number(self, value: float, *, decimals: int = 2) -> str:
        """A number with the language's separators and at most so many decimals."""
        from babel.numbers import format_decimal

        return format_decimal(_half_up(value, decimals), format="#,##0." + "#" * decimals, locale=self.language)

    def percent(self, share: float) -> str:
        """A share of 1 as a whole percentage."""
        from babel.numbers import format_percent

        return format_percent(_half_up(share, 2), format=None, locale=self.language)

    def numbers(self, text: str) -> str:
        """A text that lists numbers written with a point, with the language's decimal separator."""
        from babel.numbers import get_decimal_symbol

        return text.replace(".", get_decimal_symbol(self.language))

    def date(self, day: str, *, form: str = "medium") -> str:
        """An ISO 8601 day in words (`short`, `medium` or `long`)."""
        from babel.dates import format_date

        said = format_date(date.fromisoformat(day[:10]), form, locale=self.language)
        # CLDR leaves out that the first of a month is an ordinal in French.
        return f"1er{said[1:]}" if self.language == "fr" and said.startswith("1 ") else said

    def _formed(self, value: Scalar, form: str) -> str:
        """A value in a form that follows the language."""
        if not isinstance(value, str):
            return self._figure(value, form)
        match form:
            case "date":
                return self.date(value)
            case "numbers":
                return self.numbers(value)
            case _:
                return value

    def _figure(self, value: float, form: str) -> str:
        match form:
            case "percent":
                return self.percent(value)
            case "" | "exact":
                return self.number(value, decimals=_EXACT if form else 2)
            case _ if form.endswith("f"):
                from babel.numbers import format_decimal

                digits = int(form[1:-1])
                return format_decimal(_half_up(value, digits), format="#,##0." + "0" * digits, locale=self.language)
            case _:
                return str(value)

    def _template(self, message: Message, values: Mapping[str, object]) -> str:
        count = values.get("n")
        for catalogue in self._catalogues:
            if message.plural is None or not isinstance(count, int):
                found = catalogue.gettext(message.text)
                known = found != message.text
            else:
                found = catalogue.ngettext(message.text, message.plural, count)
                known = found not in (message.text, message.plural)
            if known:
                return found
        if message.plural is not None and count != 1:
            return message.plural
        return message.text


@lru_cache(maxsize=1024)
def _pieces(template: str) -> tuple[tuple[str, str | None, str], ...]:
    """What to say as it is, then the name of a value and its form, as often as there are fields.

    Templates are those of the catalogues, and taken apart once; whoever hands in a profile may bring others.

    Raises:
        ValueError: the template is broken.
    """
    return tuple((literal, name, form or "") for literal, name, form, _ in Formatter().parse(template))


def _half_up(value: float, places: int) -> float | Decimal:
    """A number rounded as people do by hand: Babel would take a half to the even side."""
    if isinstance(value, int) or not abs(value) < _ROUNDED:
        return value
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def translator(language: Language, folders: Iterable[tuple[str, Path]] = ()) -> Translator:
    """The words of a language, from footprint's catalogue and those of bundles (domain, folder)."""
    return _translator(language, tuple(folders))


@lru_cache(maxsize=8)
def _translator(language: Language, others: tuple[tuple[str, Path], ...]) -> Translator:
    """Found once: where catalogues lie is looked up on the disk."""
    wanted: Sequence[tuple[str, Path]] = ((DOMAIN, HERE), *others)
    return Translator(
        language,
        tuple(gettext.translation(name, folder, [language], fallback=True) for name, folder in wanted),
        others,
    )
