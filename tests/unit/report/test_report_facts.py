"""Whatever the format, the reader learns the same."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from footprint.exhibit import Hold
from footprint.finding import Excluded, Inconclusive
from footprint.locale import Language, translator
from footprint.report import Format, render
from footprint.report.compose import page
from unit.report.evidence import unlinked
from unit.report.sample import published, range_only, withheld

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from footprint.exhibit import DomainName, Exposure
    from footprint.locale import Translator
    from footprint.profile import Profile

READER = MarkdownIt("commonmark").enable("table")
CASES = [
    pytest.param(make, form, language, id=f"{make.__name__}-{form}-{language}")
    for make in (published, range_only, withheld)
    for form in Format
    if form is not Format.SVG  # a picture of the accounts, and of nothing else
    for language in ("en", "fr")
]


@cache
def rendered(make: Callable[[], Profile], form: Format, language: Language) -> tuple[str, str]:
    """The source of a report, and what a reader sees of it."""
    source = render(make(), form, translator(language), width=600)
    return source, read(source, form)


def read(text: str, form: Format) -> str:
    """What a reader sees of a source, on one line."""
    if form is Format.JSON:
        text = text.replace('\\"', '"')
    if form is Format.MD:
        text = READER.render(text)
    if form in {Format.MD, Format.HTML}:
        text = BeautifulSoup(unlinked(text).replace("<wbr>", ""), "lxml").get_text(" ")
    return " ".join(text.split())


def facts(profile: Profile, language: Language) -> Iterator[str]:
    words = translator(language)
    for account in profile.accounts:
        yield account.title
        yield account.handle
    yield from facts_of_the_name(profile, words)
    for unseen in profile.unseen:
        yield words.say(unseen.what)
        yield words.say(unseen.note)
    for hint in profile.hints:
        yield words.say(hint.text)
    yield from facts_of_searches(profile)
    for timeline in profile.timelines:
        yield timeline.feed
    for trail in profile.trails:
        yield trail.page
    for detail in profile.details:
        yield from (detail.place, words.say(detail.label), words.say(detail.said))
    for one in profile.indicators:
        if isinstance(one.status, Inconclusive | Excluded):
            yield words.say(one.title)


def facts_of_searches(profile: Profile) -> Iterator[str]:
    for search in profile.searches:
        yield from (search.provider, search.query, search.link)
        yield from (text for one in search.results for text in (one.domain, one.url, one.title))
    for trace in profile.traces:
        yield from (trace.domain, trace.url, trace.title)


def facts_of_the_name(profile: Profile, words: Translator) -> Iterator[str]:
    for exposure in profile.exposures:
        yield from (exposure.title, exposure.handle)
    for domain in profile.domains:
        yield domain.domain
    every: tuple[Exposure | DomainName, ...] = (*profile.exposures, *profile.domains)
    for one in every:
        if one.hold is Hold.FREE and one.likeness is None:
            yield from (one.link, words.say(one.note))


@pytest.mark.parametrize(("make", "form", "language"), CASES)
def test_every_format_holds_every_fact(make: Callable[[], Profile], form: Format, language: Language) -> None:
    source, text = rendered(make, form, language)

    known = {" ".join(one.split()) for one in facts(make(), language)}

    assert {one for one in known if one not in text and one not in source} == set()


@pytest.mark.parametrize(("make", "form", "language"), CASES)
def test_every_format_puts_the_score_beside_its_dimension(
    make: Callable[[], Profile], form: Format, language: Language
) -> None:
    _, text = rendered(make, form, language)
    silent = "null" if form is Format.JSON else r"not published|non publié"
    wanted = [
        (re.escape(translator(language).say(one.title)), silent if one.score is None else rf"\b{one.score}\b")
        for one in make().dimensions
    ]

    assert [pair for pair in wanted if not re.search(rf"{pair[0]}.{{0,90}}?({pair[1]})", text)] == []


@pytest.mark.parametrize(
    ("sources", "coverage", "said", "unsaid"),
    [
        pytest.param(2, 0.9, "2 sites and accounts are known", "of the rubric could be seen", id="too-few-sources"),
        pytest.param(1, 0.9, "1 site or account is known", "of the rubric could be seen", id="one-source"),
        pytest.param(5, 0.3, "only 30% of the rubric could be seen", "accounts", id="too-little-coverage"),
        pytest.param(2, 0.3, "the coverage is 30%, with 2 sites and accounts", "No number is given", id="both"),
    ],
)
def test_what_is_withheld_says_what_was_too_little(sources: int, coverage: float, said: str, unsaid: str) -> None:
    whole = withheld()
    profile = replace(whole, index=replace(whole.index, sources=sources, coverage=coverage))

    verdict = page(profile, translator("en")).verdict

    assert said in verdict
    assert unsaid not in verdict


@pytest.mark.parametrize(
    ("complete_from", "counted"),
    [
        pytest.param("2026-10-01", ("at least 2 posts", "1 post"), id="from-the-first-of-a-month"),
        pytest.param("2026-10-02", ("at least 2 posts", "at least 1 post"), id="from-within-a-month"),
        pytest.param("", ("at least 2 posts", "at least 1 post"), id="never"),
    ],
)
def test_a_month_that_was_seen_in_part_is_at_least(complete_from: str, counted: tuple[str, str]) -> None:
    whole = published()
    line = replace(whole.timelines[0], complete_from=complete_from)

    shown = page(replace(whole, timelines=(line,)), translator("en")).publications[0]

    assert tuple(one.posts for one in shown.columns[-3:-1]) == counted
    assert ("surely complete" in shown.summary) == bool(complete_from)
