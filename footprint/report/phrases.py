"""Small pieces of sentences that several parts of a report share."""

from __future__ import annotations

from datetime import UTC, date
from itertools import groupby
from typing import TYPE_CHECKING

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_skeleton

from footprint.message import msg
from footprint.report.clean import href
from footprint.report.page import Link, Pair, Proof
from footprint.report.words import outcome
from footprint.search.given import spelled

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from footprint.finding import Evidence
    from footprint.locale import Translator

DOT = " · "
BRIEF = 60
"""Characters of an address that is only to say where something stands; the link leads to the whole."""


def joined(parts: Iterable[str]) -> str:
    """The parts that say something, with a middle dot between them."""
    return DOT.join(part for part in parts if part)


def opened(sentence: str) -> str:
    """The sentence with its first letter as a capital."""
    return sentence[:1].upper() + sentence[1:]


def ended(sentence: str) -> str:
    """The sentence with a full stop, so that several can follow each other."""
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def bare(address: str) -> str:
    """An address as people say it."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/") or address


def brief(address: str) -> str:
    """A long address as far as a reader wants it: where it leads, without what it asks of a machine there."""
    said = bare(address)
    place, question, _ = said.partition("?")
    return clipped(f"{place}{question}…" if question else said, BRIEF) if len(said) > BRIEF or question else said


def clipped(text: str, most: int) -> str:
    """The text, or its beginning where it is longer than so many characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def spellings(names: Iterable[str]) -> dict[str, str]:
    """Each handle with how it is spelled, whatever its network or server adds."""
    every = tuple(names)
    plain = {one for one in every if "@" not in one}
    return {one: _spelling(one, plain) for one in every}


def gathered(pairs: Iterable[tuple[str, str]]) -> tuple[Pair, ...]:
    """Names under what is said of them, in the order in which each was first said."""
    found: dict[str, list[str]] = {}
    for said, name in pairs:
        found.setdefault(said, []).append(name)
    return tuple(Pair(opened(said), joined(names)) for said, names in found.items())


def named(words: Translator, name: str, value: str) -> str:
    """A name, a colon as the language sets it, and a value."""
    return words.say(msg("{name}: {value}", name=name, value=value))


def span(words: Translator, low: float, high: float) -> str:
    """A range of whole points."""
    return words.say(msg("{low}\u2013{high}", low=low, high=high))


def day(words: Translator, iso: str) -> str:
    """A day in words; what is not an ISO 8601 day stays as it was written."""
    try:
        return words.date(iso)
    except ValueError:
        return iso


def is_day(iso: str) -> bool:
    """Is this an ISO 8601 day?"""
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return True


def month(words: Translator, iso: str) -> str:
    """A month, `YYYY-MM`, in words; what is not one stays as it was written."""
    try:
        first = date.fromisoformat(f"{iso}-01")
    except ValueError:
        return iso
    return format_skeleton("yMMMM", first, locale=words.language)


def language(words: Translator, tag: str) -> str:
    """A language by its name; what is no tag stays as it was written."""
    try:
        return Locale.parse(tag, sep="-").get_language_name(words.language) or tag
    except (ValueError, UnknownLocaleError):
        return tag


def moment(time: datetime) -> str:
    """A moment to the minute, the same in every language."""
    return f"{time.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def linked(url: str, text: str = "") -> Link:
    """Words, or the address itself, that lead to an address where that is safe."""
    return Link(text or url, href(url))


def proofs(words: Translator, evidence: Iterable[Evidence]) -> tuple[Proof, ...]:
    """Evidence as it is shown."""
    return tuple(_proof(words, one, spelled(one.url)) for one in evidence)


def by_exchange(every: Iterable[Proof]) -> tuple[tuple[Proof, ...], ...]:
    """Neighbours that are places of one answer, together: what they share need be told once."""
    groups = groupby(every, key=lambda one: (one.link, one.time, one.outcome, one.sha256))
    return tuple(tuple(same) for _, same in groups)


def _proof(words: Translator, one: Evidence, given: str) -> Proof:
    """One piece of evidence; of a list that a person looked up nobody was asked."""
    return Proof(
        link=Link(given) if given else linked(one.url),
        time=moment(one.time),
        outcome=words.say(msg("read from the file that was given") if given else outcome(one.outcome)),
        sha256=one.sha256 or "",
        where=one.where,
        excerpt=one.excerpt,
    )


def _spelling(name: str, plain: Iterable[str]) -> str:
    """A handle without what its network or server adds, given those that stand alone."""
    bare = name.partition("@")[0]
    return min((one for one in plain if bare == one or bare.startswith(f"{one}.")), key=len, default=bare)
