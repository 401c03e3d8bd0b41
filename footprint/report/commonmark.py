"""Pieces of Markdown (CommonMark with GitHub's tables) that nothing from outside can break."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from footprint.report import labels
from footprint.report.phrases import DOT, joined, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.report.page import Likenesses, Link, Pair, Proof

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&$]")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+[.)])")
_UNSAFE: Mapping[str, str] = {one: f"%{ord(one):02X}" for one in '<>()[]|\\`" '}


def table(words: Translator, columns: tuple[Message, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A table of cells that are already escaped; nothing when there is no row."""
    yield from cells((escaped(words.say(one)) for one in columns), rows)


def cells(columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """The same, with titles that are escaped as well."""
    titles = tuple(columns)
    body = [f"| {' | '.join(row)} |" for row in rows]
    if body:
        yield f"| {' | '.join(titles)} |"
        yield f"|{' --- |' * len(titles)}"
        yield from body
        yield ""


def heading(title: str, *, level: int = 2) -> Iterator[str]:
    """A heading between empty lines."""
    yield from ("", f"{'#' * level} {escaped(title)}", "")


def escaped(text: str) -> str:
    """Words with no meaning for Markdown (CommonMark 2.4: any punctuation may be escaped)."""
    return _LEADING.sub(_marked, _SPECIAL.sub(r"\\\g<0>", text))


def _marked(found: re.Match[str]) -> str:
    lead, mark = found.groups()
    return f"{lead}{mark[:-1]}\\{mark[-1]}"


def link(one: Link) -> str:
    """A link that keeps its address in one piece, or the words alone."""
    if not one.href:
        return escaped(one.text)
    target = "".join(_UNSAFE.get(letter, letter) for letter in one.href)
    return f"[{escaped(one.text)}]({target})"


def proof(*same: Proof) -> str:
    """A piece of evidence, or several places of one answer, on one line."""
    first = same[0]
    places = (part for one in same for part in (one.where, one.excerpt))
    said = joined((first.outcome, first.time, *places, first.sha256))
    return f"{link(first.link)}{DOT}{escaped(said)}"


def evidence(named_proofs: Iterable[tuple[str, Iterable[Proof]]], words: Translator) -> Iterator[str]:
    """What stands behind the rows of a table, in which it would find no room: each name with its evidence."""
    rows = [(name, each) for name, found in named_proofs for each in found]
    if rows:
        yield from ("", f"**{escaped(words.say(labels.EVIDENCE))}**", "")
    yield from dict.fromkeys(f"- {escaped(name)}{DOT}{proof(each)}" for name, each in rows)
    yield ""


def likenesses(groups: Iterable[Likenesses], words: Translator) -> Iterator[str]:
    """What looks like the name."""
    for group in groups:
        yield from heading(group.title, level=3)
        yield from (escaped(group.summary), "", escaped(words.say(labels.LOOKALIKES_NOTE)), "")
        columns = (labels.NAME_ALIKE, labels.NETWORK, labels.LIKENESS, labels.STATE, labels.MEANING)
        rows = (
            (
                *map(escaped, (one.name, one.where, one.likeness, one.state)),
                f"{escaped(one.note)} {link(one.link)}".strip(),
            )
            for one in group.rows
        )
        yield from table(words, columns, rows)
        yield from evidence(((joined((one.name, one.where)), one.proofs) for one in group.rows), words)


def closing(
    method: Iterable[Message], conditions: Iterable[Pair], hints: tuple[str, ...], words: Translator
) -> Iterator[str]:
    """Method, rights, conditions and advice, with which every report ends."""
    yield from heading(words.say(labels.METHOD))
    for paragraph in method:
        yield from (escaped(words.say(paragraph)), "")
    yield from heading(words.say(labels.RIGHTS))
    yield from (escaped(words.say(labels.RIGHTS_LEAD)), "")
    yield from (f"- {escaped(words.say(one))}" for one in labels.RIGHTS_TEXT)
    yield from ("", escaped(words.say(labels.NOT_LEGAL)))
    yield from heading(words.say(labels.CONDITIONS))
    yield from (f"- {escaped(named(words, pair.name, pair.value))}" for pair in conditions)
    if hints:
        yield from heading(words.say(labels.HINTS))
    yield from (f"- {escaped(one)}" for one in hints)
