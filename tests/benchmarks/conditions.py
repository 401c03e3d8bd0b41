"""The conditions that footprint and its rivals are measured under, and one measurement under each."""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
from dataclasses import asdict, astuple, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import rivals, simulated
from benchmarks.child import Cost, Ended, run
from benchmarks.simulated import Internet, Simulator, Weather
from benchmarks.tally import Tally, tally
from footprint.web.transport import IDLE_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.simulated import Asked

_WITHOUT_PROXIES = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
_ROOT = Path(__file__).resolve().parents[2]
_OURS = {**_WITHOUT_PROXIES, "PYTHONPATH": os.pathsep.join(str(_ROOT / part) for part in ("", "checks", "fixtures"))}
_BARE = Path(__file__).with_name("bare_loop.py")
_GRACE_SECONDS = 60.0
_RIVAL_SECONDS = 15
_RIVAL_LIMIT = 900.0
_TIMES = 3
_STARTS = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """One run.

    Attributes:
        weather: under what.
        whole: its cost from start to end.
        cost: its cost after imports.
        bare: the cost of the bare loop after imports; None where none ran.
        tally: its verdicts.
        asked: what the network saw of it.
    """

    weather: Weather
    whole: Cost
    cost: Cost
    bare: Cost | None
    tally: Tally
    asked: tuple[Asked, ...]

    @property
    def requests(self) -> int:
        """How many, connections not counted."""
        return sum(row.is_request for row in self.asked)

    @property
    def on_a_host(self) -> int:
        """Most requests at once on one host."""
        return simulated.most_on_a_host(self.asked)

    @property
    def at_once(self) -> int:
        """Most requests and connections at once in all; without latency too short to be seen."""
        return simulated.most_at_once(self.asked)

    @property
    def chain(self) -> float:
        """Seconds of the longest chain on one host."""
        return simulated.chain(self.asked)

    def figures(self) -> dict[str, Any]:
        """All of it as JSON; `asdict` can't copy a counter before Python 3.12."""
        costs = {"whole": self.whole, "cost": self.cost, "bare": self.bare}
        return {
            "weather": asdict(self.weather),
            **{name: cost and asdict(cost) for name, cost in costs.items()},
            "decidable": self.tally.decidable,
            "right": self.tally.right,
            "undecidable": self.tally.undecidable,
            "results": {name: dict(row) for name, row in self.tally.rows.items()},
            "astray": self.tally.astray,
            "requests": self.requests,
            "on_a_host": self.on_a_host,
            "at_once": self.at_once,
            "chain": self.chain,
        }


@dataclass(frozen=True, slots=True)
class Bench:
    """What stays the same in all conditions.

    Attributes:
        python: interpreter of the simulator.
        script: the simulator.
        catalogue: the sites.
        handle: the name asked about.
        footprint: the command measured.
        start: what footprint takes to import; see `starting`.
        seconds: time given to one run.
        folder: for all that is written.
    """

    python: str
    script: Path
    catalogue: Path
    handle: str
    footprint: tuple[str, ...]
    start: Cost
    seconds: int
    folder: Path

    def measure(self, weather: Weather, *, catalogue: Path | None = None) -> Measured:
        """Run footprint, and nothing beside it.

        Args:
            weather: the weather.
            catalogue: another list of the same sites; its verdicts are not looked at.
        """
        _say(f"footprint, {weather.latency:g} ms, {weather.faults:.0%} faults, seed {weather.seed}")
        file = catalogue or self.catalogue
        told = ["names", f"@{self.handle}", "--jsonl", "--catalogue", str(file), "--only-catalogue", "--self"]
        told += ["--no-cache", "--timeout", str(self.seconds), "--quiet"]
        simulator = self._simulator("wmn", self.catalogue)
        ended, folder = self._run(simulator, weather, [*self.footprint, *told], self.seconds + _GRACE_SECONDS)
        lines = _lines(ended.said, self.handle)
        verdicts = {name: line["verdict"] for name, line in lines.items()}
        if not verdicts:
            raise RuntimeError(f"no verdict from footprint, which ended with {ended.code}: {ended.complaints}")
        found = self._measured(ended, folder, weather, verdicts)
        found = replace(found, cost=ended.cost.after(self.start))
        _say(f"  {found.cost.wall:.1f} s wall, {found.cost.cpu:.1f} s CPU, {found.cost.memory:.0f} MB")
        for site, fault, said, truth in found.tally.astray if catalogue is None else ():
            _say(f"  {site} ({fault}): said {said}, is {truth}; {lines.get(site, {}).get('reason')}")
        return found

    def with_loop(self, weather: Weather, *, width: int | None = None) -> Measured:
        """Run footprint, then the bare loop in the same weather.

        Args:
            weather: the weather.
            width: how many the loop asks at once; None for as many as footprint did.
        """
        found = self.measure(weather)
        return replace(found, bare=self._bare(found, width or found.at_once))

    def rival(self, rival: rivals.Rival, there: rivals.Installed, weather: Weather) -> Measured:
        """Run a rival on its own catalogue."""
        _say(f"{rival.title}, {weather.faults:.0%} faults")
        # Isolated: footprint's paths are not theirs.
        isolated = [str(there.program.with_name("python")), "-I"]
        words = isolated + rival.words(there.program, there.data, self.handle, str(_RIVAL_SECONDS))
        simulator = self._simulator(rival.catalog, there.data)
        ended, folder = self._run(simulator, weather, words, _RIVAL_LIMIT)
        verdicts = rivals.read_report(folder / rival.report(self.handle))
        return self._measured(ended, folder, weather, verdicts, only_reported=True)

    def _simulator(self, catalog: str, file: Path) -> Simulator:
        return Simulator(self.python, self.script, catalog, file, self.folder / "certificates", self.handle)

    def _run(self, simulator: Simulator, weather: Weather, words: Sequence[str], limit: float) -> tuple[Ended, Path]:
        folder = self._folder()
        with simulated.internet(simulator, weather, folder) as net:
            ended = run(words, environ=environ(net, folder), folder=folder, limit=limit)
        if ended.code:
            _say(f"  ended with {ended.code}: {ended.complaints.strip()[-600:]}")
        return ended, folder

    def _measured(
        self, ended: Ended, folder: Path, weather: Weather, verdicts: dict[str, str], *, only_reported: bool = False
    ) -> Measured:
        counted = tally(simulated.sites(folder, self.handle), verdicts, only_reported=only_reported)
        return Measured(weather, ended.cost, ended.cost, None, counted, simulated.asked(folder))

    def _bare(self, found: Measured, width: int) -> Cost:
        folder = self._folder()
        file = folder / "questions.json"
        file.write_text(json.dumps(questions(found.asked, self.catalogue)), encoding="utf-8")
        words = [sys.executable, str(_BARE), str(file), str(width), str(IDLE_SECONDS)]
        with simulated.internet(self._simulator("wmn", self.catalogue), found.weather, folder) as net:
            ended = run(words, environ=environ(net, folder), folder=folder, limit=self.seconds)
        if ended.code:
            raise RuntimeError(f"the bare loop ended with {ended.code}: {ended.complaints}")
        said: dict[str, float] = json.loads(ended.said)
        _say(f"  bare loop, width {width}: {said['wall']:.1f} s wall, {said['cpu']:.1f} s CPU, {said['failed']} failed")
        return Cost(said["wall"], said["cpu"], ended.cost.memory)

    def _folder(self) -> Path:
        return Path(tempfile.mkdtemp(dir=self.folder))


def starting(command: Sequence[str], folder: Path) -> Cost:
    """What a command costs that only imports; medians."""
    costs = [run(command, environ=_OURS, folder=folder, limit=_GRACE_SECONDS).cost for _ in range(_STARTS)]
    return Cost(*(statistics.median(figures) for figures in zip(*map(astuple, costs), strict=True)))


def realistic(bench: Bench, seeds: Iterable[int], latency: float) -> list[Measured]:
    """Slow and sound, other hosts slow in each run."""
    return [bench.with_loop(Weather(latency=latency, seed=seed)) for seed in seeds]


def latency_free(bench: Bench, rounds: int, *, width: int) -> list[Measured]:
    """Nothing but computing; the width is the one seen where there is latency."""
    return [bench.with_loop(Weather(), width=width) for _ in range(rounds)]


def faulty(bench: Bench, seeds: Iterable[int], latency: float, faults: float) -> list[Measured]:
    """Slow, and broken in every way."""
    weathers = (Weather(latency=latency, faults=faults, seed=seed) for seed in seeds)
    return [bench.measure(weather) for weather in weathers]


def repeated(bench: Bench, latency: float) -> Measured:
    """Three times as long a list, of the same sites under other names: for its memory."""
    sites: dict[str, Any] = json.loads(bench.catalogue.read_text("utf-8"))
    entries: list[dict[str, Any]] = sites["sites"]
    more = [{**entry, "name": f"{entry['name']} ({time})"} for time in range(1, _TIMES + 1) for entry in entries]
    file = bench.folder / "times-three.json"
    file.write_text(json.dumps({**sites, "sites": more}), encoding="utf-8")
    return bench.measure(Weather(latency=latency), catalogue=file)


def environ(net: Internet, folder: Path) -> dict[str, str]:
    """Through the simulator, in a home of its own."""
    homes = {"HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache"), "XDG_CONFIG_HOME": str(folder / "config")}
    return {**_OURS, **net.environ(), **homes}


def _lines(said: str, handle: str) -> dict[str, dict[str, Any]]:
    """What footprint said of the handle, by the site's name."""
    rows: list[dict[str, Any]] = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    return {row["name"]: row for row in rows if row["handle"] == handle}


def questions(rows: Sequence[Asked], catalogue: Path) -> list[dict[str, Any]]:
    """The requests of a log with what it leaves out: scheme, headers and bodies."""
    entries = {entry["name"]: entry for entry in json.loads(catalogue.read_text("utf-8"))["sites"]}
    tunnels = {row.connection for row in rows if row.method == "CONNECT"}
    return [_question(row, entries.get(row.site, {}), row.connection in tunnels) for row in rows if row.is_request]


def _question(row: Asked, entry: dict[str, Any], is_secure: bool) -> dict[str, Any]:  # noqa: FBT001 (a fact)
    body = entry.get("post_body") if row.method == "POST" else None
    named: dict[str, str] = entry.get("headers") or {}
    headers = {name.lower(): value for name, value in named.items()}
    return {
        "method": row.method,
        "url": f"{'https' if is_secure else 'http'}://{row.host}{row.path}",
        "headers": headers | {"accept-encoding": "gzip"},
        "body": body.replace("{account}", row.user) if body else "",
    }


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
