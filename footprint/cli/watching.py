"""How far a list is: a display on a terminal, a line now and then elsewhere, or lines of JSON for a log."""

from __future__ import annotations

import json
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from footprint.batch.applicants import BadRow
from footprint.batch.outcome import Done
from footprint.batch.running import Watch
from footprint.cli.batches import hosts
from footprint.cli.layout import width
from footprint.cli.output import remark
from footprint.message import msg, nmsg

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from typing import TextIO

    from rich.console import RenderableType

    from footprint.batch.applicants import Applicant
    from footprint.batch.running import Ended
    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.web import Json
    from footprint.web.counting import HostFigures
    from footprint.web.lane import LocalLanes

_QUIET_SECONDS = 10.0
"""Between two plain lines."""
_HOSTS = 8
"""Hosts that the display shows: those that most questions wait for."""
_BAD_ROWS = 20
"""Rows that can't be used, of which each has a line; the summary has them all."""
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
_LONGEST = 99 * _DAY
"""Seconds beyond which nobody is told how long it takes: the pace of the first person is no measure."""


class Pace:
    """How far a list is, and when it will be done at this pace."""

    def __init__(self, *, seconds: Callable[[], float] = time.monotonic) -> None:
        """Begin with nothing.

        Args:
            seconds: that never go back.
        """
        self._seconds = seconds
        self._since = seconds()
        self.todo = self.before = self.done = self.under_way = 0

    def begin(self, todo: int, before: int) -> None:
        """So many are left of this start, and so many were done in earlier ones."""
        self.todo, self.before, self._since = todo, before, self._seconds()

    def start(self) -> None:
        """Somebody's audit begins."""
        self.under_way += 1

    def end(self) -> None:
        """Somebody's audit is over."""
        self.under_way -= 1
        self.done += 1

    @property
    def rate(self) -> float:
        """People a minute."""
        return 60 * self.done / max(self._seconds() - self._since, 0.001)

    @property
    def left(self) -> float | None:
        """Seconds until the end; None before anybody is done."""
        return 60 * (self.todo - self.done) / self.rate if self.done else None

    @property
    def share(self) -> float:
        """Of the list that is done, 0 to 1."""
        return (self.before + self.done) / max(self.before + self.todo, 1)

    def line(self, words: Translator) -> str:
        """All of it in one line."""
        people = msg("{done} of {all} people", done=self.before + self.done, all=self.before + self.todo)
        said = [people]
        left = self.left
        if left is not None:
            said.append(msg("{rate:.1f} a minute", rate=self.rate))
        if left:
            said.append(_left(left))
        return " · ".join(map(words.say, said))


def _left(seconds: float) -> Message:
    """As exact as such a figure can be."""
    if seconds > _LONGEST:
        return msg("months left")
    if seconds >= _DAY:
        days, hours = divmod(round(seconds / _HOUR), 24)
        return msg("about {days} d {hours} h left", days=days, hours=hours)
    if seconds >= _HOUR:
        hours, minutes = divmod(round(seconds / _MINUTE), 60)
        return msg("about {hours} h {minutes} min left", hours=hours, minutes=minutes)
    if seconds >= _MINUTE:
        return msg("about {minutes} min left", minutes=round(seconds / _MINUTE))
    return msg("less than a minute left")


class Telling(Watch):
    """Says what must be said in any case: which rows can't be used, and what was noticed before."""

    def __init__(self, words: Translator, where: str) -> None:
        """Prepare.

        Args:
            words: the language.
            where: what the list is called.
        """
        self._words = words
        self._where = where
        self._bad = 0

    def noted(self, said: Message) -> None:
        """Something that the operator should know."""
        remark(self._words.say(said))

    def refused(self, row: BadRow) -> None:
        """A row of the list can't be used; what stands in it is not repeated, since logs are read by many."""
        self._bad += 1
        if self._bad <= _BAD_ROWS:
            reason = self._words.say(row.told)
            self.noted(msg("{where}:{row}: {reason}", where=self._where, row=str(row.row), reason=reason))

    def ends(self, done: Done | BadRow) -> None:
        """See `Watch.ends`."""
        if isinstance(done, BadRow):
            self.refused(done)

    def over(self, ended: Ended, *, with_hosts: bool) -> None:
        """The batch is over, or was interrupted.

        Args:
            ended: how it went.
            with_hosts: tell how each host fared, too.
        """
        if self._bad > _BAD_ROWS:
            more = self._bad - _BAD_ROWS
            self.noted(nmsg("… and {n} row more; see summary.csv", "… and {n} rows more; see summary.csv", n=more))
        if with_hosts:
            print(hosts(ended.hosts, self._words, columns=width()), file=sys.stderr)  # noqa: T201 (where it speaks)


class _Counting(Telling):
    """Knows the pace."""

    def __init__(self, words: Translator, where: str, *, seconds: Callable[[], float] = time.monotonic) -> None:
        """Begin to count the time; the arguments are those of `Telling` and `Pace`."""
        super().__init__(words, where)
        self._pace = Pace(seconds=seconds)

    def begins(self, todo: int, done: int, lanes: LocalLanes) -> None:  # noqa: ARG002 (a line has no room for hosts)
        """See `Watch.begins`."""
        self._pace.begin(todo, done)

    def starts(self, applicant: Applicant) -> None:  # noqa: ARG002 (nobody is named where others look)
        """See `Watch.starts`."""
        self._pace.start()

    def ends(self, done: Done | BadRow) -> None:
        """See `Watch.ends`."""
        super().ends(done)
        self._pace.end()


class Lines(_Counting):
    """A line every ten seconds."""

    def __init__(self, words: Translator, where: str, *, seconds: Callable[[], float] = time.monotonic) -> None:
        """Begin to count the time."""
        super().__init__(words, where, seconds=seconds)
        self._seconds = seconds
        self._last = seconds()

    def ends(self, done: Done | BadRow) -> None:
        """See `Watch.ends`."""
        super().ends(done)
        now = self._seconds()
        if now - self._last >= _QUIET_SECONDS:
            self._last = now
            remark(self._pace.line(self._words))


class Events(Telling):
    """A line of JSON an event; people by the key of their files alone, since logs are read by many."""

    def noted(self, said: Message) -> None:
        """See `Telling.noted`."""
        _log(event="remark", said=self._words.say(said))

    def refused(self, row: BadRow) -> None:
        """See `Telling.refused`; a log has room for all of them."""
        _log(event="bad_row", row=row.row, key=row.key, reason=self._words.say(row.told))

    def begins(self, todo: int, done: int, lanes: LocalLanes) -> None:  # noqa: ARG002 (hosts are in run.json)
        """See `Watch.begins`."""
        _log(event="begin", todo=todo, done=done)

    def starts(self, applicant: Applicant) -> None:
        """See `Watch.starts`."""
        _log(event="start", row=applicant.row, key=applicant.key)

    def ends(self, done: Done | BadRow) -> None:
        """See `Watch.ends`."""
        super().ends(done)
        if isinstance(done, Done):
            rules: dict[str, Json] = {one.id: one.ruled.value for one in done.rules}
            coverage, seconds = round(done.profile.index.coverage, 3), round(done.seconds, 3)
            _log(
                event="done", row=done.row, key=done.key, complete=done.profile.complete, coverage=coverage,
                seconds=seconds, rules=rules,
            )  # fmt: skip

    def over(self, ended: Ended, *, with_hosts: bool) -> None:
        """See `Telling.over`."""
        for one in ended.hosts if with_hosts else ():
            failures: dict[str, Json] = dict(one.failures)
            _log(
                event="host", host=one.host, requests=one.requests, limited=one.limited, bytes=one.bytes,
                waited=one.waited, failures=failures,
            )  # fmt: skip
        counts = ended.counts
        _log(
            event="end", interrupted=ended.was_interrupted, ending=ended.ending.value, audited=counts.audited,
            usable=counts.usable, bad_rows=counts.bad_rows, cut_short=counts.cut_short, thin=counts.thin,
            failing=counts.failing, unknown=counts.unknown,
        )  # fmt: skip


class Display(_Counting):
    """How far the list is, and the hosts that it waits for."""

    def __init__(self, words: Translator, where: str, *, stream: TextIO | None = None) -> None:
        """Draw nothing yet.

        Args:
            words: the language.
            where: what the list is called.
            stream: a terminal; stderr when None.
        """
        from rich.console import Console
        from rich.live import Live

        super().__init__(words, where)
        self._lanes: Iterable[tuple[str, HostFigures]] = ()
        console = Console(file=stream or sys.stderr)
        self.live = Live(get_renderable=self._drawn, console=console, transient=True, refresh_per_second=2)

    def begins(self, todo: int, done: int, lanes: LocalLanes) -> None:
        """See `Watch.begins`; what was said before that stays as it is."""
        super().begins(todo, done, lanes)
        self._lanes = lanes
        self.live.start()

    def _drawn(self) -> RenderableType:
        from rich.console import Group
        from rich.padding import Padding
        from rich.text import Text

        head = Text(self._pace.line(self._words))
        return Group(*(Padding(one, (0, 1)) for one in (head, self._bar(), self._hosts())))

    def _bar(self) -> RenderableType:
        from rich.progress_bar import ProgressBar
        from rich.table import Table
        from rich.text import Text

        grid = Table.grid(padding=(0, 1), expand=True)
        grid.add_column(ratio=1)
        grid.add_column(no_wrap=True)
        under_way = self._words.say(msg("{n} under way", n=self._pace.under_way))
        grid.add_row(ProgressBar(total=1, completed=self._pace.share), Text(under_way))
        return grid

    def _hosts(self) -> RenderableType:
        from rich.table import Table
        from rich.text import Text

        grid = Table.grid(padding=(0, 1), expand=True)
        grid.add_column(ratio=1, min_width=12, no_wrap=True, overflow="ellipsis")
        for _ in range(2):
            grid.add_column(justify="right", no_wrap=True)
        grid.add_column(no_wrap=True)
        heads = (msg("host"), msg("requests"), msg("waiting"), msg("state"))
        grid.add_row(*(Text(self._words.say(one), style="dim") for one in heads))
        shown = sorted(self._lanes, key=lambda one: (-one[1].waiting, -one[1].asked, one[0]))[:_HOSTS]
        for host, one in shown:
            cells = (host, self._words.number(one.asked), self._words.number(one.waiting), self._words.say(_state(one)))
            grid.add_row(*map(Text, cells))
        return grid


def _state(figures: HostFigures) -> Message:
    """How a host fares, in a few letters."""
    failed = sum(figures.failures.values())
    if figures.is_left_alone:
        return msg("left alone for a while")
    if figures.limited:
        return msg("asked to slow down: {n}", n=figures.limited)
    if failed:
        return msg("{failed} failed", failed=failed)
    return msg("answering") if figures.asked else msg("not asked yet")


@contextmanager
def watched(words: Translator, where: str, *, quiet: bool, as_json: bool) -> Generator[Telling]:
    """What suits stderr.

    Args:
        words: the language.
        where: what the list is called.
        quiet: show no progress.
        as_json: write events.
    """
    if as_json:
        yield Events(words, where)
    elif quiet:
        yield Telling(words, where)
    elif sys.stderr.isatty():
        display = Display(words, where)
        try:
            yield display
        finally:
            display.live.stop()
    else:
        yield Lines(words, where)


def _log(**event: Json) -> None:
    from footprint.clock import SystemClock

    line = {"time": SystemClock().now().isoformat(), **event}
    print(json.dumps(line, ensure_ascii=False), file=sys.stderr, flush=True)  # noqa: T201 (where the program speaks)
