"""A list of people through a simulated internet: what does it cost, how polite is it, and what does a kill cost?

    PYTHONPATH=tests python tests/benchmarks/bench_batch.py NETSIM.py CATALOGUE.json [--python PYTHON] [--quick]

NETSIM.py is the simulator, an HTTP proxy that answers for every site of the catalogue as that site would; PYTHON is an
interpreter that has what it needs. CATALOGUE.json is a public catalogue of usernames in the format of WhatsMyName, of
which the first sites are taken. Each batch is a process of its own; beside it, in others, a bare loop over footprint's
own transport repeats the requests that the batch made, and so does footprint's Web, of which nobody makes anything.
Figures of one run compare with each other, not with another machine's. Exits with 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks import simulated
from benchmarks.child import run
from benchmarks.conditions import environ, questions
from benchmarks.simulated import Asked, Simulator, Weather
from footprint.web.transport import LIST_IDLE_SECONDS

SITES = 60
LATENCY = 120.0
"""Median milliseconds of an answer, where hosts are as slow as real ones."""
GAP = 0.2
KILLS = 10
LOST = 49
"""Requests that a kill may cost, so that ten of them cost a list of 1,000 people a hundredth of its requests."""
LIMIT = 3600.0
_CHILD, _BARE, _WEB = (Path(__file__).with_name(f"{name}.py") for name in ("batch_child", "bare_loop", "web_loop"))


@dataclass(frozen=True, slots=True)
class Figures:
    """One batch: seconds after imports, megabytes at their highest, and what the network saw of it."""

    people: int
    wall: float
    cpu: float
    memory: float
    requests: int
    asked: tuple[Asked, ...]
    results: str


class Bench:
    """What stays the same in all conditions."""

    def __init__(self, python: str, script: Path, catalogue: Path, folder: Path) -> None:
        self._python = python
        self._script = script
        self._folder = folder
        sites = json.loads(catalogue.read_text("utf-8"))
        self.catalogue = folder / "sites.json"
        self.catalogue.write_text(json.dumps({**sites, "sites": sites["sites"][:SITES]}), encoding="utf-8")

    def batch(self, people: int, weather: Weather, gap: float, *, kills: int = 0) -> Figures:
        """Run one, killed so many times at random moments before it may end."""
        folder = self.room()
        words = [sys.executable, str(_CHILD), str(self._list(people)), str(self.catalogue), str(folder / "results")]
        words.append(str(gap))
        with simulated.internet(self._simulator(), weather, folder) as net:
            around = environ(net, folder)
            for _ in range(kills):
                self._kill(words, around, folder, people, kills)
            ended = run(words, environ=around, folder=folder, limit=LIMIT)
        if ended.code:
            raise RuntimeError(f"the batch ended with {ended.code}: {ended.complaints}")
        said: dict[str, float] = json.loads(ended.said)
        rows = simulated.asked(folder)
        print(f"  {people} people: {said['wall']:.1f} s wall, {said['cpu']:.1f} s CPU, {ended.cost.memory:.0f} MB",
              file=sys.stderr, flush=True)  # fmt: skip
        requests = sum(one.is_request for one in rows)
        return Figures(people, said["wall"], said["cpu"], ended.cost.memory, requests, rows, digest(folder / "results"))

    def bare(self, found: Figures, width: int) -> tuple[float, float]:
        """The wall and CPU of the same requests in a loop."""
        return self._repeated(found, _BARE, str(width), str(LIST_IDLE_SECONDS))

    def web(self, found: Figures) -> tuple[float, float]:
        """The same of footprint's Web alone: what no list can fall below."""
        return self._repeated(found, _WEB)

    def room(self) -> Path:
        """A new folder."""
        return Path(tempfile.mkdtemp(dir=self._folder))

    def _kill(self, words: list[str], around: dict[str, str], folder: Path, people: int, kills: int) -> None:
        """Begin or go on, and kill it -9 after a part of what is left, whenever that is."""
        before = done(folder)
        more = random.uniform(0.2, 1.5) * people / (kills + 1)  # noqa: S311 (any moment will do)
        with (folder / "killed").open("ab") as out:
            process = subprocess.Popen(words, cwd=folder, env=around, stdout=out, stderr=out)
            try:
                while done(folder) < min(before + more, people - 1) and process.poll() is None:
                    time.sleep(random.uniform(0.01, 0.2))  # noqa: S311 (likewise)
            finally:
                process.kill()
                process.wait()

    def _repeated(self, found: Figures, script: Path, *more: str) -> tuple[float, float]:
        folder = self.room()
        file = folder / "questions.json"
        file.write_text(json.dumps(questions(found.asked, self.catalogue)), encoding="utf-8")
        with simulated.internet(self._simulator(), Weather(), folder) as net:
            words = [sys.executable, str(script), str(file), *more]
            ended = run(words, environ=environ(net, folder), folder=folder, limit=LIMIT)
        if ended.code:
            raise RuntimeError(f"{script.stem} ended with {ended.code}: {ended.complaints}")
        said: dict[str, float] = json.loads(ended.said)
        print(f"  {script.stem}: {said['wall']:.1f} s wall, {said['cpu']:.1f} s CPU", file=sys.stderr, flush=True)
        return said["wall"], said["cpu"]

    def _simulator(self) -> Simulator:
        certificates = self._folder / "certificates"
        return Simulator(self._python, self._script, "wmn", self.catalogue, certificates, "person0001")

    def _list(self, people: int) -> Path:
        file = self.room() / "people.csv"
        file.write_text("handle\n" + "".join(f"@person{one:04d}\n" for one in range(people)), encoding="utf-8")
        return file


def done(folder: Path) -> int:
    """How many people have a result."""
    file = folder / "results" / "results.jsonl"
    return file.read_bytes().count(b"\n") if file.exists() else 0


def digest(results: Path) -> str:
    """One name for all that a batch wrote, but for the file that tells of the run."""
    paths = sorted(one for one in results.rglob("*") if one.is_file() and one.name != "run.json")
    lines = (f"{one.relative_to(results)} {hashlib.sha256(one.read_bytes()).hexdigest()}" for one in paths)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def bound(rows: tuple[Asked, ...], gap: float, per_host: int = 2) -> float:
    """Seconds that the slowest host's lane takes at least: its gaps, and what it takes to answer in so many places."""
    hosts = simulated.by_host(one for one in rows if one.is_request).values()
    return max(max(len(asked) * gap, sum(one.end - one.start for one in asked) / per_host) for asked in hosts)


def main() -> int:
    """Measure all conditions and print the table; 1 when a target is missed."""
    said = _words().parse_args()
    many, few, slow = (60, 20, 20) if said.quick else (1000, 200, 100)
    with tempfile.TemporaryDirectory(prefix="bench-batch-") as name:
        bench = Bench(said.python, said.netsim.resolve(), said.catalogue.resolve(), Path(name))
        large = bench.batch(many, Weather(), 0.0)
        wall, cpu = bench.bare(large, said.width)
        web = bench.web(large)
        small = bench.batch(few, Weather(), 0.0)
        real = bench.batch(slow, Weather(latency=LATENCY), GAP)
        killed = bench.batch(many, Weather(), 0.0, kills=KILLS)
    least, lost = bound(real.asked, GAP), (killed.requests - large.requests) / KILLS
    rows = [
        ("throughput of the bare loop's, wall", wall / large.wall, 0.70, "at least"),
        ("throughput of the bare loop's, CPU", cpu / large.cpu, 0.70, "at least"),
        (f"peak memory of {many} people, MB", large.memory, 300, "at most"),
        (f"… of that of {few}", large.memory / small.memory, 1.1, "at most"),
        (f"{slow} people against the slowest lane", real.wall / least, 1.2, "at most"),
        ("requests that a kill costs", lost, LOST, "at most"),
        ("results as without kills", float(killed.results == large.results), 1, "at least"),
    ]
    if not said.quick:  # a kill costs a short list as much as a long one
        ratio = killed.requests / large.requests
        rows.append((f"requests with {KILLS} kills, of those without", ratio, 1.01, "at most"))
    print(f"{many} people, {large.requests} requests: {large.requests / large.wall:.0f} a second")
    print(f"The Web alone has {wall / web[0]:.2f} of the bare loop's throughput, {cpu / web[1]:.2f} in CPU\n")
    missed = False
    for title, value, target, side in rows:
        is_missed = value < target if side == "at least" else value > target
        missed = missed or is_missed
        print(f"{title:<48} {value:8.2f}   {side} {target:g}{'   MISSED' if is_missed else ''}")
    return int(missed)


def _words() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("netsim", type=Path, help="the simulator")
    parser.add_argument("catalogue", type=Path, help="a catalogue in the format of WhatsMyName")
    parser.add_argument("--python", default=sys.executable, help="the simulator's interpreter")
    parser.add_argument("--width", type=int, default=100, help="questions that the bare loop asks at once")
    parser.add_argument("--quick", action="store_true", help="a few people only, to see that it works")
    return parser


if __name__ == "__main__":
    sys.exit(main())
