"""What every page is made from: the settings, the language, what is kept, and what is under way."""

from __future__ import annotations

import asyncio
import re
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from starlette.concurrency import run_in_threadpool

from footprint.config import load_settings, origins
from footprint.runs.order import clock_of
from footprint.runs.shelf import shelf, words_in
from footprint.web.redaction import Redactor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from footprint.config import Layer, Settings
    from footprint.locale import Language, Translator
    from footprint.serve.jobs import Jobs
    from footprint.serve.security import Door
    from footprint.store import Store

T = TypeVar("T")

_KEY = re.compile("FOOTPRINT_.*_KEY")
"""Variables that hold keys; they are known also while a file of settings can't be read."""

DEMO = "demo"
"""Folder of the demo's audits in the data folder: invented people are not kept among real ones."""


class Desk:
    """One server's own; every page has it at hand.

    Attributes:
        door: who may come in.
        jobs: audits under way.
        environ: the environment, which may hold keys.
        language: spoken to whoever asks for none.
        is_demo: the invented world is looked at.
        config: file of settings that was given; None for the usual one.
        ordering: held while an audit is ordered; `placed` has those that are under way, by what was filled in.
        closing: the server ends, and nobody should wait for anything any more.
    """

    def __init__(
        self,
        *,
        door: Door,
        jobs: Jobs,
        environ: Mapping[str, str],
        language: Language,
        flags: Layer,
        config: Path | None = None,
        is_demo: bool = False,
    ) -> None:
        """Put it together.

        Args:
            door: see the attributes.
            jobs: likewise.
            environ: likewise.
            language: likewise.
            is_demo: likewise.
            flags: what the command line says, by the names of `Settings`.
            config: likewise.
        """
        self.door = door
        self.jobs = jobs
        self.environ = environ
        self.language: Language = language
        self.is_demo = is_demo
        self._flags = flags
        self.config = config
        self._words = cache(words_in)
        self._keys = frozenset(value for name, value in environ.items() if _KEY.fullmatch(name) and value)
        self.ordering = asyncio.Lock()
        self.placed: dict[bytes, str] = {}
        self.closing = asyncio.Event()

    def settings(self, more: Layer | None = None) -> Settings:
        """The settings as they are now: files and variables are read anew, so that a change counts at once.

        Args:
            more: what a form says, by the names of `Settings`; it counts most.

        Raises:
            ConfigError: see `load_settings`.
        """
        settings = load_settings({**self._flags, **(more or {})}, file=self.config)
        self._keys |= frozenset(settings.secrets.values())
        return at_home(settings, is_demo=self.is_demo)

    def origins(self) -> dict[str, str]:
        """Where each setting was stated; see `footprint.config.origins`.

        Raises:
            ConfigError: likewise.
        """
        return origins(self._flags, file=self.config)

    def hide(self, data: bytes) -> bytes:
        """Take every key that is known out of what goes out: somebody may paste one into the wrong field."""
        return _redactor(self._keys)(data) if self._keys else data

    async def kept(self, work: Callable[[Store], T]) -> T:
        """Do something with what is kept, in a thread of its own.

        Raises:
            StoreError: see the store.
        """
        return await run_in_threadpool(self._kept, work)

    def _kept(self, work: Callable[[Store], T]) -> T:
        with shelf(self.settings(), clock_of(None, is_demo=self.is_demo)) as store:
            return work(store)

    def words(self, language: Language) -> Translator:
        """A language, with the words of every check."""
        return self._words(language)


@cache
def _redactor(keys: frozenset[str]) -> Redactor:
    return Redactor(keys)


def at_home(settings: Settings, *, is_demo: bool) -> Settings:
    """The settings, with a data folder of its own for the demo."""
    return settings.model_copy(update={"data_folder": settings.data_path / DEMO}) if is_demo else settings
