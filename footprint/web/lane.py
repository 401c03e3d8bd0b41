"""Manners: how often one host is asked, and when it is left alone."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from time import monotonic as real_time
from typing import TYPE_CHECKING, Protocol, TypeAlias

from footprint.web.counting import HostFigures
from footprint.web.exchange import Failure, FailureKind
from footprint.web.hop import Answer
from footprint.web.places import Places
from footprint.web.waiting import Queue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from footprint.clock import Clock
    from footprint.web.exchange import Limits, Outcome

_LIMITED = frozenset({429, 503})
_PAUSE = 1.0
"""Seconds to wait after a 429 or 503 that does not say how long."""
_SILENT = frozenset(
    {
        FailureKind.DNS,
        FailureKind.REFUSED,
        FailureKind.RESET,
        FailureKind.TLS,
        FailureKind.TIMEOUT,
        FailureKind.PROTOCOL,
        FailureKind.PROXY,
        FailureKind.RATE_LIMITED,
    }
)
"""Failures after which asking the same host again is likely to fail again."""

_UNASKED = frozenset({FailureKind.BAD_URL, FailureKind.BLOCKED_ADDRESS, FailureKind.CIRCUIT_OPEN, FailureKind.ROBOTS})
"""Failures for which a host was not even asked."""

AWAITED = -1
"""Rank of what many runs wait for: before all that only one waits for."""

Attempt: TypeAlias = Callable[[float], Awaitable[Answer | Failure]]
"""Ask once, within so many seconds, which are what the host has left."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a host said in the end.

    Attributes:
        answer: the last word.
        earlier: what came before the polite retry, if there was one.
    """

    answer: Answer | Failure
    earlier: tuple[Failure, ...] = ()


class Lanes(Protocol):
    """Lets questions through to their hosts; one for a process today, it could be one for a fleet."""

    async def ask(self, host: str, attempt: Attempt, *, pace: float = 0.0, rank: int = 0) -> Heard:
        """Wait until the host may be asked, ask, and ask once more if it says that it was too busy.

        Args:
            host: whose lane.
            attempt: called once or twice, or not at all when the host is to be left alone.
            pace: seconds until the host may be asked again, where that is longer than the usual gap.
            rank: the lowest has its turn first; of equal ones, whoever came first.
        """
        ...

    def heard(self, host: str, outcome: Outcome) -> None:
        """Take note of what a host said when it was asked the same before, and is not asked again."""
        ...


class LocalLanes:
    """Lanes of one process: of one run, or of several that go on beside each other.

    Waiting goes through the clock, so that it costs nothing in a world that answers at once. Time that a host *takes*
    is real time: a clock that jumps ahead for one host must not use up the time of another.
    """

    def __init__(self, clock: Clock, limits: Limits) -> None:
        self._clock = clock
        self._limits = limits
        self._lanes: dict[str, _Lane] = {}
        self._places = Places(limits.in_flight, fresh=limits.fresh)

    def __iter__(self) -> Iterator[tuple[str, HostFigures]]:
        """Each host with how it fares, in the order in which they were met."""
        return iter([(host, lane.figures) for host, lane in self._lanes.items()])

    async def ask(self, host: str, attempt: Attempt, *, pace: float = 0.0, rank: int = 0) -> Heard:
        """See `Lanes.ask`."""
        lane = self._lanes.get(host) or self._lanes.setdefault(host, _Lane(self._limits))
        question = _Question(attempt, pace, rank, self._clock.monotonic())
        lane.figures.waiting += 1
        try:
            turn = await lane.turn(rank)
            try:
                refusal = lane.refusal()
                heard = await self._politely(lane, question) if refusal is None else Heard(refusal)
                turn.has_failed = _is_failure(heard.answer) if refusal is None else None
            finally:
                lane.leave(turn)
        finally:
            lane.figures.waiting -= not question.was_put
        lane.figures.is_left_alone = not question.was_put
        return heard

    def heard(self, host: str, outcome: Outcome) -> None:
        """See `Lanes.heard`: it counts as a turn, so that a host is left alone as soon as it would have been."""
        if not isinstance(outcome, Failure) or outcome.kind not in _UNASKED:
            self._lanes.setdefault(host, _Lane(self._limits)).note(has_failed=_is_failure(outcome))

    async def _politely(self, lane: _Lane, question: _Question) -> Heard:
        first = await self._once(lane, question)
        pause = _pause(first, self._clock.now())
        if not isinstance(first, Answer) or pause is None:
            return Heard(first)
        if pause > self._limits.retry_after_seconds:
            return Heard(lane.close(first.status, pause))
        second = await self._once(lane, question)
        earlier = (_limited(first.status, pause),)
        again = _pause(second, self._clock.now())
        if not isinstance(second, Answer) or again is None:
            return Heard(second, earlier)
        if again > self._limits.retry_after_seconds:
            return Heard(lane.close(second.status, again), earlier)
        names_a_time = second.header("retry-after") is not None
        is_final = second.status != 503 or names_a_time  # noqa: PLR2004 (HTTP's own number)
        return Heard(_limited(second.status, again) if is_final else second, earlier)

    async def _once(self, lane: _Lane, question: _Question) -> Answer | Failure:
        """Ask in a place, and wait out of one: the host may have to be left in peace again meanwhile."""
        while True:
            while (wait := lane.earliest - self._clock.monotonic()) > 0:
                await self._clock.sleep(wait)
            place = await self._places.take(question.rank, goes_on=lane.was_asked)
            try:
                now = self._clock.monotonic()
                if lane.earliest <= now:
                    lane.begin(now, question.pace)
                    return await self._put(lane, question, now)
            finally:
                self._places.give(place)

    async def _put(self, lane: _Lane, question: _Question, now: float) -> Answer | Failure:
        left = self._limits.host_seconds - lane.spent
        if left <= 0:
            return Failure(FailureKind.DEADLINE, "the time for this host is used up")
        if not question.was_put:
            question.was_put = True
            lane.figures.waiting -= 1
            lane.figures.waited += now - question.since
        begin = real_time()
        try:
            answer = await question.attempt(left)
        finally:
            took = real_time() - begin
            lane.spent += took
        lane.figures.note(answer, took)
        pause = _pause(answer, self._clock.now())
        if pause is not None and pause <= self._limits.retry_after_seconds:
            lane.resting_until = self._clock.monotonic() + pause
        return answer


@dataclass(slots=True)
class _Question:
    """What a host is to be asked, since when it waits, and whether it was put yet."""

    attempt: Attempt
    pace: float
    rank: int
    since: float
    was_put: bool = False


@dataclass(slots=True)
class _Turn:
    """One question's time with a host; `has_failed` is None when the host was not asked."""

    number: int
    has_failed: bool | None = None


class _Lane:
    """One host.

    Questions take turns by their rank, then in the order in which they came. While the last word of the host is a
    failure they go one at a time, and failures are counted in the order of the turns: so it does not matter which of
    two answers arrives first, and a host in trouble is not pressed.

    Attributes:
        spent: seconds of exchanges so far.
        resting_until: when the host may be asked again, on the clock's monotonic scale.
        figures: how the host fares.
    """

    def __init__(self, limits: Limits) -> None:
        self.spent = 0.0
        self.figures = HostFigures()
        self.resting_until = float("-inf")
        self._limits = limits
        self._next_start = float("-inf")
        self._closed: tuple[Failure, float] | None = None
        self._opened_at: float | None = None
        self._queue = Queue[_Turn]()
        self._in_flight = 0
        self._turns = 0
        self._last_good = 0
        self._failed: set[int] = set()

    async def turn(self, rank: int = 0) -> _Turn:
        """Wait for one, which must be left."""
        place: asyncio.Future[_Turn] = asyncio.get_running_loop().create_future()
        self._queue.put(place, rank)
        self._admit()
        try:
            return await place
        except asyncio.CancelledError:
            if not place.cancelled():
                self.leave(place.result())
            raise

    def leave(self, turn: _Turn) -> None:
        """Let the next question have its turn."""
        self._in_flight -= 1
        self._count(turn)
        self._admit()

    def note(self, *, has_failed: bool) -> None:
        """Count a turn that another attempt at the run had."""
        self._turns += 1
        self._count(_Turn(self._turns, has_failed))

    def refusal(self) -> Failure | None:
        """Why the host is not asked any more, if so."""
        if self._is_open:
            return Failure(FailureKind.CIRCUIT_OPEN, "the host failed repeatedly and is left alone")
        if self._closed is not None and real_time() < self._closed[1]:
            return self._closed[0]
        return None

    def close(self, status: int, seconds: float) -> Failure:
        """Leave the host alone for longer than anybody waits; returns what to say until then."""
        failure = _limited(status, seconds)
        self._closed = (failure, real_time() + seconds)
        return failure

    @property
    def earliest(self) -> float:
        """When the host may be asked next, on the clock's monotonic scale."""
        return max(self.resting_until, self._next_start)

    @property
    def was_asked(self) -> bool:
        """Was it asked anything yet?"""
        return self._next_start > float("-inf")

    def begin(self, now: float, pace: float) -> None:
        """An exchange starts now; the next one `gap_seconds` later, or `pace` where that is longer."""
        self._next_start = now + max(self._limits.gap_seconds, pace)

    @property
    def _is_open(self) -> bool:
        """Is the circuit open: is the host left alone for its failures?"""
        return self._opened_at is not None and real_time() < self._opened_at + self._limits.circuit_seconds

    def _count(self, turn: _Turn) -> None:
        """Count the failures since the last turn that was none; of what was before that nothing need be known."""
        match turn.has_failed:
            case True if turn.number > self._last_good:
                self._failed.add(turn.number)
            case False if turn.number > self._last_good:
                self._last_good = turn.number
                self._failed = {one for one in self._failed if one > turn.number}
            case _:
                return
        if len(self._failed) >= self._limits.circuit and not self._is_open:
            self._opened_at = real_time()

    def _admit(self) -> None:
        places = 1 if self._failed and not self._is_open else self._limits.per_host
        while self._in_flight < places and (place := self._queue.next()) is not None:
            self._turns += 1
            self._in_flight += 1
            place.set_result(_Turn(self._turns))


def _is_failure(answer: Answer | Outcome) -> bool:
    return answer.kind in _SILENT if isinstance(answer, Failure) else answer.status in _LIMITED


def _limited(status: int, seconds: float) -> Failure:
    return Failure(FailureKind.RATE_LIMITED, f"asked to wait {seconds:.0f} s", status)


def _pause(answer: Answer | Failure, now: datetime) -> float | None:
    """Seconds that a 429 or 503 asks to wait (RFC 9110, 10.2.3); None for any other answer."""
    if not isinstance(answer, Answer) or answer.status not in _LIMITED:
        return None
    said = (answer.header("retry-after") or "").strip()
    if re.fullmatch(r"[0-9]{1,9}", said):
        return float(said)
    moment = _moment(said)
    # The server's own date, where it gives one: its clock may be wrong, and ours may be pinned.
    since = _moment(answer.header("date") or "") or now
    return _PAUSE if moment is None else max(0.0, (moment - since).total_seconds())


def _moment(said: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else None
