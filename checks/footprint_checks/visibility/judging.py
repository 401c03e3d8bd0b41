"""From result lists to findings: the better query of the better engine counts."""

from __future__ import annotations

from dataclasses import replace
from math import log2
from typing import TYPE_CHECKING, Protocol

from footprint.exhibit import Hint, SearchAim, SearchKind, SearchPage, SearchStatus, Unseen, Whose
from footprint.finding import Absent, Attribution, Finding, Inconclusive, Instead, Method, Reason, Scored, evidence
from footprint_checks.reasons import reason_of
from footprint_checks.search import PLACES
from footprint_checks.visibility import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from footprint.exhibit import Exhibit, SearchResult
    from footprint.finding import Evidence, Status
    from footprint_checks.visibility.observation import Answer, Visibility

_SPEAKS = (SearchStatus.OK, SearchStatus.EMPTY)
_REASONS = {
    SearchStatus.BLOCKED: Reason.BLOCKED,
    SearchStatus.QUOTA: Reason.RATE_LIMITED,
    SearchStatus.AUTH: Reason.NO_KEY,
    SearchStatus.DISABLED: Reason.NO_PROVIDER,
}
_BY_NAME = (SearchAim.NAME, SearchAim.NAME_AND_WORD)
_BY_HANDLE = (SearchAim.HANDLE,)


def is_attributed(one: SearchResult) -> bool:
    """Is it the candidate's own, or seen to speak of them?"""
    return one.whose in {Whose.OWN, Whose.ABOUT}


def _may_be(one: SearchResult) -> bool:
    """Might it be, had its page been seen?"""
    return is_attributed(one) or one.is_open


def _may_be_any(one: SearchResult) -> bool:  # noqa: ARG001 (a rule like the others)
    """Might it be, had a place of the candidate's been seen that may name it?"""
    return True


class _Measure(Protocol):
    """Of one answer, by which results are taken for the candidate's."""

    def __call__(self, answer: Answer, counts: Callable[[SearchResult], bool] = ..., /) -> float: ...


def gain_at(rank: int) -> float:
    """What a place is worth: 1 at the first, less at each further one (discounted cumulative gain)."""
    return 1 / log2(rank + 1)


FULL = sum(gain_at(rank) for rank in range(1, PLACES + 1))
"""All ten places: 4.544."""


def share(answer: Answer, counts: Callable[[SearchResult], bool] = is_attributed) -> float:
    """The discounted share of the first ten results that are the candidate's or about them, 0 to 1."""
    return round(sum(gain_at(one.rank) for one in answer.results if counts(one)) / FULL, 4)


def is_first(answer: Answer, counts: Callable[[SearchResult], bool] = is_attributed) -> float:
    """1 when the first result is the candidate's or about them."""
    return float(any(one.rank == 1 and counts(one) for one in answer.results))


def judge(seen: Visibility) -> Iterator[Finding | Exhibit]:
    """Findings, the result lists, and what could not be asked."""
    yield _finding("vis.name", _BY_NAME, share, seen)
    yield _finding("vis.handle", _BY_HANDLE, share, seen)
    yield _finding("vis.first", _BY_NAME, is_first, seen)
    for answer in seen.answers:
        proof = () if answer.exchange is None else (evidence(answer.exchange),)
        yield SearchPage(
            answer.engine,
            answer.kind,
            answer.query.aim,
            answer.query.words,
            "" if answer.is_given else seen.locale,
            answer.status,
            answer.results,
            answer.link,
            proof,
            answer.left,
        )
    yield from _unseen(seen)


def _finding(indicator: str, aims: Sequence[SearchAim], measure: _Measure, seen: Visibility) -> Finding:
    ranked = (one for one in seen.answers if one.kind is SearchKind.RANK and one.about is not None)
    answers = [one for one in ranked if one.query.aim in aims]
    reason = _unasked(aims, seen)
    if reason is not None:
        remedy = wording.CHOOSE if reason is Reason.NO_PROVIDER else None
        return Finding(
            indicator, Inconclusive(reason), wording.unasked(reason, aims[0]), method=Method.SEARCH, remedy=remedy
        )
    if not answers:  # of lists made by hand, none is of this
        return Finding(
            indicator, Inconclusive(Reason.NO_PROVIDER), wording.unlooked(aims[0]), method=Method.SEARCH,
            remedy=wording.CHOOSE,
        )  # fmt: skip
    spoken = [one for one in answers if one.status in _SPEAKS]
    silent = [one for one in answers if one.status not in _SPEAKS]
    if not spoken:
        return Finding(
            indicator,
            Inconclusive(reason_of_answer(silent[0])),
            wording.silent(silent[0]),
            _proofs(silent),
            method=Method.SEARCH,
        )
    best = max(spoken, key=measure)
    return Finding(
        indicator,
        _status(measure(best), _least(measure, spoken), _most(measure, spoken, silent, seen), spoken, silent),
        wording.found(best, seen.locale, aims[0]) if measure is share else wording.first(best, seen.locale),
        _places(best, measure) or _proofs(spoken),
        attribution=Attribution.LIKELY if _is_likely(best, measure) else Attribution.CONFIRMED,
        method=Method.SEARCH,
        remedy=wording.LINK,
        instead=_instead(best, measure),
    )


def _least(measure: _Measure, spoken: Sequence[Answer]) -> float:
    """What there is at least: a page that was not seen may not say what an engine shows of it."""
    return max(measure(_proved(one)) for one in spoken)


def _proved(answer: Answer) -> Answer:
    """Without what only the engine's words tell."""
    return replace(answer, results=tuple(one for one in answer.results if one.rank not in answer.unproved))


def _most(measure: _Measure, spoken: Sequence[Answer], silent: Sequence[Answer], seen: Visibility) -> float:
    """The best there may be.

    A list that was not seen may hold nothing but the candidate's pages; a page that was not seen may speak of them;
    and a place of theirs that was not seen may be what tells whose a result is.
    """
    counts = _may_be_any if seen.is_partial else _may_be
    return 1.0 if silent else max(measure(one, counts) for one in spoken)


def _status(value: float, least: float, most: float, spoken: Sequence[Answer], silent: Sequence[Answer]) -> Status:
    if least < most:
        # Of a list that gave no answer the reason says more than that it was seen in part.
        is_unheard = bool(silent) and not value
        return Inconclusive(reason_of_answer(silent[0]), 0.0, most) if is_unheard else Scored(value, least, most)
    return Scored(value) if any(map(_own, spoken)) else Absent()


def _unasked(aims: Sequence[SearchAim], seen: Visibility) -> Reason | None:
    if not (seen.has_name if aims is _BY_NAME else seen.has_handle):
        return Reason.NOT_DECLARED
    if not seen.has_provider:
        return Reason.NO_PROVIDER
    return None if seen.is_tied else Reason.NOT_ATTRIBUTED


def reason_of_answer(answer: Answer) -> Reason:
    """Why an answer does not speak."""
    failed = None if answer.exchange is None else reason_of(answer.exchange.outcome)
    return _REASONS.get(answer.status) or failed or Reason.UNREADABLE


def _own(answer: Answer) -> tuple[int, ...]:
    return tuple(one.rank for one in answer.results if is_attributed(one))


def _is_likely(answer: Answer, measure: _Measure) -> bool:
    counted = _counted(answer, measure)
    return any(one in counted for one in answer.likely)


def _counted(answer: Answer, measure: _Measure) -> tuple[int, ...]:
    """The places that make the measure."""
    return tuple(one for one in _own(answer) if measure is share or one == 1)


def _places(answer: Answer, measure: _Measure) -> tuple[Evidence, ...]:
    """Every result that counts, at its place in the list."""
    counted = _counted(answer, measure)
    return tuple(
        evidence(answer.exchange, where=f"results[{one.rank}]", excerpt=one.url)
        for one in answer.results
        if one.rank in counted and answer.exchange is not None
    )


def _proofs(answers: Sequence[Answer]) -> tuple[Evidence, ...]:
    return tuple(evidence(one.exchange) for one in answers if one.exchange is not None)


def _instead(answer: Answer, measure: _Measure) -> Instead | None:
    """One more page, at the best place that is not the candidate's."""
    taken = _own(answer)
    free = next((rank for rank in range(1, PLACES + 1) if rank not in taken), None)
    if free is None or (measure is is_first and free > 1):
        return None
    gained = 1.0 if measure is is_first else share(answer) + gain_at(free) / FULL
    return Instead(wording.with_page_at(free), round(gained, 4))


def _unseen(seen: Visibility) -> Iterator[Unseen | Hint]:
    if not seen.has_provider and (seen.has_name or seen.has_handle):
        first = next(one.link for one in seen.answers if one.about is None)
        yield Unseen(wording.RESULTS, Reason.NO_PROVIDER, wording.BY_HAND, first)
        yield Hint(wording.CHOOSE)
    for answer in seen.answers:
        if answer.about is not None and answer.status not in _SPEAKS:
            yield from _untold(answer, [one for one in seen.answers if one.engine == answer.engine])


def _untold(answer: Answer, alike: Sequence[Answer]) -> Iterator[Unseen | Hint]:
    """A list that was not seen, and what to do about it; an engine that told nothing at all is named once."""
    is_whole = all(one.status is answer.status for one in alike)
    if is_whole and answer is not alike[0]:
        return
    what = wording.all_results(answer) if is_whole else wording.results(answer)
    yield Unseen(what, reason_of_answer(answer), wording.silent(answer), answer.link)
    remedy = None if answer.about is None else answer.about.remedies.get(answer.status)
    if remedy is not None:
        yield Hint(remedy)
