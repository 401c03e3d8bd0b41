"""The profile as JSON, for programs, and back.

Unions carry a `kind`, so that no type is lost on the way. Every sentence is written as its template and values,
which are what is read back, and finished in both languages, for whoever has no translator at hand.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from pydantic import TypeAdapter, ValidationError
from pydantic.json_schema import GenerateJsonSchema

from footprint.errors import ProfileError
from footprint.finding import Absent, Excluded, Inconclusive, Informative, Manual, Scored
from footprint.locale import LANGUAGES, translator
from footprint.message import Message, msg
from footprint.profile import SCHEMA, Profile
from footprint.subject import Handle, NetworkHandle, Site

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from _typeshed import DataclassInstance
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

    from footprint.locale import Translator

Tree: TypeAlias = "bool | int | float | str | list[Tree] | dict[str, Tree] | None"

KIND = "kind"
KINDS: Mapping[str, type] = {
    "scored": Scored,
    "absent": Absent,
    "inconclusive": Inconclusive,
    "excluded": Excluded,
    "informative": Informative,
    "manual": Manual,
    "handle": Handle,
    "account": NetworkHandle,
    "site": Site,
}
"""The members of unions, by the word that tells them apart in JSON."""

_NAMES: Mapping[type, str] = {kind: name for name, kind in KINDS.items()}
_UNPRINTABLE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")


def document(profile: Profile, words: Translator) -> str:
    """The whole profile, in the order of its fields; the same whatever the language of `words`."""
    return dumped(profile, words)


def dumped(value: object, words: Translator, *, indent: int | None = 2) -> str:
    """A finished value as JSON that can't act on a terminal; on one line without indent."""
    voices = tuple((language, words.into(language)) for language in LANGUAGES)
    tree = _tree(value, voices)
    text = _encode(tree) if indent is None else _indented(tree, "\n", " " * indent)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def _indented(tree: Tree, gap: str, step: str) -> str:
    """As `json.dumps` indents, in less time: it has a generator for each value."""
    inner = gap + step
    match tree:
        case dict() if tree:
            members = [f"{_encode(name)}: {_indented(one, inner, step)}" for name, one in tree.items()]
            return f"{{{inner}{f',{inner}'.join(members)}{gap}}}"
        case list() if tree:
            return f"[{inner}{f',{inner}'.join([_indented(one, inner, step) for one in tree])}{gap}]"
        case _:
            return _encode(tree)


def _tree(value: object, voices: tuple[tuple[str, Translator], ...]) -> Tree:
    match value:
        case str():
            return str(value).encode("utf-8", "replace").decode()  # a lone surrogate is no text
        case None | bool() | int() | float():
            return value
        case date():  # a moment is one too
            return value.isoformat()
        case tuple():
            parts = cast("tuple[object, ...]", value)  # of any types: each is asked in turn
            return [_tree(one, voices) for one in parts]
        case _ if is_dataclass(value):
            known: type[object] = type(value)
            kind = _NAMES.get(known)
            tree: dict[str, Tree] = {} if kind is None else {KIND: kind}
            for name in _field_names(cast("Hashable", known)):  # a class is, whatever its instances are
                tree[name] = _tree(getattr(value, name), voices)
            if isinstance(value, Message):
                tree.update({name: voice.say(value) for name, voice in voices})
            return tree
        case _:
            raise TypeError(type(value))


@cache
def _field_names(kind: Hashable) -> tuple[str, ...]:
    return tuple(one.name for one in fields(cast("type[DataclassInstance]", kind)))


def read(text: str, where: str) -> Profile:
    """The profile in a JSON document.

    Raises:
        ProfileError: it is no profile, or a newer footprint wrote it.
    """
    try:
        tree: Tree = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ProfileError(msg("{where}: this is not JSON ({reason})", where=where, reason=_short(error))) from error
    version = tree.get("schema") if isinstance(tree, dict) else None
    if not isinstance(version, int):
        raise ProfileError(msg("{where}: this is not a footprint profile; give a report written as JSON", where=where))
    if isinstance(tree, dict) and tree.get("document") == "comparison":
        raise ProfileError(
            msg("{where}: this is a comparison, not a profile; give what footprint audit wrote", where=where)
        )
    if isinstance(tree, dict) and "document" in tree:
        raise ProfileError(
            msg("{where}: this is a graph of identifiers, not a profile; give what footprint audit wrote", where=where)
        )
    if version > SCHEMA:
        raise ProfileError(
            msg(
                "{where}: written by a newer footprint (profile format {found}, this one reads {known}); upgrade it",
                where=where,
                found=version,
                known=SCHEMA,
            )
        )
    return _profile(tree, where)


def schema() -> JsonSchemaValue:
    """The JSON Schema of `document`, made from the types themselves."""
    return schema_of(Profile)


def schema_of(kind: type) -> JsonSchemaValue:
    """The JSON Schema of what `dumped` writes of a type."""
    made = TypeAdapter(kind).json_schema(mode="serialization", schema_generator=_Schema)
    return {"$schema": GenerateJsonSchema.schema_dialect, **made}


class _Schema(GenerateJsonSchema):
    """Adds what `_tree` adds: the kind of a union's member, and finished sentences."""

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        made = super().dataclass_schema(schema)
        kind = _NAMES.get(schema["cls"])
        if kind is not None:
            _require(made, {KIND: {"const": kind, "type": "string"}})
        if schema["cls"] is Message:
            _require(made, {name: {"type": "string"} for name in LANGUAGES})
        return made


def _require(made: JsonSchemaValue, added: JsonSchemaValue) -> None:
    made["properties"] = {**made.get("properties", {}), **added}
    made["required"] = [*made.get("required", []), *added]


def _profile(tree: Tree, where: str) -> Profile:
    try:
        found: Profile = _adapter(Profile).validate_python(_typed(tree))
        _tree(found, (("en", translator("en")),))  # sentences that can't be said are found here, not in a report
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"])) or "top"
        raise _damaged(where, place, first["msg"]) from error
    except (LookupError, ValueError, AttributeError) as error:
        raise _damaged(where, "a sentence", _short(error)) from error
    return found


def _damaged(where: str, place: str, reason: str) -> ProfileError:
    return ProfileError(
        msg(
            "{where}: this profile is damaged at {place} ({reason}); write it again from the audit",
            where=where,
            place=place,
            reason=reason,
        )
    )


def _typed(tree: Tree) -> object:
    """The same tree with each member of a union made into its own type, which its kind names."""
    match tree:
        case list():
            return [_typed(one) for one in tree]
        case {"kind": str(kind), **rest} if kind in KINDS:
            return _adapter(KINDS[kind]).validate_python(rest)
        case dict():
            return {name: _typed(one) for name, one in tree.items()}
        case _:
            return tree


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:  # any of the types in KINDS
    return TypeAdapter(kind)


def _short(error: Exception) -> str:
    return str(error).partition("\n")[0][:100]
