"""A user's list of people, bodies and places, as ``KnownEntity`` records.

In: FollowTheMoney entities as JSON (a list, or an object with ``entities`` or ``results``) or JSON lines, or a CSV file
with the columns ``name`` and ``kind`` and, where known, ``aliases``, ``ids``, ``country`` and ``roles``. Lists in a
cell are parted by semicolons; a role is ``president of Norland 2019-05-01/2024-04-30``, its term left open or out where
it is not known. Out: one record an entity, in the order of the file. All that is wrong is told at once, by line.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import cast

from rashomon.errors import InputError
from rashomon.model.language import EntityKind, KnownEntity, Role
from rashomon.model.moment import edtf_bounds
from rashomon.reading.users_tables import MOST_FAULTS, records_of, text_of
from rashomon.resources import table

__all__ = ["read_known_entities"]

COLUMNS = ("name", "kind", "aliases", "ids", "country", "roles")
REQUIRED = ("name", "kind")

#: FollowTheMoney's kinds of things that this program knows; others (vessels, payments, …) are passed over.
SCHEMATA = {
    "Person": EntityKind.PERSON,
    "PublicBody": EntityKind.ORGANISATION,
    "Organization": EntityKind.ORGANISATION,
    "Company": EntityKind.ORGANISATION,
    "LegalEntity": EntityKind.ORGANISATION,
    "Address": EntityKind.PLACE,
}
NAMES = ("name", "alias", "weakAlias", "previousName", "abbreviation")
WIKIDATA = re.compile(r"Q[1-9]\d{0,11}")

#: A term of office behind a role: two dates, either of them may be missing.
TERM = re.compile(r"\s+(?P<since>\d{4}(?:-\d{2}){0,2})?/(?P<until>\d{4}(?:-\d{2}){0,2})?$")

Thing = Mapping[str, object]


def read_known_entities(path: Path) -> tuple[KnownEntity, ...]:
    """The entities of the list at ``path``. Raises InputError with line numbers and the way out."""
    text = text_of(path, "list of known entities")
    if text.lstrip()[:1] in {"{", "["}:
        return from_things(path, things_of(path, text))
    return records_of(path, text, COLUMNS, REQUIRED, entity_of)


def things_of(path: Path, text: str) -> list[tuple[int, Thing]]:
    """The JSON objects of a list or of lines, each with its line (1 where the file is one value)."""
    try:
        whole: object = json.loads(text)
    except ValueError:
        whole = None
    except RecursionError as error:
        raise InputError(f"{path}: JSON nested too deeply") from error
    if isinstance(whole, dict) and "schema" not in whole:
        whole = next((whole[key] for key in ("entities", "results") if isinstance(whole.get(key), list)), None)
        if whole is None:
            raise InputError(f"{path}: no FollowTheMoney entities: an object needs 'schema' and 'properties'")
    if whole is not None:
        items = whole if isinstance(whole, list) else [whole]
        return [(1, cast("Thing", item)) for item in items if isinstance(item, dict)]
    out: list[tuple[int, Thing]] = []
    faults: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError) as error:
            faults.append(f"line {number}: not JSON ({error})")
            continue
        if isinstance(item, dict):
            out.append((number, item))
        else:
            faults.append(f"line {number}: not a JSON object")
    if faults:
        raise InputError(f"{path}: " + "; ".join(faults[:MOST_FAULTS]))
    return out


def values(thing: Thing, key: str) -> list[str]:
    """The values of one property, as text."""
    properties = thing.get("properties")
    held = properties.get(key) if isinstance(properties, dict) else None
    items = held if isinstance(held, list) else [held]
    return [item.strip() for item in items if isinstance(item, str) and item.strip()]


def from_things(path: Path, things: Sequence[tuple[int, Thing]]) -> tuple[KnownEntity, ...]:
    """The people, bodies and places among FollowTheMoney entities, with the posts that they hold."""
    faults: list[str] = []
    posts = {str(thing.get("id")): thing for _, thing in things if thing.get("schema") == "Position"}
    held: dict[str, list[Role]] = {}
    for _, thing in things:
        if thing.get("schema") == "Occupancy":
            for holder in values(thing, "holder"):
                held.setdefault(holder, []).extend(roles_held(thing, posts))
    out: list[KnownEntity] = []
    for line, thing in things:
        schema = thing.get("schema")
        if not isinstance(schema, str):
            faults.append(f"line {line}: no 'schema'")
            continue
        kind = SCHEMATA.get(schema)
        names = list(dict.fromkeys(name for key in NAMES for name in values(thing, key)))
        caption = thing.get("caption")
        if kind is None or not names:
            continue
        name = caption if isinstance(caption, str) and caption.strip() else names[0]
        codes = values(thing, "country") or values(thing, "jurisdiction") or values(thing, "nationality")
        country = next((found for code in codes if (found := country_named(code))), None)
        roles = [role for text in values(thing, "position") if (role := role_of(text, line, faults)) is not None]
        roles += held.get(str(thing.get("id")), [])
        aliases = tuple(other for other in names if other != name)
        out.append(KnownEntity(name, kind, aliases, ids_of(thing), tuple(dict.fromkeys(roles)), country))
    if faults:
        raise InputError(f"{path}: " + "; ".join(faults[:MOST_FAULTS]))
    return tuple(out)


def ids_of(thing: Thing) -> tuple[str, ...]:
    """The Wikidata id first, then the list's own."""
    own = str(thing.get("id") or "")
    wikidata = [one for one in (*values(thing, "wikidataId"), own) if WIKIDATA.fullmatch(one)]
    return tuple(dict.fromkeys([*wikidata, *([own] if own else [])]))


def roles_held(occupancy: Thing, posts: Mapping[str, Thing]) -> Iterator[Role]:
    since, until = (next(iter(values(occupancy, key)), "") for key in ("startDate", "endDate"))
    for post in values(occupancy, "post"):
        for name in values(posts[post], "name")[:1] if post in posts else ():
            role = role_of(f"{name} {since[:10]}/{until[:10]}" if since or until else name, 0, [])
            if role is not None:
                yield role


def role_of(text: str, line: int, faults: list[str]) -> Role | None:
    """ "president of Norland 2019-05-01/2024-04-30" as a role; a wrong date goes into ``faults``."""
    term = TERM.search(text)
    words = text[: term.start()] if term else text
    title, _, of = words.strip().partition(" of ")
    if not title.strip():
        return None
    days: list[date | None] = []
    for place, key in enumerate(("since", "until")):
        told = term[key] if term else None
        try:
            days.append(edtf_bounds(told)[place] if told else None)
        except ValueError:
            faults.append(f"line {line}: {told!r} is no date (use 2024-09-13, 2024-09 or 2024)")
            return None
    return Role(title.strip().lower(), of.strip() or None, days[0], days[1])


def entity_of(row: Mapping[str, str | None], line: int, faults: list[str]) -> KnownEntity | None:
    """The entity of one row; what is wrong with it goes into ``faults``."""
    if None in row:
        faults.append(f"line {line}: more cells than columns (put quotes around cells with commas)")
        return None
    cells = {column: (row.get(column) or "").strip() for column in COLUMNS}
    if not cells["name"]:
        faults.append(f"line {line}: no name")
        return None
    try:
        kind = EntityKind(cells["kind"].lower())
    except ValueError:
        kinds = ", ".join(one.value for one in EntityKind)
        faults.append(f"line {line}: {cells['kind']!r} is no kind (use {kinds})")
        return None
    roles = [role for text in listed(cells["roles"]) if (role := role_of(text, line, faults)) is not None]
    country = country_named(cells["country"]) or cells["country"] or None
    return KnownEntity(cells["name"], kind, listed(cells["aliases"]), listed(cells["ids"]), tuple(roles), country)


def listed(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.strip() for item in cell.split(";") if item.strip()))


@functools.cache
def country_codes() -> dict[str, str]:
    return {row["iso2"].lower(): row["name"] for row in table("countries")}


def country_named(text: str) -> str | None:
    """A country's name from its two-letter code; None where ``text`` is none."""
    return country_codes().get(text.strip().lower())
