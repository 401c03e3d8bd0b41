"""Reads an archive, and answers from it."""

from __future__ import annotations

import hashlib
import json
import zlib
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from footprint.errors import ArchiveError
from footprint.message import msg
from footprint.web.archive.entry import End, ExchangeEntry, read_entry, read_time
from footprint.web.archive.records import FORMAT, FORMAT_FIELD, RUN_FIELD
from footprint.web.archive.warc import CutShortError, DamagedError, Record, members, parse
from footprint.web.exchange import Exchange, Failure, FailureKind, Json, Lookup, Response
from footprint.web.reduction import reduced

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from footprint.web.exchange import Reader, Request

RECORD_BYTES: Final = 64 * 1024 * 1024
"""Most that one record may expand to: eight times the largest body that a run accepts unless told otherwise."""
ARCHIVE_BYTES: Final = 1024 * 1024 * 1024
"""Most that all records may expand to; they are read one at a time, and kept compressed."""

_NOT_RECORDED: Final = Failure(FailureKind.NOT_RECORDED, "the recorded run did not ask this")


@dataclass(frozen=True, slots=True)
class _Stored:
    """An exchange of the recording.

    Attributes:
        entry: all but the body.
        packed: the body, compressed; None for a failure and for a reduced response.
    """

    entry: ExchangeEntry
    packed: bytes | None = None


class ArchivedWeb:
    """Answers from a recording as the live run was answered; implements `footprint.web.Web`."""

    def __init__(
        self,
        moment: datetime,
        exchanges: Mapping[str, _Stored],
        lookups: Mapping[tuple[str, str], Lookup],
        recalled: Mapping[str, ExchangeEntry],
    ) -> None:
        self._moment = moment
        self._exchanges = exchanges
        self._lookups = lookups
        self._recalled = recalled

    async def get(self, request: Request, *, reader: Reader | None = None) -> Exchange:
        """See `footprint.web.Web.get`; what was never asked is `Failure(NOT_RECORDED)`."""
        match self._exchanges.get(request.key):
            case None:
                return Exchange(request, self._moment, _NOT_RECORDED)
            case _Stored(ExchangeEntry(outcome=Response() as response) as entry, bytes() as packed):
                whole = replace(response, body=zlib.decompress(packed))
                return Exchange(request, entry.time, reduced(whole, reader) if reader else whole, entry.earlier)
            case stored:
                entry = stored.entry
                return Exchange(request, entry.time, entry.outcome, entry.earlier)

    async def lookup(self, name: str, kind: str) -> Lookup:
        """See `footprint.web.Web.lookup`; what was never asked is `Failure(NOT_RECORDED)`."""
        asked = (name.lower().rstrip("."), kind.upper())
        return self._lookups.get(asked) or Lookup(*asked, self._moment, _NOT_RECORDED)

    def keep(self, exchanges: Iterable[Exchange]) -> None:
        """Do nothing: what was kept is in the recording already."""

    def keep_part(self, exchange: Exchange, private: Json) -> None:
        """Do nothing, likewise."""

    def recall(self, topic: str) -> Exchange | None:
        """See `footprint.web.Web.recall`."""
        entry = self._recalled.get(topic)
        return None if entry is None else Exchange(entry.request, entry.time, entry.outcome, entry.earlier)

    def remember(self, topic: str, exchange: Exchange) -> None:
        """Do nothing: a replay learns nothing new."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A recording, read and checked.

    Attributes:
        run: the run's conditions, as the recorder was given them.
        software: what recorded it.
        moment: the run's date, aware, UTC.
        complete: false when the recording was cut off before its end; what it has replays.
    """

    run: Json
    software: str
    moment: datetime
    complete: bool
    _exchanges: Mapping[str, _Stored] = field(repr=False)
    _lookups: Mapping[tuple[str, str], Lookup] = field(repr=False)
    _recalled: Mapping[str, ExchangeEntry] = field(repr=False)

    def web(self) -> ArchivedWeb:
        """A `Web` that knows only this recording."""
        return ArchivedWeb(self.moment, self._exchanges, self._lookups, self._recalled)

    @property
    def requests(self) -> tuple[Request, ...]:
        """Every question whose outcome is here, as far as it was written down."""
        return tuple(one.entry.request for one in self._exchanges.values())

    def whole(self, request: Request) -> Exchange | None:
        """What came of a question, if all of it is here.

        That is a failure, a response just as it was received, or one of which a reader took nothing that was left out.
        What was asked for everybody and read may have been asked for without what is private, and answers nobody's own
        question.
        """
        match self._exchanges.get(request.key):
            case _Stored(ExchangeEntry(outcome=Response() as response, redacted=False) as entry, bytes() as packed):
                received = replace(response, body=zlib.decompress(packed))
                return Exchange(request, entry.time, received, entry.earlier)
            case _Stored(ExchangeEntry(outcome=Failure() as failure) as entry):
                return Exchange(request, entry.time, failure, entry.earlier)
            case _Stored(ExchangeEntry(complete=True) as entry) if request.is_common or not entry.request.is_common:
                return Exchange(request, entry.time, entry.outcome, entry.earlier)
            case _:
                return None

    def lookup(self, name: str, kind: str) -> Lookup | None:
        """What the DNS answered, if it was asked."""
        return self._lookups.get((name, kind))

    def recalled(self, topic: str) -> Exchange | None:
        """What was recalled under a topic, if anything was."""
        entry = self._recalled.get(topic)
        return None if entry is None else Exchange(entry.request, entry.time, entry.outcome, entry.earlier)


def open_archive(path: Path) -> Archive:
    """Read a recording, finished or cut off, and check it.

    Nothing of the file is trusted: sizes are bounded, hashes compared, and nothing is written anywhere.

    Raises:
        ArchiveError: it can't be read, is no recording of footprint's, is too new, damaged or altered.
    """
    found = _Recording(str(path))
    try:
        with path.open("rb") as stream:
            for offset, plain in members(stream, largest=RECORD_BYTES, total=ARCHIVE_BYTES):
                found.take(offset, plain)
    except OSError as error:
        raise ArchiveError(
            msg(
                "{path}: the recording can't be read ({reason}). Give the file that --record wrote.",
                path=str(path),
                reason=error.strerror or str(error),
            )
        ) from error
    except DamagedError as error:
        raise found.damaged(error.offset) from error
    except CutShortError:
        return found.archive()  # as a killed run leaves it: everything before the cut is good
    return found.archive()


def salvaged(path: Path) -> Archive | None:
    """What can be read of a recording before its end, or before the first byte that is damaged; None for nothing."""
    found = _Recording(str(path))
    with suppress(OSError, ArchiveError, CutShortError, DamagedError), path.open("rb") as stream:
        for offset, plain in members(stream, largest=RECORD_BYTES, total=ARCHIVE_BYTES):
            found.take(offset, plain)
    try:
        return found.archive()
    except ArchiveError:
        return None


class _Recording:
    """What was read of an archive so far."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._head: Archive | None = None
        self._complete = False
        self._bodies: dict[str, tuple[bytes, str, int]] = {}  # by record id: compressed, SHA-256, size
        self._exchanges: dict[str, _Stored] = {}
        self._lookups: dict[tuple[str, str], Lookup] = {}
        self._recalled: dict[str, ExchangeEntry] = {}

    def take(self, offset: int, plain: bytes) -> None:
        """Read one more record.

        Raises:
            ArchiveError: it can't be part of a recording.
        """
        try:
            record = parse(plain)
            if self._head is None:
                self._head = self._begin(record)
            match record.type:
                case "response":
                    packed = zlib.compress(record.block, 1)
                    digest = hashlib.sha256(record.block).hexdigest()
                    self._bodies[record.header("WARC-Record-ID") or ""] = (packed, digest, len(record.block))
                case "metadata":
                    self._enter(record)
                case _:
                    return
        except ValueError as error:
            raise self.damaged(offset) from error

    def archive(self) -> Archive:
        """What there is.

        Raises:
            ArchiveError: there is nothing.
        """
        if self._head is None:
            raise self.damaged(0)
        return replace(self._head, complete=self._complete)

    def damaged(self, offset: int) -> ArchiveError:
        """The error for what lies at an offset of the file."""
        if self._head is None:
            return ArchiveError(
                msg("{path}: this is not a recording. Give the file that --record wrote.", path=self._path)
            )
        return ArchiveError(
            msg(
                "{path}: the recording is damaged or was changed, at byte {offset}. Copy it again from where it was "
                "made.",
                path=self._path,
                offset=str(offset),
            )
        )

    def _begin(self, record: Record) -> Archive:
        lines = [line.partition(": ") for line in record.block.decode().split("\r\n")]
        fields = {name: value for name, _, value in lines}
        if record.type != "warcinfo" or FORMAT_FIELD not in fields:
            raise ArchiveError(
                msg(
                    "{path}: another program made this WARC file, so it can't be replayed. Give the file that "
                    "--record wrote.",
                    path=self._path,
                )
            )
        software, found = fields.get("software", ""), int(fields[FORMAT_FIELD])
        if found > FORMAT:
            raise ArchiveError(
                msg(
                    "{path}: recorded by {software}, which is newer than this program. Upgrade footprint to replay it.",
                    path=self._path,
                    software=software,
                )
            )
        run: Json = json.loads(fields.get(RUN_FIELD, ""))
        moment = read_time(record.header("WARC-Date") or "")
        kept = (self._exchanges, self._lookups, self._recalled)
        return Archive(run, software, moment, False, *kept)  # noqa: FBT003 (not complete yet)

    def _enter(self, record: Record) -> None:
        match read_entry(record.block):
            case End():
                self._complete = True
            case Lookup() as lookup:
                self._lookups[lookup.name, lookup.kind] = lookup
            case ExchangeEntry(topic=topic) as entry if topic:
                self._recalled[topic] = entry
            case ExchangeEntry(outcome=Response(reading=None) as response) as entry:
                packed, digest, size = self._bodies.pop(record.header("WARC-Refers-To") or "", (b"", "", -1))
                if size != response.size or (digest != response.sha256 and not entry.redacted):
                    raise ValueError
                self._exchanges[entry.key] = _Stored(entry, packed)
            case entry:
                self._exchanges[entry.key] = _Stored(entry)
