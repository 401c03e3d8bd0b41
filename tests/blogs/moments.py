"""Moments in the disguises that feeds give them, so that what a date means is known before it is written.

Nothing here imports footprint: the truth of the corpus must not depend on the code that it judges.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
"""The moment of every look at the corpus."""

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
_MOIS_COURTS = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip


def moment_of(age: float) -> datetime:
    """Eight in the morning, UTC, so many days ago: the same day in every zone that the corpus writes."""
    return NOW - timedelta(days=age, hours=1)


def written(moment: datetime, style: str) -> str:
    """The moment in a style's words; a style that is not known is a fault of the corpus."""
    return _STYLES[style](moment)


def _at(moment: datetime, minutes: int) -> datetime:
    return moment.astimezone(timezone(timedelta(minutes=minutes)))


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M:%S}"


def _rfc(moment: datetime, zone: str) -> str:
    day, month = _DAYS[moment.weekday()], _MONTHS[moment.month - 1]
    return f"{day}, {moment.day:02d} {month} {moment.year} {_clock(moment)} {zone}".rstrip()


def _plain(moment: datetime) -> str:
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def _french(moment: datetime) -> str:
    return f"{moment.day} {_MOIS[moment.month - 1]} {moment.year}"


def _french_zone(moment: datetime) -> datetime:
    return _at(moment, 120 if 4 <= moment.month <= 9 else 60)


def _named_summer(moment: datetime) -> str:
    is_summer = 4 <= moment.month <= 9
    return _rfc(_french_zone(moment), "CEST" if is_summer else "CET")


def _american(moment: datetime) -> str:
    half = "am" if moment.hour < 12 else "pm"
    hour = moment.hour % 12 or 12
    return f"{_LONG_MONTHS[moment.month - 1]} {moment.day}, {moment.year} {hour}:{moment.minute:02d} {half}"


_STYLES: Mapping[str, Callable[[datetime], str]] = {
    # RFC 822 and RFC 2822, and what software makes of them
    "rfc": lambda one: _rfc(one, "GMT"),
    "rfc-number": lambda one: _rfc(one, "+0000"),
    "rfc-paris": lambda one: _rfc(_at(one, 60), "+0100"),
    "rfc-colon": lambda one: _rfc(_at(one, 60), "+01:00"),
    "rfc-nepal": lambda one: _rfc(_at(one, 345), "+0545"),
    "rfc-west": lambda one: _rfc(_at(one, -300), "EST"),
    "rfc-pacific": lambda one: _rfc(_at(one, -480), "PST"),
    "rfc-summer": _named_summer,
    "rfc-ut": lambda one: _rfc(one, "UT"),
    "rfc-z": lambda one: _rfc(one, "Z"),
    "rfc-gmt-plus": lambda one: _rfc(_at(one, 120), "GMT+2"),
    "rfc-without-zone": lambda one: _rfc(one, ""),
    "rfc-without-weekday": lambda one: _rfc(one, "GMT").partition(", ")[2],
    "rfc-without-comma": lambda one: _rfc(one, "GMT").replace(",", ""),
    "rfc-wrong-weekday": lambda one: _rfc(one, "GMT").replace(_DAYS[one.weekday()], _DAYS[one.weekday() - 3]),
    "rfc-two-digits": lambda one: _rfc(one, "GMT").replace(f" {one.year} ", f" {one:%y} "),
    "rfc-one-digit-day": lambda one: _rfc(one, "GMT").replace(f" {one.day:02d} ", f" {one.day} "),
    "rfc-without-seconds": lambda one: _rfc(one, "GMT").replace(_clock(one), f"{one:%H:%M}"),
    "rfc-without-clock": lambda one: f"{_DAYS[one.weekday()]}, {_plain(one)}",
    "rfc-capitals": lambda one: _rfc(one, "GMT").upper(),
    "rfc-small": lambda one: _rfc(one, "gmt").lower(),
    "rfc-comment": lambda one: f"{_rfc(_at(one, 60), '+0100')} (CET)",
    "rfc-spaces": lambda one: f"\n      {_rfc(one, '  GMT')}\n    ",
    "rfc-long": lambda one: (
        f"{_LONG_DAYS[one.weekday()]}, {one.day} {_LONG_MONTHS[one.month - 1]} {one.year} {_clock(one)} +0000"
    ),
    "rfc-september": lambda one: _rfc(one, "GMT").replace("Sep", "Sept"),
    # ISO 8601 and its slips
    "iso": lambda one: f"{one:%Y-%m-%dT%H:%M:%S}Z",
    "iso-offset": lambda one: _at(one, 60).isoformat(),
    "iso-no-colon": lambda one: f"{_at(one, 60):%Y-%m-%dT%H:%M:%S}+0100",
    "iso-nepal": lambda one: f"{_at(one, 345):%Y-%m-%dT%H:%M:%S}+0545",
    "iso-short-offset": lambda one: f"{_at(one, 60):%Y-%m-%dT%H:%M:%S}+01",
    "iso-fraction": lambda one: f"{one:%Y-%m-%dT%H:%M:%S}.1234567Z",
    "iso-space": lambda one: f"{one:%Y-%m-%d %H:%M:%S}",
    "iso-space-utc": lambda one: f"{one:%Y-%m-%d %H:%M:%S} UTC",
    "iso-space-offset": lambda one: f"{one:%Y-%m-%d %H:%M:%S} +0000",
    "iso-minutes": lambda one: f"{one:%Y-%m-%dT%H:%M}Z",
    "iso-day": lambda one: f"{one:%Y-%m-%d}",
    "iso-compact": lambda one: f"{one:%Y%m%dT%H%M%S}Z",
    "iso-compact-day": lambda one: f"{one:%Y%m%d}",
    "slashes": lambda one: f"{one:%Y/%m/%d %H:%M:%S}",
    "slashes-day": lambda one: f"{one:%Y/%m/%d}",
    # words
    "american": _american,
    "american-day": lambda one: f"{_LONG_MONTHS[one.month - 1]} {one.day}, {one.year}",
    "british-day": lambda one: f"{one.day} {_LONG_MONTHS[one.month - 1]} {one.year}",
    "asctime": lambda one: f"{_DAYS[one.weekday()]} {_MONTHS[one.month - 1]} {one.day:2d} {_clock(one)} {one.year}",
    "unix-date": lambda one: (
        f"{_DAYS[one.weekday()]} {_MONTHS[one.month - 1]} {one.day:2d} {_clock(one)} UTC {one.year}"
    ),
    "french-day": _french,
    "french-full": lambda one: f"{_JOURS[one.weekday()]} {_french(one)}",
    "french-clock": lambda one: f"{_french(one)} à {one:%H:%M}",
    "french-h": lambda one: f"Le {_JOURS[one.weekday()]} {_french(one)} à {one:%H}h{one:%M}",
    "french-first": lambda one: _french(one).replace("1 ", "1er ", 1) if one.day == 1 else _french(one),
    "french-bare": lambda one: _french(one).replace("é", "e").replace("û", "u"),
    "french-capitals": lambda one: _french(one).upper(),
    "french-rfc": lambda one: (
        f"{_JOURS[one.weekday()][:3]}., {one.day:02d} {_MOIS_COURTS[one.month - 1]} {one.year} "
        f"{_clock(_at(one, 60))} +0100"
    ),
    "french-rfc-long": lambda one: (
        f"{_JOURS[one.weekday()].title()}, {one.day} {_MOIS[one.month - 1].title()} {one.year} {_clock(one)} +0000"
    ),
    "french-numbers": lambda one: f"{one:%d/%m/%Y %H:%M}",
    "german-numbers": lambda one: f"{one:%d.%m.%Y}",
    # seconds since 1970
    "unix": lambda one: f"{int(one.timestamp())}",
    "unix-milliseconds": lambda one: f"{int(one.timestamp()) * 1000}",
}
"""Every style writes the same moment, or the same day at midnight."""
