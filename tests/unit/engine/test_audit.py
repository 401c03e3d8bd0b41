"""The orchestrator: each observation once, a broken check is a result, and order leaves no trace."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from footprint.audit import audit
from footprint.case import Conditions
from footprint.catalogue import load_catalogue
from footprint.check import About
from footprint.errors import CatalogueError
from footprint.exhibit import Hint, Source, Unseen
from footprint.finding import Absent, Attribution, Finding, Inconclusive, Instead, Reason, Scored, Status
from footprint.message import msg
from footprint.rubric import load_rubric
from footprint.subject import Handle, Subject
from footprint.web import Exchange, Failure, FailureKind, Lookup, Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from footprint.case import Case
    from footprint.check import Check
    from footprint.exhibit import Exhibit
    from footprint.profile import Profile
    from footprint.web import Json, Reader, Web

NOW = datetime(2026, 11, 22, tzinfo=UTC)


class Nowhere:
    """A web in which every question fails in the same way."""

    def __init__(self, kind: FailureKind = FailureKind.DNS) -> None:
        self.kind = kind

    async def get(self, request: Request, *, reader: Reader | None = None) -> Exchange:
        return Exchange(request, NOW, Failure(self.kind))

    async def lookup(self, name: str, kind: str) -> Lookup:
        return Lookup(name, kind, NOW, Failure(self.kind))

    def keep(self, exchanges: Iterable[Exchange]) -> None:
        """Nothing is recorded."""

    def keep_part(self, exchange: Exchange, private: Json) -> None:
        """Nothing is recorded."""

    def recall(self, topic: str) -> Exchange | None:
        return None

    def remember(self, topic: str, exchange: Exchange) -> None:
        pass


class Toy:
    """A check made of two functions."""

    about: ClassVar[About]

    def __init__(
        self,
        name: str,
        indicators: tuple[str, ...] = (),
        *,
        looks: Callable[[Case, Web], Any] | None = None,
        says: Callable[[Any], Iterable[Finding | Exhibit]] = lambda _: (),
    ) -> None:
        words = msg("toy")
        vars(self)["about"] = About(name, words, words, words, words, indicators)
        self.looks = looks
        self.says = says
        self.probes = 0

    async def probe(self, case: Case, web: Web) -> object:
        self.probes += 1
        return None if self.looks is None else await self.looks(case, web)

    def judge(self, seen: object, case: Case) -> Iterable[Finding | Exhibit]:
        return self.says(seen)


async def run(*checks: Check[Any], web: Web | None = None) -> Profile:
    async with asyncio.timeout(5):
        return await audit(
            Subject((Handle("camilleroy"),)),
            checks,
            conditions=Conditions(NOW, seed=1),
            catalogue=load_catalogue(),
            rubric=load_rubric(),
            web=web or Nowhere(),
        )


def status_of(profile: Profile, indicator: str) -> Status:
    return next(one.status for one in profile.indicators if one.id == indicator)


async def test_an_indicator_that_no_check_speaks_to_is_inconclusive() -> None:
    profile = await run()

    assert {one.status for one in profile.indicators} == {Inconclusive(Reason.NO_CHECK)}
    assert (profile.index.low, profile.index.high, profile.index.coverage) == (0, 100, 0)


async def test_an_observation_is_probed_once_however_many_await_it() -> None:
    shared = Toy("shared")

    async def look(case: Case, _: Web) -> object:
        return await case.observation(shared)

    await run(Toy("one", looks=look), shared, Toy("two", looks=look), Toy("three", looks=look))

    assert shared.probes == 1


async def test_checks_that_await_each_other_are_reported_with_their_path() -> None:
    ring: list[Toy] = []

    def awaiting(position: int) -> Callable[[Case, Web], Any]:
        async def look(case: Case, _: Web) -> object:
            return await case.observation(ring[position])

        return look

    ring += [
        Toy("a", ("pub.exists",), looks=awaiting(1)),
        Toy("b", ("pub.fresh",), looks=awaiting(2)),
        Toy("c", ("pub.cadence",), looks=awaiting(0)),
    ]
    profile = await run(*ring)

    sentences = [str(one.sentence) for one in profile.indicators if one.status == Inconclusive(Reason.BROKEN)]
    assert len(sentences) == 3
    assert all("→" in one for one in sentences)
    assert all(name in sentences[0] for name in "abc")


async def test_a_check_that_raises_while_looking_becomes_inconclusive_findings_with_the_reason() -> None:
    async def look(case: Case, web: Web) -> object:
        raise ValueError("three is not four")

    well = Toy("well", ("pub.fresh",), says=lambda _: [Finding("pub.fresh", Scored(90), msg("old"))])
    profile = await run(Toy("ill", ("pub.exists",), looks=look), well)

    assert status_of(profile, "pub.exists") == Inconclusive(Reason.BROKEN)
    assert status_of(profile, "pub.fresh") == Scored(90)
    assert any("ValueError, tests.unit.engine.test_audit:" in str(one.text) for one in profile.hints)


async def test_the_words_of_an_error_which_may_be_a_strangers_are_in_no_profile() -> None:
    def says(_: object) -> Iterable[Finding | Exhibit]:
        yield from [Finding("pub.exists", Absent(), msg(str(int("Tess Unrelated, Farville"))))]

    assert "Unrelated" not in repr(await run(Toy("ill", ("pub.exists",), says=says)))


async def test_what_the_operator_can_correct_is_told_in_its_own_words() -> None:
    async def look(case: Case, web: Web) -> object:
        raise CatalogueError(msg("unknown network “{id}”", id="x"))

    profile = await run(Toy("ill", ("pub.exists",), looks=look))

    assert any("unknown network “x”" in str(one.text) for one in profile.hints)


async def test_what_a_task_group_wraps_is_named() -> None:
    async def fail() -> None:
        raise ValueError("three is not four")

    async def look(case: Case, web: Web) -> object:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(fail())
        return None

    profile = await run(Toy("ill", ("pub.exists",), looks=look))

    assert any("ValueError, tests.unit.engine.test_audit:" in str(one.text) for one in profile.hints)


async def test_a_check_that_raises_while_judging_becomes_inconclusive_findings_with_the_reason() -> None:
    def says(_: object) -> Iterable[Finding | Exhibit]:
        yield Finding("pub.exists", Absent(), msg("none"))
        raise KeyError("lost")

    profile = await run(Toy("ill", ("pub.exists",), says=says))

    assert status_of(profile, "pub.exists") == Inconclusive(Reason.BROKEN)


async def test_whoever_awaits_a_broken_observation_is_inconclusive_too() -> None:
    async def broken(case: Case, web: Web) -> object:
        raise OSError("no")

    ill = Toy("ill", ("pub.exists",), looks=broken)

    async def look(case: Case, _: Web) -> object:
        return await case.observation(ill)

    profile = await run(ill, Toy("after", ("pub.fresh",), looks=look))

    assert status_of(profile, "pub.fresh") == Inconclusive(Reason.BROKEN)


async def test_the_order_of_completion_leaves_no_trace() -> None:
    def said(name: str) -> list[Finding | Exhibit]:
        return [
            Source(f"https://{name}.example/", name, Attribution.CONFIRMED),
            Unseen(msg("a site"), Reason.BLOCKED, msg("look by hand"), f"https://{name}.example/"),
            Hint(msg("try {name}", name=name)),
        ]

    def toy(name: str, turns: int) -> Toy:
        async def look(case: Case, web: Web) -> None:
            for _ in range(turns):
                await asyncio.sleep(0)

        return Toy(name, looks=look, says=lambda _: said(name))

    first = await run(toy("a", 9), toy("b", 1), toy("c", 4))
    second = await run(toy("a", 1), toy("b", 7), toy("c", 2))

    assert first == second
    assert [one.title for one in first.sources] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("kind", "complete"),
    [(FailureKind.DEADLINE, False), (FailureKind.INTERRUPTED, False), (FailureKind.TIMEOUT, True)],
)
async def test_a_profile_says_whether_the_run_was_cut_short(kind: FailureKind, complete: bool) -> None:  # noqa: FBT001 (a table's column)
    async def look(case: Case, web: Web) -> object:
        return await web.get(Request("https://a.example/"))

    profile = await run(Toy("one", looks=look), web=Nowhere(kind))

    assert profile.complete is complete


@pytest.mark.parametrize(("value", "advised"), [(0.5, True), (1, False)], ids=["half", "full"])
async def test_advice_is_given_only_where_something_can_be_better(value: float, advised: bool) -> None:  # noqa: FBT001 (a table's column)
    exists = Finding("pub.exists", Scored(value), msg("a blog"), remedy=msg("write"))

    profile = await run(Toy("one", ("pub.exists",), says=lambda _: [exists]))

    remedy = next(one.remedy for one in profile.indicators if one.id == "pub.exists")
    assert (remedy is not None) is advised


async def test_a_run_that_reached_nobody_says_what_to_look_at() -> None:
    async def look(case: Case, web: Web) -> object:
        return await web.get(Request("https://a.example/"))

    unreached, silent = await run(Toy("one", looks=look)), await run(Toy("one"))

    assert [str(one.text) for one in unreached.hints] == [
        "Not one site could be reached. Check this machine's connection, and its proxy if it has one."
    ]
    assert silent.hints == ()


async def test_a_counterfactual_is_kept_with_what_it_would_bring() -> None:
    cadence = Finding("pub.cadence", Scored(1), msg("one a month"), instead=Instead(msg("with 2 posts a month"), 2))
    profile = await run(Toy("one", ("pub.cadence",), says=lambda _: [cadence]))

    gain = next(one.gain for one in profile.indicators if one.id == "pub.cadence")
    assert gain is not None
    assert (round(gain.before, 2), round(gain.after, 2), round(gain.points, 1)) == (0.43, 0.68, 0.9)
