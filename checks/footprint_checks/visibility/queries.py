"""What engines are asked for."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from footprint.exhibit import SearchAim
from footprint.locale import language_of
from footprint_checks.visibility.observation import Query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.case import Conditions
    from footprint.subject import Subject
    from footprint_checks.citing import Person

_TRADE = {"fr": "réseaux sociaux", "en": "social media"}
"""The professional word of the second query, where the operator chose none."""
_TYPED = str.maketrans(
    {**dict.fromkeys("\u2019\u02bc", "'"), **dict.fromkeys("\u2010\u2011\u2013", "-"), **dict.fromkeys("“”«»", '"')}
)
"""What word processors make of apostrophes, hyphens and quotes, as people type them into a search."""


def queries_of(subject: Subject, conditions: Conditions, person: Person) -> Iterator[Query]:
    """The name, the name with a professional word, the first handle, the first domain that is the candidate's own.

    A name is searched as one phrase, in the order and with the accents in which it was given: engines fold accents
    themselves, and without quotes they find everybody who has one of its words.
    """
    name = _phrase(subject.name or "")
    if name:
        word = conditions.search_word or _TRADE[language_of(conditions.locale)]
        yield Query(SearchAim.NAME, name)
        yield Query(SearchAim.NAME_AND_WORD, f"{name} {word}")
    yield from (Query(SearchAim.HANDLE, _word(one)) for one in subject.names_to_protect[:1])
    domain = next((one.domain for one in person.known if one.domain), "")
    if domain:
        yield Query(SearchAim.DOMAIN, domain)


def _phrase(name: str) -> str:
    typed = unicodedata.normalize("NFC", name).translate(_TYPED)
    words = " ".join(typed.replace('"', " ").split())
    return f'"{words}"' if words else ""


def _word(handle: str) -> str:
    """A handle that begins like an operator of engines is quoted: `-camille` would ask for all that is not hers."""
    return f'"{handle}"' if not handle[:1].isalnum() else handle
