"""Every input ends exactly once, whatever is in the pile, and the ledger says so."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.errors import InputError
from rashomon.pipeline import build, extend, steps
from rashomon.pipeline.bench import Bench
from rashomon.pipeline.ledger import Ledger
from rashomon.pipeline.progress import Silent
from tests.reading.makers import (
    STORY,
    a_docx,
    a_paragraph,
    a_pdf,
    a_pile,
    a_record,
    a_tar,
    a_zip,
    an_answer,
    json_lines,
)

PAGE = f"<html><body><h1>Bridge shut</h1><p>{STORY}</p><p>Ferries run until then, she said.</p></body></html>".encode()
FILES = {
    "page.html": PAGE,
    "wall.html": b"<html><body><p>Please sign in to continue reading.</p></body></html>",
    "page.txt": f"{STORY}\n{STORY}".encode(),
    "page.pdf": a_pdf([[(72, 700, STORY[:60]), (72, 686, STORY[60:])]]),
    "page.docx": a_docx(a_paragraph(STORY) + a_paragraph(STORY)),
    "page.html.json": b'{"outlet": "Gazette"}',
    "rows.jsonl": json_lines({"text": STORY * 2}, {"text": ""}, "no JSON").encode(),
    "rows.csv": f'text,title\n"{STORY}",x\n,\n'.encode(),
    "crawl.warc": a_record(an_answer(PAGE)) + a_record(an_answer("", status="404 Gone")),
    "pile.zip": a_zip({"a.html": PAGE, "a.html.json": "{}", "b.bin": b"\0\1\2", "c.txt": STORY * 2}),
    "pile.tar": a_tar({"a.html": PAGE, "a.html.json": b"{", "c.txt": STORY.encode()}, "w"),
    "bomb.txt.gz": gzip.compress(b" " * 3_000_000),
    "logo.png": b"\x89PNG\r\n",
    "empty.txt": b"",
}

damage = st.tuples(st.integers(0, 5000), st.binary(max_size=6), st.integers(0, 8))


def damaged(data: bytes, how: tuple[int, bytes, int]) -> bytes:
    """``data`` with some bytes put in at a place, and some of those behind it gone."""
    place, put, gone = how
    place %= len(data) + 1
    return data[:place] + put + data[place + gone :]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(st.sampled_from(sorted(FILES)), min_size=1, unique=True),
    folders=st.lists(st.sampled_from(["", "in/", "in/deep/"]), min_size=len(FILES), max_size=len(FILES)),
    harm=st.lists(st.none() | damage, min_size=len(FILES), max_size=len(FILES)),
)
def test_every_input_ends_once(
    tmp_path_factory: pytest.TempPathFactory,
    names: list[str],
    folders: list[str],
    harm: list[tuple[int, bytes, int] | None],
) -> None:
    files: dict[str, bytes | str] = {}
    for name, folder, how in zip(names, folders, harm, strict=False):
        files[folder + name] = damaged(FILES[name], how) if how else FILES[name]
    pile: Path = a_pile(tmp_path_factory.mktemp("pile"), files)
    bench, ledger = Bench(paths=(str(pile),)), Ledger()
    try:
        steps.read(bench, ledger, Silent())
        steps.clean(bench, ledger, Silent())
    except InputError:
        return  # nothing in it can be read, and that is told
    assert ledger.inputs == ledger.kept + len(bench.rejected)
    kept = {article.locator for article in bench.articles}
    refused = [rejection.locator for rejection in bench.rejected]
    assert len(kept) == ledger.kept
    assert kept.isdisjoint(refused)
    assert len(set(refused)) == len(refused)
    # What was got and kept no article is still there, by the hash that its rejection names.
    got = {(capture.locator, capture.sha256) for capture in bench.captures}
    assert {locator for locator, _ in got} - kept <= set(refused)
    for rejection in bench.rejected:
        if rejection.locator in {locator for locator, _ in got}:
            assert (rejection.locator, rejection.capture) in got
    again = Bench(paths=(str(pile),))
    steps.read(again, Ledger(), Silent())
    assert again.captures == bench.captures


def test_pages_without_an_article_are_judged_again_when_pages_are_added(tmp_path: Path) -> None:
    first = build(
        a_pile(tmp_path / "a", {"page.html": PAGE, "wall.html": FILES["wall.html"], "logo.png": b"\x89PNG\r\n"})
    )
    more = extend(first, a_pile(tmp_path / "b", {"other.html": PAGE.replace(b"harbour", b"river")}))
    for dossier, inputs in ((first, 3), (more, 4)):
        assert (dossier.run.inputs, dossier.run.kept + len(dossier.rejected)) == (inputs, inputs)
        assert sorted(rejection.locator for rejection in dossier.rejected) == ["logo.png", "wall.html"]
    assert [capture.locator for capture in more.captures] == ["page.html", "wall.html", "other.html"]
