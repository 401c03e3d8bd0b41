"""What was typed into a form, and what is wrong with it, field by field."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from footprint.errors import ConfigError
from footprint.message import msg
from footprint.runs.shelf import said
from footprint.serve.visiting import field as one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from starlette.datastructures import FormData

    from footprint.message import Message

_EMPTY = msg("Write something here: 1 to 2000 characters.")


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as it was sent; an empty one when nothing was.

    Attributes:
        values: as typed, by the names of fields.
        faults: why a value can't be, by the names of fields.
        trouble: why the whole could not be done.
    """

    values: Mapping[str, str] = field(default_factory=dict[str, str])
    faults: Mapping[str, Message] = field(default_factory=dict[str, "Message"])
    trouble: Message | None = None

    @property
    def is_right(self) -> bool:
        """Can it be done?"""
        return not self.faults and self.trouble is None

    def value(self, name: str) -> str:
        """What was typed there."""
        return self.values.get(name, "")

    def fault(self, name: str) -> Message | None:
        """What is wrong there."""
        return self.faults.get(name)

    def failed(self, why: Message) -> Typed:
        """The same, when it could not be done."""
        return replace(self, trouble=why)


def typed(
    brought: FormData, texts: Iterable[str], choices: Mapping[str, tuple[Iterable[str], Message]] | None = None
) -> Typed:
    """What a form brought.

    Args:
        brought: see `sent`.
        texts: names of fields that must hold a text.
        choices: by the names of other fields, what they may hold, and what is said when they hold anything else.
    """
    values = {name: one_of(brought, name) for name in texts}
    faults = {name: why for name, value in values.items() if (why := _fault(value)) is not None}
    for name, (allowed, why) in (choices or {}).items():
        values[name] = one_of(brought, name)
        if values[name] not in allowed:
            faults[name] = why
    return Typed(values, faults)


def _fault(text: str) -> Message | None:
    if not text:
        return _EMPTY
    try:
        said(text)
    except ConfigError as error:
        return error.message
    return None
