"""Two sources tell one thing in nearly the same words: what they differ in stands out."""

from __future__ import annotations

import pytest

from rashomon.model.attribution import LinkKind
from rashomon.model.claims import Verdict
from rashomon.model.events import ParticipantRole
from tests.claims.making import Pile


def pair(
    left: str, right: str, predicate: str, lemma: str, *, one_event: bool, days: tuple[str, str], kind: str
) -> Pile:
    """Two pages, each with one claim by a body of its own, that tell of one event or of two."""
    pile = Pile()
    for number, (words, who) in enumerate(((left, "Harbour Workers Union"), (right, "Doctors at Sea"))):
        event = "ev-one" if one_event or not number else "ev-two"
        page = pile.page(f"{words}, {who} said.", main=event, day="2031-05-09")
        pile.says(page, who, words, kind=LinkKind.ORGANISATION)
        if predicate in words:
            made = pile.tells(page, words, predicate, event, kind=kind, lemma=lemma)
            pile.cast(made, "Ilya Baran", ParticipantRole.RECIPIENT)
            pile.happening(event, day=days[number])
        for place in ("Halden", "Moss"):
            if place in words:
                pile.named(page, place)
    return pile


@pytest.mark.parametrize(
    ("left", "right", "one_event", "days", "about"),
    [
        # The same arrest on two days that both name.
        ("Editor Ilya Baran was arrested in Halden on Monday", "Editor Ilya Baran was arrested in Halden on Tuesday",
         False, ("2031-05-05", "2031-05-06"), "day"),
        # One arrest in two towns.
        ("Editor Ilya Baran was arrested in Halden on Monday", "Editor Ilya Baran was arrested in Moss on Monday",
         True, ("2031-05-05", "2031-05-05"), "place"),
        # It was, and it was not.
        ("Editor Ilya Baran was arrested in Halden on Monday", "Editor Ilya Baran was not arrested in Halden on Monday",
         True, ("2031-05-05", "2031-05-05"), "whether it is so"),
        # A week lies between: it may have happened again.
        ("Editor Ilya Baran was arrested in Halden on Monday", "Editor Ilya Baran was arrested in Halden on Friday",
         False, ("2031-05-05", "2031-05-16"), None),
        # The same words.
        ("Editor Ilya Baran was arrested in Halden on Monday", "Editor Ilya Baran was arrested in Halden on Monday",
         True, ("2031-05-05", "2031-05-05"), None),
        # A condition denies nothing.
        ("Editor Ilya Baran was arrested in Halden on Monday", "Editor Ilya Baran asked why he was not arrested in Halden",
         True, ("2031-05-05", "2031-05-05"), None),
    ],
)  # fmt: skip
def test_what_differs_is_told(left: str, right: str, one_event: bool, days: tuple[str, str], about: str | None) -> None:
    found = pair(left, right, "arrested", "arrest", one_event=one_event, days=days, kind="COERCE").contradictions()
    if about is None:
        assert found == []
    else:
        assert [(one.verdict, one.about.partition(":")[0]) for one in found] == [(Verdict.CONTRADICTION, about)]


def test_one_deed_at_two_doors() -> None:
    pile = pair(
        "Rebels shelled a school in Halden on Monday, wounding six pupils",
        "The army shelled a school in Halden on Monday, wounding six pupils",
        "shelled",
        "shell",
        one_event=True,
        days=("2031-05-05", "2031-05-05"),
        kind="ASSAULT",
    )
    assert [one.about.partition(":")[0] for one in pile.contradictions()] == ["who did it"]


def test_talks_on_two_days_are_two_talks() -> None:
    pile = pair(
        "Editor Ilya Baran met the mayor in Halden on Monday",
        "Editor Ilya Baran met the mayor in Halden on Tuesday",
        "met",
        "meet",
        one_event=False,
        days=("2031-05-05", "2031-05-06"),
        kind="CONSULT",
    )
    assert pile.contradictions() == []


def test_a_source_does_not_contradict_itself() -> None:
    pile = Pile()
    for words in ("Ilya Baran was arrested in Halden on Monday", "Ilya Baran was not arrested in Halden on Monday"):
        page = pile.page(f"{words}, Doctors at Sea said.", day="2031-05-09")
        pile.says(page, "Doctors at Sea", words, kind=LinkKind.ORGANISATION)
        pile.tells(page, words, "arrested")
    assert pile.contradictions() == []
