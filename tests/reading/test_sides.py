"""What is written down beside pages, and standard input."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from rashomon.errors import OptionError
from rashomon.model.capture import Capture
from rashomon.reading import ReadingOptions, read_pile
from tests.reading.makers import STORY, a_pile, a_tar, a_zip, ends, packed, read

PAGE = f"<!-- saved from url=(0024)https://example.org/own --><html><p>{STORY}</p></html>"


def pages(folder: Path) -> dict[str, Capture]:
    return {outcome.locator: outcome for outcome in read_pile([folder]) if isinstance(outcome, Capture)}


def test_a_side_file_states_what_it_says_and_is_no_input(tmp_path: Path) -> None:
    side = {"published": "17 June 2025", "outlet": "Harbour Gazette", "url": "https://example.org/1", "text": "other"}
    a_pile(tmp_path, {"page.html": PAGE, "page.html.json": json.dumps(side), "alone.json": json.dumps({"text": STORY})})
    found = pages(tmp_path)
    assert list(found) == ["alone.json#1", "page.html"]
    page = found["page.html"]
    assert (page.url, page.data) == ("https://example.org/1", PAGE.encode())
    assert dict(page.given) == {"published": "2025-06-17", "outlet": "Harbour Gazette"}


def test_a_table_beside_pages_states_what_each_row_says(tmp_path: Path) -> None:
    table = (
        "file,published,outlet,archive_url\n"
        "a.txt,2025-06-17,Gazette,\n"
        "sub\\b.txt,,Courier,https://web.archive.org/web/20250618120000/https://example.org/b\n"
        "gone.txt,2025-06-17,Gazette,\n"
    )
    a_pile(tmp_path, {"in/metadata.csv": table, "in/a.txt": STORY, "in/sub/b.txt": STORY, "a.txt": STORY})
    assert ends(list(read_pile([tmp_path]))) == {
        "a.txt": "text/plain",
        "in/a.txt": "text/plain",
        "in/sub/b.txt": "text/plain",
        "in/metadata.csv#3": "missing",
    }
    found = pages(tmp_path)
    assert dict(found["in/a.txt"].given) == {"published": "2025-06-17", "outlet": "Gazette"}
    assert (found["in/sub/b.txt"].url, found["in/sub/b.txt"].fetched) == (
        "https://example.org/b",
        "2025-06-18T12:00:00+00:00",
    )
    assert dict(found["a.txt"].given) == {}


def test_a_table_of_that_name_with_texts_of_its_own_is_a_table_of_pages(tmp_path: Path) -> None:
    a_pile(tmp_path, {"metadata.csv": f'file,text\na.txt,"{STORY}"\n', "a.txt": STORY})
    assert list(pages(tmp_path)) == ["a.txt", "metadata.csv#1"]


def test_a_side_file_that_cannot_be_read_is_told_and_the_page_is_kept(tmp_path: Path) -> None:
    a_pile(
        tmp_path,
        {"page.html": PAGE, "page.html.json": "{", "metadata.jsonl": '{"file": "page.html", "outlet": "G"}\nx\n'},
    )
    outcomes = list(read_pile([tmp_path]))
    assert ends(outcomes) == {
        "page.html": "text/html",
        "page.html.json": "malformed",
        "metadata.jsonl#2": "malformed",
    }
    assert dict(pages(tmp_path)["page.html"].given) == {"outlet": "G"}


@pytest.mark.parametrize(
    ("data", "hint", "end"),
    [
        (STORY, None, {"stdin": "text/plain"}),
        (PAGE, None, {"stdin": "text/html"}),
        (
            json.dumps({"text": STORY}) + "\n" + json.dumps({"text": STORY}),
            None,
            {"stdin#1": "text/plain", "stdin#2": "text/plain"},
        ),
        (packed(PAGE), None, {"stdin": "text/html"}),
        (f"text\n{STORY}\n", "csv", {"stdin.csv#1": "text/plain"}),
        (packed(f"text\n{STORY}\n"), ".csv.gz", {"stdin.csv.gz#1": "text/plain"}),
        ("", None, {"stdin": "empty"}),
    ],
)
def test_standard_input_is_what_it_looks_like_or_is_said_to_be(
    data: bytes | str, hint: str | None, end: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=stream))
    assert ends(list(read_pile(["-"], options=ReadingOptions(standard_input=hint)))) == end


def test_a_type_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"x")))
    with pytest.raises(OptionError, match="jsonl"):
        list(read_pile(["-"], options=ReadingOptions(standard_input="xls")))


MEMBERS = {
    "in/page.html": f"<html><p>{STORY}</p></html>",
    "in/page.html.json": '{"published": "2025-06-17", "outlet": "Harbour Gazette"}',
    "in/metadata.csv": "file,url\npage.html,https://example.org/a\nother.txt,https://example.org/b\ngone.txt,x\n",
    "in/other.txt": STORY,
    "in/lone.html.json": json.dumps({"text": STORY}),
    "zz/page.txt.json": "no JSON",
    "zz/page.txt": STORY,
}


@pytest.mark.parametrize("name", ["pile.zip", "pile.tar", "pile.tgz"])
def test_side_files_in_archives_are_used_as_in_folders(name: str) -> None:
    members = {member: text.encode() for member, text in MEMBERS.items()}
    backwards = dict(reversed(members.items()))
    for held in (members, backwards):
        data = a_zip(held) if name == "pile.zip" else a_tar(held, "w:gz" if name == "pile.tgz" else "w")
        found = {outcome.locator: outcome for outcome in read(name, data)}
        page, other = found[f"{name}#in/page.html"], found[f"{name}#in/other.txt"]
        assert isinstance(page, Capture)
        assert isinstance(other, Capture)
        assert (page.url, dict(page.given)) == (
            "https://example.org/a",
            {"outlet": "Harbour Gazette", "published": "2025-06-17"},
        )
        assert other.url == "https://example.org/b"
        ended = {
            place: outcome.page_type if isinstance(outcome, Capture) else outcome.reason.value
            for place, outcome in found.items()
        }
        assert ended == {
            f"{name}#in/page.html": "text/html",
            f"{name}#in/other.txt": "text/plain",
            f"{name}#in/lone.html.json#1": "text/plain",
            f"{name}#zz/page.txt": "text/plain",
            f"{name}#zz/page.txt.json": "malformed",
            f"{name}#in/metadata.csv#3": "missing",
        }
