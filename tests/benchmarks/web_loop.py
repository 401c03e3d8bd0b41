"""The same questions through footprint's Web, and nothing made of the answers: no list can be faster.

    web_loop.py QUESTIONS.json

`bench_batch.py` starts it. It reads what `bare_loop.py` reads, and prints its wall and CPU after imports. Each question
goes through its host's lane and the guard, and its body is bounded and hashed; a reader keeps nothing of it.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from footprint.clock import SystemClock
from footprint.web.exchange import Limits, Purpose, Reading, Request
from footprint.web.lines import Lines
from footprint.web.transport import LIST_IDLE_SECONDS, build_transport, proxies_from, tls_context

if TYPE_CHECKING:
    from benchmarks.bare_loop import Question
    from footprint.web import Response

_PATIENCE_SECONDS = 3600.0
_AT_ONCE = 200
"""Questions of one run: as many as four people have, which is how many are mostly under way in a list."""
_NOTHING = Reading(None)


def _asked(question: Question) -> Request:
    headers = tuple(sorted((name, value) for name, value in question["headers"].items() if name != "accept-encoding"))
    return Request(question["url"], Purpose.API, question["method"], headers, question["body"].encode(), follow=False)


def _nothing(_: Response) -> Reading:
    return _NOTHING


async def _loop(questions: list[Question]) -> None:
    wire = build_transport(
        proxies=proxies_from(os.environ),
        ssl_context=tls_context(os.environ.get("SSL_CERT_FILE")),
        idle_seconds=LIST_IDLE_SECONDS,
    )
    limits = Limits(gap_seconds=0.0, run_seconds=_PATIENCE_SECONDS)
    async with Lines(wire, clock=SystemClock(), agent="footprint", limits=limits) as lines:
        for start in range(0, len(questions), _AT_ONCE):
            async with lines.web() as web:
                asked = map(_asked, questions[start : start + _AT_ONCE])
                await asyncio.gather(*(web.get(one, reader=_nothing) for one in asked))


def main() -> None:
    """Ask and print."""
    questions: list[Question] = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    wall, cpu = time.perf_counter(), time.process_time()
    asyncio.run(_loop(questions))
    print(json.dumps({"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}))


if __name__ == "__main__":
    main()
