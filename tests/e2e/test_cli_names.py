"""`footprint names` and its verdicts as they come: in the demo's process, and over sockets with TLS."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from typing import TYPE_CHECKING, Any

import pytest

from footprint.cli import ExitCode, main
from footprint_world import Server

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

pytestmark = pytest.mark.timeout(120)

NAMES = ("names", "@linamarchal")
LINA = (
    "--name",
    "Lina Marchal",
    "--url",
    "https://atelier-marchal.example",
    "--now",
    "2026-11-22T09:00",
    "--lang",
    "en",
)
SILENT = "diigo"
"""The network of the world that takes every question and never answers."""
FIELDS = ["network", "name", "handle", "url", "verdict", "reason", "blocker", "evidence"]

PROGRAM = """
import sys
from footprint.cli import main
from footprint.runs import live
from footprint_world import resolver
live._resolver = lambda *, is_demo: resolver()
sys.exit(main(sys.argv[1:]))
"""
"""The program with the DNS of the world, which no variable leads to."""


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FOOTPRINT_LANG", "en")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


async def started(folder: Path, server: Server, *arguments: str) -> asyncio.subprocess.Process:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FOOTPRINT", "COV"))}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROGRAM, *arguments,
        cwd=folder,
        env={**kept, **server.environment(), "NO_PROXY": ""},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


def rows(lines: Sequence[str]) -> list[Mapping[str, Any]]:  # Any: what JSON holds
    return [json.loads(one) for one in lines]


def asked(found: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    return sorted((one["network"], one["handle"]) for one in found)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert main(arguments) == ExitCode.DONE
    return capsys.readouterr().out.splitlines()


def test_a_verdict_is_one_object_with_its_proof(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(printed(capsys, *NAMES, "--demo", "--jsonl"))

    assert {tuple(one) for one in found} == {tuple(FIELDS)}
    assert {one["verdict"] for one in found} == {"claimed", "available", "unknown"}
    assert [one["network"] for one in found if (one["verdict"] == "unknown") != (one["reason"] is not None)] == []
    assert [one["network"] for one in found if one["verdict"] != "unknown" and not one["evidence"]] == []


def test_two_runs_of_the_demo_print_the_same_verdicts(capsys: pytest.CaptureFixture[str]) -> None:
    first = printed(capsys, *NAMES, "--demo", "--jsonl")

    assert sorted(printed(capsys, *NAMES, "--demo", "--jsonl")) == sorted(first)


@pytest.mark.parametrize("refused", ["--output=x.json", "--record=x.warc.gz", "--format=json"])
def test_a_stream_of_verdicts_makes_no_report(refused: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*NAMES, "--demo", "--jsonl", refused]) == ExitCode.USAGE
    assert "--jsonl prints verdicts alone" in capsys.readouterr().err


async def test_verdicts_are_printed_at_once_and_ctrl_c_tells_the_rest_as_unknown(tmp_path: Path) -> None:
    async with Server(patience=600) as server:
        process = await started(tmp_path, server, *NAMES, "--jsonl", "--no-cache", "--lang", "en")
        assert process.stdout is not None
        early = [(await asyncio.wait_for(process.stdout.readline(), 60)).decode() for _ in range(12)]
        was_running = process.returncode is None
        process.send_signal(signal.SIGINT)
        rest, err = await asyncio.wait_for(process.communicate(), 30)
    found = rows([*early, *rest.decode().splitlines()])
    demo = await started(tmp_path, server, *NAMES, "--demo", "--jsonl")
    whole = rows((await asyncio.wait_for(demo.communicate(), 60))[0].decode().splitlines())

    assert was_running
    assert SILENT not in {one["network"] for one in rows(early)}
    assert asked(found) == asked(whole)
    assert [(one["verdict"], one["reason"]) for one in found if one["network"] == SILENT] == [("unknown", "deadline")]
    assert process.returncode == ExitCode.INTERRUPTED
    assert err.decode() == "footprint: cut short: what was not answered by then is printed as unknown\n"


async def test_verdicts_end_when_the_time_is_up(tmp_path: Path) -> None:
    async with Server(patience=600) as server:
        process = await started(tmp_path, server, *NAMES, "--jsonl", "--no-cache", "--timeout", "4", "--lang", "en")
        out, err = await asyncio.wait_for(process.communicate(), 60)
    found = {one["network"]: one["reason"] for one in rows(out.decode().splitlines())}

    assert process.returncode == ExitCode.INCOMPLETE
    assert found[SILENT] == "deadline"
    assert "cut short" in err.decode()


async def test_a_report_that_is_interrupted_is_written_with_what_there_is(tmp_path: Path) -> None:
    async with Server(patience=600) as server:
        process = await started(tmp_path, server, *NAMES, *LINA, "--no-cache", "-o", "part.json")
        await asyncio.sleep(4)
        process.send_signal(signal.SIGINT)
        out, err = await asyncio.wait_for(process.communicate(), 30)
    profile = json.loads((tmp_path / "part.json").read_text(encoding="utf-8"))

    assert process.returncode == ExitCode.INTERRUPTED
    assert "interrupted: this report holds what was gathered until then" in err.decode()
    assert profile["complete"] is False
    assert "Lina Marchal" in out.decode()


async def test_a_report_ends_when_its_time_is_up(tmp_path: Path) -> None:
    async with Server(patience=600) as server:
        process = await started(tmp_path, server, *NAMES, *LINA, "--no-cache", "--timeout", "3", "-o", "part.json")
        _, err = await asyncio.wait_for(process.communicate(), 60)

    assert process.returncode == ExitCode.INCOMPLETE
    assert "cut short" in err.decode()
    assert json.loads((tmp_path / "part.json").read_text(encoding="utf-8"))["complete"] is False


def replayed(folder: Path, recording: Path) -> tuple[bytes, bytes]:
    page, data = folder / "again.html", folder / "again.json"
    assert main(["replay", str(recording), "-o", str(page), "-o", str(data)]) == ExitCode.DONE
    return page.read_bytes(), data.read_bytes()


def standings(data: bytes) -> dict[str, str]:
    return {f"{one['network']}:{one['handle']}": one["standing"] for one in json.loads(data)["accounts"]}


async def test_a_run_replays_to_the_same_bytes_in_process_and_over_sockets_alike(tmp_path: Path) -> None:
    outputs = ("-o", "names.html", "-o", "names.json", "--record", "names.warc.gz")
    over, within = tmp_path / "over", tmp_path / "within"
    over.mkdir()
    within.mkdir()
    async with Server(patience=1) as server:
        process = await started(over, server, *NAMES, *LINA, *outputs)
        await asyncio.wait_for(process.communicate(), 100)
        assert process.returncode == ExitCode.DONE
        demo = await started(within, server, *NAMES, "--demo", "--lang", "en", *outputs)
        await asyncio.wait_for(demo.communicate(), 60)
        assert demo.returncode == ExitCode.DONE
    again = [await asyncio.to_thread(replayed, one, one / "names.warc.gz") for one in (over, within)]
    first = [((one / "names.html").read_bytes(), (one / "names.json").read_bytes()) for one in (over, within)]

    assert again == first
    assert standings(first[0][1]) == standings(first[1][1])
