"""`footprint doctor` as people start it."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import web

from footprint.cli import ExitCode

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

KEY = "a-key-of-nobody"
NOBODY = "http://someone:hunter2@127.0.0.1:9"
"""A proxy at a port where nothing listens."""

pytestmark = pytest.mark.timeout(60)


async def started(folder: Path, *arguments: str, **variables: str) -> tuple[int, str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FOOTPRINT", "COV"))}
    places = {"XDG_CONFIG_HOME": str(folder / "config"), "XDG_CACHE_HOME": str(folder / "cache")}
    proxies = {"HTTPS_PROXY": NOBODY, "HTTP_PROXY": NOBODY, "NO_PROXY": "127.0.0.1"}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "footprint", "doctor", *arguments,
        env={**kept, **places, **proxies, "FOOTPRINT_LANG": "en", **variables},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, err = await asyncio.wait_for(process.communicate(), 50)
    return process.returncode or 0, out.decode(), err.decode()


async def findings(folder: Path, *arguments: str, **variables: str) -> tuple[int, Mapping[str, Any]]:  # Any: JSON
    code, out, err = await started(folder, "--format", "json", *arguments, **variables)
    assert not [one for one in (KEY, "hunter2", "someone") if one in out + err]
    return code, {one["id"]: one for one in json.loads(out)["findings"]}


async def test_the_demo_works_without_a_connection(tmp_path: Path) -> None:
    code, out, err = await started(tmp_path, "--demo")

    assert (code, err) == (ExitCode.DONE, "")
    assert "SearXNG (duckduckgo)" in out
    assert "4 invented people" in " ".join(out.split())
    assert "does not work" not in out


async def test_a_broken_proxy_is_named_as_what_keeps_a_search_provider_from_answering(tmp_path: Path) -> None:
    code, found = await findings(tmp_path, FOOTPRINT_BRAVE_KEY=KEY)

    assert code == ExitCode.POLICY
    assert {found[one]["state"] for one in ("network.proxies", "network.https", "search.brave")} == {"does_not"}
    assert {found[one]["remedy"] for one in ("network.proxies", "network.https", "search.brave")} == {
        "Check address and login of the proxy in HTTPS_PROXY, or add the host to NO_PROXY."
    }
    assert found["search.searxng"]["state"] == "not_set"


async def test_a_searxng_that_gives_no_json_is_told_what_its_settings_lack(tmp_path: Path) -> None:
    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        if request.path == "/config":
            engines = [{"name": "duckduckgo", "categories": ["general"], "enabled": True}]
            return web.json_response({"version": "2026.8.22", "engines": engines})
        return web.Response(status=403, text="<h1>Forbidden</h1>", content_type="text/html")

    server = await asyncio.get_running_loop().create_server(web.Server(answer), "127.0.0.1", 0)
    async with server:
        port: int = server.sockets[0].getsockname()[1]
        _, found = await findings(tmp_path, FOOTPRINT_SEARXNG_URL=f"http://127.0.0.1:{port}")

    assert found["search.searxng"]["provider"]["status"] == "disabled"
    assert found["search.searxng"]["lines"] == ["search:", "  formats:", "    - html", "    - json"]
    assert found["search.searxng.server"]["details"] == ["version 2026.8.22", "has duckduckgo"]
