"""What columns are called, in French and in English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from footprint.tabular import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Field(StrEnum):
    """What a column may hold, beside accounts on one network."""

    REFERENCE = "reference"
    NAME = "name"
    FIRST_NAME = "first-name"
    LAST_NAME = "last-name"
    HANDLES = "handles"
    LINKS = "links"
    EMAIL = "email"
    """Which is never read."""


@dataclass(frozen=True, slots=True)
class Account:
    """A column of accounts on one network, by its id."""

    network: str


Role: TypeAlias = Field | Account

_TITLES = {
    Field.REFERENCE: (
        "id", "uid", "uuid", "ref", "reference", "n°", "no", "nr", "num", "number", "numero", "code", "matricule",
        "dossier", "candidat", "candidate", "applicant", "candidature", "application",
        "id candidat", "candidate id", "applicant id", "application id", "numero candidat", "numero dossier",
        "numero candidature", "reference candidat", "identifiant candidat", "#",
    ),
    Field.NAME: (
        "name", "nom", "full name", "nom complet", "nom prenom", "prenom nom", "nom et prenom", "prenom et nom",
        "nom candidat", "candidate name", "applicant name",
    ),
    Field.FIRST_NAME: ("prenom", "first name", "given name", "forename"),
    Field.LAST_NAME: ("last name", "surname", "family name", "nom famille"),
    Field.HANDLES: (
        "handle", "pseudo", "pseudonyme", "pseudonym", "compte", "account", "identifiant", "username", "user", "login",
        "nom utilisateur", "utilisateur", "nick", "nickname", "screen name", "alias", "profil", "profile",
        "reseau", "reseaux", "reseaux sociaux", "reseau social", "compte social", "social", "social media",
        "social account", "social network", "social handle",
    ),
    Field.LINKS: (
        "url", "lien", "link", "site", "site web", "site internet", "website", "web", "blog", "blogue", "weblog",
        "portfolio", "homepage", "page", "page web", "webpage", "page perso", "page personnelle", "site perso",
        "site personnel", "personal site", "personal website", "adresse web", "adresse site", "adresse internet",
    ),
    Field.EMAIL: (
        "email", "mail", "courriel", "mel", "adresse mail", "adresse email", "adresse courriel", "email address",
        "mail address", "adresse electronique", "courrier electronique",
    ),
}  # fmt: skip
_NETWORKS = {
    "twitter": "x", "x twitter": "x", "twitter x": "x", "fb": "facebook", "insta": "instagram", "ig": "instagram",
    "yt": "youtube", "stackoverflow": "stack-exchange", "hn": "hacker-news", "wikipedia": "wikimedia",
    "wordpress": "wordpress-com",
}  # fmt: skip
"""Networks under other names than the catalogue's ids."""
_FILLING = frozenset({"de", "du", "d", "des", "l", "la", "le", "les", "of", "the", "your", "votre", "vos", "mon", "s"})
_AROUND = frozenset(
    {
        "profil", "profile", "compte", "account", "pseudo", "handle", "identifiant", "username", "user", "utilisateur",
        "nom", "name", "lien", "link", "url", "page", "adresse", "address", "chaine", "channel", "id", "candidat",
        "candidate", "applicant", "autre", "other",
    }
)  # fmt: skip
"""Words that stand beside the name of a network."""
_EITHER = frozenset({"nom", "name"})
_PERSON = frozenset({"candidat", "candidate", "applicant"})
_IDENTIFIER = "identifiant"
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 4
"""Letters of a title that may be misspelt."""
_NEAR = 0.8


@dataclass(frozen=True)
class Titles:
    """The titles that are known, with the networks of a catalogue.

    Attributes:
        networks: their ids.
    """

    networks: tuple[str, ...]

    @cached_property
    def _roles(self) -> Mapping[str, Role]:
        accounts: dict[str, Role] = {_key(one): Account(one) for one in self.networks}
        others = {_key(name): Account(id) for name, id in _NETWORKS.items() if id in self.networks}  # noqa: A001 (it is)
        fields = {_key(one): field for field, titles in _TITLES.items() for one in titles}
        return {**accounts, **others, **fields}

    def role(self, title: str) -> Role | None:
        """What a column of this title holds; None where the title does not say so."""
        for words in (_words(title), _words(_CAMEL.sub(" ", title))):
            rest = [one for one in words if one not in _AROUND]
            for key in ("".join(words), "".join(rest)):
                if key in self._roles:
                    return self._roles[key]
        return None

    def near(self, title: str) -> Role | None:
        """What a column is meant to hold whose title is close to a known one."""
        key = _key(title)
        alike = (one for one in self._roles if abs(len(one) - len(key)) <= 1)
        found = get_close_matches(key, alike, n=1, cutoff=_NEAR) if len(key) >= _SHORTEST else ()
        return self._roles[found[0]] if found else None

    def is_known(self, title: str) -> bool:
        """Does the title say what the column holds?"""
        return self.role(title) is not None

    @property
    def settable(self) -> tuple[str, ...]:
        """What `--column` may be given for."""
        others = (name for name, id in _NETWORKS.items() if id in self.networks)  # noqa: A001 (it is)
        return (*(one.value for one in Field if one is not Field.EMAIL), *self.networks, *others)


def is_either(title: str) -> bool:
    """May it be a full name's or a last name's?"""
    return _key(title) in _EITHER


def is_person(title: str) -> bool:
    """May it be a number's or a person's?"""
    return _key(title) in _PERSON


def is_identifier(title: str) -> bool:
    """May it be a number's or a handle's?"""
    return _key(title) == _IDENTIFIER


def spelled(role: Role) -> str:
    """As it is given to `--column`."""
    return role.network if isinstance(role, Account) else role.value


def known_as(role: str, titles: Titles) -> Role | None:
    """The role that is spelled so, or by any title; email addresses are none."""
    found = next((one for one in Field if one.value == role), None) or (
        Account(role) if role in titles.networks else titles.role(role)
    )
    return None if found is Field.EMAIL else found


def _key(title: str) -> str:
    return "".join(_words(title))


def _words(title: str) -> list[str]:
    """Its words without accents, fillers, plural and numbers."""
    words = (_singular(one) for one in _WORD.findall(folded(title).replace("°", " ").replace("#", " no ")))
    return [one for one in words if one not in _FILLING and not one.isdigit()] or _WORD.findall(folded(title))


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) > _SHORTEST - 1 and not word.endswith("ss") else word


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of these that was probably meant."""
    found = get_close_matches(word, list(known), n=1)
    return found[0] if found else None
