"""How far an audit is: bars on a terminal, a line now and then elsewhere. On stderr, and gone when it is done."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from footprint.case import Silence
from footprint.cli.output import remark
from footprint.exhibit import Verdict
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping
    from typing import TextIO

    from rich.progress import TaskID

    from footprint.asking import Answers, SeenAccount
    from footprint.case import Progress
    from footprint.locale import Translator
    from footprint.message import Message

_QUIET_SECONDS = 10.0
"""Between two plain lines: a log shows that the audit is alive, and no more."""
_LABEL = 24
"""Characters of a label: enough for the name of a network."""
_BAR = 20
_ADDRESS = 70
"""Characters of an address that is shown in passing."""
MARKS: Mapping[Verdict, str] = {
    Verdict.CLAIMED: "●",
    Verdict.AVAILABLE: "○",
    Verdict.INVALID: "×",  # noqa: RUF001 (a shape, not a letter)
    Verdict.UNKNOWN: "?",
}
"""The shapes of verdicts; the words beside them say the same."""


class Lines:
    """A line every ten seconds of waiting, for logs; an audit that is quick says nothing."""

    def __init__(
        self, titles: Mapping[str, str], words: Translator, *, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        """Begin to count the time.

        Args:
            titles: of the checks, by id.
            words: the language.
            seconds: that never go back.
        """
        self._titles = titles
        self._words = words
        self._seconds = seconds
        self._last = seconds()

    def told(self, answers: Answers) -> None:
        """See `footprint.case.Progress`; a log need not hold every answer."""

    def step(self, check: str, done: int, total: int, label: str) -> None:
        """See `footprint.case.Progress`."""
        now = self._seconds()
        if label and now - self._last >= _QUIET_SECONDS:
            self._last = now
            line = msg(
                "{title}: {done} of {total} ({label})",
                title=self._titles.get(check, check),
                done=done,
                total=total,
                label=_short(label),
            )
            remark(self._words.say(line))


class Bars:
    """A bar for each check, under a line that says whom it is about and for how long it has been going on."""

    def __init__(
        self, headline: str, titles: Mapping[str, str], *, stream: TextIO, verdicts: Translator | None = None
    ) -> None:
        """Lay it out; nothing shows before `live` is entered.

        Args:
            headline: whom it is about.
            titles: of the checks, by id, in their order.
            stream: the terminal.
            verdicts: the language in which verdicts are shown as they come; None to show none.
        """
        from rich.console import Console, Group
        from rich.live import Live
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        head = Progress(TextColumn(" {task.description}", markup=False), SpinnerColumn(), TimeElapsedColumn())
        head.add_task(_short(headline, longest=60))
        self._bars = Progress(
            TextColumn(" {task.description}", markup=False),
            BarColumn(_BAR),
            TextColumn("{task.completed:.0f}/{task.total:.0f}", markup=False),
            TextColumn("{task.fields[label]}", markup=False),
        )
        self._tasks: dict[str, TaskID] = {
            check: self._bars.add_task(title, total=1, visible=False, label="") for check, title in titles.items()
        }
        self.live = Live(Group(head, self._bars), console=Console(file=stream), transient=True, refresh_per_second=8)
        self._verdicts = verdicts

    def told(self, answers: Answers) -> None:
        """See `footprint.case.Progress`: each verdict stands above the bars, and stays."""
        for one in answers.seen if self._verdicts is not None else ():
            line = _verdict(one, self._verdicts, self.live.console.width)
            self.live.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def step(self, check: str, done: int, total: int, label: str) -> None:
        """See `footprint.case.Progress`; the engine's last word on a check has no label."""
        task = self._tasks.get(check)
        if task is None:
            return
        if label:
            self._bars.update(task, completed=done, total=total, visible=True, label=_short(label))
        else:
            self._bars.update(task, completed=self._bars.tasks[task].total, label="")


@contextmanager
def shown(
    headline: str,
    titles: Mapping[str, str],
    words: Translator,
    *,
    stream: TextIO,
    quiet: bool,
    verdicts: bool = False,
) -> Generator[Progress]:
    """The progress that suits a stream.

    Args:
        headline: whom the audit is about.
        titles: of the checks, by id, in their order.
        words: the language.
        stream: stderr.
        quiet: show none.
        verdicts: show each verdict as it comes, where there is a terminal.
    """
    if quiet:
        yield Silence()
    elif stream.isatty():
        bars = Bars(headline, titles, stream=stream, verdicts=words if verdicts else None)
        with bars.live:
            yield bars
    else:
        yield Lines(titles, words)


@contextmanager
def counted(
    title: Message, total: int, words: Translator, *, stream: TextIO, quiet: bool
) -> Generator[Callable[[str], None]]:
    """One count, told by calling what is yielded with the name of each part that is done."""
    said = words.say(title)
    with shown(said, {said: said}, words, stream=stream, quiet=quiet) as progress:
        done = 0

        def step(label: str) -> None:
            nonlocal done
            done += 1
            progress.step(said, done, total, label)

        yield step


def _verdict(one: SeenAccount, words: Translator | None, width: int) -> str:
    """The verdict in words, and the address as far as the line has room for it."""
    from footprint.report.words import REASONS, VERDICTS

    if words is None:
        return ""
    sighting = one.sighting
    said = VERDICTS[sighting.verdict] if sighting.reason is None else REASONS[sighting.reason]
    head = f" {MARKS[sighting.verdict]} {_short(words.say(said)):<{_LABEL}}  "
    room = min(_ADDRESS, width - len(head))
    return head + _short(one.url.partition("://")[2] or one.url, longest=room) if room > 1 else head[:width].rstrip()


def _short(text: str, *, longest: int = _LABEL) -> str:
    """Nothing that a terminal would act on, and no more than fits."""
    printable = "".join(one if one.isprintable() else " " for one in text)
    return printable if len(printable) <= longest else printable[: longest - 1] + "…"
