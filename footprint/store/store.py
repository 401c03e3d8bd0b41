"""The audits that are kept: what they were, what was made of them, what people said of them since."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from datetime import UTC
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, selectinload

from footprint.errors import StoreError
from footprint.message import msg
from footprint.store.faults import damaged, newer, told
from footprint.store.folder import DATABASE, RECORDINGS, make_private
from footprint.store.ids import new_id, shown
from footprint.store.migration import Newer, bring_up_to_date
from footprint.store.recordings import Recordings
from footprint.store.retention import LONGEST_MONTHS, expiry, has_expired
from footprint.store.rows import audit_row, dossier, judgement_row, stored_audit, stored_judgement
from footprint.store.schema import AnnotationRow, AuditRow, DisputeRow, JudgementRow, KeyRow, ReviewRow
from footprint.store.sqlite import drop_journal, for_writing, has_journal, open_database, wipe
from footprint.store.values import Purged

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from datetime import date
    from types import TracebackType

    from sqlalchemy import ColumnElement

    from footprint.clock import Clock
    from footprint.dossier import Annotation, Dispute, Dossier, Review, Ruled
    from footprint.message import Message
    from footprint.store.values import Judgement, NewAudit, StoredAudit, StoredJudgement

PATIENCE = 30.0
"""Seconds that a process waits for another's writing: a large recording on a slow disk takes a few."""


def open_store(folder: Path, *, clock: Clock, patience: float = PATIENCE, ids: Callable[[], str] = new_id) -> Store:
    """Open what is kept in a folder; make it when there is nothing yet.

    The tables are brought up to date, and what a process left half done is cleared away. Use it in a `with`.

    Args:
        folder: the store's own; only its owner will be able to read what is in it.
        clock: for what has expired, and when something was stored.
        patience: seconds that a transaction waits for those of other processes.
        ids: names for new audits.

    Raises:
        StoreError: the folder can't be used, or the database is damaged or of a newer version.
    """
    store = Store(folder.expanduser().absolute(), clock=clock, patience=patience, ids=ids)
    try:
        store.prepare()
    except BaseException:  # also Ctrl-C: the database is let go before anybody hears of it
        store.close()
        raise
    return store


class Store:
    """See `open_store`. Every method may raise a `StoreError`, and then has changed nothing."""

    def __init__(self, folder: Path, *, clock: Clock, patience: float, ids: Callable[[], str]) -> None:
        """Name it; see `open_store`."""
        self._folder = folder
        self._file = folder / DATABASE
        self._clock = clock
        self._ids = ids
        self._recordings = Recordings(folder / RECORDINGS)
        self._engine = open_database(self._file, patience=patience)
        self._writer = for_writing(self._engine)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def prepare(self) -> None:
        """Make what is missing, bring the tables up to date, and finish what other processes could not."""
        with told(self._file):
            make_private(self._folder, self._file)
            self._recordings.prepare()
            try:
                bring_up_to_date(self._engine)
            except Newer as error:
                raise newer(self._file) from error
            if self._recordings.marked or has_journal(self._file):
                self._settle_if_possible()

    def add(self, new: NewAudit) -> StoredAudit:
        """Keep an audit: its recording and its rows appear together, or neither does.

        A recording that was given as a path is gone from there afterwards.
        """
        self._refuse_other_days(new)
        try:
            with self._writing() as session:
                audit = self._free_id(session) if new.id is None else self._free(session, new.id)
                session.add(audit_row(audit, new, self._clock.now()))
                session.flush()
                self._recordings.mark([audit])
                self._recordings.write(audit, new.recording)
                session.expire_all()
                (kept,) = self._audits(session, AuditRow.id == audit)
        finally:
            self._settle_if_possible()
        if isinstance(new.recording, Path):
            with suppress(OSError):  # it is kept; that it is there twice is for its owner to see
                new.recording.unlink()
        return kept

    def free_id(self) -> str:
        """A name that no audit has, for one that is to be kept later."""
        with self._reading() as session:
            return self._free_id(session)

    def has(self, id: str) -> bool:  # noqa: A002 (its name)
        """Is there an audit of that id, whether it has expired or not?"""
        with self._reading() as session:
            return session.get(AuditRow, id) is not None

    def judge(self, id: str, judgement: Judgement) -> StoredJudgement:  # noqa: A002 (its name)
        """Set another judgement beside the earlier ones."""
        with self._writing() as session:
            audit = self._known(session, id)
            row = judgement_row(judgement, self._clock.now())
            row.audit = audit
            session.add(row)
            session.flush()
            session.expire(row)
            return stored_judgement(row)

    def get(self, id: str) -> StoredAudit:  # noqa: A002 (its name)
        """One audit.

        Raises:
            StoreError: there is none of that id, or it has expired.
        """
        with self._reading() as session:
            (found,) = self._audits(session, AuditRow.id == self._known(session, id))
        return found

    def history(self, subject_key: str | None = None) -> tuple[StoredAudit, ...]:
        """The audits that a key finds, or all of them, by date; none that has expired."""
        wanted = AuditRow.expires >= self._today()
        with self._reading() as session:
            return self._audits(session, wanted if subject_key is None else wanted & _found_by(subject_key))

    def subjects(self) -> tuple[str, ...]:
        """Every key that finds an audit, sorted; none of those that have expired."""
        keys = select(KeyRow.key).distinct().join(AuditRow).where(AuditRow.expires >= self._today())
        with self._reading() as session:
            return tuple(sorted(session.scalars(keys)))

    def annotate(self, id: str, annotation: Annotation) -> Dossier:  # noqa: A002 (its name)
        """Set a note beside a number."""
        with self._writing() as session:
            audit = self._known(session, id)
            session.add(
                AnnotationRow(audit=audit, indicator=annotation.indicator, text=annotation.text, at=annotation.at)
            )
            return self._dossier(session, audit)

    def dispute(self, id: str, dispute: Dispute) -> Dossier:  # noqa: A002 (its name)
        """Record that a finding is contested."""
        with self._writing() as session:
            audit = self._known(session, id)
            row = DisputeRow(audit=audit, indicator=dispute.indicator, text=dispute.text, at=dispute.at)
            session.add(row if dispute.ruled is None else _with_ruling(row, dispute.ruled))
            return self._dossier(session, audit)

    def rule(self, id: str, indicator: str, ruled: Ruled) -> Dossier:  # noqa: A002 (its name)
        """Record what a person made of what is contested of a finding and was not ruled on.

        Raises:
            StoreError: there is nothing of that kind.
        """
        with self._writing() as session:
            audit = self._known(session, id)
            open_ones = (
                select(DisputeRow)
                .where(DisputeRow.audit == audit, DisputeRow.indicator == indicator, DisputeRow.ruling.is_(None))
                .with_for_update()
            )
            rows = session.scalars(open_ones).all()
            if not rows:
                raise StoreError(
                    msg(
                        "{id}: nothing is left to rule on “{indicator}”; footprint show {id} tells what is contested",
                        id=audit,
                        indicator=shown(indicator),
                    )
                )
            for row in rows:
                _with_ruling(row, ruled)
            return self._dossier(session, audit)

    def review(self, id: str, review: Review) -> Dossier:  # noqa: A002 (its name)
        """Record that a person looked at the report."""
        with self._writing() as session:
            audit = self._known(session, id)
            session.add(ReviewRow(audit=audit, by=review.by, at=review.at, purpose=review.purpose))
            return self._dossier(session, audit)

    def set_notice(self, id: str, sha256: str) -> Dossier:  # noqa: A002 (its name)
        """Record which notice was made for it."""
        with self._writing() as session:
            audit = self._known(session, id)
            session.execute(update(AuditRow).where(AuditRow.id == audit).values(notice=sha256))
            return self._dossier(session, audit)

    def purge(
        self,
        *,
        expired: bool = False,
        subject_key: str | None = None,
        id: str | None = None,  # noqa: A002 (its name)
    ) -> tuple[Purged, ...]:
        """Delete audits with all that hangs on them, and what the database keeps of deleted rows.

        Args:
            expired: only those that have expired.
            subject_key: only those that this key finds, whether they have expired or not.
            id: only this one, likewise.

        Returns:
            What is gone, by date. What was asked for in several ways must meet all; without any, nothing is.

        Raises:
            StoreError: also when all of it is deleted, and the files can't be rid of what is left of it; any further
                purge tries again.
        """
        wanted: list[ColumnElement[bool]] = []
        if expired:
            wanted.append(AuditRow.expires < self._today())
        if subject_key is not None:
            wanted.append(_found_by(subject_key))
        with self._writing() as session:
            if id is not None:
                wanted.append(AuditRow.id == self._known(session, id, also_expired=True))
            gone = self._delete(session, wanted) if wanted else ()
        try:
            with told(self._file):
                self._settle()
                wipe(self._engine)
        except StoreError as error:
            raise StoreError(
                msg(
                    "{folder}: deleted, but traces may be left in the files; once there is space and nobody else "
                    "writes, run footprint purge --expired to wipe them",
                    folder=str(self._folder),
                )
            ) from error
        return gone

    def _delete(self, session: Session, wanted: list[ColumnElement[bool]]) -> tuple[Purged, ...]:
        found = session.execute(select(AuditRow.id, AuditRow.date).where(*wanted).order_by(AuditRow.date, AuditRow.id))
        gone = tuple(Purged(audit, moment) for audit, moment in found)
        self._recordings.mark(one.id for one in gone)
        session.execute(delete(AuditRow).where(*wanted).execution_options(synchronize_session=False))
        return gone

    def _audits(self, session: Session, wanted: ColumnElement[bool]) -> tuple[StoredAudit, ...]:
        whole = (
            selectinload(AuditRow.keys),
            selectinload(AuditRow.judgements).selectinload(JudgementRow.evidences),
            selectinload(AuditRow.annotations),
            selectinload(AuditRow.disputes),
            selectinload(AuditRow.reviews),
        )
        rows = session.scalars(select(AuditRow).where(wanted).order_by(AuditRow.date, AuditRow.id).options(*whole))
        return tuple(stored_audit(row, self._recordings.path(row.id)) for row in rows)

    def _dossier(self, session: Session, audit: str) -> Dossier:
        """As it will be once the transaction is through."""
        session.flush()
        session.expire_all()
        return dossier(session.scalars(select(AuditRow).where(AuditRow.id == audit)).one())

    def _known(self, session: Session, audit: str, *, also_expired: bool = False) -> str:
        """The id as it is stored.

        Raises:
            StoreError: there is none, or it has expired.
        """
        wanted = audit.strip().lower()
        expires = session.scalars(select(AuditRow.expires).where(AuditRow.id == wanted)).one_or_none()
        if expires is None:
            raise StoreError(self._unknown(session, wanted))
        if has_expired(expires, self._today()) and not also_expired:
            raise StoreError(
                msg(
                    "{id}: kept until {day:date}, and no longer read; delete it with footprint purge --expired, and "
                    "make a new audit if you still need one",
                    id=wanted,
                    day=expires.isoformat(),
                )
            )
        return wanted

    def _unknown(self, session: Session, audit: str) -> Message:
        known = session.scalars(select(AuditRow.id).where(AuditRow.expires >= self._today())).all()
        near = get_close_matches(audit, known, n=1)
        if near:
            return msg("{id}: no audit is kept under this id; did you mean {near}?", id=shown(audit), near=near[0])
        return msg("{id}: no audit is kept under this id; footprint history lists them", id=shown(audit))

    def _free_id(self, session: Session) -> str:
        while True:
            audit = self._ids()
            if self._is_free(session, audit):
                return audit

    def _free(self, session: Session, audit: str) -> str:
        """The id that was promised.

        Raises:
            StoreError: it has been taken since.
        """
        if not self._is_free(session, audit):
            raise StoreError(msg("{id}: another audit is kept under this id", id=audit))
        return audit

    def _is_free(self, session: Session, audit: str) -> bool:
        return session.get(AuditRow, audit) is None and not self._recordings.path(audit).exists()

    def _refuse_other_days(self, new: NewAudit) -> None:
        last = expiry(new.date.astimezone(UTC).date(), LONGEST_MONTHS)
        if new.expires > last:
            raise StoreError(
                msg(
                    "an audit is kept for at most {months} months, which is until {day:date}; ask for less",
                    months=LONGEST_MONTHS,
                    day=last.isoformat(),
                )
            )
        if has_expired(new.expires, self._today()):
            raise StoreError(
                msg(
                    "this audit could be kept until {day:date}, which is over; make a new one, or raise "
                    "retention_months",
                    day=new.expires.isoformat(),
                )
            )

    def _settle(self) -> None:
        """Finish what came or went when its process ended; nobody else writes meanwhile."""
        with self._writing() as session:
            marked = self._recordings.marked
            known = session.scalars(select(AuditRow.id).where(AuditRow.id.in_(marked))).all()
            self._recordings.settle(marked, known)
            if has_journal(self._file):
                drop_journal(session.connection())

    def _settle_if_possible(self) -> None:
        with suppress(StoreError):  # else whoever opens it next does
            self._settle()

    def _today(self) -> date:
        return self._clock.now().astimezone(UTC).date()

    @contextmanager
    def _reading(self) -> Generator[Session]:
        with self._session(Session(self._engine)) as session:
            yield session

    @contextmanager
    def _writing(self) -> Generator[Session]:
        """Begin at once, commit at the end: of these, there is one at a time among all processes."""
        with self._session(Session(self._writer)) as session:
            session.connection()
            yield session
            session.commit()

    @contextmanager
    def _session(self, session: Session) -> Generator[Session]:
        with told(self._file), session:
            try:
                yield session
            except ValueError as error:
                raise damaged(self._file) from error


def _found_by(key: str) -> ColumnElement[bool]:
    return AuditRow.id.in_(select(KeyRow.audit).where(KeyRow.key == key))


def _with_ruling(row: DisputeRow, ruled: Ruled) -> DisputeRow:
    row.ruling, row.ruled_by, row.ruled_at, row.ruled_because = ruled.ruling.value, ruled.by, ruled.at, ruled.reason
    return row
