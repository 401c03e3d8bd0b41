"""Which names a network allows, and which of them are the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint.catalogue.marker import Case
    from footprint.catalogue.pattern import Pattern


@dataclass(frozen=True, slots=True)
class HandleRule:
    """Which names a network allows.

    Attributes:
        pattern: the whole name, folded as `case` says, must match.
        case: see there.
        expand: what a bare name stands for when the pattern refuses it, such as `{name}.bsky.social`.
        reserved: words that stand where a name would in the network's own addresses.
        drops: characters that the network leaves out of a name.
    """

    pattern: Pattern
    case: Case
    expand: str | None
    reserved: frozenset[str]
    drops: str = ""

    def allows(self, name: str) -> bool:
        """Can it be a name? One that cannot be told from a path (`..`) or printed cannot."""
        is_word = name.lower() in self.reserved
        return (
            name.isprintable() and name.strip(" .") != "" and not is_word and self.pattern.fullmatch(name) is not None
        )

    def fold(self, name: str) -> str:
        """The one spelling of names that are the same."""
        return self.case.fold("".join(one for one in name if one not in self.drops) if self.drops else name)
