"""Audits under way: ordered, watched, ended, taken up, kept. What is looked at is one site of the demo world."""

from __future__ import annotations

import asyncio
import errno
import gc
import json
import shutil
import threading
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from footprint.case import Silence
from footprint.clock import PinnedClock
from footprint.config import MandateSettings, ProviderSettings, Settings
from footprint.errors import StoreError
from footprint.message import msg
from footprint.profile import Profile, Scope
from footprint.report import Format, render
from footprint.runs.given import Given
from footprint.runs.judging import recorded
from footprint.runs.live import connected, look
from footprint.runs.order import order
from footprint.runs.searches import Searches
from footprint.runs.shelf import shelf, words_in
from footprint.search.given import read_lists
from footprint.serve import carrying
from footprint.serve.jobs import Jobs, State, Step
from footprint.serve.steps import Steps
from footprint.serve.sweeping import Swept, swept
from footprint.store import Store
from footprint.store.recordings import Recordings
from footprint.terms import Jurisdiction
from footprint.web.archive.part import PartFile

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Mapping
    from pathlib import Path

    from footprint.case import Progress
    from footprint.runs.live import Interruptible, Looked
    from footprint.runs.order import Order
    from footprint.serve.jobs import Underway
    from footprint.web import Earlier

pytestmark = pytest.mark.timeout(90)

SITE = "https://atelier-marchal.example"
KEY = "a-key-of-nobody"


def ordered(site: str = SITE, settings: Settings | None = None) -> Order:
    return order(Given((site,)), settings or Settings(), scope=Scope.BLOG, is_demo=True)


@dataclass
class Steered:
    """Looks as usual, but stands still at its first step until it may go on.

    Attributes:
        begun: it stands there.
        may_go: let it.
    """

    begun: threading.Event = field(default_factory=threading.Event)
    may_go: threading.Event = field(default_factory=threading.Event)

    async def __call__(
        self,
        order: Order,
        *,
        progress: Progress,
        environ: Mapping[str, str],
        interruptible: Interruptible,
        before: Earlier | None,
    ) -> Looked:
        stood = _Standing(progress, self)
        return await look(order, progress=stood, environ=environ, interruptible=interruptible, before=before)


@dataclass
class Pause:
    """Stands still before something is done, until it may be."""

    begun: threading.Event = field(default_factory=threading.Event)
    may_go: threading.Event = field(default_factory=threading.Event)

    def before(self, done: Callable[..., Any]) -> Callable[..., Any]:
        def paused(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 (handed on)
            self.begun.set()
            assert self.may_go.wait(25)
            return done(*arguments, **named)

        return paused


class _Standing:
    def __init__(self, progress: Progress, steered: Steered) -> None:
        self._progress = progress
        self._steered = steered

    def told(self, answers: Any) -> None:  # noqa: ANN401 (handed on)
        self._progress.told(answers)

    def step(self, check: str, done: int, total: int, label: str) -> None:
        self._progress.step(check, done, total, label or "a part")
        self._steered.begun.set()
        assert self._steered.may_go.wait(25)
        self._progress.step(check, done, total, label)


@asynccontextmanager
async def working(folder: Path, run: Any = look, *, now: datetime | None = None) -> AsyncGenerator[Jobs]:  # noqa: ANN401 (a Run)
    clock = PinnedClock(now or datetime.now(UTC))
    async with Jobs(folder, settings=Settings(), environ={}, clock=clock, run=run) as jobs:
        yield jobs


async def ended(jobs: Jobs, id: str) -> list[Underway]:  # noqa: A002 (its name)
    """All that a watcher is shown until it failed or is no longer under way."""
    shown: list[Underway] = []
    async for one in jobs.watch(id):
        if one is None:
            break
        shown.append(one)
        if one.state is State.FAILED:
            break
    return shown


async def reached(event: threading.Event) -> None:
    assert await asyncio.to_thread(event.wait, 25)


async def kept(folder: Path, id: str) -> str:  # noqa: A002 (its name)
    """The profile that the store has, which its recording proves."""
    with shelf(Settings(data_folder=folder)) as store:
        stored = store.get(id)
    found = recorded(stored.recording)
    again = await asyncio.to_thread(found.judged, found.stock())
    assert as_json(again) == stored.judgements[0].profile
    return stored.judgements[0].profile


def as_json(profile: Profile) -> str:
    return render(profile, Format.JSON, words_in("en"), width=80)


def left(folder: Path) -> list[str]:
    """Files of audits under way."""
    return sorted(str(one.relative_to(folder / "underway")) for one in (folder / "underway").rglob("*"))


def full(*_: object) -> None:
    """What a disk says that has no room."""
    raise OSError(errno.ENOSPC, "No space left on device")


def nobody(*_: object, **__: object) -> Any:  # noqa: ANN401 (a run that must not be)
    raise AssertionError("a site was asked")


@pytest.fixture(scope="module")
def uninterrupted() -> str:
    """The profile of an audit that nothing happened to."""
    return as_json(asyncio.run(look(ordered(), progress=Silence(), environ={})).profile)


async def test_an_audit_is_kept_under_the_id_that_it_was_ordered_under(tmp_path: Path, uninterrupted: str) -> None:
    run = Steered()
    async with working(tmp_path, run) as jobs:
        id = await jobs.submit(ordered())  # noqa: A001 (its name)
        await reached(run.begun)
        begun = jobs.get(id)
        run.may_go.set()
        await ended(jobs, id)

        assert begun is not None
        assert begun.state is State.RUNNING
        assert jobs.underway() == ()
    assert await kept(tmp_path, id) == uninterrupted
    assert left(tmp_path) == ["lock"]


async def test_an_order_is_on_disk_for_its_owner_alone_and_holds_no_key(tmp_path: Path) -> None:
    settings = Settings(search={"brave": ProviderSettings(key=SecretStr(KEY))})
    run = Steered()
    async with working(tmp_path, run) as jobs:
        id = await jobs.submit(ordered(settings=settings))  # noqa: A001 (its name)
        folder = tmp_path / "underway" / id
        written = (folder / "order.json").read_text(encoding="utf-8")
        run.may_go.set()

        assert SITE in written
        assert KEY not in written
        assert folder.stat().st_mode & 0o077 == 0
        assert (tmp_path / "underway").stat().st_mode & 0o077 == 0
        assert all(one.stat().st_mode & 0o077 == 0 for one in folder.iterdir())


async def test_audits_are_made_one_at_a_time_in_the_order_in_which_they_were_ordered(tmp_path: Path) -> None:
    sites = [SITE, "https://camilleroy.example", "https://guides-biblio.example"]
    pause, made = Pause(), list[str]()

    def run(order: Order, **_: object) -> Any:  # noqa: ANN401 (never returns)
        made.append(order.run.subject.sites[0].url.removesuffix("/"))
        pause.before(nobody)()

    async with working(tmp_path, run) as jobs:
        ids = [await jobs.submit(ordered(one)) for one in sites]
        await reached(pause.begun)
        standing = [(one.id, one.state, one.ahead) for one in jobs.underway()]
        pause.may_go.set()
        await ended(jobs, ids[-1])

    states = [State.RUNNING, State.WAITING, State.WAITING]
    assert standing == list(zip(ids, states, range(3), strict=True))
    assert made == sites


async def test_every_watcher_sees_how_far_it_is_and_one_that_leaves_takes_nothing_along(tmp_path: Path) -> None:
    run = Steered()
    async with working(tmp_path, run) as jobs:
        id = await jobs.submit(ordered())  # noqa: A001 (its name)
        watchers = [asyncio.create_task(ended(jobs, id)) for _ in range(3)]
        await reached(run.begun)
        await asyncio.sleep(0.25)
        watchers.pop().cancel()
        run.may_go.set()
        shown = await asyncio.gather(*watchers)

    for one in shown:
        steps = [step for now in one for step in now.steps]
        assert ("a part", False) in [(step.label, step.is_finished) for step in steps]
        assert {step.title.text for step in steps}


async def test_whoever_watches_what_is_not_under_way_is_told_so_at_once(tmp_path: Path) -> None:
    async with working(tmp_path) as jobs:
        assert [one async for one in jobs.watch("abcdef")] == [None]


async def test_a_watcher_is_let_go_when_the_program_ends(tmp_path: Path) -> None:
    run = Steered()
    async with working(tmp_path, run) as jobs:
        id = await jobs.submit(ordered())  # noqa: A001 (its name)
        watcher = asyncio.create_task(ended(jobs, id))
        await reached(run.begun)
        jobs.let_go()
        shown = await asyncio.wait_for(watcher, 20)
        run.may_go.set()

    assert shown[-1].state is State.RUNNING


async def test_what_was_gathered_is_kept_as_an_incomplete_audit_when_somebody_stops_it(tmp_path: Path) -> None:
    run = Steered()
    async with working(tmp_path, run) as jobs:
        id = await jobs.submit(ordered())  # noqa: A001 (its name)
        await reached(run.begun)
        await jobs.stop(id)
        standing = jobs.get(id)
        run.may_go.set()
        await ended(jobs, id)

    assert standing is not None
    assert standing.is_stopping
    assert json.loads(await kept(tmp_path, id))["complete"] is False


async def test_what_the_end_of_the_program_left_is_taken_up_by_the_next(tmp_path: Path, uninterrupted: str) -> None:
    run = Steered()
    async with working(tmp_path, run) as jobs:
        ids = [await jobs.submit(ordered()), await jobs.submit(ordered())]
        await reached(run.begun)
        asyncio.get_running_loop().call_later(0.05, run.may_go.set)
    again = Steered()
    async with working(tmp_path, again) as jobs:
        taken_up = [one.id for one in jobs.underway()]
        await reached(again.begun)
        begun = jobs.get(ids[0])
        again.may_go.set()
        await ended(jobs, ids[0])

    assert taken_up == ids
    assert begun is not None
    assert begun.times == 2
    assert await kept(tmp_path, ids[0]) == uninterrupted


async def test_what_could_not_be_kept_is_kept_later_without_asking_anybody(
    tmp_path: Path, uninterrupted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with working(tmp_path) as jobs:
        with monkeypatch.context() as patch:
            patch.setattr(Recordings, "write", full)
            id = await jobs.submit(ordered())  # noqa: A001 (its name)
            failed = (await ended(jobs, id))[-1]
    async with working(tmp_path, nobody) as jobs:
        after_a_restart = jobs.get(id)
        await jobs.retry(id)
        await ended(jobs, id)

    assert failed.state is State.FAILED
    assert "the disk is full" in str(failed.trouble)
    assert after_a_restart is not None
    assert (after_a_restart.state, after_a_restart.trouble) == (State.FAILED, failed.trouble)
    assert await kept(tmp_path, id) == uninterrupted
    assert left(tmp_path) == ["lock"]


async def test_an_audit_whose_recording_stopped_is_not_kept_and_goes_on_where_that_ended(
    tmp_path: Path, uninterrupted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = iter(range(6))
    append = PartFile.append

    def filling(self: PartFile, data: bytes) -> None:
        if next(room, None) is None:
            full()
        append(self, data)

    async with working(tmp_path) as jobs:
        with monkeypatch.context() as patch:
            patch.setattr(PartFile, "append", filling)
            id = await jobs.submit(ordered())  # noqa: A001 (its name)
            failed = (await ended(jobs, id))[-1]
            patch.setattr(PartFile, "__init__", full)
            await jobs.retry(id)
            failed_again = (await ended(jobs, id))[-1]
        await jobs.retry(id)
        await ended(jobs, id)

    assert (failed.state, failed.times) == (State.FAILED, 1)
    assert "the recording stopped; see that there is room" in str(failed.trouble)
    assert (failed_again.state, failed_again.trouble) == (failed.state, failed.trouble)
    assert await kept(tmp_path, id) == uninterrupted


async def test_an_order_that_can_t_be_written_is_refused_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with working(tmp_path, nobody) as jobs:
        with monkeypatch.context() as patch:
            patch.setattr("os.fsync", full)
            with pytest.raises(StoreError, match="nothing can be kept there"):
                await jobs.submit(ordered())

        assert jobs.underway() == ()
        assert left(tmp_path) == ["lock"]


async def test_what_is_wanted_of_an_audit_that_is_not_under_way_changes_nothing(tmp_path: Path) -> None:
    async with working(tmp_path) as jobs:
        for deed in (jobs.stop, jobs.retry, jobs.discard):
            await deed("abcdef")

        assert jobs.get("abcdef") is None


async def test_the_program_does_not_wait_for_a_run_that_does_not_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("footprint.serve.jobs._LEAVING", 0.05)
    run = Steered()
    async with working(tmp_path, run) as jobs:
        id = await jobs.submit(ordered())  # noqa: A001 (its name)
        await reached(run.begun)
    run.may_go.set()
    thread = next(one for one in threading.enumerate() if one.name == "audit")
    await asyncio.to_thread(thread.join)

    assert f"{id}/order.json" in left(tmp_path)
    assert f"{id}/recording.warc.gz" not in left(tmp_path)


def test_a_step_of_a_check_that_nobody_knows_is_left_out() -> None:
    told: list[bool] = []
    steps = Steps(lambda: told.append(True))
    steps.begin({"site": msg("Site")})
    for check, label in (("elsewhere", "x"), ("site", "a page"), ("site", ""), ("elsewhere", "")):
        steps.step(check, 1, 2, label)

    assert steps.so_far == (Step("site", msg("Site"), 2, 2, "a page", is_finished=True),)
    assert len(told) == 3


async def test_what_was_loaded_before_an_audit_is_no_garbage_and_what_an_audit_leaves_is() -> None:
    frozen: list[int] = []
    gc.unfreeze()
    for _ in range(2):
        async with connected(Settings(cache=False), PinnedClock(datetime.now(UTC)), {}, is_demo=True):
            frozen.append(gc.get_freeze_count())

    assert 0 < frozen[1] <= frozen[0]


async def test_what_breaks_an_audit_is_told_by_its_place_and_the_next_is_made(tmp_path: Path) -> None:
    calls = iter([nobody, look])

    def run(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 (handed on)
        return next(calls)(*arguments, **named)

    async with working(tmp_path, run) as jobs:
        first, second = await jobs.submit(ordered()), await jobs.submit(ordered())
        await ended(jobs, second)
        failed = jobs.get(first)

    assert failed is not None
    assert str(failed.trouble).startswith("the audit broke off: AssertionError, ")


async def test_nothing_is_left_of_what_was_discarded_whatever_its_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Steered()
    async with working(tmp_path, run) as jobs:
        with monkeypatch.context() as patch:
            patch.setattr(Recordings, "write", full)
            run.may_go.set()
            failed = await jobs.submit(ordered())
            await ended(jobs, failed)
        run.begun.clear()
        run.may_go.clear()
        running, waiting = await jobs.submit(ordered()), await jobs.submit(ordered())
        await reached(run.begun)
        asyncio.get_running_loop().call_later(0.05, run.may_go.set)
        for one in (failed, waiting, running):
            await jobs.discard(one)
            assert not (tmp_path / "underway" / one).exists()

        assert jobs.underway() == ()
    with shelf(Settings(data_folder=tmp_path)) as store:
        assert store.history() == ()


async def test_what_is_purged_on_the_command_line_is_what_no_page_works_on(tmp_path: Path) -> None:
    run = Steered()
    async with working(tmp_path, run) as jobs:
        _, other = [await jobs.submit(ordered(one)) for one in (SITE, "https://camilleroy.example")]
        await reached(run.begun)
        keys = jobs.underway()[0].keys
        assert swept(tmp_path, keys) == Swept(held=1)
        asyncio.get_running_loop().call_later(0.05, run.may_go.set)

    assert swept(tmp_path, ("name:nobody",)) == Swept()
    assert swept(tmp_path, keys) == Swept(discarded=1)
    assert swept(tmp_path / "nowhere", keys) == Swept()
    assert [one for one in left(tmp_path) if "/" in one] == [f"{other}/order.json"]


async def test_what_went_wrong_beside_an_audit_is_remembered_as_long_as_the_program_runs(tmp_path: Path) -> None:
    async def run(*arguments: Any, **named: Any) -> Looked:  # noqa: ANN401 (handed on)
        return replace(await look(*arguments, **named), troubles=(msg("a disk that is full"),))

    async with working(tmp_path, run) as jobs:
        done = await jobs.submit(ordered())
        await ended(jobs, done)
        told = jobs.remarks(done)

    assert told == (msg("a disk that is full"),)


async def test_what_is_discarded_while_it_is_judged_is_not_kept_and_while_it_is_kept_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judging, keeping = Pause(), Pause()
    async with working(tmp_path) as jobs:
        with monkeypatch.context() as patch:
            patch.setattr(Recordings, "write", full)
            ids = [await jobs.submit(ordered()), await jobs.submit(ordered())]
            await ended(jobs, ids[1])
        for one, name, pause in ((ids[0], "recorded", judging), (ids[1], "keep", keeping)):
            monkeypatch.setattr(carrying, name, pause.before(getattr(carrying, name)))
            await jobs.retry(one)
            await reached(pause.begun)
            asyncio.get_running_loop().call_later(0.05, pause.may_go.set)
            await jobs.discard(one)

    assert left(tmp_path) == ["lock"]
    with shelf(Settings(data_folder=tmp_path)) as store:
        assert [one.id for one in store.history()] == ids[1:]


async def test_an_order_that_is_spoilt_while_it_waits_fails_with_the_reason(tmp_path: Path) -> None:
    run = Steered()
    async with working(tmp_path, run) as jobs:
        ids = [await jobs.submit(ordered()) for _ in range(3)]
        await reached(run.begun)
        order_file = tmp_path / "underway" / ids[1] / "order.json"
        written = json.loads(order_file.read_text(encoding="utf-8"))
        written["order"]["settings"]["of_a_later_version"] = True
        order_file.write_text(json.dumps(written), encoding="utf-8")
        shutil.rmtree(tmp_path / "underway" / ids[2])
        run.may_go.set()
        await ended(jobs, ids[2])
        troubles = {one.id: str(one.trouble) for one in jobs.underway()}

    assert "this version of footprint does not know how that audit was run" in troubles[ids[1]]
    assert troubles[ids[2]] == "the audit can't be kept (No such file or directory)"


async def test_a_second_program_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    async with working(tmp_path):
        with pytest.raises(StoreError, match="another footprint serve works on these audits"):
            await working(tmp_path).__aenter__()
    async with working(tmp_path):
        pass  # the lock went with whoever held it


async def test_an_id_is_neither_that_of_a_kept_audit_nor_of_one_under_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free: list[str] = []
    free_id = Store.free_id

    def often_the_same(store: Store) -> str:
        free.append(free[0] if len(free) == 1 else free_id(store))
        return free[-1]

    monkeypatch.setattr(Store, "free_id", often_the_same)
    run = Steered()
    async with working(tmp_path, run) as jobs:
        ids = [await jobs.submit(ordered()), await jobs.submit(ordered())]
        run.may_go.set()

    assert free[:2] == [ids[0], ids[0]]
    assert ids[1] == free[2] != ids[0]


@pytest.mark.parametrize(
    ("later", "state"),
    [(timedelta(hours=20), State.WAITING), (timedelta(days=3), State.FAILED), (timedelta(days=200), None)],
    ids=["a night later", "after a long weekend", "after its last day"],
)
async def test_how_long_ago_it_was_ordered_decides_whether_it_is_made_unasked(
    later: timedelta, state: State | None, tmp_path: Path
) -> None:
    run = Steered()
    async with working(tmp_path, run) as jobs:
        id = await jobs.submit(ordered())  # noqa: A001 (its name)
        run.may_go.set()
        first = jobs.get(id)
        await reached(run.begun)
    assert first is not None
    left_alone = Steered()
    async with working(tmp_path, left_alone, now=first.ordered + later) as jobs:
        found = jobs.get(id)
        left_alone.may_go.set()

    assert (found and found.state) is state
    if state is State.FAILED:
        assert found is not None
        assert "not finished: pages are judged as of that day" in str(found.trouble)


@pytest.mark.parametrize(
    "harm", ["{", '{"place": 1, "ordered": "2026-11-28T10:00:00+00:00", "label": "@x", "name": ""}']
)
async def test_an_order_that_this_version_can_t_read_says_so(harm: str, tmp_path: Path) -> None:
    folder = tmp_path / "underway" / "abcdef"
    folder.mkdir(parents=True)
    (folder / "order.json").write_text(harm, encoding="utf-8")
    (tmp_path / "underway" / "bcdefg").mkdir()  # never wholly ordered
    async with working(tmp_path, nobody, now=datetime(2026, 11, 28, 12, tzinfo=UTC)) as jobs:
        failed = (await ended(jobs, "abcdef"))[-1]

    assert failed.state is State.FAILED
    assert "this version of footprint does not know how that audit was run" in str(failed.trouble)
    assert not (tmp_path / "underway" / "bcdefg").exists()


async def test_what_the_store_has_already_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with working(tmp_path) as jobs:
        with monkeypatch.context() as patch:
            patch.setattr("footprint.serve.folder.Folder.remove", full)
            id = await jobs.submit(ordered())  # noqa: A001 (its name)
            await ended(jobs, id)
    assert len(left(tmp_path)) > 1
    async with working(tmp_path, nobody) as jobs:
        assert jobs.underway() == ()

    assert left(tmp_path) == ["lock"]


async def test_a_key_that_is_gone_since_the_order_is_asked_for(tmp_path: Path) -> None:
    settings = Settings(search={"brave": ProviderSettings(key=SecretStr(KEY))})
    wanted = order(Given(("@camilleroy",)), settings, scope=Scope.SEARCH, said=Searches(("brave",)), environ={})
    async with working(tmp_path, nobody) as jobs:
        id = await jobs.submit(wanted)  # noqa: A001 (its name)
        failed = (await ended(jobs, id))[-1]

    assert "Brave can't be asked without a key; set FOOTPRINT_BRAVE_KEY" in str(failed.trouble)


async def test_lists_that_were_looked_up_by_hand_and_the_settings_of_the_order_come_along(tmp_path: Path) -> None:
    rows = b"engine;query;rank;url;title;date\nGoogle;Tess;1;https://tess.example/;Tess;2026-11-20\n"
    server = {"searxng": ProviderSettings(url="http://127.0.0.1:8080", engine=("bing",))}
    mandate = MandateSettings(purpose="hiring", notice_date=date(2026, 11, 1))
    settings = Settings(timeout=77, rubric="light", jurisdiction=Jurisdiction.QUEBEC, search=server, mandate=mandate)
    lists = read_lists(rows, "lists.csv")
    wanted = order(Given(("@tess",)), settings, scope=Scope.SEARCH, said=Searches(lists=lists), now="2026-11-20")
    orders: list[Order] = []

    def run(order: Order, **_: object) -> Any:  # noqa: ANN401 (never returns)
        orders.append(order)
        nobody()

    async with working(tmp_path, run) as jobs:
        await ended(jobs, await jobs.submit(wanted, rows))
    (found,) = orders

    assert (found.run, found.given) == (wanted.run, lists)
    assert found.settings == settings.model_copy(update={"data_folder": tmp_path})
    assert found.clock.now() == wanted.clock.now()
