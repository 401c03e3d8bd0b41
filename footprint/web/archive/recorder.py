"""Writes an archive while the run goes on."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from footprint.errors import OutputError
from footprint.message import msg
from footprint.web.archive.part import PartFile
from footprint.web.archive.records import Records
from footprint.web.archive.warc import member
from footprint.web.exchange import Exchange, Failure, Json, Lookup, Purpose, Reading, Response
from footprint.web.redaction import Redactor
from footprint.web.reduction import partly

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime
    from pathlib import Path

    from footprint.web.archive.warc import Record

_HELD_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Held:
    """A response that may be a stranger's, in memory only.

    Attributes:
        exchange: with its reading, private part included.
        whole: the response before its reader, without the body.
        packed: that body, compressed; None where there is no room for it.
    """

    exchange: Exchange
    whole: Response
    packed: bytes | None


class WarcRecorder:
    """Writes every exchange and DNS answer to a WARC file the moment it is told of it.

    The file grows as `PATH.part`, readable by its owner alone, and takes its name when the recording is closed. A run
    that is killed leaves the `.part`, which replays as far as it goes; a recording that already has the name stays
    until the new one is complete.

    Of a response that went through a reader the reduced form is written at once, and the raw response is held in
    memory until `keep` says that it is the candidate's (then it is written whole) or the recording is closed (then it
    is forgotten). What is held is bounded; past the bound the raw body is forgotten, and `keep` writes the reading
    with its private part instead, which replays the same.

    Attributes:
        failed: why nothing more is written, such as a full disk; None while all is well. The run goes on.
    """

    def __init__(
        self,
        path: Path,
        run: Json,
        *,
        software: str,
        moment: datetime,
        secrets: Collection[str] = (),
        held_bytes: int = _HELD_BYTES,
    ) -> None:
        """Begin a recording.

        Args:
            path: where it is to be; what is there is replaced at the end.
            run: what the run depends on besides the outside; given back by `open_archive`.
            software: name and version of the program.
            moment: the run's date, aware.
            secrets: values that must not enter the file, wherever they turn up.
            held_bytes: most bytes of compressed bodies kept in memory.

        Raises:
            OutputError: a file can't be made there.
        """
        self.failed: OutputError | None = None
        self._path = path
        self._records = Records(run, software=software, moment=moment, redact=Redactor(secrets))
        self._room = held_bytes
        self._held: dict[str, _Held] = {}
        self._kept: set[str] = set()
        self._reduced: set[str] = set()
        self._whole: set[str] = set()
        self._lookups: set[tuple[str, str]] = set()
        self._file = _begin(path)
        self._write(self._records.conditions())

    def exchange(self, exchange: Exchange, whole: Response | None) -> None:
        """Write a finished exchange, whole or reduced; see `footprint.web.Recorder`."""
        is_lead = exchange.request.purpose is Purpose.LEAD
        match exchange.outcome:
            case Response() if is_lead:
                self._hold(exchange, whole)
            case Failure() if is_lead:
                return  # whose page it would have been is nobody's business
            case Response(reading=Reading(private=private)):
                self._write_reduced(partly(exchange, None), complete=private is None)
                self._hold(exchange, whole)
            case _:
                self._write_whole(exchange)

    def recalled(self, topic: str, exchange: Exchange) -> None:
        """Write an exchange of an earlier run."""
        self._write(self._records.entry(exchange, topic=topic))

    def lookup(self, lookup: Lookup) -> None:
        """Write an answer of the DNS."""
        asked = (lookup.name, lookup.kind)
        if asked not in self._lookups:
            self._lookups.add(asked)
            self._write(self._records.lookup(lookup))

    def keep(self, keys: Iterable[str]) -> None:
        """Write these whole: what is held of them now, and what is still to come."""
        for key in keys:
            self._kept.add(key)
            self._write_held(key)

    def keep_part(self, exchange: Exchange) -> None:
        """Write an exchange with its reading as it is given, unless it was written whole."""
        if exchange.key not in self._whole:
            self._held.pop(exchange.key, None)
            self._whole.add(exchange.key)
            self._write(self._records.entry(exchange))

    def close(self) -> None:
        """Forget what is held, mark the recording as finished and give the file its name; once."""
        self._held.clear()
        if not self._file.is_open:
            return
        self._write(self._records.end())
        if self.failed:
            self._file.close()
            return
        try:
            self._file.finish()
        except OSError as error:
            self._fail(error)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Close, whatever ended the run: an interrupted one keeps what it gathered."""
        self.close()

    def _write_reduced(self, exchange: Exchange, *, complete: bool) -> None:
        if exchange.key not in self._reduced and exchange.key not in self._whole:
            self._reduced.add(exchange.key)
            self._write(self._records.entry(exchange, complete=complete))

    def _hold(self, exchange: Exchange, whole: Response | None) -> None:
        if whole is None or exchange.key in self._held or exchange.key in self._whole:
            return
        packed = zlib.compress(whole.body, 1) if self._room > 0 else None
        if packed is not None and len(packed) > self._room:
            packed = None
        self._room -= 0 if packed is None else len(packed)
        self._held[exchange.key] = _Held(exchange, replace(whole, body=b""), packed)
        if exchange.key in self._kept:
            self._write_held(exchange.key)

    def _write_held(self, key: str) -> None:
        match self._held.pop(key, None):
            case _Held(exchange, whole, bytes() as packed):
                self._room += len(packed)
                self._write_whole(replace(exchange, outcome=replace(whole, body=zlib.decompress(packed))))
            case _Held(exchange):
                self._whole.add(key)
                self._write(self._records.entry(exchange))
            case _:
                return  # nothing is held under this key

    def _write_whole(self, exchange: Exchange) -> None:
        if exchange.key in self._whole:
            return
        self._whole.add(exchange.key)
        match exchange.outcome:
            case Response() as response:
                self._write(*self._records.whole(exchange, response))
            case _:
                self._write(self._records.entry(exchange))

    def _write(self, *records: Record) -> None:
        if self.failed or not self._file.is_open:
            return
        try:
            self._file.append(b"".join(map(member, records)))
        except OSError as error:
            self._fail(error)

    def _fail(self, error: OSError) -> None:
        self.failed = OutputError(
            msg(
                "{path}: the recording stopped ({reason}). What was recorded before is in {part}.",
                path=str(self._path),
                reason=error.strerror or str(error),
                part=str(self._file.part),
            )
        )


def _begin(path: Path) -> PartFile:
    try:
        return PartFile(path)
    except OSError as error:
        raise OutputError(
            msg(
                "{path}: a recording can't be written there ({reason}). Give --record another file.",
                path=str(path),
                reason=error.strerror or str(error),
            )
        ) from error
