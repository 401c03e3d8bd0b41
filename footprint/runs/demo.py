"""The demo's people, and what they gave when they applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import footprint_world
from footprint.errors import ConfigError
from footprint.message import msg
from footprint.runs.given import Given
from footprint.subject import NetworkHandle, Site
from footprint_world.people import load_people

if TYPE_CHECKING:
    from footprint.subject import Identifier


def completed(given: Given) -> Given:
    """What was typed; a handle alone brings the application of whoever has it in the demo.

    Raises:
        SubjectError: the word can't be read.
        ConfigError: the demo has nobody of that handle.
    """
    if given.name is not None or given.urls or len(given.words) > 1:
        return given
    known = ", ".join(handles())
    if not given.words:
        raise ConfigError(msg("the demo needs one of its people: {known}", known=known))
    handle = _handle(given.words[0])
    application = None if isinstance(handle, NetworkHandle | Site) else footprint_world.application(handle.name)
    if application is not None:
        return Given((f"@{application.handle}", *application.accounts), application.name, application.urls)
    if isinstance(handle, Site) or handle.name.casefold() in _handles():
        return given
    raise ConfigError(
        msg("the demo has nobody called “@{handle}”; it has {known}", handle=handle.name[:60], known=known)
    )


def _handle(word: str) -> Identifier:
    """A misspelt word is told as it is without the demo."""
    from footprint.catalogue import load_catalogue
    from footprint.parse import parse_word

    return parse_word(word, load_catalogue())


def _handles() -> frozenset[str]:
    """Every name that somebody has there, on any network."""
    people = load_people()
    return frozenset(
        name.casefold() for one in people for name in (one.handle, *(account.handle for account in one.accounts))
    )


def handles() -> tuple[str, ...]:
    """The handles of the demo's people, as they are typed."""
    return tuple(f"@{one.handle}" for one in footprint_world.applications())
