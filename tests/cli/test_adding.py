"""Pages are added, people decide, and the dossier remembers."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from unittest.mock import ANY

import pytest

from rashomon import store
from rashomon.cli import main
from rashomon.cli.find import find_pointer
from rashomon.cli.judge import tell_what_stayed_apart
from rashomon.errors import InputError
from rashomon.model.decision import Grade, Question
from tests.example.pile import FOLDER
from tests.records import a_dossier

Run = Callable[..., tuple[int, str, str]]

#: One text on two pages of the example, and the page that the other arrives after.
FIRST, COPY = "01-harbour-gazette.txt", "02-islands-today.txt"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, " ".join(out.split()), " ".join(err.split())

    return call


@pytest.fixture
def built(run: Run, tmp_path: Path) -> Path:
    """A dossier of one page, in a folder where the pages of the example lie too."""
    for name in (FIRST, COPY):
        shutil.copy(FOLDER / name, tmp_path / name)
    run("build", tmp_path / FIRST, "-o", tmp_path / "dossier.db")
    return tmp_path / "dossier.db"


@pytest.fixture
def by_hand(tmp_path: Path) -> Path:
    store.save(a_dossier(), tmp_path / "dossier.db")
    return tmp_path / "dossier.db"


def test_a_page_that_is_added_joins_and_events_keep_their_ids(run: Run, built: Path) -> None:
    before = store.load(built)
    code, out, err = run("add", built, built.parent / COPY)
    after = store.load(built)
    assert code == 0, err
    assert f"{COPY} was added" in out
    assert "carry one text: count them as one witness." in out
    assert len(after.articles) == 2
    gone = {stone.id for stone in after.tombstones}
    assert {event.id for event in before.events} <= {event.id for event in after.events} | gone
    assert after.changes
    assert f"{COPY} was added" in run("changes", built)[1]


def test_adding_what_is_there_changes_nothing(run: Run, built: Path) -> None:
    code, out, _ = run("add", built, built.parent / FIRST)
    assert code == 0
    assert "Nothing else is different." in out
    assert "or there was none" in run("changes", built)[1]


def test_building_again_keeps_ids_and_decisions_unless_told_otherwise(run: Run, built: Path) -> None:
    source = store.load(built).claims[0].chain[-1].name
    assert run("judge", built, "grade", source, "c3", "--by", "M. Ruiz", "--on", "2026-05-01") == (0, ANY, "")
    run("build", built.parent / FIRST, built.parent / COPY, "-o", built)
    assert store.load(built).given.grades == (Grade(source, "C", "M. Ruiz", "3", "2026-05-01"),)
    run("build", built.parent / FIRST, "-o", built, "--afresh")
    assert store.load(built).given.grades == ()
    assert store.load(built).changes == ()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["add"], "there is nothing to add"),
        (["add", "nowhere"], "nowhere does not exist"),
        (["judge", "same", "1"], "1 items were named where 2 are needed"),
        (["judge", "same", "1", "2"], "add --by NAME"),
        (["judge", "same", "1", "1", "--by", "x"], "are the same words on a page"),
        (["judge", "same", "1", "Ada Brandt", "--by", "x"], "only things of one kind"),
        (["judge", "same", "1", "Nobody", "--by", "x"], "no event and no name 'Nobody'"),
        (["judge", "same", "1", "2", "--by", "x", "--on", "May"], "--on May is no date"),
        (["judge", "grade", "Norwire", "G9", "--by", "x"], "'G9' is no grade"),
        (["judge", "grade", "harbour", "B2", "--by", "x"], "did you mean"),
        (["judge", "undo", "9"], "there is no decision 9"),
        (["judge", "undo", "x"], "there is no decision x"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    run: Run, by_hand: Path, arguments: list[str], says: str
) -> None:
    code, _, err = run(arguments[0], by_hand, *arguments[1:])
    assert code == 2
    assert says in err
    assert store.load(by_hand) == a_dossier()


def test_a_dossier_without_its_bytes_says_what_to_do(run: Run, by_hand: Path) -> None:
    store.save(a_dossier(), by_hand, captures=False)
    code, _, err = run("add", by_hand, by_hand.parent)
    assert code == 2
    assert "saved without its pages' bytes" in err


def test_grades_are_listed_and_taken_back(run: Run, by_hand: Path) -> None:
    held = a_dossier().given
    code, out, _ = run("judge", by_hand, "grade", "Norwire", "A", "--by", "L. Okafor", "--on", "2026-05-02")
    assert code == 0
    assert "Norwire is graded A L. Okafor, 2026-05-02" in out
    assert store.load(by_hand).given.grades[-1] == Grade("Norwire", "A", "L. Okafor", None, "2026-05-02")
    last = len(held.decisions) + len(held.grades) + 1
    assert run("judge", by_hand, "undo", last)[0] == 0
    assert store.load(by_hand).given == held


def test_words_on_a_page_are_found_for_events_and_names() -> None:
    dossier = a_dossier()
    question, words = find_pointer(dossier, "1")
    assert question is Question.SAME_EVENT
    assert dossier.article_by_id[words.article].text[words.begin : words.end] == words.text
    question, words = find_pointer(dossier, "Ada Brandt@copy.txt")
    assert question is Question.SAME_ENTITY
    assert words.text == "Ada Brandt"
    with pytest.raises(InputError, match="is not mentioned there"):
        find_pointer(dossier, "Ada Brandt@rival.html")


def test_a_decision_says_which_tellings_stayed_where_they_were(capsys: pytest.CaptureFixture[str]) -> None:
    dossier = a_dossier()
    tell_what_stayed_apart(dossier, dossier, ["1", "2"])
    said = " ".join(capsys.readouterr().out.split())
    assert "Not all that told of the two events went with them: 1 (Ada Brandt arrives in Port Vell); 2 (" in said
    tell_what_stayed_apart(dossier, dossier, ["1@wire.txt", "Ada Brandt"])
    assert capsys.readouterr().out == ""


def test_what_a_person_tells_is_a_witness_of_its_own_however_short(run: Run, built: Path) -> None:
    said = "Sigrid Halvorsen left Reykjavik on Wednesday, her driver told me."
    code, out, err = run("add", built, "--told", said, "--by", "M. Ruiz", "--on", "2026-05-03")
    assert code == 0, err
    (article,) = (one for one in store.load(built).articles if one.outlet == "M. Ruiz")
    assert article.text == said
    assert [span.of(article.text) for span in article.body] == [said]
    assert f"{article.locator} was added" in out
    assert str(store.load(built).publication_of[article.id].when) == "2026-05-03"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--told", "She left.", "--on", "May", "--by", "x"], "--on May is no date"),
        (["--told", "She left."], "add --by NAME"),
        (["--told", " ", "--by", "x"], "nothing is told"),
        (["--by", "x"], "say who told what is --told"),
    ],
)
def test_what_nobody_tells_is_no_witness(run: Run, by_hand: Path, arguments: list[str], says: str) -> None:
    code, _, err = run("add", by_hand, *arguments)
    assert code == 2
    assert says in err
    assert store.load(by_hand) == a_dossier()
