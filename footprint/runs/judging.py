"""A recorded audit, judged again: what `replay` and `rescore` have in common."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from footprint.dossier import Dossier
from footprint.locale import translator
from footprint.message import msg
from footprint.runs.order import stock
from footprint.runs.person import person
from footprint.runs.recording import read_run
from footprint.web.archive import open_archive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from footprint.locale import Language, Translator
    from footprint.message import Message
    from footprint.profile import Profile
    from footprint.runs.order import Stock
    from footprint.runs.recording import Run
    from footprint.web.archive import Archive


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recording, and what it says of its run."""

    archive: Archive
    run: Run

    def stock(self, rubric: str | None = None) -> Stock:
        """What judges it: the rubric of the recording, or another.

        Raises:
            RubricError, CatalogueError: a data file is broken.
        """
        run = self.run
        return stock(run.scope, run.reach, rubric or run.rubric, self_audit=run.subject.mandate.self_audit)

    def judged(self, loaded: Stock, dossier: Dossier | None = None) -> Profile:
        """The profile that comes of it; nobody is asked.

        Args:
            loaded: what judges it.
            dossier: what people said of the audit since; None where nobody did. A notice was made from one rubric.
        """
        run = self.run
        notice = run.notice if loaded.rubric.digest == run.rubric_digest else ""
        said = replace(dossier or Dossier(), notice=notice)
        return asyncio.run(person(run, self.archive.web(), loaded=loaded, dossier=said))

    def changes(self, loaded: Stock, *, is_own_rubric: bool) -> Iterator[Message]:
        """What may make the report differ from the one of the audit itself.

        Args:
            loaded: what judges it.
            is_own_rubric: by the rubric of the recording, which may have been edited since.
        """
        run = self.run
        if not self.archive.complete:
            yield msg("this recording was cut off: what it lacks counts as not seen")
        if loaded.catalogue.digest != run.catalogue_digest:
            yield msg("the networks' rules have changed since this was recorded: the report may differ")
        if is_own_rubric and loaded.rubric.digest != run.rubric_digest:
            yield msg("the rubric “{name}” has changed since this was recorded: the scores may differ", name=run.rubric)
        installed = {one.about.id for one in loaded.providers}
        for one in run.conditions.search:
            if one.provider not in installed:
                yield msg(
                    "the search provider “{name}” that was asked is not installed here: its results are left out",
                    name=one.provider,
                )


def recorded(path: Path) -> Recorded:
    """Open a recording.

    Raises:
        ArchiveError: it can't be read.
    """
    archive = open_archive(path)
    return Recorded(archive, read_run(archive.run, str(path)))


def words_of(loaded: Stock, language: Language) -> Translator:
    """A translator that knows the sentences of every bundle."""
    return translator(language, [(one.name, one.locale) for one in loaded.bundles if one.locale])
