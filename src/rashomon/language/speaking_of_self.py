"""Who says "I" and "we": within quotation marks the person who is quoted, and the body for which they speak.

In: one article's cast, its figures clustered, and whom its words stand for by the offset of their head word. Out: spans
with the clusters they stand for. A quotation without one sure speaker beside it is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rashomon.language.cast import Cast
from rashomon.language.figure import body_words
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
OPENING = frozenset({"“", "„", "«", "``"})
#: Over so many paragraphs a quotation may go on without its closing mark. Chosen: letters are seldom quoted longer.
CARRIED = 5
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
        person = speaker.cluster if speaker.kind not in BODIES else None
        body = speaker.cluster if person is None else employers.get(person)
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
    sentences: range


def quotations(sentences: tuple[Sentence, ...], page: str) -> Iterator[Quoted]:
    """The stretches between marks. One that its paragraph does not close goes on in the next, which may open with a
    mark again; where none closes it soon, it ends with its paragraph."""
    opened: int | None = None
    since = 0  # the paragraph in which it was opened
    ends: dict[int, int] = {}
    stretches: list[tuple[int, int]] = []
    last = -1
    for sentence in sentences:
        fresh = sentence.paragraph != last
        last = sentence.paragraph
        if opened is not None and sentence.paragraph - since > CARRIED:
            stretches.append((opened, ends[since]))
            opened = None
        ends[sentence.paragraph] = sentence.end
        for match in MARKS.finditer(page, max(sentence.begin - 2, 0) if fresh else sentence.begin, sentence.end + 1):
            if opened is not None and stretches and match.start() < stretches[-1][1]:
                continue
            if opened is None:
                if not stretches or match.start() > stretches[-1][1]:
                    opened, since = match.start(), sentence.paragraph
            elif match[0] in OPENING or (match.start() <= sentence.begin and fresh and sentence.paragraph > since):
                continue  # the quotation goes on
            elif match.start() > opened:
                stretches.append((opened, match.start()))
                opened = None
    if opened is not None:
        stretches.append((opened, ends[since]))
    begins, ends_at = [one.begin for one in sentences], [one.end for one in sentences]
    for begin, end in stretches:
        touched = range(bisect_right(ends_at, begin), bisect_left(begins, end))
        if touched:
            yield Quoted(begin, end, touched)


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


def speaker_of(quoted: Quoted, sentences: tuple[Sentence, ...], speakers: list[Speaker | None]) -> Speaker | None:
    """Who says a quotation: the speaker of a sentence that it shares, else of the one before it in its paragraph,
    else of the one behind."""
    shared = {one for number in quoted.sentences if (one := speakers[number]) is not None}
    if shared:
        return shared.pop() if len(shared) == 1 else None
    for number in (quoted.sentences[0] - 1, quoted.sentences[-1] + 1):
        if 0 <= number < len(sentences) and speakers[number] is not None:
            apart = abs(sentences[number].paragraph - sentences[quoted.sentences[0]].paragraph)
            return speakers[number] if apart == 0 else None
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
