"""Writes the tables of the criteria, in both languages: `python tests/criteria_table.py`.

`docs/criteria.md` and `docs/criteria.fr.md` say of each criterion of the post where it went. A test refuses them when
they are not what the data gives.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from unicodedata import combining, normalize

from footprint.bundles import load_bundles
from footprint.criteria import Asked, Verdict, load_criteria, load_glossary
from footprint.locale import Language, translator
from footprint.message import Message, Text
from footprint.rubric import load_rubric

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from footprint.criteria import Criteria, Criterion

ROOT = Path(__file__).resolve().parent.parent
FILES: dict[Language, Path] = {"en": ROOT / "docs" / "criteria.md", "fr": ROOT / "docs" / "criteria.fr.md"}
FRAME = "E0"
"""The section of what frames the post as a whole, which comes last."""
Say: TypeAlias = Callable[[Message | Text], str]


class Words(NamedTuple):
    """The fixed words of a table; fields in braces are filled in."""

    title: str
    about: str
    counted: str
    heads: list[str]
    verdicts: dict[str, str]
    measured: str
    settled: str
    shown: str
    limit: str
    reason: str
    left_out: str
    facet: str
    today: str
    same: str
    employer: str
    essential: str
    natures: str
    glossary: str
    item: str


def words_of(language: Language) -> Words:
    """The fixed words in one language."""
    raw = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))[language]
    return Words(**raw)


def page(language: Language) -> str:
    """The whole document in one language."""
    folders = ((one.name, one.locale) for one in load_bundles()[0] if one.locale is not None)
    words, criteria, say = words_of(language), load_criteria(), translator(language, folders).say
    counts = Counter(one.verdict for one in criteria.criteria if one.number is not None)
    total = words.counted.format(total=counts.total(), **{kind.value: counts[kind] for kind in Verdict})
    parts = [f"# {words.title}", words.about, total]
    for section in sorted(criteria.sections, key=lambda one: (one.id == FRAME, one.id)):
        rows = [row(one, criteria, words, say) for one in criteria.criteria if one.section == section.id]
        name = say(section.title)
        parts += [f"## {name}" if section.id == FRAME else f"## {section.id}. {name}", table(words.heads, rows)]
    natures = [(say(one.title), f"{say(one.meaning)}.") for one in criteria.natures.values()]
    terms = sorted(((say(one.name), say(one.meaning)) for one in load_glossary().terms), key=lambda one: plain(one[0]))
    for head, listed in ((words.natures, natures), (words.glossary, terms)):
        parts += [f"## {head}", "\n".join(words.item.format(name=name, meaning=meaning) for name, meaning in listed)]
    return "\n\n".join(parts) + "\n"


def plain(word: str) -> str:
    """A word without its accents, to be sorted by."""
    return "".join(sign for sign in normalize("NFKD", word.casefold()) if not combining(sign))


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown."""
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (heads, ("---",) * len(heads), *rows))


def row(one: Criterion, criteria: Criteria, words: Words, say: Say) -> tuple[str, ...]:
    """The line of a criterion."""
    nature = "" if one.nature is None else say(criteria.natures[one.nature].title)
    title = f"«\u00a0{one.term}\u00a0»<br>{say(one.title)}"
    return (str(one.number or ""), title, nature, "<br>".join(became(one, words, say)), asked(one, words, say))


def became(one: Criterion, words: Words, say: Say) -> Iterator[str]:
    """Where a criterion went, but for its question."""
    rubric = load_rubric("full")
    yield words.verdicts[one.verdict]
    if one.indicators:
        names = (f"`{name}` ({say(rubric.indicators[name].title)})" for name in one.indicators)
        yield words.measured.format(names=", ".join(names))
    if one.settled_by:
        yield words.settled.format(names=", ".join(say(Message(label)) for label in one.settled_by))
    if one.facet is not None:
        yield words.facet.format(name=say(rubric.facets[one.facet].title))
    if one.feature is not None:
        yield say(one.feature)
    limit = words.reason if one.verdict is Verdict.INTERVIEW else words.limit
    for template, text in ((words.shown, one.shown), (limit, one.limit), (words.left_out, one.left_out)):
        if text is not None:
            yield template.format(text=say(text))
    if one.today:
        yield words.today.format(names=", ".join(one.today))


def asked(one: Criterion, words: Words, say: Say) -> str:
    """The question of a criterion."""
    if one.question_of is not None:
        return words.same.format(number=one.question_of)
    if one.question is None:
        return ""
    if one.asked_of is Asked.EMPLOYER:
        return words.employer.format(text=say(one.question))
    return f"{say(one.question)} {words.essential}" if one.essential else say(one.question)


def main() -> None:
    """Write both documents."""
    for language, file in FILES.items():
        file.write_text(page(language), encoding="utf-8")


if __name__ == "__main__":
    main()
