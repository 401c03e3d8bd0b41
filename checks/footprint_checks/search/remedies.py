"""The lines that mend what several providers have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.message import msg

if TYPE_CHECKING:
    from footprint.message import Message


def copy_key(name: str, provider: str) -> Message:
    """For a key that is refused or missing."""
    return msg("Copy the key again from your {name} account into {variable}.", name=name, variable=_variable(provider))


def buy_more(name: str) -> Message:
    """For an allowance that is used up."""
    return msg("Wait until the allowance is renewed, or buy more searches in your {name} account.", name=name)


def _variable(provider: str) -> str:
    return f"FOOTPRINT_{provider.upper()}_KEY"
