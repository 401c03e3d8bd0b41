"""Who stands in a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from footprint.message import Message
    from footprint.runs.given import Given


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
