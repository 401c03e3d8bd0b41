"""All networks together, read from their files."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache, cached_property, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from footprint.catalogue.address import tail_of
from footprint.catalogue.network import Tier
from footprint.errors import CatalogueError
from footprint.extract.domain import registrable
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from footprint.catalogue.foreign.load import Foreign
    from footprint.catalogue.network import Network
    from footprint.subject import NetworkHandle

_ID_LENGTH = 60
"""Letters that a network's id has at most: it names a file."""
_REMEMBERED = 8192


@dataclass(frozen=True)
class Catalogue:
    """The networks that an audit knows.

    Attributes:
        networks: where a name is looked for; sorted by id.
        digest: SHA-256 over every file's name and bytes, hexadecimal, whatever is asked.
        others: known as well, and asked only about an account that somebody names; sorted by id.
    """

    networks: tuple[Network, ...]
    digest: str
    others: tuple[Network, ...] = ()

    @cached_property
    def known(self) -> tuple[Network, ...]:
        """Every network, asked everywhere or not, sorted by id."""
        return tuple(sorted((*self.networks, *self.others), key=lambda one: one.id))

    @property
    def ids(self) -> tuple[str, ...]:
        """Every known network's id, sorted."""
        return tuple(self._by_id)

    def narrowed(self, *, extended: bool, self_audit: bool) -> Catalogue:
        """The catalogue as one audit asks it; all networks stay known, and the digest is that of all files.

        Args:
            extended: look for names on the networks of the extended tier too.
            self_audit: whoever asks looks for a name of their own, so that questions meant for that may be asked.
        """
        known = self.known if self_audit else tuple(one.for_others() for one in self.known)
        asked = tuple(one for one in known if extended or one.tier is Tier.CORE)
        return replace(self, networks=asked, others=tuple(one for one in known if one not in asked))

    def get(self, id: str) -> Network:  # noqa: A002 (it is the network's id)
        """The network of this id.

        Raises:
            CatalogueError: there is none.
        """
        if id in self._by_id:
            return self._by_id[id]
        near = get_close_matches(id.lower(), self.ids, n=1)
        if near:
            raise CatalogueError(
                msg("unknown network “{id}”; did you mean “{near}”? (footprint networks)", id=id, near=near[0])
            )
        raise CatalogueError(msg("unknown network “{id}” (footprint networks lists them)", id=id))

    def recognise(self, url: str) -> NetworkHandle | None:
        """The account whose profile page this URL is, or None; networks that we vouch for are asked first."""
        return self._recalled(url)

    @cached_property
    def _recalled(self) -> Callable[[str], NetworkHandle | None]:
        """Remembers the last addresses: pages link to the same few again and again, and each check looks at them."""
        return lru_cache(maxsize=_REMEMBERED)(self._recognised)

    def _recognised(self, url: str) -> NetworkHandle | None:
        tail = tail_of(url)
        near = () if tail is None else self._by_tail.get(tail, ()) + self._by_tail.get("", ())
        for one in sorted(near, key=lambda one: not one.proof.vouched):
            found = one.recognise(url)
            if found is not None:
                return found
        return None

    def joined(self, foreign: Foreign) -> Catalogue:
        """With somebody's list, but for what is in this catalogue already, where it is better proven.

        It is, where the id or the name is the same, however it is spelt, or where profiles have the same address.
        """
        taken = {kebab(word) for one in self.known for word in (one.id, one.name)}
        pages = {_plain(one.profile.template) for one in self.known}
        new = [one for one in foreign.networks if taken.isdisjoint((one.id, kebab(one.name)))]
        others = (one for one in new if _plain(one.profile.template) not in pages)
        whole = tuple(sorted((*self.networks, *others), key=lambda one: one.id))
        digest = hashlib.sha256(f"{self.digest}\n{foreign.digest}".encode()).hexdigest()
        return Catalogue(whole, digest, self.others)

    def accepts(self, handle: NetworkHandle) -> bool:
        """Can a name of this form exist on its network? False for a network that is not known."""
        network = self._by_id.get(handle.network)
        return network is not None and network.allows(handle)

    @cached_property
    def platforms(self) -> frozenset[str]:
        """Domains on which many people have their pages."""
        addresses = (one.homepage for one in self.known)
        pages = (page.template for one in self.known for page in (one.profile, *one.also))
        profiles = (one.partition("{")[0].replace("*.", "") for one in pages)
        instances = (name for one in self.known for name in one.instances)
        return frozenset((*map(registrable, (*addresses, *profiles)), *instances))

    @cached_property
    def _by_id(self) -> Mapping[str, Network]:
        return {one.id: one for one in self.known}

    @cached_property
    def _by_tail(self) -> Mapping[str, tuple[Network, ...]]:
        """Networks by the ends of their hosts: of thousands, few can be at an address."""
        found: dict[str, list[Network]] = {}
        for one in self.known:
            for tail in dict.fromkeys(address.tail for address in (one.profile, *one.also)):
                found.setdefault(tail, []).append(one)
        return {tail: tuple(networks) for tail, networks in found.items()}


def kebab(name: str) -> str:
    """A name as an id is written; empty when it has no Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_ID_LENGTH].strip("-")


def _plain(template: str) -> str:
    return template.partition("://")[2].removeprefix("www.").rstrip("/").lower()


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """Read every network's file; those that come with footprint are read once in a run.

    Args:
        folder: where the files are; None for those that come with footprint.

    Raises:
        CatalogueError: a file breaks the schema, or there is none.
    """
    return _own() if folder is None else _read(folder)


@cache
def _own() -> Catalogue:
    return _read(resources.files("footprint.catalogue") / "networks")


def _read(place: Traversable | Path) -> Catalogue:
    from footprint.catalogue.parse import parse_network, parse_signs

    here = resources.files("footprint.catalogue")
    blocks = (here / "blocks.toml").read_bytes()
    files = {one.name: one.read_bytes() for one in place.iterdir() if one.name.endswith(".toml")}
    if not files:
        raise CatalogueError(msg("{folder}: no network's file (*.toml) is there", folder=str(place)))
    signs = parse_signs(blocks)
    networks = tuple(parse_network(name, files[name], signs) for name in sorted(files))
    return Catalogue(networks, _digest({"blocks.toml": blocks, **files}))


def _digest(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\n{len(files[name])}\n".encode())
        digest.update(files[name])
    return digest.hexdigest()
