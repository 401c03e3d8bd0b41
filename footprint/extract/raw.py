"""Takes apart what the parsers of strangers' documents give: mappings of anything, in which nothing is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Raw: TypeAlias = "Mapping[str, Any]"  # taken apart here and in the two readers of feeds, never passed on


def string(raw: Raw, name: str) -> str:
    """The text of that name, or empty."""
    value = raw.get(name) if name in raw else None  # `in` first: feedparser's get invents an `updated`
    return value if isinstance(value, str) else ""


def written(raw: Raw, name: str) -> str:
    """The text of that name, also where it is written as a number, or empty."""
    value = raw.get(name)
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else string(raw, name)


def items(raw: Raw, name: str) -> list[Any]:
    """The list of that name, or empty."""
    value: object = raw.get(name)
    return value if _is_list(value) else []


def mappings(raw: Raw, name: str) -> list[Raw]:
    """The mappings in the list of that name."""
    return [one for one in items(raw, name) if is_mapping(one)]


def mapping(raw: Raw, name: str) -> Raw:
    """The mapping of that name, or an empty one."""
    value: object = raw.get(name)
    return value if is_mapping(value) else {}


def links(raw: Raw, rel: str) -> Iterator[Raw]:
    """The links of that relation."""
    return (one for one in mappings(raw, "links") if string(one, "rel") == rel)


def is_mapping(value: object) -> TypeGuard[Raw]:  # see Raw
    """Is it a mapping?"""
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[Any]]:  # see Raw
    return isinstance(value, list)
