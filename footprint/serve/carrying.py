"""One audit under way, carried out in a thread of its own: looked at, recorded, kept; and ended from elsewhere."""

from __future__ import annotations

import asyncio
import logging
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeAlias

from footprint.errors import FootprintError, OutputError, where_broken
from footprint.message import msg
from footprint.runs.judging import recorded, words_of
from footprint.runs.searches import has_keys, unused
from footprint.runs.shelf import keep
from footprint.serve.steps import Steps
from footprint.web.archive import EarlierAttempts

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Generator, Iterator, Mapping

    from footprint.case import Progress
    from footprint.config import Settings
    from footprint.locale import Language
    from footprint.message import Message
    from footprint.profile import Profile
    from footprint.runs.live import Interruptible, Looked
    from footprint.runs.order import Order
    from footprint.serve.folder import Folder
    from footprint.web import Earlier

_log = logging.getLogger(__name__)


class Run(Protocol):
    """Carries out an order; see `footprint.runs.live.look`."""

    def __call__(
        self,
        order: Order,
        *,
        progress: Progress,
        environ: Mapping[str, str],
        interruptible: Interruptible,
        before: Earlier | None,
    ) -> Awaitable[Looked]:
        """Look, until it is done or interrupted."""
        ...


@dataclass(frozen=True, slots=True)
class Means:
    """What every audit under way shares.

    Attributes:
        settings: of this process: its keys, and where audits are kept.
        environ: for proxies and certificates.
        language: of what is kept, where the settings name none.
        run: see there.
    """

    settings: Settings
    environ: Mapping[str, str]
    language: Language
    run: Run


@dataclass(frozen=True, slots=True)
class Kept:
    """The store has it."""


@dataclass(frozen=True, slots=True)
class Left:
    """It was ended, and nothing was made of it."""


@dataclass(frozen=True, slots=True)
class Failed:
    """It could not be made, or not be kept."""

    why: Message


Outcome: TypeAlias = Kept | Left | Failed


class Ending(Enum):
    """What is to become of a run that is ended early."""

    KEEP = auto()
    """What is gathered is judged, and kept."""
    LEAVE = auto()
    """It lies where it is, for another attempt or for nobody."""


class Carrying:
    """An order while it is carried out.

    `carry_out` is called in a thread; everything else from anywhere.

    Attributes:
        steps: how far it is.
        times: how often it was begun.
        remarks: what went wrong beside it so far.
    """

    def __init__(self, folder: Folder, means: Means, *, told: Callable[[], None]) -> None:
        """Prepare.

        Args:
            folder: of the order.
            means: see there.
            told: called in the thread after each change.
        """
        self.times = 0
        self.remarks: tuple[Message, ...] = ()
        self.steps = Steps(told)
        self._folder = folder
        self._means = means
        self._told = told
        self._lock = threading.Lock()
        self._ending: Ending | None = None
        self._interrupt: Callable[[], object] | None = None

    def end(self, ending: Ending) -> None:
        """End it early; what was said last holds."""
        with self._lock:
            self._ending = ending
            if self._interrupt is not None:
                self._interrupt()

    def carry_out(self) -> Outcome:
        """Do what is left to be done of it."""
        try:
            return self._carried_out()
        except OutputError:
            return Failed(self._unrecorded())
        except FootprintError as error:
            return Failed(error.message)
        except OSError as error:
            return Failed(msg("the audit can't be kept ({reason})", reason=error.strerror or "error"))
        except Exception as error:  # noqa: BLE001 (as at the top of a program: whatever it is, the others go on)
            _log.debug("an audit broke off", exc_info=error)
            return Failed(msg("the audit broke off: {reason}", reason=where_broken(error)))

    def _carried_out(self) -> Outcome:
        self.times = self._folder.times
        order = self._folder.order(self._means.settings)
        self.remarks = order.stock.warnings
        if self._folder.recording.exists():
            found = recorded(self._folder.recording)
            return self._kept(order, found.judged(found.stock()))
        looked = self._looked(order)
        self.remarks = (*self.remarks, *looked.troubles, *_unused(order, looked.profile))
        if self._is_left:
            return Left()
        attempt = self._folder.attempt(self.times)
        if not attempt.exists():  # what is proved by half a recording can't be contested later
            return Failed(self._unrecorded())
        self._folder.finish(attempt)
        return self._kept(order, looked.profile)

    def _looked(self, order: Order) -> Looked:
        has_keys(order.run.conditions.search, order.settings, order.stock.providers)
        before = EarlierAttempts(self._folder.attempts)
        self.times += 1
        self.steps.begin({one.about.id: one.about.title for one in order.stock.checks})
        return asyncio.run(self._run(replace(order, record=self._folder.attempt(self.times)), before))

    async def _run(self, order: Order, before: Earlier) -> Looked:
        return await self._means.run(
            order,
            progress=self.steps,
            environ=self._means.environ,
            interruptible=self._interruptible,
            before=before,
        )

    def _kept(self, order: Order, profile: Profile) -> Outcome:
        if self._is_left:
            return Left()
        words = words_of(order.stock, order.settings.lang or self._means.language)
        keep(order, profile, self._folder.recording, words, id=self._folder.id)
        with suppress(OSError):  # it is kept; whoever takes up what is left sees that it is
            self._folder.remove()
        return Kept()

    def _unrecorded(self) -> Message:
        return msg(
            "{folder}: the recording stopped; see that there is room and that it can be written to, then try again: "
            "what was seen whole is not asked again",
            folder=str(self._folder.recording.parent),
        )

    @property
    def _is_left(self) -> bool:
        return self._ending is Ending.LEAVE

    @contextmanager
    def _interruptible(self, interrupt: Callable[[], None]) -> Generator[None]:
        """See `footprint.runs.live.Interruptible`."""
        loop = asyncio.get_running_loop()
        with self._lock:
            self._interrupt = partial(loop.call_soon_threadsafe, interrupt)
            if self._ending is not None:
                self._interrupt()
        try:
            yield
        finally:
            with self._lock:
                self._interrupt = None


def _unused(order: Order, profile: Profile) -> Iterator[Message]:
    """What was looked at by hand and answers no query."""
    if order.given is not None:
        left = unused(order.given, order.engines, profile.searches, locale=order.run.conditions.locale)
        if left is not None:
            yield left
