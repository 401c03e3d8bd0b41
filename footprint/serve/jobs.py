"""The audits that are under way: ordered here, watched by whoever looks, kept when they are done."""

from __future__ import annotations

import asyncio
import threading
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self, TypeVar, assert_never

from footprint.clock import SystemClock
from footprint.errors import ArchiveError, StoreError
from footprint.message import msg
from footprint.runs.live import look
from footprint.runs.shelf import beside, shelf
from footprint.serve.carrying import Carrying, Ending, Failed, Kept, Left, Means
from footprint.serve.folder import Folder, Head, folders, head_of
from footprint.serve.lock import alone
from footprint.serve.standing import State, Step, Underway
from footprint.store import UNDERWAY, expiry

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
    from pathlib import Path

    from footprint.clock import Clock
    from footprint.config import Settings
    from footprint.locale import Language
    from footprint.message import Message
    from footprint.runs.order import Order
    from footprint.serve.carrying import Outcome, Run

__all__ = ["Jobs", "State", "Step", "Underway"]

T = TypeVar("T")

_OLD = timedelta(days=1)
"""Pages are judged as of the day of the order; what was ordered longer ago is not taken up unasked."""
_LEAVING = 2.0
"""Seconds that a run is given to end when the program does."""
_SHOWN_EVERY = 0.2
"""Seconds between two moments that a watcher is shown."""
_REMEMBERED = 100
"""Audits of which is known what went wrong beside them, until the program ends."""


@dataclass(slots=True, eq=False)
class _Job:
    """One of them, as the event loop knows it.

    Attributes:
        folder, head: see there.
        state, trouble, times: as in `Underway`.
        carrying: while it runs.
        is_stopping, is_discarded: somebody asked for it.
        ended: it does not run any more.
    """

    folder: Folder
    head: Head
    state: State = State.WAITING
    trouble: Message | None = None
    times: int = 0
    carrying: Carrying | None = None
    is_stopping: bool = False
    is_discarded: bool = False
    ended: asyncio.Event = field(default_factory=asyncio.Event)


class Jobs:
    """The audits under way in one data folder, of which one runs at a time, in the order in which they were ordered.

    An async context manager: entering it takes up what an earlier process left, leaving it ends what runs and leaves
    it to be taken up. All of it is called in the event loop in which it was entered, and never holds that up: whatever
    waits for a disk or a site does so in a thread.
    """

    def __init__(
        self,
        folder: Path,
        *,
        settings: Settings,
        environ: Mapping[str, str],
        language: Language = "en",
        clock: Clock | None = None,
        run: Run = look,
    ) -> None:
        """Prepare.

        Args:
            folder: where audits are kept.
            settings: of this process, which has the keys that orders are carried out with.
            environ: for proxies and certificates.
            language: of what is kept, where the settings name none.
            clock: the machine's own, when not given.
            run: looks.
        """
        self._data = folder
        self._clock = clock or SystemClock()
        self._means = Means(settings.model_copy(update={"data_folder": folder}), environ, language, run)
        self._jobs: dict[str, _Job] = {}
        self._remarks: dict[str, tuple[Message, ...]] = {}
        self._places = 0
        self._is_leaving = False
        self._changes = asyncio.Event()
        self._doing: set[asyncio.Task[Any]] = set()  # Any: nobody looks at what comes of them here
        self._inside = AsyncExitStack()

    async def __aenter__(self) -> Self:
        """Take up what an earlier process left.

        Raises:
            StoreError: the folder can't be used, or another process works on it.
        """
        self._loop = asyncio.get_running_loop()
        async with AsyncExitStack() as stack:
            with beside(self._data, UNDERWAY) as underway:
                stack.enter_context(alone(underway))
            for job in await asyncio.to_thread(self._taken_up, underway):
                self._jobs[job.folder.id] = job
            self._places = max((one.head.place for one in self._jobs.values()), default=0)
            worker = asyncio.create_task(self._work(), name="audits")
            stack.push_async_callback(self._leave, worker)
            self._inside = stack.pop_all()
        return self

    async def __aexit__(self, *_: object) -> None:
        """End what runs; nothing is lost of what it gathered."""
        await self._inside.aclose()

    def let_go(self) -> None:
        """Let every watcher go, and begin nothing more, for the program is about to end.

        Leaving does this too; a server that waits for its connections before it leaves calls it first.
        """
        self._is_leaving = True
        self._changed()

    async def submit(self, order: Order, given: bytes | None = None) -> str:
        """Have an audit made.

        Args:
            order: on disk, to be made whatever happens, before this returns.
            given: the file of what a person looked at by hand, where the order has any.

        Returns:
            The id under which it is under way, and will be kept.

        Raises:
            StoreError: it can't be written down.
        """
        return await self._surely(self._submitted(order, given))

    def underway(self) -> tuple[Underway, ...]:
        """All of them: what runs, what waits in the order in which it will run, and what failed."""
        return tuple(self._shown(one) for one in self._in_order())

    def get(self, id: str) -> Underway | None:  # noqa: A002 (its name)
        """One of them; None when it is not under way."""
        job = self._jobs.get(id)
        return None if job is None else self._shown(job)

    def remarks(self, id: str) -> tuple[Message, ...]:  # noqa: A002 (its name)
        """What went wrong beside an audit that was made since the program began, such as a disk that was full."""
        return self._remarks.get(id, ())

    async def watch(self, id: str) -> AsyncIterator[Underway | None]:  # noqa: A002 (its name)
        """How it stands now, and after each change, five times a second at most.

        Ends with None once it is no longer under way; without it when the program ends.
        """
        shown: Underway | None = None
        while not self._is_leaving:
            changes, now = self._changes, self.get(id)
            if now is None:
                yield None
                return
            if now != shown:
                shown = now
                yield now
                await asyncio.sleep(_SHOWN_EVERY)
            else:
                await changes.wait()

    async def stop(self, id: str) -> None:  # noqa: A002 (its name)
        """End one that runs, now, and keep what it gathered as an incomplete audit."""
        job = self._jobs.get(id)
        if job is not None and job.carrying is not None and not job.is_discarded:
            job.is_stopping = True
            job.carrying.end(Ending.KEEP)
            self._changed()

    async def retry(self, id: str) -> None:  # noqa: A002 (its name)
        """Try one that failed once more; what it gathered is not asked again.

        Raises:
            StoreError: its files can't be changed.
        """
        job = self._jobs.get(id)
        if job is not None and job.state is State.FAILED:
            await self._surely(self._tried_again(job))

    async def discard(self, id: str) -> None:  # noqa: A002 (its name)
        """Give one up, whatever its state: its files are gone when this returns.

        One that was just being kept may be in the store by then.

        Raises:
            StoreError: its files can't be deleted.
        """
        job = self._jobs.get(id)
        if job is not None:
            job.is_discarded = True
            if job.carrying is not None:
                job.carrying.end(Ending.LEAVE)
            await self._surely(self._discarded(job))

    def _in_order(self) -> list[_Job]:
        order = (State.RUNNING, State.WAITING, State.FAILED)
        return sorted(self._jobs.values(), key=lambda one: (order.index(one.state), one.head.place))

    def _shown(self, job: _Job) -> Underway:
        going = [one for one in self._in_order() if one.state is not State.FAILED]
        return Underway(
            id=job.folder.id,
            label=job.head.label,
            name=job.head.name,
            state=job.state,
            ordered=job.head.ordered,
            ahead=going.index(job) if job in going else 0,
            steps=() if job.carrying is None else job.carrying.steps.so_far,
            times=job.times if job.carrying is None else job.carrying.times,
            is_stopping=job.is_stopping,
            trouble=job.trouble,
            keys=job.head.keys,
            remarks=() if job.carrying is None else job.carrying.remarks,
        )

    def _changed(self) -> None:
        """Wake whoever watches."""
        self._changes.set()
        self._changes = asyncio.Event()

    def _told(self) -> None:
        """Likewise, from another thread."""
        with suppress(RuntimeError):  # the loop is closed: nobody watches any more
            self._loop.call_soon_threadsafe(self._changed)

    async def _on_disk(self, deed: Callable[[], T]) -> T:
        """Do it in a thread.

        Raises:
            StoreError: the disk does not let it be done.
        """

        def done() -> T:
            with beside(self._data, UNDERWAY):
                return deed()

        return await asyncio.to_thread(done)

    async def _surely(self, deed: Coroutine[Any, Any, T]) -> T:
        """Do it, also when whoever asked for it is gone before it is done."""
        doing = asyncio.create_task(deed)
        self._doing.add(doing)
        doing.add_done_callback(self._doing.discard)
        return await asyncio.shield(doing)

    async def _submitted(self, order: Order, given: bytes | None) -> str:
        self._places += 1
        head = head_of(order, self._places, self._clock.now())
        folder = await self._on_disk(lambda: self._ordered(head, order, given))
        self._jobs[folder.id] = _Job(folder, head)
        self._changed()
        return folder.id

    async def _tried_again(self, job: _Job) -> None:
        await self._on_disk(job.folder.try_again)
        job.state, job.trouble = State.WAITING, None
        self._changed()

    async def _discarded(self, job: _Job) -> None:
        await self._on_disk(job.folder.forget)
        if job.carrying is not None:
            await job.ended.wait()
        if self._jobs.pop(job.folder.id, None) is not None:
            self._changed()
            await self._on_disk(job.folder.remove)

    def _ordered(self, head: Head, order: Order, given: bytes | None) -> Folder:
        """Write an order down under a name that nothing else has."""
        with shelf(self._means.settings) as store:
            while True:
                folder = Folder(self._data / UNDERWAY / store.free_id())
                with suppress(FileExistsError):
                    folder.write(head, order, given)
                    return folder

    def _taken_up(self, underway: Path) -> list[_Job]:
        """What an earlier process left, but for what is kept by now or was to be gone by now."""
        left: list[_Job] = []
        with beside(self._data, UNDERWAY):
            for one in folders(underway):
                with shelf(self._means.settings) as store:
                    is_kept = store.has(one.id)
                job = self._found(one)
                last = expiry(job.head.ordered.date(), self._means.settings.retention_months)
                if is_kept or last < self._clock.now().date():
                    one.remove()
                else:
                    left.append(job)
        return left

    def _found(self, folder: Folder) -> _Job:
        try:
            head = folder.head()
        except ArchiveError as error:
            nobody = Head(0, folder.written, folder.id, "")
            return _Job(folder, nobody, State.FAILED, error.message, folder.times)
        why = folder.failure
        if why is None and not folder.recording.exists() and self._clock.now() - head.ordered > _OLD:
            why = msg(
                "ordered on {day:date} and not finished: pages are judged as of that day, so order it anew, or try it "
                "again as it is",
                day=head.ordered.date().isoformat(),
            )
        return _Job(folder, head, State.WAITING if why is None else State.FAILED, why, folder.times)

    async def _work(self) -> None:
        """Carry out one after the other."""
        while not self._is_leaving:
            changes = self._changes
            waiting = (one for one in self._in_order() if one.state is State.WAITING and not one.is_discarded)
            job = next(waiting, None)
            if job is None:
                await changes.wait()
            else:
                await self._carry_out(job)

    async def _carry_out(self, job: _Job) -> None:
        job.state, job.trouble = State.RUNNING, None
        job.ended.clear()
        job.carrying = Carrying(job.folder, self._means, told=self._told)
        self._changed()
        outcome = await self._in_a_thread(job.carrying)
        remarks = job.carrying.remarks
        job.times, job.carrying, job.is_stopping = job.carrying.times, None, False
        match outcome:
            case Kept():
                self._jobs.pop(job.folder.id, None)
                self._remember(job.folder.id, remarks)
            case Failed(why):
                job.state, job.trouble = State.FAILED, why
                with suppress(StoreError):  # then it is taken up once more, which asks nobody for what was seen
                    await self._on_disk(lambda: job.folder.fail(why))
            case Left():
                job.state = State.WAITING
            case _:
                assert_never(outcome)
        job.ended.set()
        self._changed()

    def _remember(self, id: str, remarks: tuple[Message, ...]) -> None:  # noqa: A002 (its name)
        if remarks:
            self._remarks[id] = remarks
        while len(self._remarks) > _REMEMBERED:
            del self._remarks[next(iter(self._remarks))]

    async def _in_a_thread(self, carrying: Carrying) -> Outcome:
        """Carry it out in a thread of its own, which ends with the program whatever it is at."""
        done: asyncio.Future[Outcome] = self._loop.create_future()

        def tell(outcome: Outcome) -> None:
            if not done.done():
                done.set_result(outcome)

        def carry_out() -> None:
            outcome = carrying.carry_out()
            with suppress(RuntimeError):  # the loop is closed: nobody waited
                self._loop.call_soon_threadsafe(tell, outcome)

        threading.Thread(target=carry_out, name="audit", daemon=True).start()
        return await done

    async def _leave(self, worker: asyncio.Task[None]) -> None:
        for one in self._jobs.values():
            if one.carrying is not None:
                one.carrying.end(Ending.LEAVE)
        self.let_go()
        await asyncio.wait({worker, *self._doing}, timeout=_LEAVING)
        worker.cancel()
        await asyncio.gather(worker, return_exceptions=True)
