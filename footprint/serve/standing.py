"""How an audit that is under way stands, as pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from footprint.message import Message


class State(StrEnum):
    """How far an audit is. Once it is kept it is no longer under way, and the store has it under the same id."""

    WAITING = "waiting"
    """For those before it: one is made at a time, so that no site is asked twice at once."""
    RUNNING = "running"
    FAILED = "failed"
    """It was made and could not be kept, or could not be made; it can be tried again."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far a check is.

    Attributes:
        check: its id.
        title: what it looks at.
        done, total: parts.
        label: the last part that was done, such as a network's name; may be empty.
        is_finished: the check itself is over.
    """

    check: str
    title: Message
    done: int
    total: int
    label: str
    is_finished: bool


@dataclass(frozen=True, slots=True)
class Underway:
    """An audit that is under way, as it stands at one moment.

    Attributes:
        id: under which it will be kept.
        label: whom it is about, as lists name it.
        name: the person's, or empty.
        state: see there.
        ordered: when, aware.
        ahead: how many wait before it.
        steps: of the checks that began, in their order.
        times: how often it was begun: more than once after a restart.
        is_stopping: somebody asked to end it with what is gathered.
        trouble: why it failed; None while all is well.
        keys: by which the audits of a person are found; see `footprint.store.keys_of`.
        remarks: what goes wrong beside it, such as a bundle that can't be loaded.
    """

    id: str
    label: str
    name: str
    state: State
    ordered: datetime
    ahead: int = 0
    steps: tuple[Step, ...] = ()
    times: int = 0
    is_stopping: bool = False
    trouble: Message | None = None
    keys: tuple[str, ...] = ()
    remarks: tuple[Message, ...] = ()
