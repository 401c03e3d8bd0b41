"""The figures as Markdown, each beside its target."""

from __future__ import annotations

import statistics
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.tally import Result, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from benchmarks.conditions import Measured

_WALL = 1.1
_CPU = 1.5
_MEMORY = 150.0
_LONGER_LIST = 1.1
_AT_ONCE = 2
_DECIDED = {"latency 0": 0.99, "realistic": 0.99, "faults": 0.97}


def against_targets(kept: Mapping[str, Sequence[Measured]], deadline: float) -> str:
    """One row a figure: what was measured, what is wanted, whether it holds."""
    rows = ["| condition | figure | measured | target | |", "|---|---|--:|--:|---|"]
    for name, least in _DECIDED.items():
        rows += _right(name, kept[name], least)
    rows += _walls(kept, deadline)
    calm = kept["latency 0"]
    ratio = statistics.median(one.cost.cpu / _bare(one)[1] for one in calm)
    cpu = _median(calm, lambda one: one.cost.cpu)
    rows.append(_row("latency 0", "CPU / bare loop", f"{ratio:.2f} ({cpu:.2f} s)", f"≤ {_CPU}", holds=ratio <= _CPU))
    rows += _memories(kept)
    for name in ("realistic", "faults", "list times three"):
        most = max(one.on_a_host for one in kept[name])
        rows.append(_row(name, "most at once on a host", str(most), f"≤ {_AT_ONCE}", holds=most <= _AT_ONCE))
        at_once = max(one.at_once for one in kept[name])
        rows.append(_row(name, "requests (at once)", f"{_median(kept[name], _requests):.0f} ({at_once})"))
    return "\n".join(rows)


def by_fault(runs: Iterable[Measured]) -> str:
    """What became of each class of fault, over all seeds."""
    total = _total(runs)
    rows = ["| fault | sites | " + " | ".join(Result) + " |", "|---|--:|" + "--:|" * len(Result)]
    for name, row in sorted(total.rows.items(), key=lambda item: (item[0] != "none", item[0])):
        rows.append(f"| {name} | {row.total()} | " + " | ".join(str(row[one]) for one in Result) + " |")
    every = sum(total.rows.values(), Counter[Result]())
    rows.append(f"| all | {every.total()} | " + " | ".join(str(every[one]) for one in Result) + " |")
    return "\n".join(rows)


def side_by_side(kept: Mapping[str, Sequence[Measured]]) -> str:
    """Footprint and its rivals with the same first seed, imports included."""
    heads = ("decided", "wrong claimed", "wrong available", "unknown", "undecidable called")
    costs = ("wall s", "CPU s", "MB", "requests", "at once on a host")
    rows = ["| | sites | " + " | ".join((*heads, *costs)) + " |", "|---|" + "--:|" * (1 + len(heads) + len(costs))]
    named = {"realistic": "footprint", "faults": "footprint, faults"}
    for name, runs in kept.items():
        if name not in {"latency 0", "list times three"}:
            rows.append(_side(named.get(name, name), runs[0]))
    return "\n".join(rows)


def _side(name: str, one: Measured) -> str:
    count, cost = one.tally.count, one.whole
    sites = sum(row.total() for row in one.tally.rows.values())
    called = f"{one.tally.called} of {one.tally.undecidable}"
    cells = [sites, f"{one.tally.decided:.1%}", count(Result.WRONG_CLAIMED), count(Result.WRONG_AVAILABLE)]
    cells += [count(Result.UNDECIDED), called, f"{cost.wall:.1f}", f"{cost.cpu:.1f}", f"{cost.memory:.0f}"]
    cells += [one.requests, one.on_a_host]
    return f"| {name} | " + " | ".join(map(str, cells)) + " |"


def _right(name: str, runs: Sequence[Measured], least: float) -> list[str]:
    decided = min(one.tally.decided for one in runs)
    wrong, called = (sum(count) for count in zip(*((one.tally.wrong, one.tally.called) for one in runs), strict=True))
    rows = [
        _row(name, "decided, worst seed", f"{decided:.1%}", f"≥ {least:.0%}", holds=decided >= least),
        _row(name, "wrong, all seeds", str(wrong), "0", holds=wrong == 0),
    ]
    if name == "faults":
        rows.append(_row(name, "undecidable called, all seeds", str(called), "0", holds=called == 0))
    return rows


def _walls(kept: Mapping[str, Sequence[Measured]], deadline: float) -> list[str]:
    calm, faulty = kept["realistic"], kept["faults"]
    ratio = statistics.median(one.cost.wall / (one.chain + _bare(one)[1]) for one in calm)
    wall, allowed = _median(calm, lambda one: one.cost.wall), _median(calm, lambda one: one.chain + _bare(one)[1])
    slow, most = _median(faulty, lambda one: one.cost.wall), deadline + _WALL * allowed
    loop = f"{_median(calm, lambda one: _bare(one)[0]):.1f} s"
    return [
        _row(
            "realistic",
            "wall / (longest chain + CPU of bare loop)",
            f"{ratio:.2f} ({wall:.1f} s / {allowed:.1f} s)",
            f"≤ {_WALL}",
            holds=ratio <= _WALL,
        ),
        _row("realistic", "wall of the bare loop", loop),
        _row("faults", "wall", f"{slow:.1f} s", f"≤ {most:.1f} s", holds=slow <= most),
    ]


def _memories(kept: Mapping[str, Sequence[Measured]]) -> list[str]:
    rows: list[str] = []
    for name in _DECIDED:
        most = max(one.cost.memory for one in kept[name])
        rows.append(_row(name, "peak memory", f"{most:.0f} MB", f"< {_MEMORY:.0f} MB", holds=most < _MEMORY))
    loops = {name: _median(kept[name], lambda one: _bare(one)[2]) for name in ("latency 0", "realistic")}
    rows += [_row(name, "peak memory of the bare loop", f"{memory:.0f} MB") for name, memory in loops.items()]
    ratio = kept["list times three"][0].cost.memory / kept["realistic"][0].cost.memory
    rows.append(
        _row("list times three", "memory / once", f"{ratio:.2f}", f"≤ {_LONGER_LIST}", holds=ratio <= _LONGER_LIST)
    )
    return rows


def _row(condition: str, figure: str, measured: str, target: str = "", *, holds: bool | None = None) -> str:
    word = "" if holds is None else "ok" if holds else "MISSED"
    return f"| {condition} | {figure} | {measured} | {target} | {word} |"


def _bare(one: Measured) -> tuple[float, float, float]:
    assert one.bare is not None
    return one.bare.wall, one.bare.cpu, one.bare.memory


def _requests(one: Measured) -> float:
    return one.requests


def _median(runs: Sequence[Measured], figure: Callable[[Measured], float]) -> float:
    return statistics.median(map(figure, runs))


def _total(runs: Iterable[Measured]) -> Tally:
    return sum((one.tally for one in runs), Tally())
