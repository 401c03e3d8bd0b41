"""The audits that are kept, as commands use them: kept after a run, found again, judged anew."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from footprint.bundles import load_bundles
from footprint.catalogue import load_catalogue
from footprint.clock import SystemClock
from footprint.dossier import Annotation, Dispute, Review, Ruled, Ruling
from footprint.errors import ConfigError, OutputError, RubricError, StoreError
from footprint.locale import translator
from footprint.message import msg
from footprint.own_copy import own_copy
from footprint.parse import parse_subject
from footprint.report import Format, read_profile, render, write_file
from footprint.report.handing_over import handed_over
from footprint.rubric import load_rubric
from footprint.runs.judging import recorded
from footprint.runs.profiles import is_kept
from footprint.store import UNFINISHED, EvidenceReference, Judgement, NewAudit, expiry, keys_of, open_store

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from footprint.clock import Clock
    from footprint.config import Settings
    from footprint.dossier import Dossier
    from footprint.locale import Language, Translator
    from footprint.profile import Profile
    from footprint.rubric import Rubric
    from footprint.runs.order import Order
    from footprint.store import Store, StoredAudit
    from footprint.subject import Subject

_LEFTOVER = timedelta(days=1)
"""After so long, what a killed run left is swept."""
_LONGEST = 2_000
"""Characters of what somebody says."""
_COPIES = (Format.HTML, Format.JSON)


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
    with beside(settings.data_path, UNFINISHED) as folder:
        _sweep(folder)
        own = Path(tempfile.mkdtemp(dir=folder))
    try:
        yield own / "recording.warc.gz"
    finally:
        shutil.rmtree(own, ignore_errors=True)


@contextmanager
def beside(data: Path, name: str) -> Generator[Path]:
    """A folder beside the store, for what is to be kept one day; made when it is missing.

    Raises:
        StoreError: it can't be made, or what is done in it fails.
    """
    folder = data / name
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        yield folder
    except OSError as error:
        raise StoreError(
            msg(
                "{path}: nothing can be kept there ({reason}); set data_folder to a folder of yours",
                path=str(folder),
                reason=error.strerror or "error",
            )
        ) from error


def _sweep(folder: Path) -> None:
    oldest = (SystemClock().now() - _LEFTOVER).timestamp()
    for one in folder.iterdir():
        if one.stat().st_mtime < oldest:
            shutil.rmtree(one, ignore_errors=True)


def keep(
    order: Order,
    profile: Profile,
    recording: Path | bytes,
    words: Translator,
    *,
    id: str | None = None,  # noqa: A002 (its name)
) -> StoredAudit:
    """Keep an audit that was just made.

    Args:
        order: what was asked for.
        profile: what came of it.
        recording: see `NewAudit`.
        words: the language of what is kept.
        id: the name that it was promised; None for any.

    Raises:
        StoreError: it can't be.
    """
    settings, subject = order.settings, order.run.subject
    date = order.run.conditions.now
    with shelf(settings, order.clock) as store:
        return store.add(
            NewAudit(
                subject_key=keys_of(subject),
                label=label_of(subject),
                scope=order.run.scope,
                date=date,
                expires=expiry(date.date(), settings.retention_months),
                recording=recording,
                judgement=judgement(profile, words),
                id=id,
            )
        )


def label_of(subject: Subject) -> str:
    """How lists name somebody's audits."""
    return next(iter(keys_of(subject)), "")


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


def judged_anew(kept: StoredAudit, *, dossier: Dossier, rubric: str | None = None) -> Profile:
    """Judge a recording again, offline.

    Args:
        kept: the audit.
        dossier: what is disputed.
        rubric: another rubric; that of the recording when None.

    Raises:
        ArchiveError: the recording can't be read.
        RubricError: the rubric can't be.
    """
    recording = recorded(kept.recording)
    return recording.judged(recording.stock(rubric), dossier)


def audit_of(word: str, settings: Settings) -> StoredAudit | None:
    """The audit that a word names by its id; None where it is the path of a recording.

    Raises:
        StoreError: there is no audit of that id.
    """
    if not is_kept(word):
        return None
    with shelf(settings) as store:
        return store.get(word)


def set_beside(kept: StoredAudit, profile: Profile, settings: Settings, words: Translator) -> None:
    """Keep another judgement of the same recording; the earlier ones stay as they are.

    Raises:
        StoreError: it can't be kept.
    """
    with shelf(settings) as store:
        store.judge(kept.id, judgement(profile, words))


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


def keys(words: Iterable[str], name: str | None) -> tuple[str, ...]:
    """By what the audits of a person are found; empty when nobody is named.

    Raises:
        SubjectError: a word can't be read.
    """
    given = tuple(words)
    return keys_of(parse_subject(given, directory=load_catalogue(), name=name)) if given or name is not None else ()


def words_in(language: Language) -> Translator:
    """A language, with the words of every bundle that is installed."""
    folders = [(one.name, one.locale) for one in load_bundles()[0] if one.locale is not None]
    return translator(language, folders)


def annotated(store: Store, audit_id: str, indicator: str, text: str) -> StoredAudit:
    """Set a note beside a number.

    Raises:
        StoreError: no such audit.
        ConfigError: it has no such number, or the note can't stand there.
    """
    kept = _with(store, audit_id, indicator)
    store.annotate(kept.id, Annotation(indicator, _said(text), SystemClock().now()))
    return kept


def disputed(store: Store, audit_id: str, indicator: str, because: str, words: Translator) -> StoredAudit:
    """Take a finding out of the score, and judge anew.

    Raises:
        StoreError, ConfigError: as for `annotated`.
        ArchiveError: the recording can't be read.
    """
    kept = _with(store, audit_id, indicator)
    recorded(kept.recording)  # what can't be judged anew is not said to be
    store.dispute(kept.id, Dispute(indicator, _said(because), SystemClock().now()))
    return _judge_again(store, kept, words)


def ruling_of(ruling: str, by: str, because: str) -> Ruled:
    """What a person decided, as typed.

    Raises:
        ConfigError: it is no ruling, or nobody is named.
    """
    if ruling not in set(Ruling):
        raise ConfigError(msg("--rule: “{value}” is no ruling; give upheld or rejected", value=ruling[:60]))
    if not by.strip():
        raise ConfigError(msg("--rule: say with --by who rules; it is a person's decision"))
    return Ruled(Ruling(ruling), _said(by), SystemClock().now(), _said(because))


def ruled(store: Store, audit_id: str, indicator: str, decided: Ruled, words: Translator) -> StoredAudit:
    """Rule on a dispute, and judge anew.

    Raises:
        StoreError: no such audit, or nothing is disputed there.
        ConfigError: it has no such number.
        ArchiveError: the recording can't be read.
    """
    kept = _with(store, audit_id, indicator)
    recorded(kept.recording)  # what can't be judged anew is not said to be
    store.rule(kept.id, indicator, decided)
    return _judge_again(store, kept, words)


def reviewed(store: Store, audit_id: str, by: str, purpose: str) -> StoredAudit:
    """Record that a person looked at the report.

    Raises:
        StoreError: no such audit.
        ConfigError: a word is missing.
    """
    kept = store.get(audit_id)
    store.review(kept.id, Review(_said(by), SystemClock().now(), _said(purpose)))
    return kept


def _judge_again(store: Store, kept: StoredAudit, words: Translator) -> StoredAudit:
    now = store.get(kept.id)
    store.judge(now.id, judgement(judged_anew(now, dossier=now.dossier), words))
    return store.get(now.id)


def _with(store: Store, audit_id: str, indicator: str) -> StoredAudit:
    """The audit, if it has this number."""
    kept = store.get(audit_id)
    known = [one.id for one in profile_of(kept).indicators]
    if indicator not in known:
        near = get_close_matches(indicator, known, n=1) or known[:1]
        raise ConfigError(
            msg(
                "{id} has no indicator “{name}”; did you mean {near}?",
                id=kept.id,
                name=indicator[:60],
                near=near[0] if near else "pub.cadence",
            )
        )
    return kept


def _said(text: str) -> str:
    """What somebody said, as it is kept: one paragraph.

    Raises:
        ConfigError: it is empty, or longer than anybody reads.
    """
    said = " ".join(one for one in text.split() if one.isprintable())
    if not said or len(said) > _LONGEST:
        raise ConfigError(msg("“{value}”: give a text of 1 to 2000 characters", value=said[:40]))
    return said


def exported(kept: StoredAudit, folder: Path, settings: Settings, words: Translator) -> tuple[Path, ...]:
    """Write the candidate's own copy of an audit, as a page and as data.

    Raises:
        OutputError: it can't be written.
        ArchiveError: the recording can't be read.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            msg(
                "{path}: this can't be a folder ({reason}); give another with -o",
                path=str(folder),
                reason=error.strerror or "error",
            )
        ) from error
    profile = profile_of(kept)
    copy = own_copy(profile, _rules(kept, profile), contact=settings.contact)
    files = tuple((folder / f"{kept.date.date().isoformat()}-{kept.id}.{form.value}", form) for form in _COPIES)
    for path, form in files:
        write_file(path, handed_over(copy, form, words))
    return tuple(path for path, _ in files)


def _rules(kept: StoredAudit, profile: Profile) -> Rubric | None:
    """The rubric that a profile was judged by, if it is still at hand: that of the recording, or one of ours."""
    for name in (recorded(kept.recording).run.rubric, profile.rubric.id):
        with suppress(RubricError):
            rubric = load_rubric(name)
            if rubric.digest == profile.rubric.digest:
                return rubric
    return None
