"""What a name looks like as the label of a domain, and which domains are of a name."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import idna

from footprint.extract.domain import registered, registrable

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_LABEL = 63
_KEPT = "LMN"
"""Letters, marks and numbers, by Unicode category: what a label may be made of."""
LIGATURES = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i"})
"""Latin letters that Unicode does not take apart."""


def plain(words: str) -> str:
    """Letters and digits alone, in lower case; Latin letters without their accents, others as they are."""
    if words.isascii():  # as most handles are
        return "".join(filter(str.isalnum, words.lower()))
    once = _plainer(words)
    while (again := _plainer(once)) != once:  # where something was left out, marks may meet a letter or another mark
        once = again
    return once


def _plainer(words: str) -> str:
    folded = unicodedata.normalize("NFC", words.casefold()).translate(LIGATURES)
    return "".join(_bare(one) for one in folded if unicodedata.category(one)[0] in _KEPT)


def ascii_label(words: str) -> str | None:
    """The same as a label in ASCII (an A-label for other alphabets); None when it can be none."""
    try:
        label = words if words.isascii() else idna.encode(words, uts46=True).decode("ascii")
    except UnicodeError:
        return None
    fits = 0 < len(label) <= LONGEST_LABEL and not label.startswith("-") and not label.endswith("-")
    return label if fits else None


def two_parts(full_name: str) -> tuple[str, str] | None:
    """First and last name, plain; the last name is all that follows the first word. None without both."""
    parts = [part for one in full_name.split() if (part := plain(one))]
    return (parts[0], "".join(parts[1:])) if len(parts) > 1 else None


def spellings(handles: Iterable[str], full_name: str | None) -> tuple[str, ...]:
    """What counts as the name, plain: each handle, then first and last name in both orders."""
    parts = two_parts(full_name or "")
    names = () if parts is None else ("".join(parts), "".join(reversed(parts)))
    return tuple(dict.fromkeys(one for one in (*map(plain, handles), *names) if one))


def domain_of_name(url: str, names: Iterable[str]) -> str | None:
    """The registered domain of an address, if its label is one of these plain names, hyphens aside; else None.

    An address under somebody else's domain (a blog at a platform) is none, whatever its first label.
    """
    domain = registered(url)
    label = domain.partition(".")[0]
    if domain != registrable(url) or "." not in domain:
        return None
    return domain if plain(_spoken(label)) in set(names) else None


def top_level(domain: str) -> str:
    """Its last label."""
    return domain.rpartition(".")[2]


def _bare(letter: str) -> str:
    """A Latin letter without its accents; any other letter as it is."""
    first = unicodedata.normalize("NFKD", letter)[0]
    return first.lower() if first.isascii() else letter


def _spoken(label: str) -> str:
    try:
        return idna.decode(label)
    except UnicodeError:
        return label
