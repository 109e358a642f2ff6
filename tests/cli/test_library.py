"""Programs add pages and decide as people do at the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

import rashomon
from rashomon.errors import InputError, OptionError
from rashomon.model.judgement import Answer
from tests.example.pile import FOLDER
from tests.records import a_dossier

FIRST, COPY = FOLDER / "01-harbour-gazette.txt", FOLDER / "02-islands-today.txt"


@pytest.fixture(scope="module")
def alone() -> rashomon.OpenDossier:
    return rashomon.build(FIRST)


def test_pages_are_added_and_the_old_dossier_stays(alone: rashomon.OpenDossier, tmp_path: Path) -> None:
    both = alone.add(COPY)
    assert (len(alone.articles), len(both.articles)) == (1, 2)
    assert both.changes
    both.save(tmp_path / "both.db")
    assert [event.id for event in rashomon.open(tmp_path / "both.db").events] == [event.id for event in both.events]


def test_what_is_decided_of_two_events_is_kept_and_holds(alone: rashomon.OpenDossier) -> None:
    one, other = alone.events[:2]
    joined = alone.same(one, other, by="M. Ruiz", on="2026-05-01", note="one day")
    (decision,) = joined.records.given.decisions
    assert (decision.same, decision.author, decision.at, decision.note) == (True, "M. Ruiz", "2026-05-01", "one day")
    home = {mention: event.id for event in joined.records.events for mention in event.mentions}
    assert any(
        judgement.answer is Answer.YES and home[judgement.left] == home[judgement.right]
        for judgement in joined.records.judgements
        if judgement.author == "M. Ruiz"
    )
    assert alone.records.given.decisions == ()


def test_two_mentions_of_one_event_part_it(alone: rashomon.OpenDossier) -> None:
    event = next(event for event in alone.events if len(event.mentions) > 1)
    first, last = event.mentions[0], event.mentions[-1]
    parted = alone.different(first, last, by="M. Ruiz")
    home = {mention: event.id for event in parted.records.events for mention in event.mentions}
    assert home[first.id] != home[last.id]


def test_a_source_is_graded_by_its_name() -> None:
    dossier = rashomon.OpenDossier(a_dossier()).grade("norwire", "b2", by="L. Okafor")
    grade = dossier.records.given.grades[-1]
    assert (grade.source, grade.code, grade.at) == ("Norwire", "B2", None)


def test_what_cannot_be_decided_is_said() -> None:
    dossier = rashomon.OpenDossier(a_dossier())
    event, entity = dossier.events[0], dossier.records.entities[0]
    with pytest.raises(InputError, match="two of one kind"):
        dossier.same(event, entity, by="x")
    with pytest.raises(InputError, match="at one place of a page"):
        dossier.different(event, event, by="x")
    with pytest.raises(OptionError, match="somebody who made it"):
        dossier.grade("Norwire", "B2", by=" ")
    with pytest.raises(OptionError, match="is no date"):
        dossier.grade("Norwire", "B2", by="x", on="May")
    with pytest.raises(OptionError, match="is no grade"):
        dossier.grade("Norwire", "Z", by="x")
    with pytest.raises(InputError, match="no source 'Nobody'"):
        dossier.grade("Nobody", "B2", by="x")
