"""Audits to keep, and a process that keeps some: `python tests/keeping.py DEED FOLDER …`.

What a killed process leaves is shown by killing one. `dies` ends it without a word where its name says; `fills` lets
no file grow any further, as on a full disk.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import shutil
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from sqlalchemy.orm import Session

from footprint.clock import PinnedClock
from footprint.dossier import Annotation
from footprint.errors import StoreError
from footprint.profile import Publication, Scope
from footprint.store import EvidenceReference, Judgement, NewAudit, expiry, open_store
from footprint.store import store as module
from footprint.store.recordings import Recordings

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import BufferedIOBase

    from footprint.store import Store, StoredAudit

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
MARK = "Quincunx-of-Tess"
"""Stands in all that is kept of somebody, and nowhere else."""


def opened(folder: Path, *, now: datetime = NOW, patience: float = 30.0) -> Store:
    """A store at that moment."""
    return open_store(folder, clock=PinnedClock(now), patience=patience)


def judgement(recording: bytes = b"", *, rubric: str = "full", padding: int = 0) -> Judgement:
    """One whose profile tells which recording it belongs to."""
    profile = {"recording": hashlib.sha256(recording).hexdigest(), "of": MARK, "padding": "x" * padding}
    evidences = tuple(
        EvidenceReference("pub.fresh", f"GET {one}", f"https://tess.example/{one}-{MARK}", NOW, None) for one in "abc"
    )
    return Judgement(
        rubric=rubric,
        rubric_version=2,
        rubric_digest="a" * 64,
        catalogue_digest="b" * 64,
        tool="0.6",
        publication=Publication.PUBLISHED,
        value=61,
        low=50,
        high=70,
        coverage=0.8,
        disputed=("vis.rank",),
        profile=json.dumps(profile),
        evidences=evidences,
    )


def audit(
    recording: bytes | Path = b"a recording",
    *,
    date: datetime = NOW,
    keys: tuple[str, ...] = ("@tess",),
    months: int = 6,
    padding: int = 0,
) -> NewAudit:
    """One that is to be kept."""
    body = recording if isinstance(recording, bytes) else recording.read_bytes()
    return NewAudit(
        subject_key=keys,
        label=MARK,
        scope=Scope.WHOLE,
        date=date,
        expires=expiry(date.date(), months),
        recording=recording,
        judgement=judgement(body, padding=padding),
    )


def is_whole(stored: StoredAudit) -> bool:
    """Are its recording, its judgement and its evidences those that were kept together?"""
    told = json.loads(stored.judgements[0].profile)["recording"]
    return told == hashlib.sha256(stored.recording.read_bytes()).hexdigest() and all(
        len(one.evidences) == 3 for one in stored.judgements
    )


def files(folder: Path) -> list[str]:
    """What is in the folder, by name."""
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file())


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _instead(*_: object) -> None:
    _die()


def _after(call: Callable[..., None]) -> Callable[..., None]:
    def dying(*arguments: object) -> None:
        call(*arguments)
        _die()

    return dying


def _half(source: BufferedIOBase, target: BufferedIOBase) -> None:
    body = source.read()
    target.write(body[: len(body) // 2])
    target.flush()
    _die()


def dies(point: str) -> None:
    """Arrange for the end of this process."""
    owner, name, call = {
        "before-the-mark": (Recordings, "mark", _instead),
        "after-the-mark": (Recordings, "mark", _after(Recordings.mark)),
        "in-the-recording": (shutil, "copyfileobj", _half),
        "before-the-commit": (Session, "commit", _instead),
        "after-the-commit": (Session, "commit", _after(Session.commit)),
        "before-the-rewriting": (module, "wipe", _instead),
    }[point]
    patch.object(owner, name, call).start()


def fills(size: int) -> None:
    """Let no file of this process grow beyond so many bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def main(deed: str, folder: Path, *rest: str) -> None:
    """Do it, and tell what came of it."""
    with opened(folder) as store:
        match deed, rest:
            case "add", (source, point):
                dies(point)
                store.add(audit(Path(source)))
            case "purge", (id, point):
                dies(point)
                store.purge(id=id)
            case "add-for-ever", ():
                store.add(audit())
                print("ready", flush=True)
                number = 0
                while number := number + 1:
                    store.add(audit(b"%d" % number * 5000))
            case "write", (id, name, times):
                for number in range(int(times)):
                    store.annotate(id, Annotation(name, str(number), NOW))
                    store.add(audit(keys=(name,)))
            case "fill", (size, recording, padding):
                fills(int(size))
                try:
                    store.add(audit(b"x" * int(recording), padding=int(padding)))
                except StoreError as error:
                    print(error)
            case _:
                raise ValueError(deed)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
