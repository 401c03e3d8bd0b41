"""From what pages show to findings: the basics, accessibility, structured data; pure."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from footprint.finding import Finding, Instead, Method, Scored, evidence
from footprint_checks.site import wording
from footprint_checks.site.checklist import access, onpage, structured
from footprint_checks.site.measure import RISING, Measure, share, status, unmeasured

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from footprint.extract.sheet import Sheet
    from footprint.finding import Evidence
    from footprint_checks.site.checklist import Item, Mark
    from footprint_checks.site.observation import Home, SeenPage, Sites

ONPAGE, ACCESS = 8, 3
"""Items that are looked for on each page."""
SHOWN = 12
"""Pieces of evidence of one finding."""


def judge(seen: Sites) -> Iterator[Finding]:
    """The three indicators of pages."""
    yield _listed(seen, "page.onpage", ONPAGE, onpage)
    yield _listed(seen, "page.access", ACCESS, lambda _, sheet, __: access(sheet))
    yield _structured(seen)


def _listed(
    seen: Sites, indicator: str, count: int, marks_of: Callable[[SeenPage, Sheet, Home], tuple[Mark, ...]]
) -> Finding:
    """The share of items that are right, over all pages; those of a page that was not seen may be either."""
    lists = [
        [(page, marks_of(page, page.sheet, home)) for page in home.pages if page.sheet is not None]
        for home in seen.homes
    ]
    state, place = status(
        seen, RISING, [_share(marks, count * home.missing) for marks, home in zip(lists, seen.homes, strict=True)]
    )
    if place is None:
        return unmeasured(indicator, state, seen)
    home, marked = seen.homes[place], lists[place]
    marks = list(chain.from_iterable(marks for _, marks in marked))
    known = [one for one in marks if one.is_right is not None]
    wrong = Counter(one.item for one in known if not one.is_right)
    first = next((item for item, _ in wrong.most_common(1)), None)
    right = len(known) - wrong.total()
    return Finding(
        indicator,
        state,
        wording.listed(home, right, len(known)),
        _proofs(marked),
        home.attribution,
        Method.HTML,
        remedy=None if first is None else wording.REMEDIES[first.value],
        instead=None
        if first is None
        else Instead(wording.CONDITIONS[first.value], round((right + wrong[first]) / len(known), 4)),
    )


def _share(marked: list[tuple[SeenPage, tuple[Mark, ...]]], hidden: int) -> Measure:
    marks = [one for _, each in marked for one in each]
    known = [one for one in marks if one.is_right is not None]
    return share(sum(bool(one.is_right) for one in known), len(known), len(marks) - len(known) + hidden)


def _proofs(marked: list[tuple[SeenPage, tuple[Mark, ...]]]) -> tuple[Evidence, ...]:
    """What is wrong, each at its place, item by item; of a page with nothing wrong, the page."""
    order: list[Item] = [one.item for _, marks in marked[:1] for one in marks]
    wrong = [
        evidence(page.exchange, where=one.where, excerpt=one.excerpt)
        for item in order
        for page, marks in marked
        for one in marks
        if one.item is item and one.is_right is False
    ]
    clean = [evidence(page.exchange) for page, marks in marked if all(one.is_right is not False for one in marks)]
    return (*wrong[:SHOWN], *clean)


def _structured(seen: Sites) -> Finding:
    state, place = status(seen, RISING, [_best(one) for one in seen.homes])
    if place is None:
        return unmeasured("page.structured", state, seen)
    home = seen.homes[place]
    value = state.value if isinstance(state, Scored) else 0.0
    page, sheet = next((page, sheet) for page, sheet in _sheets(home) if structured(sheet) == value)
    return Finding(
        "page.structured",
        state,
        wording.structured(home.name, sheet, value),
        (evidence(page.exchange, where=_where(sheet), excerpt=_said(sheet)),),
        home.attribution,
        Method.HTML,
        remedy=wording.DESCRIBE if value < 1 else None,
        instead=Instead(wording.with_data(), 1.0) if value < 1 else None,
    )


def _best(home: Home) -> Measure:
    """The page with most of it: one that was not seen may have all."""
    values = [structured(sheet) for _, sheet in _sheets(home)]
    if not values:
        return Measure(None, 0.0, 1.0)
    return Measure(max(values), max(values), 1.0 if home.missing else max(values))


def _sheets(home: Home) -> Iterator[tuple[SeenPage, Sheet]]:
    for one in home.pages:
        if one.sheet is not None:
            yield one, one.sheet


def _where(sheet: Sheet) -> str:
    if sheet.data_types:
        return "script[type=application/ld+json]"
    return ".h-card" if "h-card" in sheet.microformats else "meta[property^=og:]" if sheet.previews else "html"


def _said(sheet: Sheet) -> str:
    return ", ".join(sheet.data_types or (() if "h-card" in sheet.microformats else sheet.previews))
