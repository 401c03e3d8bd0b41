"""Which networks are asked: the catalogue's own, more of them, or those of somebody's list."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from footprint.catalogue import Catalogue, load_catalogue
from footprint.errors import ConfigError
from footprint.message import msg, nmsg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from footprint.catalogue import Network
    from footprint.catalogue.foreign import Foreign, LeftOut
    from footprint.message import Message


_TOLD = 5
"""Files of a folder of which it is said what is wrong with them."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What was asked for.

    Attributes:
        extended: every network of the catalogue, not only those that count most.
        lists: files of other people's catalogues, as given.
        lists_only: nothing but these.
    """

    extended: bool = False
    lists: tuple[str, ...] = ()
    lists_only: bool = False


@dataclass(frozen=True, slots=True)
class Reached:
    """What it comes to.

    Attributes:
        catalogue: the networks.
        remarks: what was left out of the lists, and why.
    """

    catalogue: Catalogue
    remarks: tuple[Message, ...] = ()


def reached(reach: Reach, *, self_audit: bool) -> Reached:
    """Load the networks.

    Args:
        reach: see there.
        self_audit: the person audits themself: what privacy forbids about others is allowed.

    Raises:
        ConfigError: only lists are to be asked, and none is given.
        CatalogueError: a list can't be read; or only lists are to be asked, and nothing in them can be.
    """
    if reach.lists_only and not reach.lists:
        raise ConfigError(msg("--only-catalogue needs a list to ask: give it with --catalogue FILE"))
    lists = _lists(reach, self_audit=self_audit)
    own = load_catalogue().narrowed(extended=reach.extended, self_audit=self_audit)
    catalogue = Catalogue((), own.digest) if reach.lists_only else own
    for one in lists:
        catalogue = catalogue.joined(one)
    remarks = tuple(_remarks(reach, lists))
    if reach.lists_only and not catalogue.networks:
        from footprint.catalogue.foreign import nothing_to_ask

        left_out = tuple(each for one in lists for each in one.left_out)
        raise nothing_to_ask(", ".join(reach.lists), left_out)
    return Reached(catalogue, remarks)


def _lists(reach: Reach, *, self_audit: bool) -> tuple[Foreign, ...]:
    """The lists, and none of what reads them where none is given: importing that takes a tenth of a short run."""
    if not reach.lists:
        return ()
    from footprint.catalogue.foreign import load_foreign

    return tuple(load_foreign(Path(one), self_audit=self_audit) for one in reach.lists)


def named(catalogue: Catalogue, words: Iterable[str]) -> tuple[Network, ...]:
    """The networks that these words name, each once; capitals make no difference.

    Raises:
        CatalogueError: a word names none.
    """
    known = frozenset(catalogue.ids)
    ids = dict.fromkeys(one if one in known else one.lower() for one in words)
    return tuple(map(catalogue.get, ids))


def _remarks(reach: Reach, lists: tuple[Foreign, ...]) -> Iterator[Message]:
    if not lists:
        return
    from footprint.catalogue.foreign import Format

    for file, one in zip(reach.lists, lists, strict=True):
        sensitive = sum(each.sensitive for each in one.left_out)
        broken = tuple(each for each in one.left_out if not each.sensitive)
        if sensitive:
            yield nmsg(
                "{file}: {n} site of a sensitive kind is not asked; only --self asks it",
                "{file}: {n} sites of sensitive kinds are not asked; only --self asks them",
                n=sensitive,
                file=file,
            )
        if one.format is Format.FOOTPRINT:
            yield from _files(file, broken)
        elif broken:
            yield nmsg(
                "{file}: {n} entry can't be used; footprint networks import says why",
                "{file}: {n} entries can't be used; footprint networks import says why",
                n=len(broken),
                file=file,
            )


def _files(folder: str, broken: tuple[LeftOut, ...]) -> Iterator[Message]:
    """What is wrong with files that somebody wrote by hand is told at once."""
    yield from (one.reason for one in broken[:_TOLD])
    if len(broken) > _TOLD:
        yield nmsg(
            "{folder}: {n} more file can't be used",
            "{folder}: {n} more files can't be used",
            n=len(broken) - _TOLD,
            folder=folder,
        )
