"""Reads the moments that feeds and pages write, in the forms that are met in the wild."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone

# English and French names, by their first letters.
_MONTHS = {
    "jan": 1, "feb": 2, "fev": 2, "mar": 3, "apr": 4, "avr": 4, "may": 5, "mai": 5, "juin": 6, "jun": 6,
    "juil": 7, "jul": 7, "aug": 8, "aou": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
# Minutes east (RFC 822, section 5.1, and others that mean one zone only).
_ZONES = {
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "cest": 120, "eet": 120,
    "eest": 180, "msk": 180, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360,
    "pst": -480, "pdt": -420, "ast": -240, "adt": -180, "brt": -180, "jst": 540, "aest": 600, "aedt": 660,
    "nzst": 720, "nzdt": 780,
}  # fmt: skip
_LONGEST = 100
_FIRST_OF_1900S = 69

_CLOCK = r"(?P<h>\d{1,2})[:h]?(?P<min>\d{2})(?::?(?P<s>\d{2})(?:[.,]\d+)?)?\s*(?P<noon>[ap]\.?m\b\.?)?"
_ZONE = r"(?P<zone>[a-z]{1,4})?\s*(?:(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?)?(?:\s*\([^()]*\))?"
_TAIL = rf"(?:(?:\s*,\s*|\s+|t|\s+at\s+|\s+a\s+){_CLOCK})?\s*{_ZONE}\s*$"
_NUMBERS = re.compile(
    rf"^(?P<y>\d{{4}})(?P<sep>[-/.]?)(?P<m>\d{{1,2}})(?P=sep)(?P<d>\d{{1,2}})(?P<day_second>){_TAIL}", re.ASCII
)
_WORDS = re.compile(
    r"^(?:[a-z]{2,9}\.?,?\s+)?(?:(?P<d>\d{1,2})(?:er|st|nd|rd|th)?[\s-]+(?P<month>[a-z]{3,9})\.?"
    rf"|(?P<month_first>[a-z]{{3,9}})\.?\s+(?P<day_second>\d{{1,2}})(?:st|nd|rd|th)?),?[\s-]+(?P<y>\d{{4}}|\d{{2}}){_TAIL}",
    re.ASCII,
)


def read_moment(text: str) -> datetime | None:
    """The moment that a text names, in UTC; None when it names none that can be told for sure.

    Takes ISO 8601 with its common slips (slashes, offsets without colon), RFC 822 dates with more zones than it lists,
    and dates with English or French month names. Without a zone it is UTC; without a time, midnight.
    """
    folded = _folded(text)
    found = _NUMBERS.match(folded) or _WORDS.match(folded)
    if found is None:
        return None
    part: dict[str, str | None] = found.groupdict()
    zone, month = _zone(part), _month(part)
    if zone is None or month is None:
        return None
    day, hour = int(part["d"] or part["day_second"] or 0), _hour(part["h"], part["noon"])
    try:
        moment = datetime(_year(part["y"] or ""), month, day, hour, int(part["min"] or 0), tzinfo=zone)
        return (moment + timedelta(seconds=int(part["s"] or 0))).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _folded(text: str) -> str:
    """Lower case, one space, no accents."""
    apart = unicodedata.normalize("NFKD", " ".join(text[:_LONGEST].split()).lower())
    return "".join(one for one in apart if not unicodedata.combining(one))


def _month(part: dict[str, str | None]) -> int | None:
    if "m" in part:
        return int(part["m"] or 0)
    name = part["month"] or part["month_first"] or ""
    return _MONTHS.get(name[:4]) or _MONTHS.get(name[:3])


def _year(digits: str) -> int:
    """Two digits are of the years 1969 to 2068, as in POSIX."""
    year = int(digits)
    if len(digits) == len("2026"):
        return year
    return year + (1900 if year >= _FIRST_OF_1900S else 2000)


def _hour(digits: str | None, noon: str | None) -> int:
    hour = int(digits or 0)
    return hour if noon is None else hour % 12 + (12 if noon.startswith("p") else 0)


def _zone(part: dict[str, str | None]) -> timezone | None:
    """The zone, UTC when none is given; None for a name that is not known."""
    named = _ZONES.get(part["zone"] or "utc")
    if named is None:
        return None
    east = 60 * int(part["hours"] or 0) + int(part["minutes"] or 0)
    try:
        return timezone(timedelta(minutes=named + (-east if part["sign"] == "-" else east)))
    except ValueError:
        return None
