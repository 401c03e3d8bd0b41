"""The words of the trade, explained to those who are not of it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, model_validator

from footprint.criteria.reading import tables, valid
from footprint.message import Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from footprint.locale import Language

FILE = "glossary.toml"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Forms(_Part):
    """Further words for a term, in each language; plurals in s, es and x are understood."""

    en: tuple[str, ...] = ()
    fr: tuple[str, ...] = ()


class _Words:
    """Whole words to look for in any case, with or without a plural's ending, the longest first."""

    def __init__(self, words: Iterable[str]) -> None:
        self._plain = tuple(sorted((one.casefold() for one in words), key=lambda one: (-len(one), one)))
        self._pattern = re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(map(re.escape, self._plain))})(?:es|s|x)?(?![\w-])")

    def is_in(self, text: str) -> bool:
        """Is one of them in a folded text? Most are not, which a plain look tells quickly."""
        return any(one in text for one in self._plain) and self._pattern.search(text) is not None

    def place_in(self, text: str, folded: str) -> tuple[int, int] | None:
        """Where one of them first stands in a text, given the same text folded."""
        found = self._pattern.search(text) if any(one in folded for one in self._plain) else None
        return None if found is None else found.span()

    def cut(self, text: str) -> str:
        """The text without them."""
        return self._pattern.sub(" ", text)


class Term(_Part):
    """A term and one sentence that explains it.

    Attributes:
        id: kebab-case; never changes meaning.
        name: as it is listed.
        meaning: one sentence without terms that are harder than this one.
        forms: see there.
    """

    id: str
    name: Text
    meaning: Text
    forms: Forms = Forms()

    def is_in(self, text: Text) -> bool:
        """Does either language of a folded text use it?"""
        return self._english.is_in(text.en) or self._french.is_in(text.fr)

    def place_in(self, text: str, folded: str, language: Language) -> tuple[int, int] | None:
        """Where it first stands in a text of one language, given the same text folded; None where it does not."""
        return (self._french if language == "fr" else self._english).place_in(text, folded)

    def without(self, text: Text) -> Text:
        """The text with the term cut out of either language."""
        return Text(self._english.cut(text.en), self._french.cut(text.fr))

    @cached_property
    def _english(self) -> _Words:
        return _Words((self.name.en, *self.forms.en))

    @cached_property
    def _french(self) -> _Words:
        return _Words((self.name.fr, *self.forms.fr))


class Glossary(_Part):
    """Every term, by the alphabet of ids."""

    terms: tuple[Term, ...]

    def used_in(self, texts: Iterable[Text]) -> tuple[Term, ...]:
        """The terms that some texts use, in the glossary's order."""
        listed = tuple(texts)
        english, french = "\n".join(one.en for one in listed), "\n".join(one.fr for one in listed)
        whole = Text(english.casefold(), french.casefold())
        return tuple(one for one in self.terms if one.is_in(whole))

    @model_validator(mode="after")
    def _each_once(self) -> Glossary:
        ids = [one.id for one in self.terms]
        if ids != sorted(set(ids)):
            raise ValueError("the terms must stand in the order of their ids, each once")
        return self


def load_glossary(path: Path | None = None) -> Glossary:
    """Read the glossary that comes with footprint, or a file of the same form.

    Raises:
        CriteriaError: the file can't be read or breaks the schema.
    """
    return valid(Glossary, tables(FILE, path), FILE if path is None else path.name)
