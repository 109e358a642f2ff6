"""Every input ends exactly once: as captures, or as a rejection that says what to do."""

from __future__ import annotations

import io
import json
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from rashomon.errors import InputError, OptionError
from rashomon.model.capture import Capture, Rejection, RejectionReason
from rashomon.reading import ReadingOptions, read_pile

STORY = "The harbour bridge closed on Tuesday after inspectors found cracks, the port authority said."


def a_pile(folder: Path, files: dict[str, bytes | str]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def ends(folder: Path, **options: int) -> dict[str, str]:
    """Locator to media type or rejection reason."""
    return {
        result.locator: result.page_type if isinstance(result, Capture) else result.reason.value
        for result in read_pile([folder], options=ReadingOptions(**options))
    }


@pytest.mark.parametrize(
    ("name", "data", "end"),
    [
        ("page.txt", STORY, "text/plain"),
        ("page.md", STORY, "text/markdown"),
        ("page.html", f"<html><p>{STORY}</p></html>", "text/html"),
        ("page.HTM", f"<p>{STORY}</p>", "text/html"),
        ("page", STORY, "text/plain"),
        ("www.example.com", STORY, "text/plain"),
        ("lies.txt", f"<!DOCTYPE html><html><p>{STORY}</p></html>", "text/html"),
        ("empty.txt", "", "empty"),
        ("blank.txt", " \n\n\t ", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        ("noise.txt", bytes(range(256)) * 20, "binary"),
        ("nul.txt", STORY.encode() + b"\0" + STORY.encode(), "text/plain"),
        ("utf16.txt", STORY.encode("utf-16"), "text/plain"),
        ("page.pdf", b"%PDF-1.7", "malformed"),
        ("page.doc", b"\xd0\xcf\x11\xe0", "unsupported-format"),
        ("page.xyz", STORY, "unsupported-format"),
        ("bad.json", "{", "malformed"),
        ("bad.zip", "PK no archive", "malformed"),
        ("bad.html.gz", b"\x1f\x8b\x08broken", "malformed"),
    ],
)
def test_a_file_ends_once(tmp_path: Path, name: str, data: bytes | str, end: str) -> None:
    assert list(ends(a_pile(tmp_path, {name: data})).values()) == [end]


def test_folders_are_read_in_one_order_and_hidden_files_are_the_systems(tmp_path: Path) -> None:
    a_pile(tmp_path, {"b/2.txt": STORY, "b/1.txt": STORY, "a.txt": STORY, ".hidden": STORY, ".git/x.txt": STORY})
    assert list(ends(tmp_path)) == ["a.txt", "b/1.txt", "b/2.txt"]


def test_a_single_file_is_called_by_its_name_and_a_file_given_twice_counts_once(tmp_path: Path) -> None:
    a_pile(tmp_path, {"sub/1.txt": STORY})
    assert [result.locator for result in read_pile([tmp_path / "sub" / "1.txt"])] == ["1.txt"]
    assert [result.locator for result in read_pile([tmp_path, tmp_path])] == ["sub/1.txt"]


def test_equal_names_of_two_folders_are_told_apart(tmp_path: Path) -> None:
    a_pile(tmp_path, {"one/1.txt": STORY, "two/1.txt": STORY})
    assert [result.locator for result in read_pile([tmp_path / "one", tmp_path / "two"])] == ["1.txt", "two/1.txt"]


def test_a_missing_path_is_the_callers_fault(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        list(read_pile([tmp_path / "nowhere"]))


def test_an_empty_pile_gives_nothing(tmp_path: Path) -> None:
    assert list(read_pile([tmp_path])) == []


def test_a_file_too_large_says_by_how_much(tmp_path: Path) -> None:
    a_pile(tmp_path, {"page.txt": STORY * 10})
    (result,) = read_pile([tmp_path], options=ReadingOptions(max_bytes=100))
    assert isinstance(result, Rejection)
    assert result.reason is RejectionReason.TOO_LARGE
    assert "100" in result.detail


def test_options_make_sense() -> None:
    with pytest.raises(OptionError, match="max_bytes"):
        ReadingOptions(max_bytes=0)


def test_links_in_a_circle_pipes_and_broken_links_end(tmp_path: Path) -> None:
    a_pile(tmp_path, {"a/page.txt": STORY})
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    assert ends(tmp_path) == {
        "a/loop": "unreadable",
        "a/page.txt": "text/plain",
        "broken.txt": "unreadable",
        "pipe.txt": "unreadable",
    }


def test_names_that_are_no_text_are_kept_readable(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(STORY)
    (result,) = read_pile([tmp_path])
    assert result.locator.encode("utf-8") == b"caf\\xe9.txt"


@pytest.mark.parametrize(
    ("page", "url", "fetched"),
    [
        ("<!-- saved from url=(0024)https://example.org/a/ --><p>x</p>", "https://example.org/a/", None),
        (
            "<!--\n Page saved with SingleFile\n url: https://example.org/b\n saved date: Tue Jun 17 2025 10:00:00 GMT+0200 (CEST)\n--><p>x</p>",
            "https://example.org/b",
            "2025-06-17T08:00:00+00:00",
        ),
        (
            "<!-- saved from url=(0099)https://web.archive.org/web/20141108120159/http://example.org/c --><p>x</p>",
            "http://example.org/c",
            "2014-11-08T12:01:59+00:00",
        ),
        ("<p>x</p><!-- FILE ARCHIVED ON 12:01:59 Nov 08, 2014 AND RETRIEVED -->", None, "2014-11-08T12:01:59+00:00"),
        ("<p>Published 17 June 2025</p>", None, None),
    ],
)
def test_only_the_capture_says_where_and_when_it_was_got(
    tmp_path: Path, page: str, url: str | None, fetched: str | None
) -> None:
    (result,) = read_pile([a_pile(tmp_path, {"page.html": page})])
    assert isinstance(result, Capture)
    assert (result.url, result.fetched) == (url, fetched)


def test_a_table_gives_one_capture_a_row_and_what_it_states(tmp_path: Path) -> None:
    row = {"text": STORY, "title": "Bridge shut", "url": "https://example.org/1", "dct": "2025-06-17"}
    lines = "\n".join([json.dumps(row), "not json", json.dumps({"title": "no text"})])
    a_pile(tmp_path, {"pile.jsonl": lines, "pile.csv": f'body,headline\n"{STORY}",Bridge\n', "odd.csv": "a,b\n1,2\n"})
    results = {result.locator: result for result in read_pile([tmp_path])}
    first = results["pile.jsonl#1"]
    assert isinstance(first, Capture)
    assert (first.url, dict(first.given)) == (row["url"], {"title": "Bridge shut", "published": "2025-06-17"})
    assert first.page == STORY.encode()
    reasons = {name: result.reason for name, result in results.items() if isinstance(result, Rejection)}
    assert reasons == {
        "pile.jsonl#2": RejectionReason.MALFORMED,
        "pile.jsonl#3": RejectionReason.EMPTY,
        "odd.csv": RejectionReason.UNSUPPORTED,
    }
    assert dict(results["pile.csv#1"].given) == {"title": "Bridge"}  # type: ignore[union-attr]


def a_zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def a_tar(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def test_archives_are_opened_in_memory_and_bombs_are_not(tmp_path: Path) -> None:
    members = {
        "../../climbs.txt": STORY.encode(),
        "bomb.txt": b"a" * 3_000_000,
        "inner.zip": a_zip({"x.txt": STORY.encode()}),
    }
    a_pile(tmp_path, {"pile.zip": a_zip(members), "pile.tgz": a_tar({"in/page.txt": STORY.encode()})})
    assert ends(tmp_path) == {
        "pile.tgz#in/page.txt": "text/plain",
        "pile.zip#../../climbs.txt": "text/plain",
        "pile.zip#bomb.txt": "archive-bomb",
        "pile.zip#inner.zip#x.txt": "text/plain",
    }


def test_a_saved_mail_gives_its_page(tmp_path: Path) -> None:
    mail = (
        "Subject: =?utf-8?q?Br=C3=BCcke?=\nDate: Tue, 17 Jun 2025 10:00:00 +0200\nMIME-Version: 1.0\n"
        f"Content-Type: text/plain; charset=iso-8859-1\n\n{STORY}\n"
    )
    (result,) = read_pile([a_pile(tmp_path, {"one.eml": mail})])
    assert isinstance(result, Capture)
    assert (result.fetched, dict(result.given)) == ("2025-06-17T10:00:00+02:00", {"title": "Brücke"})
