"""The corpus: invented people, what a search for their name answers, and whose each result truly is (see README)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from small_web import Profile

if TYPE_CHECKING:
    from collections.abc import Mapping

_HERE = Path(__file__).parent
_TRUTHS = ("own", "about", "someone_else", "unknowable")
_PERSON_KEYS = {"trap", "name", "handle", "links", "site", "profile", "result"}
_PAGE_KEYS = {
    "url", "title", "shell", "status", "pdf", "lang", "author", "date", "slug", "bio", "body", "aside", "comments",
}  # fmt: skip
_PROFILE_KEYS = {"network", "handle", "name", "links"}
_RESULT_KEYS = _PAGE_KEYS | {"snippet", "truth", "or", "why", "known"}
_GAP = re.compile(r"{{(\w+)}}")


@dataclass(frozen=True)
class Result:
    """One place in the list.

    Attributes:
        url, title, snippet: as the engine shows them.
        truth: one of `own`, `about`, `someone_else`, `unknowable`.
        others: other answers that reasonable people would give.
        why: what decides.
        known: why footprint tells it wrong today; empty where it doesn't.
    """

    url: str
    title: str
    snippet: str
    truth: str
    others: tuple[str, ...]
    why: str
    known: str


@dataclass(frozen=True)
class Person:
    """A candidate, and what a search for their name finds.

    Attributes:
        id: of the file.
        trap: what is hard about them.
        name, given: what they gave.
        sites: addresses of their pages.
        pages: what answers, by address, in the form of `blog_web.answer`.
        profiles: accounts of theirs that are told in full.
        results: in the order of the engine.
    """

    id: str
    trap: str
    name: str
    given: tuple[str, ...]
    sites: tuple[str, ...]
    pages: Mapping[str, Mapping[str, Any]]
    profiles: tuple[Profile, ...]
    results: tuple[Result, ...]


@cache
def load_searches() -> tuple[Person, ...]:
    """All of them, by trap, then by file."""
    found = (_person(path) for path in sorted((_HERE / "people").glob("*.toml")))
    return tuple(sorted(found, key=lambda one: (one.trap, one.id)))


def _person(path: Path) -> Person:
    row: dict[str, Any] = {"site": [], "profile": [], **tomllib.loads(path.read_text(encoding="utf-8"))}
    _refuse(path.stem, row, _PERSON_KEYS)
    sites, profiles, results = row["site"], row["profile"], row["result"]
    for keys, tables in ((_PAGE_KEYS, sites), (_RESULT_KEYS, results), (_PROFILE_KEYS, profiles)):
        for table in tables:
            _refuse(path.stem, table, keys)
    pages = {one["url"]: page for one in results if (page := _page(one))}
    pages |= {one["url"]: page for one in sites if (page := _page({"shell": "own", **one}))}
    return Person(
        path.stem,
        row["trap"],
        row["name"],
        (f"@{row['handle']}", *row["links"]),
        tuple(one["url"] for one in sites),
        pages,
        tuple(Profile(one["network"], one["handle"], tuple(one["links"])) for one in profiles),
        tuple(map(_result, results)),
    )


def _result(row: dict[str, Any]) -> Result:
    told = (row["truth"], *row.get("or", ()))
    assert set(told) <= set(_TRUTHS), f"{row['url']}: {told}"
    return Result(row["url"], row["title"], row["snippet"], told[0], told[1:], row.get("why", ""), row.get("known", ""))


def _page(row: dict[str, Any]) -> dict[str, Any] | None:
    """What answers at the address of such a table; None where that is a page of theirs."""
    if "pdf" in row:
        return {"raw": _pdf(row["pdf"]), "headers": {"content-type": "application/pdf"}}
    if "shell" not in row:
        return None
    host = urlsplit(str(row["url"])).hostname or ""
    slug = host.removeprefix("www.").partition(".")[0]
    given = {key: str(row[key]) for key in _PAGE_KEYS if key in row}
    usual = {"lang": "fr", "date": "2025-03-14", "author": "La rédaction", "host": host, "site": slug.title()}
    words = {"slug": slug, **usual, **given}
    return {"html": _GAP.sub(lambda gap: words.get(gap[1], ""), _shell(row["shell"])), "status": row.get("status", 200)}


@cache
def _shell(name: str) -> str:
    return (_HERE / "shells" / f"{name}.html").read_text(encoding="utf-8")


def _pdf(text: str) -> str:
    """A file of one page, as small as readers take it."""
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    body = "".join(f"{number} 0 obj{one}endobj\n" for number, one in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R/Size 6>>\n%%EOF\n"


def _refuse(name: str, row: Mapping[str, object], known: set[str]) -> None:
    """A word that means nothing is a fault of the file."""
    assert set(row) <= known, f"{name}: {sorted(set(row) - known)}"
