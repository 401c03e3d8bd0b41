"""How hard a text is to read, whatever its language."""

from __future__ import annotations

LEAST = 100
"""Words under which nothing is said: one long sentence would decide."""


def lix(words: int, sentences: int, long_words: int) -> float | None:
    """The readability index LIX: words a sentence, plus the percentage of long words; None for too little text.

    Under 30 is very easy, over 60 very hard (C.-H. Björnsson, Läsbarhet, 1968). It needs no syllables, so that French
    and English can be told by one measure.

    Args:
        words: all of them.
        sentences: at least one.
        long_words: of more than six letters.
    """
    if words < LEAST or sentences < 1:
        return None
    return round(words / sentences + 100 * long_words / words, 1)
