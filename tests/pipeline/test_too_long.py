"""Pages longer than any news page: kept and flagged, or rejected with a reason, and never passed over in silence."""

from __future__ import annotations

import hashlib

from rashomon.cleaning import CleaningOptions, clean
from rashomon.language.paragraphs import Inner, pieces
from rashomon.model.article import READ_AT_MOST, READ_IN_PART, Article
from rashomon.model.capture import Capture, Rejection, RejectionReason
from rashomon.model.text import Span

NEWS = "The mayor of Ostby opened the new quay on Tuesday, and some hundred fishermen came to see it, she said."


def cleaned(text: str, options: CleaningOptions = CleaningOptions()) -> Article | Rejection:  # noqa: B008 - frozen
    data = text.encode()
    outcome = clean(Capture("page.txt", data, hashlib.sha256(data).hexdigest(), "text/plain", "test"), options=options)
    return outcome if isinstance(outcome, Rejection) else outcome[0]


def test_a_story_beyond_the_limit_is_kept_whole_and_analysed_in_part() -> None:
    article = cleaned("\n\n".join(f"{NEWS} It was quay {number}." for number in range(READ_AT_MOST // 100)))
    assert isinstance(article, Article)
    assert READ_IN_PART in article.flags
    read = sum(len(piece.text) for piece in pieces(article, 4000))
    assert 0.9 * READ_AT_MOST < read <= READ_AT_MOST
    assert sum(map(len, article.body)) > READ_AT_MOST


def test_a_story_of_usual_length_is_read_whole() -> None:
    article = cleaned("\n\n".join(f"{NEWS} It was quay {number}." for number in range(50)))
    assert isinstance(article, Article)
    assert READ_IN_PART not in article.flags
    assert sum(len(piece.text) for piece in pieces(article, 4000)) == sum(len(span) for _, span in article.paragraphs())


def test_a_page_of_too_many_lines_is_rejected_with_the_reason() -> None:
    outcome = cleaned(f"{NEWS}\n\n" * 30, CleaningOptions(max_lines=20))
    assert isinstance(outcome, Rejection)
    assert outcome.reason is RejectionReason.TOO_LARGE
    assert "20 lines" in outcome.detail


def test_spans_inside_a_paragraph_are_those_that_share_a_character_with_it() -> None:
    spans = [Span(0, 50), Span(3, 5), Span(10, 12), Span(12, 12), Span(40, 60), Span(60, 61)]
    for begin in range(62):
        for end in range(begin + 1, 63):
            wanted = [span for span in sorted(spans) if span.overlaps(Span(begin, end))]
            assert Inner(spans).over(Span(begin, end)) == wanted
