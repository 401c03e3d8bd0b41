"""From a finished profile to a finished page: the order of a report and its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.message import Message, msg, nmsg
from footprint.profile import Publication
from footprint.report import exhibits, labels, names, scores
from footprint.report.clean import cleaned
from footprint.report.highlights import HINTS
from footprint.report.page import Link, Page, Pair
from footprint.report.phrases import day, joined, linked, moment, named, opened
from footprint.report.words import CONFIDENCE, PUBLICATIONS
from footprint.score import LEAST_COVERAGE, LEAST_SOURCES
from footprint.subject import Handle, NetworkHandle, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.locale import Translator
    from footprint.profile import Index, Profile
    from footprint.subject import Identifier, Mandate


def page(profile: Profile, words: Translator) -> Page:
    """Everything a report for people says, in one language, free of control characters."""
    return _page(cleaned(profile), words)


def _page(profile: Profile, words: Translator) -> Page:
    given = tuple(_given(one) for one in profile.subject.identifiers)
    return Page(
        language=words.language,
        who=profile.subject.name or next((one.text for one in given), ""),
        given=given,
        day=words.date(profile.date.isoformat(), form="long"),
        iso=profile.date.date().isoformat(),
        line=_line(profile, words),
        range=_range(profile, words),
        withheld=profile.index.publication is Publication.WITHHELD,
        figures=tuple(_figures(profile, words)),
        verdict=_verdict(profile.index, words),
        notices=tuple(_notices(profile, words)),
        chapters=scores.chapters(profile, words),
        facets=scores.facets(profile, words),
        strongest=scores.strengths(profile, words),
        levers=scores.changes(profile, words),
        publications=exhibits.publications(profile, words),
        sites=exhibits.sites(profile, words),
        groups=exhibits.groups(profile, words),
        exposed=names.exposed(profile, words),
        domains=names.domains(profile, words),
        alike=names.alike(profile, words),
        searches=exhibits.searches(profile, words),
        missed=exhibits.missed(profile, words),
        silent=exhibits.silent(profile, words),
        hidden=scores.hidden(profile, words),
        mandate=tuple(_mandate(profile.subject.mandate, words)),
        conditions=tuple(_conditions(profile, words)),
        hints=tuple(words.say(one.text) for one in profile.hints[:HINTS]),
    )


def _given(one: Identifier) -> Link:
    match one:
        case Handle(name=name):
            return Link(f"@{name}")
        case NetworkHandle(network=network, name=name, instance=None):
            return Link(f"{network}:{name}")
        case NetworkHandle(name=name, instance=instance):
            return Link(f"@{name}@{instance}")
        case Site(url=url):
            return linked(url)


def _line(profile: Profile, words: Translator) -> str:
    """The profile in one line, as the specification of the score prints it."""
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
    return joined((*parts, _rubric(profile, words), profile.date.date().isoformat()))


def _span(index: Index, words: Translator) -> str:
    return words.say(msg("range {low}\u2013{high}", low=index.low, high=index.high))


def _rubric(profile: Profile, words: Translator) -> str:
    rubric = profile.rubric
    return words.say(msg("{title} v{version}", title=words.say(rubric.title), version=rubric.version))


def _range(profile: Profile, words: Translator) -> str:
    if profile.index.publication is Publication.WITHHELD:
        return opened(words.say(PUBLICATIONS[Publication.WITHHELD]))
    return scores.whole(profile, words)


def _figures(profile: Profile, words: Translator) -> Iterator[Pair]:
    index = profile.index
    if index.publication is Publication.PUBLISHED and index.value is not None:
        yield Pair(words.say(labels.INDEX), words.say(msg("{value}/100", value=index.value)))
    yield Pair(words.say(labels.COVERAGE), words.percent(index.coverage))
    if index.confidence_word:
        yield Pair(words.say(labels.CONFIDENCE), words.say(CONFIDENCE[index.confidence_word]))
    yield Pair(words.say(labels.SOURCES_COUNT), words.number(index.sources))


def _verdict(index: Index, words: Translator) -> str:
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
    yield words.say(labels.REVIEWED if profile.reviewed else labels.NOT_REVIEWED)
    yield _notice(profile.subject.mandate, words)
    if profile.holder_only:
        yield words.say(labels.HOLDER_ONLY)
    if not profile.complete:
        yield words.say(labels.INCOMPLETE)


def _notice(mandate: Mandate, words: Translator) -> str:
    if mandate.self_audit:
        return words.say(labels.SELF_AUDIT)
    sent = joined((day(words, mandate.notice_date), mandate.notice_reference))
    return named(words, words.say(labels.NOTICE), sent) if sent else words.say(labels.NO_NOTICE)


def _mandate(mandate: Mandate, words: Translator) -> Iterator[Pair]:
    stated: tuple[tuple[Message, str], ...] = (
        (labels.PURPOSE, mandate.purpose),
        (labels.POSITION, mandate.position),
        (labels.CONTROLLER, mandate.controller),
        (labels.LEGAL_BASIS, mandate.legal_basis),
    )
    for name, value in stated:
        if value:
            yield Pair(words.say(name), value)


def _conditions(profile: Profile, words: Translator) -> Iterator[Pair]:
    yield Pair(words.say(labels.TOOL), profile.tool)
    yield Pair(words.say(labels.MADE_AT), moment(profile.date))
    yield Pair(words.say(labels.RUBRIC), _rubric(profile, words))
    yield Pair(words.say(labels.RUBRIC_DIGEST), profile.rubric.digest)
    yield Pair(words.say(labels.CATALOGUE_DIGEST), profile.catalogue)
    yield Pair(words.say(labels.PROFILE_VERSION), str(profile.schema))
    yield Pair(words.say(labels.LOCALE), profile.locale)
    yield Pair(words.say(labels.SEED), str(profile.seed))
