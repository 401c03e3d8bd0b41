"""How far a list is: a display on a terminal, a line now and then elsewhere, or lines of JSON for a log."""

from __future__ import annotations

import json
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from footprint.batch.outcome import Done
from footprint.batch.running import Watch
from footprint.cli.output import remark
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from rich.console import RenderableType

    from footprint.batch.applicants import Applicant, BadRow
    from footprint.locale import Translator
    from footprint.web import Json
    from footprint.web.counting import CountedLanes

_QUIET_SECONDS = 10.0
"""Between two plain lines."""
_HOSTS = 8
"""Hosts that the display shows: those that most questions wait for."""


class Pace:
    """How far a list is, and when it will be done at this pace."""

    def __init__(self, *, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._since = seconds()
        self.todo = self.before = self.done = 0

    def begin(self, todo: int, before: int) -> None:
        """So many are left of this start, and so many were done in earlier ones."""
        self.todo, self.before, self._since = todo, before, self._seconds()

    @property
    def rate(self) -> float:
        """People a minute."""
        return 60 * self.done / max(self._seconds() - self._since, 0.001)

    @property
    def left(self) -> float | None:
        """Seconds until the end; None before anybody is done."""
        return 60 * (self.todo - self.done) / self.rate if self.done else None

    def line(self, words: Translator) -> str:
        """All of it in one line."""
        said = words.say(
            msg(
                "{done} of {all} people · {rate:.1f} a minute",
                done=self.before + self.done,
                all=self.before + self.todo,
                rate=self.rate,
            )
        )
        left = self.left
        return said if left is None else f"{said} · {words.say(msg('{minutes:.1f} minutes left', minutes=left / 60))}"


class _Lines(Watch):
    """A line every ten seconds."""

    def __init__(self, words: Translator) -> None:
        self._words = words
        self._pace = Pace()
        self._last = time.monotonic()

    def begins(self, todo: int, done: int, lanes: CountedLanes) -> None:  # noqa: ARG002 (a line has no room for hosts)
        self._pace.begin(todo, done)

    def ends(self, done: Done | BadRow) -> None:  # noqa: ARG002 (a line has no room for people)
        self._pace.done += 1
        now = time.monotonic()
        if now - self._last >= _QUIET_SECONDS:
            self._last = now
            remark(self._pace.line(self._words))


class _Json(Watch):
    """A line of JSON an event; people by the key of their files alone, since logs are read by many."""

    def begins(self, todo: int, done: int, lanes: CountedLanes) -> None:  # noqa: ARG002 (hosts are in run.json)
        _log(event="begin", todo=todo, done=done)

    def starts(self, applicant: Applicant) -> None:
        _log(event="start", row=applicant.row, key=applicant.key)

    def ends(self, done: Done | BadRow) -> None:
        if isinstance(done, Done):
            rules: dict[str, Json] = {one.id: one.ruled.value for one in done.rules}
            coverage, seconds = round(done.profile.index.coverage, 3), round(done.seconds, 3)
            _log(
                event="done", row=done.row, key=done.key, complete=done.profile.complete, coverage=coverage,
                seconds=seconds, rules=rules,
            )  # fmt: skip
        else:
            _log(event="bad_row", row=done.row, key=done.key, reason=str(done.reason))


class _Display(Watch):
    """How far the list is, and the hosts that it waits for."""

    def __init__(self, words: Translator) -> None:
        from rich.console import Console
        from rich.live import Live

        self._words = words
        self._pace = Pace()
        self._lanes: CountedLanes | None = None
        console = Console(file=sys.stderr)
        self.live = Live(get_renderable=self._drawn, console=console, transient=True, refresh_per_second=2)

    def begins(self, todo: int, done: int, lanes: CountedLanes) -> None:
        self._pace.begin(todo, done)
        self._lanes = lanes

    def ends(self, done: Done | BadRow) -> None:  # noqa: ARG002 (people are not named on a screen that others see)
        self._pace.done += 1

    def _drawn(self) -> RenderableType:
        from rich.console import Group
        from rich.table import Table
        from rich.text import Text

        grid = Table.grid(padding=(0, 2))
        lanes = () if self._lanes is None else tuple(self._lanes)
        busiest = sorted(lanes, key=lambda one: (-one[1].waiting, -one[1].asked, one[0]))[:_HOSTS]
        for host, one in busiest:
            said = msg("{waiting} waiting · {asked} asked", waiting=one.waiting, asked=one.asked)
            failed = sum(one.failures.values())
            more = self._words.say(msg("{failed} failed", failed=failed)) if failed else ""
            grid.add_row(Text(f" {host[:40]}"), Text(self._words.say(said)), Text(more))
        return Group(Text(f" {self._pace.line(self._words)}"), grid)


@contextmanager
def watched(words: Translator, *, quiet: bool, as_json: bool) -> Generator[Watch]:
    """What suits stderr.

    Args:
        words: the language.
        quiet: show nothing.
        as_json: write events.
    """
    if as_json:
        yield _Json()
    elif quiet:
        yield Watch()
    elif sys.stderr.isatty():
        display = _Display(words)
        with display.live:
            yield display
    else:
        yield _Lines(words)


def _log(**event: Json) -> None:
    from footprint.clock import SystemClock

    line = {"time": SystemClock().now().isoformat(), **event}
    print(json.dumps(line, ensure_ascii=False), file=sys.stderr, flush=True)  # noqa: T201 (where the program speaks)
