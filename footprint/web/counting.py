"""How hosts fare, in figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from footprint.web.exchange import Failure
from footprint.web.hop import Answer

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
