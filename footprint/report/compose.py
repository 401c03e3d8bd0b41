"""From a finished profile to a finished page: the order of a report and its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.message import Message, msg, nmsg
from footprint.profile import Publication, Scope
from footprint.report import accounts, channels, exhibits, heads, labels, listings, names, scores
from footprint.report.clean import cleaned
from footprint.report.dossiers import record, standing
from footprint.report.highlights import HINTS
from footprint.report.interviewing import of_whole
from footprint.report.page import Page, Pair
from footprint.report.phrases import bare, joined, opened
from footprint.report.planning import stages
from footprint.report.traces import traces
from footprint.report.words import CONFIDENCE, PUBLICATIONS
from footprint.score import LEAST_COVERAGE, LEAST_SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from footprint.locale import Translator
    from footprint.profile import Index, Profile

_PARTS: Mapping[Scope, tuple[Message, Message]] = {
    Scope.BLOG: (labels.BLOG, labels.BLOG_IS),
    Scope.SEARCH: (labels.SEARCH, labels.SEARCH_IS),
}
"""What looks at a part alone, and so has no index: its title, and what it is."""


def page(profile: Profile, words: Translator) -> Page:
    """Everything a report for people says, in one language, free of control characters."""
    return _page(cleaned(profile), words)


def _page(profile: Profile, words: Translator) -> Page:
    given = tuple(heads.given(one) for one in profile.subject.identifiers)
    return Page(
        language=words.language,
        who=profile.subject.name or next((bare(one.text) for one in given), ""),
        given=given,
        day=words.date(profile.date.isoformat(), form="long"),
        iso=profile.date.date().isoformat(),
        line=_line(profile, words),
        range=_range(profile, words),
        withheld=profile.scope is Scope.WHOLE and profile.index.publication is Publication.WITHHELD,
        figures=_figures(profile, words),
        verdict=_verdict(profile, words),
        notices=tuple(_notices(profile, words)),
        chapters=scores.chapters(profile, words),
        is_of_blog=profile.scope is Scope.BLOG,
        facets=scores.facets(profile, words),
        strongest=scores.strengths(profile, words),
        levers=scores.changes(profile, words),
        plan=stages(profile, words),
        publications=channels.publications(profile, words),
        vain=channels.in_vain(profile, words),
        sites=exhibits.sites(profile, words),
        accounts=accounts.roster(profile, words),
        exposed=names.exposed(profile, words),
        domains=names.domains(profile, words),
        alike=names.alike(profile, words),
        search=listings.search(profile, words),
        traces=traces(profile, words),
        details=exhibits.details(profile, words),
        missed=exhibits.missed(profile, words),
        silent=exhibits.silent(profile, words),
        hidden=scores.hidden(profile, words),
        mandate=tuple(heads.mandate(profile.subject.mandate, words)),
        conditions=tuple(heads.conditions(profile, words)),
        hints=tuple(words.say(one.text) for one in profile.hints[:HINTS]),
        record=record(profile, words),
        sheet=of_whole(profile, words),
    )


def _line(profile: Profile, words: Translator) -> str:
    """The profile in one line, as the specification of the score prints it."""
    day = profile.date.date().isoformat()
    if profile.scope in _PARTS:
        return joined((words.say(_PARTS[profile.scope][0]), heads.rubric(profile, words), day))
    index = profile.index
    name = words.say(labels.NAME)
    parts: list[str] = []
    match index.publication:
        case Publication.PUBLISHED if index.value is not None:
            parts = [words.say(msg("{name} {value}/100", name=name, value=index.value)), _span(index, words)]
        case Publication.PUBLISHED | Publication.RANGE_ONLY:
            parts = [name, _span(index, words)]
        case Publication.WITHHELD:
            parts = [name, words.say(PUBLICATIONS[index.publication])]
    parts.append(words.say(msg("coverage {share:percent}", share=index.coverage)))
    if index.confidence_word:
        parts.append(words.say(CONFIDENCE[index.confidence_word]))
    return joined((*parts, heads.rubric(profile, words), day))


def _span(index: Index, words: Translator) -> str:
    return words.say(msg("range {low}\u2013{high}", low=index.low, high=index.high))


def _range(profile: Profile, words: Translator) -> str:
    if profile.scope in _PARTS:
        return ""
    if profile.index.publication is Publication.WITHHELD:
        return opened(words.say(PUBLICATIONS[Publication.WITHHELD]))
    return scores.whole(profile, words)


def _figures(profile: Profile, words: Translator) -> tuple[Pair, ...]:
    match profile.scope:
        case Scope.BLOG:
            return channels.brief(profile, words)
        case Scope.SEARCH:
            return (*listings.counts(profile, words), *scores.figures(profile, words))
        case _:
            return tuple(_of_index(profile.index, words))


def _of_index(index: Index, words: Translator) -> Iterator[Pair]:
    if index.publication is Publication.PUBLISHED and index.value is not None:
        yield Pair(words.say(labels.INDEX), words.say(msg("{value}/100", value=index.value)))
    yield Pair(words.say(labels.COVERAGE), words.percent(index.coverage))
    if index.confidence_word:
        yield Pair(words.say(labels.CONFIDENCE), words.say(CONFIDENCE[index.confidence_word]))
    yield Pair(words.say(labels.SOURCES_COUNT), words.number(index.sources))


def _verdict(profile: Profile, words: Translator) -> str:
    if profile.scope in _PARTS:
        return words.say(_PARTS[profile.scope][1])
    index = profile.index
    match index.publication:
        case Publication.PUBLISHED:
            return ""
        case Publication.RANGE_ONLY:
            reason = msg(
                "Only the range is given: the coverage is {share:percent}, and an index needs three quarters.",
                share=index.coverage,
            )
        case Publication.WITHHELD:
            reason = _why_withheld(index)
    return words.say(reason)


def _why_withheld(index: Index) -> Message:
    """What was too little: what was seen, whose it could be told to be, or both."""
    if index.sources >= LEAST_SOURCES:
        return msg(
            "No number is given: only {share:percent} of the rubric could be seen, and a range needs half of it. This "
            "is no score, and not a low one.",
            share=index.coverage,
        )
    if index.coverage >= LEAST_COVERAGE:
        return nmsg(
            "No number is given: {n} site or account is known to be the candidate's, and a range needs three. This is "
            "no score, and not a low one.",
            "No number is given: {n} sites and accounts are known to be the candidate's, and a range needs three. This "
            "is no score, and not a low one.",
            n=index.sources,
        )
    return nmsg(
        "Too little could be seen to give a number: the coverage is {share:percent}, with {n} site or account "
        "of the candidate's. A range needs half of the rubric and three of these. This is no score, and not "
        "a low one.",
        "Too little could be seen to give a number: the coverage is {share:percent}, with {n} sites and "
        "accounts of the candidate's. A range needs half of the rubric and three of these. This is no score, "
        "and not a low one.",
        n=index.sources,
        share=index.coverage,
    )


def _notices(profile: Profile, words: Translator) -> Iterator[str]:
    yield words.say(labels.IS_NOT)
    yield from standing(profile, words)
    yield heads.notice(profile.subject.mandate, words, profile.dossier.notice)
    if profile.holder_only:
        yield words.say(labels.HOLDER_ONLY)
    if not profile.complete:
        yield words.say(labels.INCOMPLETE)
