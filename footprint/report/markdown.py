"""The profile as Markdown (CommonMark with GitHub's tables), for a ticket or a wiki."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from footprint.report import labels
from footprint.report.compose import page
from footprint.report.phrases import DOT, joined, named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.profile import Profile
    from footprint.report.page import Bar, Entry, Highlight, Link, Page, Proof, Row


_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&$]")
_GAP = re.compile(r"\n{3,}")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+[.)])")
_UNSAFE: Mapping[str, str] = {one: f"%{ord(one):02X}" for one in '<>()[]|\\`" '}


def markdown(profile: Profile, words: Translator) -> str:
    """The whole report; nothing from outside can open a tag, a link or a column."""
    shown = page(profile, words)
    parts: tuple[Callable[[Page, Translator], Iterable[str]], ...] = (
        _head,
        _picture,
        _stands_out,
        _publication,
        _accounts,
        _names,
        _domains,
        _alike,
        _search,
        _unseen,
        _indicators,
        _closing,
    )
    text = "\n".join(line for part in parts for line in part(shown, words))
    return _GAP.sub("\n\n", text).strip() + "\n"


def _head(shown: Page, words: Translator) -> Iterator[str]:
    yield f"# {_text(joined((words.say(labels.NAME), shown.who)))}"
    yield ""
    yield DOT.join(_link(one) for one in shown.given)
    yield ""
    yield f"**{_text(shown.line)}**"
    yield ""
    if shown.verdict:
        yield _text(shown.verdict)
        yield ""
    yield from (f"- {_text(one)}" for one in shown.notices)
    yield from (f"- {_text(named(words, pair.name, pair.value))}" for pair in shown.mandate)


def _picture(shown: Page, words: Translator) -> Iterator[str]:
    yield from _heading(words.say(labels.PICTURE))
    yield from _bars(words, labels.DIMENSION, shown.bars)
    if shown.facets:
        yield from _bars(words, labels.FACET, shown.facets)


def _bars(words: Translator, first: Message, bars: tuple[Bar, ...]) -> Iterator[str]:
    columns = (first, labels.SCORE, labels.BAND, labels.IN_SHORT)
    rows = ((bar.title, bar.score, bar.band, " ".join(filter(None, (bar.note, bar.doubt)))) for bar in bars)
    yield from _table(words, columns, (tuple(map(_text, row)) for row in rows))


def _stands_out(shown: Page, words: Translator) -> Iterator[str]:
    if shown.strongest or shown.levers:
        yield from _heading(words.say(labels.STANDS_OUT))
    for title, found in ((labels.STRONGEST, shown.strongest), (labels.LEVERS, shown.levers)):
        if found:
            yield from _heading(words.say(title), level=3)
        yield from (_highlight(one) for one in found)


def _highlight(one: Highlight) -> str:
    return f"- **{_text(one.title)}** {_text(one.sentence)} {_link(one.link)}".rstrip()


def _publication(shown: Page, words: Translator) -> Iterator[str]:
    if shown.publications or shown.sites:
        yield from _heading(words.say(labels.PUBLICATION))
    for site in shown.sites:
        yield f"- **{_text(site.title)}** {_link(site.link)}"
    for one in shown.publications:
        yield from _heading(one.title, level=3)
        yield from (_text(one.summary), "", _link(one.feed), "")
        months = ((_text(column.month), _text(column.posts)) for column in one.columns)
        yield from _table(words, (labels.MONTH, labels.POSTS), months)
        posts = ((_text(post.day), _link(post.link), _text(post.words)) for post in one.posts)
        yield from _table(words, (labels.DATE, labels.TITLE, labels.WORDS), posts)


def _accounts(shown: Page, words: Translator) -> Iterator[str]:
    if shown.groups:
        yield from _heading(words.say(labels.ACCOUNTS))
    for group in shown.groups:
        yield from _heading(group.title, level=3)
        yield from (_account(row) for row in group.rows)


def _account(row: Row) -> str:
    said = joined((row.niche, *row.marks, row.proof))
    return f"- **{_text(row.network)}** {_link(row.handle)}{DOT}{_text(said)} {_link(row.action)}".rstrip()


def _names(shown: Page, words: Translator) -> Iterator[str]:
    if shown.exposed or shown.domains or shown.alike:
        yield from _heading(words.say(labels.EXPOSURE))
    for group in shown.exposed:
        yield from _heading(group.title, level=3)
        if group.note:
            yield from (_text(group.note), "")
        for one in group.claims:
            said = joined((one.state, words.say(labels.KEY_NETWORK) if one.key else "", one.note))
            yield f"- **{_text(one.network)}** {_text(one.handle)}{DOT}{_text(said)} {_link(one.link)}"


def _domains(shown: Page, words: Translator) -> Iterator[str]:
    if shown.domains:
        yield from _heading(words.say(labels.DOMAINS), level=3)
    for one in (row for group in shown.domains for row in group.rows):
        yield f"- **{_text(one.name)}**{DOT}{_text(joined((one.state, one.note)))} {_link(one.link)}".rstrip()


def _alike(shown: Page, words: Translator) -> Iterator[str]:
    for group in shown.alike:
        yield from _heading(group.title, level=3)
        yield from (_text(group.summary), "", _text(words.say(labels.LOOKALIKES_NOTE)), "")
        columns = (labels.NAME_ALIKE, labels.NETWORK, labels.LIKENESS, labels.STATE, labels.MEANING)
        rows = (
            (
                *map(_text, (one.name, one.where, one.likeness, one.state)),
                f"{_text(one.note)} {_link(one.link)}".strip(),
            )
            for one in group.rows
        )
        yield from _table(words, columns, rows)


def _search(shown: Page, words: Translator) -> Iterator[str]:
    if shown.searches:
        yield from _heading(words.say(labels.SEARCH))
    for one in shown.searches:
        yield from _heading(one.asked, level=3)
        yield from (f"{_text(one.summary)} {_link(one.link)}".rstrip(), "")
        rows = ((_text(found.rank), _found(found.link, found.domain), _text(found.whose)) for found in one.results)
        yield from _table(words, (labels.RANK, labels.RESULT, labels.WHOSE), rows)


def _found(link: Link, domain: str) -> str:
    return DOT.join(filter(None, (_link(link), _text(domain))))


def _unseen(shown: Page, words: Translator) -> Iterator[str]:
    yield from _heading(words.say(labels.UNSEEN))
    for one in shown.missed:
        yield f"- **{_link(one.what)}**{DOT}{_text(one.reason)}{DOT}{_text(one.note)}"
    for title, pairs in ((labels.ACCOUNTS, shown.silent), (labels.INDICATORS, shown.hidden)):
        if pairs:
            yield from _heading(words.say(title), level=3)
        yield from (f"- {_text(named(words, pair.name, pair.value))}" for pair in pairs)
    if not shown.missed and not shown.silent and not shown.hidden:
        yield _text(words.say(labels.NOTHING))


def _indicators(shown: Page, words: Translator) -> Iterator[str]:
    yield from _heading(words.say(labels.EVERY))
    for chapter in shown.chapters:
        yield from _heading(joined((chapter.bar.title, chapter.bar.score)), level=3)
        for entry in chapter.entries:
            yield f"- **{_text(entry.title)}** {_text(entry.value)}{DOT}{_text(entry.sentence)}"
            yield from (f"  - {line}" for line in _opened(entry, words))


def _opened(entry: Entry, words: Translator) -> Iterator[str]:
    said = (
        (labels.STATUS, joined((entry.status, entry.range))),
        (labels.FORMULA, entry.formula),
        (labels.WEIGHT, entry.weight),
        (labels.WHY_NEEDED, entry.job_link),
        (labels.GAIN, entry.gain),
        (labels.REMEDY, entry.remedy),
    )
    yield from (_text(named(words, words.say(name), text)) for name, text in said if text)
    yield from (_proof(one) for one in entry.proofs)


def _proof(one: Proof) -> str:
    said = joined((one.outcome, one.time, one.where, one.excerpt, one.sha256))
    return f"{_link(one.link)}{DOT}{_text(said)}"


def _closing(shown: Page, words: Translator) -> Iterator[str]:
    yield from _heading(words.say(labels.METHOD))
    for paragraph in labels.METHOD_TEXT:
        yield from (_text(words.say(paragraph)), "")
    yield from _heading(words.say(labels.RIGHTS))
    yield from (_text(words.say(labels.RIGHTS_LEAD)), "")
    yield from (f"- {_text(words.say(one))}" for one in labels.RIGHTS_TEXT)
    yield from ("", _text(words.say(labels.NOT_LEGAL)))
    yield from _heading(words.say(labels.CONDITIONS))
    yield from (f"- {_text(named(words, pair.name, pair.value))}" for pair in shown.conditions)
    if shown.hints:
        yield from _heading(words.say(labels.HINTS))
    yield from (f"- {_text(one)}" for one in shown.hints)


def _table(words: Translator, columns: tuple[Message, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A table of cells that are already escaped; nothing when there is no row."""
    body = [f"| {' | '.join(row)} |" for row in rows]
    if body:
        yield f"| {' | '.join(_text(words.say(one)) for one in columns)} |"
        yield f"|{' --- |' * len(columns)}"
        yield from body
        yield ""


def _heading(title: str, *, level: int = 2) -> Iterator[str]:
    yield from ("", f"{'#' * level} {_text(title)}", "")


def _text(text: str) -> str:
    """Words with no meaning for Markdown (CommonMark 2.4: any punctuation may be escaped)."""
    return _LEADING.sub(_escaped, _SPECIAL.sub(r"\\\g<0>", text))


def _escaped(found: re.Match[str]) -> str:
    lead, mark = found.groups()
    return f"{lead}{mark[:-1]}\\{mark[-1]}"


def _link(one: Link) -> str:
    """A link that keeps its address in one piece, or the words alone."""
    if not one.href:
        return _text(one.text)
    target = "".join(_UNSAFE.get(letter, letter) for letter in one.href)
    return f"[{_text(one.text)}]({target})"
