"""Reads a body as it comes, and never more of it than was asked for."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from footprint.web.exchange import Failure, FailureKind

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Iterable, Iterator, Sequence

    from footprint.web.exchange import Limits

_PIECE = 64 * 1024
"""Most bytes a decompressor gives at once: what a bomb costs in memory, whatever its ratio."""
_MEMBERS = 1024
"""Most gzip members in one body (RFC 1952, 2.2); block compressors write one for every 64 KB."""
_LAYERS = 2
_GZIP_MAGIC = b"\x1f\x8b"
_GZIP, _ZLIB, _RAW = 31, 15, -15
"""Window bits, which is how zlib is told the format."""


class _Unreadable(Exception):  # noqa: N818 (carries the outcome up, nothing more)
    def __init__(self, kind: FailureKind, detail: str) -> None:
        super().__init__(detail)
        self.failure = Failure(kind, detail)


@dataclass(frozen=True, slots=True)
class Body:
    """What was read; `is_cut` when more was there than the window takes."""

    content: bytes
    is_cut: bool = False


async def read_body(
    chunks: AsyncIterable[bytes], *, coding: str, length: int | None, limits: Limits, window: int = 0
) -> Body | Failure:
    """Read and decompress.

    Args:
        chunks: the body as it comes over the wire.
        coding: value of `content-encoding`, empty when there was none.
        length: value of `content-length`, if any.
        limits: `wire_bytes` and `body_bytes` are looked at.
        window: most bytes that are wanted, decompressed; 0 for all.

    Returns:
        The body; or `TOO_LARGE` as soon as that is certain, `BAD_ENCODING` for compression that is broken, cut short
        or of a kind that was not asked for, `RESET` when less came than was announced.

    Raises:
        Exception: whatever `chunks` raises.
    """
    try:
        layers = _layers(coding, limits.body_bytes)
        return await _read(chunks, layers, length=length, limits=limits, window=window)
    except _Unreadable as end:
        return end.failure


async def _read(
    chunks: AsyncIterable[bytes], layers: Sequence[_Layer], *, length: int | None, limits: Limits, window: int
) -> Body:
    if length is not None and length > limits.wire_bytes and not window:
        raise _Unreadable(FailureKind.TOO_LARGE, f"announces {length} bytes")
    pieces: list[bytes] = []
    received = size = 0
    async for chunk in chunks:
        received += len(chunk)
        for piece in _through(layers, chunk):
            pieces.append(piece)
            size += len(piece)
            if window and size > window:
                return Body(b"".join(pieces)[:window], is_cut=True)
            if size > limits.body_bytes:
                raise _Unreadable(FailureKind.TOO_LARGE, f"more than {limits.body_bytes} bytes")
        if received > limits.wire_bytes:
            raise _Unreadable(FailureKind.TOO_LARGE, f"more than {limits.wire_bytes} bytes on the wire")
    if length is not None and received < length:
        raise _Unreadable(FailureKind.RESET, f"{received} of {length} bytes came")
    if received and not all(layer.is_complete for layer in layers):
        raise _Unreadable(FailureKind.BAD_ENCODING, "compressed data is cut short")
    return Body(b"".join(pieces))


def _layers(coding: str, cap: int) -> tuple[_Layer, ...]:
    """Decoders in the order in which they are undone (RFC 9110, 8.4)."""
    names = [name.strip().lower() for name in coding.split(",")]
    wanted = [name for name in reversed(names) if name not in {"", "identity"}]
    if len(wanted) > _LAYERS or not set(wanted) <= {"gzip", "x-gzip", "deflate"}:
        raise _Unreadable(FailureKind.BAD_ENCODING, "a content coding that was not asked for")
    return tuple(_Layer(is_gzip=name != "deflate", cap=cap) for name in wanted)


def _through(layers: Sequence[_Layer], chunk: bytes) -> Iterable[bytes]:
    """What comes out at the far end, a piece at a time: nothing is held between the layers."""
    if not layers:
        return (chunk,)
    pieces = layers[0].pieces(chunk)
    return pieces if len(layers) == 1 else (last for one in pieces for last in _through(layers[1:], one))


class _Inflater(Protocol):
    """What `zlib.decompressobj` gives; its own type is private."""

    @property
    def eof(self) -> bool: ...

    @property
    def unconsumed_tail(self) -> bytes: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


class _Layer:
    """One content coding, undone without ever holding more than a piece of its output."""

    def __init__(self, *, is_gzip: bool, cap: int) -> None:
        self._is_gzip = is_gzip
        self._cap = cap
        self._made = 0
        self._members = 0
        self._head = b""
        self._stream: _Inflater | None = None
        self._is_over = False

    @property
    def is_complete(self) -> bool:
        return self._members > 0 and (self._stream is None or self._stream.eof)

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """Feed what came.

        Raises:
            _Unreadable: broken, or more than the cap (a layer in the middle counts as well: its output may vanish in
                the next one's header).
        """
        while data and not self._is_over:
            if self._stream is None:
                self._head += data
                data = b""
                if len(self._head) >= len(_GZIP_MAGIC):
                    data, self._head = self._head, b""
                    self._stream = self._opened(data)
                continue
            yield from self._inflated(self._stream, data)
            data = self._stream.unused_data
            if self._stream.eof:
                self._stream = None
                self._is_over = not self._is_gzip

    def _inflated(self, stream: _Inflater, data: bytes) -> Iterator[bytes]:
        while True:
            try:
                piece = stream.decompress(data, _PIECE)
            except zlib.error:
                raise _Unreadable(FailureKind.BAD_ENCODING, "compressed data is broken") from None
            self._made += len(piece)
            if self._made > self._cap:
                raise _Unreadable(FailureKind.TOO_LARGE, f"more than {self._cap} bytes once decompressed")
            if piece:
                yield piece
            data = stream.unconsumed_tail
            if stream.eof or not (data or len(piece) == _PIECE):
                return

    def _opened(self, head: bytes) -> _Inflater | None:
        """A decompressor for what begins here; None for what follows the last gzip member, which is ignored."""
        if self._members and not head.startswith(_GZIP_MAGIC):
            self._is_over = True
            return None
        self._members += 1
        if self._members > _MEMBERS:
            raise _Unreadable(FailureKind.BAD_ENCODING, "too many gzip members")
        if self._is_gzip:
            return zlib.decompressobj(_GZIP)
        # Half of the servers that say deflate mean zlib (RFC 1950), the others the bare stream (RFC 1951).
        is_zlib = head[0] & 0x0F == zlib.DEFLATED and int.from_bytes(head[:2], "big") % 31 == 0
        return zlib.decompressobj(_ZLIB if is_zlib else _RAW)
