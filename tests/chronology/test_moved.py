"""Happenings that were put off: the day they were planned for, and the day on which they were held."""

from __future__ import annotations

from pathlib import Path

import pytest

import rashomon
from rashomon.model.chronology import Affair, StepKind
from rashomon.model.dossier import Dossier

SUMMIT = (
    """Norland and Suderland leaders to hold summit in Velden in May

VELDEN, April 3, 2024 - Norland President Ada Brandt and Suderland Prime Minister Luis Moreno will hold a summit in Velden on May 14, the Norland government said on Wednesday.
""",
    """Velden summit postponed to June

VELDEN, May 6, 2024 - The summit between Norland President Ada Brandt and Suderland Prime Minister Luis Moreno in Velden, planned for May 14, has been postponed to June, the Norland government said on Monday.
""",
    """Brandt and Moreno hold summit in Velden

VELDEN, June 11, 2024 - The long awaited summit of Ada Brandt and Luis Moreno was held in Velden on Tuesday. The two leaders talked about fishing rights and the border.
""",
)
STRIKE = (
    """Rail workers announce strike in Norland

PORT VELL, March 4, 2024 - Norland's rail workers will go on strike on March 11, the Rail Union said on Monday. The union demands higher wages.
""",
    """Norland rail strike suspended for talks

PORT VELL, March 10, 2024 - The Rail Union on Sunday suspended the rail strike planned for March 11 in Norland after the government offered new talks on wages.
""",
    """Norland rail strike begins as talks fail

PORT VELL, March 18, 2024 - Rail workers in Norland went on strike on Monday after talks between the Rail Union and the government failed. The strike had been suspended a week ago.
""",
)
ELECTION = (
    """Norland sets election for September 8

PORT VELL, May 20, 2024 - Norland will hold a parliamentary election on September 8, the Electoral Commission said on Monday.
""",
    """Norland election delayed to October

PORT VELL, August 26, 2024 - The parliamentary election in Norland, planned for September 8, was postponed to October 6 because of floods, the Electoral Commission said on Monday.
""",
    """Norlanders vote in delayed election

PORT VELL, October 6, 2024 - Norland held its delayed parliamentary election on Sunday. Polling stations opened at 7 a.m. in Port Vell.
""",
)
#: Nobody says that the first was put off: the second may be another.
UNTOLD = (
    """Brandt to meet Moreno in Velden

VELDEN, April 3, 2024 - Norland President Ada Brandt will meet Suderland Prime Minister Luis Moreno in Velden on May 14, the Norland government said on Wednesday.
""",
    """Brandt meets Moreno in Velden

VELDEN, July 11, 2024 - Norland President Ada Brandt met Suderland Prime Minister Luis Moreno in Velden on Thursday and discussed fishing rights.
""",
)


def built(folder: Path, pages: tuple[str, ...]) -> Dossier:
    for number, text in enumerate(pages):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return rashomon.build(folder).records


def moved(dossier: Dossier) -> list[Affair]:
    return [found for found in dossier.affairs if any(link.kind is StepKind.MOVED for link in found.links)]


@pytest.mark.parametrize(
    ("pages", "stages", "days"),
    [
        (SUMMIT, ("planned, postponed", "held"), ["2024-05-14", "2024-06-11"]),
        (STRIKE, ("planned, put off", "held"), ["2024-03-11", "2024-03-18"]),
        (ELECTION, ("planned, postponed", "held"), ["2024-09-08", "2024-10-06"]),
    ],
    ids=["summit", "strike", "election"],
)
def test_what_was_put_off_is_linked_with_the_day_on_which_it_was_held(
    pages: tuple[str, ...], stages: tuple[str, ...], days: list[str], tmp_path: Path
) -> None:
    dossier = built(tmp_path, pages)
    (found,) = moved(dossier)
    assert found.stages == stages
    assert [str(dossier.event_by_id[event].when) for event in found.events] == days


def test_another_day_alone_says_nothing(tmp_path: Path) -> None:
    assert not moved(built(tmp_path, UNTOLD))
