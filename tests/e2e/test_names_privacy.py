"""Of accounts that are not shown to be the candidate's nothing but their existence leaves a run."""

from __future__ import annotations

import gzip
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from footprint.cli import ExitCode, main
from footprint.clock import StillClock
from footprint.runs import live as room
from footprint.web.memory import DiskMemory
from footprint_world import NOW, world
from footprint_world.people import Account, Link, Person, load_brands, load_people

if TYPE_CHECKING:
    from pathlib import Path

MARK = "Xq7Planted"
"""Stands in every place in which a stranger could say something of themselves."""
MARKED_HOST = "xq7planted.example"


def marked(account: Account) -> Account:
    if account.holder == "self":
        return account
    link = Link(f"{MARK} label", f"https://{MARKED_HOST}/{MARK}")
    return replace(account, name=f"{MARK} {account.name}", bio=f"{MARK} {account.bio}", links=(link, *account.links))


@pytest.fixture(autouse=True)
def _planted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The demo world, in which every stranger is marked, with a memory for controls."""

    def people() -> tuple[Person, ...]:
        return tuple(replace(one, accounts=tuple(map(marked, one.accounts))) for one in load_people())

    memory = DiskMemory(tmp_path / "memory", clock=StillClock(NOW))

    def stores(_: Path | None) -> tuple[None, DiskMemory]:
        return None, memory

    monkeypatch.setattr(world, "load_people", people)
    monkeypatch.setattr(world, "load_brands", lambda: tuple(map(marked, load_brands())))
    monkeypatch.setattr(room, "_stores", stores)
    monkeypatch.setenv("FOOTPRINT_LANG", "en")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def is_clean(content: bytes) -> bool:
    return MARK.lower().encode() not in content.lower()


def unpacked(file: Path) -> bytes:
    content = file.read_bytes()
    return gzip.decompress(content) if file.suffix == ".gz" else content


@pytest.mark.parametrize("command", ["names", "audit", "identity"])
def test_no_file_of_a_run_says_anything_of_a_stranger(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / f"run.{one}" for one in ("json", "html", "md")]
    outputs = [word for one in files for word in ("-o", str(one))]
    record = tmp_path / "run.warc.gz"

    assert main([command, "@linamarchal", "--demo", *outputs, "--record", str(record)]) == ExitCode.DONE
    shown = capsys.readouterr()
    kept = sorted((tmp_path / "memory").iterdir())

    assert kept
    assert [one.name for one in (*files, record, *kept) if not is_clean(unpacked(one))] == []
    assert is_clean((shown.out + shown.err).encode())
    assert b'"linamarchal"' in files[0].read_bytes()


def test_a_stream_of_verdicts_says_nothing_of_a_stranger(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", "@linamarchal", "--demo", "--jsonl"]) == ExitCode.DONE
    out = capsys.readouterr().out

    assert '"verdict": "claimed"' in out
    assert is_clean(out.encode())


async def test_the_marks_stand_in_the_answers_of_the_world() -> None:
    from httpx import AsyncClient

    from footprint_world import transport

    async with AsyncClient(transport=transport()) as visitor:
        answer = await visitor.get("https://api.github.com/users/linamarchal")

    assert MARK in answer.text
