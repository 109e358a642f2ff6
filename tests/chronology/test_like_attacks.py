"""Like attacks on one city: what each report is about."""

from __future__ import annotations

from pathlib import Path

import pytest

import rashomon

#: Reports of one outlet on one city, in like words, each with its weekday.
SHELLS = (
    ("October 1", "Two people were killed and 9 others were injured in rocket attacks on Kessin on Saturday."),
    ("October 5", "Four people were killed and 21 others were injured in rocket attacks on Kessin on Wednesday."),
    ("October 9", "Three people were killed and 12 others were injured in rocket attacks on Kessin on Sunday."),
)


@pytest.mark.xfail(strict=True, reason="texts of one story are about its head: see docs/decisions/like-happenings.md")
def test_a_report_of_an_attack_is_about_the_attack_of_its_own_day(tmp_path: Path) -> None:
    for number, (written, text) in enumerate(SHELLS):
        page = f"Rocket attacks on Kessin kill civilians\n\nKESSIN, {written}, 2022 - {text}\n"
        (tmp_path / f"{number}.txt").write_text(page, encoding="utf-8")
    dossier = rashomon.build(tmp_path).records
    main = {p.when.earliest: dossier.event_by_id[p.main_event or ""].when.earliest for p in dossier.publications}
    assert len(main) == len(SHELLS)
    assert all(published == happened for published, happened in main.items())
