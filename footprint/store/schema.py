"""The tables, in the part of SQL that SQLite and PostgreSQL share.

    audits ─┬─ keys            by what it is found
            ├─ judgements ── evidences
            ├─ annotations
            ├─ disputes        each with its ruling, once there is one
            └─ reviews

What hangs on an audit goes with it. Rows of one audit are in the order of their numbers. A change of a table comes with
a migration beside the others; a test compares the two.
"""

from __future__ import annotations

import datetime as dt
from datetime import UTC, datetime

from sqlalchemy import JSON, DateTime, Dialect, Float, ForeignKey, Index, MetaData, String, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Moment(TypeDecorator[datetime]):
    """An aware moment, UTC; databases without time zones hold it without one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (given)
        """To UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (given)
        """From UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Words(TypeDecorator[str]):
    """What somebody wrote; signs that a database can't hold (half of a pair, NUL) become question marks."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 (given)
        """Without those."""
        return None if value is None else value.replace("\0", "?").encode("utf-8", "replace").decode()


class Row(DeclarativeBase):
    """What all tables share."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: Moment, str: Words}  # noqa: RUF012 (SQLAlchemy's own)


def _of_audit() -> Mapped[str]:
    return mapped_column(String(12), ForeignKey("audits.id", ondelete="CASCADE"), index=True)


class AuditRow(Row):
    """See `footprint.store.values.StoredAudit`; the recording is the file of that id."""

    __tablename__ = "audits"
    id: Mapped[str] = mapped_column(String(12), primary_key=True)
    label: Mapped[str]
    scope: Mapped[str] = mapped_column(String(20))
    date: Mapped[datetime] = mapped_column(index=True)
    expires: Mapped[dt.date] = mapped_column(index=True)
    notice: Mapped[str] = mapped_column(String(64))

    keys: Mapped[list[KeyRow]] = relationship(order_by="KeyRow.key", passive_deletes=True)
    judgements: Mapped[list[JudgementRow]] = relationship(order_by="JudgementRow.id", passive_deletes=True)
    annotations: Mapped[list[AnnotationRow]] = relationship(order_by="AnnotationRow.id", passive_deletes=True)
    disputes: Mapped[list[DisputeRow]] = relationship(order_by="DisputeRow.id", passive_deletes=True)
    reviews: Mapped[list[ReviewRow]] = relationship(order_by="ReviewRow.id", passive_deletes=True)


class KeyRow(Row):
    """One key that finds an audit."""

    __tablename__ = "keys"
    audit: Mapped[str] = mapped_column(String(12), ForeignKey("audits.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)


Index("ix_keys_key", KeyRow.key)


class JudgementRow(Row):
    """See `footprint.store.values.StoredJudgement`."""

    __tablename__ = "judgements"
    id: Mapped[int] = mapped_column(primary_key=True)
    audit: Mapped[str] = _of_audit()
    at: Mapped[datetime]
    rubric: Mapped[str]
    rubric_version: Mapped[int]
    rubric_digest: Mapped[str] = mapped_column(String(64))
    catalogue_digest: Mapped[str] = mapped_column(String(64))
    tool: Mapped[str] = mapped_column(String(40))
    publication: Mapped[str] = mapped_column(String(20))
    value: Mapped[int | None]
    low: Mapped[int]
    high: Mapped[int]
    coverage: Mapped[float] = mapped_column(Float(53))
    disputed: Mapped[list[str]] = mapped_column(JSON)
    profile: Mapped[str]

    evidences: Mapped[list[EvidenceRow]] = relationship(order_by="EvidenceRow.id", passive_deletes=True)


class EvidenceRow(Row):
    """See `footprint.store.values.EvidenceReference`."""

    __tablename__ = "evidences"
    id: Mapped[int] = mapped_column(primary_key=True)
    judgement: Mapped[int] = mapped_column(ForeignKey("judgements.id", ondelete="CASCADE"), index=True)
    indicator: Mapped[str]
    exchange: Mapped[str]
    url: Mapped[str]
    time: Mapped[datetime]
    sha256: Mapped[str | None] = mapped_column(String(64))


class AnnotationRow(Row):
    """See `footprint.dossier.Annotation`."""

    __tablename__ = "annotations"
    id: Mapped[int] = mapped_column(primary_key=True)
    audit: Mapped[str] = _of_audit()
    indicator: Mapped[str]
    text: Mapped[str]
    at: Mapped[datetime]


class DisputeRow(Row):
    """See `footprint.dossier.Dispute`; without a ruling, its columns are null."""

    __tablename__ = "disputes"
    id: Mapped[int] = mapped_column(primary_key=True)
    audit: Mapped[str] = _of_audit()
    indicator: Mapped[str]
    text: Mapped[str]
    at: Mapped[datetime]
    ruling: Mapped[str | None] = mapped_column(String(20))
    ruled_by: Mapped[str | None]
    ruled_at: Mapped[datetime | None]
    ruled_because: Mapped[str | None]


class ReviewRow(Row):
    """See `footprint.dossier.Review`."""

    __tablename__ = "reviews"
    id: Mapped[int] = mapped_column(primary_key=True)
    audit: Mapped[str] = _of_audit()
    by: Mapped[str]
    at: Mapped[datetime]
    purpose: Mapped[str]
