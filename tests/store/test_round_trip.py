"""What is saved is what is loaded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon import store
from rashomon.model.article import Article, Layer, LayerKind
from rashomon.model.capture import Capture
from rashomon.model.chronology import Publication
from rashomon.model.moment import Moment
from rashomon.model.reason import Reason
from rashomon.model.text import Evidence
from tests.records import a_dossier, an_empty_dossier


def test_a_dossier_comes_back_as_it_was(tmp_path: Path) -> None:
    dossier = a_dossier()
    store.save(dossier, tmp_path / "dossier.db")
    assert store.load(tmp_path / "dossier.db") == dossier


def test_an_empty_dossier_comes_back_as_it_was(tmp_path: Path) -> None:
    store.save(an_empty_dossier(), tmp_path / "dossier.db")
    assert store.load(tmp_path / "dossier.db") == an_empty_dossier()


def test_pages_may_be_left_out(tmp_path: Path) -> None:
    store.save(a_dossier(), tmp_path / "small.db", captures=False)
    loaded = store.load(tmp_path / "small.db")
    assert all(capture.data == b"" for capture in loaded.captures)
    assert replace(loaded, captures=a_dossier().captures) == a_dossier()


def test_half_characters_of_odd_file_names_are_replaced_and_move_no_offset(tmp_path: Path) -> None:
    dossier = a_dossier()
    odd = replace(dossier.captures[0], locator="odd\udcff.txt", given={"title": "\ud800"})
    store.save(replace(dossier, captures=(odd,)), tmp_path / "odd.db")
    (loaded,) = store.load(tmp_path / "odd.db").captures
    assert loaded == replace(odd, locator="odd\ufffd.txt", given={"title": "\ufffd"})


def test_a_look_may_leave_collections_out(tmp_path: Path) -> None:
    dossier = a_dossier()
    store.save(dossier, tmp_path / "dossier.db")
    seen = store.load(tmp_path / "dossier.db", without=("bytes", "names", "edges"))
    assert seen.names == ()
    assert seen.lineage == replace(dossier.lineage, edges=())
    assert [capture.sha256 for capture in seen.captures] == [capture.sha256 for capture in dossier.captures]
    assert all(capture.data == b"" for capture in seen.captures)
    assert replace(seen, names=dossier.names, captures=dossier.captures, lineage=dossier.lineage) == dossier


#: Any text that UTF-8 can say, control characters and NUL included.
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


@settings(deadline=None, max_examples=40)
@given(
    text=TEXTS.filter(bool),
    says=TEXTS,
    given_=st.dictionaries(TEXTS, TEXTS, max_size=3),
    data=st.binary(max_size=60),
    draw=st.data(),
)
def test_any_page_and_any_quotation_come_back(
    text: str,
    says: str,
    given_: dict[str, str],
    data: bytes,
    draw: st.DataObject,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    begin = draw.draw(st.integers(0, len(text) - 1))
    end = draw.draw(st.integers(begin + 1, len(text)))
    article = Article("art-1", "hash", says, text, (Layer(begin, end, LayerKind.BODY),), title=says)
    reason = Reason(says, draw.draw(st.floats(allow_nan=False)), Evidence.at(article, begin, end))
    publication = Publication("art-1", Moment.undated([reason, Reason(says)]))
    capture = Capture(says, data, "hash", "text/plain", "file", given=given_)
    dossier = replace(an_empty_dossier(), articles=(article,), captures=(capture,), publications=(publication,))
    path = tmp_path_factory.mktemp("any") / "dossier.db"
    store.save(dossier, path)
    assert store.load(path) == dossier
