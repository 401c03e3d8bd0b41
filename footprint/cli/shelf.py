"""The audits that are kept, as commands use them: kept after a run, found again, judged anew."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from footprint.audit import audit
from footprint.catalogue import load_catalogue
from footprint.cli.order import stock
from footprint.cli.recording import read_run
from footprint.clock import SystemClock
from footprint.errors import StoreError
from footprint.message import msg
from footprint.parse import parse_subject
from footprint.report import Format, read_profile, render
from footprint.search import engines_of
from footprint.store import EvidenceReference, Judgement, NewAudit, expiry, keys_of, open_store
from footprint.web.archive import open_archive

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from footprint.cli.order import Order
    from footprint.clock import Clock
    from footprint.config import Settings
    from footprint.dossier import Dossier
    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.profile import Profile
    from footprint.store import Store, StoredAudit

_UNFINISHED = "unfinished"
"""Folder of recordings of runs that go on, in the data folder; what a killed one left there is swept after a day."""
_LEFTOVER = timedelta(days=1)


@contextmanager
def shelf(settings: Settings, clock: Clock | None = None) -> Generator[Store]:
    """What is kept, open.

    Raises:
        StoreError: it can't be read.
    """
    with open_store(settings.data_path, clock=clock or SystemClock()) as store:
        yield store


@contextmanager
def unfinished(settings: Settings) -> Generator[Path]:
    """Where to record a run that is to be kept: a file beside the store, so that nothing of it lies elsewhere.

    Raises:
        StoreError: it can't be made.
    """
    folder = settings.data_path / _UNFINISHED
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sweep(folder)
        own = Path(tempfile.mkdtemp(dir=folder))
    except OSError as error:
        raise StoreError(
            msg(
                "{path}: nothing can be kept there ({reason}); set data_folder to a folder of yours",
                path=str(folder),
                reason=error.strerror or "error",
            )
        ) from error
    try:
        yield own / "recording.warc.gz"
    finally:
        shutil.rmtree(own, ignore_errors=True)


def _sweep(folder: Path) -> None:
    oldest = (SystemClock().now() - _LEFTOVER).timestamp()
    for one in folder.iterdir():
        if one.stat().st_mtime < oldest:
            shutil.rmtree(one, ignore_errors=True)


def keep(order: Order, profile: Profile, recording: Path | bytes, words: Translator) -> StoredAudit:
    """Keep an audit that was just made.

    Raises:
        StoreError: it can't be.
    """
    settings, subject = order.settings, order.run.subject
    date = order.run.conditions.now
    with shelf(settings, order.clock) as store:
        return store.add(
            NewAudit(
                subject_key=keys_of(subject),
                label=next(iter(keys_of(subject)), ""),
                scope=order.run.scope,
                date=date,
                expires=expiry(date.date(), settings.retention_months),
                recording=recording,
                judgement=judgement(profile, words),
            )
        )


def judgement(profile: Profile, words: Translator) -> Judgement:
    """A profile as it is kept."""
    rubric, index = profile.rubric, profile.index
    return Judgement(
        rubric=rubric.id,
        rubric_version=rubric.version,
        rubric_digest=rubric.digest,
        catalogue_digest=profile.catalogue,
        tool=profile.tool,
        publication=index.publication,
        value=index.value,
        low=index.low,
        high=index.high,
        coverage=index.coverage,
        disputed=profile.dossier.disputed,
        profile=render(profile, Format.JSON, words, width=80),
        evidences=tuple(
            EvidenceReference(one.id, each.exchange, each.url, each.time, each.sha256)
            for one in profile.indicators
            for each in one.evidence
        ),
    )


def profile_of(kept: StoredAudit) -> Profile:
    """The newest judgement, with what people said of it since.

    Raises:
        ProfileError: it was written by a newer version.
    """
    return replace(read_profile(kept.judgements[-1].profile, kept.id), dossier=kept.dossier)


def judged_anew(kept: StoredAudit, *, dossier: Dossier, rubric: str | None = None) -> tuple[Profile, tuple[Message, ...]]:
    """Judge a recording again, offline; and what was remarkable in loading what it needs.

    Args:
        kept: the audit.
        dossier: what is disputed.
        rubric: another rubric; that of the newest judgement when None.

    Raises:
        ArchiveError: the recording can't be read.
        RubricError: the rubric can't be.
    """
    recorded = open_archive(kept.recording)
    run = read_run(recorded.run, kept.id)
    loaded = stock(run.scope, run.reach, rubric or run.rubric, self_audit=run.subject.mandate.self_audit)
    profile = asyncio.run(
        audit(
            run.subject,
            loaded.checks,
            conditions=run.conditions,
            catalogue=loaded.catalogue,
            rubric=loaded.rubric,
            web=recorded.web(),
            engines=engines_of(run.conditions.search, loaded.providers),
            scope=run.scope,
            dossier=dossier,
        )
    )
    return profile, loaded.warnings


def found(store: Store, words: Iterable[str], name: str | None) -> Iterator[StoredAudit]:
    """The audits of whoever has one of these handles, accounts, pages or this name, by date; each once.

    Raises:
        SubjectError: a word can't be read.
    """
    given = tuple(words)
    if not given and name is None:
        yield from store.history()
        return
    subject = parse_subject(given, directory=load_catalogue(), name=name)
    by_id = {one.id: one for key in keys_of(subject) for one in store.history(key)}
    yield from sorted(by_id.values(), key=lambda one: (one.date, one.id))
