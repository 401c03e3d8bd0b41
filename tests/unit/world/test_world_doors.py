"""Every door of the table opens: for an account, and for nobody."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import footprint_world
from footprint_world.people import load_brands, load_people
from footprint_world.web import Ask
from footprint_world.world import World

if TYPE_CHECKING:
    import httpx

    from footprint_world.people import Account

DOORS = Path(footprint_world.__file__).parent / "doors"
ACCOUNTS = (*load_brands(), *(one for person in load_people() for one in person.accounts if not one.state))


@dataclass(frozen=True, slots=True)
class Case:
    """A door, and an account that lives behind it."""

    url: str
    is_numbered: bool
    pointer: str
    key: str
    account: Account

    def __str__(self) -> str:
        return self.url

    async def ask(self, visitor: httpx.AsyncClient, handle: str) -> httpx.Response:
        url = self.url.replace("{handle}", handle).replace("{instance}", self.account.instance)
        if self.key:
            url += f"{'&' if '?' in url else '?'}{self.key}=any"
        if not self.pointer:
            return await visitor.get(url)
        *outer, last = self.pointer.strip("/").split("/")
        body = {last: handle}
        return await visitor.post(url, json={outer[0]: body} if outer else body)


def cases() -> list[Case]:
    found = list[Case]()
    for path in sorted(DOORS.glob("*.toml")):
        account = next(one for one in ACCOUNTS if one.network == path.stem)
        for door in tomllib.loads(path.read_text(encoding="utf-8"))["door"]:
            numbered, pointer, key = door.get("numbered", False), door.get("body", ""), door.get("key", "")
            found.append(Case(door["url"], numbered, pointer, key, account))
    return found


CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=str)
async def test_a_door_opens_for_an_account(visitor: httpx.AsyncClient, case: Case) -> None:
    answer = await case.ask(visitor, str(case.account.number) if case.is_numbered else case.account.handle)

    assert answer.status_code == 200
    assert "{{" not in answer.text
    assert "Page not found" not in answer.text


@pytest.mark.parametrize("case", CASES, ids=str)
async def test_a_door_says_something_else_of_nobody(visitor: httpx.AsyncClient, case: Case) -> None:
    account = await case.ask(visitor, str(case.account.number) if case.is_numbered else case.account.handle)
    nobody = await case.ask(visitor, "11111111" if case.is_numbered else "nobody7f3a")

    assert (nobody.status_code, nobody.text) != (account.status_code, account.text)


def test_the_world_knows_the_host_of_every_door() -> None:
    world = World()
    asked = [
        Ask(one.url.replace("{handle}", "nobody7f3a").replace("{instance}", one.account.instance)) for one in CASES
    ]

    assert [one.host for one in asked if not world.knows(one.host)] == []
