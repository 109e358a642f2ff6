"""A user's list of people and bodies: FollowTheMoney or a table."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from rashomon.errors import InputError
from rashomon.model.language import EntityKind, KnownEntity, Role
from rashomon.reading.known_entities import read_known_entities

PERSON = {
    "id": "Q901",
    "schema": "Person",
    "caption": "Astrid Holm",
    "properties": {"name": ["Astrid Holm"], "alias": ["Astrid H. Holm"], "country": ["no"], "wikidataId": ["Q901"]},
}
POST = {"id": "p1", "schema": "Position", "properties": {"name": ["Foreign minister of Norway"]}}
TERM = {
    "id": "o1",
    "schema": "Occupancy",
    "properties": {"holder": ["Q901"], "post": ["p1"], "startDate": ["2019-05-01"], "endDate": ["2024"]},
}
HOLM = KnownEntity(
    "Astrid Holm",
    EntityKind.PERSON,
    ("Astrid H. Holm",),
    ("Q901",),
    (Role("foreign minister", "Norway", date(2019, 5, 1), date(2024, 12, 31)),),
    "Norway",
)


def written(folder: Path, text: str) -> Path:
    path = folder / "list"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([PERSON, POST, TERM]),
        json.dumps({"entities": [PERSON, POST, TERM]}),
        "\n".join(json.dumps(one) for one in (PERSON, POST, TERM)),
        "name,kind,aliases,ids,country,roles\n"
        "Astrid Holm,person,Astrid H. Holm,Q901,NO,Foreign minister of Norway 2019-05-01/2024\n",
    ],
)
def test_every_form_tells_the_same(tmp_path: Path, text: str):
    assert read_known_entities(written(tmp_path, text)) == (HOLM,)


def test_what_is_neither_person_nor_body_is_passed_over(tmp_path: Path):
    vessel = {"id": "v", "schema": "Vessel", "properties": {"name": ["Nordlys"]}}
    assert read_known_entities(written(tmp_path, json.dumps([vessel, PERSON])))[0].name == "Astrid Holm"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name,kind\n,person\n", "line 2: no name"),
        ("name,kind\nHolm,human\n", "line 2: 'human' is no kind"),
        ("name,sort\nHolm,person\n", "column 'kind' is missing"),
        ("name,kind,role\nHolm,person,\n", "did you mean 'roles'"),
        ("name,kind,roles\nHolm,person,minister 2019-13/2020\n", "'2019-13' is no date"),
        ('{"schema": "Person"}\n{"schema"\n', "line 2: not JSON"),
        ('{"people": []}', "no FollowTheMoney entities"),
        ('[{"properties": {}}]', "no 'schema'"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, says: str):
    with pytest.raises(InputError, match=says):
        read_known_entities(written(tmp_path, text))


def test_a_list_that_is_not_there(tmp_path: Path):
    with pytest.raises(InputError, match="no such list"):
        read_known_entities(tmp_path / "nobody.csv")
