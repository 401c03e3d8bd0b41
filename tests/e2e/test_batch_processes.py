"""A batch whose process is killed at any moment: the same command ends it as if nothing had happened."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest

import listed
from footprint.batch.writing import Ending
from footprint.errors import ConfigError
from footprint.web.archive import EarlierAttempts, open_archive

if TYPE_CHECKING:
    from pathlib import Path

    from footprint.web import Request

_TIMED = "run.json"
"""The one file that tells of the run rather than of the people."""
_KEPT = ".warc.gz"
"""Recordings, which only the batch keeps that nobody interrupted: they tell what a key in a journal stands for."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Counter[str]]:
    """The folder of a batch that nobody interrupted, and what it asked."""
    folder = tmp_path_factory.mktemp("whole")
    listed.work(folder / "results", folder / "log", with_recordings=True)
    return folder / "results", asked(folder / "log")


def asked(log: Path) -> Counter[str]:
    return Counter(log.read_text(encoding="utf-8").splitlines())


def files(folder: Path) -> dict[str, bytes]:
    paths = (one for one in folder.rglob("*") if one.is_file())
    return {str(one.relative_to(folder)): one.read_bytes() for one in paths if not one.name.endswith((_TIMED, _KEPT))}


def killed(folder: Path, log: Path, after: int) -> None:
    """Begin or go on, and kill it once it asked so many questions."""
    log.touch()
    before = log.read_bytes().count(b"\n")
    process = subprocess.Popen([sys.executable, listed.__file__, str(folder), str(log)])
    try:
        while log.read_bytes().count(b"\n") - before < after and process.poll() is None:
            time.sleep(0.002)
        assert process.poll() is None, "it was done before it could be killed"
    finally:
        process.kill()
        process.wait()


def questions(results: Path) -> list[Request]:
    return [one for path in results.rglob(f"*{_KEPT}") for one in open_archive(path).requests]


def seen(folder: Path, questions: list[Request]) -> set[str]:
    """What killed processes had written down so that it can be used: all but what accounts said of their holders."""
    before = EarlierAttempts((folder / "underway").iterdir())
    return {f"{one.method} {one.url}" for one in questions if before.exchange(one) is not None}


def test_a_batch_that_is_killed_twice_comes_out_the_same_and_asks_nothing_again_that_it_may_keep(
    whole: tuple[Path, Counter[str]], tmp_path: Path
) -> None:
    results, usual = whole
    folder, logs = tmp_path / "results", [tmp_path / f"{one}.log" for one in range(3)]
    total = sum(usual.values())
    after = [random.randrange(80, total // 2), random.randrange(80, total // 3)]  # noqa: S311 (told where it fails)

    known: set[str] = set()
    every = questions(results)
    again: set[str] = set()
    for log, one in zip(logs, after, strict=False):
        killed(folder, log, one)
        again |= known & {each for each in asked(log) if usual[each] == 1}
        known |= seen(folder, every)
        for path in folder.rglob("*.json"):
            json.loads(path.read_bytes())  # no half-written file is ever seen
    ended = listed.work(folder, logs[2])
    again |= known & {each for each in asked(logs[2]) if usual[each] == 1}

    assert ended.ending is Ending.POLICY
    assert files(folder) == files(results), after
    assert known
    assert again == set(), after


def test_a_batch_that_is_done_asks_nobody_anything_more(whole: tuple[Path, Counter[str]], tmp_path: Path) -> None:
    results, _ = whole
    before = files(results)
    (tmp_path / "log").touch()

    listed.work(results, tmp_path / "log")

    assert asked(tmp_path / "log") == Counter()
    assert files(results) == before


def test_who_was_done_when_the_process_was_killed_keeps_their_recording_and_leaves_nothing_under_way(
    whole: tuple[Path, Counter[str]], tmp_path: Path
) -> None:
    results, _ = whole
    recordings = sorted((results / "recordings").iterdir())
    kept = [one.read_bytes() for one in recordings]
    underway = results / "underway"
    underway.mkdir()
    for one in recordings:  # as if their lines had been the last thing that the process wrote
        one.rename(underway / f"{one.name.removesuffix(_KEPT)}.2{_KEPT}")
        (underway / f"{one.name.removesuffix(_KEPT)}.1{_KEPT}").write_bytes(b"of an attempt that was interrupted")
    (underway / "common.2.journal").touch()
    (tmp_path / "log").touch()

    listed.work(results, tmp_path / "log", with_recordings=True)

    assert asked(tmp_path / "log") == Counter()
    assert [one.read_bytes() for one in recordings] == kept
    assert not underway.exists()


def test_another_list_does_not_go_on_in_the_folder_of_this_one(
    whole: tuple[Path, Counter[str]], tmp_path: Path
) -> None:
    results, _ = whole

    with pytest.raises(ConfigError, match="other conditions"):
        listed.work(results, tmp_path / "log", data=listed.LIST + b"g;;@camilleroy\n")
