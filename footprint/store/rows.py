"""Between values and rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.dossier import Annotation, Dispute, Dossier, Review, Ruled, Ruling
from footprint.profile import Publication, Scope
from footprint.store.schema import AuditRow, DisputeRow, EvidenceRow, JudgementRow, KeyRow
from footprint.store.values import EvidenceReference, StoredAudit, StoredJudgement

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from footprint.store.values import Judgement, NewAudit


def audit_row(audit: str, new: NewAudit, at: datetime) -> AuditRow:
    """A new audit with its first judgement."""
    return AuditRow(
        id=audit,
        label=new.label,
        scope=new.scope.value,
        date=new.date,
        expires=new.expires,
        notice="",
        keys=[KeyRow(key=one) for one in new.subject_key],
        judgements=[judgement_row(new.judgement, at)],
    )


def judgement_row(judgement: Judgement, at: datetime) -> JudgementRow:
    """A judgement with its evidences."""
    return JudgementRow(
        at=at,
        rubric=judgement.rubric,
        rubric_version=judgement.rubric_version,
        rubric_digest=judgement.rubric_digest,
        catalogue_digest=judgement.catalogue_digest,
        tool=judgement.tool,
        publication=judgement.publication.value,
        value=judgement.value,
        low=judgement.low,
        high=judgement.high,
        coverage=judgement.coverage,
        disputed=list(judgement.disputed),
        profile=judgement.profile,
        evidences=[
            EvidenceRow(indicator=one.indicator, exchange=one.exchange, url=one.url, time=one.time, sha256=one.sha256)
            for one in judgement.evidences
        ],
    )


def stored_audit(row: AuditRow, recording: Path) -> StoredAudit:
    """The whole of an audit.

    Raises:
        ValueError: the database holds what was never written.
    """
    return StoredAudit(
        id=row.id,
        subject_key=tuple(one.key for one in row.keys),
        label=row.label,
        scope=Scope(row.scope),
        date=row.date,
        expires=row.expires,
        recording=recording,
        judgements=tuple(map(stored_judgement, row.judgements)),
        dossier=dossier(row),
    )


def stored_judgement(row: JudgementRow) -> StoredJudgement:
    """One judgement.

    Raises:
        ValueError: the database holds what was never written.
    """
    return StoredJudgement(
        rubric=row.rubric,
        rubric_version=row.rubric_version,
        rubric_digest=row.rubric_digest,
        catalogue_digest=row.catalogue_digest,
        tool=row.tool,
        publication=Publication(row.publication),
        value=row.value,
        low=row.low,
        high=row.high,
        coverage=row.coverage,
        disputed=tuple(row.disputed),
        profile=row.profile,
        evidences=tuple(
            EvidenceReference(one.indicator, one.exchange, one.url, one.time, one.sha256) for one in row.evidences
        ),
        at=row.at,
    )


def dossier(row: AuditRow) -> Dossier:
    """What people said of an audit.

    Raises:
        ValueError: the database holds what was never written.
    """
    return Dossier(
        id=row.id,
        expires=row.expires,
        notice=row.notice,
        annotations=tuple(Annotation(one.indicator, one.text, one.at) for one in row.annotations),
        disputes=tuple(Dispute(one.indicator, one.text, one.at, _ruled(one)) for one in row.disputes),
        reviews=tuple(Review(one.by, one.at, one.purpose) for one in row.reviews),
    )


def _ruled(row: DisputeRow) -> Ruled | None:
    if row.ruling is None or row.ruled_by is None or row.ruled_at is None or row.ruled_because is None:
        return None
    return Ruled(Ruling(row.ruling), row.ruled_by, row.ruled_at, row.ruled_because)
