"""From the bytes of a file of the catalogue to values, or to one line that says what is wrong with it."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from footprint.catalogue.address import Address
from footprint.catalogue.fields import FieldRules, Further
from footprint.catalogue.network import HandleRule, Network, Proof
from footprint.catalogue.rule import Block, Common, Rules, Sign, StateRule
from footprint.catalogue.schema import BlocksTable, NetworkTable
from footprint.datafile import one_line
from footprint.errors import CatalogueError
from footprint.message import msg
from footprint.subject import NetworkHandle
from footprint.web.exchange import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footprint.catalogue.schema import BlockTable, FallbackTable, HandleTable, ProbeTable

M = TypeVar("M", bound=BaseModel)


def parse_signs(content: bytes) -> Common:
    """Read the file of common signs.

    Raises:
        CatalogueError: it breaks the schema.
    """
    table = _parse("blocks.toml", content, BlocksTable)
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
    table = _parse(file, content, NetworkTable)
    id_ = file.removesuffix(".toml")
    network = Network(
        id=id_,
        name=table.name,
        niche=table.niche,
        family=table.family,
        homepage=table.homepage,
        signup=table.signup,
        profile=Address(table.profile),
        also=tuple(Address(one) for one in table.also),
        feed=table.feed,
        rel_me=table.rel_me,
        is_documented=table.probe.documented,
        instances=table.instances,
        handle=_handle_rule(table.handle),
        probe=Address(table.probe.url),
        headers=tuple(sorted(table.probe.headers.items())),
        purpose=_purpose(table.probe),
        rules=_rules(table, common),
        missing_is_reliable=table.missing.reliable,
        missing_covers=table.missing.covers,
        opt_out=tuple(one.marker() for one in table.opt_out),
        field_rules=table.fields.rules(),
        further=_further(table),
        fallback=None,
        known=tuple(_account(id_, one) for one in table.proof.known),
        proof=Proof(table.proof.sources, table.proof.checked.isoformat(), table.proof.confidence),
    )
    _check_names(file, network)
    return network if table.fallback is None else replace(network, fallback=_fallback(network, table.fallback))


def _parse(file: str, content: bytes, model: type[M]) -> M:
    try:
        document = tomllib.loads(content.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogueError(msg("{file}: not TOML: {reason}", file=file, reason=str(error))) from error
    try:
        # From JSON, so that strict mode takes lists for tuples and texts for enumerations, and still no "200" for 200.
        return model.model_validate_json(json.dumps(document, default=str))
    except ValidationError as error:
        raise CatalogueError(one_line(error, model, file)) from error


def _handle_rule(table: HandleTable) -> HandleRule:
    reserved = frozenset(one.lower() for one in table.reserved)
    return HandleRule(re.compile(table.pattern), table.case, table.expand, reserved)


def _rules(table: NetworkTable, common: Common) -> Rules:
    return Rules(
        found=table.found.rule(),
        missing=table.missing.rule(),
        states=tuple(StateRule(one.state, one.rule()) for one in table.states),
        blocked=_blocks(table.blocked),
        common=common,
    )


def _fallback(network: Network, table: FallbackTable) -> Network:
    """The same network with another question; what it answers is not read for fields."""
    return replace(
        network,
        is_documented=table.probe.documented,
        probe=Address(table.probe.url),
        headers=tuple(sorted(table.probe.headers.items())),
        purpose=_purpose(table.probe),
        rules=replace(network.rules, found=table.found.rule(), missing=table.missing.rule(), states=(), blocked=()),
        missing_is_reliable=table.missing.reliable,
        missing_covers=table.missing.covers,
        opt_out=(),
        field_rules=FieldRules(),
        further=None,
    )


def _purpose(table: ProbeTable) -> Purpose:
    return Purpose.PAGE if table.page else Purpose.API


def _blocks(tables: Iterable[BlockTable]) -> tuple[Block, ...]:
    return tuple(Block(one.kind, one.rule()) for one in tables)


def _further(table: NetworkTable) -> Further | None:
    if table.further is None:
        return None
    links = tuple(one.rule() for one in table.further.links)
    return Further(Address(table.further.url), tuple(sorted(table.probe.headers.items())), links)


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
