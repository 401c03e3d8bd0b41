"""Are two profile pictures the same? By a hash of their brightness; no face is looked for, and no picture is kept.

The hash is dHash (Krawetz, "Kind of Like That", 2013): grey, nine columns by eight rows, one bit for each pair of
neighbours. A picture that is all but flat says nothing, since all of those have the same hash.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageStat

from footprint.web.exchange import Purpose, Reading, Request, Response

if TYPE_CHECKING:
    from footprint.web.exchange import Exchange, Json

BYTES = 1024 * 1024
"""Read of a picture at most."""
PIXELS = 16_000_000
"""A picture of more is not decoded."""
ALIKE = 6
"""Bits of 64 in which hashes of one picture differ at most; half of them differ between two pictures."""
FLAT = 8.0
"""Standard deviation of the grey values, of 256, under which a picture is flat."""
_COLUMNS, _ROWS = 9, 8
_FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF")


def dhash(picture: bytes) -> int | None:
    """The hash of a picture in 64 bits; None for one that is flat, too large, or none at all.

    It is made of the central four fifths, so that a cut to a circle or square changes little.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Pillow warns of pictures that are bombs
            with Image.open(BytesIO(picture), formats=_FORMATS) as opened:
                if opened.width * opened.height > PIXELS:
                    return None
                opened.draft("L", (256, 256))
                grey = _central(opened.convert("RGBA").convert("L"))
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError, MemoryError):
        return None
    if ImageStat.Stat(grey).stddev[0] < FLAT:
        return None
    small = grey.resize((_COLUMNS, _ROWS), Image.Resampling.LANCZOS)  # pyright: ignore[reportUnknownMemberType] (its sizes)
    values, bits = small.tobytes(), 0
    for row in range(_ROWS):
        for left, right in pairwise(values[row * _COLUMNS : (row + 1) * _COLUMNS]):
            bits = bits << 1 | (left < right)
    return bits


def are_alike(one: int, other: int) -> bool:
    """Are these the hashes of one picture?"""
    return (one ^ other).bit_count() <= ALIKE


def request(url: str) -> Request:
    """The question for a picture that may be a stranger's."""
    return Request(url, Purpose.LEAD, window=BYTES)


def read(response: Response) -> Reading:
    """Keeps the hash in memory, and nothing else; a `Reader`."""
    found = None if response.is_cut else dhash(response.body)
    return Reading(None, {"dhash": found})


def hash_of(exchange: Exchange) -> int | None:
    """What the reader kept."""
    match exchange.outcome:
        case Response(status=200, reading=Reading(private={"dhash": int(found)})):
            return found
        case _:
            return None


def kept(exchange: Exchange) -> Json:
    """What a recording may hold of a picture of the candidate's: its hash."""
    return {"dhash": hash_of(exchange)}


def _central(picture: Image.Image) -> Image.Image:
    across, down = picture.width // 10, picture.height // 10
    return picture.crop((across, down, picture.width - across, picture.height - down))
