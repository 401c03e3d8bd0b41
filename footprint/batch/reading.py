"""Reads a list of applicants.

Every line is read as a command line would be, so that what is wrong with one is told at once, and the others are done.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from footprint.batch.applicants import Applicant, BadRow, List
from footprint.batch.cells import held, is_email, is_full_name, is_garbled, is_tick, pieces
from footprint.batch.columns import columns_of
from footprint.batch.table import read_table
from footprint.batch.titles import Account, Field, Titles
from footprint.catalogue.catalogue import kebab
from footprint.errors import SubjectError
from footprint.message import msg, nmsg
from footprint.parse import parse_subject, parse_word, printed
from footprint.runs.given import Given
from footprint.subject import Site
from footprint.tabular import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from footprint.batch.applicants import Entry
    from footprint.batch.columns import Columns
    from footprint.batch.table import Line
    from footprint.batch.titles import Role
    from footprint.message import Message
    from footprint.subject import Directory, Identifier, Subject

LONGEST_CELL = 5_000
"""Characters of a cell that is read."""
MOST_GIVEN = 50
"""Handles, accounts and pages of one person."""
_LONGEST_KEY = 40
_LONGEST_REFERENCE = 120
_TOLD = 5
"""Pairs of lines that are named as sharing something."""


@dataclass(slots=True)
class _Person:
    """What a line says of a person, as written."""

    reference: str = ""
    name: str = ""
    first_name: str = ""
    last_name: str = ""
    words: list[str] = field(default_factory=list[str])
    urls: list[str] = field(default_factory=list[str])

    @property
    def full_name(self) -> str | None:
        """The name, or None."""
        return self.name or f"{self.first_name} {self.last_name}".strip() or None


def read_list(
    data: bytes,
    name: str,
    *,
    directory: Directory,
    columns: Iterable[tuple[str, str]] = (),
    sheet: str | None = None,
) -> List:
    """Read a list in CSV, .xlsx, .ods or JSON, whatever its name ends in.

    Args:
        data: the file.
        name: of the file, for what is said about it.
        directory: the networks; each may have a column.
        columns: what somebody set: fields (reference, name, first-name, last-name, handles, links, a network's id) and
            the titles of their columns. Several for one field are all read; an empty title leaves the field unread.
        sheet: which one of a spreadsheet; the first that can be seen if None.

    Raises:
        ConfigError: it can't be read at all, or no column says who anybody is.
    """
    titles = Titles(directory.ids)
    table = read_table(data, name, is_known=titles.is_known, sheet=sheet)
    chosen = columns_of(table, name, wanted=columns, titles=titles)
    seen = _Seen(name)
    entries = tuple(_entry(line, chosen, directory, seen) for line in chosen.lines)
    return List(entries, (*chosen.remarks, *seen.remarks()), hashlib.sha256(data).hexdigest())


class _Seen:
    """Who was read so far.

    Whoever stands in a list twice is asked about once. The second line is told as bad rather than left out: beside a
    line that was pasted twice, it may be somebody else's, with the wrong handle.
    """

    def __init__(self, where: str) -> None:
        self._where = where
        self._people: dict[tuple[str, ...], int] = {}
        self._first: dict[str, int] = {}
        self._shared: dict[tuple[int, int], None] = {}
        self._only_named = 0

    def add(self, row: int, subject: Subject) -> None:
        """Remember a person.

        Raises:
            SubjectError: another line asks the same.
        """
        given = sorted({_canonical(one) for one in subject.identifiers})
        person = tuple(given) or ("", (subject.name or "").casefold())
        if person in self._people:
            raise SubjectError(
                msg("asks the same as line {row}; remove one of them, or correct it", row=str(self._people[person]))
            )
        self._people[person] = row
        self._only_named += not given
        for one in given:
            other = self._first.setdefault(one, row)
            if other != row and len(self._shared) < _TOLD:
                self._shared[other, row] = None

    def remarks(self) -> Iterator[Message]:
        """What is told of them together."""
        for first, second in self._shared:
            yield msg(
                "{where}: lines {first} and {second} have a handle or a page in common; correct one if it is wrong",
                where=self._where,
                first=str(first),
                second=str(second),
            )
        if self._only_named:
            yield nmsg(
                "{where}: {n} person has a name only; nothing but search engines can be asked about them",
                "{where}: {n} people have a name only; nothing but search engines can be asked about them",
                n=self._only_named,
                where=self._where,
            )


def _canonical(identifier: Identifier) -> str:
    """Capitals make a difference in addresses only."""
    word = printed(identifier)
    return word if isinstance(identifier, Site) else word.casefold()


def _entry(line: Line, chosen: Columns, directory: Directory, seen: _Seen) -> Entry:
    person = _Person()
    try:
        _read(line, chosen, person)
        _refuse_emails(person, directory)
        subject = parse_subject(person.words, directory=directory, name=person.full_name, urls=person.urls)
        seen.add(line.number, subject)
    except SubjectError as error:
        return BadRow(line.number, _key(line.number, person.reference), error.message)
    given = Given(tuple(person.words), person.full_name, tuple(person.urls))
    key = _key(line.number, person.reference, *subject.names_to_protect)
    return Applicant(line.number, key, person.reference, given)


def _read(line: Line, chosen: Columns, person: _Person) -> None:
    """Take what the line says.

    Raises:
        SubjectError: something in it can't be read, or it says nothing of anybody.
    """
    if line.fault is not None:
        raise SubjectError(line.fault)
    cells = zip(chosen.roles, chosen.titles, line.cells, strict=False)
    for role, title, cell in sorted(cells, key=lambda one: one[0] is not Field.REFERENCE):
        if role is not None:
            _take(person, role, "" if role is Field.EMAIL else _checked(cell, title), title)
    if any(one and one.strip() for one in line.cells[len(chosen.roles) :]):
        raise SubjectError(msg("more values than columns; put a text that holds the separator in quotation marks"))
    if len(person.words) + len(person.urls) > MOST_GIVEN:
        raise SubjectError(msg("more than {most} handles and links; keep their own", most=MOST_GIVEN))
    if not (person.words or person.urls or person.full_name):
        raise SubjectError(msg("nobody to ask about; write a handle, a link or a name into this line"))


def _checked(cell: str | None, title: str) -> str:
    """The text of a cell.

    Raises:
        SubjectError: it is none that can be read.
    """
    if cell is None:
        raise SubjectError(msg("“{column}” must be a text or a list of texts", column=shown(title)))
    text = held(cell)
    if len(text) > LONGEST_CELL:
        raise SubjectError(
            msg("“{column}” has more than {most} characters; shorten it", column=shown(title), most=LONGEST_CELL)
        )
    if is_garbled(text):
        raise SubjectError(
            msg("“{column}” holds garbled letters; write them anew, and save the list in UTF-8", column=shown(title))
        )
    return text


def _take(person: _Person, role: Role, text: str, title: str) -> None:
    match role:
        case Account(network):
            person.words += [_on(network, one) for one in _pieces(text, title)]
        case Field.HANDLES:
            person.words += _pieces(text, title)
        case Field.LINKS:
            person.urls += _pieces(text, title)
        case Field.REFERENCE:
            person.reference = " ".join(text.split())[:_LONGEST_REFERENCE]
        case Field.NAME:
            person.name = text
        case Field.FIRST_NAME:
            person.first_name = text
        case Field.LAST_NAME:
            person.last_name = text
        case _:
            pass  # an email address is never read


def _pieces(text: str, title: str) -> list[str]:
    """The handles and links in a cell.

    Raises:
        SubjectError: they can't be told apart, or it says only that there are some.
    """
    found = pieces(text)
    if any(map(is_full_name, found)):
        raise SubjectError(
            msg("a name stands where handles or links belong; move it, or put commas between several handles")
        )
    tick = next(filter(is_tick, found), None)
    if tick is not None:
        raise SubjectError(
            msg(
                "“{column}” says “{word}”, which is no handle; write the handle, or @{word} if it is one",
                column=shown(title),
                word=tick,
            )
        )
    return found


def _refuse_emails(person: _Person, directory: Directory) -> None:
    """An email address is told without repeating it; on a server that is known it is an account there.

    Raises:
        SubjectError: there is one.
    """
    for one in (*person.words, *person.urls):
        if not is_email(one.rpartition(":")[2]):
            continue
        try:
            parse_word(one, directory)
        except SubjectError as error:
            raise SubjectError(
                msg("an email address stands where handles or links belong; it is not asked for")
            ) from error


def _on(network: str, piece: str) -> str:
    """The word for an account in the column of its network; a link says itself where it leads."""
    is_said = "://" in piece or ("/" in piece and "." in piece.partition("/")[0]) or piece.startswith(f"{network}:")
    return piece if is_said else f"{network}:{piece.removeprefix('@')}"


def _key(row: int, *words: str) -> str:
    """Names the person's files: the number makes it unique, and no name that a system reserves.

    A name or an email address is never in it, though somebody may have put one where a reference belongs.
    """
    safe = (kebab(one)[:_LONGEST_KEY].strip("-") for one in words if not is_full_name(one) and "@" not in one)
    return "-".join((f"{row:04}", *filter(None, [next(filter(None, safe), "")])))
