"""The profile as Markdown (CommonMark with GitHub's tables), for a ticket or a wiki."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from footprint.profile import Scope
from footprint.report import labels
from footprint.report.commonmark import closing, escaped, evidence, heading, likenesses, link, proof, table
from footprint.report.compose import page
from footprint.report.identity import identity
from footprint.report.listings import METHOD
from footprint.report.markdown_accounts import accounts
from footprint.report.markdown_identity import identity_report
from footprint.report.markdown_names import names_report
from footprint.report.markdown_search import all_traces, searches, traces
from footprint.report.markdown_sheet import criterion, definitions, questions, record, remark
from footprint.report.phrases import DOT, by_exchange, joined, named
from footprint.report.register import ledger
from footprint.report.terms import terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.profile import Profile
    from footprint.report.page import Bar, Entry, Highlight, Page, Publication, Told, Written


_GAP = re.compile(r"\n{3,}")


def markdown(profile: Profile, words: Translator) -> str:
    """The whole report; nothing from outside can open a tag, a link or a column."""
    lines = _lines(profile, words)
    return _GAP.sub("\n\n", "\n".join(lines)).strip() + "\n"


def _lines(profile: Profile, words: Translator) -> Iterable[str]:
    match profile.scope:
        case Scope.WHOLE:
            return _report(page(profile, words), words, labels.NAME, _WHOLE)
        case Scope.SEARCH:
            return _report(page(profile, words), words, labels.SEARCH, _SEARCH)
        case Scope.IDENTITY:
            return identity_report(identity(profile, words), words)
        case Scope.BLOG:
            return _report(page(profile, words), words, labels.BLOG, _WHOLE)
        case Scope.NAMES:
            return names_report(ledger(profile, words), words)


def _report(shown: Page, words: Translator, title: Message, parts: tuple[_Part, ...]) -> Iterator[str]:
    yield from _head(shown, words, title)
    yield from (line for part in parts for line in part(shown, words))


def _head(shown: Page, words: Translator, title: Message) -> Iterator[str]:
    yield f"# {escaped(joined((words.say(title), shown.who)))}"
    yield ""
    yield DOT.join(link(one) for one in shown.given)
    yield ""
    yield f"**{escaped(shown.line)}**"
    yield ""
    if shown.verdict:
        yield escaped(shown.verdict)
        yield ""
    yield from (f"- {escaped(named(words, pair.name, pair.value))}" for pair in shown.figures)
    yield ""
    yield from (f"- {escaped(one)}" for one in shown.notices)
    yield from (f"- {escaped(named(words, pair.name, pair.value))}" for pair in shown.mandate)


def _picture(shown: Page, words: Translator) -> Iterator[str]:
    yield from heading(words.say(labels.PICTURE))
    yield from _bars(words, labels.DIMENSION, shown.bars)
    if shown.facets:
        yield from _bars(words, labels.FACET, shown.facets)


def _bars(words: Translator, first: Message, bars: tuple[Bar, ...]) -> Iterator[str]:
    columns = (first, labels.SCORE, labels.BAND, labels.IN_SHORT)
    rows = ((bar.title, bar.score, bar.band, _in_short(bar)) for bar in bars)
    yield from table(words, columns, (tuple(map(escaped, row)) for row in rows))


def _in_short(bar: Bar) -> str:
    """The sentence that stands for it and how sure that is; where there is none, the bar in words."""
    return " ".join(filter(None, (bar.note, bar.doubt))) if bar.note else bar.stated


def _stands_out(shown: Page, words: Translator) -> Iterator[str]:
    if shown.strongest or shown.levers:
        yield from heading(words.say(labels.STANDS_OUT))
    for title, found in ((labels.STRONGEST, shown.strongest), (labels.LEVERS, shown.levers)):
        if found:
            yield from heading(words.say(title), level=3)
        yield from (_highlight(one) for one in found)


def _plan(shown: Page, words: Translator) -> Iterator[str]:
    if shown.plan:
        yield from heading(words.say(labels.PLAN))
    for stage in shown.plan:
        yield from heading(stage.title, level=3)
        yield from (_highlight(one) for one in stage.steps)


def _highlight(one: Highlight) -> str:
    return f"- **{escaped(one.title)}** {escaped(one.sentence)} {link(one.link)}".rstrip()


def _publication(shown: Page, words: Translator) -> Iterator[str]:
    if shown.publications or shown.sites or shown.vain:
        yield from heading(words.say(labels.PUBLICATION))
    for site in shown.sites:
        said = joined((site.level, site.proof))
        yield f"- **{escaped(site.title)}** {link(site.link)}{DOT if said else ''}{escaped(said)}"
        yield from (f"  - {proof(each)}" for each in site.proofs)
    for one in shown.publications:
        yield from heading(one.title, level=3)
        yield from (escaped(one.summary), "", f"{escaped(one.kind)} {link(one.feed)}".strip(), "")
        yield from (f"- {escaped(note)}" for note in one.notes)
        yield from (f"- {escaped(named(words, pair.name, pair.value))}" for pair in one.figures)
        yield ""
        months = ((escaped(column.month), escaped(column.posts)) for column in one.columns)
        yield from table(words, (labels.MONTH, labels.POSTS), months)
        yield from (f"- {escaped(named(words, pair.name, pair.value))}" for pair in one.craft)
        yield ""
        yield from _posts(one, words)
        yield from evidence([(one.title, one.proofs)], words)
        yield from _trail(one.trail, words)
    for none in shown.vain:
        yield f"- {link(none.page)}{DOT}{escaped(none.said)}"
        yield from _trail(none.trail, words)


def _posts(one: Publication, words: Translator) -> Iterator[str]:
    columns = (labels.DATE, labels.TITLE, labels.WORDS, *((labels.CRAFT_LACKING,) if one.craft else ()))
    yield from table(words, columns, (_post(post, words, crafted=bool(one.craft)) for post in one.posts))


def _post(one: Written, words: Translator, *, crafted: bool) -> tuple[str, ...]:
    made = (escaped(_lacking(one, words)),) if crafted else ()
    return escaped(one.day), link(one.link), escaped(one.words), *made


def _lacking(one: Written, words: Translator) -> str:
    """What a post lacks, or can't be told of it; nothing where it has all."""
    if not one.craft:
        return words.say(labels.CRAFT_NOT_LOOKED)
    return joined(mark.stated for mark in one.craft if mark.shape != "tick")


def _trail(steps: tuple[Told, ...], words: Translator) -> Iterator[str]:
    """How a feed was looked for."""
    if steps:
        yield from ("", f"**{escaped(words.say(labels.TRAIL))}**", "")
    for step in steps:
        yield f"1. {escaped(joined((step.label, step.said)))}"
        yield from (f"   - {proof(each)}" for each in step.proofs)


def _names(shown: Page, words: Translator) -> Iterator[str]:
    if shown.exposed or shown.domains or shown.alike:
        yield from heading(words.say(labels.EXPOSURE))
    for group in shown.exposed:
        yield from heading(group.title, level=3)
        if group.note:
            yield from (escaped(group.note), "")
        for one in group.claims:
            said = joined((one.state, words.say(labels.KEY_NETWORK) if one.key else "", one.note))
            yield f"- **{escaped(one.network)}** {escaped(one.handle)}{DOT}{escaped(said)} {link(one.link)}"


def _domains(shown: Page, words: Translator) -> Iterator[str]:
    if shown.domains:
        yield from heading(words.say(labels.DOMAINS), level=3)
    for one in (row for group in shown.domains for row in group.rows):
        yield f"- **{escaped(one.name)}**{DOT}{escaped(joined((one.state, one.note)))} {link(one.link)}".rstrip()
        yield from (f"  - {proof(each)}" for each in one.proofs)


def _details(shown: Page, words: Translator) -> Iterator[str]:
    if shown.details:
        yield from heading(words.say(labels.DETAILS))
    for place in shown.details:
        yield from heading(place.place, level=3)
        for group in place.groups:
            for one in group.rows:
                yield f"- {escaped(named(words, one.label, one.said))}"
                yield from (f"  - {proof(each)}" for each in one.proofs)
            yield from ("", escaped(named(words, words.say(labels.LIMIT), group.limit)), "")


def _criteria(shown: Page, words: Translator) -> Iterator[str]:
    if shown.criteria:
        yield from heading(words.say(labels.BY_CRITERION))
        yield from (escaped(words.say(labels.BY_CRITERION_NOTE)), "", escaped(words.say(labels.CRITERIA_FROM)))
    for section in shown.criteria:
        yield from heading(joined((section.title, section.count)), level=3)
        for one in section.rows:
            yield f"- {criterion(one.served)}{DOT if one.note else ''}{escaped(one.note)}"
            for each in one.seen:
                yield f"  - **{escaped(each.title)}** {escaped(joined((each.status, each.sentence)))}"
            if one.shown:
                yield f"  - {escaped(named(words, words.say(labels.DETAILS), one.shown))}"
            if one.served.limit:
                yield f"  - {escaped(named(words, words.say(labels.LIMIT), one.served.limit))}"


def _unseen(shown: Page, words: Translator) -> Iterator[str]:
    yield from heading(words.say(labels.UNSEEN))
    for one in shown.missed:
        yield f"- **{link(one.what)}**{DOT}{escaped(one.reason)}{DOT}{escaped(one.note)}"
    for title, pairs in ((labels.ACCOUNTS, shown.silent), (labels.INDICATORS, shown.hidden)):
        if pairs:
            yield from heading(words.say(title), level=3)
        yield from (f"- {escaped(named(words, pair.name, pair.value))}" for pair in pairs)
    if not shown.missed and not shown.silent and not shown.hidden:
        yield escaped(words.say(labels.NOTHING))


def _indicators(shown: Page, words: Translator) -> Iterator[str]:
    yield from heading(words.say(labels.EVERY))
    yield from _chapters(shown, words)


def _numbers(shown: Page, words: Translator) -> Iterator[str]:
    yield from heading(words.say(labels.NUMBERS))
    yield from _bars(words, labels.DIMENSION, shown.bars)
    yield from _chapters(shown, words)


def _chapters(shown: Page, words: Translator) -> Iterator[str]:
    for chapter in shown.chapters:
        yield from heading(joined((chapter.bar.title, chapter.bar.score)), level=3)
        yield from (escaped(chapter.bar.stated), "")
        for entry in chapter.entries:
            yield f"- **{escaped(entry.title)}** {escaped(entry.value)}{DOT}{escaped(entry.sentence)}"
            yield from (f"  - {line}" for line in _opened(entry, words))


def _opened(entry: Entry, words: Translator) -> Iterator[str]:
    said = (
        (labels.STATUS, joined((entry.status, entry.range))),
        (labels.FORMULA, entry.formula),
        (labels.BASIS, entry.basis),
        (labels.WEIGHT, entry.weight),
        (labels.TRADES, entry.trades),
        (labels.WHY_NEEDED, entry.job_link),
        (labels.GAIN, entry.gain),
        (labels.REMEDY, entry.remedy),
    )
    yield from (line for one in entry.remarks for line in remark(one, words))
    yield from (escaped(named(words, words.say(name), text)) for name, text in said if text)
    for one in entry.serves:
        yield escaped(named(words, words.say(labels.CRITERION), joined((one.line, one.today, one.limit))))
    yield from (proof(*same) for same in by_exchange(entry.proofs))


def _interview(shown: Page, words: Translator) -> Iterator[str]:
    if shown.sheet is not None:
        yield from heading(words.say(labels.INTERVIEW))
        yield from questions(shown.sheet, words, level=3)


def _record(shown: Page, words: Translator) -> Iterator[str]:
    yield from record(shown.record, words)


def _alike(shown: Page, words: Translator) -> Iterator[str]:
    yield from likenesses(shown.alike, words)


def _closing(shown: Page, words: Translator) -> Iterator[str]:
    yield from closing(labels.METHOD_TEXT, shown.conditions, shown.hints, words)
    yield from definitions(terms(shown, labels.METHOD_TEXT, words), words)


def _closing_of_search(shown: Page, words: Translator) -> Iterator[str]:
    yield from closing(METHOD, shown.conditions, shown.hints, words)
    yield from definitions(terms(shown, METHOD, words), words)


_Part: TypeAlias = "Callable[[Page, Translator], Iterable[str]]"
_WHOLE: tuple[_Part, ...] = (
    _picture,
    _stands_out,
    _plan,
    _publication,
    accounts,
    _names,
    _domains,
    _alike,
    searches,
    traces,
    _details,
    _unseen,
    _indicators,
    _criteria,
    _interview,
    _record,
    _closing,
)
_SEARCH: tuple[_Part, ...] = (_numbers, searches, all_traces, _unseen, _record, _closing_of_search)
"""The sections of each kind of report, in their order."""
