"""What sort of body an organisation is: a ministry, a court, a union, a company…"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from rashomon.language.lexicon import company_suffixes, fold
from rashomon.model.language import EntityKind
from rashomon.resources import table

__all__ = ["subkind_of", "subkind_of_noun"]

#: Kinds that come in sorts; the others do not.
BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.GOVERNMENT, EntityKind.GROUP})
#: A body's head stands before the first of these ("Ministry of Fisheries", "Union for the Coast").
TAIL = re.compile(r"\s(?:of|for|in|at|on)\s")
#: Ends of companies' names that other bodies have as well ("Islamic State group").
SHARED_ENDS = frozenset({"group", "as", "se", "sa"})
#: Most words of a head in the table.
LONGEST = 4


@functools.cache
def rows(by: str) -> Mapping[str, str]:
    return {fold(row["words"]): row["subkind"] for row in table("language_subkinds") if row["by"] == by}


def subkind_of_noun(noun: str) -> str | None:
    """The sort of body that a common noun names ("the ministry"); None for what names no sort of the table."""
    return rows("head").get(fold(noun))


def subkind_of(kind: EntityKind, name: str, *, is_country: bool = False) -> str | None:
    """The sort of body of an entity, from its kind and name; None where neither tells, and for what is no body.

    A country's name stands for its government; an agency or outlet is its kind. A name of one word has no head.
    """
    if kind in {EntityKind.AGENCY, EntityKind.OUTLET}:
        return kind.value
    if kind not in BODIES:
        return None
    plain = fold(name)
    if plain in rows("name"):
        return rows("name")[plain]
    if is_country:
        return "government" if kind is EntityKind.GOVERNMENT else None
    for part in (plain, TAIL.split(plain, maxsplit=1)[0]):
        words = part.split()
        for length in range(min(LONGEST, len(words)), 0, -1):
            head = " ".join(words[-length:])
            if head in rows("head") and len(plain.split()) > 1:
                return rows("head")[head]
    words = plain.replace(".", "").split()
    return "company" if len(words) > 1 and words[-1] in company_suffixes() - SHARED_ENDS else None
