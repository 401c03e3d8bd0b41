"""Result lists that a person looked up by hand and wrote down, in CSV or JSON.

One row is one result, under the names of a first line, in English or in French:

    engine;query;rank;url;title;date
    Google;"Camille Roy";1;https://camille-roy.example/;Camille Roy;2026-11-20

A search that found nothing is a row without an address. In JSON it is a list of such objects, or one or several of
`{"engine", "query", "date", "locale", "results": [{"url", "title", …}]}`.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus, unquote, unquote_plus

from footprint.errors import ConfigError
from footprint.message import msg
from footprint.search.rows import Row, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_SCHEME = "given:"
_QUOTES = str.maketrans({**dict.fromkeys('"“”„‟«»', " "), "’": "'", "ʼ": "'"})  # noqa: RUF001 (as they are)


@dataclass(frozen=True, slots=True)
class Lists:
    """What a file holds.

    Attributes:
        engines: names of the engines as they are shown, each with the place and the days that it was looked at, such as
            `Google (fr-FR, 2026-11-20)`; in the file's order.
        documents: the list of each search, by address, for `LiveWeb(given=…)`.
        queries: as written, each once.
        days: on which somebody looked, ISO 8601, sorted.
    """

    engines: tuple[str, ...]
    documents: Mapping[str, bytes]
    queries: tuple[str, ...]
    days: tuple[str, ...]


def read_lists(data: bytes, where: str) -> Lists:
    """Read a file of results.

    A rank holds inside one engine, place and language only: each of these is an engine of its own. Of a search that was
    made on several days the last one counts.

    Args:
        data: the file.
        where: its name, for what is said about it.

    Raises:
        ConfigError: it can't be read as such, or says something that can't be.
    """
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in read_rows(data, where):
        groups.setdefault((row.engine.casefold(), row.locale), []).append(row)
    engines: list[str] = []
    documents: dict[str, bytes] = {}
    kept: list[Row] = []
    for rows in groups.values():
        searches = _latest(rows)
        engine = _name(searches)
        engines.append(engine)
        documents |= {address(engine, one[0].query): _document(one) for one in searches}
        kept += [one[0] for one in searches]
    queries = {folded(one.query): one.query for one in reversed(kept)}
    days = sorted({one.day for one in kept})
    return Lists(tuple(engines), documents, tuple(reversed(queries.values())), tuple(days))


def address(engine: str, query: str) -> str:
    """What the list of a search is asked for by.

    Args:
        engine: as in `Lists.engines`.
        query: quotation marks, case and blanks make no difference.
    """
    return f"{_SCHEME}{quote(engine, safe='(),')}?q={quote_plus(folded(query), errors='replace')}"


def spelled(address: str) -> str:
    """Engine and query of such an address, for people; empty for any other."""
    engine, _, query = address.removeprefix(_SCHEME).partition("?q=")
    return f"{unquote(engine)} · {unquote_plus(query)}" if address.startswith(_SCHEME) else ""


def folded(query: str) -> str:
    """What two spellings of a search have in common."""
    return " ".join(unicodedata.normalize("NFC", query).casefold().translate(_QUOTES).split())


def _latest(rows: Iterable[Row]) -> tuple[Sequence[Row], ...]:
    """The rows of each search, of its last day only, in their order."""
    searches: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        searches.setdefault(folded(row.query), {}).setdefault(row.day, []).append(row)
    return tuple(_in_order(days[max(days)]) for days in searches.values())


def _in_order(rows: Sequence[Row]) -> Sequence[Row]:
    """By rank, where it is given; a list with a gap would call what follows it better than it is."""
    found = [one for one in rows if one.url]
    if not found:
        return rows[:1]
    for one in rows:
        if not one.url:
            raise ConfigError(msg("{at}: a result without an address; copy it from the page of results", at=one.at))
        if not one.rank and any(other.rank for other in found):
            raise ConfigError(
                msg("{at}: no rank, though other results of this search have one; number all or none", at=one.at)
            )
    ordered = sorted(found, key=lambda one: one.rank)
    for place, one in enumerate(ordered, start=1):
        if one.rank not in {0, place}:
            raise ConfigError(
                msg("{at}: rank {rank}, where {place} was expected; write down every result from 1 on, each once",
                    at=one.at, rank=one.rank, place=place)
            )  # fmt: skip
    return ordered


def _name(searches: Sequence[Sequence[Row]]) -> str:
    first = searches[0][0]
    days = sorted({one[0].day for one in searches})
    span = days[0] if len(days) == 1 else f"{days[0]}/{days[-1]}"
    return f"{first.engine} ({', '.join(filter(None, (first.locale, span)))})"


def _document(rows: Sequence[Row]) -> bytes:
    results = [{"url": one.url, "title": one.title, "snippet": one.snippet} for one in rows if one.url]
    return json.dumps({"day": rows[0].day, "results": results}, ensure_ascii=False).encode("utf-8", "replace")
