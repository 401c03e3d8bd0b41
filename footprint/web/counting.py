"""How hosts fare: counted where questions go through their lanes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from footprint.web.exchange import Failure
from footprint.web.hop import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.clock import Clock
    from footprint.web.exchange import Outcome
    from footprint.web.lane import Attempt, Heard, Lanes

_LIMITED = 429


@dataclass(slots=True)
class HostFigures:
    """One host, so far.

    Attributes:
        asked: requests on the wire.
        waiting: questions that wait for their turn now.
        failures: requests without an answer, by kind.
        limited: answers that asked for patience (429).
        is_left_alone: the last question was not put: the host failed too often, or wants to be left in peace.
        size: bytes of answers, decompressed.
        waited: seconds that questions waited for their turn, in sum.
        took: seconds that requests took, in sum.
    """

    asked: int = 0
    waiting: int = 0
    failures: Counter[str] = field(default_factory=Counter[str])
    limited: int = 0
    is_left_alone: bool = False
    size: int = 0
    waited: float = 0.0
    took: float = 0.0

    def note(self, outcome: Answer | Failure, seconds: float) -> None:
        """One request more."""
        self.asked += 1
        self.took += seconds
        match outcome:
            case Answer(status=status, body=body):
                self.limited += status == _LIMITED
                self.size += len(body)
            case Failure(kind):
                self.failures[kind.value] += 1


class CountedLanes:
    """Lanes that know how each host fares; implements `footprint.web.lane.Lanes`."""

    def __init__(self, lanes: Lanes, clock: Clock) -> None:
        """Count what goes through lanes.

        Args:
            lanes: that are counted.
            clock: tells the seconds.
        """
        self._lanes = lanes
        self._clock = clock
        self._hosts: dict[str, HostFigures] = {}

    def __iter__(self) -> Iterator[tuple[str, HostFigures]]:
        """Each host with its figures, in the order in which they were met."""
        return iter(tuple(self._hosts.items()))

    async def ask(self, host: str, attempt: Attempt, *, pace: float = 0.0, rank: int = 0) -> Heard:
        """See `Lanes.ask`."""
        figures = self._hosts.get(host) or self._hosts.setdefault(host, HostFigures())
        since = self._clock.monotonic()
        is_waiting = True
        figures.waiting += 1

        async def counted(left: float) -> Answer | Failure:
            nonlocal is_waiting
            begin = self._clock.monotonic()
            if is_waiting:
                is_waiting = False
                figures.waiting -= 1
                figures.waited += begin - since
            outcome = await attempt(left)
            figures.note(outcome, self._clock.monotonic() - begin)
            return outcome

        try:
            heard = await self._lanes.ask(host, counted, pace=pace, rank=rank)
        finally:
            figures.waiting -= is_waiting
        figures.is_left_alone = is_waiting
        return heard

    def heard(self, host: str, outcome: Outcome) -> None:
        """See `Lanes.heard`."""
        self._lanes.heard(host, outcome)
