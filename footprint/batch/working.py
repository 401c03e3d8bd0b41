"""People of a list, audited beside each other on shared lines."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from footprint.batch.applicants import BadRow
from footprint.batch.outcome import Done
from footprint.case import Silence
from footprint.errors import FootprintError
from footprint.runs.order import clock_of, order
from footprint.runs.person import person

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping

    from footprint.batch.applicants import Applicant
    from footprint.batch.journal import Journal
    from footprint.batch.outcome import RuleOutcome
    from footprint.case import Progress
    from footprint.clock import Clock
    from footprint.config import Settings
    from footprint.profile import Profile
    from footprint.runs.order import Order, Stock
    from footprint.runs.reach import Reach
    from footprint.runs.searches import Searches
    from footprint.search import Setting
    from footprint.web.lines import Lines
    from footprint.web.share import Share

WIDTH = 32
"""People who are under way at once, at most: as many as keep the slowest lane busy while all wait for the controls of
another, which may be two dozen. Mostly it is a handful, since somebody begins only when a lane would be idle."""


@dataclass(frozen=True, slots=True)
class Common:
    """What everybody in a list has in common.

    Attributes:
        settings, reach, said, stock, environ, is_demo: as for `footprint.runs.order.order`.
        now: the date of the audits, as typed, or None for that of each.
        seed: of every random choice, so that all are asked about with the same controls.
        searched: the search providers that are asked.
        locale: language and region of searches.
    """

    settings: Settings
    reach: Reach
    said: Searches
    stock: Stock
    environ: Mapping[str, str]
    is_demo: bool
    now: str | None
    seed: int = 0
    searched: tuple[Setting, ...] = ()
    locale: str = ""

    def clock(self) -> Clock:
        """The machine's, or one whose date is pinned."""
        return clock_of(self.now, is_demo=self.is_demo)

    def order(self, applicant: Applicant) -> Order:
        """The audit of one of them.

        Raises:
            FootprintError: it can't be made.
        """
        from footprint.runs.demo import completed

        ordered = order(
            completed(applicant.given) if self.is_demo else applicant.given,
            self.settings,
            reach=self.reach,
            said=self.said,
            is_demo=self.is_demo,
            now=self.now,
            loaded=self.stock,
            environ=self.environ,
        )
        conditions = replace(ordered.run.conditions, seed=self.seed)
        return replace(ordered, run=replace(ordered.run, conditions=conditions))


class Workers:
    """Audit people of a list, a few at once."""

    def __init__(
        self,
        common: Common,
        lines: Lines,
        journal: Journal,
        *,
        ruled: Callable[[Profile], tuple[RuleOutcome, ...]],
        progress: Progress | None = None,
    ) -> None:
        """Prepare.

        Args:
            common: see there.
            lines: the way out, entered by the caller.
            journal: see there.
            ruled: what a policy says of a profile.
            progress: told how far each check of anybody is.
        """
        self._common = common
        self._lines = lines
        self._journal = journal
        self._ruled = ruled
        self._progress = progress or Silence()

    async def work(
        self,
        todo: Iterable[Applicant],
        *,
        begun: Callable[[Applicant], None],
        done: Callable[[Done | BadRow], Awaitable[None]],
        width: int = WIDTH,
    ) -> None:
        """Audit them, in their order as far as the first steps go.

        Args:
            todo: who.
            begun: called when somebody's audit begins.
            done: called with what came of it; when it is over, that is kept, and the journal forgets them.
            width: how many at once.

        Raises:
            OutputError: a recording that is to be kept could not be written; whose it was is not done.
        """
        places = asyncio.Semaphore(width)

        async def one(applicant: Applicant, share: Share) -> None:
            try:
                found = await self._audited(applicant, share)
                await to_its_end(self._settle(applicant, done(found)))
            finally:
                share.end()
                places.release()

        async with asyncio.TaskGroup() as tasks:
            for applicant in todo:
                await places.acquire()
                begun(applicant)
                share = self._lines.share()
                tasks.create_task(one(applicant, share))
                # Else many would be half done, and a kill would lose of each what can't be journalled.
                await share.put()

    async def _settle(self, applicant: Applicant, kept: Awaitable[None]) -> None:
        await kept
        self._journal.settle(applicant.key)

    async def _audited(self, applicant: Applicant, share: Share) -> Done | BadRow:
        begin = time.monotonic()
        try:
            ordered = self._common.order(applicant)
        except FootprintError as error:
            return BadRow(applicant.row, applicant.key, error.message)
        run = ordered.run
        with self._journal.recorder(applicant.key, run.as_json(), run.conditions.now) as recorder:
            before = self._journal.before(applicant.key)
            async with self._lines.web(recorder=recorder, before=before, share=share) as web:
                profile = await person(run, web, loaded=ordered.stock, progress=self._progress)
        recording = self._journal.recording(applicant.key)
        if recorder.failed is not None and recording is not None:  # else whoever is done would have no recording
            raise recorder.failed
        return Done(
            applicant.row,
            applicant.key,
            applicant.reference,
            profile,
            self._ruled(profile),
            time.monotonic() - begin,
            recording,
        )


async def to_its_end(work: Coroutine[None, None, None]) -> None:
    """Do it, to its end also where whoever waits for it is cancelled meanwhile.

    Raises:
        Exception: as the work.
    """
    task = asyncio.create_task(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait((task,))
        task.result()
        raise
