"""From a word of the command line to a finished profile: the one place that knows where profiles are kept."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from footprint.errors import ProfileError
from footprint.message import msg

if TYPE_CHECKING:
    from footprint.config import Settings
    from footprint.profile import Profile


_ID = re.compile(r"[a-z][a-z0-9]{5}")
"""How the id of an audit that is kept looks; see `footprint.store`."""


def is_kept(word: str) -> bool:
    """Is a word the id of an audit that is kept, rather than the path of a file?"""
    return bool(_ID.fullmatch(word)) and not Path(word).exists()


def profile_of(word: str, settings: Settings) -> Profile:
    """The profile that a word names: the path of a report written as JSON, or the id of an audit that is kept.

    Raises:
        ProfileError: there is no such file, or it can't be read.
        StoreError: there is no such audit.
    """
    from footprint.report import read_profile

    if is_kept(word):
        from footprint.runs.shelf import profile_of as kept_profile
        from footprint.runs.shelf import shelf

        with shelf(settings) as store:
            return kept_profile(store.get(word))

    try:
        return read_profile(Path(word).read_text(encoding="utf-8"), word)
    except (OSError, ValueError) as error:  # ValueError: not UTF-8, or a path with a null byte
        raise ProfileError(
            msg("{file}: the report can't be read; give one that audit -o wrote as .json", file=word)
        ) from error
