"""Which column of a list is what: by its title, by one that is close, or by what stands in it.

What was guessed is always told, and what somebody sets is not guessed. A column is told by what stands in it only where
no title helps: a link in a column of another title may lead anywhere, such as to the file of an application.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING

from footprint.batch.cells import held, is_address, is_email, is_full_name, is_given, is_number, pieces
from footprint.batch.titles import (
    Account,
    Field,
    Role,
    Titles,
    is_either,
    is_identifier,
    is_person,
    known_as,
    nearest,
    spelled,
)
from footprint.errors import ConfigError
from footprint.message import msg
from footprint.tabular import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from footprint.batch.table import Line, Table
    from footprint.message import Message

_SAMPLE = 200
"""Lines by which it is told what stands in a column."""
_MOST_OF = 0.8
_TOLD = 8
"""Columns that are named in one sentence."""
_TITLE_LINES = 5
"""Lines above those of the columns' titles."""


class _By(Enum):
    """How a column was told."""

    TITLE = "title"
    NEAR = "near"
    LOOK = "look"
    SET = "set"


@dataclass(frozen=True, slots=True)
class Columns:
    """How the lines of a list are read.

    Attributes:
        roles: what each column holds; None for those that are left alone.
        titles: of the columns, as they are shown; their numbers where they have none.
        lines: of people.
        remarks: what was guessed.
    """

    roles: tuple[Role | None, ...]
    titles: tuple[str, ...]
    lines: tuple[Line, ...]
    remarks: tuple[Message, ...]


def columns_of(table: Table, where: str, *, wanted: Iterable[tuple[str, str]], titles: Titles) -> Columns:
    """Find out.

    Args:
        table: the list.
        where: its name.
        wanted: fields and titles of columns, as given to `--column`; a field without a column is not read. Columns may
            be named by their number, from 1, where none has this title.
        titles: those that are known.

    Raises:
        ConfigError: a field or column is not known, or no column says who anybody is.
    """
    wanted = tuple(wanted)
    names, lines, remarks = _headed(table, where, wanted, titles)
    width = max([len(names), *(len(one.cells) for one in lines if not names)])
    guess = _Guess(where, names or tuple(map(str, range(1, width + 1))), lines, titles)
    if names:
        guess.by_title()
    guess.as_set(wanted)
    guess.settle()
    if not guess.has_given:
        guess.by_look()
    if not guess.has_given and Field.NAME not in guess.roles and Field.LAST_NAME not in guess.roles:
        raise _useless(where, guess.titles, has_titles=bool(names))
    return Columns(tuple(guess.roles), guess.titles, lines, (*remarks, *guess.remarks()))


class _Guess:
    """What is believed of each column so far.

    Attributes:
        titles: of the columns.
        roles: what each holds, or None.
    """

    def __init__(self, where: str, titles: tuple[str, ...], lines: tuple[Line, ...], known: Titles) -> None:
        self.titles = titles
        self.roles: list[Role | None] = [None] * len(titles)
        self._by: list[_By | None] = [None] * len(titles)
        self._where = where
        self._lines = lines
        self._known = known
        self._unwanted: set[Role] = set()

    @property
    def has_given(self) -> bool:
        """Is there a column of handles, links or accounts?"""
        return any(isinstance(one, Account) or one in {Field.HANDLES, Field.LINKS} for one in self.roles)

    def by_title(self) -> None:
        """By what the columns are called; one that is close counts where no other column has the very title."""
        for column, title in enumerate(self.titles):
            role = self._known.role(title)
            if role is Field.HANDLES and is_identifier(title) and self._mostly(column, is_number):
                role = Field.REFERENCE
            self._take(column, role, _By.TITLE)
        for column, title in enumerate(self.titles):
            if self.roles[column] is None and (near := self._known.near(title)) not in self.roles:
                self._take(column, near, _By.NEAR)

    def as_set(self, wanted: Iterable[tuple[str, str]]) -> None:
        """By what somebody set.

        Raises:
            ConfigError: see `columns_of`.
        """
        for field, title in wanted:
            role = self._role(field)
            for column, (one, by) in enumerate(zip(self.roles, self._by, strict=True)):
                if one == role and by is not _By.SET:
                    self._take(column, None, None)
            if title:
                self._take(self._column(title), role, _By.SET)
            else:
                self._unwanted.add(role)

    def settle(self) -> None:
        """One reference, one name: a whole one before its parts."""
        self._settle_person()
        if Field.FIRST_NAME in self.roles and Field.LAST_NAME not in self.roles:
            self._turn(Field.NAME, Field.LAST_NAME, lambda column: is_either(self.titles[column]))
        if Field.NAME in self.roles:
            self._drop(Field.FIRST_NAME, Field.LAST_NAME)
        elif Field.LAST_NAME in self.roles and Field.FIRST_NAME not in self.roles:
            self._turn(Field.LAST_NAME, Field.NAME, lambda _: True)
        elif Field.LAST_NAME not in self.roles:
            self._drop(Field.FIRST_NAME)
        for field in (Field.REFERENCE, Field.NAME, Field.FIRST_NAME, Field.LAST_NAME):
            columns = [column for column, role in enumerate(self.roles) if role is field]
            best = min(columns, key=lambda column: self._by[column] is not _By.SET, default=None)
            for column in columns:
                if column != best:
                    self._take(column, None, None)

    def by_look(self) -> None:
        """By what stands in them."""
        for column, role in enumerate(self.roles):
            if role is not None:
                continue
            if self._mostly(column, is_email):
                self._take(column, Field.EMAIL, _By.LOOK)
            elif self._mostly(column, is_address):
                self._take(column, Field.LINKS, _By.LOOK)
            elif self._mostly(column, is_given):
                self._take(column, Field.HANDLES, _By.LOOK)
            elif Field.NAME not in self.roles and self.titles[column] == str(column + 1) and self._is_named(column):
                self._take(column, Field.NAME, _By.LOOK)

    def remarks(self) -> Iterator[Message]:
        """What is told about it."""
        for title, role, by in zip(self.titles, self.roles, self._by, strict=True):
            if role is not None and by is not None:
                yield from _remark(self._where, shown(title), role, by)
        left = _listed([one for one, role in zip(self.titles, self.roles, strict=True) if role is None])
        if left:
            yield msg("{where}: columns that are not read: {names}", where=self._where, names=left)

    def _settle_person(self) -> None:
        """What is called after the person may be a name."""
        if not {Field.NAME, Field.FIRST_NAME, Field.LAST_NAME}.isdisjoint(self.roles):
            return
        for column, title in enumerate(self.titles):
            if self.roles[column] is Field.REFERENCE and is_person(title) and self._is_named(column):
                self._take(column, Field.NAME, self._by[column])

    def _turn(self, one: Field, other: Field, is_meant: Callable[[int], bool]) -> None:
        for column, role in enumerate(self.roles):
            if role is one and is_meant(column):
                self._take(column, other, self._by[column])

    def _drop(self, *fields: Field) -> None:
        for column, role in enumerate(self.roles):
            if role in fields:
                self._take(column, None, None)

    def _take(self, column: int, role: Role | None, by: _By | None) -> None:
        is_taken = role is not None and role not in self._unwanted
        self.roles[column], self._by[column] = (role, by) if is_taken else (None, None)

    def _mostly(self, column: int, is_so: Callable[[str], bool]) -> bool:
        found = [is_so(one) for cell in self._cells(column) for one in pieces(cell)]
        return bool(found) and sum(found) >= _MOST_OF * len(found)

    def _is_named(self, column: int) -> bool:
        found = [is_full_name(one) for one in self._cells(column)]
        return bool(found) and sum(found) >= _MOST_OF * len(found)

    def _cells(self, column: int) -> Iterator[str]:
        for line in islice(self._lines, _SAMPLE):
            cell = line.cells[column] if column < len(line.cells) else None
            if cell and held(cell):
                yield cell[:_LONGEST_LOOK]

    def _role(self, field: str) -> Role:
        role = known_as(field, self._known)
        if role is not None:
            return role
        near = nearest(field.lower(), self._known.settable)
        if near is not None:
            raise ConfigError(
                msg("--column: unknown field “{field}”; did you mean “{near}”?", field=shown(field), near=near)
            )
        raise ConfigError(
            msg(
                "--column: unknown field “{field}”; there are reference, name, first-name, last-name, handles, links, "
                "and each network (footprint networks)",
                field=shown(field),
            )
        )

    def _column(self, title: str) -> int:
        for same in (str, _folded):
            found = [column for column, one in enumerate(self.titles) if same(one) == same(title)]
            if found:
                return found[0]
        if title.isascii() and title.isdigit() and len(title) < 4 and 0 < int(title) <= len(self.titles):  # noqa: PLR2004 (no list has so many)
            return int(title) - 1
        near = nearest(title, self.titles)
        if near is not None:
            raise ConfigError(
                msg(
                    "{where}: there is no column “{column}”; did you mean “{near}”?",
                    where=self._where,
                    column=shown(title),
                    near=shown(near),
                )
            )
        raise ConfigError(
            msg(
                "{where}: there is no column “{column}”; its columns are {names}",
                where=self._where,
                column=shown(title),
                names=_listed(self.titles),
            )
        )


_LONGEST_LOOK = 1_000
"""Characters of a cell that are looked at."""


def _headed(
    table: Table, where: str, wanted: Sequence[tuple[str, str]], titles: Titles
) -> tuple[tuple[str, ...], tuple[Line, ...], tuple[Message, ...]]:
    """The columns' titles, none where the list has none; the lines below; and what is told about it."""
    if table.names is not None:
        return table.names, table.lines, table.remarks
    place = _titled(table.lines, wanted, titles)
    if place is None:
        said = msg(
            "{where}: its first line is taken for a person, as no title is known there; columns have numbers",
            where=where,
        )
        return (), table.lines, (*table.remarks, said)
    lines = table.lines[place + 1 :]
    if not lines:
        raise ConfigError(msg("{where}: there is nobody below its titles; write one person a line", where=where))
    names = tuple(one or "" for one in table.lines[place].cells)
    if not place:
        return names, lines, table.remarks
    said = msg("{where}: line {line} is taken for its titles", where=where, line=str(table.lines[place].number))
    return names, lines, (*table.remarks, said)


def _titled(lines: Sequence[Line], wanted: Sequence[tuple[str, str]], titles: Titles) -> int | None:
    """Where the columns' titles stand: in the first line, below a headline, or nowhere."""
    below = 0
    while below < min(_TITLE_LINES, len(lines) - 1) and sum(map(bool, map(_stripped, lines[below].cells))) == 1:
        below += 1
    if below and sum(titles.is_known(one or "") for one in lines[below].cells) > 1:
        return below
    first = lines[0].cells
    named = {_folded(one) for _, one in wanted}
    if any(_folded(one or "") in named for one in first if one):
        return 0
    is_somebodys = any(is_given(one) or is_email(one) for cell in first for one in pieces(cell or ""))
    return None if is_somebodys else 0


def _remark(where: str, column: str, role: Role, by: _By) -> Iterator[Message]:
    field = spelled(role)
    if role is Field.EMAIL:
        yield msg("{where}: column “{column}” holds email addresses, which are left alone", where=where, column=column)
    elif by is _By.TITLE:
        yield msg(
            "{where}: column “{column}” is read as {field}; set with --column {field}=TITLE",
            where=where,
            column=column,
            field=field,
        )
    elif by is _By.NEAR:
        yield msg(
            "{where}: column “{column}” is taken for {field}, as its title is close; set with --column {field}=TITLE",
            where=where,
            column=column,
            field=field,
        )
    elif by is _By.LOOK:
        yield msg(
            "{where}: column “{column}” is taken for {field}, by what stands in it; set with --column {field}=TITLE",
            where=where,
            column=column,
            field=field,
        )


def _useless(where: str, titles: Sequence[str], *, has_titles: bool) -> ConfigError:
    if not has_titles:
        return ConfigError(
            msg(
                "{where}: no column says who anybody is; write titles into the first line, such as handle and name",
                where=where,
            )
        )
    return ConfigError(
        msg(
            "{where}: no column says who anybody is; found {names}; set one with --column handles=TITLE",
            where=where,
            names=_listed(titles),
        )
    )


def _listed(titles: Sequence[str]) -> str:
    names = [shown(one) for one in titles if one.strip()]
    return ", ".join(names[:_TOLD]) + ("…" if len(names) > _TOLD else "")


def _stripped(cell: str | None) -> str:
    return (cell or "").strip()


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()
