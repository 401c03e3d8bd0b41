"""An audit under way whose process is killed at any moment: the next one ends it as if nothing had happened."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

import underway
from footprint.config import Settings
from footprint.runs.shelf import shelf
from footprint.web.archive.warc import CutShortError, members, parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HANDLE = "solenekeravel"
FIRST, SECOND = range(1, 170), range(80, 96)
"""Questions before an audit is killed: of 218, and of the 102 or more that are left; some 66 are asked at once."""


def killed(data: Path, log: Path, after: int, *words: str) -> None:
    """Begin, and kill it once it asked so many questions."""
    log.touch()
    begun = lines(log)
    process = subprocess.Popen([sys.executable, underway.__file__, str(data), str(log), *words])
    try:
        while lines(log) - begun < after and process.poll() is None:
            time.sleep(0.002)
        assert process.poll() is None, "it was done before it could be killed"
    finally:
        process.kill()
        process.wait()


def lines(log: Path) -> int:
    return log.read_bytes().count(b"\n")


def asked(log: Path) -> Counter[str]:
    return Counter(log.read_text(encoding="utf-8").splitlines())


def seen_whole(data: Path) -> Iterator[str]:
    """Addresses of the responses that killed processes had written down whole."""
    for part in (data / "underway").glob("*/attempt-*"):
        with part.open("rb") as stream:
            try:
                for _, plain in members(stream, largest=1 << 24, total=1 << 28):
                    record = parse(plain)
                    if record.type == "response":
                        yield f"GET {record.header('WARC-Target-URI')}"
            except CutShortError:
                pass


def profiles(data: Path) -> list[str]:
    with shelf(Settings(data_folder=data)) as store:
        return [one.judgements[0].profile for one in store.history()]


async def test_an_audit_that_is_killed_twice_comes_out_the_same_and_asks_for_no_page_again(tmp_path: Path) -> None:
    await underway.work(tmp_path / "whole", tmp_path / "whole.log", HANDLE)
    usual = asked(tmp_path / "whole.log")
    data, logs = tmp_path / "killed", [tmp_path / f"{one}.log" for one in range(3)]
    after = [random.choice(FIRST), random.choice(SECOND)]  # noqa: S311 (told where it fails)

    killed(data, logs[0], after[0], HANDLE)
    whole = set(seen_whole(data))
    killed(data, logs[1], after[1])
    again = whole & {one for one in asked(logs[1]) if usual[one] == 1}
    whole |= set(seen_whole(data))
    await underway.work(data, logs[2], None)
    again |= whole & {one for one in asked(logs[2]) if usual[one] == 1}

    found = profiles(data)
    assert found == profiles(tmp_path / "whole"), after
    assert whole
    assert again == set(), after
    assert [one.name for one in (data / "underway").iterdir()] == ["lock"]
