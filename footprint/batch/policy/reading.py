"""From a policy's file to a policy, or to one line that says what is wrong."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from footprint.batch.policy.model import Policy
from footprint.datafile import one_line
from footprint.errors import PolicyError
from footprint.message import msg
from footprint.rubric.reading import is_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.message import Message

_TOTALS = frozenset({"band", "dimension", "facet", "gain", "index", "percentile", "rank", "range", "score", "total"})
"""Words for a score, or for an order of people: what somebody would ask a rule for, and no rule may ask."""


@dataclass(frozen=True, slots=True)
class Source:
    """A policy as it is written.

    Attributes:
        name: a shipped policy's, or the path of a `.toml` file.
        text: of the file.
        tables: what it says.
    """

    name: str
    text: str
    tables: dict[str, Any]

    @property
    def whole(self) -> dict[str, Any]:
        """The tables with the digest of the file."""
        return {**self.tables, "digest": hashlib.sha256(self.text.encode()).hexdigest()}


def policy_names() -> tuple[str, ...]:
    """The policies that come with footprint."""
    folder = resources.files("footprint.batch.policy")
    return tuple(sorted(one.name.removesuffix(".toml") for one in folder.iterdir() if one.name.endswith(".toml")))


def load_policy(name: str) -> Policy:
    """Read a policy by name, or from a `.toml` file.

    Raises:
        PolicyError: no such policy, the file breaks the schema, or a rule asks for a score.
    """
    source = read_source(name)
    for _, refusal in refusals(source.tables):
        raise PolicyError(refusal)
    try:
        return Policy.model_validate(source.whole)
    except ValidationError as error:
        raise PolicyError(one_line(error, Policy, name)) from error


def read_source(name: str) -> Source:
    """Read a policy's tables without asking whether they make sense.

    Raises:
        PolicyError: no such policy, or a file that is not TOML.
    """
    text = _read(name)
    try:
        return Source(name, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(msg("policy {name}: not valid TOML: {reason}", name=name, reason=str(error))) from error


def refusals(tables: dict[str, Any]) -> Iterator[tuple[str, Message]]:
    """Rules, by id, that ask for a score, and why none may."""
    rules = tables.get("rules")
    for name, rule in rules.items() if is_table(rules) else ():
        asked = {rule.get("kind"), *rule} if is_table(rule) else set[object]()
        if is_table(rule) and rule.get("kind") == "coverage":
            asked -= {"dimension"}  # how much of a dimension was seen is no score
        word = next((one for one in sorted(map(str, asked)) if one in _TOTALS), None)
        if word is not None:
            yield name, _refusal(name, word)


def _refusal(name: str, word: str) -> Message:
    if word in {"dimension", "facet"}:
        return msg(
            "rules.{name}: no rule may ask for the score of a dimension or a facet: it is a total as well, made of "
            "weights, and nobody can show or contest a total; name the behaviour, with an indicator's measure",
            name=name,
        )
    return msg(
        "rules.{name}: “{word}”: no rule may ask for a total, a score or a rank: people are not passed or failed by a "
        "number; name the behaviour that the position needs, with an indicator's measure",
        name=name,
        word=word,
    )


def _read(name: str) -> str:
    if name.endswith(".toml"):
        try:
            return Path(name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            why = (error.strerror or "error") if isinstance(error, OSError) else "not UTF-8"
            raise PolicyError(
                msg("policy {name}: can't be read ({reason}); check the path", name=name, reason=why)
            ) from error
    if name in policy_names():
        return resources.files("footprint.batch.policy").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    raise PolicyError(
        msg(
            "policy “{name}”: not known; give one of {known}, or the path of a .toml file",
            name=name,
            known=", ".join(policy_names()),
        )
    )
