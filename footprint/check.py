"""What a check is, and how bundles of them are found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from footprint.case import Case
    from footprint.exhibit import Exhibit
    from footprint.finding import Finding
    from footprint.message import Message
    from footprint.web import Web

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class About:
    """A check, explained to the person it is used on.

    Attributes:
        id: kebab-case; never changes meaning.
        title: a few words.
        asks: what it asks of the outside, and whom.
        why: why that matters for the trade.
        advice: what a person can do about a poor result.
        indicators: the ids it speaks to.
        of_names: it is also part of a run that looks for names alone.
        of_blog: it is also part of a run that looks at the given sites alone.
        of_identity: it is also part of a run that tells whose each account is, and nothing else.
        of_search: it is also part of a run that looks how a search finds the person.
    """

    id: str
    title: Message
    asks: Message
    why: Message
    advice: Message
    indicators: tuple[str, ...] = ()
    of_names: bool = False
    of_blog: bool = False
    of_identity: bool = False
    of_search: bool = False


class Check(Protocol[T]):
    """Looks (`probe`), then decides (`judge`)."""

    about: ClassVar[About]

    async def probe(self, case: Case, web: Web) -> T:
        """Look, and do not decide. May await another check's observation."""
        ...

    def judge(self, seen: T, case: Case) -> Iterable[Finding | Exhibit]:
        """Decide from what was seen alone: no network, clock, randomness or state."""
        ...


@dataclass(frozen=True, slots=True)
class Bundle:
    """Checks that come together, found through the entry point group `footprint.checks`.

    Attributes:
        name: of the package that brings them.
        checks: each once.
        locale: folder of message catalogues (`fr/LC_MESSAGES/NAME.mo`), or None.
    """

    name: str
    checks: tuple[Check[Any], ...]  # each check has its own type of observation; nobody outside it looks in
    locale: Path | None = None
