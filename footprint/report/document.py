"""The profile as JSON, for programs, and back.

Unions carry a `kind`, so that no type is lost on the way. Every sentence is written as its template and values,
which are what is read back, and finished in both languages, for whoever has no translator at hand.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from json.encoder import encode_basestring
from math import isfinite
from types import NoneType
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
    from collections.abc import Callable, Iterator, Mapping

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
    gap, step = ("", "") if indent is None else ("\n", " " * indent)
    return _WRITERS[type(value)](value, gap, _Style(voices, step)) + "\n"


@dataclass(frozen=True, slots=True)
class _Style:
    """How a document is written.

    Attributes:
        voices: who finishes its sentences, by the name under which that is written.
        step: what a level is indented by more than the one around it; empty for all on one line.
    """

    voices: tuple[tuple[str, Translator], ...]
    step: str


_Writer: TypeAlias = "Callable[[Any, str, _Style], str]"
"""Writes values of one type between two gaps: a line's end and its indentation, or nothing.

As `json.dumps` does it, in a third of the time: that has a generator for each value that it indents, of which a
profile has thousands, and must be handed values of its own types.
"""


def _real(value: float, _gap: str, _style: _Style) -> str:
    if not isfinite(value):
        raise ValueError(value)  # JSON has no such number
    return float.__repr__(value)


def _string(value: str, _gap: str, _style: _Style) -> str:
    text = str(value)
    if text.isprintable():
        return encode_basestring(text)
    quoted = encode_basestring(text.encode("utf-8", "replace").decode())  # a lone surrogate is no text
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def _between(gap: str) -> str:
    return f",{gap or ' '}"


def _array(value: tuple[object, ...], gap: str, style: _Style) -> str:
    inner = gap + style.step
    members = [_WRITERS[type(one)](one, inner, style) for one in value]
    return f"[{inner}{_between(inner).join(members)}{gap}]" if members else "[]"


_BASIC: Mapping[type, _Writer] = {
    NoneType: lambda _value, _gap, _style: "null",
    bool: lambda value, _gap, _style: "true" if value else "false",
    int: lambda value, _gap, _style: int.__repr__(value),
    float: _real,
    str: _string,
    date: lambda value, _gap, _style: f'"{value.isoformat()}"',
    tuple: _array,
}


class _Writers(dict[type, _Writer]):
    """How values of each type are written, found once a type."""

    def __missing__(self, kind: type) -> _Writer:
        """As the basic type that it is one of (a moment is a date, a word of a set is text), else by its fields.

        Raises:
            TypeError: no document holds such values.
        """
        basic = next((_BASIC[one] for one in kind.__mro__ if one in _BASIC), None)
        self[kind] = found = basic or _object_writer(kind)
        return found


_WRITERS = _Writers()


def _object_writer(kind: type[Any]) -> _Writer:  # any that is a dataclass
    head = [f'"{KIND}": "{_NAMES[kind]}"'] if kind in _NAMES else []
    names = [(one.name, f'"{one.name}": ') for one in fields(kind)]
    is_sentence = issubclass(kind, Message)

    def written(value: Any, gap: str, style: _Style) -> str:  # noqa: ANN401 (it is of that kind)
        inner = gap + style.step
        members = head + [
            before + _WRITERS[type(one := getattr(value, name))](one, inner, style) for name, before in names
        ]
        if is_sentence:
            members += [f'"{name}": {_string(voice.say(value), inner, style)}' for name, voice in style.voices]
        return f"{{{inner}{_between(inner).join(members)}{gap}}}" if members else "{}"

    return written


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
        english = translator("en")
        for sentence in _sentences(found):  # one that can't be said is found here, not in a report
            english.say(sentence)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"])) or "top"
        raise _damaged(where, place, first["msg"]) from error
    except (LookupError, ValueError, AttributeError) as error:
        raise _damaged(where, "a sentence", _short(error)) from error
    return found


def _sentences(value: object) -> Iterator[Message]:
    """Every sentence in a profile."""
    match value:
        case Message():
            yield value
        case tuple():
            for one in cast("tuple[object, ...]", value):  # of any types: each is asked in turn
                yield from _sentences(one)
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from _sentences(getattr(value, field.name))
        case _:
            pass


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
