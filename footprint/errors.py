"""What the user, or the author of a data file, can fix.

    FootprintError
    ├── SubjectError        a handle, name or link that can't be read
    ├── ConfigError         a setting: file, environment or flag
    ├── CatalogueError      a network's TOML file
    ├── RubricError         a rubric file, or a name that no rubric has
    ├── PolicyError         a policy file, or a name that no policy has
    ├── CriteriaError       the criteria of the interview, or the glossary
    ├── ArchiveError        a recording that can't be read or written
    ├── ProfileError        a profile file that can't be read
    ├── StoreError          audits that were kept: the folder or the database
    │   └── NoAudit         there is none of that id, or it is no longer read
    ├── OutputError         a file that can't be written
    └── Refused             the operator's own rules forbid this audit (exit 4)

What a site does to us is never here: it is a `footprint.web.Failure`, a value.
Every leaf says what is wrong, where, and what to try, in one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from footprint.message import Message


class FootprintError(Exception):
    """Carries one line for the person who can act on it.

    Attributes:
        message: the line, in a form that can be shown in either language.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def where_broken(error: BaseException) -> str:
    """An error that nobody foresaw, by its kind and the line that raised it.

    Its own words stay untold: they often repeat what was being read, and that may be a stranger's page.
    """
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    kind = type(error).__name__
    return kind if trace is None else f"{kind}, {trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"


class SubjectError(FootprintError):
    """A handle, name or link can't be read."""


class ConfigError(FootprintError):
    """A setting is unknown or has a value it can't have."""


class CatalogueError(FootprintError):
    """A network's file breaks the schema, or a list has nothing that can be asked.

    Attributes:
        details: what is wrong with single entries, each with its name; the name is empty where the line has it.
    """

    def __init__(self, message: Message, details: tuple[tuple[str, Message], ...] = ()) -> None:
        super().__init__(message)
        self.details = details


class RubricError(FootprintError):
    """A rubric breaks the schema, or is not known."""


class PolicyError(FootprintError):
    """A policy breaks the schema, asks for what no policy may, or is not known."""


class CriteriaError(FootprintError):
    """A file of criteria or of terms breaks the schema."""


class ArchiveError(FootprintError):
    """A recording can't be read or written."""


class ProfileError(FootprintError):
    """A profile file can't be read."""


class StoreError(FootprintError):
    """What was kept can't be read or written."""


class NoAudit(StoreError):  # noqa: N818 (it says what is the matter)
    """There is no such audit, or it is no longer read.

    Attributes:
        audit: its id, as it was asked for.
        expired: its last day, where there is one that is over.
    """

    def __init__(self, message: Message, audit: str, expired: date | None = None) -> None:
        super().__init__(message)
        self.audit = audit
        self.expired = expired


class OutputError(FootprintError):
    """A result can't be written where it was asked for."""


class Refused(FootprintError):  # noqa: N818 (a refusal is not a fault)
    """The operator's own rules forbid this audit."""
