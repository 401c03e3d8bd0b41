"""From lists of results to what a report says of them: by query, engine beside engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.exhibit import SearchAim, SearchKind, SearchStatus, Whose
from footprint.message import Message, msg
from footprint.report import labels
from footprint.report.lines import grouped
from footprint.report.page import Link, Pair
from footprint.report.phrases import clipped, joined, linked, proofs
from footprint.report.search import ByHand, Cell, Comparison, Listing, Place, Question, Row, Search
from footprint.report.tallies import FIRST, allowance, kinship, left_open, told
from footprint.report.words import WHOSE, WHOSE_SHORT
from footprint.search.given import spelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from footprint.exhibit import SearchPage, SearchResult
    from footprint.locale import Translator
    from footprint.profile import Profile

SHAPES: Mapping[Whose, str] = {
    Whose.OWN: "disc",
    Whose.ABOUT: "half",
    Whose.SOMEONE_ELSE: "square",
    Whose.CANNOT_TELL: "unseen",
}
"""The mark of whose a result is: shape as well as colour, as accounts have theirs."""

AIMS: Mapping[SearchAim, Message] = {
    SearchAim.NAME: msg("The name"),
    SearchAim.NAME_AND_WORD: msg("The name with a professional word"),
    SearchAim.HANDLE: msg("The handle"),
    SearchAim.DOMAIN: msg("The candidate's own domain"),
}
METHOD: tuple[Message, ...] = (
    msg(
        "Every engine was asked for the same words, in the language and region that stand beside its answer. Its own "
        "order is kept: lists are never merged, and no mean is taken over engines. For the score, the best answer "
        "counts."
    ),
    msg(
        "A result is the candidate's when its address is proved to be theirs. It is about them when its page was seen "
        "to speak of them, and someone else's when its page contradicts what is known of them. Of any other nobody can "
        "tell, and it is said so."
    ),
    msg(
        "Of a result that is neither the candidate's nor about them, its place, its domain and whose it is are kept: "
        "no address, no title."
    ),
    msg(
        "What an engine shows differs with the place, the language, the day and the reader. An engine that turned the "
        "question away has said nothing: that lowers no score, and widens the range."
    ),
)

LONGEST = 160
"""Letters of a title, a query or a name that are shown; where it leads, it leads whole."""
_SPEAKS = (SearchStatus.OK, SearchStatus.EMPTY)


def search(profile: Profile, words: Translator) -> Search:
    """All that was searched for."""
    asked = _asked(profile)
    pages = [one for one in profile.searches if one.provider in asked]
    ranked = [one for one in pages if one.kind is SearchKind.RANK]
    return Search(
        questions=tuple(_questions(ranked, words)),
        kin=kinship([_short(one.provider) for one in ranked if one.status in _SPEAKS], words),
        small=_others(pages, SearchKind.COVERAGE, words),
        entries=_others(pages, SearchKind.ENTITY, words),
        by_hand=tuple(_by_hand([one for one in profile.searches if one.provider not in asked], words)),
        left=tuple(_left(pages, words)),
    )


def counts(profile: Profile, words: Translator) -> tuple[Pair, ...]:
    """For each query, how many of the first results of every engine that answered are the candidate's or about them."""
    asked = _asked(profile)
    ranked = [one for one in profile.searches if one.provider in asked and one.kind is SearchKind.RANK]
    return tuple(
        Pair(
            words.say(msg("{aim}, theirs or about them", aim=words.say(AIMS[aim]))),
            joined(words.say(_count(one)) for one in same if one.status in _SPEAKS),
        )
        for (aim, _), same in _by_query(ranked).items()
        if any(one.status in _SPEAKS for one in same)
    )


def _count(page: SearchPage) -> Message:
    first = page.results[:FIRST]
    if not first:
        return msg("{engine} without a result", engine=_short(page.provider))
    known = sum(map(_is_known, first))
    return msg("{engine} {known} of {total}", engine=_short(page.provider), known=known, total=len(first))


def _asked(profile: Profile) -> set[str]:
    """The engines that were asked at all: the others are pages for a person to open."""
    return {one.provider for one in profile.searches if one.evidence or one.status is not SearchStatus.DISABLED}


def _questions(pages: Iterable[SearchPage], words: Translator) -> Iterator[Question]:
    for (aim, query), same in _by_query(pages).items():
        yield Question(
            aim=words.say(AIMS[aim]),
            query=_short(query),
            compared=_compared([one for one in same if one.status in _SPEAKS], words),
            listings=tuple(_listing(one, words) for one in sorted(same, key=lambda one: one.status not in _SPEAKS)),
        )


def _by_query(pages: Iterable[SearchPage]) -> dict[tuple[SearchAim, str], list[SearchPage]]:
    """The answers to the same query, the name first."""
    every = sorted(pages, key=lambda one: list(SearchAim).index(one.aim))
    return grouped(every, lambda one: (one.aim, one.query))


def _compared(pages: list[SearchPage], words: Translator) -> Comparison | None:
    if len(pages) < 2 or not any(one.results for one in pages):  # noqa: PLR2004 (one has nothing beside it)
        return None
    columns = [{result.rank: result.whose for result in one.results} for one in pages]
    last = min(max(rank for column in columns for rank in column), FIRST)
    return Comparison(
        tuple(_short(one.provider) for one in pages),
        tuple(
            Row(words.number(rank), tuple(_cell(column.get(rank), words) for column in columns))
            for rank in range(1, last + 1)
        ),
    )


def _cell(whose: Whose | None, words: Translator) -> Cell:
    return Cell("", "") if whose is None else Cell(SHAPES[whose], words.say(WHOSE_SHORT[whose]))


def _listing(page: SearchPage, words: Translator, *, names_query: bool = False) -> Listing:
    # Where and when a person looked stands in the engine's name.
    is_asked = page.evidence and not any(map(spelled, (one.url for one in page.evidence)))
    day = words.date(page.evidence[0].time.date().isoformat()) if is_asked else ""
    is_rank = page.kind is SearchKind.RANK
    return Listing(
        engine=_short(page.provider),
        query=_short(page.query) if names_query else "",
        is_silent=page.status not in _SPEAKS,
        said=told(page, words),
        note=left_open(page, words) if is_rank else "",
        asked=joined((_short(page.locale), day)),
        link=linked(page.link, words.say(labels.FOLLOW)) if page.link else Link(""),
        places=tuple(_place(one, words, is_rank=is_rank) for one in page.results if is_rank or _is_known(one)),
        proofs=proofs(words, page.evidence),
    )


def _place(one: SearchResult, words: Translator, *, is_rank: bool) -> Place:
    whose = words.say(WHOSE[one.whose])
    return Place(
        rank=words.number(one.rank) if is_rank else "",
        shape=SHAPES[one.whose],
        whose=words.say(labels.NOT_OPENED) if one.is_open else whose,
        link=linked(one.url, _short(one.title or one.url)) if _is_known(one) else Link(""),
        domain=_short(one.domain),
    )


def _is_known(one: SearchResult) -> bool:
    return one.whose in {Whose.OWN, Whose.ABOUT}


def _others(pages: Iterable[SearchPage], kind: SearchKind, words: Translator) -> tuple[Listing, ...]:
    return tuple(_listing(one, words, names_query=True) for one in pages if one.kind is kind)


def _by_hand(pages: Iterable[SearchPage], words: Translator) -> Iterator[ByHand]:
    for (aim, query), same in _by_query(pages).items():
        yield ByHand(words.say(AIMS[aim]), _short(query), tuple(linked(one.link, _short(one.provider)) for one in same))


def _left(pages: Iterable[SearchPage], words: Translator) -> Iterator[Pair]:
    """What is left after the last question: the least of what an engine said."""
    for provider, same in grouped(pages, lambda one: one.provider).items():
        known = [one.left for one in same if one.left is not None]
        if known:
            yield Pair(_short(provider), words.say(allowance(min(known, key=lambda one: one.amount))))


def _short(text: str) -> str:
    return clipped(text, LONGEST)
