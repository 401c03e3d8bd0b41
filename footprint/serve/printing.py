"""PDF, where a browser is installed that prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.errors import OutputError
from footprint.report.pdf import find_browser, pdf

if TYPE_CHECKING:
    from footprint.config import Settings


def can_print(settings: Settings) -> bool:
    """Is there a browser that prints?"""
    try:
        find_browser(settings.browser)
    except OutputError:
        return False
    return True


def printed(page: str, settings: Settings) -> bytes:
    """One of our pages as PDF; takes seconds.

    Raises:
        OutputError: no browser is installed, or it printed nothing.
    """
    return pdf(page, find_browser(settings.browser))
