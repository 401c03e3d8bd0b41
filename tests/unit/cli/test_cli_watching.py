"""What is shown while a list is under way: how far it is, how long it takes, how hosts fare, and nobody's name."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, cast

import pytest

from footprint.batch.applicants import Applicant, BadRow
from footprint.batch.running import Ended
from footprint.batch.writing import Counts, Ending
from footprint.batch.writing import HostFigures as Fared
from footprint.cli.batches import hosts
from footprint.cli.watching import Display, Events, Lines, Pace, Telling, watched
from footprint.locale import translator
from footprint.message import msg
from footprint.runs.given import Given
from footprint.web.counting import HostFigures
from pseudo import MARK, pseudo

if TYPE_CHECKING:
    from footprint.locale import Language
    from footprint.web.lane import LocalLanes

ENGLISH = translator("en")
SOMEBODY = Applicant(7, "0007-12", "12", Given(("@camilleroy",), "Camille Roy"))
BAD = BadRow(8, "0008", msg("“{word}” can't be a handle; it has {n} letters", word="Camille?", n=8))
FIGURES = {
    "www.youtube.com": HostFigures(asked=1340, waiting=12, failures=Counter(timeout=3)),
    "api.github.com": HostFigures(asked=60, waiting=40, limited=4),
    "a-rather-long-name-of-somebodys-own.blog-at-a-host.example": HostFigures(asked=2, is_left_alone=True),
    "codeberg.org": HostFigures(asked=9),
    "lemmy.world": HostFigures(waiting=1),
}
LANES = cast("LocalLanes", tuple(FIGURES.items()))  # all that is asked of them is to be gone through


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def paced(*, done: int, seconds: float, todo: int = 1000, before: int = 0) -> str:
    clock = Clock()
    pace = Pace(seconds=clock)
    pace.begin(todo, before)
    for _ in range(done):
        pace.start()
        pace.end()
    clock.now += seconds
    return pace.line(ENGLISH)


PACES = {
    "nobody yet": (paced(done=0, seconds=30), "0 of 1,000 people"),
    "the first": (paced(done=1, seconds=30), "1 of 1,000 people · 2.0 a minute · about 8 h 20 min left"),
    "gone on with": (
        paced(done=10, seconds=60, todo=40, before=960),
        "970 of 1,000 people · 10.0 a minute · about 3 min left",
    ),
    "nearly all": (paced(done=999, seconds=6000), "999 of 1,000 people · 10.0 a minute · less than a minute left"),
    "all": (paced(done=1000, seconds=6000), "1,000 of 1,000 people · 10.0 a minute"),
    "days": (paced(done=1, seconds=300), "1 of 1,000 people · 0.2 a minute · about 3 d 11 h left"),
    "too long to tell": (paced(done=1, seconds=90_000), "1 of 1,000 people · 0.0 a minute · months left"),
    "an empty rest": (paced(done=0, seconds=1, todo=0, before=4), "4 of 4 people"),
}


@pytest.mark.parametrize(("line", "expected"), PACES.values(), ids=PACES)
def test_how_far_it_is_and_how_long_it_takes(line: str, expected: str) -> None:
    assert line == expected


def test_a_log_has_a_line_every_ten_seconds_and_each_row_that_can_t_be_used(
    capsys: pytest.CaptureFixture[str],
) -> None:
    clock = Clock()
    lines = Lines(ENGLISH, "list.csv", seconds=clock)
    lines.begins(3, 0, LANES)
    for second in (4, 11, 12):
        lines.starts(SOMEBODY)
        clock.now = 100.0 + second
        lines.ends(BAD)

    told = "footprint: list.csv:8: “…” can't be a handle; it has 8 letters"
    assert capsys.readouterr().err.splitlines() == [
        *[told] * 2,
        "footprint: 2 of 3 people · 10.9 a minute · less than a minute left",
        told,
    ]


def test_a_log_for_programs_has_an_object_a_line_and_nobody_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    events = Events(ENGLISH, "list.csv")
    events.noted(msg("one\ntwo"))
    events.begins(2, 1, LANES)
    events.starts(SOMEBODY)
    events.ends(BAD)
    fared = (Fared("codeberg.org", 9, (("timeout", 2),), 1500, 0.5, 1),)
    events.over(Ended(Counts(3, 1, 2), Ending.INCOMPLETE, was_interrupted=True, hosts=fared), with_hosts=True)
    told = capsys.readouterr().err
    read = [json.loads(one) for one in told.splitlines()]

    assert [one["event"] for one in read] == ["remark", "begin", "start", "bad_row", "host", "end"]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", one["time"]) for one in read)
    assert (read[4]["failures"], read[5]["interrupted"], read[5]["audited"]) == ({"timeout": 2}, True, 2)
    assert "camille" not in told.lower()


def drawn(columns: int, language: Language, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines of the display on a terminal, without what colours them."""
    for name, value in {"COLUMNS": str(columns), "TERM": "xterm", "TTY_COMPATIBLE": "1"}.items():
        monkeypatch.setenv(name, value)
    stream = io.StringIO()
    words = pseudo() if language == "fr" else ENGLISH
    display = Display(words, "list.csv", stream=stream)
    display.begins(1000, 0, LANES)
    for _ in range(12):
        display.starts(SOMEBODY)
    display.live.refresh()
    display.live.stop()
    plain = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|\r", "", stream.getvalue().replace("\x1b[2K", "\n"))
    return [one.rstrip() for one in plain.splitlines() if one.strip()][-8:]  # as it was drawn last


@pytest.mark.parametrize("columns", [60, 100])
def test_a_terminal_shows_the_hosts_that_most_wait_for_whatever_its_width(
    columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, bar, titles, *rows = drawn(columns, "en", monkeypatch)

    assert head.strip() == "0 of 1,000 people"
    assert bar.endswith("12 under way")
    assert titles.split() == ["host", "requests", "waiting", "state"]
    assert [one.split()[0][:12] for one in rows] == [
        "api.github.c",
        "www.youtube.",
        "lemmy.world",
        "codeberg.org",
        "a-rather-lon",
    ]
    states = ("asked to slow down: 4", "3 failed", "not asked yet", "answering", "left alone for a while")
    assert [one for one, state in zip(rows, states, strict=True) if not one.endswith(f" {state}")] == []
    assert all(len(one) <= columns for one in (head, bar, titles, *rows))


def test_every_word_of_the_display_goes_through_the_catalogues(monkeypatch: pytest.MonkeyPatch) -> None:
    head, bar, titles, *rows = drawn(100, "fr", monkeypatch)

    assert head.strip().startswith(MARK)
    assert bar.split("━")[-1].strip().startswith(MARK)
    assert titles.count(MARK) == 4
    assert all(one.count(MARK) == 1 for one in rows)


def test_a_terminal_is_shown_a_display_and_a_file_lines_and_quiet_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = list[type]()
    for is_terminal, quiet, as_json in (
        (True, False, False),
        (False, False, False),
        (True, True, False),
        (True, True, True),
    ):
        monkeypatch.setattr("sys.stderr", Screen(is_terminal=is_terminal))
        with watched(ENGLISH, "list.csv", quiet=quiet, as_json=as_json) as watch:
            kinds.append(type(watch))

    assert kinds == [Display, Lines, Telling, Events]


class Screen(io.StringIO):
    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


MANY = (
    Fared("www.youtube.com", 1340, (("timeout", 3), ("dns", 2), ("refused", 1), ("protocol", 7)), 12_345_678, 812.4, 4),
    Fared("a-rather-long-name-of-somebodys-own.blog-at-a-host.example", 12),
    *(Fared(f"host-{number:03}.example", 1) for number in range(40)),
)


@pytest.mark.parametrize("columns", [60, 80, 100])
def test_how_hosts_fared_fits_a_terminal_and_many_are_summed_up(columns: int) -> None:
    lines = hosts(MANY, ENGLISH, columns=columns).splitlines()

    assert max(map(len, lines[:-1])) <= columns
    assert lines[0].split() == ["host", "requests", "429", "kB", "s", "waited", "failures"]
    assert re.search(r"www\.youtube\.com +1,340 +4 +12,346 +812  timeout", lines[1])
    assert "blog-at-a-host.example" in lines[2] or columns < 80
    assert lines[-1] == "and 12 hosts more, asked 12 times in all; run.json has every one"
    assert len(lines) == 32
