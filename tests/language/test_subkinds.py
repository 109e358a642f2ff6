"""What sort of body a name tells."""

from __future__ import annotations

import pytest

from rashomon.language.subkinds import subkind_of
from rashomon.model.language import EntityKind

BODY = EntityKind.ORGANISATION


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        (BODY, "Norwegian Foreign Ministry", "ministry"),
        (BODY, "Ministry of Fisheries", "ministry"),
        (BODY, "Bergen District Court", "court"),
        (BODY, "Supreme Court of Norland", "court"),
        (BODY, "Harbour Workers' Union", "union"),
        (BODY, "Marsh Party", "party"),
        (BODY, "University of Port Vell", "school"),
        (BODY, "Orsel Shipping Ltd.", "company"),
        (BODY, "Kestrel Airways", "company"),
        (BODY, "Port Vell Police", "police"),
        (BODY, "Hamas", "armed group"),
        (EntityKind.AGENCY, "Kyodo", "agency"),
        (EntityKind.OUTLET, "Harbour Gazette", "outlet"),
        # A head alone, a name without a head, a person and a place tell nothing.
        (BODY, "Police", None),
        (BODY, "Orsel", None),
        (BODY, "Kestrel Group", None),
        (EntityKind.PERSON, "Ann Court", None),
        (EntityKind.PLACE, "Market Court", None),
    ],
)
def test_the_head_of_a_name_tells_the_sort_of_body(kind: EntityKind, name: str, expected: str | None) -> None:
    assert subkind_of(kind, name) == expected


def test_a_country_stands_for_its_government() -> None:
    assert subkind_of(EntityKind.GOVERNMENT, "Norway", is_country=True) == "government"
    assert subkind_of(EntityKind.GROUP, "Norwegians", is_country=True) is None
