"""The simulated internet as the benchmarks start it: its weather, its truth and its log.

It is a proxy on loopback, started from the path that a benchmark is given, and it is ended by its own handle.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping

_READY_SECONDS = 120.0
_STOP_SECONDS = 30.0
_PROXY_NAMES: tuple[str, ...] = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")
_TRUST_NAMES: tuple[str, ...] = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
_TUNNEL_METHODS = frozenset({"CONNECT", "TLS"})


@dataclass(frozen=True, slots=True)
class Weather:
    """How slow and how broken the simulated internet is.

    Attributes:
        latency: median milliseconds of an answer.
        faults: share of faulty hosts; every class of fault gets as many.
        seed: of everything that is drawn.
    """

    latency: float = 0.0
    faults: float = 0.0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Simulator:
    """What to start.

    Attributes:
        python: an interpreter that has what the simulator needs.
        script: the simulator.
        catalog: the format of the catalogue that the sites come from.
        file: that catalogue.
        certificates: a folder that keeps its certificates from run to run.
        handle: the name whose truth is written down.
    """

    python: str
    script: Path
    catalog: str
    file: Path
    certificates: Path
    handle: str


@dataclass(frozen=True, slots=True)
class Internet:
    """A running simulator."""

    port: str
    certificates: Path

    def environ(self) -> dict[str, str]:
        """What leads a program through it, under every name that HTTP libraries read."""
        proxy, trusted = f"http://127.0.0.1:{self.port}", str(self.certificates / "ca.pem")
        named = dict.fromkeys(_PROXY_NAMES, proxy)
        named.update(dict.fromkeys(_TRUST_NAMES, trusted))
        return named


@dataclass(frozen=True, slots=True)
class Site:
    """The truth about one site: claimed, available, undecidable, either or excluded; then what lies beneath."""

    truth: str
    underlying: str
    fault: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One row of the log.

    Attributes:
        start: seconds since the epoch.
        end: likewise.
        method: of HTTP; `CONNECT` and `TLS` for what comes before.
        host: who was asked.
        path: with its query.
        connection: of the client.
        site: the catalogue's site that the address belongs to; empty for none.
        user: the name that was asked about; empty for none.
    """

    start: float
    end: float
    method: str
    host: str
    path: str
    connection: int
    site: str
    user: str

    @property
    def is_request(self) -> bool:
        """Is it a request, rather than the opening of a connection?"""
        return self.method not in _TUNNEL_METHODS


@contextmanager
def internet(simulator: Simulator, weather: Weather, folder: Path) -> Generator[Internet, None, None]:
    """Start the simulator in a folder, and end it; its log is whole only afterwards."""
    with tempfile.TemporaryDirectory(prefix="ready-") as started:
        ready = Path(started) / "ready"
        command = [simulator.python, str(simulator.script), "--port", "0", "--catalog", simulator.catalog]
        command += ["--catalog-file", str(simulator.file), "--ca-dir", str(simulator.certificates)]
        command += ["--latency", str(weather.latency), "--faults", str(weather.faults), "--seed", str(weather.seed)]
        command += ["--user", simulator.handle, "--truth", str(folder / "truth.json")]
        command += ["--log", str(folder / "log.jsonl"), "--ready-file", str(ready)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            try:
                yield Internet(_port(process, ready), simulator.certificates)
            finally:
                stop(process)


def stop(process: subprocess.Popen[Any]) -> None:
    """End a process that was started here; it may have ended already, or may not listen."""
    process.terminate()
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()


def sites(folder: Path, handle: str) -> dict[str, Site]:
    """The truth by the site's name."""
    truths: dict[str, dict[str, str | None]] = json.loads((folder / "truth.json").read_text("utf-8"))["users"][handle]
    return {
        name: Site(one["truth"] or "", one.get("underlying") or "", one.get("fault") or "")
        for name, one in truths.items()
    }


def asked(folder: Path) -> tuple[Asked, ...]:
    """The log in the order that things were asked in."""
    rows: list[dict[str, Any]] = [json.loads(line) for line in (folder / "log.jsonl").read_text("utf-8").splitlines()]
    found = [
        Asked(
            row["t0"],
            row["t1"],
            row["method"],
            row["host"],
            row["path"],
            row["conn"],
            row.get("site") or "",
            row.get("user") or "",
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: one.start))


def by_host(rows: Iterable[Asked]) -> Mapping[str, list[Asked]]:
    """The rows of each host."""
    hosts: defaultdict[str, list[Asked]] = defaultdict(list)
    for one in rows:
        hosts[one.host].append(one)
    return hosts


def chain(rows: Iterable[Asked]) -> float:
    """Seconds that something was open on the host that took longest: its requests in turn, and its connections."""
    return max((_covered(of_host) for of_host in by_host(rows).values()), default=0.0)


def most_at_once(rows: Iterable[Asked]) -> int:
    """How many of these were open at one moment."""
    moments = sorted(moment for one in rows for moment in ((one.end, -1), (one.start, 1)))
    open_now = most = 0
    for _, step in moments:
        open_now += step
        most = max(most, open_now)
    return most


def most_on_a_host(rows: Iterable[Asked]) -> int:
    """How many requests one host had to answer at one moment, at most."""
    requests = (one for one in rows if one.is_request)
    return max((most_at_once(of_host) for of_host in by_host(requests).values()), default=0)


def _covered(rows: Iterable[Asked]) -> float:
    total, until = 0.0, 0.0
    for one in sorted(rows, key=lambda row: row.start):
        total += max(0.0, one.end - max(one.start, until))
        until = max(until, one.end)
    return total


def _port(process: subprocess.Popen[bytes], ready: Path) -> str:
    give_up = time.monotonic() + _READY_SECONDS
    while not ready.exists():
        if process.poll() is not None or time.monotonic() > give_up:
            raise TimeoutError("the simulator did not start")
        time.sleep(0.05)
    return ready.read_text(encoding="utf-8")
