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
from footprint.subject import NetworkHandle
from footprint.web.live import LiveWeb
from footprint.web.memory import KEPT_FOR, DiskMemory
from list_site import FOUND, MISSING, Wire, site

if TYPE_CHECKING:
    from pathlib import Path

    from footprint.asking import Answers
    from footprint.catalogue import Network

GITHUB = load_catalogue().get("github")


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


async def run(network: Network, wire: Wire, memory: DiskMemory, *, seed: int, told: Told | None = None) -> Answers:
    web = LiveWeb(httpx.MockTransport(wire), clock=StillClock(MOMENT), agent=AGENT, memory=memory, recorder=told)
    async with web:
        return await ask(network, [NetworkHandle(network.id, "camille")], web, seed=seed)


def answer(name: str) -> httpx.Response:
    return FOUND if name == "camille" else MISSING


async def test_a_control_that_held_is_not_asked_by_the_next_run(tmp_path: Path) -> None:
    first, second = Wire(answer), Wire(answer)

    await run(site(), first, DiskMemory(tmp_path, clock=StillClock(MOMENT)), seed=1)
    seen = await run(site(), second, DiskMemory(tmp_path, clock=StillClock(MOMENT)), seed=2)

    assert (len(first.asked), second.asked) == (2, ["camille"])
    assert seen.seen[0].sighting.verdict is Verdict.CLAIMED
    assert [one.outcome for one in seen.controls] == [Outcome.HELD]


async def test_a_control_that_failed_is_asked_anew(tmp_path: Path) -> None:
    liar, honest = Wire(lambda _: FOUND), Wire(answer)

    await run(site(), liar, DiskMemory(tmp_path, clock=StillClock(MOMENT)), seed=1)
    seen = await run(site(), honest, DiskMemory(tmp_path, clock=StillClock(MOMENT)), seed=2)

    assert seen.seen[0].sighting.verdict is Verdict.CLAIMED
    assert len(honest.asked) == 2


async def test_what_is_too_old_is_asked_anew_and_deleted(tmp_path: Path) -> None:
    await run(site(), Wire(answer), DiskMemory(tmp_path, clock=StillClock(MOMENT)), seed=1)
    for file in files(tmp_path):
        os.utime(file, (MOMENT.timestamp(),) * 2)
    later = StillClock(MOMENT + KEPT_FOR + timedelta(seconds=1))

    memory = DiskMemory(tmp_path, clock=later)

    assert files(tmp_path) == []
    wire = Wire(answer)
    await run(site(), wire, memory, seed=1)
    assert len(wire.asked) == 2


async def test_a_rule_that_changed_learns_nothing_from_the_old_one(tmp_path: Path) -> None:
    await run(site(), Wire(answer), DiskMemory(tmp_path, clock=StillClock(MOMENT)), seed=1)
    wire = Wire(answer)

    changed = site(missing={"status": 404, "markers": [{"text": "There is no such member"}]})
    await run(changed, wire, DiskMemory(tmp_path, clock=StillClock(MOMENT)), seed=1)

    assert len(wire.asked) == 2


async def test_nothing_of_a_stranger_is_remembered(tmp_path: Path) -> None:
    profile = {"login": "mozilla", "id": 1, "name": "PLANTED-NAME", "blog": "https://planted.example"}
    missing = httpx.Response(404, json={"message": "Not Found"})
    wire = Wire(lambda name: httpx.Response(200, json=profile) if name == "users/mozilla" else missing)

    seen = await run(GITHUB, wire, DiskMemory(tmp_path, clock=StillClock(MOMENT)), seed=1)

    assert seen.seen[0].sighting.verdict is Verdict.AVAILABLE
    kept = b"".join(one.read_bytes() for one in files(tmp_path))
    assert kept
    assert b"lanted" not in kept
    assert b"PLANTED" not in kept


async def test_files_are_their_owner_s_alone_and_a_broken_one_is_as_good_as_none(tmp_path: Path) -> None:
    await run(site(), Wire(answer), DiskMemory(tmp_path, clock=StillClock(MOMENT)), seed=1)
    (file,) = files(tmp_path)
    assert file.stat().st_mode & 0o777 == 0o600
    file.write_text(json.dumps({"kind": "end"}))
    wire = Wire(answer)

    await run(site(), wire, DiskMemory(tmp_path, clock=StillClock(MOMENT)), seed=1)

    assert len(wire.asked) == 2


async def test_a_folder_that_can_t_be_used_is_a_trouble_and_no_end(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    memory = DiskMemory(tmp_path / "file" / "folder", clock=StillClock(MOMENT))

    seen = await run(site(), Wire(answer), memory, seed=1)

    assert seen.seen[0].sighting.verdict is Verdict.CLAIMED
    assert memory.trouble is not None


async def test_what_was_remembered_is_part_of_the_recording(tmp_path: Path) -> None:
    await run(site(), Wire(answer), DiskMemory(tmp_path, clock=StillClock(MOMENT)), seed=1)
    told = Told()

    seen = await run(site(), Wire(answer), DiskMemory(tmp_path, clock=StillClock(MOMENT)), seed=2, told=told)

    assert seen.controls[0].exchange in [one for one, _ in told.exchanges]
