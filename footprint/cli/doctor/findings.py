"""What a doctor says of one thing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from footprint.cli.exits import ExitCode
from footprint.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footprint.exhibit import Left, SearchKind, SearchStatus


class Area(StrEnum):
    """Where it belongs."""

    CONFIGURATION = "configuration"
    DIRECTORIES = "directories"
    NETWORK = "network"
    SEARCH = "search"
    REPORTS = "reports"
    DEMO = "demo"
    CHECKS = "checks"


class State(StrEnum):
    """How it is; only `does_not` is a fault."""

    WORKS = "works"
    DOES_NOT = "does_not"
    NOT_SET = "not_set"
    """The operator has not asked for it."""
    NOT_ASKED = "not_asked"
    """It is there, and was not tried."""


class Stated(StrEnum):
    """Has the operator given a key, or an address?"""

    SET = "set"
    NOT_SET = "not_set"
    NOT_WANTED = "not_wanted"


@dataclass(frozen=True, slots=True)
class Asked:
    """A search provider, for programs.

    Attributes:
        id, kind: of the provider.
        engine: the one of its engines that was tried; empty where none was.
        receiver: host that the queries go to; empty while that is not configured.
        terms: what one must know before a name is sent there.
        key, url: see `Stated`.
        in_audit: an audit would ask it.
        status: of the test query; None where none was sent.
        left: what may still be asked, where the engine says so.
    """

    id: str
    kind: SearchKind
    engine: str
    receiver: str
    terms: Message
    key: Stated
    url: Stated
    in_audit: bool
    status: SearchStatus | None = None
    left: Left | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        area, state: see there.
        id: its name for programs, such as `network.dns`; the same for the several engines of one provider.
        title: its name for people.
        details: what was seen, a sentence each.
        remedy: the one line that mends it or sets it up; None where nothing need be done.
        lines: what to write into a file or a shell, as it is.
        asked: of a search provider; None for anything else.
    """

    area: Area
    id: str
    title: Message
    state: State
    details: tuple[Message, ...] = ()
    remedy: Message | None = None
    lines: tuple[str, ...] = ()
    asked: Asked | None = None


def as_it_is(text: str) -> Message:
    """Words that no language changes: a path, a brand."""
    return Message("{name}", None, (("name", text),))


def exit_code(findings: Iterable[Finding]) -> ExitCode:
    """5 when something does not work; what is not set, or was not tried, is no fault."""
    is_broken = any(one.state is State.DOES_NOT for one in findings)
    return ExitCode.POLICY if is_broken else ExitCode.DONE


def variable(provider: str, name: str) -> str:
    """The variable that holds what is stated about a search provider."""
    return f"FOOTPRINT_{provider}_{name}".replace("-", "_").upper()
