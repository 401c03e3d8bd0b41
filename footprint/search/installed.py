"""Finds search providers, ours and others', through the entry point group `footprint.search`."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING, cast

from footprint.message import msg
from footprint.search.provider import About

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.metadata import EntryPoint

    from footprint.message import Message
    from footprint.search.provider import Engine, Provider, Setting

GROUP = "footprint.search"


def provider_ids() -> tuple[str, ...]:
    """The ids of all that are installed, sorted, without loading any."""
    return tuple(sorted({one.name for one in entry_points(group=GROUP)}))


def load_providers(
    points: Iterable[EntryPoint] | None = None,
) -> tuple[tuple[Provider, ...], tuple[Message, ...]]:
    """Every provider that loads, by id, and a warning for each that does not.

    Args:
        points: entry points to load instead of those installed.
    """
    wanted = entry_points(group=GROUP) if points is None else points
    providers: dict[str, Provider] = {}
    warnings: list[Message] = []
    for point in sorted(wanted, key=lambda one: (one.name, one.value)):
        loaded = _load(point)
        if isinstance(loaded, str):
            warnings.append(_left_out(point, loaded))
        elif point.name in providers:
            warnings.append(_left_out(point, "another package brings one of this name"))
        else:
            providers[point.name] = loaded
    return tuple(providers.values()), tuple(warnings)


def engines_of(chosen: Iterable[Setting], providers: Iterable[Provider] | None = None) -> tuple[Engine, ...]:
    """The search engines that were chosen; a provider that is not installed has none.

    Args:
        chosen: in the order in which they are shown.
        providers: those that may be asked; all that are installed when None.
    """
    known = {one.about.id: one for one in (load_providers()[0] if providers is None else providers)}
    return tuple(engine for one in chosen if one.provider in known for engine in known[one.provider].engines(one))


def _load(point: EntryPoint) -> Provider | str:
    """The provider, or why there is none."""
    try:
        loaded: object = point.load()
    except Exception as error:  # noqa: BLE001 (a stranger's code may raise anything)
        return f"{type(error).__name__}: {error}"
    about: object = getattr(loaded, "about", None)
    if not isinstance(about, About) or not callable(getattr(loaded, "engines", None)):
        return "it is not a footprint.search.Provider"
    if about.id != point.name:
        return f"its id is “{about.id}”"
    return cast("Provider", loaded)  # what was just looked at


def _left_out(point: EntryPoint, reason: str) -> Message:
    return msg(
        "search provider “{name}” ({value}) is left out: {reason}", name=point.name, value=point.value, reason=reason
    )
