"""Who stands in a list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from footprint.message import Message
    from footprint.runs.given import Given

_IMPERSONAL = frozenset({"column", "row", "code", "example", "near", "known"})
"""Names of the words in a reason that are not taken from the row's own cells; numbers never are."""


@dataclass(frozen=True, slots=True)
class Applicant:
    """A row that can be audited.

    Attributes:
        row: its number in the list, as a spreadsheet or an editor counts: from 1, the line of titles included.
        key: names its files: the row's number and what is safe of its reference or handle, such as `0007-camille`;
            lower case ASCII, unique in the list, and the same for the same list.
        reference: the operator's own number or word for the person, or empty.
        given: what is known of the person.
    """

    row: int
    key: str
    reference: str
    given: Given


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that can't be.

    Attributes:
        row: as in `Applicant`.
        key: likewise.
        reason: what is wrong with it, and what to try.
    """

    row: int
    key: str
    reason: Message

    @property
    def told(self) -> Message:
        """The reason without the words that it repeats from the row: for logs and JUnit, which more people read."""
        kept = (
            (name, "…" if isinstance(value, str) and name not in _IMPERSONAL else value)
            for name, value in self.reason.values
        )
        return replace(self.reason, values=tuple(kept))


Entry: TypeAlias = Applicant | BadRow


@dataclass(frozen=True, slots=True)
class List:
    """A list that was read.

    Attributes:
        entries: in its order; empty rows are left out.
        remarks: how it was understood, such as which column was taken for what.
        sha256: of the bytes.
    """

    entries: tuple[Entry, ...]
    remarks: tuple[Message, ...]
    sha256: str

    @property
    def bad_rows(self) -> tuple[BadRow, ...]:
        """Those that can't be used."""
        return tuple(one for one in self.entries if isinstance(one, BadRow))
