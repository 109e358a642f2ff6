"""A user's table of known events, and what is said of a bad one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rashomon.errors import InputError
from rashomon.model.chronology import KnownEvent
from rashomon.reading import read_known_events


def a_table(folder: Path, text: str) -> Path:
    path = folder / "events.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_days_months_and_extents(tmp_path: Path) -> None:
    path = a_table(
        tmp_path,
        "name,date,place,people,source\n"
        'Signing of the pact,2019-05-04,"Riga, Latvia",A. Ozols; B. Kalns,own notes\n'
        "The long strike,2019-05,,,\n\n"
        "Fair,2019-05-04/2019-05-09,,,\n",
    )
    assert read_known_events(path) == (
        KnownEvent(
            "Signing of the pact",
            date(2019, 5, 4),
            date(2019, 5, 4),
            "Riga, Latvia",
            ("A. Ozols", "B. Kalns"),
            "own notes",
        ),
        KnownEvent("The long strike", date(2019, 5, 1), date(2019, 5, 31)),
        KnownEvent("Fair", date(2019, 5, 4), date(2019, 5, 9)),
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name,when\nx,2019\n", "line 1: column 'date' is missing; unknown column 'when'"),
        ("name,date,peeple\nx,2019,y\n", "did you mean 'people'"),
        ("name,date\n,2019\nx,soon\n", "line 2: no name; line 3: 'soon' is no date"),
        ("name,date\nx,2019,Paris,extra\n", "line 2: more cells than columns"),
        ('name,date\n"x,2019\n', "not CSV"),
    ],
)
def test_a_bad_table_is_told_by_line_with_the_way_out(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        read_known_events(a_table(tmp_path, text))
    assert says in str(caught.value)


def test_a_missing_or_undecodable_table(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such table"):
        read_known_events(tmp_path / "none.csv")
    path = tmp_path / "latin.csv"
    path.write_bytes(b"name,date\ncaf\xe9,2019\n")
    with pytest.raises(InputError, match="UTF-8"):
        read_known_events(path)
