"""An audit that is ended early writes what it has; the network here is a proxy that never answers."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from footprint.cli.exits import ExitCode

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

pytestmark = pytest.mark.timeout(60)


class Silent:
    """A proxy that takes every connection and says nothing."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        self.port = 0

    @asynccontextmanager
    async def serving(self) -> AsyncGenerator[Silent]:
        server = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        async with server:
            yield self

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        self.asked.set()
        await reader.read()  # until the other side gives up
        writer.close()


async def started(proxy: Silent, folder: Path, *arguments: str) -> asyncio.subprocess.Process:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FOOTPRINT", "COV"))}
    address = f"http://127.0.0.1:{proxy.port}"
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "footprint", "audit", "@camilleroy", "--url", "https://camilleroy.example",
        "--lang", "en", "--no-cache", *arguments,
        cwd=folder,
        env={**kept, "HTTPS_PROXY": address, "HTTP_PROXY": address, "NO_PROXY": "", "XDG_CONFIG_HOME": str(folder)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
async def test_an_interrupted_audit_writes_what_it_has_and_says_so(sent: signal.Signals, tmp_path: Path) -> None:
    async with Silent().serving() as proxy:
        process = await started(proxy, tmp_path, "-o", "part.json", "--record", "part.warc.gz")
        await asyncio.wait_for(proxy.asked.wait(), 30)
        process.send_signal(sent)
        out, err = await asyncio.wait_for(process.communicate(), 20)
    profile = json.loads((tmp_path / "part.json").read_text(encoding="utf-8"))

    assert process.returncode == ExitCode.INTERRUPTED
    assert err.decode() == "footprint: interrupted: this report holds what was gathered until then\n"
    assert out.decode().startswith("@camilleroy")
    assert profile["complete"] is False
    assert (tmp_path / "part.warc.gz").stat().st_size > 0


async def test_the_recording_of_an_interrupted_audit_replays_the_same(tmp_path: Path) -> None:
    async with Silent().serving() as proxy:
        process = await started(proxy, tmp_path, "-o", "part.json", "--record", "part.warc.gz")
        await asyncio.wait_for(proxy.asked.wait(), 30)
        process.send_signal(signal.SIGINT)
        await asyncio.wait_for(process.communicate(), 20)
    again = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "footprint", "replay", "part.warc.gz", "-o", "again.json",
        cwd=tmp_path,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    await asyncio.wait_for(again.communicate(), 30)

    assert again.returncode == ExitCode.INCOMPLETE
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "part.json").read_bytes()


async def test_an_audit_ends_when_its_time_is_up(tmp_path: Path) -> None:
    async with Silent().serving() as proxy:
        process = await started(proxy, tmp_path, "-o", "part.json", "--timeout", "1")
        _, err = await asyncio.wait_for(process.communicate(), 30)
    profile = json.loads((tmp_path / "part.json").read_text(encoding="utf-8"))

    assert process.returncode == ExitCode.INCOMPLETE
    assert "cut short" in err.decode()
    assert profile["index"]["publication"] == "withheld"
