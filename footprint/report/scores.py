"""The score as sentences: bars, indicators, and what stands out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.finding import Excluded, Reason, Scored
from footprint.message import msg
from footprint.profile import Scope
from footprint.report.dossiers import record, remarks_on
from footprint.report.highlights import lead, levers, strongest
from footprint.report.labels import NOT_PUBLISHED, SCORE_FULL, SCORE_HATCHED, SCORE_RANGE
from footprint.report.page import Bar, Chapter, Entry, Highlight, Link, Pair
from footprint.report.phrases import brief, gathered, joined, linked, opened, proofs, span
from footprint.report.serving import served_by
from footprint.report.words import BANDS, BASES, status, why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.profile import Dimension, Facet, Gain, Indicator, Profile
    from footprint.report.dossiers import Remark


def chapters(profile: Profile, words: Translator) -> tuple[Chapter, ...]:
    """Every dimension, drawn and opened."""
    remarks = remarks_on(record(profile, words))
    return tuple(
        Chapter(
            _dimension(one, words),
            tuple(_entry(each, profile, remarks.get(each.id, ()), words) for each in one.indicators),
        )
        for one in profile.dimensions
    )


def facets(profile: Profile, words: Translator) -> tuple[Bar, ...]:
    """The same findings by trade, drawn."""
    return tuple(_bar(one, words, note="") for one in profile.facets)


def legend(bars: Iterable[Bar]) -> tuple[Message, ...]:
    """How to read the bars of a page: only what is drawn, and nothing where each is a score and no more."""
    drawn = tuple(bars)
    ranges = (SCORE_RANGE,) if any(one.published and one.low != one.high for one in drawn) else ()
    hatched = () if all(one.published for one in drawn) else (SCORE_HATCHED,)
    return (SCORE_FULL, *ranges, *hatched) if ranges or hatched else ()


def strengths(profile: Profile, words: Translator) -> tuple[Highlight, ...]:
    """What is strong, with its first evidence."""
    return tuple(
        Highlight(one.id, _place(profile, one, words), words.say(one.sentence), _first(one.evidence[0].url))
        for one in strongest(profile)
    )


def _first(url: str) -> Link:
    """Where a proof stands, in a few words: the indicator has the whole address."""
    return linked(url, brief(url))


def changes(profile: Profile, words: Translator) -> tuple[Highlight, ...]:
    """What would change most."""
    return tuple(
        Highlight(one.id, _place(profile, one, words), _gain(gain, profile.scope, words), Link(""))
        for one, gain in levers(profile)
    )


def figures(profile: Profile, words: Translator) -> tuple[Pair, ...]:
    """Every number with its name."""
    return tuple(Pair(words.say(one.title), _value(one, words)) for one in profile.indicators)


def hidden(profile: Profile, words: Translator) -> tuple[Pair, ...]:
    """The indicators without an answer: titles by reason, in the rubric's order."""
    unanswered = [(why(one.status), one) for one in profile.indicators]
    return gathered((words.say(reason), words.say(one.title)) for reason, one in unanswered if reason)


def _dimension(one: Dimension, words: Translator) -> Bar:
    chosen = lead(one)
    return _bar(one, words, note=words.say(chosen.sentence) if chosen else "")


def _bar(one: Dimension | Facet, words: Translator, *, note: str) -> Bar:
    published = one.score is not None
    return Bar(
        id=one.id,
        title=words.say(one.title),
        score=words.say(NOT_PUBLISHED) if one.score is None else words.number(one.score),
        full=one.low if one.score is None else one.score,
        low=one.low,
        high=one.high,
        published=published,
        band=words.say(BANDS[one.band]) if one.band else "",
        doubt=opened(joined(words.say(part) for part in _doubt(one))),
        note=note,
        stated=words.say(_stated(one)),
    )


def _doubt(one: Dimension | Facet) -> Iterator[Message]:
    if one.low != one.high:
        yield msg("range {low}\u2013{high}", low=one.low, high=one.high)
    if one.score is None:
        yield msg("coverage {share:percent}", share=one.coverage)


def _stated(one: Dimension | Facet) -> Message:
    if one.score is None:
        return msg(
            "No score, for only {share:percent} could be seen; it lies between {low} and {high} out of 100",
            share=one.coverage,
            low=one.low,
            high=one.high,
        )
    if one.low == one.high:
        return msg("{score} out of 100; coverage {share:percent}", score=one.score, share=one.coverage)
    return msg(
        "{score} out of 100, between {low} and {high} with what was not seen; coverage {share:percent}",
        score=one.score,
        low=one.low,
        high=one.high,
        share=one.coverage,
    )


def _entry(one: Indicator, profile: Profile, remarks: tuple[Remark, ...], words: Translator) -> Entry:
    reason = why(one.status)
    state = words.say(status(one.status))
    return Entry(
        id=one.id,
        title=words.say(one.title),
        status=opened(joined((state, words.say(reason) if reason else ""))),
        value=_value(one, words),
        range="" if one.low == one.high else _between(one, words),
        weight=words.say(msg("worth {points:.1f} of the 100 points", points=one.weight)),
        sentence=words.say(one.sentence),
        formula=words.say(one.formula) if one.formula else "",
        job_link=words.say(one.job_link),
        remedy=words.say(one.remedy) if one.remedy else "",
        gain=_gain(one.gain, profile.scope, words) if one.gain else "",
        basis=words.say(BASES[one.basis]) if one.basis else "",
        trades=joined(words.say(facet.title) for facet in profile.facets if one.id in facet.indicators),
        serves=served_by(one.id, words),
        remarks=remarks,
        is_disputed=one.status == Excluded(Reason.DISPUTED),
        proofs=proofs(words, one.evidence),
    )


def _value(one: Indicator, words: Translator) -> str:
    """The score of what was seen; the word for everything else, "not evidenced" included."""
    if isinstance(one.status, Scored) and one.score is not None:
        return words.say(msg("{score:.2f} of 1", score=one.score))
    return opened(words.say(status(one.status)))


def _between(one: Indicator, words: Translator) -> str:
    return words.say(msg("between {low:.2f} and {high:.2f}", low=one.low, high=one.high))


def _gain(gain: Gain, scope: Scope, words: Translator) -> str:
    condition = opened(words.say(gain.condition))
    if scope in {Scope.BLOG, Scope.SEARCH}:  # they have no index
        return words.say(
            msg(
                "{condition}, the score goes from {before:.2f} to {after:.2f}.",
                condition=condition,
                before=gain.before,
                after=gain.after,
            )
        )
    sentence = msg(
        "{condition}, the score goes from {before:.2f} to {after:.2f}: {points:.1f} points more on the index.",
        condition=condition,
        before=gain.before,
        after=gain.after,
        points=gain.points,
    )
    return words.say(sentence)


def _place(profile: Profile, wanted: Indicator, words: Translator) -> str:
    home = next(one for one in profile.dimensions if wanted in one.indicators)
    return joined((words.say(home.title), words.say(wanted.title)))


def whole(profile: Profile, words: Translator) -> str:
    """The range of the index."""
    return span(words, profile.index.low, profile.index.high)
