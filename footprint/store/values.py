"""What is kept of an audit, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from datetime import datetime
    from pathlib import Path

    from footprint.dossier import Dossier
    from footprint.profile import Publication, Scope


@dataclass(frozen=True, slots=True)
class EvidenceReference:
    """Where a number can be checked: an exchange of the recording.

    Attributes:
        indicator: id of what it is evidence for.
        exchange, url, time, sha256: as in `footprint.finding.Evidence`; the time is aware, and the hash None for a
            failure.
    """

    indicator: str
    exchange: str
    url: str
    time: datetime
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A profile that was made from the recording, and what it was made with.

    Attributes:
        rubric, rubric_version, rubric_digest: as in the profile; the digest is the SHA-256 of the rubric's file.
        catalogue_digest: SHA-256 over every network's file.
        tool: version of footprint.
        publication, value, low, high, coverage: the index, as in the profile.
        disputed: indicators that were out of the score, being contested.
        profile: JSON, as a report would write it.
        evidences: in the profile's order.
    """

    rubric: str
    rubric_version: int
    rubric_digest: str
    catalogue_digest: str
    tool: str
    publication: Publication
    value: int | None
    low: int
    high: int
    coverage: float
    disputed: tuple[str, ...]
    profile: str
    evidences: tuple[EvidenceReference, ...]


@dataclass(frozen=True, slots=True)
class StoredJudgement(Judgement):
    """A judgement that is kept; it never changes.

    Attributes:
        at: when it was stored, UTC.
    """

    at: datetime


@dataclass(frozen=True, slots=True)
class NewAudit:
    """An audit that is to be kept.

    Attributes:
        subject_key: every key that finds it again, see `keys_of`.
        label: how lists name it, such as `@camille`.
        scope: what was looked at.
        date: of the audit, aware.
        expires: day after which it is no longer read; at most 24 months after the audit, see `expiry`.
        recording: a WARC file that is moved in, or its bytes.
        judgement: the first one.
        id: a free name that it was promised, see `Store.free_id`; None for any.
    """

    subject_key: tuple[str, ...]
    label: str
    scope: Scope
    date: datetime
    expires: dt.date
    recording: Path | bytes
    judgement: Judgement
    id: str | None = None


@dataclass(frozen=True, slots=True)
class StoredAudit:
    """An audit that is kept.

    Attributes:
        id: six letters and digits that say nothing of anybody.
        subject_key, label, scope, date, expires: as in `NewAudit`; the date is UTC.
        recording: the file, which is the store's own: to be read only.
        judgements: the newest last.
        dossier: what people said of it since.
    """

    id: str
    subject_key: tuple[str, ...]
    label: str
    scope: Scope
    date: datetime
    expires: dt.date
    recording: Path
    judgements: tuple[StoredJudgement, ...]
    dossier: Dossier


@dataclass(frozen=True, slots=True)
class Purged:
    """What may still be told of an audit that is gone.

    Attributes:
        id: under which it was kept.
        date: of the audit, UTC.
    """

    id: str
    date: datetime
