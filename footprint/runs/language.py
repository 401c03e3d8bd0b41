"""Which language to speak, before anything else is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from footprint.errors import ConfigError
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footprint.locale import Language

_FLAG = "--lang"
_SYSTEM = ("LC_ALL", "LC_MESSAGES", "LANG")
"""POSIX's, in the order in which they count."""
_VARIABLES = ("FOOTPRINT_LANG", *_SYSTEM)
_TAG = re.compile(r"(?P<language>[a-z]{2})[_-](?P<region>[a-z]{2})(?:[.@].*)?", re.IGNORECASE)
"""The name of a locale, such as `fr_CA.UTF-8` (POSIX, 8.2)."""
_USUAL: Mapping[Language, str] = {"fr": "fr-FR", "en": "en-US"}
"""Where searches are made from when the system does not say it."""


def language_for(asked: str | None, environ: Mapping[str, str]) -> Language:
    """The language to speak: the one asked for, else that of the system; English unless it is French.

    Raises:
        ConfigError: another language is asked for.
    """
    if asked not in {None, "fr", "en"}:
        raise ConfigError(
            msg("{where}: “{value}” is no language that is spoken here; give fr or en", where=_FLAG, value=asked or "")
        )
    tag = asked or next((environ[name] for name in _VARIABLES if environ.get(name)), "")
    return "fr" if tag.lower().startswith("fr") else "en"


def locale_for(asked: str | None, environ: Mapping[str, str]) -> str:
    """Language and region of the system, such as `fr-CA`, where its language is the one that is spoken.

    Args:
        asked: the language that was asked for, if one was.
        environ: the environment.
    """
    language = language_for(asked, environ)
    found = _TAG.fullmatch(next((environ[name] for name in _SYSTEM if environ.get(name)), ""))
    if found is None or found["language"].lower() != language:
        return _USUAL[language]
    return f"{language}-{found['region'].upper()}"
