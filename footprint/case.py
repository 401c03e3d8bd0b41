"""One audit as a check sees it."""

from __future__ import annotations

import asyncio
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 (a recording's conditions are read with these annotations)
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from footprint.search import Setting  # noqa: TC001 (likewise)

if TYPE_CHECKING:
    from footprint.asking import Answers
    from footprint.catalogue import Catalogue
    from footprint.check import Check
    from footprint.rubric import Rubric
    from footprint.search import Engine
    from footprint.subject import Subject
    from footprint.web import Web

T = TypeVar("T")

_probing: ContextVar[str | None] = ContextVar("footprint_probing", default=None)


class Progress(Protocol):
    """Told how far a check is; the command line draws it, others ignore it."""

    def step(self, check: str, done: int, total: int, label: str) -> None:
        """`done` of `total` parts of a check are finished; `label` names the last one."""
        ...

    def told(self, answers: Answers) -> None:
        """A network answered; what it said is final, whose the accounts are is not."""
        ...


class Silence:
    """Progress that nobody watches."""

    def step(self, check: str, done: int, total: int, label: str) -> None:
        """Do nothing."""

    def told(self, answers: Answers) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a run depends on besides the outside; recorded, so that a replay runs under the same.

    Attributes:
        now: the date of the audit, aware, UTC.
        seed: of every random choice.
        locale: language and region of searches, such as `fr-FR`.
        search: the search providers that are asked, by id.
        search_word: professional word of the second query for the name; empty for the locale's usual one.
        lookalikes: names that look like the candidate's are asked for too, not only the names themselves.
        only_given: nothing is looked at but the pages that were given: no network, and nothing that they lead to.
    """

    now: datetime
    seed: int
    locale: str = "fr-FR"
    search: tuple[Setting, ...] = ()
    search_word: str = ""
    lookalikes: bool = False
    only_given: bool = False


class ObservationCycleError(Exception):
    """Checks await each other in a ring; the message is the path."""


@dataclass(frozen=True, slots=True)
class Case:
    """The subject and all that checks may know.

    Attributes:
        subject: who is asked about.
        conditions: see there.
        catalogue: the networks.
        rubric: for key networks and curves' targets; weights are none of a check's business.
        web: what `probe` is handed.
        engines: the search engines that the conditions choose, in the order in which they are shown.
        progress: see there.
    """

    subject: Subject
    conditions: Conditions
    catalogue: Catalogue
    rubric: Rubric
    web: Web
    engines: tuple[Engine, ...] = ()
    progress: Progress = field(default_factory=Silence)
    _tasks: dict[str, asyncio.Task[Any]] = field(default_factory=dict[str, "asyncio.Task[Any]"])  # by check id
    _awaits: dict[str, list[str]] = field(default_factory=dict[str, "list[str]"])  # check id: ids it awaits now

    async def observation(self, check: Check[T]) -> T:
        """What a check saw; probed once, however many await it.

        Raises:
            ObservationCycleError: the checks await each other in a ring.
            Exception: whatever the probe raised, to everyone who awaits it.
        """
        awaited, awaiting = check.about.id, _probing.get()
        task = self._task(check)
        if awaiting is None:
            return await asyncio.shield(task)
        if path := self._path(awaited, awaiting):
            raise ObservationCycleError(" → ".join((awaiting, *path)))
        self._awaits.setdefault(awaiting, []).append(awaited)
        try:
            return await asyncio.shield(task)
        finally:
            self._awaits[awaiting].remove(awaited)

    def _task(self, check: Check[T]) -> asyncio.Task[T]:
        task = self._tasks.get(check.about.id)
        if task is None:
            task = self._tasks[check.about.id] = asyncio.create_task(self._probe(check), name=check.about.id)
        return task

    async def _probe(self, check: Check[T]) -> T:
        _probing.set(check.about.id)
        return await check.probe(self, self.web)

    def _path(self, start: str, goal: str) -> tuple[str, ...]:
        """Who awaits whom, from `start` to `goal`; empty when nobody on the way awaits `goal`."""
        if start == goal:
            return (goal,)
        return next(
            ((start, *rest) for following in self._awaits.get(start, []) if (rest := self._path(following, goal))),
            (),
        )
