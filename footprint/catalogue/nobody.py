"""Names that nobody holds, in enough shapes for every rule of names."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

CONTROL_LENGTH = 14
"""Letters of a random name: within every rule of the catalogue (the strictest ends at 15), and 72 bits."""

_LETTERS = string.ascii_lowercase
_SIGNS = string.ascii_lowercase + string.digits
_SHAPES = (
    (_SIGNS, 12),
    (_SIGNS, 10),
    (_SIGNS, 8),
    (_SIGNS, 20),
    (_SIGNS, 32),
    (_LETTERS, CONTROL_LENGTH),
    (_LETTERS, 10),
    (string.digits, CONTROL_LENGTH),
    (string.digits, 9),
    (_SIGNS, 6),
)
"""Letters and length of further names; what is shorter than these is held by somebody."""


def random_names(random: Random) -> Iterator[str]:
    """The usual shape first, then others, for lists of which some rule is stricter.

    The same state of `random` gives the same names.
    """
    yield random.choice(_LETTERS) + "".join(random.choices(_SIGNS, k=CONTROL_LENGTH - 1))
    for signs, length in _SHAPES:
        yield random.choice(signs.removesuffix(string.digits) or signs) + "".join(random.choices(signs, k=length - 1))
    half = CONTROL_LENGTH // 2
    yield "_".join("".join(random.choices(_LETTERS, k=half)) for _ in range(2))
