"""The least that asks the same questions: footprint's own transport in a loop. `bench_names.py` starts it.

It reads a JSON list of `{method, url, headers, body}`, the width, and the seconds for which an idle connection is kept
from its arguments, and prints its wall and CPU after imports.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
import zlib
from pathlib import Path
from typing import TypedDict

import httpx

from footprint.web.transport import build_transport, proxies_from, tls_context

_PATIENCE_SECONDS = 60.0


class Question(TypedDict):
    """One request."""

    method: str
    url: str
    headers: dict[str, str]
    body: str


async def _ask(wire: httpx.AsyncBaseTransport, question: Question) -> int:
    request = httpx.Request(
        question["method"], question["url"], headers=question["headers"], content=question["body"] or None
    )
    response = await wire.handle_async_request(request)
    packed = zlib.decompressobj(31) if response.headers.get("content-encoding") == "gzip" else None
    size = 0
    async for chunk in response.aiter_raw():
        size += len(packed.decompress(chunk) if packed else chunk)
    await response.aclose()
    return size


async def _loop(questions: list[Question], width: int, idle: float) -> int:
    free, failed = asyncio.Semaphore(width), 0
    wire = build_transport(
        proxies=proxies_from(os.environ),
        ssl_context=tls_context(os.environ.get("SSL_CERT_FILE")),
        idle_seconds=idle,
    )

    async def one(question: Question) -> None:
        nonlocal failed
        async with free:
            try:
                await asyncio.wait_for(_ask(wire, question), _PATIENCE_SECONDS)
            except (httpx.TransportError, TimeoutError, zlib.error):
                failed += 1

    await asyncio.gather(*map(one, questions))
    await wire.aclose()
    return failed


def main() -> None:
    """Replay and print."""
    wall, cpu = time.perf_counter(), time.process_time()
    questions: list[Question] = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    failed = asyncio.run(_loop(questions, int(sys.argv[2]), float(sys.argv[3])))
    print(json.dumps({"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "failed": failed}))


if __name__ == "__main__":
    main()
