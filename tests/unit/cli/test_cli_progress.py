"""Progress shows life, and nothing that a stranger's name could smuggle in."""

from __future__ import annotations

import io
import re
import time

import pytest

from footprint.asking import Answers, SeenAccount
from footprint.case import Silence
from footprint.catalogue import Sighting
from footprint.cli.progress import MARKS, Bars, Lines, counted, shown
from footprint.exhibit import Verdict
from footprint.finding import Reason
from footprint.locale import translator
from footprint.message import msg
from footprint.subject import NetworkHandle

ENGLISH = translator("en")
TITLES = {"accounts": "Accounts", "publication": "Publication"}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Terminal()


def test_a_quick_audit_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines(TITLES, ENGLISH, seconds=lambda: 1.0)
    lines.step("accounts", 1, 15, "GitHub")

    assert capsys.readouterr().err == ""


def test_a_long_one_says_every_ten_seconds_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    times = iter([0.0, 5.0, 10.0, 12.0, 21.0])
    lines = Lines(TITLES, ENGLISH, seconds=lambda: next(times))
    for done in range(1, 5):
        lines.step("accounts", done, 15, "Git\x1bHub")

    assert capsys.readouterr().err.splitlines() == [
        "footprint: Accounts: 2 of 15 (Git Hub)",
        "footprint: Accounts: 4 of 15 (Git Hub)",
    ]


def test_the_end_of_a_check_is_no_line_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    times = iter([0.0, 50.0])
    Lines(TITLES, ENGLISH, seconds=lambda: next(times)).step("accounts", 1, 1, "")

    assert capsys.readouterr().err == ""


def test_a_terminal_shows_a_bar_for_each_check_that_began(terminal: Terminal) -> None:
    bars = Bars("Camille Roy · 15 networks", TITLES, stream=terminal)
    with bars.live:
        bars.step("accounts", 3, 15, "GitHub")
        bars.live.refresh()
    seen = terminal.getvalue()

    assert "Camille Roy · 15 networks" in seen
    assert re.search(r"Accounts .*3/15.* GitHub", seen)
    assert "Publication" not in seen


def test_the_engine_s_last_word_fills_the_bar(terminal: Terminal) -> None:
    bars = Bars("Camille Roy", TITLES, stream=terminal)
    with bars.live:
        bars.step("accounts", 3, 15, "GitHub")
        bars.step("accounts", 1, 1, "")
        bars.live.refresh()

    assert "15/15" in terminal.getvalue()


def test_bars_vanish_when_the_audit_is_done(terminal: Terminal) -> None:
    bars = Bars("Camille Roy", TITLES, stream=terminal)
    with bars.live:
        bars.step("accounts", 3, 15, "GitHub")
    last = terminal.getvalue().rpartition("\x1b[?25h")[2]

    assert last.count("\x1b[2K") == 2
    assert "Accounts" not in last


def test_a_label_can_t_act_on_the_terminal(terminal: Terminal) -> None:
    bars = Bars("Camille \x1b[31mRoy", TITLES, stream=terminal)
    with bars.live:
        bars.step("accounts", 3, 15, "\x1b]0;title\x07[bold]GitHub")
        bars.live.refresh()
    seen = terminal.getvalue()

    assert "\x1b]0;" not in seen
    assert "\x1b[31mRoy" not in seen
    assert "[bold]GitHub" in seen


def test_a_check_that_is_not_known_is_not_drawn(terminal: Terminal) -> None:
    bars = Bars("Camille Roy", TITLES, stream=terminal)
    with bars.live:
        bars.step("unheard-of", 1, 2, "somewhere")
        bars.live.refresh()

    assert "somewhere" not in terminal.getvalue()


def test_a_terminal_gets_bars(terminal: Terminal) -> None:
    with shown("Camille Roy", TITLES, ENGLISH, stream=terminal, quiet=False) as progress:
        assert isinstance(progress, Bars)


def test_a_file_gets_lines() -> None:
    with shown("Camille Roy", TITLES, ENGLISH, stream=io.StringIO(), quiet=False) as progress:
        assert isinstance(progress, Lines)


def test_quiet_is_quiet(terminal: Terminal) -> None:
    with shown("Camille Roy", TITLES, ENGLISH, stream=terminal, quiet=True) as progress:
        assert isinstance(progress, Silence)

    assert terminal.getvalue() == ""


HOSTILE = SeenAccount(
    NetworkHandle("pixelpost", "camille"),
    "https://pixelpost.example/[red]\x1b[31mcamille" + "x" * 100,
    Sighting(Verdict.UNKNOWN, Reason.BLOCKED, "Cloudflare", msg("Nobody knows.")),
)
CLAIMED = SeenAccount(
    NetworkHandle("github", "camille"),
    "https://github.com/camille",
    Sighting(Verdict.CLAIMED, None, None, msg("It exists.")),
)


def test_verdicts_stand_above_the_bars_where_names_are_looked_for(terminal: Terminal) -> None:
    with shown("Camille Roy", TITLES, ENGLISH, stream=terminal, quiet=False, verdicts=True) as progress:
        progress.told(Answers((CLAIMED, HOSTILE), ()))
    seen = terminal.getvalue()

    assert re.search(r"● \S.* github\.com/camille", seen)
    assert re.search(r"\? the site blocked the qu… +pixelpost\.example/\[red\] \[31mcamille", seen)
    assert "\x1b[31mcamille" not in seen
    assert "x" * 80 not in seen


@pytest.mark.parametrize("columns", [20, 30, 40, 60])
def test_a_verdict_stays_on_one_line_of_a_narrow_terminal(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    with shown("Camille Roy", TITLES, ENGLISH, stream=terminal, quiet=False, verdicts=True) as progress:
        progress.told(Answers((HOSTILE,), ()))
    seen = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", terminal.getvalue())
    lines = [one.strip("\r") for one in seen.splitlines() if "the site" in one]

    assert lines
    assert max(map(len, lines)) <= columns


def test_an_audit_shows_no_verdict_in_passing(terminal: Terminal) -> None:
    with shown("Camille Roy", TITLES, ENGLISH, stream=terminal, quiet=False) as progress:
        progress.told(Answers((CLAIMED,), ()))

    assert "github.com/camille" not in terminal.getvalue()


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_a_shape_of_its_own(verdict: Verdict) -> None:
    assert [one for one in Verdict if MARKS[one] == MARKS[verdict]] == [verdict]


def test_what_is_counted_is_told_by_the_name_of_each_part(terminal: Terminal) -> None:
    with counted(msg("Networks"), 3, ENGLISH, stream=terminal, quiet=False) as done:
        done("GitHub")
        done("Mastodon")
        time.sleep(0.3)  # the bar is drawn eight times a second

    assert re.search(r"Networks .*2/3.* Mastodon", terminal.getvalue())


def test_what_is_counted_quietly_shows_nothing(terminal: Terminal) -> None:
    with counted(msg("Networks"), 1, ENGLISH, stream=terminal, quiet=True) as done:
        done("GitHub")

    assert terminal.getvalue() == ""
