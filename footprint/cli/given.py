"""What was typed about the candidate."""

from __future__ import annotations

import shlex
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of the candidate before anything is looked up.

    Attributes:
        words: handles, accounts and pages, as typed.
        name: full name, or None.
        urls: pages.
    """

    words: tuple[str, ...]
    name: str | None = None
    urls: tuple[str, ...] = ()

    @property
    def command(self) -> str:
        """The command that stands for it."""
        name = () if self.name is None else ("--name", self.name)
        urls = [part for url in self.urls for part in ("--url", url)]
        return shlex.join(["footprint", "audit", *self.words, *name, *urls, "--demo"])
