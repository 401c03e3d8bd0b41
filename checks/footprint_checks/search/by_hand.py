"""Search engines that a person can ask where the program can't: no honest API gives their order."""

from __future__ import annotations

from dataclasses import dataclass

from footprint_checks.search.asking import form


@dataclass(frozen=True, slots=True)
class ByHand:
    """A search page for people.

    Attributes:
        name: as people know it.
        page: address that takes the query as `q`.
    """

    name: str
    page: str

    def link(self, query: str) -> str:
        """The page with the query filled in."""
        return f"{self.page}?{form({'q': query})}"


BY_HAND = (
    ByHand("Google", "https://www.google.com/search"),
    ByHand("Bing", "https://www.bing.com/search"),
    ByHand("DuckDuckGo", "https://duckduckgo.com/"),
    ByHand("Qwant", "https://www.qwant.com/"),
)
"""Those that most people in Europe and North America use."""
