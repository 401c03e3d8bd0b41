"""From a word of the command line to a finished profile: the one place that knows where profiles are kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from footprint.errors import ProfileError
from footprint.message import msg

if TYPE_CHECKING:
    from footprint.profile import Profile


def profile_of(word: str) -> Profile:
    """The profile that a word names: the path of a report written as JSON.

    Raises:
        ProfileError: there is none, or it can't be read.
    """
    from footprint.report import read_profile

    try:
        return read_profile(Path(word).read_text(encoding="utf-8"), word)
    except (OSError, ValueError) as error:  # ValueError: not UTF-8, or a path with a null byte
        raise ProfileError(
            msg("{file}: the report can't be read; give one that audit -o wrote as .json", file=word)
        ) from error
