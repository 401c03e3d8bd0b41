"""What engines are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.exhibit import SearchAim
from footprint.locale import language_of
from footprint_checks.visibility.observation import Query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.case import Conditions
    from footprint.subject import Subject

_TRADE = {"fr": "réseaux sociaux", "en": "social media"}
"""The professional word of the second query, where the operator chose none."""


def queries_of(subject: Subject, conditions: Conditions) -> Iterator[Query]:
    """The name, the name with a professional word, the first handle."""
    name = " ".join((subject.name or "").replace('"', " ").split())
    if name:
        word = conditions.search_word or _TRADE[language_of(conditions.locale)]
        yield Query(SearchAim.NAME, f'"{name}"')
        yield Query(SearchAim.NAME_AND_WORD, f'"{name}" {word}')
    yield from (Query(SearchAim.HANDLE, one) for one in subject.names_to_protect[:1])
