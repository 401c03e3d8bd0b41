"""How far the checks of an audit are, told in one thread and read in another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from footprint.serve.standing import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from footprint.asking import Answers
    from footprint.message import Message


class Steps:
    """The steps of one audit; see `footprint.case.Progress`."""

    def __init__(self, told: Callable[[], None]) -> None:
        """None yet.

        Args:
            told: called after each change.
        """
        self._told = told
        self._titles: Mapping[str, Message] = {}
        self._steps: Mapping[str, Step] = {}

    @property
    def so_far(self) -> tuple[Step, ...]:
        """Of the checks that began, in their order."""
        return tuple(self._steps.values())

    def begin(self, titles: Mapping[str, Message]) -> None:
        """Say which checks there are.

        Args:
            titles: by id.
        """
        self._titles = titles
        self._told()

    def told(self, answers: Answers) -> None:
        """See `footprint.case.Progress`; a page need not hold every answer."""

    def step(self, check: str, done: int, total: int, label: str) -> None:
        """See `footprint.case.Progress`; the engine's last word on a check has no label."""
        if check not in self._titles:
            return
        known = self._steps.get(check)
        if label:
            new = Step(check, self._titles[check], done, total, label, is_finished=False)
        elif known is None:
            new = Step(check, self._titles[check], done, total, "", is_finished=True)
        else:
            new = replace(known, done=known.total, is_finished=True)
        # A new table each time: whoever reads in another thread sees the one or the other.
        self._steps = {**self._steps, check: new}
        self._told()
