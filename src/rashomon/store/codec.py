"""Records as plain JSON values and back: for what is nested too deep to be worth columns.

``decode(kind, encode(value))`` is ``value`` for every type that the model uses. Evidence is checked
against the page texts again as it is read, so a damaged dossier cannot yield a false quotation.
"""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Union, get_args, get_origin, get_type_hints

from rashomon.model.text import Evidence

__all__ = ["decode", "encode", "field_types", "members", "without_none"]

#: Names the class of a value whose type is a choice of several records (the rules of time).
TAG = "is"


@cache
def field_types(record: type) -> Mapping[str, object]:
    """The fields of a record in order, each with its resolved type."""
    hints = get_type_hints(record)
    return {item.name: hints[item.name] for item in fields(record)}


@cache
def members(kind: object) -> tuple[object, ...]:
    """The choices of a union; the type itself when it is none."""
    if isinstance(kind, types.UnionType) or get_origin(kind) is Union:
        return get_args(kind)
    return (kind,)


@cache
def without_none(kind: object) -> object:
    """``X`` for ``X | None``; anything else as it is."""
    left = [member for member in members(kind) if member is not type(None)]
    return left[0] if len(left) == 1 else kind


def encode(value: object) -> object:
    """A value of the model as what ``json.dumps`` takes. Records name their class."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        plain: dict[str, object] = {TAG: type(value).__name__}
        plain |= {item.name: encode(getattr(value, item.name)) for item in fields(value)}
        return plain
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    return value


def decode(kind: object, plain: object, pages: Mapping[str, str]) -> object:
    """The value of type ``kind`` that ``plain`` stands for.

    ``pages`` are page texts by article id. Raises ValueError, TypeError, KeyError or EvidenceError when
    ``plain`` is no such value.
    """
    choices = [member for member in members(kind) if member is not type(None)]
    if plain is None:
        return None
    if len(choices) > 1:
        if not isinstance(plain, dict):
            raise TypeError(f"a record should stand here: {plain!r}")
        chosen = {member.__name__: member for member in choices if isinstance(member, type)}
        return decode_record(chosen[plain[TAG]], plain, pages)
    return decode_single(choices[0], plain, pages)


def decode_single(kind: object, plain: object, pages: Mapping[str, str]) -> object:
    origin = get_origin(kind)
    if origin is tuple and isinstance(plain, list):
        return decode_tuple(get_args(kind), plain, pages)
    if origin is not None and issubclass(origin, Mapping) and isinstance(plain, dict):
        return {key: decode(get_args(kind)[1], item, pages) for key, item in plain.items()}
    if isinstance(kind, type):
        if is_dataclass(kind) and isinstance(plain, dict):
            return decode_record(kind, plain, pages)
        if issubclass(kind, Enum):
            return kind(plain)
        if issubclass(kind, date) and isinstance(plain, str):
            return date.fromisoformat(plain)
        if kind is float and isinstance(plain, int | float):
            return float(plain)
        if isinstance(plain, kind):
            return plain
    raise TypeError(f"{plain!r} is no {kind}")


def decode_tuple(kinds: Sequence[object], plain: list[object], pages: Mapping[str, str]) -> tuple[object, ...]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(decode(kinds[0], item, pages) for item in plain)
    if len(kinds) != len(plain):
        raise ValueError(f"{len(kinds)} values should stand here, not {len(plain)}")
    return tuple(decode(kind, item, pages) for kind, item in zip(kinds, plain, strict=True))


def decode_record(record: type, plain: Mapping[str, object], pages: Mapping[str, str]) -> object:
    values = {name: decode(kind, plain[name], pages) for name, kind in field_types(record).items()}
    if record is Evidence:
        values["page"] = pages[str(values["article"])]
    return record(**values)
