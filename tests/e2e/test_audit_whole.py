"""The main job from end to end: in process, over real sockets with TLS, recorded and replayed, and cut short."""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import replace
from typing import TYPE_CHECKING, Self

import httpx
import pytest

import footprint_world
from footprint.clock import PinnedClock
from footprint.exhibit import Hold, Standing
from footprint.finding import Inconclusive, Reason, Scored
from footprint.profile import Publication
from footprint.subject import Handle, Subject
from footprint.web import FailureKind, Limits
from footprint.web.archive import WarcRecorder, open_archive
from footprint.web.transport import build_transport, tls_context
from footprint_world.people import load_people
from footprint_world.registries import Registries
from whole import CONDITIONS, as_json, audited, demo_audit, live, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from footprint.case import Conditions
    from footprint.finding import Status
    from footprint.profile import Profile
    from footprint.web import Exchange, Lookup, Response

BLOGGER = "camilleroy"
PEOPLE = [BLOGGER, "idrismorvannec", "linamarchal"]
"""Those who are audited again and again: the fourth would add time, and no road that these don't take."""
NAMES = replace(CONDITIONS, lookalikes=True)
"""Of a run that asks for look-alikes too."""
QUICK = Limits(exchange_seconds=1.5, gap_seconds=0.0)


def status(profile: Profile, indicator: str) -> Status:
    return next(one.status for one in profile.indicators if one.id == indicator)


def standing(profile: Profile, network: str) -> set[Standing]:
    return {one.standing for one in profile.accounts if one.network == network}


class Unplugged(httpx.AsyncBaseTransport):
    """A network cable that hangs in the air."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route to host", request=request)


class Slow(httpx.AsyncBaseTransport):
    """A world that stops answering after so many questions."""

    def __init__(self, answers: int) -> None:
        self._world = footprint_world.transport()
        self._left = answers
        self.ran_dry = asyncio.Event()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self._left == 0:
            self.ran_dry.set()
            await asyncio.sleep(60)
        self._left -= 1
        return await self._world.handle_async_request(request)

    async def __aenter__(self) -> Self:
        return self


async def test_the_blogger_is_seen_with_blog_accounts_and_search() -> None:
    profile = await demo_audit(BLOGGER)

    assert profile.complete
    assert {"mastodon", "github", "bluesky"} <= {
        one.network for one in profile.accounts if one.standing is Standing.ATTRIBUTED
    }
    for indicator in ("pub.exists", "pub.fresh", "pub.cadence", "pub.regular", "vis.name", "vis.handle", "vis.first"):
        assert isinstance(status(profile, indicator), Scored), indicator
    assert profile.timelines
    assert {one.hold for one in profile.exposures} == {Hold.FREE, Hold.HELD, Hold.UNKNOWN}
    assert profile.index.publication is not Publication.WITHHELD
    assert profile.index.sources >= 3


@pytest.mark.parametrize(
    ("handle", "expected"),
    [
        (BLOGGER, {"host.domain": 1, "host.https": 1, "host.links": 0, "page.onpage": 1, "page.access": 1,
                   "page.structured": 1}),
        ("idrismorvannec", {"host.domain": 1, "host.https": 1, "page.onpage": 0.875, "page.access": 1,
                            "page.structured": 1}),
        ("linamarchal", {"host.domain": 1, "host.https": 0.5, "host.links": 0.1333, "page.onpage": 0.9688,
                         "page.access": 0.75, "page.structured": 1}),
    ],
)  # fmt: skip
async def test_a_site_is_seen_with_its_faults(handle: str, expected: dict[str, float]) -> None:
    profile = await demo_audit(handle)

    hosted = [one for one in profile.indicators if one.id.startswith(("host.", "page."))]
    assert {one.id: one.status.value for one in hosted if isinstance(one.status, Scored)} == expected
    assert {one.place for one in profile.details} >= {expected_place(handle)}


def expected_place(handle: str) -> str:
    """The site that the person gave."""
    return subject_of(handle).sites[0].url.removeprefix("https://").strip("/")


async def test_what_misbehaves_is_unknown_with_its_reason() -> None:
    profile = await demo_audit(BLOGGER)

    reasons = {one.network: one.reason for one in profile.accounts if one.reason is not None}
    assert reasons["devto"] is Reason.BLOCKED
    assert reasons["diigo"] is Reason.TIMEOUT
    assert reasons["substack"] is Reason.CONTROL_FAILED
    assert standing(profile, "gitlab") == {Standing.FREE}


async def test_two_runs_over_the_same_world_are_the_same_bytes() -> None:
    first = as_json(await demo_audit(PEOPLE[0]))
    async with live() as web:
        second = as_json(await audited(subject_of(PEOPLE[0]), web))

    assert first == second


@pytest.mark.parametrize("handle", PEOPLE)
async def test_the_same_audit_over_real_sockets_and_tls_is_the_same_bytes(handle: str) -> None:
    in_process = as_json(await demo_audit(handle))

    async with footprint_world.Server() as server:
        transport = build_transport(resolver=server.resolver(), ssl_context=tls_context(str(server.ca_pem)))
        async with live(transport, clock=PinnedClock(footprint_world.NOW), limits=QUICK) as web:
            on_sockets = as_json(await audited(subject_of(handle), web))

    assert on_sockets == in_process


@pytest.mark.parametrize("rubric", ["full", "light"])
@pytest.mark.parametrize(
    "subject",
    [*(pytest.param(subject_of(one), id=one) for one in PEOPLE), pytest.param(Subject((Handle(BLOGGER),)), id="bare"),
     pytest.param(Subject((Handle("linamarchal"),)), id="bare-rivals")],
)  # fmt: skip
async def test_a_replay_gives_the_same_bytes_with_the_network_unplugged(
    subject: Subject, rubric: str, tmp_path: Path
) -> None:
    path = tmp_path / "audit.warc.gz"
    with WarcRecorder(path, {}, software="footprint/0", moment=footprint_world.NOW) as recorder:
        async with live(recorder=recorder) as web:
            recorded = as_json(await audited(subject, web, rubric=rubric))

    replayed = as_json(await audited(subject, open_archive(path).web(), rubric=rubric))

    assert replayed == recorded


@pytest.mark.parametrize("handle", PEOPLE)
async def test_a_replay_with_look_alikes_gives_the_same_bytes(handle: str, tmp_path: Path) -> None:
    path = tmp_path / "names.warc.gz"
    with WarcRecorder(path, {}, software="footprint/0", moment=footprint_world.NOW) as recorder:
        async with live(recorder=recorder) as web:
            recorded = as_json(await audited(subject_of(handle), web, conditions=NAMES))

    replayed = as_json(await audited(subject_of(handle), open_archive(path).web(), conditions=NAMES))

    assert replayed == recorded


class Counted:
    """A recorder that counts the questions of one kind."""

    def __init__(self) -> None:
        self.domains = 0

    def exchange(self, exchange: Exchange, whole: Response | None) -> None:
        self.domains += "rdap" in exchange.request.url

    def recalled(self, topic: str, exchange: Exchange) -> None:
        """What an earlier run asked costs nothing."""

    def lookup(self, lookup: Lookup) -> None:
        self.domains += lookup.kind == "NS"

    def keep(self, keys: Iterable[str]) -> None:
        """Nothing is written."""

    def keep_part(self, exchange: Exchange) -> None:
        """Likewise."""


@pytest.mark.parametrize(
    ("conditions", "most"), [pytest.param(CONDITIONS, 14, id="audit"), pytest.param(NAMES, 53, id="names")]
)
@pytest.mark.parametrize("handle", PEOPLE)
async def test_domains_cost_few_questions(handle: str, conditions: Conditions, most: int) -> None:
    counted = Counted()
    async with live(recorder=counted) as web:
        await audited(subject_of(handle), web, conditions=conditions)

    assert 0 < counted.domains <= most


@pytest.mark.parametrize(
    ("handle", "free", "held", "unknown", "alike"),
    [
        ("camilleroy", "camilleroy.fr", {"camilleroy.com"}, {"camilleroy.org", "camille-roy.org", "camilleroy.eu"},
         {"camileroy.example", "camilleroyofficiel"}),
        ("linamarchal", "lina-marchal.fr", {"linamarchal.com", "linamarchal.eu"},
         {"linamarchal.org", "lina-marchal.org"}, {"linamarcha.com", "linamarchall.com", "linamarcha1"}),
    ],
)  # fmt: skip
async def test_a_names_run_tells_what_is_free_what_is_held_and_what_looks_like_it(
    handle: str, free: str, held: set[str], unknown: set[str], alike: set[str]
) -> None:
    async with live() as web:
        profile = await audited(subject_of(handle), web, conditions=NAMES)
    plain = await demo_audit(handle)

    own = [one for one in profile.domains if one.likeness is None]
    assert free in {one.domain for one in own if one.hold is Hold.FREE}
    assert {one.domain for one in own if one.hold is Hold.HELD} == held
    assert {one.domain for one in own if one.hold is Hold.UNKNOWN} == unknown
    domains = {one.domain for one in profile.domains if one.likeness and one.hold is Hold.HELD}
    assert domains | {one.handle for one in profile.exposures if one.likeness and one.hold is Hold.HELD} == alike
    assert (profile.index, profile.dimensions) == (plain.index, plain.dimensions)
    assert [one for one in profile.exposures if not one.likeness] == list(plain.exposures)


async def test_a_recording_changes_nothing_in_the_profile(tmp_path: Path) -> None:
    with WarcRecorder(tmp_path / "a.warc.gz", {}, software="footprint/0", moment=footprint_world.NOW) as recorder:
        async with live(recorder=recorder) as web:
            recorded = as_json(await audited(subject_of(BLOGGER), web))
    unrecorded = as_json(await demo_audit(BLOGGER))

    assert recorded == unrecorded


async def test_with_the_network_unplugged_there_is_no_score_and_no_verdict() -> None:
    async with live(Unplugged()) as web:
        profile = await audited(subject_of(BLOGGER), web)

    assert profile.index.publication is Publication.WITHHELD
    assert (profile.index.low, profile.index.high) == (0, 100)
    assert all(isinstance(one.status, Inconclusive) for one in profile.indicators)
    assert {one.standing for one in profile.accounts} <= {Standing.UNKNOWN, Standing.INVALID, Standing.ATTRIBUTED}
    assert {one.hold for one in profile.exposures} == {Hold.UNKNOWN}


@pytest.mark.parametrize("answers", [0, 5, 25, 45])
async def test_an_audit_that_is_stopped_keeps_what_it_has(answers: int) -> None:
    whole = await demo_audit(BLOGGER)

    slow = Slow(answers)
    async with live(slow) as web, asyncio.timeout(30):
        task = asyncio.create_task(audited(subject_of(BLOGGER), web))
        await slow.ran_dry.wait()
        web.stop(FailureKind.INTERRUPTED)
        profile = await task

    assert not profile.complete
    assert profile.index.low <= whole.index.low
    assert profile.index.high >= whole.index.high
    assert profile.index.coverage <= whole.index.coverage


async def test_the_deadline_gives_a_partial_profile() -> None:
    async with live(Slow(20), limits=Limits(run_seconds=0.5)) as web, asyncio.timeout(30):
        profile = await audited(subject_of(BLOGGER), web)

    assert not profile.complete
    assert profile.accounts


async def test_without_a_search_engine_visibility_is_inconclusive_with_links_to_follow() -> None:
    async with live() as web:
        profile = await audited(subject_of(BLOGGER), web, conditions=replace(CONDITIONS, search=()))

    assert status(profile, "vis.name") == Inconclusive(Reason.NO_PROVIDER)
    assert any(one.link.startswith("https://") for one in profile.searches)


async def test_two_rival_holders_of_a_bare_handle_leave_everything_unattributed() -> None:
    async with live() as web:
        profile = await audited(Subject((Handle("linamarchal"),)), web)

    assert not [one for one in profile.accounts if one.standing is Standing.ATTRIBUTED]
    assert profile.index.publication is Publication.WITHHELD
    assert profile.hints


@pytest.mark.parametrize("conditions", [CONDITIONS, NAMES], ids=["audit", "names"])
async def test_nothing_of_a_stranger_is_written_anywhere(conditions: Conditions, tmp_path: Path) -> None:
    """The squatters of the third person have names, bios and links of their own: none may leave the memory."""
    path = tmp_path / "audit.warc.gz"
    with WarcRecorder(path, {}, software="footprint/0", moment=footprint_world.NOW) as recorder:
        async with live(recorder=recorder) as web:
            profile = await audited(Subject((Handle("linamarchal"),)), web, conditions=conditions)
    written = gzip.decompress(path.read_bytes()) + as_json(profile).encode()

    strangers = [account for person in load_people() for account in person.accounts if account.holder != "self"]
    told = {word for one in strangers for word in (one.bio, *(link.url for link in one.links)) if word}
    told |= {one.owner for one in Registries().domains.values()} | {"registrant", "vcardArray"}
    told = {one for one in told if "linamarchal" not in one}  # a link to the very name that was asked about
    assert len(told) > 5
    assert [word for word in told if word.encode() in written] == []


@pytest.mark.parametrize(
    ("handle", "count"),
    [pytest.param("solenekeravel", 5, id="impersonator"), pytest.param("idrismorvannec", 6, id="famous-namesake")],
)
async def test_nothing_of_who_bears_the_same_name_is_written_anywhere(handle: str, count: int, tmp_path: Path) -> None:
    path = tmp_path / "audit.warc.gz"
    with WarcRecorder(path, {}, software="footprint/0", moment=footprint_world.NOW) as recorder:
        async with live(recorder=recorder) as web:
            profile = await audited(subject_of(handle), web)
    written = gzip.decompress(path.read_bytes()) + as_json(profile).encode()

    markers = next(one.markers for one in load_people() if one.handle == handle)
    assert len(markers) == count
    assert [word for word in markers if word.encode() in written] == []
