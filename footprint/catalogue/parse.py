"""From the bytes of a file of the catalogue to values, or to one line that says what is wrong with it."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from footprint.catalogue.address import Address
from footprint.catalogue.fields import FieldRules, Further
from footprint.catalogue.handle import HandleRule
from footprint.catalogue.network import Covers, Network, Proof
from footprint.catalogue.pattern import our_pattern, strangers_pattern
from footprint.catalogue.question import Question
from footprint.catalogue.rule import Block, Common, Rule, Rules, Sign, StateRule
from footprint.catalogue.schema import NetworkTable
from footprint.catalogue.tables import BlocksTable
from footprint.datafile import one_line
from footprint.errors import CatalogueError
from footprint.message import msg
from footprint.subject import NetworkHandle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footprint.catalogue.schema import FallbackTable, HandleTable, ProbeTable, ProofTable
    from footprint.catalogue.tables import BlockTable, MissingTable

_NOTHING = Rule((0,))
"""Fits no answer: the rule of a network that is not asked."""

M = TypeVar("M", bound=BaseModel)


def parse_signs(content: bytes) -> Common:
    """Read the file of common signs.

    Raises:
        CatalogueError: it breaks the schema.
    """
    table = _validated("blocks.toml", _document("blocks.toml", content), BlocksTable)
    signs = tuple(Sign(one.id, one.kind, one.who, tuple(rule.rule() for rule in one.rules)) for one in table.signs)
    return Common(signs, _blocks(table.refusals))


def parse_network(file: str, content: bytes, common: Common) -> Network:
    """Read one network's file.

    Args:
        file: its name; the stem is the network's id.
        content: its bytes.
        common: what every network shares.

    Raises:
        CatalogueError: it breaks the schema, or its own accounts don't fit its rule.
    """
    return read_network(file, _document(file, content), common)


def read_network(file: str, document: object, common: Common) -> Network:
    """Make a network of what its file holds.

    Args:
        file: its name, for complaints; the stem is the network's id.
        document: as TOML or JSON is read.
        common: what every network shares.

    Raises:
        CatalogueError: it breaks the schema, or its own accounts don't fit its rule.
    """
    table = _validated(file, document, NetworkTable)
    id_ = file.removesuffix(".toml")
    network = Network(
        id=id_,
        name=table.name,
        niche=table.niche,
        family=table.family,
        tier=table.tier,
        key=table.key,
        homepage=table.homepage,
        signup=table.signup,
        profile=Address(table.profile),
        also=tuple(Address(one) for one in table.also),
        feed=table.feed,
        rel_me=table.rel_me,
        instances=table.instances,
        handle=_handle_rule(table.handle, is_ours=table.proof.vouched),
        question=None if table.probe is None else _question(table.probe),
        rules=_rules(table, common),
        missing_is_reliable=table.missing is not None and table.missing.reliable,
        missing_covers=Covers.EVERYONE if table.missing is None else table.missing.covers,
        opt_out=tuple(one.marker() for one in table.opt_out),
        field_rules=table.fields.rules(),
        further=_further(table),
        fallback=None,
        known=tuple(_account(id_, one) for one in table.proof.known),
        proof=_proof(table.proof),
    )
    if network.question is not None:
        _check_names(file, network)
    return network if table.fallback is None else replace(network, fallback=_fallback(network, table.fallback))


def _document(file: str, content: bytes) -> object:
    try:
        return tomllib.loads(content.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogueError(msg("{file}: not TOML: {reason}", file=file, reason=str(error))) from error


def _validated(file: str, document: object, model: type[M]) -> M:
    try:
        # From JSON, so that strict mode takes lists for tuples and texts for enumerations, and still no "200" for 200.
        return model.model_validate_json(json.dumps(document, default=str))
    except ValidationError as error:
        raise CatalogueError(one_line(error, model, file)) from error


def _handle_rule(table: HandleTable, *, is_ours: bool) -> HandleRule:
    reserved = frozenset(one.lower() for one in table.reserved)
    pattern = our_pattern(table.pattern) if is_ours else strangers_pattern(table.pattern)
    return HandleRule(pattern, table.case, table.expand, reserved, table.drops)


def _question(table: ProbeTable) -> Question:
    return Question(
        address=Address(table.url),
        method=table.method,
        body=table.body,
        headers=tuple(sorted(table.headers.items())),
        is_page=table.page,
        is_documented=table.documented,
        follow=table.follow,
        window=table.window,
        self_only=table.self_only,
    )


def _proof(table: ProofTable) -> Proof:
    checked = "" if table.checked is None else table.checked.isoformat()
    return Proof(table.sources, checked, table.confidence, table.vouched)


def _rules(table: NetworkTable, common: Common) -> Rules:
    return Rules(
        found=_NOTHING if table.found is None else table.found.rule(),
        missing=_missing(table.missing),
        states=tuple(StateRule(one.state, one.rule()) for one in table.states),
        blocked=_blocks(table.blocked),
        common=common,
        status_tells=not table.proof.vouched,
    )


def _missing(table: MissingTable | None) -> Rule | None:
    return None if table is None else table.rule()


def _fallback(network: Network, table: FallbackTable) -> Network:
    """The same network with another question; what it answers is not read for fields."""
    return replace(
        network,
        question=_question(table.probe),
        rules=replace(network.rules, found=table.found.rule(), missing=table.missing.rule(), states=(), blocked=()),
        missing_is_reliable=table.missing.reliable,
        missing_covers=table.missing.covers,
        opt_out=(),
        field_rules=FieldRules(),
        further=None,
    )


def _blocks(tables: Iterable[BlockTable]) -> tuple[Block, ...]:
    return tuple(Block(one.kind, one.rule()) for one in tables)


def _further(table: NetworkTable) -> Further | None:
    if table.further is None:
        return None
    links = tuple(one.rule() for one in table.further.links)
    headers = tuple(sorted(table.probe.headers.items())) if table.probe else ()
    return Further(Address(table.further.url), headers, links)


def _account(network: str, text: str) -> NetworkHandle:
    name, _, instance = text.partition("@")
    return NetworkHandle(network, name, instance or None)


def _check_names(file: str, network: Network) -> None:
    """A rule that refuses an account that exists, or every random name, is a wrong rule."""
    for one in (*network.known, network.control(Random(0))):  # noqa: S311 (not a secret)
        if not network.allows(one):
            raise CatalogueError(
                msg("{file}: handle.pattern refuses “{name}”, which is a name there", file=file, name=one.name)
            )
