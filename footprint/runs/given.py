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

    def command(self, verb: str = "audit") -> str:
        """The command that stands for it."""
        name = () if self.name is None else ("--name", self.name)
        urls = [part for url in self.urls for part in ("--url", url)]
        return shlex.join(["footprint", verb, *self.words, *name, *urls, "--demo"])
