"""What a terminal leaves out: counted, and where it is shown."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, cast

from footprint.message import msg, nmsg
from footprint.report import labels
from footprint.report.lines import Text, line
from footprint.report.page import Page, Proof
from footprint.report.phrases import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.report.identity import Identity
    from footprint.report.ledger import Ledger

FOLDED = msg(
    "Shortened for the terminal. A page or Markdown has it whole, with every address (-o report.html, -o report.md):"
)


def folded(shown: Page | Ledger | Identity, words: Translator, *, posts: int = 0) -> Iterator[RenderableType]:
    """How much is left out, and how it is shown.

    Args:
        shown: the finished report.
        words: the language.
        posts: how many posts of a channel the terminal lists.
    """
    counts = (*_of_page(shown, posts), *_evidence(shown))
    yield Text()
    yield line(words.say(FOLDED), joined(map(words.say, (*counts, *_sections(shown)))))


def _of_page(shown: Page | Ledger | Identity, posts: int) -> Iterator[Message]:
    if not isinstance(shown, Page):
        return
    rows = [row for group in shown.accounts.groups for row in group.rows]
    if entries := sum(len(one.entries) for one in shown.chapters):
        yield nmsg("{n} indicator with its formula", "{n} indicators with their formulas", n=entries)
    if further := sum(len(one.posts[posts:]) for one in shown.publications):
        yield nmsg("{n} post", "{n} posts", n=further)
    if opened := sum(bool(row.card or row.life) for row in rows):
        yield nmsg("what {n} account says and shows", "what {n} accounts say and show", n=opened)


def _sections(shown: Page | Ledger | Identity) -> Iterator[Message]:
    """Those that a terminal has nothing of."""
    if isinstance(shown, Page) and shown.criteria:
        yield labels.BY_CRITERION
    yield from (labels.METHOD, labels.RIGHTS, labels.CONDITIONS)


def _evidence(shown: object) -> Iterator[Message]:
    if pieces := len(set(_proofs(shown))):
        yield nmsg("{n} piece of evidence", "{n} pieces of evidence", n=pieces)


def _proofs(value: object) -> Iterator[Proof]:
    """Every piece of evidence in a finished report."""
    match value:
        case Proof():
            yield value
        case tuple():
            for one in cast("tuple[object, ...]", value):  # of any types: each is asked in turn
                yield from _proofs(one)
        case _ if is_dataclass(value):
            for one in fields(value):
                yield from _proofs(getattr(value, one.name))
        case _:
            return
