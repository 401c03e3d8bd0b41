"""A whole list: begun or gone on with, audited, written down."""

from __future__ import annotations

import asyncio
import hashlib
import json
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from footprint import __version__
from footprint.batch.applicants import Applicant, BadRow
from footprint.batch.journal import COMMON, Journal
from footprint.batch.policy import ruled
from footprint.batch.working import WIDTH, Workers
from footprint.batch.writing import (
    Counts,
    Desk,
    Ending,
    HostFigures,
    ListFacts,
    Output,
    PolicyReference,
    Run,
    Timings,
    ending,
)
from footprint.batch.writing.values import SCHEMA
from footprint.clock import SystemClock
from footprint.errors import ConfigError, OutputError
from footprint.message import msg
from footprint.profile import RubricReference
from footprint.report.files import refusal, write_file
from footprint.runs.live import lines, on_signals
from footprint.web.commons import Commons

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from footprint.batch.applicants import List
    from footprint.batch.outcome import Done, RuleOutcome
    from footprint.batch.policy import Policy
    from footprint.batch.working import Common
    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.profile import Profile
    from footprint.runs.live import Interruptible
    from footprint.web import Json
    from footprint.web.exchange import Limits
    from footprint.web.lane import LocalLanes

UNDERWAY = "underway"
"""Folder of what is seen of people who are not done."""
BEGUN = "begun.json"
"""Under which conditions the folder was begun: what goes on there must be the same list, judged by the same rules."""
_NAMES: Mapping[str, Message] = {
    "list": msg("the list"),
    "columns": msg("how its columns are read: --column, --sheet"),
    "version": msg("the version of footprint"),
    "rubric": msg("the rubric: --rubric"),
    "networks": msg("the networks: --all, --catalogue"),
    "policy": msg("the policy: --policy"),
    "now": msg("the date: --now"),
    "search": msg("the search providers: --search"),
    "language": msg("the language: --lang"),
}
"""What an operator calls each condition."""
KEPT = "recordings"
"""Folder of recordings, where they are to be kept."""


class Watch:
    """Told how far a list is; this one says nothing of it."""

    def begins(self, todo: int, done: int, lanes: LocalLanes) -> None:
        """So many are left, and so many were done before; `lanes` knows how each host fares."""

    def starts(self, applicant: Applicant) -> None:
        """Somebody's audit begins."""

    def ends(self, done: Done | BadRow) -> None:
        """Somebody's audit is over, and what came of it is on the disk."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What is to be done.

    Attributes:
        people: the list.
        common: what everybody in it has in common.
        folder: for all that is written.
        words: the language of what is written for people.
        policy: behaviours that are looked for; None for none.
        with_html: write a page a person too.
        with_recordings: keep the recordings.
        least_coverage: that is asked for, or None.
        width: people under way at once.
        limits: manners; the usual ones when None.
    """

    people: List
    common: Common
    folder: Path
    words: Translator
    policy: Policy | None = None
    with_html: bool = False
    with_recordings: bool = False
    least_coverage: float | None = None
    width: int = WIDTH
    limits: Limits | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """How it went.

    Attributes:
        counts, ending: see there.
        was_interrupted: it can be gone on with by the same command.
        hosts: how each host fared in this run.
    """

    counts: Counts
    ending: Ending
    was_interrupted: bool
    hosts: tuple[HostFigures, ...]


def carry_out(batch: Batch, watch: Watch, *, interruptible: Interruptible = on_signals) -> Ended:
    """Begin a list, or go on with it where it was cut off.

    Raises:
        ConfigError: the folder holds something else, or a proxy can't be used.
        OutputError: a file can't be written; what is written stays, and the same command goes on.
    """
    return asyncio.run(_Going(batch, watch).go(interruptible))


class _Going:
    """One start of a batch."""

    def __init__(self, batch: Batch, watch: Watch) -> None:
        self._batch = batch
        self._watch = watch
        self._output = Output(batch.folder, batch.words, with_html=batch.with_html)
        self._desk = Desk(self._output)
        self._seconds: dict[str, float] = {}
        self._bad = {one.row: one for one in batch.people.entries if isinstance(one, BadRow)}

    async def go(self, interruptible: Interruptible) -> Ended:
        batch, started = self._batch, SystemClock().now()
        begin = time.monotonic()
        done = frozenset(self._output.restore())
        _see_begun(batch)
        common = replace(batch.common, seed=_seed(batch))
        people = [one for one in batch.people.entries if isinstance(one, Applicant)]
        todo = [one for one in people if one.key not in done]
        was_interrupted, hosts = await self._audited(common, todo, done, interruptible)
        bad = tuple(self._bad[row] for row in sorted(self._bad))
        usable = len(batch.people.entries) - len(bad)
        now = common.clock().now()
        counts = self._output.finish(
            bad, usable=usable, now=now, properties=tuple(_properties(batch)), least_coverage=batch.least_coverage
        )
        order = {one.key: at for at, one in enumerate(people)}
        timings = Timings(
            started,
            SystemClock().now(),
            round(time.monotonic() - begin, 3),
            tuple(sorted(self._seconds.items(), key=lambda one: order[one[0]])),
        )
        self._output.write_run(_run(batch, common, counts, timings, hosts))
        return Ended(counts, ending(counts), was_interrupted, hosts)

    async def _audited(
        self, common: Common, todo: list[Applicant], done: Collection[str], interruptible: Interruptible
    ) -> tuple[bool, tuple[HostFigures, ...]]:
        batch, settings = self._batch, common.settings
        journal = _journal(batch, settings.secrets.values())
        for key in journal.left.intersection(done):  # killed between a line and what comes of the journal then
            journal.settle(key)
        if not todo:
            journal.close()
            return False, ()
        clock = common.clock()
        with journal.recorder(COMMON, {"common": True}, clock.now()) as recorder:
            commons = Commons(recorder=None if batch.with_recordings else recorder, before=journal.before(COMMON))
            async with lines(
                settings, clock, common.environ, is_demo=common.is_demo, commons=commons, limits=batch.limits
            ) as shared:
                workers = Workers(common, shared, journal, ruled=self._ruled)
                self._watch.begins(len(todo), len(done), shared.lanes)
                work = asyncio.ensure_future(
                    workers.work(todo, begun=self._watch.starts, done=self._take, width=batch.width)
                )
                was_interrupted = await _until_done(work, interruptible)
            hosts = tuple(_figures(shared.lanes))
        if not was_interrupted:
            journal.close()
        return was_interrupted, hosts

    def _ruled(self, profile: Profile) -> tuple[RuleOutcome, ...]:
        policy = self._batch.policy
        return () if policy is None else ruled(policy, profile, self._batch.common.stock.rubric)

    async def _take(self, done: Done | BadRow) -> None:
        if isinstance(done, BadRow):
            self._bad[done.row] = done
        else:
            await self._desk.add(done)
            self._seconds[done.key] = round(done.seconds, 3)
        self._watch.ends(done)


def _see_begun(batch: Batch) -> None:
    """See that the folder was begun with the same list and rules, so that it ends as if it were not interrupted.

    Raises:
        ConfigError: it was begun with something else.
        OutputError: it can't be read or written.
    """
    file, asked = batch.folder / BEGUN, _conditions(batch)
    if not file.exists():
        write_file(file, json.dumps(asked, indent=1))
        return
    try:
        begun = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise OutputError(
            msg("{file}: this can't be read, so the folder can't be gone on with; give another", file=str(file))
        ) from error
    other = [name for name in asked if begun.get(name) != asked[name]]
    if other:
        told = [name for name in other if name != "columns" or "list" not in other]
        raise ConfigError(
            msg(
                "{folder}: begun under other conditions ({what}); to go on, give what was given then; to begin anew, "
                "name another folder with -o",
                folder=str(batch.folder),
                what=", ".join(batch.words.say(_NAMES[name]) for name in told),
            )
        )


def _seed(batch: Batch) -> int:
    """Of every random choice: the list's own, so that the same list asks the same questions wherever it is audited."""
    return int(batch.people.sha256[:8], 16)


def _conditions(batch: Batch) -> dict[str, Json]:
    """What decides on the results, each under the name by which an operator knows it."""
    common, policy = batch.common, batch.policy
    return {
        "list": batch.people.sha256,
        "columns": hashlib.sha256(repr(batch.people.entries).encode()).hexdigest(),
        "version": __version__,
        "rubric": common.stock.rubric.digest,
        "networks": common.stock.catalogue.digest,
        "policy": None if policy is None else policy.digest,
        "now": common.now,
        "search": [repr(one) for one in common.searched],
        "language": batch.words.language,
    }


def _journal(batch: Batch, secrets: Collection[str]) -> Journal:
    folder = batch.folder / UNDERWAY
    try:
        return Journal(folder, secrets=secrets, kept=batch.folder / KEPT if batch.with_recordings else None)
    except OSError as error:
        raise OutputError(refusal(folder, error)) from error


async def _until_done(work: asyncio.Future[None], interruptible: Interruptible) -> bool:
    """Wait; true when it was interrupted.

    Raises:
        Exception: the first thing that ended it.
    """
    was_interrupted = False

    def interrupt() -> None:
        nonlocal was_interrupted
        was_interrupted = True
        work.cancel()

    with interruptible(interrupt):
        try:
            await work
        except asyncio.CancelledError:
            if not was_interrupted:
                raise
        except ExceptionGroup as group:
            raise _first(group) from group
    return was_interrupted


def _first(error: Exception) -> Exception:
    """The first thing that went wrong: a task group wraps it."""
    match error:
        case ExceptionGroup(exceptions=[Exception() as first, *_]):
            return _first(first)
        case _:
            return error


def _figures(lanes: LocalLanes) -> Iterable[HostFigures]:
    for host, one in sorted(lanes):
        if one.asked:
            failures = tuple(sorted(one.failures.items()))
            yield HostFigures(host, one.asked, failures, one.size, round(one.waited, 3), one.limited)


def _properties(batch: Batch) -> Iterable[tuple[str, str]]:
    """Versions and digests, for JUnit."""
    common, policy = batch.common, batch.policy
    yield "footprint", __version__
    yield "rubric", f"{common.stock.rubric.id} {common.stock.rubric.version} {common.stock.rubric.digest}"
    yield "networks", common.stock.catalogue.digest
    if policy is not None:
        yield "policy", f"{policy.id} {policy.version} {policy.digest}"
    yield "list", batch.people.sha256


def _run(batch: Batch, common: Common, counts: Counts, timings: Timings, hosts: tuple[HostFigures, ...]) -> Run:
    rubric, policy = common.stock.rubric, batch.policy
    return Run(
        schema=SCHEMA,
        tool=__version__,
        now=common.clock().now(),
        seed=common.seed,
        locale=common.locale,
        engines=tuple(one.provider for one in common.searched),
        language=batch.words.language,
        rubric=RubricReference(rubric.id, rubric.version, rubric.title, rubric.digest),
        catalogue=common.stock.catalogue.digest,
        policy=None if policy is None else PolicyReference(policy.id, policy.version, policy.title, policy.digest),
        list=ListFacts(batch.people.sha256, batch.people.remarks),
        least_coverage=batch.least_coverage,
        counts=counts,
        ending=ending(counts),
        timings=timings,
        hosts=hosts,
    )
