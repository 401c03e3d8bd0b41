"""What held in an earlier run need not be asked again, and tells nothing of anybody."""

from __future__ import annotations

import json
import os
from datetime import timedelta
from typing import TYPE_CHECKING

import httpx

from asking import AGENT, MOMENT, Told
from footprint.asking import Outcome, ask
from footprint.catalogue import load_catalogue
from footprint.clock import StillClock
from footprint.exhibit import Verdict
from footprint.finding import Reason
from footprint.subject import NetworkHandle
from footprint.web.live import LiveWeb
from footprint.web.memory import KEPT_FOR, DiskMemory
from list_site import MISSING, Wire, site

if TYPE_CHECKING:
    from pathlib import Path

    from footprint.asking import Answers
    from footprint.catalogue import Network

GITHUB = load_catalogue().get("github")


def memory_in(folder: Path) -> DiskMemory:
    return DiskMemory(folder, clock=StillClock(MOMENT))


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


async def run(network: Network, wire: Wire, memory: DiskMemory, *, seed: int, told: Told | None = None) -> Answers:
    web = LiveWeb(httpx.MockTransport(wire), clock=StillClock(MOMENT), agent=AGENT, memory=memory, recorder=told)
    async with web:
        return await ask(network, [NetworkHandle(network.id, "camille")], web, seed=seed)


PLAIN = site(found={"status": 200, "markers": [{"text": "Profile of {handle}"}]})
"""A site whose profiles repeat the name: what is remembered of one whose profiles do not is not enough."""


def answer(name: str) -> httpx.Response:
    return httpx.Response(200, text="<h1>Profile of camille</h1>") if name == "camille" else MISSING


async def test_a_control_that_held_is_not_asked_by_the_next_run(tmp_path: Path) -> None:
    first, second = Wire(answer), Wire(answer)

    await run(PLAIN, first, memory_in(tmp_path), seed=1)
    seen = await run(PLAIN, second, memory_in(tmp_path), seed=2)

    assert (len(first.asked), second.asked) == (2, ["camille"])
    assert seen.seen[0].sighting.verdict is Verdict.CLAIMED
    assert [one.outcome for one in seen.controls] == [Outcome.HELD]


async def test_a_control_that_failed_is_asked_anew(tmp_path: Path) -> None:
    liar, honest = Wire(lambda name: httpx.Response(200, text=f"Profile of {name}")), Wire(answer)

    await run(PLAIN, liar, memory_in(tmp_path), seed=1)
    seen = await run(PLAIN, honest, memory_in(tmp_path), seed=2)

    assert seen.seen[0].sighting.verdict is Verdict.CLAIMED
    assert len(honest.asked) == 2


async def test_what_is_too_old_is_asked_anew_and_deleted(tmp_path: Path) -> None:
    await run(PLAIN, Wire(answer), memory_in(tmp_path), seed=1)
    for file in files(tmp_path):
        os.utime(file, (MOMENT.timestamp(), MOMENT.timestamp()))
    later = StillClock(MOMENT + KEPT_FOR + timedelta(seconds=1))

    memory = DiskMemory(tmp_path, clock=later)

    assert files(tmp_path) == []
    wire = Wire(answer)
    await run(PLAIN, wire, memory, seed=1)
    assert len(wire.asked) == 2


async def test_a_rule_that_changed_learns_nothing_from_the_old_one(tmp_path: Path) -> None:
    await run(PLAIN, Wire(answer), memory_in(tmp_path), seed=1)
    wire = Wire(answer)

    changed = site(
        found={"status": 200, "markers": [{"text": "Profile of {handle}"}]},
        missing={"status": 404, "markers": [{"text": "There is no such member"}]},
    )
    await run(changed, wire, memory_in(tmp_path), seed=1)

    assert len(wire.asked) == 2


async def test_nothing_of_a_stranger_is_remembered(tmp_path: Path) -> None:
    profile = {"login": "mozilla", "id": 1, "name": "PLANTED-NAME", "blog": "https://planted.example"}
    missing = httpx.Response(404, json={"message": "Not Found"})
    wire = Wire(lambda name: httpx.Response(200, json=profile) if name == "users/mozilla" else missing)

    seen = await run(GITHUB, wire, memory_in(tmp_path), seed=1)

    assert seen.seen[0].sighting.verdict is Verdict.AVAILABLE
    kept = b"".join(one.read_bytes() for one in files(tmp_path))
    assert kept
    assert b"lanted" not in kept
    assert b"PLANTED" not in kept


async def test_files_are_their_owner_s_alone_and_a_broken_one_is_as_good_as_none(tmp_path: Path) -> None:
    await run(PLAIN, Wire(answer), memory_in(tmp_path), seed=1)
    (file,) = files(tmp_path)
    assert file.stat().st_mode & 0o777 == 0o600
    file.write_text(json.dumps({"kind": "end"}))
    wire = Wire(answer)

    await run(PLAIN, wire, memory_in(tmp_path), seed=1)

    assert len(wire.asked) == 2


async def test_a_folder_that_can_t_be_used_is_a_trouble_and_no_end(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    memory = DiskMemory(tmp_path / "file" / "folder", clock=StillClock(MOMENT))

    seen = await run(PLAIN, Wire(answer), memory, seed=1)

    assert seen.seen[0].sighting.verdict is Verdict.CLAIMED
    assert memory.trouble is not None


async def test_what_was_remembered_is_part_of_the_recording(tmp_path: Path) -> None:
    await run(PLAIN, Wire(answer), memory_in(tmp_path), seed=1)
    told = Told()

    seen = await run(PLAIN, Wire(answer), memory_in(tmp_path), seed=2, told=told)

    assert seen.controls[0].exchange in [one for one, _ in told.exchanges]


async def test_a_control_is_asked_anew_where_a_wall_would_look_like_its_answer(tmp_path: Path) -> None:
    weak = site()
    shown = httpx.Response(200, text="<h1>Profile of a member since 2019</h1>")
    await run(weak, Wire(lambda name: shown if name == "camille" else MISSING), memory_in(tmp_path), seed=1)

    seen = await run(weak, Wire(lambda _: shown), memory_in(tmp_path), seed=2)

    assert weak.is_weak
    assert seen.seen[0].sighting.reason is Reason.CONTROL_FAILED


async def test_a_miss_that_says_nothing_of_its_own_is_backed_anew(tmp_path: Path) -> None:
    mute = site(missing={"status": 404})
    gone = httpx.Response(404, text="Not Found")
    known = httpx.Response(200, text="Profile of a member")
    await run(mute, Wire(lambda name: known if name == "press" else gone), memory_in(tmp_path), seed=1)

    seen = await run(mute, Wire(lambda _: gone), memory_in(tmp_path), seed=2)

    assert seen.seen[0].sighting.verdict is Verdict.UNKNOWN
