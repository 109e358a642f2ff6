"""Where the like happens every day: a day that only fits says little."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import rashomon
from rashomon.chronology.compact import Belief
from rashomon.chronology.compare import Account, often
from rashomon.chronology.grid import Grid
from tests.chronology.pages import Told, a_page, day
from tests.chronology.test_tellings import tellings_of

GRID = Grid(day("2026-01-01"), day("2026-12-31"))


def an_account(iso: str, share: float, *like: str, subtype: str = "attack") -> Account:
    """A telling whose likeliest day holds ``share`` of the belief, with the days on which the like is told."""
    weights = np.full(GRID.size, (1.0 - share) / (GRID.size - 1))
    weights[GRID.index(day(iso))] = share
    page = a_page("one", "Shells hit Port Vell.", tells=[Told("Shells hit Port Vell", "hit", subtype)])
    (telling,) = tellings_of(page)
    days = tuple(GRID.index(day(other)) for other in like)
    belief = Belief.of(weights)
    return Account(
        telling, lambda: belief, -1, lambda _: None, lambda _: None, {}, {}, {}, frozenset(), {}, like_days=days
    )


MANY = ("2026-03-01", "2026-03-04", "2026-03-06", "2026-03-09")


@pytest.mark.parametrize(
    ("one", "other", "speaks"),
    [
        (an_account("2026-03-02", 0.5, *MANY), an_account("2026-03-08", 0.95, *MANY), True),
        (an_account("2026-03-02", 0.9, *MANY), an_account("2026-03-08", 0.95, *MANY), False),
        (an_account("2026-03-07", 0.5, *MANY), an_account("2026-03-08", 0.5, *MANY), False),
        (an_account("2026-03-02", 0.5), an_account("2026-03-08", 0.95, *MANY), False),
        (an_account("2026-03-02", 0.5, "2026-03-09", "2026-08-06"), an_account("2026-03-08", 0.9), False),
    ],
    ids=[
        "one day is not known",
        "both days are sure",
        "the days are next to one another",
        "it is no news",
        "days further off",
    ],
)
def test_the_like_on_many_days_speaks_against_a_day_that_only_fits(one: Account, other: Account, speaks: bool) -> None:
    found = often(one, other).values.get("like days", 0.0)
    assert (found > 0) is speaks
    assert often(other, one).values.get("like days", 0.0) == found


def test_visits_are_weighed_as_what_comes_in_rows() -> None:
    one, other = (an_account(iso, 0.5, *MANY, subtype="visit") for iso in ("2026-03-02", "2026-03-08"))
    assert not often(one, other).values


#: Reports of one outlet on one city, in like words, each with its weekday.
SHELLS = (
    ("October 1", "Two people were killed and 9 others were injured in rocket attacks on Kessin on Saturday."),
    ("October 5", "Four people were killed and 21 others were injured in rocket attacks on Kessin on Wednesday."),
    ("October 9", "Three people were killed and 12 others were injured in rocket attacks on Kessin on Sunday."),
)


@pytest.mark.xfail(
    strict=True,
    reason="texts of one story are about its head; on gva, where surely dated news kept its own event, six of ten lost theirs",
)
def test_a_report_of_an_attack_is_about_the_attack_of_its_own_day(tmp_path: Path) -> None:
    for number, (written, text) in enumerate(SHELLS):
        page = f"Rocket attacks on Kessin kill civilians\n\nKESSIN, {written}, 2022 - {text}\n"
        (tmp_path / f"{number}.txt").write_text(page, encoding="utf-8")
    dossier = rashomon.build(tmp_path).records
    main = {p.when.earliest: dossier.event_by_id[p.main_event or ""].when.earliest for p in dossier.publications}
    assert len(main) == len(SHELLS)
    assert all(published == happened for published, happened in main.items())
