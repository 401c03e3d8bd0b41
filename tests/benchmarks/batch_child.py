"""A batch in a process of its own: `batch_child.py LIST CATALOGUE FOLDER GAP`. `bench_batch.py` starts it.

Prints what it cost after imports, as JSON. GAP is the seconds between two requests to one host. The simulated internet
has no name server: no name has records here, and none is asked for outside of this machine.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import NoReturn
from unittest.mock import patch

import dns.asyncresolver
import dns.resolver

from footprint.batch.preparing import common_of, list_of
from footprint.batch.running import Batch, Watch, carry_out
from footprint.config import Settings
from footprint.runs.reach import Reach
from footprint.runs.searches import Searches
from footprint.runs.shelf import words_in
from footprint.web.exchange import Limits

NOW = "2026-11-22"
PATIENCE = 3600.0


class _NoNames(dns.asyncresolver.Resolver):
    def __init__(self) -> None:
        super().__init__(configure=False)

    async def resolve(self, *_: object, **_named: object) -> NoReturn:
        raise dns.resolver.NXDOMAIN


def main() -> None:
    """Do it, and print."""
    people, catalogue, folder, gap = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), float(sys.argv[4])
    settings = Settings(timeout=PATIENCE, cache=False)
    reach = Reach(lists=(catalogue,), lists_only=True)
    common = common_of(settings, reach, Searches(()), is_demo=False, now=NOW, environ=os.environ)
    found = list_of(people.read_bytes(), people.name, common)
    wall, cpu = time.perf_counter(), time.process_time()
    limits = Limits(run_seconds=PATIENCE, gap_seconds=gap)
    with patch("dns.asyncresolver.Resolver", _NoNames):
        ended = carry_out(Batch(found, common, folder, words_in("en"), limits=limits), Watch())
    cost = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    print(json.dumps({**cost, "requests": sum(one.requests for one in ended.hosts), "done": ended.counts.audited}))


if __name__ == "__main__":
    main()
