"""Who says "I" and "we": within quotation marks the person who is quoted, and the body for which they speak.

In: one article's cast, its figures clustered, and whom its words stand for by the offset of their head word. Out: spans
with the clusters they stand for. A quotation without one sure speaker beside it is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rashomon.language.cast import Cast
from rashomon.language.figures import body_words
from rashomon.model.language import EntityKind, Sentence

__all__ = ["Speaker", "own_words_of"]

I_WORDS = frozenset({"i", "me", "my", "mine", "myself"})
WE_WORDS = frozenset({"we", "us", "our", "ours", "ourselves"})
SAYING = frozenset(
    {
        "say", "tell", "add", "write", "explain", "note", "declare", "announce", "comment", "state", "ask", "insist", "argue",
        "recall", "admit", "reply", "tweet", "warn", "vow", "joke", "continue", "conclude", "quip", "read", "claim", "stress",
    }
)  # fmt: skip
#: A quotation mark of any make; two single ones are one that was typed.
MARKS = re.compile("[\"“”„«»]|``|''")
BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.AGENCY, EntityKind.OUTLET, EntityKind.GOVERNMENT})


class Speaker(NamedTuple):
    """Who stands at a verb of saying: its cluster and kind."""

    cluster: int
    kind: EntityKind


def own_words_of(cast: Cast, meant: Mapping[int, tuple[int, EntityKind]]) -> Iterator[tuple[int, int, int]]:
    """Begin, end and cluster of every "I" and "we" inside quotation marks whose speaker is told, in order."""
    page, sentences = cast.article.text, cast.analysis.sentences
    employers = employers_of(cast)
    speakers = [speaker_in(sentence, page, meant) for sentence in sentences]
    for quoted in quotations(sentences, page):
        speaker = speaker_of(quoted, sentences, speakers)
        if speaker is None:
            continue
        if speaker.kind in BODIES:
            person, body = None, speaker.cluster
        else:
            person, body = speaker.cluster, employers.get(speaker.cluster)
        for number in quoted.sentences:
            for token in sentences[number].tokens:
                if not quoted.begin <= token.begin < quoted.end:
                    continue
                word = token.text.lower()
                if word in I_WORDS and person is not None:
                    yield token.begin, token.end, person
                elif word in WE_WORDS and body is not None and token.text != "US":
                    yield token.begin, token.end, body


class Quoted(NamedTuple):
    """A stretch between quotation marks, and the sentences that it touches."""

    begin: int
    end: int
    sentences: tuple[int, ...]


def quotations(sentences: tuple[Sentence, ...], page: str) -> Iterator[Quoted]:
    """The stretches between marks, paragraph by paragraph; one that its paragraph never closes runs to its end."""
    paragraphs: dict[int, list[int]] = {}
    for number, sentence in enumerate(sentences):
        paragraphs.setdefault(sentence.paragraph, []).append(number)
    for numbers in paragraphs.values():
        begin, end = sentences[numbers[0]].begin, sentences[numbers[-1]].end
        marks = [match.start() for match in MARKS.finditer(page, max(begin - 2, 0), min(end + 2, len(page)))]
        for opened, closed in zip(marks[::2], [*marks[1::2], end], strict=False):
            touched = tuple(n for n in numbers if sentences[n].begin < closed and opened < sentences[n].end)
            if touched:
                yield Quoted(opened, closed, touched)


def speaker_in(sentence: Sentence, page: str, meant: Mapping[int, tuple[int, EntityKind]]) -> Speaker | None:
    """The only one who is the subject of a verb of saying in a sentence, outside its quotation marks."""
    found: set[Speaker] = set()
    marks = [match.start() for match in MARKS.finditer(page, max(sentence.begin - 1, 0), sentence.end)]
    for token in sentence.tokens:
        verb = sentence.tokens[token.head]
        inside = sum(mark < token.begin for mark in marks) % 2
        if token.dep == "nsubj" and verb.lemma in SAYING and not inside and token.begin in meant:
            cluster, kind = meant[token.begin]
            if kind is EntityKind.PERSON or kind in BODIES:
                found.add(Speaker(cluster, kind))
    return found.pop() if len(found) == 1 else None


def speaker_of(
    quoted: Quoted, sentences: tuple[Sentence, ...], speakers: list[Speaker | None]
) -> Speaker | None:
    """Who says a quotation: the speaker of a sentence that it shares, else of the one before it in its paragraph,
    else of the one behind."""
    shared = {one for number in quoted.sentences if (one := speakers[number]) is not None}
    if shared:
        return shared.pop() if len(shared) == 1 else None
    paragraph = sentences[quoted.sentences[0]].paragraph
    for number in (quoted.sentences[0] - 1, quoted.sentences[-1] + 1):
        if 0 <= number < len(sentences) and sentences[number].paragraph == paragraph and speakers[number] is not None:
            return speakers[number]
    return None


def employers_of(cast: Cast) -> dict[int, int]:
    """The body that each person of the article speaks for: the only one that one of their present offices is of."""
    bodies: dict[tuple[str, ...], int] = {}
    for figure in cast.figures:
        if figure.group == "body":
            for found in figure.finds:
                for text in (found.text, found.bare):
                    if text:
                        bodies.setdefault(body_words(text), figure.cluster)
        elif figure.group == "press" or figure.group == "known":
            for found in figure.finds:
                bodies.setdefault(body_words(found.text), figure.cluster)
    out: dict[int, set[int]] = {}
    for figure in cast.figures:
        for claim in figure.roles:
            if claim.of and not claim.past and (body := bodies.get(body_words(claim.of))) is not None:
                out.setdefault(figure.cluster, set()).add(body)
    return {person: next(iter(found)) for person, found in out.items() if len(found) == 1}
