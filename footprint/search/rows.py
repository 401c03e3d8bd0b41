"""Reads the rows of a file of results: CSV as spreadsheets write it, or JSON.

A row is named by the file and its line (`results.csv:3`), in JSON by the numbers of its entry and result
(`results.json#3.2`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING

from footprint.errors import ConfigError
from footprint.extract.target import absolute
from footprint.extract.text import decoded, plain
from footprint.message import msg
from footprint.tabular import LONGEST_NAME, OLE, ZIP, csv_lines, folded, json_of, separator_of, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from footprint.message import Message
    from footprint.web.exchange import Json

LARGEST = 1_000_000
"""Bytes of a file."""
MOST = 2_000
"""Rows of a file."""
_NAMES = {
    "engine": "engine", "moteur": "engine",
    "query": "query", "requete": "query",
    "rank": "rank", "rang": "rank", "position": "rank",
    "url": "url", "adresse": "url", "lien": "url",
    "title": "title", "titre": "title",
    "snippet": "snippet", "extrait": "snippet",
    "date": "date",
    "locale": "locale",
    "results": "results", "resultats": "results",
}  # fmt: skip
"""What a column may be called, without accents."""
_NEEDED = ("engine", "query", "date", "url")
_HEAD = ", ".join(_NEEDED)
_OF_RESULT = frozenset({"url", "title", "snippet", "rank"})
_LOCALE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?![0-9])")


@dataclass(frozen=True, slots=True)
class Row:
    """One result, or a search that found nothing.

    Attributes:
        at: where it stands.
        engine, query, title, snippet: as written, on one line.
        locale: such as `fr-FR`; empty where it is not told.
        day: on which somebody looked, ISO 8601.
        rank: from 1; 0 where it is not told.
        url: absolute; empty where nothing was found.
    """

    at: str
    engine: str
    query: str
    locale: str
    day: str
    rank: int
    url: str
    title: str
    snippet: str


def read_rows(data: bytes, where: str) -> tuple[Row, ...]:
    """Read a file.

    Raises:
        ConfigError: it is none of the two, too large, or a row says something that can't be.
    """
    if len(data) > LARGEST:
        raise ConfigError(msg("{where}: larger than 1 MB; give the searches for one person only", where=where))
    if data.startswith((ZIP, OLE)):
        raise ConfigError(msg("{where}: this is a spreadsheet's own format; save it from there as CSV", where=where))
    text = decoded(data).removeprefix("\ufeff")
    records = _json_records(text, where) if text.lstrip()[:1] in {"[", "{"} else _csv_records(text, where)
    rows = tuple(_row(at, record) for at, record in islice(records, MOST + 1))
    if len(rows) > MOST:
        raise ConfigError(
            msg("{where}: more than {most} results; give the searches for one person only", where=where, most=MOST)
        )
    if not rows:
        raise ConfigError(
            msg("{where}: there is no search in it; write one result a line, under {names}", where=where, names=_HEAD)
        )
    return rows


def _csv_records(text: str, where: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
    """Place and values of each line."""
    separator = separator_of(text, lambda name: folded(name) in _NAMES)
    names: list[str] = []
    for number, cells in csv_lines(text, separator, where):
        at = f"{where}:{number}"
        if names:
            yield at, _values(names, cells, separator, at)
        else:
            names = _columns(cells, at)


def _columns(cells: Sequence[str], at: str) -> list[str]:
    """The columns by their names here; empty for those of somebody's own."""
    names = [_known(one, at) for one in cells]
    missing = next((one for one in _NEEDED if one not in names), None)
    if missing is not None:
        raise ConfigError(
            msg(
                "{at}: there is no column “{name}”; write {names} into the first line", at=at, name=missing, names=_HEAD
            )
        )
    return names


def _values(names: Sequence[str], cells: Sequence[str], separator: str, at: str) -> dict[str, Json]:
    """The values of a line. A semicolon separates where the comma is for decimals; there the day comes first."""
    if any(map(str.strip, cells[len(names) :])):
        sign = "TAB" if separator == "\t" else separator
        raise ConfigError(
            msg("{at}: more values than columns; put a text that holds “{sign}” in quotation marks", at=at, sign=sign)
        )
    values: dict[str, Json] = {name: one for name, one in zip(names, cells, strict=False) if name}
    found = _SLASHED.fullmatch(str(values.get("date", "")).strip()) if separator == ";" else None
    return {**values, "date": f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}"} if found else values


def _known(name: str, at: str) -> str:
    """The name by which a column is known here; empty for one of somebody's own."""
    key = folded(name)
    if key in _NAMES:
        return _NAMES[key]
    near = get_close_matches(key, _NAMES, n=1, cutoff=0.8)
    if near:
        raise ConfigError(
            msg("{at}: unknown column “{name}”; did you mean “{near}”?", at=at, name=shown(name), near=near[0])
        )
    return ""


def _json_records(text: str, where: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
    """Place and values of each result."""
    read = json_of(text, where)
    for number, entry in enumerate(read if isinstance(read, list) else [read], start=1):
        at = f"{where}#{number}"
        record = _record(entry, at)
        if "results" in record:
            yield from _json_list(record, at)
        else:
            yield at, record


def _json_list(record: dict[str, Json], at: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
    """The results of a search; none is a row as well. A date of a result's own is its page's."""
    results = record.pop("results")
    if not isinstance(results, list):
        raise ConfigError(msg("{at}: “results” must be a list; write [] for a search that found nothing", at=at))
    if not results:
        yield at, {**record, "url": ""}
    for number, entry in enumerate(results, start=1):
        found = _record(entry, f"{at}.{number}")
        if not found.get("url"):
            raise ConfigError(_no_address(f"{at}.{number}"))
        yield f"{at}.{number}", {**record, **{name: one for name, one in found.items() if name in _OF_RESULT}}


def _record(entry: Json, at: str) -> dict[str, Json]:
    if not isinstance(entry, dict):
        raise ConfigError(
            msg("{at}: this is no search; write an object with {names}", at=at, names=_HEAD),
        )
    return {known: one for name, one in entry.items() if (known := _known(name, at))}


def _row(at: str, record: Mapping[str, Json]) -> Row:
    missing = next((one for one in ("engine", "query", "date") if not record.get(one)), None)
    if missing is not None:
        raise ConfigError(msg("{at}: “{name}” is missing; every result needs it", at=at, name=missing))
    if "url" not in record:
        raise ConfigError(_no_address(at))
    return Row(
        at=at,
        engine=_text(at, record, "engine")[:LONGEST_NAME],
        query=_text(at, record, "query"),
        locale=_locale(at, _text(at, record, "locale")),
        day=_day(at, _text(at, record, "date")),
        rank=_rank(at, _text(at, record, "rank")),
        url=_url(at, _text(at, record, "url")),
        title=_text(at, record, "title"),
        snippet=_text(at, record, "snippet"),
    )


def _text(at: str, record: Mapping[str, Json], name: str) -> str:
    match record.get(name):
        case None:
            return ""
        case str(value):
            return plain(value)
        case bool() | list() | dict():
            raise ConfigError(msg("{at}: “{name}” must be a text", at=at, name=name))
        case number:
            return str(number)


def _locale(at: str, value: str) -> str:
    found = _LOCALE.fullmatch(value)
    if value and found is None:
        raise ConfigError(
            msg("{at}: “{value}” is no language; write it as fr-FR or fr", at=at, value=shown(value)),
        )
    return "-".join(filter(None, (found[1].lower(), (found[2] or "").upper()))) if found else ""


def _day(at: str, value: str) -> str:
    """The day; where its order can't be told, it is asked for rather than guessed."""
    dotted = _DOTTED.fullmatch(value)
    try:
        written = f"{dotted[3]}-{dotted[2]:0>2}-{dotted[1]:0>2}" if dotted else value
        return date.fromisoformat(written[:10] if written[10:11] in {"T", " "} else written).isoformat()
    except ValueError as error:
        raise ConfigError(
            msg(
                "{at}: “{value}” can't be read as a date; write the day on which you looked as 2026-11-20",
                at=at,
                value=shown(value),
            )
        ) from error


def _rank(at: str, value: str) -> int:
    if not value:
        return 0
    whole = value.removesuffix(".0").rstrip(".")
    if not (whole.isdecimal() and len(whole) < 5 and int(whole)):  # noqa: PLR2004 (no list is that long)
        raise ConfigError(
            msg("{at}: “{value}” is no rank; number the results from 1 on", at=at, value=shown(value)),
        )
    return int(whole)


def _url(at: str, value: str) -> str:
    """The address; what browsers show without its scheme gets the usual one."""
    target = absolute("", value if not value or _SCHEME.match(value) else f"https://{value}")
    if value and ("." not in target or not target):
        raise ConfigError(
            msg("{at}: “{value}” is no address; copy it from the page of results", at=at, value=shown(value))
        )
    return target


def _no_address(at: str) -> Message:
    return msg("{at}: a result without an address; copy it from the page of results", at=at)
