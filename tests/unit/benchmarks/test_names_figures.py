from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.child import run
from benchmarks.simulated import Asked, Site, chain, most_at_once, most_on_a_host
from benchmarks.tally import Result, tally

if TYPE_CHECKING:
    from pathlib import Path


def _asked(host: str, start: float, end: float, method: str = "GET") -> Asked:
    return Asked(start, end, method, host, "/", 1, "", "")


@pytest.mark.parametrize(
    ("site", "verdict", "result"),
    [
        (Site("claimed", "claimed", ""), "claimed", Result.RIGHT),
        (Site("claimed", "claimed", ""), "available", Result.WRONG_AVAILABLE),
        (Site("available", "available", "huge"), "claimed", Result.WRONG_CLAIMED),
        (Site("available", "available", ""), "invalid", Result.UNDECIDED),
        (Site("undecidable", "claimed", "e503"), "unknown", Result.HONEST),
        (Site("undecidable", "claimed", "soft404"), "claimed", Result.CALLED_CLAIMED),
        (Site("undecidable", "claimed", "login_wall"), "available", Result.CALLED_AVAILABLE),
        (Site("either", "available", "drip"), "unknown", Result.HONEST),
        (Site("either", "available", "drip"), "available", Result.RIGHT),
        (Site("either", "available", "drip"), "claimed", Result.WRONG_CLAIMED),
    ],
)
def test_a_verdict_is_worth_what_the_truth_says(site: Site, verdict: str, result: Result) -> None:
    counted = tally({"Site": site}, {"Site": verdict})

    assert counted.rows == {site.fault or "none": {result: 1}}


def test_only_sites_with_an_answer_count_as_decidable() -> None:
    truth = {
        "Sound": Site("claimed", "claimed", ""),
        "Silent": Site("available", "available", ""),
        "Slow": Site("either", "claimed", "drip"),
        "Broken": Site("undecidable", "claimed", "dns"),
        "Out": Site("excluded", "", ""),
    }

    counted = tally(truth, {"Sound": "claimed", "Slow": "claimed", "Out": "claimed"})

    assert (counted.decidable, counted.right, counted.undecidable) == (2, 1, 1)
    assert counted.decided == 0.5
    assert counted.astray == (("Silent", "none", "missing", "available"),)


def test_what_a_rival_does_not_list_is_left_out() -> None:
    truth = {"Listed": Site("claimed", "claimed", ""), "Unlisted": Site("claimed", "claimed", "")}

    assert tally(truth, {"Listed": "claimed"}, only_reported=True).decided == 1.0


def test_tallies_of_several_seeds_add_up() -> None:
    one = tally({"Site": Site("claimed", "claimed", "")}, {"Site": "available"})
    other = tally({"Site": Site("undecidable", "claimed", "dns")}, {"Site": "claimed"})

    both = one + other

    assert (both.wrong, both.called, both.decidable, both.undecidable) == (1, 1, 1, 1)


def test_a_chain_counts_connections_and_no_moment_twice() -> None:
    rows = [
        _asked("a.example", 0.0, 1.0, "CONNECT"),
        _asked("a.example", 1.0, 3.0),
        _asked("a.example", 2.0, 4.0),
        _asked("a.example", 7.0, 8.0),
        _asked("b.example", 0.0, 4.5),
    ]

    assert chain(rows) == 5.0


def test_connections_are_not_requests_that_a_host_has_at_once() -> None:
    rows = [
        _asked("a.example", 0.0, 9.0, "CONNECT"),
        _asked("a.example", 1.0, 3.0),
        _asked("a.example", 2.0, 4.0),
        _asked("a.example", 4.0, 5.0),
        _asked("b.example", 2.0, 4.0),
    ]

    assert (most_on_a_host(rows), most_at_once(rows)) == (2, 4)


def test_memory_is_that_of_the_program_alone(tmp_path: Path) -> None:
    ours = bytearray(200_000_000)
    program = "import time; kept = bytearray(60_000_000); time.sleep(0.3)"

    ended = run([sys.executable, "-c", program], environ={}, folder=tmp_path, limit=30)

    assert ended.code == 0
    assert 57 < ended.cost.memory < len(ours) / 2**20
    assert ended.cost.wall > 0.3


def test_a_program_past_its_limit_is_ended(tmp_path: Path) -> None:
    ended = run([sys.executable, "-c", "import time; time.sleep(60)"], environ={}, folder=tmp_path, limit=0.2)

    assert ended.code == -9
    assert ended.cost.wall < 10
