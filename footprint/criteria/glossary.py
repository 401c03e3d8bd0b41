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

FILE = "glossary.toml"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Forms(_Part):
    """Further words for a term, in each language; plurals in s, es and x are understood."""

    en: tuple[str, ...] = ()
    fr: tuple[str, ...] = ()


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

    @cached_property
    def _english(self) -> re.Pattern[str]:
        return _any_of((self.name.en, *self.forms.en))

    @cached_property
    def _french(self) -> re.Pattern[str]:
        return _any_of((self.name.fr, *self.forms.fr))

    def is_in(self, text: Text) -> bool:
        """Does either language use it?"""
        return bool(self._english.search(text.en) or self._french.search(text.fr))

    def without(self, text: Text) -> Text:
        """The text with the term cut out of either language."""
        return Text(self._english.sub(" ", text.en), self._french.sub(" ", text.fr))


class Glossary(_Part):
    """Every term, by the alphabet of ids."""

    terms: tuple[Term, ...]

    def used_in(self, texts: Iterable[Text]) -> tuple[Term, ...]:
        """The terms that some texts use, in the glossary's order."""
        whole = tuple(texts)
        return tuple(one for one in self.terms if any(one.is_in(text) for text in whole))

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


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Whole words, longest first, in any case, with or without a plural's ending."""
    longest = sorted(words, key=lambda one: (-len(one), one))
    return re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?:es|s|x)?(?![\w-])")
