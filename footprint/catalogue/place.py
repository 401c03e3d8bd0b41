"""Where one value of a profile is, and what it must be: of any other type or form, it is as good as missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urljoin, urlsplit

from footprint.catalogue.address import HOST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.catalogue.page import Page, Pointer
    from footprint.web.exchange import Json

MOST_VALUES = 20
"""Values looked at for one that counts, where a place names many."""
LONGEST_VALUE = 5_000
"""Characters read of one place."""
LONGEST_LINK = 2048
LONGEST_ID = 200
MOST_COUNTED = 10**12
"""No audience is larger."""
EARLIEST = 1990
"""Before the web nothing was published on it: an earlier year is a placeholder."""
PIXELS = 240
"""Asked of a picture whose address leaves the size open, as `avatar_template` of Discourse does."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_WORDS = re.compile(r"([A-Za-z]{3})[a-z]* (\d{1,2}), (\d{4})")
_COUNT = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){0,3}|[0-9]{4,12}")
_ID = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True)
class Element:
    """The `meta` elements of a page that have this property or name."""

    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value is.

    Attributes:
        source: in the JSON, or in the head of the page.
        after, before: words around the value in a longer text; where they are not, there is no value. Empty for none.
        blank: a text with one of these in it stands for nothing, as the picture of whoever has none does.
    """

    source: Pointer | Element
    after: str = ""
    before: str = ""
    blank: tuple[str, ...] = ()

    def values(self, answer: Page, data: Page) -> tuple[Json, ...]:
        """What is there, texts without what is around them.

        Args:
            answer: the answer as it came.
            data: its JSON: the answer again, or a script in it.
        """
        match self.source:
            case Element(name):
                found: tuple[Json, ...] = answer.marks.metas.get(name, ())
            case steps:
                found = data.at(steps)
        return tuple(self._within(one) if isinstance(one, str) else one for one in found[:MOST_VALUES])

    def _within(self, text: str) -> str:
        value = text[:LONGEST_VALUE]
        if any(one in value for one in self.blank):
            return ""
        if self.after:
            value = value.partition(self.after)[2]
        if self.before:
            value, mark, _ = value.partition(self.before)
            return value if mark else ""
        return value


Places: TypeAlias = tuple[Place, ...]
"""The first that has a value counts; none at all where a network does not tell."""


@dataclass(frozen=True, slots=True)
class Source:
    """An answer, for all its places: as it came, and where its JSON is; see `Place.values`."""

    answer: Page
    data: Page

    def text(self, places: Places) -> str:
        """A text that says something, cut to its bound; or empty."""
        return next((one for one in self._all(places) if isinstance(one, str) and one.strip()), "")

    def day(self, places: Places) -> str | None:
        """A day, ISO 8601."""
        return next(filter(None, map(day, self._all(places))), None)

    def address(self, places: Places) -> str | None:
        """An address that is whole as it stands."""
        return next(filter(None, (absolute(one) for one in self._all(places) if isinstance(one, str))), None)

    def picture(self, places: Places) -> str | None:
        """The address of a picture; one without its host is on the network's own."""
        texts = (one.strip() for one in self._all(places) if isinstance(one, str))
        return next(filter(None, map(self._picture, texts)), None)

    def id(self, places: Places) -> str | None:
        """A number or a word without blanks."""
        return next(filter(None, map(_id, self._all(places))), None)

    def counts(self, places: Places) -> tuple[int, ...]:
        """A number that is a count, if there is one."""
        return tuple(islice((number for one in self._all(places) for number in _counts(one)), 1))

    def _all(self, places: Places) -> Iterator[Json]:
        return (one for place in places for one in place.values(self.answer, self.data))

    def _picture(self, text: str) -> str | None:
        if not text.startswith(("https://", "http://", "/")):
            return None
        try:
            return absolute(urljoin(self.answer.response.url, text.replace("{size}", str(PIXELS))))
        except ValueError:
            return None


def absolute(text: str) -> str | None:
    """A public http(s) address without credentials; a bare domain, as people type it, gets https."""
    typed = text.strip()
    address = typed if "://" in typed else f"https://{typed}"
    try:
        parts = urlsplit(address)
        host, has_user, _port = parts.hostname or "", "@" in parts.netloc, parts.port
        ascii_host = host.encode("idna").decode("ascii").lower()
    except ValueError:
        return None
    printable = address.isprintable() and " " not in address and len(address) <= LONGEST_LINK
    usable = printable and parts.scheme in {"http", "https"} and not has_user and HOST.fullmatch(ascii_host)
    return address if usable else None


def day(value: Json) -> str | None:
    """A day as ISO 8601, from seconds since 1970, an ISO text or "Mar 3, 2019"; None when it is none of these."""
    try:
        match value:
            case bool():
                return None
            case int() | float():
                found = datetime.fromtimestamp(value, UTC).date()
            case str():
                found = _day_in_words(value) or date.fromisoformat(value[:10])
            case _:
                return None
    except (ValueError, OverflowError, OSError):
        return None
    return found.isoformat() if found.year >= EARLIEST else None


def clean(text: str) -> str:
    """White space folded; halves of surrogate pairs, which no file can hold, replaced."""
    return " ".join(text.encode("utf-8", "replace").decode().split())


def _day_in_words(text: str) -> date | None:
    found = _IN_WORDS.fullmatch(text.strip())
    if found is None:
        return None
    month, number, year = found.groups()
    return date(int(year), _MONTHS.index(month.lower()) + 1, int(number))


def _counts(value: Json) -> tuple[int, ...]:
    """The count; a hidden one, told as -1, is none. Feeds and pages have it in words: "57", "1,024"."""
    match value:
        case bool():
            return ()
        case int():
            return (value,) if 0 <= value <= MOST_COUNTED else ()
        case str() if _COUNT.fullmatch(value.strip()):
            return (int(value.replace(",", "")),)
        case _:
            return ()


def _id(value: Json) -> str | None:
    match value:
        case bool():
            return None
        case int() if value > 0:
            text = str(value)
        case str():
            text = value
        case _:
            return None
    return text if len(text) <= LONGEST_ID and _ID.fullmatch(text) else None
