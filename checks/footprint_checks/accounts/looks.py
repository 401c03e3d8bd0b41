"""Does a place look like the candidate's? By name, handle and picture; never enough to take it for theirs.

Looks are compared only for places that one of the candidate's names, or that name one of theirs, and only to decide
against: whoever copies a name, a text and a picture has gained nothing by it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from footprint.extract.name import plain, two_parts
from footprint.subject import NetworkHandle
from footprint_checks.accounts.links import host_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from footprint.web import Json
    from footprint_checks.accounts.links import Place

SAME = 95.0
"""`token_sort_ratio` from which two names are one, where they differ by more than one word."""
SPELLED = 80.0
"""The same from which two names without a word in common may be two spellings of one, such as “Sergei Ivanov” and
“Sergey Ivanoff”."""
NEAR = 70.0
"""`ratio` from which two first names before one family name are near: no threshold tells Clara from a slip of the pen
for Claire, nor both from a sister (measured on spellings of one name, see
`tests/unit/checks/test_accounts_looks.py`)."""
MOST_WORDS = 8
"""Words of a display name that are compared."""
LEAST_NAME = 3
"""Letters from which a word is a name, and no initials."""
LEAST_LETTERS = 4
"""Letters from which a handle within a domain says something."""

_NO_PERSON = frozenset(
    {
        "agence", "agency", "asso", "association", "atelier", "blog", "boutique", "cabinet", "carnet", "club",
        "collectif", "company", "compagnie", "conseil", "design", "editions", "entreprise", "equipe", "festival",
        "fondation", "formation", "galerie", "group", "groupe", "institut", "journal", "label", "lab", "labs",
        "librairie", "magazine", "maison", "media", "music", "musique", "news", "officiel", "official", "photo",
        "photographe", "photographie", "photography", "podcast", "press", "presse", "production", "productions",
        "radio", "revue", "school", "shop", "societe", "studio", "team", "theatre", "tv", "video", "web",
    }
)  # fmt: skip
"""Words by which a name is one of a project or a firm, which may well be the candidate's."""
_ARTICLES = frozenset({"l", "la", "le", "les", "ma", "mes", "mon", "my", "nos", "notre", "our", "the", "un", "une"})
"""Words that begin no person's name."""
_PARTICLES = frozenset({"dalla", "degli", "della", "delle", "saint", "sainte", "vande", "vander", "zur"})
"""Words of family names that are written without a capital; shorter ones are not looked at."""
_LONGEST_NAME = 4
"""Words from which a name is no person's."""


class Likeness(StrEnum):
    """How two looks compare."""

    SAME = "same"
    OPEN = "open"
    """Too little, or too near, to say."""
    NEAR = "near"
    """Half of the candidate's name: a relative's or a friend's, or their own before a marriage or cut short."""
    FIRM = "firm"
    """The name of a project or firm, in which the candidate's does not occur."""
    OTHER = "other"
    """Another person's name."""


@dataclass(frozen=True, slots=True)
class Says:
    """What a place says of its owner.

    Attributes:
        names: display name of an account; the people that a page says it is of.
        is_group: it says that it is a company's or a group's.
        picture: address of its avatar, or empty.
        title: of a page; only that it holds the candidate's name counts.
    """

    names: tuple[str, ...] = ()
    is_group: bool = False
    picture: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Impression:
    """What a place looks like beside the candidate: all that may be kept of a place that is not theirs.

    Attributes:
        name: its name beside theirs.
        handle: its handle, or its address, is theirs or made of their name.
        picture: it has a picture of theirs.
        is_group: see `Says`.
        is_elsewhere: it names as its own some place that none of the candidate's names.
        is_towards: it names a place of the candidate's.
    """

    name: Likeness = Likeness.OPEN
    handle: bool = False
    picture: bool = False
    is_group: bool = False
    is_elsewhere: bool = False
    is_towards: bool = False

    @property
    def agrees(self) -> bool:
        """Does it bear the candidate's name? A handle or a picture counts only where no other name stands beside it."""
        by_look = (self.picture or self.handle) and self.name is Likeness.OPEN and not self.is_group
        return self.name is Likeness.SAME or by_look

    def kept(self) -> dict[str, Json]:
        """As JSON, for a recording."""
        return {
            "name": self.name.value,
            "handle": self.handle,
            "picture": self.picture,
            "is_group": self.is_group,
            "is_elsewhere": self.is_elsewhere,
            "is_towards": self.is_towards,
        }

    @classmethod
    def of(cls, kept: Json) -> Impression | None:
        """Read back what `kept` wrote; None when it is something else."""
        match kept:
            case {"name": "same" | "open" | "near" | "firm" | "other" as name, **said}:
                flags = {key: said.get(key) is True for key in said if key in cls.__slots__}
                return cls(Likeness(name), **flags)
            case _:
                return None


@dataclass(frozen=True, slots=True)
class Persona:
    """What the candidate is known to look like, by what was declared alone.

    Attributes:
        names: full names, as given or as the declared accounts bear them.
        handles: user names, as given.
        hosts: labels of the hosts of the sites that were given.
        aliases: pseudonyms on accounts that are proved.
    """

    names: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    def impression(self, place: Place, says: Says) -> Impression:
        """How a place looks beside them."""
        name = best(map(self._as_owner, (*says.names, *([says.title] if self._is_titled(says) else []))))
        return Impression(
            name=Likeness.FIRM if says.is_group and name is Likeness.OTHER else name,
            handle=any(self._is_mine(one) for one in _spellings(place)),
            is_group=says.is_group,
        )

    def likeness(self, theirs: str) -> Likeness:
        """How a name compares with the best of theirs; one that can't be compared says nothing beside one that can."""
        found = {mine: likeness(mine, theirs) for mine in self.names}
        told = [one for mine, one in found.items() if one is Likeness.SAME or _are_comparable(mine, theirs)]
        return best(told or found.values())

    def _as_owner(self, theirs: str) -> Likeness:
        """The same for the owner of a place; a pseudonym that is known to be theirs is nobody else's name."""
        found = self.likeness(theirs)
        is_given = plain(theirs) in {plain(one) for one in (*self.handles, *self.hosts, *self.aliases)}
        return Likeness.OPEN if is_given and found in {Likeness.NEAR, Likeness.OTHER} else found

    def _is_titled(self, says: Says) -> bool:
        """Does a title hold one of their names? What else it holds says nothing."""
        return self.likeness(says.title) is Likeness.SAME

    def also_known(self, proved: Sequence[str], titles: Sequence[str]) -> Persona:
        """With what the accounts that are proved call their holder.

        A name beside the candidate's is a pseudonym where it shares no word with theirs: else it may be a relative's.
        Where no name was given, one that a page that was given bears in its title or host as well is theirs.
        """
        full = [one for one in proved if len(_words(one)) > 1]
        if self.names:
            mine = {word for one in self.names for word in _words(one)}
            return replace(self, aliases=tuple(one for one in full if mine.isdisjoint(_words(one))))
        held = (one for one in full if any(likeness(one, each) is Likeness.SAME for each in (*titles, *self.hosts)))
        return replace(self, names=tuple(held))

    def is_exact(self, place: Place) -> bool:
        """Is its handle one that was given, to the letter?"""
        return isinstance(place, NetworkHandle) and place.name.casefold() in {one.casefold() for one in self.handles}

    @property
    def is_known(self) -> bool:
        """Is there anything to compare with?"""
        return bool(self.names or self.handles)

    def _is_mine(self, spelled: str) -> bool:
        bare = plain(spelled)
        return bool(bare) and (bare in {plain(one) for one in self.handles} or bare in self._made())

    def _made(self) -> frozenset[str]:
        """Handles that are commonly made of a full name."""
        found: set[str] = set()
        for one in self.names:
            words = one.split()
            for parts in filter(None, (two_parts(one), two_parts(" ".join((*words[-1:], *words[:1]))))):
                first, last = parts  # some people's family name comes first
                found |= {first + last, last + first, first[0] + last, last + first[0], first + last[0]}
        return frozenset(one for one in found if len(one) >= LEAST_LETTERS)


def best(found: Iterable[Likeness]) -> Likeness:
    """The most favourable of several; open where there is none."""
    held = tuple(found)
    return next((one for one in Likeness if one in held), Likeness.OPEN)


@lru_cache(maxsize=4096)
def likeness(mine: str, theirs: str) -> Likeness:
    """How a display name compares with the candidate's, without regard to case, accents, order and what is no letter.

    They are the same when their words are, one may be an initial, or all words of the shorter, two or more, are among
    the other's. It is another's when both have two words or more in one script and differ, or it names a project. One
    slip of the pen leaves it open; half a name (people marry, and cut their first name short) is near.
    """
    ours, others = _words(mine), _words(theirs)
    if len(ours) < 2 or len(others) < 2:  # noqa: PLR2004 (a single word is nobody's full name)
        return Likeness.SAME if ours and ours == others else Likeness.OPEN
    if _is_same(ours, others):
        return Likeness.SAME
    if (
        _is_abbreviated(ours, others)
        or _script(ours) != _script(others)
        or _is_slip(ours, others)
        or _is_respelled(ours, others)
    ):
        return Likeness.OPEN
    if not _is_person(others) or _is_phrase(theirs):
        return Likeness.OPEN if set(ours) & set(others) else Likeness.FIRM
    return Likeness.NEAR if _is_half(ours, others) else Likeness.OTHER


def _is_same(ours: tuple[str, ...], others: tuple[str, ...]) -> bool:
    is_spelled_alike = _differing(ours, others) is None and _ratio(ours, others) >= SAME
    is_of_same_words = sorted(ours) == sorted(others) or _is_within(ours, others)
    return is_of_same_words or _is_short_for(ours, others) or is_spelled_alike


def _is_respelled(ours: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return not set(ours) & set(others) and _ratio(ours, others) >= SPELLED


def _ratio(ours: tuple[str, ...], others: tuple[str, ...]) -> float:
    return fuzz.token_sort_ratio(" ".join(ours), " ".join(others))


def _are_comparable(mine: str, theirs: str) -> bool:
    """Are these two full names in one script?"""
    ours, others = _words(mine), _words(theirs)
    return min(len(ours), len(others)) > 1 and _script(ours) == _script(others)


def _words(name: str) -> tuple[str, ...]:
    apart = unicodedata.normalize("NFKC", name).replace("\N{RIGHT SINGLE QUOTATION MARK}", " ").replace("'", " ")
    return tuple(filter(None, (plain(one) for one in re.split(r"[^\w]+|_", apart))))[:MOST_WORDS]


def _is_within(ours: tuple[str, ...], others: tuple[str, ...]) -> bool:
    shorter, longer = sorted((frozenset(ours), frozenset(others)), key=len)
    return len(shorter) > 1 and shorter <= longer


def _is_short_for(ours: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Is one the other with first names cut to initials, such as “C. Dumoulin”, or “JP Martel”?"""
    is_cut = any(max(map(len, one[:-1])) < LEAST_NAME for one in (ours, others))
    if is_cut and ours[-1] == others[-1] and len(ours[-1]) > 1 and _initials(ours) == _initials(others):
        return True
    if len(ours) != len(others) or ours[-1] != others[-1] or len(ours[-1]) == 1:
        return False
    pairs = zip(ours[:-1], others[:-1], strict=True)
    return all(a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b)) for a, b in pairs)


def _is_abbreviated(ours: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Is it a part of the name with the rest cut to initials, such as “Thanh N.” for “Nguyễn Thị Thanh”?"""
    shorter, longer = sorted((ours, others), key=len)
    full = [one for one in shorter if len(one) >= LEAST_NAME]
    cut = [one for one in shorter if len(one) == 1]
    left = [one for one in longer if one not in full]
    is_of_name = bool(full) and set(full) <= set(longer) and len(full) + len(cut) == len(shorter)
    return is_of_name and bool(cut) and all(any(each.startswith(one) for each in left) for one in cut)


def _differing(ours: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, str] | None:
    """The one word in which two names differ; None when it is not one."""
    mine, theirs = set(ours) - set(others), set(others) - set(ours)
    return (mine.pop(), theirs.pop()) if len(mine) == len(theirs) == 1 else None


def _is_slip(ours: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Is one letter of one word all that differs, such as “Dmitry” for “Dmitri”?"""
    words = _differing(ours, others)
    return words is not None and min(map(len, words)) >= LEAST_NAME and Levenshtein.distance(*words) == 1


def _is_half(ours: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Is the first name the same, or all but the first name, which is nearly it or cut short?"""
    if ours[0] in others:
        return True
    words = _differing(ours, others)
    return words is not None and (fuzz.ratio(*words) >= NEAR or _is_cut_short(*words))


def _is_cut_short(one: str, other: str) -> bool:
    """Is it a name and its short form, such as “Kate” for “Katherine”?"""
    shorter, longer = sorted((one, other), key=len)
    stem, letters = shorter.rstrip("iy"), iter(longer)
    return len(stem) >= LEAST_NAME and one[0] == other[0] and all(letter in letters for letter in stem)


def _is_phrase(name: str) -> bool:
    """Is it written as a sentence is, such as “Encre légère”? All words of a person's name have a capital."""
    words = [one for one in re.findall(r"[^\W\d_]+", name) if len(one) >= LEAST_LETTERS and one not in _PARTICLES]
    return any(map(str.isupper, name[:1])) and any(map(str.islower, words[1:]))


def _initials(words: tuple[str, ...]) -> str:
    """Of all but the last word; one that is two letters long is two initials."""
    return "".join(one if len(one) < LEAST_NAME else one[0] for one in words[:-1])


def _is_person(words: tuple[str, ...]) -> bool:
    """May this be a person's name?"""
    return len(words) <= _LONGEST_NAME and words[0] not in _ARTICLES and not _NO_PERSON & set(words)


def _script(words: tuple[str, ...]) -> str:
    """The first word of the Unicode name of the first letter: `LATIN`, `CYRILLIC` …."""
    return unicodedata.name(words[0][0], "").partition(" ")[0]


def _spellings(place: Place) -> tuple[str, ...]:
    """What of a place can bear a name: a handle, its labels where it is a domain, or the host and folder of a page."""
    if isinstance(place, NetworkHandle):
        return (place.name, *(place.name.split(".")[:-1] if "." in place.name else ()))
    folder = urlsplit(place.url).path.strip("/").split("/")[0].lstrip("~@")
    return (*host_of(place.url).split(".")[:-1], folder)
