"""Audits a person of the demo world through a simulated internet: a proxy, real sockets, real TLS, real latency.

    PYTHONPATH=tests python tests/benchmarks/through_netsim.py NETSIM.py [--python PYTHON] [--handle H] [--latency MS]

NETSIM.py is the simulator (an HTTP proxy that answers for a scenario file); PYTHON is one that has what it needs.
The world's answers become the scenario's routes, so the profile must be the one of the in-process world, but for what
only the simulator does (the host that never answers does not resolve there, and nothing says 429 once).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

import footprint_world
from footprint.clock import PinnedClock
from footprint.web.transport import build_transport, proxies_from, tls_context
from whole import as_json, audited, live, subject_of

_UNROUTED = frozenset({"content-length", "content-encoding", "transfer-encoding", "content-type"})
_READY_SECONDS = 60.0
_TOO_MANY_REQUESTS = 429


class Noting(httpx.AsyncBaseTransport):
    """The in-process world, noting every answer as a route of a scenario."""

    def __init__(self) -> None:
        self._world = footprint_world.transport()
        self.routes: dict[str, dict[str, dict[str, Any]]] = {}  # the scenario's own JSON

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await self._world.handle_async_request(request)
        body = await response.aread()
        parts = urlsplit(str(request.url))
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        if response.status_code != _TOO_MANY_REQUESTS:
            self.routes.setdefault(parts.netloc, {})[target] = {
                "status": response.status_code,
                "body": body.decode(),
                "ctype": response.headers.get("content-type", "text/html"),
                "headers": {name: value for name, value in response.headers.items() if name not in _UNROUTED},
            }
        return httpx.Response(response.status_code, headers=response.headers, content=body)


async def in_process(handle: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The profile in the in-process world, and every answer that it took, as routes."""
    noting = Noting()
    async with live(noting) as web:
        return json.loads(as_json(await audited(subject_of(handle), web))), noting.routes


async def through(port: str, certificates: Path, handle: str) -> dict[str, Any]:
    """The profile through the simulator."""
    proxy = f"http://127.0.0.1:{port}"
    proxies = proxies_from({"HTTPS_PROXY": proxy, "HTTP_PROXY": proxy})
    transport = build_transport(proxies=proxies, ssl_context=tls_context(str(certificates)))
    async with live(transport, clock=PinnedClock(footprint_world.NOW)) as web:
        profile: dict[str, Any] = json.loads(as_json(await audited(subject_of(handle), web)))
        return profile


def compare(options: argparse.Namespace, folder: Path) -> int:
    """Run both audits; returns how many verdicts and measures differ."""
    wanted, routes = asyncio.run(in_process(options.handle))
    scenario, ready, log = folder / "scenario.json", folder / "ready", folder / "log.jsonl"
    scenario.write_text(json.dumps({"routes": routes}), encoding="utf-8")
    command = [options.python, options.netsim, "--port", "0", "--ca-dir", str(folder / "ca"), "--log", str(log)]
    command += ["--scenario", str(scenario), "--latency", str(options.latency), "--ready-file", str(ready)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as simulator:
        try:
            port = _port(ready)
            wall, cpu = time.perf_counter(), time.process_time()
            found = asyncio.run(through(port, folder / "ca" / "ca.pem", options.handle))
            wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        finally:
            simulator.terminate()
    requests = len(log.read_text(encoding="utf-8").splitlines())
    print(f"{options.handle}: {requests} requests, {wall:.1f} s wall, {cpu:.2f} s CPU, {options.latency:g} ms median")
    return _report(wanted, found)


def _port(ready: Path) -> str:
    give_up = time.monotonic() + _READY_SECONDS
    while not ready.exists():
        if time.monotonic() > give_up:
            raise TimeoutError("the simulator did not start")
        time.sleep(0.1)
    return ready.read_text(encoding="utf-8")


def _report(wanted: dict[str, Any], found: dict[str, Any]) -> int:
    """Print what differs; the silent host may."""

    def accounts(profile: dict[str, Any]) -> dict[str, tuple[str, str]]:
        return {f"{one['network']} {one['handle']}": (one["verdict"], one["standing"]) for one in profile["accounts"]}

    def scores(profile: dict[str, Any]) -> dict[str, float | None]:
        return {one["id"]: one["score"] for each in profile["dimensions"] for one in each["indicators"]}

    pairs = ((accounts(wanted), accounts(found)), (scores(wanted), scores(found)))
    differing = [f"{name}: {a[name]}, not {b.get(name)}" for a, b in pairs for name in a if a[name] != b.get(name)]
    print("\n".join(differing) or f"as in process: {len(pairs[0][0])} accounts, {len(pairs[1][0])} indicators")
    return len(differing)


def main() -> int:
    """Parse the arguments and compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("netsim")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--handle", default="camilleroy")
    parser.add_argument("--latency", type=float, default=180.0)
    with tempfile.TemporaryDirectory() as folder:
        return compare(parser.parse_args(), Path(folder))


if __name__ == "__main__":
    sys.exit(main())
