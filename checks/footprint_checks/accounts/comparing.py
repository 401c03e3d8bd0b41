"""Compares the pictures of accounts in doubt with those of accounts that are the candidate's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.asking import together
from footprint_checks.accounts import pictures
from footprint_checks.accounts.attribution import attribute
from footprint_checks.accounts.doubts import Ground
from footprint_checks.accounts.looks import Likeness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.web import Web
    from footprint_checks.accounts.links import Place
    from footprint_checks.accounts.notebook import Notebook

MOST = 4
"""Pictures compared on either side."""


async def compare_pictures(notes: Notebook, web: Web) -> bool:
    """Look at the pictures of accounts in doubt whose name says nothing; False when that changes nothing."""
    ruling = attribute(notes.scene())
    mine = [one.place for one in ruling.ties if one.is_believed and _picture(one.place, notes)][:MOST]
    doubted = list(_worth_a_look(notes))[:MOST]
    if not mine or not doubted:
        return False
    own = [one for one in await together(_hash(one, notes, web) for one in mine) if one is not None]
    hashes = zip(doubted, await together(_hash(one, notes, web) for one in doubted), strict=True)
    same = [one for one, found in hashes if found is not None and any(pictures.are_alike(found, each) for each in own)]
    notes.pictured.update(same)
    return bool(same)


def _worth_a_look(notes: Notebook) -> Iterator[Place]:
    scene = notes.scene()
    for one in attribute(scene).doubts:
        is_open = one.ground in {Ground.SHARED, Ground.RIVAL} and scene.impression(one.place).name is Likeness.OPEN
        if is_open and one.place not in notes.pictures and _picture(one.place, notes):
            yield one.place


def _picture(account: Place, notes: Notebook) -> str:
    sheet = notes.sheets.get(account)
    return "" if sheet is None else sheet.says.picture


async def _hash(account: Place, notes: Notebook, web: Web) -> int | None:
    exchange = await web.get(pictures.request(_picture(account, notes)), reader=pictures.read)
    notes.pictures[account] = exchange
    return pictures.hash_of(exchange)
