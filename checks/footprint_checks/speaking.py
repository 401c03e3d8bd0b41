"""Of whom a page speaks that bears the candidate's name: of them, of somebody else, or of them only in passing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from footprint.extract.html import absolute
from footprint.extract.marking import kinds, linked_data
from footprint.extract.markup import attribute, names
from footprint_checks.accounts.looks import Likeness, likeness

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from lxml import html

    from footprint.web.exchange import Json

_UNSAID = frozenset({"script", "style", "template", "noscript"})
_BESIDE_TAGS = frozenset({"aside", "nav"})
_BESIDE_ROLES = frozenset({"complementary", "contentinfo", "navigation"})
_BESIDE = re.compile(
    r"(?i)(?:^|[\s_-])(?:side-?bar|blog-?roll|widgets?|credits?|colophon|related|ads?|advert\w*|publicites?|pub|"
    r"sponsors?|partners?|partenaires?|banner|promo|hatnote|dablink|homonymie|bandeau\w*|share|newsletter)(?:$|[\s_-])"
)
"""Names of the parts that stand beside what a page is about, and of notes that tell two of one name apart."""
_FOOT = re.compile(r"(?i)(?:^|[\s_-])footer(?:$|[\s_-])")
"""The foot of a page; that of an article tells of its author."""
_CREDITING = (
    r"(?i)(?:web-?design|design|site(?: web)?|website|theme|thème|réalisation|réalisé\w*|conception|conçu\w*|création|"
    r"créé\w*|développement|développé\w*|intégration|photos?|photograph\w*|crédits?|credits?|illustrations?|"
    r"mise en page|layout|built|made|powered|designed|developed)(?:\s+(?:du site|de ce site|photos?))?\s*"
    r"(?:(?:par|by)\s*:?|:|©)\s*"
)
_CREDIT = re.compile(_CREDITING + "$")
_CREDITED = re.compile(_CREDITING + r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+")
"""Words before a link by which it names who made the page or a picture of it; “site:” before an address is none."""
_SITE = re.compile(r"(?i)(?:^|\W)(?:site(?: web)?|website)\s*:\s*$")
_APART = re.compile(
    r"(?i)ne pas (?:la |le )?confondre|not to be confused|homonym|other people named|autres? personnes? d[eu]|"
    r"disambiguation|si vous cherchez (?:le|la|l)\b|looking for the|je ne suis pas|i am not (?:him|her|them|the)"
)
_BLOCKS = frozenset(
    {"p", "li", "dd", "dt", "td", "th", "div", "section", "article", "figcaption", "blockquote", "body"}
)
_LAST = 8
"""Texts before a link of which its credit stands in the last."""
_BEFORE = 60
"""Signs before a link that are read for a credit."""
_LIFE = re.compile(r"\W{0,3}(?:né\w* en )?(1[5-9]\d\d|20\d\d)\s*[-\u2013\u2014]\s*(1[5-9]\d\d|20\d\d)\b")
_SHORTEST_LIFE = 35
"""Years from which two years after a name are a life rather than a term of office."""
_AFTER = 40
"""Signs after a name among which its years stand."""
_MOURNING = re.compile(
    r"(?i)avis de décès|nécrologie|en mémoire d|à la mémoire d|in memory of|obituar(?:y|ies)|in memoriam|obsèques"
)
_DIED = re.compile(r"(?i)\bmorte? (?:en|le|à)\b|\bdécédée?\b|\bdied\b|†")
_SENTENCE = 160
"""Signs after a name in which an entry says so."""
_DEATH = frozenset({"décès", "mort", "date de décès", "date de mort", "died", "death", "date of death"})
"""Labels of an entry."""
_LEAD = 600
"""Signs of its text that say of whom a page is."""
MOST = 200
"""Links that are read."""


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in the text of a page, and not beside it.

    Attributes:
        text: its words.
        links: absolute addresses that its sentences link to, without those that name who made the page.
    """

    text: str
    links: tuple[str, ...]


def said_in(root: html.HtmlElement, url: str) -> Said:
    """Read a page without navigation, columns, adverts, credits and notes that tell two of one name apart."""
    base = next((found for one in root.iter("base") if (found := absolute(url, attribute(one, "href")))), url)
    words: list[str] = []
    links: dict[str, None] = {}
    stack: list[html.HtmlElement | str] = [root]
    while stack:  # one walk, however deep the page is
        one = stack.pop()
        if isinstance(one, str):
            words.append(one)
            continue
        stack += [one.tail] if one.tail and one is not root else []
        is_link = one.tag == "a" and bool(attribute(one, "href"))
        if not isinstance(one.tag, str) or one.tag in _UNSAID or _is_beside(one):
            continue
        if is_link and _is_in_passing(one, " ".join(words[-_LAST:])[-_BEFORE:]):
            continue
        if is_link and len(links) < MOST:
            links[absolute(base, attribute(one, "href"))] = None
        stack += [*reversed(one)]
        stack += [one.text] if one.text else []
    text = _CREDITED.sub(" ", " ".join(" ".join(words).split()))
    return Said(text, tuple(one for one in links if one))


def _is_beside(one: html.HtmlElement) -> bool:
    if one.tag in {"html", "body", "main", "article"}:
        return False
    called = f"{attribute(one, 'class')} {attribute(one, 'id')}"
    if one.tag == "footer" or _FOOT.search(called):
        return all(each.tag != "article" for each in one.iterancestors())
    is_role = attribute(one, "role").strip().lower() in _BESIDE_ROLES
    return one.tag in _BESIDE_TAGS or is_role or bool(_BESIDE.search(called))


def _is_in_passing(link: html.HtmlElement, before: str) -> bool:
    """Does a link name who made the page, or tell two people of one name apart?"""
    if "ugc" in names(link, "rel"):
        return True
    shown = "".join(map(str, islice(link.itertext(), MOST)))
    is_name = "." not in shown and " " in shown.strip()
    before = before.rstrip(" «\"'(")
    if _CREDIT.search(before) and (is_name or not _SITE.search(before)):
        return True
    block = next((each for each in link.iterancestors() if each.tag in _BLOCKS), None)
    around = "" if block is None else " ".join(map(str, islice(block.itertext(), MOST)))
    return bool(_APART.search(around[: _LEAD * 2]))


def is_of_the_dead(root: html.HtmlElement, full_name: str, today: date, *, is_entry: bool) -> bool:
    """Is it about a person of this name who has died? Whoever applies for a position has not.

    Told by `deathDate` (schema.org), by the years of a life right after the name where the page says of whom it is, by
    the words of a notice of death beside the name in its title, or by the labels of an entry.
    """
    if not full_name:
        return False
    titles = [_text(one) for one in islice(root.iter("title", "h1"), 4)]
    named = [one for one in titles if likeness(full_name, one) is Likeness.SAME or _holds(one, full_name)]
    if any(map(_MOURNING.search, named)) or any(_has_life(one, full_name, today) for one in named):
        return True
    if any("deathDate" in one and _is_named(one, full_name) for one in linked_data(root)):
        return True
    if not named:
        return False
    lead = said_in(root, "").text[:_LEAD]
    return _has_life(lead, full_name, today) or (is_entry and (_has_label(root) or _has_died(lead, full_name)))


def _is_named(thing: dict[str, Json], full_name: str) -> bool:
    name = thing.get("name")
    return "Person" in kinds(thing) and isinstance(name, str) and likeness(full_name, name) is Likeness.SAME


def _has_label(root: html.HtmlElement) -> bool:
    labels = islice(root.iter("th", "dt", "a", "b"), 2_000)
    return any(_text(one).strip(" :").casefold() in _DEATH for one in labels)


def _has_died(lead: str, full_name: str) -> bool:
    """Does an entry begin by saying that this person is dead?"""
    at = _place_of(lead, full_name)
    return at >= 0 and bool(_DIED.search(lead[at : at + _SENTENCE]))


def _has_life(text: str, full_name: str, today: date) -> bool:
    at = _place_of(text, full_name)
    found = None if at < 0 else _LIFE.search(text[at : at + _AFTER])
    return found is not None and int(found[2]) - int(found[1]) >= _SHORTEST_LIFE and int(found[2]) <= today.year


def _place_of(text: str, full_name: str) -> int:
    """Where the name ends in a text; -1 where it does not stand."""
    parts = [re.escape(one) for one in full_name.split()]
    turned = [*parts[1:], *parts[:1]]
    both = "|".join(r"\W{1,3}".join(one) for one in (parts, turned))
    found = re.search(rf"(?i)(?<!\w)(?:{both})(?!\w)", text)
    return -1 if found is None else found.end()


def _holds(text: str, full_name: str) -> bool:
    return _place_of(text, full_name) >= 0


def _text(one: html.HtmlElement) -> str:
    return " ".join(" ".join(map(str, islice(one.itertext(), MOST))).split())


def is_about(said: Said, owns: Callable[[str], bool], speaks: Callable[[str], bool]) -> bool:
    """Does the text itself speak of the candidate?

    Args:
        said: the text.
        owns: is an address the candidate's?
        speaks: does a text name them beside an address of theirs?
    """
    return any(map(owns, said.links)) or speaks(said.text)
