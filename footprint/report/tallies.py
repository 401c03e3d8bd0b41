"""Sentences on lists of results: how many are whose, and what may still be asked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from babel.lists import format_list

from footprint.exhibit import Per, SearchKind, SearchStatus, Whose
from footprint.message import Message, msg, nmsg
from footprint.report.words import SEARCHES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from footprint.exhibit import Left, SearchPage, SearchResult
    from footprint.locale import Translator

FIRST = 10
"""Results that a page of an engine shows, and that are counted."""

ONLY: Mapping[Whose, Message] = {
    Whose.OWN: msg("There is only one result, and it is the candidate's."),
    Whose.ABOUT: msg("There is only one result, and it is about the candidate."),
    Whose.SOMEONE_ELSE: msg("There is only one result, and it is someone else's."),
    Whose.CANNOT_TELL: msg("There is only one result, and whose it is can't be told."),
}
NONE_OWN = msg("none is known to be the candidate's")
NEITHER = msg("none is known to be the candidate's or about them")
ALL_OWN = msg("all are the candidate's")

NO_ENTRY = msg("No entry of that name.")
NOT_THERE = msg("Not found there, which says nothing: the index is small.")

FAMILIES: Mapping[str, str] = {
    "bing": "Bing",
    "duckduckgo": "Bing",
    "ddg": "Bing",
    "yahoo": "Bing",
    "google": "Google",
    "startpage": "Google",
    "serper": "Google",
    "serpapi": "Google",
    "brave": "Brave",
    "mojeek": "Mojeek",
}
"""Whose index an engine draws on, by a word of its name."""


def told(page: SearchPage, words: Translator) -> str:
    """What one answer showed, in a sentence."""
    if page.status not in {SearchStatus.OK, SearchStatus.EMPTY}:
        return words.say(SEARCHES[page.status])
    results = page.results[:FIRST]
    match page.kind:
        case SearchKind.RANK if not results:
            return words.say(SEARCHES[SearchStatus.EMPTY])
        case SearchKind.RANK:
            return _ranked(results, words)
        case SearchKind.COVERAGE:
            return _covered(results, words)
        case SearchKind.ENTITY:
            return _entered(results, words)


def left_open(page: SearchPage, words: Translator) -> str:
    """How many results can't be told because their pages were not seen; may be empty."""
    hidden = sum(one.is_open for one in page.results[:FIRST])
    if not hidden:
        return ""
    said = nmsg(
        "The page of one result was not seen; it may be about the candidate.",
        "The pages of {n} results were not seen; they may be about the candidate.",
        n=hidden,
    )
    return words.say(said)


def allowance(left: Left) -> Message:
    """What may still be asked."""
    return _money(left) if left.is_money else _searches(left)


def kinship(engines: Sequence[str], words: Translator) -> tuple[str, ...]:
    """A sentence for each index on which two or more of these engines draw."""
    found: dict[str, list[str]] = {}
    for engine in dict.fromkeys(engines):
        if index := _index(engine):
            found.setdefault(index, []).append(engine)
    return tuple(
        words.say(
            msg(
                "{engines} draw on one index, that of {index}: where they agree, that is one sign and not several.",
                engines=format_list(same, locale=words.language),
                index=index,
            )
        )
        for index, same in found.items()
        if len(same) > 1
    )


def _ranked(results: Sequence[SearchResult], words: Translator) -> str:
    total = len(results)
    if total == 1:
        return words.say(ONLY[results[0].whose])
    parts = ", ".join(words.say(one) for one in _parts(results))
    if total == FIRST:
        return words.say(msg("Of the first ten, {parts}.", parts=parts))
    return words.say(msg("There are only {total} results: {parts}.", total=total, parts=parts))


def _parts(results: Sequence[SearchResult]) -> Iterator[Message]:
    """Whose the results are, counted; of what there is none of, only what matters is said."""
    counts = Counter(one.whose for one in results)
    own, about = counts[Whose.OWN], counts[Whose.ABOUT]
    if own == len(results):
        yield ALL_OWN
    elif own:
        yield nmsg("{n} is the candidate's", "{n} are the candidate's", n=own)
    else:
        yield NONE_OWN if about else NEITHER
    if about:
        yield nmsg("{n} is about them", "{n} are about them", n=about)
    if others := counts[Whose.SOMEONE_ELSE]:
        yield nmsg("{n} is someone else's", "{n} are someone else's", n=others)
    if unknown := counts[Whose.CANNOT_TELL]:
        yield nmsg("{n} can't be told", "{n} can't be told", n=unknown)


def _covered(results: Sequence[SearchResult], words: Translator) -> str:
    counts = Counter(one.whose for one in results)
    own, about = counts[Whose.OWN], counts[Whose.ABOUT]
    if not own and not about:
        return words.say(NOT_THERE)
    if not about:
        return words.say(
            nmsg("Found there, with {n} page of their own.", "Found there, with {n} pages of their own.", n=own)
        )
    if not own:
        return words.say(
            nmsg("Found there, with {n} page about them.", "Found there, with {n} pages about them.", n=about)
        )
    said = msg("Found there, with pages of their own ({own}) and about them ({about}).", own=own, about=about)
    return words.say(said)


def _entered(results: Sequence[SearchResult], words: Translator) -> str:
    if not results:
        return words.say(NO_ENTRY)
    return " ".join(words.say(one) for one in _entries(results))


def _entries(results: Sequence[SearchResult]) -> Iterator[Message]:
    counts = Counter(one.whose for one in results)
    if known := counts[Whose.OWN] + counts[Whose.ABOUT]:
        yield nmsg("{n} entry about the candidate.", "{n} entries about the candidate.", n=known)
    if others := counts[Whose.SOMEONE_ELSE]:
        yield nmsg(
            "{n} entry of that name is someone else's.", "{n} entries of that name are someone else's.", n=others
        )
    if unknown := counts[Whose.CANNOT_TELL]:
        yield nmsg(
            "Of {n} entry of that name it can't be told whose it is.",
            "Of {n} entries of that name it can't be told whose they are.",
            n=unknown,
        )


def _searches(left: Left) -> Message:
    amount = int(left.amount)
    match left.per:
        case Per.DAY:
            return nmsg("{n} search left today", "{n} searches left today", n=amount)
        case Per.MONTH:
            return nmsg("{n} search left this month", "{n} searches left this month", n=amount)
        case Per.EVER:
            return nmsg("{n} search left", "{n} searches left", n=amount)


def _money(left: Left) -> Message:
    match left.per:
        case Per.DAY:
            return msg("${amount:.2f} left today", amount=left.amount)
        case Per.MONTH:
            return msg("${amount:.2f} left this month", amount=left.amount)
        case Per.EVER:
            return msg("${amount:.2f} left", amount=left.amount)


def _index(engine: str) -> str:
    """The index that an engine draws on; empty where that is not known.

    Of a server of many engines the one in brackets counts, since it stands last.
    """
    known = [FAMILIES[one] for one in _words(engine) if one in FAMILIES]
    return known[-1] if known else ""


def _words(engine: str) -> list[str]:
    return "".join(one if one.isalnum() else " " for one in engine.casefold()).split()
