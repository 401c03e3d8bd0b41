"""Compare transports over many TLS hosts on loopback: `python tests/benchmarks/bench_transport.py`.

Every address of 127.0.0.0/8 is a host of its own, so pools, certificates and connections are as many as in an audit.
Each measurement is a process of its own; what counts are the ratios within one run of this file.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import random
import resource
import ssl
import statistics
import subprocess
import sys
import time
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import httpx
import trustme
from httpx_aiohttp import AiohttpTransport

from footprint.web.transport import build_transport

if TYPE_CHECKING:
    from collections.abc import Callable

IN_FLIGHT = 50
LOADS = {"500 hosts, one page each": (500, 1), "25 hosts, 20 pages each": (25, 20)}
PAGE = gzip.compress("".join(random.Random(1).choices("abcdefgh <p>", k=41_000)).encode())  # noqa: S311 (a page)


def _idle(seconds: float | None) -> Callable[[ssl.SSLContext], httpx.AsyncBaseTransport]:
    """Another time that idle connections are kept for; None closes each after its answer."""

    def make(context: ssl.SSLContext) -> httpx.AsyncBaseTransport:
        def session() -> aiohttp.ClientSession:
            connector = (
                aiohttp.TCPConnector(ssl=context, limit=0, force_close=True)
                if seconds is None
                else aiohttp.TCPConnector(ssl=context, limit=0, keepalive_timeout=seconds)
            )
            return aiohttp.ClientSession(
                connector=connector, cookie_jar=aiohttp.DummyCookieJar(), auto_decompress=False
            )

        return AiohttpTransport(verify=context, client=session)

    return make


TRANSPORTS: dict[str, Callable[[ssl.SSLContext], httpx.AsyncBaseTransport]] = {
    "httpx": lambda context: httpx.AsyncHTTPTransport(verify=context, limits=httpx.Limits(max_connections=None)),
    "ours": lambda context: build_transport(ssl_context=context),
    "ours, idle 15 s": _idle(15),
    "ours, never idle": _idle(None),
}


async def _serve() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await reader.readuntil(b"\r\n\r\n"):
                head = f"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: {len(PAGE)}\r\n\r\n"
                writer.write(head.encode() + PAGE)
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            writer.close()

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("bench.test").configure_cert(context)
    server = await asyncio.start_server(answer, "0.0.0.0", 0, ssl=context, backlog=1024)  # noqa: S104 (all of 127/8)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


async def _measure(name: str, load: str, port: int) -> None:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    hosts, pages = LOADS[load]
    urls = [f"https://127.1.{n // 250}.{n % 250 + 1}:{port}/{page}" for page in range(pages) for n in range(hosts)]
    free = asyncio.Semaphore(IN_FLIGHT)
    wire = TRANSPORTS[name](context)

    async def ask(url: str) -> None:
        async with free:
            response = await wire.handle_async_request(httpx.Request("GET", url))
            async for _ in response.aiter_raw():
                pass
            await response.aclose()

    cpu, wall = time.process_time(), time.monotonic()
    await asyncio.gather(*map(ask, urls))
    spent = {"cpu": time.process_time() - cpu, "wall": time.monotonic() - wall, "requests": len(urls)}
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps(spent | {"rss": rss}))
    await wire.aclose()


def _compare(rounds: int) -> None:
    me = [sys.executable, str(Path(__file__).resolve())]
    with subprocess.Popen([*me, "--serve"], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        for load, name in product(LOADS, TRANSPORTS):
            runs = [
                json.loads(subprocess.run([*me, name, load, port], check=True, capture_output=True).stdout)
                for _ in range(rounds)
            ]
            cpu, wall, rss = (statistics.median(run[key] for run in runs) for key in ("cpu", "wall", "rss"))
            rate = runs[0]["requests"] / cpu
            sys.stdout.write(f"{load:26} {name:18} {rate:6.0f} a CPU second {wall:6.2f} s wall {rss:5.0f} MB\n")
        server.terminate()


def main() -> None:
    """Measure one (in a process of its own) or compare all."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("one", nargs="*", help=argparse.SUPPRESS)
    words.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    words.add_argument("--rounds", type=int, default=3)
    said = words.parse_args()
    if said.serve:
        asyncio.run(_serve())
    elif said.one:
        asyncio.run(_measure(said.one[0], said.one[1], int(said.one[2])))
    else:
        _compare(said.rounds)


if __name__ == "__main__":
    main()
