"""One line for a data file that breaks its schema: which key, what is wrong, what was perhaps meant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

    from footprint.message import Message

_WHOLE = "(whole file)"
_UNKNOWN = ("extra_forbidden", "unexpected_keyword_argument")
"""What pydantic calls a key that its model, or its dataclass, does not have."""
_KINDS: Mapping[str, Message] = {
    "missing": msg("{path} is missing"),
    "string_type": msg("{path} must be a text"),
    "string_too_short": msg("{path} is empty"),
    "int_type": msg("{path} must be a whole number"),
    "float_type": msg("{path} must be a number"),
    "bool_type": msg("{path} must be true or false"),
    "list_type": msg("{path} must be a list"),
    "tuple_type": msg("{path} must be a list"),
    "dict_type": msg("{path} must be a table"),
    "model_type": msg("{path} must be a table"),
    "dataclass_type": msg("{path} must be given in both languages: en and fr"),
    "int_from_float": msg("{path} must be a whole number"),
    "int_parsing": msg("{path} must be a whole number"),
    "float_parsing": msg("{path} must be a number"),
    "too_short": msg("{path} has too few entries"),
    "union_tag_not_found": msg("{path}: its kind is missing"),
    "half_too_early": msg("{path}: half must be more than nine_tenths"),
    "points_in_disorder": msg("{path}: points must go from left to right"),
    "score_out_of_bounds": msg("{path}: scores lie between 0 and 1"),
    "greater_than": msg("{path} is too small"),
    "greater_than_equal": msg("{path} is too small"),
    "less_than_equal": msg("{path} is too large"),
}
"""What pydantic says most often, in words that can be translated."""
_CHOICES: Mapping[str, str] = {"literal_error": "expected", "enum": "expected", "union_tag_invalid": "expected_tags"}
"""Faults of a word that is none of a few, and where pydantic lists these."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a file.

    Attributes:
        keys: the way to it.
        is_missing: something that must be there is not.
        said: what is wrong.
    """

    keys: tuple[str, ...]
    is_missing: bool
    said: Message


def every_fault(error: ValidationError, model: type[BaseModel]) -> tuple[Fault, ...]:
    """All that is wrong with a file, in the order of its schema.

    Args:
        error: what pydantic found.
        model: the schema of the whole file, to guess a misspelt key.
    """
    return tuple(
        Fault(tuple(map(str, one["loc"])), one["type"] == "missing", _said(one, model))
        for one in error.errors(include_url=False)
    )


def one_line(error: ValidationError, model: type[BaseModel], where: str) -> Message:
    """The first fault of a validation, for the author of the file.

    Args:
        error: what pydantic found.
        model: the schema of the whole file, to guess a misspelt key.
        where: name of the file.
    """
    fault = _first(error)
    path = _path(fault)
    if fault["type"] == "missing":
        return msg("{where}: {path} is missing", where=where, path=path)
    if fault["type"] not in _UNKNOWN:
        return msg("{where}: {path}: {reason}", where=where, path=path, reason=_reason(fault))
    key = str(fault["loc"][-1])
    near = next(iter(get_close_matches(key, _keys(model), n=1)), None)
    if near is None and path == key:
        return msg("{where}: unknown key “{key}”", where=where, key=key)
    if near is None:
        return msg("{where}: unknown key “{key}” at {path}", where=where, key=key, path=path)
    if path == key:
        return msg("{where}: unknown key “{key}”; did you mean “{near}”?", where=where, key=key, near=near)
    return msg(
        "{where}: unknown key “{key}” at {path}; did you mean “{near}”?", where=where, key=key, path=path, near=near
    )


def what_is_wrong(error: ValidationError) -> Message:
    """The same of an entry of a list, which is named beside it: nothing but what is wrong with it."""
    fault = _first(error)
    path = _path(fault)
    if path == _WHOLE:
        return msg("is not a table of keys and values")
    known = _KINDS.get(fault["type"])
    return (
        replace(known, values=(("path", path),)) if known else msg("{path} has a value that can't be used", path=path)
    )


def _said(fault: ErrorDetails, model: type[BaseModel]) -> Message:
    """What is wrong, with its place and without the file."""
    path, kind = _path(fault), fault["type"]
    if kind in _UNKNOWN:
        key = str(fault["loc"][-1])
        near = next(iter(get_close_matches(key, _keys(model), n=1)), None)
        if near is None:
            return msg("{path}: unknown key “{key}”", path=path, key=key)
        return msg("{path}: unknown key “{key}”; did you mean “{near}”?", path=path, key=key, near=near)
    if kind in _CHOICES:
        expected = str(fault.get("ctx", {}).get(_CHOICES[kind], ""))
        return msg("{path} must be one of {known}", path=path, known=expected.replace("'", "").replace(" or ", ", "))
    if kind in _KINDS:
        return replace(_KINDS[kind], values=(("path", path),))
    return msg("{path} has a value that can't be used", path=path)


def _first(error: ValidationError) -> ErrorDetails:
    """A misspelt key is also a missing one: the misspelling is what helps."""
    faults = error.errors(include_url=False)
    return next((one for one in faults if one["type"] in _UNKNOWN), faults[0])


def _path(fault: ErrorDetails) -> str:
    return ".".join(str(part) for part in fault["loc"]) or _WHOLE


def _reason(fault: ErrorDetails) -> str:
    """Without the words that pydantic sets before those of our own schema."""
    return fault["msg"].removeprefix("Value error, ")


def _keys(model: type[BaseModel]) -> list[str]:
    """Every key of the schema, at any depth."""
    schema = model.model_json_schema()
    tables = [schema, *schema.get("$defs", {}).values()]
    return [key for table in tables for key in table.get("properties", {})]
