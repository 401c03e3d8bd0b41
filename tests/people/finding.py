"""What footprint says of a person of the corpus, and how that compares with the truth."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from footprint.audit import audit
from footprint.case import Conditions
from footprint.exhibit import Level, Standing
from footprint.parse import parse_subject
from footprint.profile import Scope
from footprint.rubric import load_rubric
from footprint_checks.accounts import accounts
from people.answering import PeopleWeb, people_catalogue
from people.loading import load_people
from small_web import NOW

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footprint.exhibit import Account
    from footprint.profile import Profile
    from footprint.web import Web
    from people.loading import Held, Person

CATALOGUE = people_catalogue()
_RUBRIC = load_rubric()


@dataclass(frozen=True)
class Told:
    """What was said of a person.

    Attributes:
        person: see there.
        attributed: the accounts that are said to be the candidate's, by network and handle.
        met: every account that was shown, attributed or not.
    """

    person: Person
    attributed: Mapping[tuple[str, str], Account]
    met: frozenset[tuple[str, str]]

    @property
    def wrong(self) -> tuple[str, ...]:
        """Accounts that are attributed and are not the candidate's; those that the corpus does not know among them."""
        mine = {one.key for one in self.person.accounts if one.is_mine}
        return tuple(
            f"{one.network}:{one.handle} ({self._whose(key)}) at {one.level}: {one.proof}"
            for key, one in self.attributed.items()
            if key not in mine
        )

    @property
    def missed(self) -> tuple[str, ...]:
        """Accounts that can be told to be the candidate's and were not."""
        return tuple(f"{one.network}:{one.handle} ({one.level})" for one in self._own if one.key not in self.attributed)

    @property
    def declined(self) -> tuple[str, ...]:
        """Those of the missed and the weaker that the rules decline on purpose."""
        names = {f"{one.network}:{one.handle} " for one in self._own if one.declined}
        return tuple(one for one in (*self.missed, *self.weaker) if one.startswith(tuple(names)))

    @property
    def weaker(self) -> tuple[str, ...]:
        """Accounts that were found with less than the evidence gives."""
        pairs = ((one, self.attributed[one.key]) for one in self._own if one.key in self.attributed)
        return tuple(
            f"{one.network}:{one.handle} ({one.level}) at {found.level}"
            for one, found in pairs
            if (found.level or Level.D) > one.level
        )

    @property
    def told(self) -> int:
        """How many accounts can be told to be the candidate's."""
        return len(self._own)

    @property
    def strangers(self) -> int:
        """Accounts of others that were met."""
        return sum(one.key in self.met for one in self.person.accounts if not one.is_mine)

    @property
    def _own(self) -> tuple[Held, ...]:
        return tuple(one for one in self.person.accounts if one.can_be_told)

    def _whose(self, key: tuple[str, str]) -> str:
        return next((one.whose for one in self.person.accounts if one.key == key), "not in the corpus")


async def look(person: Person, web: Web | None = None) -> Profile:
    """The profile that the check of accounts alone gives."""
    return await audit(
        parse_subject(person.given, directory=CATALOGUE, name=person.name),
        (accounts,),
        conditions=Conditions(NOW, seed=7),
        catalogue=CATALOGUE,
        rubric=_RUBRIC,
        web=web or PeopleWeb(person),
        scope=Scope.IDENTITY,
    )


def told(person: Person, profile: Profile) -> Told:
    """A profile beside the truth."""
    shown = {(one.network, one.handle.casefold()): one for one in profile.accounts}
    attributed = {key: one for key, one in shown.items() if one.standing is Standing.ATTRIBUTED}
    return Told(person, attributed, frozenset(shown))


@cache
def tell(person_id: str) -> Told:
    """What is said of one of them."""
    person = next(one for one in load_people() if one.id == person_id)
    return told(person, asyncio.run(look(person)))


def tell_all() -> tuple[Told, ...]:
    """What is said of everybody, in the order of the files."""
    return tuple(tell(one.id) for one in load_people())
