"""The folder of a batch, from the first person to the last file."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from footprint.batch.writing import junit, separated, workbook
from footprint.batch.writing.columns import columns, shape
from footprint.batch.writing.ending import counted
from footprint.batch.writing.folder import PREFIX, Folder, await_disk
from footprint.batch.writing.results import Results, line_of, raw_line
from footprint.message import msg
from footprint.report import Format, render
from footprint.report.document import dumped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from footprint.batch.applicants import BadRow
    from footprint.batch.outcome import Done
    from footprint.batch.writing.values import Counts, Line, Run
    from footprint.locale import Translator

PEOPLE = "people"
RUN = "run.json"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A person as they will be written.

    Attributes:
        files: name of each, and what is in it.
        line, raw: for the file of results.
        recording: as of `Done`.
    """

    files: tuple[tuple[str, bytes], ...]
    line: Line
    raw: bytes
    recording: Path | None


class Output:
    """What a batch leaves behind. It holds of each person where their line stands, and nothing more.

    Every file but `run.json` is the same, byte for byte, for the same people under the same conditions, whether the
    batch was interrupted or not.
    """

    def __init__(self, path: Path, words: Translator, *, with_html: bool = False) -> None:
        """Begin in a folder, or go on there.

        Args:
            path: of the folder; it is made by `restore`.
            words: the language of pages, spreadsheets and JUnit, with the catalogues of the bundles.
            with_html: write a page a person too.
        """
        self._folder = Folder(path)
        self._results = Results(self._folder)
        self._words = words
        self._with_html = with_html

    def restore(self) -> tuple[str, ...]:
        """Make the folder ready, and tell who is done already, by key: theirs is whole and is not written again.

        Raises:
            OutputError: the folder can't be made or written to.
        """
        self._folder.open(PEOPLE)
        return self._results.restore()

    def sheet(self, done: Done) -> Sheet:
        """What is to be written of a person."""
        name = f"{PEOPLE}/{done.key}.json"
        data = render(done.profile, Format.JSON, self._words).encode()
        files = [(name, data)]
        if self._with_html:
            page = render(done.profile, Format.HTML, self._words)
            files.append((f"{PEOPLE}/{done.key}.html", page.encode()))
        line = line_of(done, profile=name, sha256=hashlib.sha256(data).hexdigest())
        return Sheet(tuple(files), line, raw_line(line, self._words), done.recording)

    def write(self, sheets: Sequence[Sheet]) -> None:
        """Write people, and return once all of it is on the disk: recordings and profiles, then lines that say so.

        One call at a time; it needs no event loop.

        Raises:
            OutputError: a file can't be written; who has no line will be audited again.
            ValueError: a key is not one that a list is read into.
        """
        await_disk(sheet.recording for sheet in sheets if sheet.recording is not None)
        self._folder.write_all(one for sheet in sheets for one in sheet.files)
        self._results.add([(sheet.line, sheet.raw) for sheet in sheets])

    def finish(
        self,
        bad_rows: Sequence[BadRow],
        *,
        usable: int,
        now: datetime,
        properties: Sequence[tuple[str, str]] = (),
        least_coverage: float | None = None,
    ) -> Counts:
        """Write what sums the people up, in the order of the list, and count them.

        Args:
            bad_rows: rows that can't be used, in the order of the list.
            usable: rows that name a person.
            now: date of the audits.
            properties: versions and digests, for JUnit.
            least_coverage: that was asked for.

        Raises:
            OutputError: a file can't be written; the others are whole.
        """
        self._results.settle()
        table = columns(shape(self._results.lines()), self._words)
        with self._folder.writing(separated.NAME) as file:
            note = self._words.say(msg("Remarks"))
            separated.write_separated(file, table, self._results.lines(), bad_rows, note=note, words=self._words)
        with self._folder.writing(workbook.NAME) as file, self._room() as room:
            workbook.write_workbook(
                file, table, self._results.lines(), bad_rows, now=now, words=self._words, room=Path(room)
            )
        with self._folder.writing(junit.NAME) as file:
            junit.write_junit(
                file,
                self._results.lines,
                bad_rows,
                properties=properties,
                least_coverage=least_coverage,
                words=self._words,
            )
        return counted(self._results.lines(), usable=usable, bad_rows=len(bad_rows), least_coverage=least_coverage)

    def write_run(self, run: Run) -> None:
        """Write under which conditions the batch ran.

        Raises:
            OutputError: it can't be written.
        """
        self._folder.write(RUN, dumped(run, self._words).encode())

    def _room(self) -> tempfile.TemporaryDirectory[str]:
        """For what a workbook is made of: on the disk of the results, for their owner alone (tempfile's promise)."""
        return tempfile.TemporaryDirectory(prefix=PREFIX, dir=self._folder.path)
