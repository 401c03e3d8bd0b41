"""Sentences that travel with their numbers and are put into words only when shown.

A check decides once; its sentence is read in French and in English. So a value inside the program never holds
finished prose: it holds a `Message`, the English template (which is also the key in the message catalogues) and
the values that go into it. `footprint.locale` renders it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

Scalar: TypeAlias = str | int | float


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence in template form.

    Attributes:
        text: English template, `str.format` style. A field may ask for a form that follows the language:
            `{share:percent}`, `{day:date}` (ISO 8601 in the values), `{gain:.1f}`, `{points:numbers}` (a text that
            lists numbers, such as `0.2 → 1`), `{value:exact}` (a number to reckon with, to four decimals); a bare
            `{n}` prints a number with the language's separators and at most two decimals, and a string as it is.
        plural: template for counts other than one, chosen by the value named `n`; None when there is no count.
        values: name and value of each field, in order. A value that is a tuple-free scalar travels through JSON
            unchanged.
    """

    text: str
    plural: str | None = None
    values: tuple[tuple[str, Scalar], ...] = ()

    def __str__(self) -> str:
        """Plain English, for logs and exceptions; forms that follow a language are dropped."""
        template = self.plural if self.plural is not None and dict(self.values).get("n") != 1 else self.text
        plain = template
        for name, value in self.values:
            for form in ("", ":percent", ":date", ":numbers", ":exact", ":.1f", ":.2f"):
                plain = plain.replace("{" + name + form + "}", str(value))
        return plain


def msg(text: str, /, **values: Scalar) -> Message:
    """Make a message; the literal first argument is collected for translation."""
    return Message(text, None, tuple(values.items()))


def nmsg(one: str, many: str, /, *, n: int, **values: Scalar) -> Message:
    """Make a message that counts: `one` when `n` is 1, else `many` (each language has its own rule)."""
    return Message(one, many, (("n", n), *values.items()))


@dataclass(frozen=True, slots=True)
class Text:
    """Words of a data file, which brings both languages itself."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}  # a misspelt language is no third one

    en: str
    fr: str
