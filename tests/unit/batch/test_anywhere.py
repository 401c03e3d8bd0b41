"""The audit of a person is a function of values that can be carried anywhere; `docs/distributed.md` builds on it."""

from __future__ import annotations

import asyncio
import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

from elsewhere import beside, carried_out, run
from footprint.batch.preparing import common_of, list_of
from footprint.config import Settings
from footprint.runs.reach import Reach
from footprint.runs.searches import Searches

if TYPE_CHECKING:
    from footprint.profile import Profile
    from footprint.runs.recording import Run

HANDLES = ("solenekeravel", "idrismorvannec")


@pytest.fixture(scope="module")
def runs() -> list[Run]:
    return list(map(run, HANDLES))


@pytest.fixture(scope="module")
def alone(runs: list[Run]) -> list[Profile]:
    """Each on lines of its own."""
    return [asyncio.run(beside([one]))[0] for one in runs]


def carried(value: object) -> object:
    return pickle.loads(pickle.dumps(value))  # noqa: S301 (our own)


def test_what_goes_in_and_what_comes_out_can_be_carried(runs: list[Run], alone: list[Profile]) -> None:
    settings = Settings(contact="https://agency.example/audits", timeout=30)
    common = common_of(settings, Reach(), Searches(), is_demo=True, now=None, environ={})
    people = list_of(b"pseudo\n@camilleroy\n?!\n", "list.csv", common)

    for one in (*runs, *alone, settings, people, common.reach, common.said, common.searched):
        assert carried(one) == one


def test_another_process_makes_the_same_profile(runs: list[Run], alone: list[Profile]) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        made = processes.submit(carried_out, pickle.dumps(runs[0])).result(timeout=120)

    assert pickle.loads(made) == alone[0]  # noqa: S301 (our own)


def test_people_beside_each_other_and_after_others_come_out_as_alone(runs: list[Run], alone: list[Profile]) -> None:
    assert asyncio.run(beside(runs)) == alone
