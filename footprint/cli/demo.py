"""The demo's people, and what they gave when they applied."""

from __future__ import annotations

import footprint_world
from footprint.cli.given import Given
from footprint.errors import ConfigError
from footprint.message import msg
from footprint_world.people import load_people


def completed(given: Given) -> Given:
    """What was typed; a handle alone brings the application of whoever has it in the demo.

    Raises:
        ConfigError: the demo has nobody of that handle.
    """
    if given.name is not None or given.urls or len(given.words) > 1:
        return given
    handle = given.words[0].strip().removeprefix("@") if given.words else ""
    application = footprint_world.application(handle)
    if application is not None:
        return Given((f"@{application.handle}", *application.accounts), application.name, application.urls)
    if handle.casefold() in {person.handle for person in load_people()}:
        return given
    known = ", ".join(f"@{one.handle}" for one in footprint_world.applications())
    if not handle:
        raise ConfigError(msg("the demo needs one of its people: {known}", known=known))
    raise ConfigError(msg("the demo has nobody called “@{handle}”; it has {known}", handle=handle[:60], known=known))
