"""May this audit be made? What the operator's own configuration asks for before a candidate is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.config import MandateSettings, flag_of
from footprint.errors import Refused
from footprint.message import msg, nmsg
from footprint.subject import Mandate

if TYPE_CHECKING:
    from datetime import date

    from footprint.config import Settings
    from footprint.message import Message
    from footprint.terms import Wait


def mandate(settings: Settings, *, self_audit: bool, today: date) -> Mandate:
    """Why this audit may be made.

    Args:
        settings: what the operator states.
        self_audit: the person audits themself: nobody else need be told.
        today: day of the audit.

    Raises:
        Refused: the operator requires a mandate, and it is incomplete; or the audit comes too early after the notice.
    """
    stated = settings.mandate
    if not self_audit:
        if settings.require_mandate:
            _see_whole(stated)
        if settings.require_mandate or settings.notice_days is not None:
            _see_told(stated.notice_date, settings.wait, today)
    return Mandate(
        purpose=stated.purpose,
        position=stated.position,
        controller=stated.controller,
        legal_basis=stated.legal_basis,
        notice_reference=stated.notice_reference,
        notice_date="" if stated.notice_date is None else stated.notice_date.isoformat(),
        self_audit=self_audit,
    )


def _see_whole(stated: MandateSettings) -> None:
    """See that everything is stated.

    Raises:
        Refused: something is not.
    """
    missing = [flag_of(name) for name in MandateSettings.model_fields if not getattr(stated, name)]
    if missing:
        raise Refused(
            msg(
                "this configuration asks for a mandate, and it lacks {missing}; give them, or --self if you audit "
                "yourself",
                missing=", ".join(missing),
            )
        )


def _see_told(told: date | None, wait: Wait, today: date) -> None:
    """See that the candidate was told in time: on the day itself at the latest (Code du travail L1221-8).

    Raises:
        Refused: it is too early.
    """
    if told is None:
        return
    if told > today:
        raise Refused(
            msg(
                "the candidate is told on {day:date}, after this audit; wait until then, or correct --notice-date",
                day=told.isoformat(),
            )
        )
    first = wait.after(told)
    if first > today:
        raise Refused(_too_early(told, wait, first))


def _too_early(told: date, wait: Wait, first: date) -> Message:
    days = {"told": told.isoformat(), "first": first.isoformat()}
    if wait.business:
        return nmsg(
            "the candidate was told on {told:date}, and this configuration asks for {n} business day in between; "
            "audit from {first:date} on",
            "the candidate was told on {told:date}, and this configuration asks for {n} business days in between; "
            "audit from {first:date} on",
            n=wait.days,
            **days,
        )
    return nmsg(
        "the candidate was told on {told:date}, and this configuration asks for {n} day in between; audit from "
        "{first:date} on",
        "the candidate was told on {told:date}, and this configuration asks for {n} days in between; audit from "
        "{first:date} on",
        n=wait.days,
        **days,
    )
