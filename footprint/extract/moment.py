"""Reads the moments that feeds and pages write, in the forms that are met in the wild.

The forms are a table of our own: feedparser misreads several, and a library that reads them all guesses.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAMES = (
    ("january", "janvier"), ("february", "fevrier"), ("march", "mars"), ("april", "avril"), ("may", "mai"),
    ("june", "juin"), ("july", "juillet"), ("august", "aout"), ("september", "septembre"), ("october", "octobre"),
    ("november", "novembre"), ("december", "decembre"),
)  # fmt: skip
_SHORTEST_NAME = 3
# English and French names with all that they are cut to, but for “jui”, which may be two months.
_MONTHS = {
    name[:length]: number
    for number, names in enumerate(_NAMES, start=1)
    for name in names
    for length in range(_SHORTEST_NAME, len(name) + 1)
    if name[:length] != "jui"
}
# Minutes east (RFC 822, section 5.1, and others that mean one zone only).
_ZONES = {
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "cest": 120, "met": 60,
    "mest": 120, "eet": 120, "eest": 180, "msk": 180, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
    "mdt": -360, "pst": -480, "pdt": -420, "ast": -240, "adt": -180, "brt": -180, "jst": 540, "kst": 540, "aest": 600,
    "aedt": 660, "acst": 570, "awst": 480, "nzst": 720, "nzdt": 780, "akst": -540, "akdt": -480, "hst": -600,
}  # fmt: skip
_LONGEST = 100
_FIRST_OF_1900S = 69
_SECONDS = range(631_152_000, 2_000_000_000)
"""What a bare number may mean, from 1990 to 2033: from there on it could be a year, month, day and hour as well."""
_MOST_SECONDS = 60  # a leap second
_MOST_MONTHS = 12
_MIDNIGHT = "24"

_BEFORE = (
    r"^(?:(?:posted|published|updated|created|written|date|publie|poste|ecrit|mis a jour|le|on|the)\b\s*+:?\s*+)*+"
    r"(?:[a-z]{2,9}\.?(?:\s*,\s*|\s+))?(?:the\s+|le\s+)?"
)
_CLOCK = (
    r"(?P<h>\d{1,2})(?:(?::(?=\d)|(?P<hours>\s?h(?:eures?)?\s?))(?P<min>\d{2})?(?::(?P<s>\d{1,2})(?:[.,]\d+)?)?"
    r"|(?P<compact>\d{2}(?:\d{2}(?:[.,]\d+)?)?))?\s?(?P<noon>[ap]\.?m\b\.?)?"
)
_OFFSET = r"(?P<sign>[+-])(?P<east>\d{1,2})(?::?(?P<east_minutes>\d{2}))?(?:\s+[a-z].*)?"
_ZONE = rf"\s*(?:(?P<zone>[a-z]{{1,4}})\b\s*)?(?:{_OFFSET})?"
_AFTER = r"\s*(?:\([^()]*\)|\[[^\[\]]*\])?[.,;]?\s*(?:(?:by|par|in|dans)\b.*|\|.*)?$"
_TAIL = rf"(?:(?P<between>\s*,\s*(?:at\s+|a\s+)?|\s+(?:at|a|-)\s+|\s+|t|:){_CLOCK})?{_ZONE}{_AFTER}"
_DAY = r"(?P<d>\d{1,2})(?:er|st|nd|rd|th)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<y>\d{4}|'?\d{2})"

_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"^(?P<y>\d{{4}})(?P<sep>[-/.]?)(?P<m>\d{{1,2}})(?P=sep)(?P<d>\d{{1,2}}){_TAIL}",
        rf"^(?P<y>\d{{4}})-?w(?P<week>\d{{2}})-?(?P<weekday>[1-7]){_TAIL}",  # ISO 8601, 5.2.3
        rf"^(?P<y>\d{{4}})-?(?P<of_year>\d{{3}}){_TAIL}",  # ISO 8601, 5.2.2
        rf"{_BEFORE}{_DAY}[\s./-]*(?:of\s+|de\s+)?{_MONTH},?[\s./-]*{_YEAR}{_TAIL}",
        rf"{_BEFORE}{_MONTH}[\s-]*{_DAY}(?:\s*,\s*|[\s-]+){_YEAR}{_TAIL}",
        rf"{_BEFORE}{_MONTH}\s+{_DAY},?\s+{_CLOCK}{_ZONE}\s+(?P<y>\d{{4}}){_AFTER}",  # the C library's asctime
        rf"^(?P<y>\d{{4}})[\s-]{_MONTH}[\s-]{_DAY}{_TAIL}",
        rf"{_BEFORE}(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>\d{{4}}){_TAIL}",  # with dots, the day is first
        rf"{_BEFORE}(?P<one>\d{{1,2}})(?P<sep>[/-])(?P<other>\d{{1,2}})(?P=sep)(?P<y>\d{{4}}){_TAIL}",
    )
)
_DIGITS = re.compile(r"(?P<whole>\d{9,13})(?:\.\d+)?", re.ASCII)
_PAIR = re.compile(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2\d{4}(?!\d)", re.ASCII)
_RUN = re.compile(r"(\d{8})(\d{4}(?:\d{2})?)", re.ASCII)


def is_day_first(texts: Iterable[str]) -> bool | None:
    """Do dates of one source put the day before the month; None when they don't tell, or contradict each other."""
    pairs = [found for one in texts if (found := _PAIR.search(one[:_LONGEST])) is not None]
    orders = {
        int(one[1]) > _MOST_MONTHS for one in pairs if (int(one[1]) > _MOST_MONTHS) != (int(one[3]) > _MOST_MONTHS)
    }
    return orders.pop() if len(orders) == 1 else None


def read_moment(text: str, *, day_first: bool | None = None) -> datetime | None:
    """The moment that a text names, in UTC; None when it names none that can be told for sure.

    Takes ISO 8601 with its common slips (slashes, offsets without colon), RFC 822 dates with more zones than it lists,
    dates with English or French month names, and seconds or thousandths since 1970. Without a zone it is UTC; without
    a time, midnight. Where day and month could be changed for each other, it is None.

    Args:
        text: as it is written.
        day_first: which of two numbers is the day, where its neighbours tell.
    """
    folded = _folded(text)
    if (digits := _DIGITS.fullmatch(folded)) is not None and (moment := _since_1970(int(digits["whole"]))) is not None:
        return moment
    folded = _RUN.sub(r"\1t\2", folded, count=1) if _RUN.fullmatch(folded) else folded
    for form in _FORMS:
        found = form.match(folded)
        if found is not None and (moment := _moment(found.groupdict(), day_first)) is not None:
            return moment
    return None


def _folded(text: str) -> str:
    """Lower case, one space, no accents."""
    lower = " ".join(text[:_LONGEST].split()).lower()
    if lower.isascii():
        return lower
    apart = unicodedata.normalize("NFKD", lower)
    return "".join(one for one in apart if not unicodedata.combining(one)).replace("\u2212", "-")


def _since_1970(number: int) -> datetime | None:
    seconds = number if number in _SECONDS else number // 1000
    return datetime.fromtimestamp(seconds, UTC) if seconds in _SECONDS else None


def _moment(part: dict[str, str | None], day_first: bool | None) -> datetime | None:  # noqa: FBT001 (three values)
    """The moment that the parts of a form name."""
    zone = _zone(part)
    try:
        day, since_midnight = _day(part, day_first), _time(part)
        if zone is None or day is None or since_midnight is None:
            return None
        return (datetime(day.year, day.month, day.day, tzinfo=zone) + since_midnight).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _day(part: dict[str, str | None], day_first: bool | None) -> date | None:  # noqa: FBT001 (three values)
    year = _year(part["y"] or "")
    if week := part.get("week"):
        return date.fromisocalendar(year, int(week), int(part["weekday"] or 0))
    if of_year := part.get("of_year"):
        day = date(year, 1, 1) + timedelta(days=int(of_year) - 1)
        return day if day.year == year else None
    if "one" in part:
        return _either(year, int(part["one"] or 0), int(part["other"] or 0), day_first)
    month = _MONTHS.get(part["month"] or "") if "month" in part else int(part["m"] or 0)
    return date(year, month, int(part["d"] or 0)) if month is not None else None


def _either(year: int, one: int, other: int, day_first: bool | None) -> date | None:  # noqa: FBT001 (three values)
    """The day that two numbers name, if they name one only: in Europe the day is first, in America the month."""
    months = range(1, _MOST_MONTHS + 1)
    if one == other or other not in months:
        return date(year, one, other)
    if one not in months:
        return date(year, other, one)
    return None if day_first is None else date(year, other, one) if day_first else date(year, one, other)


def _year(digits: str) -> int:
    """Two digits are of the years 1969 to 2068, as in POSIX."""
    year = int(digits.lstrip("'"))
    if len(digits) == len("2026"):
        return year
    return year + (1900 if year >= _FIRST_OF_1900S else 2000)


def _time(part: dict[str, str | None]) -> timedelta | None:
    """What has passed since midnight; an hour alone is one only where something says so."""
    if part["h"] is None:
        return timedelta()
    compact = part["compact"] or ""
    minutes, seconds = int(part["min"] or compact[:2] or 0), int(part["s"] or compact[2:4] or 0)
    says_so = part["min"] or compact or part["hours"] or part["noon"] or part.get("between") == "t"
    if not says_so or minutes >= _MOST_SECONDS or seconds > _MOST_SECONDS:
        return None
    hour = _hour(part["h"], part["noon"])
    is_midnight = part["h"] == _MIDNIGHT and not minutes and not seconds  # ISO 8601, 5.3.2
    return timedelta(hours=hour, minutes=minutes, seconds=seconds) if hour < int(_MIDNIGHT) or is_midnight else None


def _hour(digits: str, noon: str | None) -> int:
    hour = int(digits)
    return hour if noon is None else hour % 12 + (12 if noon.startswith("p") else 0)


def _zone(part: dict[str, str | None]) -> timezone | None:
    """The zone, UTC when none is given; None for a name that is not known, or that the offset beside it denies."""
    named = _ZONES.get(part["zone"] or "utc")
    if named is None:
        return None
    east = 60 * int(part["east"] or 0) + int(part["east_minutes"] or 0)
    east = -east if part["sign"] == "-" else east
    if named and part["sign"] and east != named:
        return None
    try:
        return timezone(timedelta(minutes=east if part["sign"] else named))
    except ValueError:
        return None
