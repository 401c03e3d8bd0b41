"""Reports that together fill every field, each put once into every form: what they are compared on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, TypeAlias, cast

import footprint_world
from footprint import report
from footprint.bundles import load_bundles
from footprint.exhibit import Standing
from footprint.locale import translator
from footprint.message import Message, msg
from footprint.profile import Scope
from footprint.report import Format, render, render_comparison, render_sheet
from footprint.report.comparison import compared
from footprint.report.compose import page
from footprint.report.identity import identity
from footprint.report.interviewing import sheet
from footprint.report.phrases import opened
from footprint.report.register import ledger
from footprint.report.serving import glossary
from once import once
from unit.report.identity_sample import identity_only
from unit.report.leaves import READERS, Leaf, leaves, one_line
from unit.report.sample import PROFILES, hosting, published, range_only, said_of_it
from unit.report.test_report_comparison import made, told
from whole import demo_audit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from footprint.comparing import Comparison
    from footprint.locale import Language, Translator
    from footprint.profile import Profile
    from footprint.report.comparison import Compared
    from footprint.report.identity import Identity
    from footprint.report.ledger import Ledger
    from footprint.report.page import Page
    from footprint.report.sheet import Sheet

Value: TypeAlias = "Page | Ledger | Identity | Sheet | Compared"

FOLDERS = [(one.name, one.locale) for one in load_bundles()[0] if one.locale is not None]
PEOPLE = tuple(one.handle for one in footprint_world.applications())
WIDE = 20_000
"""Columns at which no line is parted."""
NEEDED = (7, 13)
"""Criteria that the employer named."""
FORMS = (Format.HTML, Format.MD, Format.TERMINAL)


@dataclass(frozen=True, slots=True)
class Shown:
    """One report in one language.

    Attributes:
        name: of the case.
        kind: which sort of report.
        value: what is said.
        texts: every form as it was rendered; the picture where it is a part of the page.
        said: the leaves of the value.
        pieces: what a reader of each form reads, piece by piece.
    """

    name: str
    kind: str
    words: Translator
    value: Value
    texts: Mapping[Format, str]
    said: tuple[Leaf, ...]
    pieces: Mapping[Format, tuple[str, ...]]


@once
async def shown(about: tuple[str, Language]) -> Shown:
    """A case by its name, in a language; it is composed and rendered once."""
    name, language = about
    words = translator(language, FOLDERS)
    if name.startswith("comparison-"):
        return await _comparison(name, words)
    profile = await profile_of(name)
    if name == "sheet":
        texts = {one: render_sheet(profile, one, words, needed=NEEDED, width=WIDE) for one in FORMS}
        return _read(name, "sheet", words, sheet(profile, words, needed=NEEDED), texts)
    composed = _COMPOSED.get(profile.scope, page)(profile, words)
    forms = (*FORMS, Format.SVG) if profile.scope is Scope.IDENTITY else FORMS
    texts = {one: render(profile, one, words, width=WIDE, command="footprint audit @camilleroy") for one in forms}
    return _read(name, profile.scope.value, words, composed, texts)


async def profile_of(name: str) -> Profile:
    """The profile behind a case that is no comparison."""
    return await demo_audit(name) if name in PEOPLE else _SAMPLES[name]()


async def _comparison(name: str, words: Translator) -> Shown:
    found = _moved() if name == "comparison-moved" else await made(name.removeprefix("comparison-"))
    texts = {one: render_comparison(found, one, words, width=WIDE) for one in FORMS}
    return _read(name, "comparison", words, compared(found, words), texts)


def _read(name: str, kind: str, words: Translator, value: Value, texts: Mapping[Format, str]) -> Shown:
    pieces = {form: READERS[form](text) for form, text in texts.items()}
    return Shown(name, kind, words, value, texts, leaves(value, words), pieces)


def _full() -> Profile:
    """A published profile of which people said more than is shown, under a mandate, with many mentions."""
    whole = published()
    dossier = said_of_it()
    return replace(
        whole,
        subject=range_only().subject,
        dossier=replace(dossier, annotations=dossier.annotations * 30),
        leads=tuple(replace(whole.leads[0], url=f"https://conference.example/{n}") for n in range(60)),
    )


def _names() -> Profile:
    whole = PROFILES["names"]()
    return replace(
        whole,
        subject=range_only().subject,
        dossier=said_of_it(),
        dimensions=(*whole.dimensions, hosting()),
    )


def _identity() -> Profile:
    """With an account that was given and is gone, and one of which another reason than that it was given is known."""
    whole = identity_only()
    first, second, *others = whole.accounts
    gone = replace(first, declared=True, standing=Standing.FREE, level=None)
    given = replace(second, declared=True, proof=msg("Both ends name each other."))
    return replace(
        whole,
        subject=range_only().subject,
        accounts=(first, given, *others, replace(gone, network="gone", title="Gone", url="https://gone.example/c")),
        dossier=said_of_it(),
        hints=published().hints,
    )


def _moved() -> Comparison:
    """Every engine has lost its first result, and the score is so much lower that it can be told."""
    whole = PROFILES["search"]()
    later = tuple(replace(one, results=one.results[1:]) for one in whole.searches)
    lower = tuple(replace(one, score=40, low=35, high=45) for one in whole.dimensions)
    return told(whole, replace(whole, searches=later, dimensions=lower))


_COMPOSED: Mapping[Scope, Callable[[Profile, Translator], Value]] = {Scope.NAMES: ledger, Scope.IDENTITY: identity}
_SAMPLES = {
    "published": _full,
    "withheld": PROFILES["withheld"],
    "blog": PROFILES["blog"],
    "names": _names,
    "search": PROFILES["search"],
    "search-by-hand": PROFILES["search-by-hand"],
    "identity": _identity,
    "sheet": published,
}
CASES: tuple[tuple[str, Language], ...] = (
    *((name, "en") for name in _SAMPLES),
    *((name, "fr") for name in ("published", "names", "search", "identity", "sheet")),
    (PEOPLE[0], "fr"),
    *((name, "en") for name in PEOPLE[1:]),
    ("comparison-moved", "en"),
    ("comparison-hidden", "en"),
    ("comparison-rubric", "fr"),
)
"""Each sample in English, one of each sort in French as well, and the people of the demo in either."""


@cache
def fixed(language: Language) -> frozenset[str]:
    """Every sentence and word that reports always say in the same words, and the words of the trade.

    Where a page begins a cell with one, it begins with a capital.
    """
    words = translator(language, FOLDERS)
    rooms = (import_module(f"{report.__name__}.{one.name}") for one in iter_modules(report.__path__))
    every = (one for room in rooms for value in vars(room).values() for one in _messages(value))
    terms = (text for one in glossary().terms for text in (one.name, one.meaning))
    said = tuple(map(one_line, (*map(words.say, every), *map(words.say, terms))))
    return frozenset((*said, *map(opened, said)))


def _messages(value: object) -> Iterator[Message]:
    """The messages without a blank to fill in a constant of a module."""
    match value:
        case Message() if "{" not in value.text:
            yield value
        case tuple():
            for one in cast("tuple[object, ...]", value):  # of any types: each is asked in turn
                yield from _messages(one)
        case dict():
            yield from _messages(tuple(cast("dict[object, object]", value).values()))  # as above
        case _:
            return
