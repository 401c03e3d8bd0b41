"""Username verdicts through a simulated internet: are they right, what do they cost, how polite are they?

    PYTHONPATH=tests python tests/benchmarks/bench_names.py NETSIM.py CATALOGUE.json \
        [--python PYTHON] [--quick] [--rivals [FOLDER]] [--json FILE]

NETSIM.py is the simulator, an HTTP proxy that answers for every site of the catalogue as that site would, with seeded
latency and seeded faults, and that knows the truth; PYTHON is an interpreter that has what it needs. CATALOGUE.json is
a public catalogue of usernames in the format of WhatsMyName.

Each run of footprint is a process of its own. Beside it, in another process, a bare loop over footprint's own
transport repeats the requests that footprint made, in the same order and width: what footprint takes beyond that is
its own. Figures of one run compare with each other, not with another machine's; all are after imports, but memory and
the table of rivals. Exits with 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import json
import shlex
import sys
import tempfile
from pathlib import Path

from benchmarks.conditions import Bench, Measured, faulty, latency_free, realistic, repeated, starting
from benchmarks.rivals import RIVALS, install
from benchmarks.simulated import Weather
from benchmarks.tables import against_targets, by_fault, side_by_side

_IMPORTS = "import footprint.cli.app, footprint.web.live, footprint.web.transport, footprint.audit"

_ROUNDS = 5


def main() -> int:
    """Measure all conditions and print the tables; 1 when a target is missed."""
    said = _words().parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-names-") as name:
        folder = Path(name)
        bench = Bench(
            python=said.python,
            script=said.netsim.resolve(),
            catalogue=said.catalogue.resolve(),
            handle=said.handle,
            footprint=tuple(shlex.split(said.footprint)),
            start=starting((sys.executable, "-c", _IMPORTS), folder),
            seconds=said.timeout,
            folder=folder,
        )
        kept = _measure(bench, said)
    print(text := against_targets(kept, said.deadline), flush=True)
    print("\n## By class of fault\n\n" + by_fault(kept["faults"]))
    if said.rivals:
        print("\n## Side by side\n\n" + side_by_side(kept))
    if said.json:
        said.json.write_text(
            json.dumps({name: [one.figures() for one in runs] for name, runs in kept.items()}, indent=1)
        )
    return int("MISSED" in text)


def _measure(bench: Bench, said: argparse.Namespace) -> dict[str, list[Measured]]:
    seeds = range(1, 2 if said.quick else said.seeds + 1)
    slow = realistic(bench, seeds, said.latency)
    width = max(one.at_once for one in slow)
    kept = {
        "latency 0": latency_free(bench, 1 if said.quick else _ROUNDS, width=width),
        "realistic": slow,
        "faults": faulty(bench, seeds, said.latency, said.faults),
        "list times three": [repeated(bench, said.latency)],
    }
    if said.rivals:
        where = bench.folder / "rivals" if said.rivals == "temporary" else Path(said.rivals).resolve()
        for rival in RIVALS:
            there = install(rival, where)
            for faults in (0.0, said.faults):
                weather = Weather(latency=said.latency, faults=faults)
                kept[f"{rival.title} {there.version}{', faults' * bool(faults)}"] = [bench.rival(rival, there, weather)]
    return kept


def _words() -> argparse.ArgumentParser:
    words = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    words.add_argument("netsim", type=Path, metavar="NETSIM.py")
    words.add_argument("catalogue", type=Path, metavar="CATALOGUE.json")
    words.add_argument("--python", default=sys.executable, help="interpreter of the simulator")
    words.add_argument(
        "--footprint", default=f"{shlex.quote(sys.executable)} -m footprint", help="the command measured"
    )
    words.add_argument("--handle", default="jordanblake42")
    words.add_argument("--latency", type=float, default=180.0, help="median milliseconds of a realistic answer")
    words.add_argument("--faults", type=float, default=0.15, help="share of faulty hosts")
    words.add_argument("--seeds", type=int, default=5)
    words.add_argument("--quick", action="store_true", help="one seed, one round")
    words.add_argument("--timeout", type=int, default=600, help="seconds given to one run of footprint")
    words.add_argument("--deadline", type=float, default=60.0, help="seconds that footprint gives one host")
    words.add_argument("--rivals", nargs="?", const="temporary", metavar="FOLDER", help="install and run them, too")
    words.add_argument("--json", type=Path, help="keep every figure in this file")
    return words


if __name__ == "__main__":
    sys.exit(main())
