"""The words of the trade in a report: which it uses, and where each is first met."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from html import escape
from typing import TYPE_CHECKING, cast

from footprint.message import Text
from footprint.report.page import Link, Proof
from footprint.report.serving import glossary
from footprint.report.sheet import Definition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from footprint.criteria import Term
    from footprint.locale import Translator
    from footprint.message import Message

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-z0-9]+)")
_CLOSED = frozenset(
    (
        "a",
        "bdi",
        "blockquote",
        "button",
        "caption",
        "code",
        "h1",
        "h2",
        "h3",
        "h4",
        "head",
        "header",
        "nav",
        "q",
        "summary",
        "svg",
    )
)
"""Where no term is linked: what is a link or opens something, what others wrote, titles, and drawings."""


def terms(shown: object, method: Iterable[Message], words: Translator) -> tuple[Definition, ...]:
    """The terms that a finished report uses, in the order of the glossary."""
    used = _used(shown, method, words)
    return tuple(Definition(one.id, words.say(one.name), words.say(one.meaning)) for one in used)


def _used(shown: object, method: Iterable[Message], words: Translator) -> tuple[Term, ...]:
    text = "\n".join((*_texts(shown), *map(words.say, method)))
    return glossary().used_in([Text("", text) if words.language == "fr" else Text(text, "")])


def _texts(value: object) -> Iterator[str]:
    """Every sentence of a finished report; neither what links are called nor the technical side of evidence."""
    match value:
        case str():
            yield value
        case tuple():
            for one in cast("tuple[object, ...]", value):  # of any types: each is asked in turn
                yield from _texts(one)
        case Link() | Proof():
            return
        case _ if is_dataclass(value):
            for one in fields(value):
                yield from _texts(getattr(value, one.name))
        case _:
            return


def explained(html: str, found: tuple[Definition, ...], words: Translator) -> str:
    """A page on which each term, where it is first met, leads to its explanation.

    Args:
        html: as our templates wrote it, so that `<` and `>` in words are escaped.
        found: the terms that have a place `#term-…` in it.
        words: the language.
    """
    left = {one.id: one for one in found}
    known = [one for one in glossary().terms if one.id in left]
    parts, depth = _TAG.split(html), 0
    for place, part in enumerate(parts):
        if part.startswith("<"):
            depth += _step(part)
        elif depth == 0 and part.strip():
            parts[place], known = _linked(part, known, left, words)
    return "".join(parts)


def _step(tag: str) -> int:
    """How many closed places a tag opens or ends."""
    name = _NAME.match(tag)
    if name is None or name[1] not in _CLOSED or tag.endswith("/>"):
        return 0
    return -1 if tag.startswith("</") else 1


def _linked(text: str, known: list[Term], left: dict[str, Definition], words: Translator) -> tuple[str, list[Term]]:
    """A piece of text with the terms that are first met in it, and the terms that were not met yet."""
    folded = text.casefold()
    spans: list[tuple[int, int, Definition]] = []
    rest: list[Term] = []
    for one in known:
        span = one.place_in(text, folded, words.language)
        if span is None or any(start < span[1] and span[0] < end for start, end, _ in spans):
            rest.append(one)
        else:
            spans.append((*span, left[one.id]))
    for start, end, told in sorted(spans, reverse=True, key=lambda each: each[0]):
        link = f'<a class="term" href="#term-{told.id}" title="{escape(told.meaning)}">{text[start:end]}</a>'
        text = f"{text[:start]}{link}{text[end:]}"
    return text, rest
