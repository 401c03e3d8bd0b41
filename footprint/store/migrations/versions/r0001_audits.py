"""Audits, their judgements and what people said of them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "audits",
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("scope", sa.String(20), nullable=False),
        sa.Column("date", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.Date, nullable=False),
        sa.Column("notice", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audits"),
    )
    op.create_index("ix_audits_date", "audits", ["date"])
    op.create_index("ix_audits_expires", "audits", ["expires"])
    op.create_table(
        "keys",
        sa.Column("audit", sa.String(12), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("audit", "key", name="pk_keys"),
        _of_audit("keys"),
    )
    op.create_index("ix_keys_key", "keys", ["key"])
    _judgements()
    _dossier()


def _judgements() -> None:
    op.create_table(
        "judgements",
        *_numbered("judgements"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rubric", sa.Text, nullable=False),
        sa.Column("rubric_version", sa.Integer, nullable=False),
        sa.Column("rubric_digest", sa.String(64), nullable=False),
        sa.Column("catalogue_digest", sa.String(64), nullable=False),
        sa.Column("tool", sa.String(40), nullable=False),
        sa.Column("publication", sa.String(20), nullable=False),
        sa.Column("value", sa.Integer),
        sa.Column("low", sa.Integer, nullable=False),
        sa.Column("high", sa.Integer, nullable=False),
        sa.Column("coverage", sa.Float(53), nullable=False),
        sa.Column("disputed", sa.JSON, nullable=False),
        sa.Column("profile", sa.Text, nullable=False),
    )
    op.create_index("ix_judgements_audit", "judgements", ["audit"])
    op.create_table(
        "evidences",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("judgement", sa.Integer, nullable=False),
        sa.Column("indicator", sa.Text, nullable=False),
        sa.Column("exchange", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("time", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sha256", sa.String(64)),
        sa.PrimaryKeyConstraint("id", name="pk_evidences"),
        sa.ForeignKeyConstraint(["judgement"], ["judgements.id"], name="fk_evidences_judgement", ondelete="CASCADE"),
    )
    op.create_index("ix_evidences_judgement", "evidences", ["judgement"])


def _dossier() -> None:
    op.create_table("annotations", *_numbered("annotations"), *_said())
    op.create_index("ix_annotations_audit", "annotations", ["audit"])
    op.create_table(
        "disputes",
        *_numbered("disputes"),
        *_said(),
        sa.Column("ruling", sa.String(20)),
        sa.Column("ruled_by", sa.Text),
        sa.Column("ruled_at", sa.DateTime(timezone=True)),
        sa.Column("ruled_because", sa.Text),
    )
    op.create_index("ix_disputes_audit", "disputes", ["audit"])
    op.create_table(
        "reviews",
        *_numbered("reviews"),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
    )
    op.create_index("ix_reviews_audit", "reviews", ["audit"])


def _said() -> tuple[SchemaItem, ...]:
    return (
        sa.Column("indicator", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )


def _numbered(name: str) -> tuple[SchemaItem, ...]:
    """What every table has that hangs on an audit."""
    return (
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("audit", sa.String(12), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        _of_audit(name),
    )


def _of_audit(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["audit"], ["audits.id"], name=f"fk_{name}_audit", ondelete="CASCADE")
