"""The program over real sockets with TLS, led to the demo world by the variables that operators use."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from typing import TYPE_CHECKING, Any

import pytest

import footprint_world
from footprint.cli.exits import ExitCode
from footprint_world import Server

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ASKED = (
    "audit", "@camilleroy", "--name", "Camille Roy", "--url", "https://camilleroy.example",
    "--now", "2026-11-22T09:00", "--quiet", "--format", "json",
)  # fmt: skip
NAMED = (word for one in footprint_world.SEARCH for word in ("--search", one.provider))
SEARCHES = ("--searxng", footprint_world.SEARXNG, *NAMED)
"""What the demo asks by itself."""

pytestmark = pytest.mark.timeout(90)


async def audited(folder: Path, *arguments: str, **variables: str) -> Mapping[str, Any]:  # Any: what JSON holds
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FOOTPRINT", "COV"))}
    places = {"XDG_CONFIG_HOME": str(folder / "config"), "XDG_CACHE_HOME": str(folder / "cache")}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "footprint", *ASKED, *arguments,
        env={**kept, **places, "NO_PROXY": "", **variables},
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, _ = await asyncio.wait_for(process.communicate(), 80)
    assert process.returncode == ExitCode.DONE
    found: Mapping[str, Any] = json.loads(out)
    return found


def standings(profile: Mapping[str, Any]) -> dict[str, str]:
    return {f"{one['network']}:{one['handle']}": one["standing"] for one in profile["accounts"]}


async def test_an_audit_over_sockets_says_what_the_demo_says(tmp_path: Path) -> None:
    async with Server(patience=1.0) as server:
        over_sockets = await audited(tmp_path, *SEARCHES, **server.environment())
    in_process = await audited(tmp_path, "--demo")

    assert standings(over_sockets) == standings(in_process)
    assert over_sockets["index"] == in_process["index"]
    assert [one["posts"] for one in over_sockets["timelines"]] == [one["posts"] for one in in_process["timelines"]]


@pytest.mark.parametrize(("arguments", "wanted"), [((), True), (("--no-cache",), False)], ids=["usual", "--no-cache"])
async def test_the_cache_is_the_users_unless_there_is_to_be_none(
    arguments: tuple[str, ...], tmp_path: Path, *, wanted: bool
) -> None:
    async with Server(patience=1.0) as server:
        await audited(tmp_path, *arguments, **server.environment())

    assert (tmp_path / "cache" / "footprint").is_dir() == wanted
