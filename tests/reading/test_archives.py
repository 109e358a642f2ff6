"""Archives: members as pages, bombs refused, names that lead nowhere, containers in containers."""

from __future__ import annotations

import io
import tarfile
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.capture import Capture, Rejection
from rashomon.reading import ReadingOptions
from rashomon.reading.formats import kinds
from tests.reading.makers import STORY, a_docx, a_paragraph, a_tar, a_zip, ends, json_lines, packed, read

TEXT = STORY.encode()


def test_members_are_read_by_name_and_written_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    members = {"../../climbs.txt": TEXT, "/root.txt": TEXT, "..\\back.txt": TEXT, "__MACOSX/x.txt": TEXT}
    assert list(ends(read("pile.zip", a_zip(members))).values()) == ["text/plain"] * 3
    assert list(ends(read("pile.tar", a_tar(members, "w"))).values()) == ["text/plain"] * 3
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "data", "locator"),
    [
        ("page.html.gz", packed("<html><p>x</p></html>"), "page.html.gz"),
        ("pile.jsonl.gz", packed(json_lines({"text": STORY})), "pile.jsonl.gz#1"),
        ("pile.tgz", a_tar({"in/page.txt": TEXT}), "pile.tgz#in/page.txt"),
        ("pile.tar.bz2", a_tar({"page.txt": TEXT}, "w:bz2"), "pile.tar.bz2#page.txt"),
        ("pile.tar.xz", a_tar({"page.txt": TEXT}, "w:xz"), "pile.tar.xz#page.txt"),
        ("pile", a_zip({"page.txt": TEXT}), "pile#page.txt"),
        ("pile", a_tar({"page.txt": TEXT}, "w"), "pile#page.txt"),
        ("pile", packed(STORY), "pile"),
        ("memo", a_docx(a_paragraph(STORY)), "memo"),
        ("pile.zip", a_zip({"in.tar": a_tar({"page.txt": TEXT}, "w")}), "pile.zip#in.tar#page.txt"),
        ("pile.tar", a_tar({"in.zip": a_zip({"page.txt": TEXT})}, "w"), "pile.tar#in.zip#page.txt"),
    ],
)
def test_what_an_archive_holds_is_called_by_its_place(name: str, data: bytes, locator: str) -> None:
    (outcome,) = read(name, data)
    assert isinstance(outcome, Capture)
    assert outcome.locator == locator


def test_containers_in_one_another_end() -> None:
    data = a_zip({"page.txt": TEXT})
    for _ in range(3):
        data = a_zip({"in.zip": data})
    assert list(ends(read("pile.zip", data)).values()) == ["text/plain"]
    assert list(ends(read("pile.zip", a_zip({"in.zip": data}))).values()) == ["archive-bomb"]


def test_a_bomb_costs_no_more_than_its_limit() -> None:
    data = {"blank.txt.gz": packed(b" " * 300_000_000), "blank.jsonl.gz": packed(b" " * 300_000_000)}
    tracemalloc.start()
    for name, bomb in data.items():
        assert ends(read(name, bomb)) == {name: "archive-bomb"}
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 80_000_000  # four times what one page may have


def test_all_that_unfolds_from_one_input_counts_together() -> None:
    members = {f"{number}.txt": f"{STORY} {number} ".encode() * 100 for number in range(50)}
    options = ReadingOptions(max_unpacked=100_000)
    for name, data in (("pile.zip", a_zip(members)), ("pile.tar", a_tar(members, "w"))):
        found = list(ends(read(name, data, options)).items())
        assert found[-1] == (name, "archive-bomb")
        assert len(found) < 14
    nested = a_zip({f"{number}.zip": a_zip(members) for number in range(5)})
    assert list(ends(read("pile.zip", nested, options)).items())[-1] == ("pile.zip", "archive-bomb")


def test_one_bomb_among_pages_is_one_rejection() -> None:
    members = {"a.txt": TEXT, "bomb.txt": b"a" * 3_000_000, "z.txt": TEXT}
    assert ends(read("pile.zip", a_zip(members))) == {
        "pile.zip#a.txt": "text/plain",
        "pile.zip#bomb.txt": "archive-bomb",
        "pile.zip#z.txt": "text/plain",
    }


def test_a_damaged_member_is_one_rejection() -> None:
    data = bytearray(a_zip({"a.txt": TEXT, "b.txt": TEXT * 2}))
    data[40] ^= 0xFF
    assert sorted(ends(read("pile.zip", bytes(data))).values()) == ["malformed", "text/plain"]


def test_an_encrypted_member_says_so() -> None:
    data = bytearray(a_zip({"a.txt": TEXT}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert list(ends(read("pile.zip", bytes(data))).values()) == ["unreadable"]


def test_a_member_without_a_name_is_none() -> None:
    data = a_zip({"a.txt": TEXT}).replace(b"a.txt", b"\0.txt")
    assert ends(read("pile.zip", data)) == {"pile.zip": "empty"}


def test_members_of_one_name_are_told_apart() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", STORY)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", f"{STORY} Again.")
    assert set(ends(read("pile.zip", buffer.getvalue()))) == {"pile.zip#a.txt", "pile.zip#a.txt~2"}


def a_tar_header(size: int, kind: bytes) -> bytes:
    info = tarfile.TarInfo("x")
    info.size, info.type = size, kind
    return info.tobuf(tarfile.GNU_FORMAT)


@pytest.mark.parametrize(
    ("data", "end"),
    [
        (a_tar({"a.txt": TEXT, "b.txt": TEXT * 100}, "w")[:3000], {"malformed", "text/plain"}),
        (a_tar({"a.txt": TEXT}, "w")[:1024] + b"\xff" * 2048, {"malformed", "text/plain"}),
        (a_tar_header(2**33, tarfile.XHDTYPE) + b"\0" * 2048, {"malformed"}),
        (a_tar_header(2**33, tarfile.GNUTYPE_LONGNAME) + b"\0" * 2048, {"malformed"}),
        (a_tar_header(2**33, tarfile.REGTYPE) + b"\0" * 2048, {"malformed", "empty"}),
        (b"no tar", {"malformed"}),
    ],
)
def test_a_damaged_tar_keeps_what_came_before(data: bytes, end: set[str]) -> None:
    found = set(ends(read("pile.tar", data)).values())
    assert found <= end
    assert found & {"malformed", "empty"}


@pytest.mark.parametrize("name", ["page.html.gz", "pile.jsonl.gz", "pile.tar.gz", "crawl.warc.gz", "pile.csv.gz"])
def test_what_is_cut_off_is_told(name: str) -> None:
    data = packed(json_lines(*({"text": f"{STORY} {number * 7919 % 1000}"} for number in range(200))))
    assert "malformed" in ends(read(name, data[: len(data) // 2])).values()


@settings(max_examples=400, deadline=None)
@given(
    data=st.one_of(
        st.binary(max_size=400),
        st.builds(
            lambda start, rest: start + rest,
            st.sampled_from(
                [
                    b"PK\x03\x04",
                    b"\x1f\x8b\x08",
                    b"%PDF-1.4\n",
                    b"WARC/1.0\r\n",
                    b"<rss>",
                    b"PAR1",
                    b"BZh9",
                    b'{"text":"',
                    b'text\n"',
                ]
            ),
            st.binary(max_size=200),
        ),
    ),
    suffix=st.sampled_from([*kinds(), ".tgz", ".doc", ""]),
)
def test_no_bytes_break_a_reader(data: bytes, suffix: str) -> None:
    outcomes = read(f"page{suffix}", data)
    assert outcomes
    ends(outcomes)
    for outcome in outcomes:
        assert isinstance(outcome, Capture | Rejection)


@settings(max_examples=150, deadline=None)
@given(place=st.integers(0, 2000), value=st.integers(0, 255), data=st.data())
def test_no_single_byte_breaks_a_container(place: int, value: int, data: st.DataObject) -> None:
    name, whole = data.draw(
        st.sampled_from(
            [
                ("pile.zip", a_zip({"a.txt": TEXT, "b.docx": a_docx(a_paragraph(STORY))})),
                ("pile.tar", a_tar({"a.txt": TEXT, "b.txt": TEXT}, "w")),
                ("pile.tgz", a_tar({"a.txt": TEXT, "b.txt": TEXT})),
                ("memo.docx", a_docx(a_paragraph(STORY))),
            ]
        )
    )
    spoiled = bytearray(whole)
    spoiled[place % len(spoiled)] = value
    ends(read(name, bytes(spoiled)))
