"""WARC records as values, and the file as gzip members; warcio, which reads them and has no types, stays in here."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import zlib
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

_exceptions: Any = import_module("warcio.exceptions")  # Any, here and below: warcio has no types
_loader: Any = import_module("warcio.recordloader")  # see above
_heads: Any = import_module("warcio.statusandheaders")  # see above

_CHUNK = 64 * 1024

_SMALL = 6


class CutShortError(Exception):
    """The file ends inside a member: the writer was stopped."""


class DamagedError(Exception):
    """Bytes that no writer of ours wrote.

    Attributes:
        offset: where the member begins, in bytes of the file.
    """

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Record:
    """One WARC record.

    Attributes:
        type: such as `response`.
        headers: WARC named fields other than type, length and digests, in order.
        content_type: of the block.
        block: for HTTP records without the head, which is in `head`.
        head: start line and fields of an HTTP message, ASCII without line breaks; None for other records.
    """

    type: str
    headers: tuple[tuple[str, str], ...]
    content_type: str
    block: bytes
    head: tuple[str, tuple[tuple[str, str], ...]] | None = None

    def header(self, name: str) -> str | None:
        """The first value of a WARC named field."""
        return next((value for known, value in self.headers if known.lower() == name.lower()), None)


def member(record: Record) -> bytes:
    """The record as a gzip member of its own, the same bytes for the same record.

    They are those that warcio writes, in less of its time.
    """
    head = _head(record)
    payload = _sha1(record.block)
    fields = {
        **dict(record.headers),
        **({} if record.type == "warcinfo" else {"WARC-Payload-Digest": payload}),
        "WARC-Block-Digest": _sha1(head, record.block) if head else payload,
        "Content-Type": record.content_type,
        "Content-Length": str(len(head) + len(record.block)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    plain = b"".join((b"WARC/1.1\r\n", lines.encode(), b"\r\n", head, record.block, b"\r\n\r\n"))
    return gzip.compress(plain, _SMALL, mtime=0)


def _head(record: Record) -> bytes:
    """Of the HTTP message, if it is one."""
    if record.head is None:
        return b""
    line, fields = record.head
    start = line if record.type == "request" else f"HTTP/1.1 {line}"
    return "".join((f"{start}\r\n", *(f"{name}: {value}\r\n" for name, value in fields), "\r\n")).encode("ascii")


def _sha1(*parts: bytes) -> str:
    """As warcio and most others write it; what we ourselves rely on is the SHA-256 in the entry."""
    found = hashlib.sha1(usedforsecurity=False)
    for one in parts:
        found.update(one)
    return f"sha1:{base64.b32encode(found.digest()).decode()}"


def parse(plain: bytes) -> Record:
    """Read one decompressed member; the block of an HTTP record comes without its head.

    Raises:
        ValueError: this is not one WARC record.
    """
    try:
        found = _loader.ArcWarcRecordLoader(arc2warc=False).parse_record_stream(
            io.BytesIO(plain), known_format="warc", no_record_parse=True
        )
    except (_exceptions.ArchiveLoadFailed, _heads.StatusAndHeadersParserException, EOFError) as error:
        raise ValueError from error
    block = bytes(found.raw_stream.read())
    kind = found.rec_type or ""
    if kind in {"request", "response"}:
        block = block.partition(b"\r\n\r\n")[2]
    return Record(kind, tuple(found.rec_headers.headers), found.content_type or "", block)


def members(stream: BinaryIO, *, largest: int, total: int) -> Iterator[tuple[int, bytes]]:
    """Decompress member after member, with its offset in the file, in bounded memory.

    Args:
        stream: the file, from its start.
        largest: bytes one member may expand to.
        total: bytes all of them may expand to.

    Raises:
        CutShortError: the file ends inside a member.
        DamagedError: a member is no gzip data, or exceeds the bounds.
    """
    offset, rest = 0, stream.read(_CHUNK)
    while rest:
        plain, used, rest = _member(stream, rest, min(largest, total), offset)
        yield offset, plain
        total -= len(plain)
        offset += used
        rest = rest or stream.read(_CHUNK)


def _member(stream: BinaryIO, data: bytes, most: int, offset: int) -> tuple[bytes, int, bytes]:
    unpacked, plain, taken = zlib.decompressobj(zlib.MAX_WBITS + 16), bytearray(), 0
    while True:
        taken += len(data)
        try:
            plain += unpacked.decompress(data, most + 1 - len(plain))
        except zlib.error as error:
            raise DamagedError(offset) from error
        if len(plain) > most:
            raise DamagedError(offset)
        if unpacked.eof:
            return bytes(plain), taken - len(unpacked.unused_data), unpacked.unused_data
        taken -= len(unpacked.unconsumed_tail)
        data = unpacked.unconsumed_tail or stream.read(_CHUNK)
        if not data:
            raise CutShortError
