"""A reader's own predicates: what the table may hold, and what is told when it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.errors import InputError
from rashomon.model.events import OwnPredicate
from rashomon.reading import lexicon_in_words, lexicon_of_words, read_lexicon

ROWS = (
    OwnPredicate("grape harvest", "noun", "OCCASION", "harvest"),
    OwnPredicate("moor", "verb", "RETREAT", "mooring"),
)


@pytest.mark.parametrize("mark", [",", "\t"])
def test_a_table_is_read_with_commas_or_tabs_in_any_order_of_columns(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "own.csv"
    lines = ["pos,lemma,type,subtype", "verb,Moor,RETREAT,mooring", "", "noun,grape  harvest,OCCASION,harvest"]
    path.write_text("\ufeff" + "\n".join(lines).replace(",", mark), "utf-8")
    assert read_lexicon(path) == ROWS


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("lemma,type\nmoor,RETREAT", "column 'pos' is missing"),
        ("lemma,pos,type,subtype\nmoor,adverb,RETREAT,mooring", "line 2: 'adverb' is no part of speech"),
        ("lemma,pos,type,subtype\nmoor,verb,RETRAET,mooring", "did you mean RETREAT"),
        ("lemma,pos,type,subtype\n(a+)+$,verb,RETREAT,mooring", "is no lemma"),
        ("lemma,pos,type,subtype\nmoor,verb,RETREAT,Mooring; now", "is no subtype"),
    ],
)
def test_what_is_wrong_is_told_by_line(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=words.replace("(", r"\(")):
        read_lexicon(path)


def test_a_table_that_is_not_there_or_is_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such table"):
        read_lexicon(tmp_path / "missing.csv")
    (tmp_path / "bytes.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="not UTF-8"):
        read_lexicon(tmp_path / "bytes.csv")


def test_predicates_survive_being_told_in_one_line() -> None:
    assert lexicon_of_words(lexicon_in_words(ROWS)) == ROWS
    assert lexicon_of_words("") == ()
