"""`footprint blog` over sockets, with TLS and through a proxy, says what it says in the demo's process."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from typing import IO, TYPE_CHECKING, Any

import pytest

from footprint.cli import ExitCode
from footprint_world import Server

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Mapping
    from pathlib import Path

pytestmark = pytest.mark.timeout(90)

PAGES = ("camilleroy.example", "https://atelier-marchal.example/", "https://no-such-host.example/")


SILENT = "https://www.diigo.com/profile/camilleroy"
"""A page of the one network of the world that takes every question and never answers."""


async def started(
    folder: Path,
    *arguments: str,
    variables: Mapping[str, str] | None = None,
    out: int | IO[str] = asyncio.subprocess.PIPE,
) -> Process:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FOOTPRINT", "COV"))}
    places = {"XDG_CONFIG_HOME": str(folder / "config"), "XDG_CACHE_HOME": str(folder / "cache")}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "footprint", "blog", "--jsonl", "--no-cache", "--lang", "en", *arguments,
        cwd=folder,
        env={**kept, **places, "NO_PROXY": "", **(variables or {})},
        stdout=out,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


def lines(text: bytes) -> dict[str, dict[str, Any]]:  # Any: what JSON holds
    return {one["url"]: one for one in map(json.loads, text.decode().splitlines())}


async def rows(folder: Path, *arguments: str, **variables: str) -> dict[str, dict[str, Any]]:
    process = await started(folder, *PAGES, *arguments, variables=variables)
    out, err = await asyncio.wait_for(process.communicate(), 80)
    assert (process.returncode, err.decode()) == (ExitCode.DONE, "")
    return lines(out)


def without_questions(row: Mapping[str, Any]) -> dict[str, Any]:
    """A line but for how often it was asked: a proxy does not say whether a host is missing or refuses."""
    return {name: value for name, value in row.items() if name not in {"requests", "trail"}}


async def test_the_lines_are_those_of_the_demo(tmp_path: Path) -> None:
    async with Server(patience=1.0) as server:
        over_sockets = await rows(tmp_path, "--now", "2026-11-22T09:00", **server.environment())
    in_process = await rows(tmp_path, "--demo")
    camille, atelier, nowhere = PAGES

    assert over_sockets[camille] == in_process[camille]
    assert over_sockets[atelier] == in_process[atelier]
    assert without_questions(over_sockets[nowhere]) == without_questions(in_process[nowhere])


@pytest.mark.parametrize(
    ("stop", "arguments", "code"),
    [
        pytest.param(signal.SIGINT, (), ExitCode.INTERRUPTED, id="ctrl-c"),
        pytest.param(None, ("--timeout", "4"), ExitCode.INCOMPLETE, id="time-out"),
    ],
)
async def test_what_was_read_is_printed_and_the_rest_is_told(
    tmp_path: Path, stop: signal.Signals | None, arguments: tuple[str, ...], code: ExitCode
) -> None:
    async with Server(patience=600) as server:
        process = await started(tmp_path, PAGES[0], SILENT, *arguments, variables=server.environment())
        assert process.stdout is not None
        first = await asyncio.wait_for(process.stdout.readline(), 60)
        if stop is not None:
            process.send_signal(stop)
        rest, err = await asyncio.wait_for(process.communicate(), 30)

    found = lines(first + rest)
    assert process.returncode == code
    assert "cut short" in err.decode()
    assert found[PAGES[0]]["feed"] is not None
    assert (found[SILENT]["feed"], found[SILENT]["reason"]) == (None, "deadline")


async def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: ASYNC230, PTH123 (a device, not a file to read)
        process = await started(tmp_path, *PAGES, "--demo", out=full)
        _, err = await asyncio.wait_for(process.communicate(), 60)

    assert process.returncode == ExitCode.USAGE
    assert err.decode() == "footprint: the result can't be written (No space left on device); send it elsewhere\n"
