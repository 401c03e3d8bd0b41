"""Answers that many tests ask for and that are worked out once."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable

T = TypeVar("T")
A = TypeVar("A", bound="Hashable")


def once(work: Callable[[A], Awaitable[T]]) -> Callable[[A], Awaitable[T]]:
    """The same for the same argument: for work that depends on nothing else, and a result that nobody changes."""
    known: dict[A, T] = {}

    @wraps(work)
    async def remembered(about: A) -> T:
        if about not in known:
            known[about] = await work(about)
        return known[about]

    return remembered
