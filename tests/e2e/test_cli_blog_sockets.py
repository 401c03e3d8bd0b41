"""`footprint blog` over sockets, with TLS and through a proxy, says what it says in the demo's process."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from typing import TYPE_CHECKING, Any

import pytest

from footprint.cli import ExitCode
from footprint_world import Server

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

pytestmark = pytest.mark.timeout(90)

PAGES = ("camilleroy.example", "https://atelier-marchal.example/", "https://no-such-host.example/")


async def rows(folder: Path, *arguments: str, **variables: str) -> dict[str, dict[str, Any]]:  # Any: what JSON holds
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FOOTPRINT", "COV"))}
    places = {"XDG_CONFIG_HOME": str(folder / "config"), "XDG_CACHE_HOME": str(folder / "cache")}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "footprint", "blog", *PAGES, "--jsonl", "--no-cache", "--lang", "en", *arguments,
        cwd=folder,
        env={**kept, **places, "NO_PROXY": "", **variables},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, err = await asyncio.wait_for(process.communicate(), 80)
    assert (process.returncode, err.decode()) == (ExitCode.DONE, "")
    return {one["url"]: one for one in map(json.loads, out.decode().splitlines())}


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
