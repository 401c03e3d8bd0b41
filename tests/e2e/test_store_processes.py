"""What is kept outlives whoever writes it: processes that are killed, that write at once, that find the disk full."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from footprint.dossier import Annotation, Dispute, Review
from keeping import MARK, NOW, audit, files, is_whole, judgement, opened

pytestmark = pytest.mark.timeout(60)
SCRIPT = Path(__file__).parents[1] / "keeping.py"


def started(deed: str, folder: Path, *rest: str) -> subprocess.Popen[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    command = [sys.executable, "-W", "error", str(SCRIPT), deed, str(folder), *rest]
    return subprocess.Popen(command, env=kept, stdout=subprocess.PIPE, text=True)


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    told, _ = process.communicate(timeout=50)
    return process.returncode, told


def is_sound(folder: Path) -> bool:
    """Every audit whole, no file of nobody's, and a database that SQLite finds in order."""
    with opened(folder) as store:
        kept = store.history()
    with sqlite3.connect(folder / "audits.db") as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
    connection.close()
    wanted = ["audits.db", *sorted(f"recordings/{one.id}.warc.gz" for one in kept)]
    return verdict == "ok" and all(map(is_whole, kept)) and files(folder) == wanted


@pytest.mark.parametrize(
    ("point", "kept"),
    [
        ("before-the-mark", 1),
        ("after-the-mark", 1),
        ("in-the-recording", 1),
        ("before-the-commit", 1),
        ("after-the-commit", 2),
    ],
)
def test_a_killed_process_leaves_a_whole_audit_or_none(point: str, kept: int, tmp_path: Path) -> None:
    folder, source = tmp_path / "store", tmp_path / "source"
    source.write_bytes(b"recorded" * 10_000)
    with opened(folder) as store:
        store.add(audit())

    status, _ = ended(started("add", folder, str(source), point))

    assert status == -signal.SIGKILL
    assert source.exists()
    assert is_sound(folder)
    with opened(folder) as store:
        assert len(store.history()) == kept


@pytest.mark.parametrize(("point", "kept"), [("after-the-mark", 1), ("before-the-commit", 1), ("after-the-commit", 0)])
def test_a_killed_purge_leaves_a_whole_audit_or_none(point: str, kept: int, tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        one = store.add(audit())

    status, _ = ended(started("purge", tmp_path, one.id, point))

    assert status == -signal.SIGKILL
    assert is_sound(tmp_path)
    with opened(tmp_path) as store:
        assert len(store.history()) == kept


def test_a_process_may_be_killed_at_any_moment(tmp_path: Path) -> None:
    chosen = random.Random(7)  # noqa: S311 (moments, not secrets)
    kept = 0
    for _ in range(3):
        process = started("add-for-ever", tmp_path)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(chosen.uniform(0.01, 0.2))
        process.kill()
        ended(process)

        assert is_sound(tmp_path)
        with opened(tmp_path) as store:
            assert len(store.history()) > kept
            kept = len(store.history())


def test_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        one = store.add(audit())

    processes = [started("write", tmp_path, one.id, name, "8") for name in "ab"]

    assert [ended(process)[0] for process in processes] == [0, 0]
    with opened(tmp_path) as store:
        notes = [(note.indicator, note.text) for note in store.get(one.id).dossier.annotations]
        for name in "ab":
            assert [text for by, text in notes if by == name] == [str(number) for number in range(8)]
        assert [len(store.history(name)) for name in "ab"] == [8, 8]
    assert is_sound(tmp_path)


def test_processes_may_open_a_new_store_at_once(tmp_path: Path) -> None:
    processes = [started("fill", tmp_path / "new", "10000000", "10", "10") for _ in range(3)]

    assert [ended(one) for one in processes] == [(0, "")] * 3
    with opened(tmp_path / "new") as store:
        assert len(store.history()) == 3


@pytest.mark.parametrize(
    ("recording", "padding", "told"),
    [(3_000_000, 0, "the disk is full"), (10, 3_000_000, "the disk does not let it be read or written")],
    ids=["in the recording", "in the rows"],
)
def test_a_full_disk_loses_nothing_that_was_there(recording: int, padding: int, told: str, tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        before = store.add(audit())

    status, line = ended(started("fill", tmp_path, "1000000", str(recording), str(padding)))

    assert status == 0
    assert told in line
    assert line.count("\n") == 1
    assert is_sound(tmp_path)
    with opened(tmp_path) as store:
        assert store.history() == (before,)


@pytest.mark.parametrize("way", ["by id", "by subject", "when expired"])
def test_nothing_of_a_purged_audit_is_left_in_the_files(way: str, tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.add(audit(MARK.encode() * 1000, padding=50_000, keys=(f"@{MARK.lower()}",)))
        one = store.history()[0].id
        store.judge(one, judgement(padding=90_000))
        store.annotate(one, Annotation("pub.fresh", MARK, NOW))
        store.dispute(one, Dispute("pub.fresh", MARK, NOW))
        store.review(one, Review(MARK, NOW, MARK))
    assert any(MARK.encode() in (tmp_path / name).read_bytes() for name in files(tmp_path))

    now = NOW.replace(year=2028)
    with opened(tmp_path, now=now if way == "when expired" else NOW) as store:
        match way:
            case "by id":
                gone = store.purge(id=one)
            case "by subject":
                gone = store.purge(subject_key=f"@{MARK.lower()}")
            case _:
                gone = store.purge(expired=True)

    assert [(left.id, left.date) for left in gone] == [(one, NOW)]
    assert files(tmp_path) == ["audits.db"]
    assert MARK.lower().encode() not in (tmp_path / "audits.db").read_bytes().lower()


def test_what_a_killed_purge_left_is_wiped_by_the_next(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        one = store.add(audit(padding=50_000))

    ended(started("purge", tmp_path, one.id, "before-the-rewriting"))

    with opened(tmp_path) as store:
        assert store.purge(expired=True) == ()
    assert MARK.encode() not in (tmp_path / "audits.db").read_bytes()
