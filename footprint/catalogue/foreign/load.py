"""From a file of somebody's to networks, and to what of it was left out."""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from importlib import resources
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from pydantic import BaseModel, ValidationError

from footprint.catalogue.catalogue import Catalogue, kebab
from footprint.catalogue.foreign import maigret, sherlock, whatsmyname
from footprint.catalogue.foreign.entry import Document, Entry, UnmappableError, document, is_list, is_table, table
from footprint.catalogue.foreign.own import Own
from footprint.catalogue.foreign.writing import toml
from footprint.catalogue.parse import parse_signs, read_network
from footprint.datafile import what_is_wrong
from footprint.errors import CatalogueError, OutputError
from footprint.message import msg, nmsg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from footprint.catalogue.network import Network
    from footprint.catalogue.rule import Common
    from footprint.message import Message

M = TypeVar("M", bound=BaseModel)
_SUFFIX = ".toml"
_PLACES = frozenset({"file", "where"})
"""Where a complaint about a network's file has the file's name."""
_TOLD = 5
"""Entries of a useless list of which it is said what is wrong with them: the others are often wrong in the same way."""


class Format(StrEnum):
    """Whose list it is."""

    WHATSMYNAME = "whatsmyname"
    SHERLOCK = "sherlock"
    MAIGRET = "maigret"
    FOOTPRINT = "footprint"
    """Network files in our own form."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An entry that is not asked.

    Attributes:
        name: as the list has it.
        reason: why, as the rest of a sentence about it.
        sensitive: it could be asked, and is only by whoever audits themself.
        is_named: the reason begins with the name itself.
    """

    name: str
    reason: Message
    sensitive: bool = False
    is_named: bool = False

    @property
    def told(self) -> tuple[str, Message]:
        """The name, empty where the reason has it, and the reason."""
        return ("" if self.is_named else self.name), self.reason


@dataclass(frozen=True, slots=True)
class Foreign:
    """A list as networks.

    Attributes:
        networks: sorted by id.
        left_out: in the order of the list.
        format: see there.
        digest: SHA-256 of the file, hexadecimal; of a folder, over every file's name and bytes.
    """

    networks: tuple[Network, ...]
    left_out: tuple[LeftOut, ...]
    format: Format
    digest: str

    def catalogue(self) -> Catalogue:
        """The list alone, without what comes with footprint."""
        return Catalogue(self.networks, self.digest)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import wrote.

    Attributes:
        written: the files, sorted by name.
        left_out, format: see `Foreign`.
    """

    written: tuple[Path, ...]
    left_out: tuple[LeftOut, ...]
    format: Format


@dataclass(frozen=True, slots=True)
class _Draft:
    """An entry in our form, before it is a network."""

    name: str
    document: Document
    is_sensitive: bool
    id: str = ""
    """Empty where the name decides."""
    file: str = ""
    """Of our own form; empty for an entry of a list."""

    @property
    def shown(self) -> str:
        """What it is called when something is wrong with it."""
        return self.file or self.name


_Read: TypeAlias = "_Draft | LeftOut"


@dataclass(frozen=True, slots=True)
class _List:
    read: tuple[_Read, ...]
    format: Format
    digest: str


@dataclass(frozen=True, slots=True)
class _Made:
    network: Network
    document: Document


def load_foreign(path: Path, *, self_audit: bool = False) -> Foreign:
    """Read a list of WhatsMyName's, Sherlock's or Maigret's form, or network files of our own form.

    Args:
        path: the list; or one network file (.toml), or a folder of them.
        self_audit: the person audits themself, so that sensitive sites may be asked.

    Raises:
        CatalogueError: it can't be read, or has none of these forms. A single entry that is wrong is left out.
    """
    found, (made, left_out) = _made(path, self_audit=self_audit)
    return Foreign(tuple(one.network for one in made), left_out, found.format, found.digest)


def import_foreign(path: Path, folder: Path, *, self_audit: bool = False) -> Imported:
    """Write a list as network files, one an entry, which `load_foreign` reads again from their folder.

    Raises:
        CatalogueError: see `load_foreign`; or no entry can be asked.
        OutputError: the folder has network files already, or can't be written.
    """
    if folder.exists() and not folder.is_dir():
        raise OutputError(msg("{folder}: is a file, not a folder", folder=str(folder)))
    found, (made, left_out) = _made(path, self_audit=self_audit)
    if not made:
        raise nothing_to_ask(str(path), left_out)
    written = tuple(folder / f"{one.network.id}{_SUFFIX}" for one in made)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(one.name.endswith(_SUFFIX) for one in folder.iterdir()):
            raise OutputError(msg("{folder}: has network files already; name a new folder", folder=str(folder)))
        for file, one in zip(written, made, strict=True):
            file.write_text(toml(one.document), encoding="utf-8")
    except OSError as error:
        raise OutputError(
            msg("{folder}: can't be written: {reason}", folder=str(folder), reason=error.strerror or "")
        ) from error
    return Imported(written, left_out, found.format)


def nothing_to_ask(file: str, left_out: tuple[LeftOut, ...]) -> CatalogueError:
    """A list of which no entry can be asked, with the first reasons."""
    broken = tuple(one.told for one in left_out if not one.sensitive)
    sensitive = sensitive_count(left_out)
    more = () if sensitive is None else (("", sensitive),)
    return CatalogueError(msg("{file}: nothing in it can be asked", file=file), (*broken[:_TOLD], *more))


def sensitive_count(left_out: tuple[LeftOut, ...]) -> Message | None:
    """How many sites are left out for what they tell; None when there is none."""
    n = sum(one.sensitive for one in left_out)
    return (
        nmsg(
            "{n} site of a sensitive kind; --self takes it too",
            "{n} sites of a sensitive kind; --self takes them too",
            n=n,
        )
        if n
        else None
    )


def _made(path: Path, *, self_audit: bool) -> tuple[_List, tuple[tuple[_Made, ...], tuple[LeftOut, ...]]]:
    found = _own(path) if path.is_dir() or path.suffix == _SUFFIX else _list(path)
    common = parse_signs((resources.files("footprint.catalogue") / "blocks.toml").read_bytes())
    made: list[_Made] = []
    left_out: list[LeftOut] = []
    for one in _identified(found.read):
        match _network(one, common, self_audit=self_audit):
            case LeftOut() as left:
                left_out.append(left)
            case _Made() as ready:
                made.append(ready)
    return found, (tuple(sorted(made, key=lambda one: one.network.id)), tuple(left_out))


def _network(one: _Read, common: Common, *, self_audit: bool) -> _Made | LeftOut:
    if isinstance(one, LeftOut):
        return one
    if one.is_sensitive and not self_audit:
        return LeftOut(one.shown, msg("is sensitive: asked only by whoever audits themself"), sensitive=True)
    try:
        return _Made(read_network(one.id + _SUFFIX, one.document, common), one.document)
    except CatalogueError as error:
        return _blamed(one.shown, error.message)
    except RecursionError:
        return _blamed(one.shown, msg("{file}: is nested too deeply", file=one.shown))


def _blamed(name: str, message: Message) -> LeftOut:
    """What is wrong with a file that there may not be: in its place stands the entry's name."""
    is_named = any(key in _PLACES for key, _ in message.values)
    values = tuple((key, name if key in _PLACES else value) for key, value in message.values)
    return LeftOut(name, replace(message, values=values), is_named=is_named)


def _identified(read: tuple[_Read, ...]) -> Iterator[_Read]:
    """Each with an id of its own, which depends on its name, and on others only where theirs is nearly the same."""
    taken = {one.id for one in read if isinstance(one, _Draft)}
    for one in read:
        if isinstance(one, LeftOut) or one.id:
            yield one
            continue
        id_ = kebab(one.name)
        if id_ in taken:
            id_ = f"{id_}-{hashlib.sha256(one.name.encode()).hexdigest()[:8]}".strip("-")
        if id_ in taken:
            yield _blamed(one.shown, msg("{file}: is there twice", file=one.shown))
            continue
        taken.add(id_)
        yield replace(one, id=id_)


def _list(path: Path) -> _List:
    content = _bytes(path)
    try:
        whole: object = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise CatalogueError(msg("{file}: not JSON: {reason}", file=path.name, reason=reason)) from error
    digest = hashlib.sha256(content).hexdigest()
    keys = table(whole)
    sites = keys.get("sites")
    if is_list(sites):
        return _List(tuple(_read_whatsmyname(sites)), Format.WHATSMYNAME, digest)
    if is_table(sites):
        return _List(tuple(_read_maigret(sites, table(keys.get("engines")))), Format.MAIGRET, digest)
    if any("errorType" in table(one) for one in keys.values()):
        return _List(tuple(_read_sherlock(keys)), Format.SHERLOCK, digest)
    raise CatalogueError(
        msg(
            "{file}: has the form of none of the lists that are read: WhatsMyName's, Sherlock's or Maigret's JSON, or "
            "network files (*.toml)",
            file=path.name,
        )
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CatalogueError(
            msg("{file}: can't be read: {reason}", file=str(path), reason=error.strerror or "")
        ) from error


def _read_whatsmyname(sites: list[object]) -> Iterator[_Read]:
    for number, one in enumerate(sites, 1):
        told = table(one).get("name")
        name = told if isinstance(told, str) and told else f"#{number}"
        yield _draft(name, one, whatsmyname.Site, whatsmyname.entry)


def _read_sherlock(sites: Mapping[str, object]) -> Iterator[_Read]:
    for name, one in sites.items():
        if not name.startswith("$"):
            yield _draft(name, one, sherlock.Site, partial(sherlock.entry, _spelt(name)))


def _read_maigret(sites: Mapping[str, object], engines: Mapping[str, object]) -> Iterator[_Read]:
    for name, one in sites.items():
        try:
            whole = maigret.merged(table(one), engines)
        except UnmappableError as error:
            yield LeftOut(_spelt(name), error.reason)
            continue
        yield _draft(name, whole, maigret.Site, partial(maigret.entry, _spelt(name)))


def _draft(name: str, given: object, model: type[M], entry: Callable[[M], Entry]) -> _Read:
    """One entry on its own: what is wrong with it is said of it alone."""
    name = _spelt(name)
    try:
        read = entry(model.model_validate(given))
        return _Draft(name, document(read), read.is_sensitive)
    except ValidationError as error:
        return LeftOut(name, what_is_wrong(error))
    except UnmappableError as error:
        return LeftOut(name, error.reason)
    except RecursionError:
        return LeftOut(name, msg("is nested too deeply"))


def _spelt(name: str) -> str:
    """A name without half a character, as JSON can spell one."""
    return name.encode("utf-8", "replace").decode()


def _own(path: Path) -> _List:
    """Network files: nobody here has vouched for them, so they are believed as any list is."""
    try:
        names = sorted(path.iterdir()) if path.is_dir() else [path]
    except OSError as error:
        raise CatalogueError(
            msg("{file}: can't be read: {reason}", file=str(path), reason=error.strerror or "")
        ) from error
    files = {one.name: _bytes(one) for one in names if one.suffix == _SUFFIX}
    if not files:
        raise CatalogueError(msg("{folder}: no network's file (*.toml) is there", folder=str(path)))
    digest = hashlib.sha256()
    for name, content in files.items():
        digest.update(f"{name}\n{len(content)}\n".encode())
        digest.update(content)
    return _List(tuple(_own_draft(*one) for one in files.items()), Format.FOOTPRINT, digest.hexdigest())


def _own_draft(file: str, content: bytes) -> _Read:
    try:
        # As JSON has it, so that a date is the text that it is written as.
        whole: Document = json.loads(json.dumps(tomllib.loads(content.decode()), default=str))
    except (ValueError, RecursionError) as error:
        return LeftOut(file, msg("{file}: not TOML: {reason}", file=file, reason=str(error)), is_named=True)
    stem = file.removesuffix(_SUFFIX)
    id_ = stem if kebab(stem) == stem else ""
    own = Own(whole)
    return _Draft(own.name or stem, own.as_a_strangers(), own.is_sensitive, id_, file)
