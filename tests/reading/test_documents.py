"""PDF and Word files: paragraphs as they were written, and when that was at the latest."""

from __future__ import annotations

import pytest

from rashomon.model.capture import Rejection
from rashomon.reading import ReadingOptions
from tests.reading.makers import STORY, WORD, a_docx, a_paragraph, a_pdf, a_zip, captures, ends, read, text_of

WRAPPED = [
    (72, 700, "Harbour bridge closed"),
    (72, 660, "The harbour bridge closed on Tuesday after inspectors found"),
    (72, 646, "cracks in two of its piers, the port authority said in a long-"),
    (72, 632, "awaited statement."),
    (72, 604, "Ferries will carry passengers until the piers have been mended,"),
    (72, 590, "which may take a year."),
]
PARAGRAPHS = [
    "Harbour bridge closed",
    "The harbour bridge closed on Tuesday after inspectors found cracks in two of its piers, the port authority said "
    "in a long-awaited statement.",
    "Ferries will carry passengers until the piers have been mended, which may take a year.",
]


def test_printed_lines_become_the_paragraphs_they_were_broken_from() -> None:
    (page,) = captures(read("page.pdf", a_pdf([WRAPPED])))
    assert (page.media_type, page.page_type, page.method) == ("application/pdf", "text/plain", "pdf")
    said = text_of(page).split("\n\n")
    assert said[0] == PARAGRAPHS[0]
    assert said[-1] == PARAGRAPHS[2]


def test_short_lines_of_a_list_stay_apart() -> None:
    names = [
        (72, 700 - 14 * place, name) for place, name in enumerate(["News", "Sport", "Weather", "Shipping and trade"])
    ]
    (page,) = captures(read("page.pdf", a_pdf([names])))
    assert text_of(page).split("\n\n") == ["News", "Sport", "Weather", "Shipping and trade"]


def test_what_runs_along_the_edges_is_told_once_and_its_address_is_the_pages() -> None:
    def a_page(number: int, words: str) -> list[tuple[int, int, str]]:
        return [
            (24, 770, "6/17/25, 10:49 AM   Harbour bridge closed"),
            (72, 700, words),
            (24, 17, f"https://example.org/bridge {number}/2"),
        ]

    pages = [a_page(1, "The bridge closed after the inspectors of the harbour"), a_page(2, "authority found cracks.")]
    (page,) = captures(read("page.pdf", a_pdf(pages)))
    said = text_of(page).split("\n\n")
    assert said[0] == "The bridge closed after the inspectors of the harbour authority found cracks."
    assert len(said) == 3
    assert page.url == "https://example.org/bridge"


def test_a_pdf_says_when_it_was_last_written() -> None:
    info = "/CreationDate (D:20250617104900+02'00') /ModDate (D:20250618000000Z)"
    (page,) = captures(read("page.pdf", a_pdf([WRAPPED], info)))
    assert page.fetched == "2025-06-18T00:00:00+00:00"


@pytest.mark.parametrize(
    ("data", "end"),
    [
        (a_pdf([WRAPPED])[:200], "malformed"),
        (b"%PDF-1.7 and nothing more", "malformed"),
        (b"no PDF at all", "malformed"),
        (a_pdf([[]]), "empty"),
        (a_pdf([WRAPPED]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"), "malformed"),
    ],
)
def test_a_bad_pdf_is_a_rejection(data: bytes, end: str) -> None:
    assert ends(read("page.pdf", data)) == {"page.pdf": end}


def test_a_cut_pdf_gives_what_is_left_or_a_rejection() -> None:
    whole = a_pdf([WRAPPED])
    for size in range(0, len(whole), 97):
        assert len(read("page.pdf", whole[:size])) == 1


def test_a_word_file_gives_its_paragraphs_and_its_title() -> None:
    body = (
        a_paragraph("Harbour bridge closed", "Title")
        + a_paragraph(STORY)
        + f"<w:tbl><w:tr><w:tc>{a_paragraph('Piers')}</w:tc><w:tc>{a_paragraph('two')}</w:tc></w:tr></w:tbl>"
        + a_paragraph(" ")
    )
    (page,) = captures(read("page.docx", a_docx(body, modified="2025-06-17T08:00:00Z")))
    assert text_of(page) == f"Harbour bridge closed\n\n{STORY}\n\nPiers\n\ntwo"
    assert (page.method, page.fetched, dict(page.given)) == (
        "docx",
        "2025-06-17T08:00:00Z",
        {"title": "Harbour bridge closed"},
    )


@pytest.mark.parametrize(
    ("markup", "shows"),
    [
        ("<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>", "one\ttwo\nthree"),
        ("<w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", "kept"),
        ("<w:ins><w:r><w:t>added</w:t></w:r></w:ins>", "added"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>seen</w:t></w:r>", "seen"),
        (
            '<w:hyperlink><w:r><w:t xml:space="preserve">a </w:t></w:r></w:hyperlink><w:r><w:t>link</w:t></w:r>',
            "a link",
        ),
        ("<w:r><w:instrText>PAGE</w:instrText><w:t>7</w:t></w:r>", "7"),
        (
            "<w:r><w:t>ou</w:t></w:r><w:r><w:t>ter</w:t><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:r>",
            "outerbox",
        ),
    ],
)
def test_what_a_reader_of_the_document_sees(markup: str, shows: str) -> None:
    (page,) = captures(read("page.docx", a_docx(f"<w:p>{markup}</w:p>")))
    assert text_of(page) == shows


LAUGHS = "<!DOCTYPE d [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("data", "end"),
    [
        (a_docx(a_paragraph("&i;"), before=f"{LAUGHS}]>"), {"empty", "malformed"}),
        (
            a_docx(a_paragraph("&x;"), before="<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"),
            {"empty", "malformed"},
        ),
        (a_docx(a_paragraph(STORY))[:100], {"malformed"}),
        (a_zip({"word/other.xml": "<x/>"}), {"malformed"}),
        (a_zip({"word/document.xml": f'<w:document xmlns:w="{WORD}"><w:p>'}), {"malformed"}),
        (a_zip({"word/document.xml": "<a>" * 100_000}), {"malformed"}),
        (a_zip({"word/document.xml": b" " * 30_000_000}), {"archive-bomb"}),
    ],
)
def test_a_bad_word_file_is_a_rejection(data: bytes, end: set[str]) -> None:
    assert set(ends(read("page.docx", data)).values()) <= end


def test_a_word_file_longer_than_a_page_may_be_is_too_large() -> None:
    body = "".join(a_paragraph(f"{STORY} {number}") for number in range(50))
    (outcome,) = read("page.docx", a_docx(body), ReadingOptions(max_bytes=2000))
    assert isinstance(outcome, Rejection)
    assert outcome.reason.value == "too-large"
