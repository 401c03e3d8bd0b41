"""Under what terms an operator may look at a candidate: where, how long after the notice, and what is kept how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from footprint.message import Message, msg, nmsg

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_KEPT = 24
"""Months: the hard cap of what is kept about a candidate."""
USUALLY_KEPT = 6
LONGEST_WAIT = 90
"""Days between the notice and the audit that a configuration can ask for."""
_FRIDAY = 4


class Jurisdiction(StrEnum):
    """The places whose rules are noted in `docs/rights.md`."""

    FRANCE = "france"
    QUEBEC = "quebec"
    EU = "eu"
    NEW_YORK = "new-york"


AUTHORITIES: Mapping[Jurisdiction | None, Message] = {
    Jurisdiction.FRANCE: msg("the CNIL, cnil.fr"),
    Jurisdiction.QUEBEC: msg("the Commission d'accès à l'information, cai.gouv.qc.ca"),
    Jurisdiction.EU: msg("the data protection authority of your country, edpb.europa.eu"),
    Jurisdiction.NEW_YORK: msg("the Department of Consumer and Worker Protection, nyc.gov/dcwp"),
    None: msg("the authority that protects personal data where you live"),
}
"""With whom a candidate can lodge a complaint."""


@dataclass(frozen=True, slots=True)
class Wait:
    """How long after the notice an audit may be made at the earliest.

    Attributes:
        days: 0 for the day of the notice.
        business: Mondays to Fridays alone are counted; public holidays are not known here, so they count.
    """

    days: int = 0
    business: bool = False

    def after(self, told: date) -> date:
        """The first day on which the audit may be made.

        Raises:
            OverflowError: the calendar ends before.
        """
        if not self.business:
            return told + timedelta(days=self.days)
        day = told
        for _ in range(self.days):
            day += timedelta(days=1)
            while day.weekday() > _FRIDAY:
                day += timedelta(days=1)
        return day

    def words(self) -> Message:
        """Its length."""
        if self.business:
            return nmsg("{n} business day", "{n} business days", n=self.days)
        return nmsg("{n} day", "{n} days", n=self.days)


USUAL_WAITS: Mapping[Jurisdiction, Wait] = {Jurisdiction.NEW_YORK: Wait(10, business=True)}
"""Where a place names a time; everywhere else the candidate is told beforehand, on the same day at the latest."""
