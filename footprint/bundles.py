"""Finds bundles of checks, ours and others', through the entry point group `footprint.checks`."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

from footprint.check import Bundle
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from importlib.metadata import EntryPoint

    from footprint.check import Check
    from footprint.message import Message

GROUP = "footprint.checks"


def load_bundles(
    points: Iterable[EntryPoint] | None = None,
) -> tuple[tuple[Bundle, ...], tuple[Message, ...]]:
    """Every bundle that loads, without repeats, and a warning for each that does not.

    Two checks may neither share an id nor speak to the same indicator: the later one is left out with a warning.
    The order is that of the entry points' names, so that a run does not depend on how things were installed.

    Args:
        points: entry points to load instead of those installed.
    """
    wanted = entry_points(group=GROUP) if points is None else points
    bundles: list[Bundle] = []
    warnings: list[Message] = []
    taken: dict[str, str] = {}
    for point in sorted(wanted, key=lambda one: one.name):
        loaded = _load(point)
        if not isinstance(loaded, Bundle):
            warnings.append(loaded)
            continue
        checks: list[Check[Any]] = []  # see Bundle.checks
        for check in loaded.checks:
            claims = (check.about.id, *check.about.indicators)
            clash = next((claim for claim in claims if claim in taken), None)
            if clash is not None:
                warnings.append(_left_out(check.about.id, loaded.name, clash, taken[clash]))
                continue
            taken.update(dict.fromkeys(claims, loaded.name))
            checks.append(check)
        bundles.append(Bundle(loaded.name, tuple(checks), loaded.locale))
    return tuple(bundles), tuple(warnings)


def checks_of(bundles: Sequence[Bundle]) -> tuple[Check[Any], ...]:
    """All checks, in order."""
    return tuple(check for bundle in bundles for check in bundle.checks)


def _load(point: EntryPoint) -> Bundle | Message:
    try:
        loaded = point.load()
    except Exception as error:  # noqa: BLE001 (a stranger's code may raise anything; its checks are left out)
        return msg(
            "bundle “{name}” ({value}) can't be loaded: {reason}; its checks are left out",
            name=point.name,
            value=point.value,
            reason=f"{type(error).__name__}: {error}",
        )
    if isinstance(loaded, Bundle):
        return loaded
    return msg(
        "bundle “{name}” ({value}) is not a footprint.check.Bundle; its checks are left out",
        name=point.name,
        value=point.value,
    )


def _left_out(check: str, bundle: str, clash: str, holder: str) -> Message:
    return msg(
        "check “{check}” of {bundle} is left out: “{clash}” is already spoken for by {holder}",
        check=check,
        bundle=bundle,
        clash=clash,
        holder=holder,
    )
