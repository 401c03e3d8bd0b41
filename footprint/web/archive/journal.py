"""What was seen by runs that are under way, cheap to write and gone when they are done: no WARC, for nobody keeps it.

A line each, and behind the line of a response that is kept whole its body:

    CRC JSON
    CRC JSON
    the body, of the size that is in the JSON; the next line follows at once

CRC is the CRC-32 of the JSON, which `entry` describes. A body is proved by the SHA-256 that is in the JSON.
"""

from __future__ import annotations

import hashlib
import zlib
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Self

from footprint.web.archive.entry import Answer, ExchangeEntry, answer_json, exchange_json, lookup_json, read_noted
from footprint.web.archive.part import AppendedFile
from footprint.web.archive.replay import ARCHIVE_BYTES, RECORD_BYTES
from footprint.web.exchange import Exchange, Lookup, Purpose, Reading, Response
from footprint.web.redaction import Redactor
from footprint.web.reduction import stripped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path
    from typing import BinaryIO

    from footprint.web.exchange import Request

SUFFIX: Final = ".journal"
"""Of such a file's name."""

_CRC: Final = 9
"""Eight hexadecimal digits, and a space."""


class JournalRecorder:
    """Notes what can be used by an attempt that takes the run up, the moment it is told of it, and nothing else.

    That is what was seen whole, and what a reader took of a page if it took nothing private. What a page said of its
    holder is never noted, nor is an answer in which one of the secrets stands, nor anything of a lead: there is no
    telling a stranger from the candidate here, and whatever is missing is asked again.

    Attributes:
        failed: why nothing more is noted, such as a full disk; None while all is well. The run goes on.
    """

    def __init__(self, path: Path, *, secrets: Collection[str] = ()) -> None:
        """Begin a journal.

        Args:
            path: where it is to be; nothing is there yet.
            secrets: values that must not enter the file, wherever they turn up.

        Raises:
            OSError: a file can't be made there.
        """
        self.failed: OSError | None = None
        self._redact = Redactor(secrets)
        self._file = AppendedFile(path)

    def exchange(self, exchange: Exchange, whole: Response | None) -> None:  # noqa: ARG002 (of a `Recorder`)
        """Note a finished exchange, if another attempt may use it; see `footprint.web.Recorder`."""
        if exchange.request.purpose is Purpose.LEAD:
            return  # nothing tells that it was asked
        match exchange.outcome:
            case Response(reading=None) as response:
                self._note(answer_json(exchange, response), response.body)
            case Response(reading=Reading(private=None) as reading) as outcome:
                self._note(answer_json(exchange, stripped(outcome, reading)))
            case Response():
                return  # it says something of its holder
            case failure:
                self._note(answer_json(exchange, failure))

    def recalled(self, topic: str, exchange: Exchange) -> None:
        """Note an exchange of an earlier run."""
        self._note(exchange_json(exchange, topic=topic))

    def lookup(self, lookup: Lookup) -> None:
        """Note an answer of the DNS."""
        self._note(lookup_json(lookup))

    def keep(self, keys: Iterable[str]) -> None:
        """Do nothing: of what is the candidate's no more is noted than of anybody else's."""

    def keep_part(self, exchange: Exchange) -> None:
        """Do nothing, likewise."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Note nothing more."""
        self._file.close()

    def _note(self, block: bytes, body: bytes = b"") -> None:
        data = _line(block) + body
        if self.failed or not self._file.is_open or self._redact(data) != data:
            return
        try:
            self._file.append(data)
        except OSError as error:
            self.failed = error


class Journal:
    """What was read of a journal.

    Of two answers to a question one that is whole counts.
    """

    def __init__(self) -> None:
        self._answers: dict[str, tuple[Answer, bytes]] = {}  # with the body, compressed
        self._lookups: dict[tuple[str, str], Lookup] = {}
        self._recalled: dict[str, Exchange] = {}

    def whole(self, request: Request) -> Exchange | None:
        """What came of a question, if it was noted."""
        found = self._answers.get(request.key)
        if found is None:
            return None
        answer, packed = found
        outcome = answer.outcome
        if isinstance(outcome, Response) and outcome.reading is None:
            outcome = replace(outcome, body=zlib.decompress(packed))
        return Exchange(request, answer.time, outcome, answer.earlier)

    def lookup(self, name: str, kind: str) -> Lookup | None:
        """What the DNS answered, if it was asked."""
        return self._lookups.get((name, kind))

    def recalled(self, topic: str) -> Exchange | None:
        """What was recalled under a topic, if anything was."""
        return self._recalled.get(topic)

    def read(self, file: BinaryIO) -> None:
        """Take in a file, or as much of it as was written.

        Raises:
            ValueError: here it was cut off or damaged; what comes before is taken in.
        """
        while file.tell() < ARCHIVE_BYTES and (line := file.readline(RECORD_BYTES)):
            block = line[_CRC:-1]
            if line != _line(block):
                raise ValueError
            self._take(block, file)

    def _take(self, block: bytes, file: BinaryIO) -> None:
        match read_noted(block):
            case Answer(key=key, outcome=Response(reading=None) as response) as answer:
                self._answers[key] = answer, zlib.compress(_body(file, response), 1)
            case Answer(key=key) as answer:
                self._answers.setdefault(key, (answer, b""))
            case Lookup() as lookup:
                self._lookups[lookup.name, lookup.kind] = lookup
            case ExchangeEntry(topic=topic) as entry:
                self._recalled[topic] = Exchange(entry.request, entry.time, entry.outcome, entry.earlier)
            case _:
                raise ValueError  # no journal of ours has another


def open_journal(path: Path) -> Journal:
    """Read what was noted in a file, up to its end or the first byte that is missing or damaged."""
    found = Journal()
    with suppress(OSError, ValueError), path.open("rb") as file:
        found.read(file)
    return found


def _line(block: bytes) -> bytes:
    return b"%08x %b\n" % (zlib.crc32(block), block)


def _body(file: BinaryIO, response: Response) -> bytes:
    body = file.read(max(0, min(response.size, RECORD_BYTES)))
    if hashlib.sha256(body).hexdigest() != response.sha256:
        raise ValueError
    return body
