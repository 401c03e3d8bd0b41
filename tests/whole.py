"""A whole audit of a person of the demo world, for tests: everything but the command line."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import footprint_world
from footprint.audit import audit
from footprint.bundles import checks_of, load_bundles
from footprint.case import Conditions
from footprint.catalogue import load_catalogue
from footprint.clock import StillClock
from footprint.finding import Inconclusive, Reason
from footprint.locale import translator
from footprint.parse import parse_subject
from footprint.report import Format, render
from footprint.rubric import load_rubric
from footprint.search import engines_of
from footprint.web.live import LiveWeb
from once import once

if TYPE_CHECKING:
    import httpx

    from footprint.check import Check
    from footprint.clock import Clock
    from footprint.profile import Profile
    from footprint.rubric import Rubric
    from footprint.subject import Subject
    from footprint.web import Limits, Recorder, Web

AGENT = "footprint/0 (+https://footprint.example/)"
CATALOGUE = load_catalogue()
CONDITIONS = Conditions(footprint_world.NOW, seed=7, search=footprint_world.SEARCH)


def subject_of(handle: str) -> Subject:
    """The application of one of the three people."""
    given = footprint_world.application(handle)
    assert given is not None
    return parse_subject((handle, *given.accounts), directory=CATALOGUE, name=given.name, urls=given.urls)


def live(
    transport: httpx.AsyncBaseTransport | None = None,
    *,
    clock: Clock | None = None,
    limits: Limits | None = None,
    recorder: Recorder | None = None,
) -> LiveWeb:
    """The demo world as a Web, in process unless a transport is given."""
    return LiveWeb(
        transport or footprint_world.transport(),
        clock=clock or StillClock(footprint_world.NOW),
        agent=AGENT,
        limits=limits,
        recorder=recorder,
        resolver=footprint_world.resolver(),
    )


async def audited(subject: Subject, web: Web, *, rubric: str = "full", conditions: Conditions = CONDITIONS) -> Profile:
    """Run every built-in check."""
    profile = await audit(
        subject,
        _checks(),
        conditions=conditions,
        catalogue=CATALOGUE,
        rubric=_rubric(rubric),
        web=web,
        engines=engines_of(conditions.search),
    )
    assert [str(one.sentence) for one in profile.indicators if one.status == Inconclusive(Reason.BROKEN)] == []
    return profile


@cache
def _checks() -> tuple[Check[Any], ...]:  # Any: see `Bundle.checks`
    bundles, warnings = load_bundles()
    assert warnings == ()
    return checks_of(bundles)


@cache
def _rubric(name: str) -> Rubric:
    return load_rubric(name)


@once
async def demo_audit(handle: str) -> Profile:
    """What the demo world shows of the application of one of the three people, in process."""
    async with live() as web:
        return await audited(subject_of(handle), web)


def as_json(profile: Profile) -> str:
    """The whole profile, byte for byte."""
    return render(profile, Format.JSON, translator("en"))
