"""A paper for a person to read: title, chapters, lists; before any language and any format.

What is handed to a candidate is made of these, so that it says the same in every language and format.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TypeAlias

from footprint.message import Message, Text

Said: TypeAlias = Message | Text | str
"""Words: a text alone is a name, or what somebody wrote, and is the same in every language."""


@dataclass(frozen=True, slots=True)
class Point:
    """One entry of a list.

    Attributes:
        text: what it says.
        name: what it is about, set before it; None for a sentence that stands alone.
        points: what belongs to it, one level down.
    """

    text: Said
    name: Said | None = None
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A title, paragraphs, a list, and what follows the list."""

    title: Said
    paragraphs: tuple[Said, ...] = ()
    points: tuple[Point, ...] = ()
    after: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole.

    Attributes:
        title: see there.
        lead: paragraphs before the first chapter.
        chapters: see there.
    """

    title: Said
    lead: tuple[Said, ...]
    chapters: tuple[Chapter, ...]

    @property
    def digest(self) -> str:
        """SHA-256 of what it says, hexadecimal: the same in every language and format."""
        canonical = json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        return hashlib.sha256(canonical.encode()).hexdigest()
