"""What is installed beside the program: its demo, bundles of checks, search providers, a browser that prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.bundles import checks_of, load_bundles
from footprint.cli.doctor.findings import Area, Finding, State, as_it_is
from footprint.errors import OutputError
from footprint.message import msg, nmsg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.metadata import EntryPoint
    from pathlib import Path

    from footprint.message import Message

_AGAIN = msg("Install footprint again.")
_UPDATE = msg("Update or remove the package that brings it.")


def demo() -> Finding:
    """Can the invented world be opened? It asks nobody."""
    title = msg("Demo")
    try:
        import footprint_world

        people = footprint_world.applications()
    except (ImportError, OSError):
        detail = msg("the invented world can't be opened")
        return Finding(Area.DEMO, "demo.world", title, State.DOES_NOT, (detail,), _AGAIN)
    counted = nmsg("{n} invented person for --demo", "{n} invented people for --demo", n=len(people))
    return Finding(Area.DEMO, "demo.world", title, State.WORKS, (counted,))


def printing(stated: Path | None) -> Finding:
    """Does a page become a PDF? A small one is printed to see; it asks nobody.

    Args:
        stated: the browser that the operator names; None for the first that is found.
    """
    from footprint.report.pdf import find_browser, pdf

    title = msg("PDF")
    try:
        browser = find_browser(stated)
    except OutputError as error:
        missing = State.NOT_SET if stated is None else State.DOES_NOT
        return Finding(Area.REPORTS, "reports.pdf", title, missing, (), error.message)
    try:
        pdf("<!DOCTYPE html><title>PDF</title>", browser)
    except OutputError as error:
        return Finding(Area.REPORTS, "reports.pdf", title, State.DOES_NOT, (), error.message)
    return Finding(Area.REPORTS, "reports.pdf", title, State.WORKS, (as_it_is(str(browser)),))


def bundles(points: Iterable[EntryPoint] | None = None) -> Iterator[Finding]:
    """The checks that load, and what of them does not.

    Args:
        points: see `load_bundles`.
    """
    found, warnings = load_bundles(points)
    count = len(checks_of(found))
    detail = nmsg("{n} check", "{n} checks", n=count)
    state, remedy = (State.WORKS, None) if count else (State.DOES_NOT, _AGAIN)
    yield Finding(Area.CHECKS, "checks.bundles", msg("Checks"), state, (detail,), remedy)
    yield from left_out(Area.CHECKS, "checks.left_out", warnings)


def left_out(area: Area, id_: str, warnings: Iterable[Message]) -> Iterator[Finding]:
    """A finding for each part that did not load."""
    for one in warnings:
        yield Finding(area, id_, msg("Left out"), State.DOES_NOT, (one,), _UPDATE)
