"""Cut labelled lines into pieces: what is glued to a paragraph and is not its words.

In: the lines and their kinds. Out: pieces in order, and the agency that the page credits. A dateline lies
inside its paragraph; an agency's credit, a picture's credit and a printed date are cut off the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.cleaning.agencies import agency_named
from rashomon.cleaning.credits import (
    byline_agency,
    credit_line,
    credited_date,
    inner_date,
    leading_clock,
    leading_date,
    stamp_inside,
    trailing_agency,
    trailing_outlet,
    trailing_picture_credit,
)
from rashomon.cleaning.cues import cues_of
from rashomon.cleaning.dateline import MONTH, WEEKDAY, dateline_of, inner_dateline
from rashomon.cleaning.headline import LEAD_WORDS_IN, is_title_case, stems
from rashomon.cleaning.lines import Line, Piece, key_of
from rashomon.cleaning.phrases import phrases_in
from rashomon.model.article import Agency, LayerKind

__all__ = ["Cut", "cut_lines"]

#: Paragraphs with more sentences than this are story though they end in a picture's credit.
CAPTION_WORDS = 45
#: A glued headline is a sentence of at most this many words.
GLUED_HEADLINE_WORDS = 25
#: Signs that pages set before a headline.
SIGNS = re.compile(r"\A[×✕•·*>|»►▶\s]+(?=\w)")
#: A full date, with or without its hour, at the end of a headline.
ENDING_DATE = re.compile(
    rf"(?i)[\s|–—-]+((?:{WEEKDAY},? )?(?:{MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {MONTH},? \d{{4}})(?:[ ,]+(?:at )?\d{{1,2}}:\d{{2}}(?: ?[ap]\.?m\.?)?)?)\Z"
)
#: Share of a glued headline's words that the story must say again.
RETURNING = 0.5
#: What leads say and headlines leave out.
LIKE_A_LEAD = re.compile(rf"\bon (?:the )?{WEEKDAY}\b|\b(?:was|were|said|have|has|had) ", re.IGNORECASE)
SENTENCE = re.compile(r"[^.!?\n]{8,200}?[.!?](?=\s+[\"“‘'(]?[A-Z0-9])")
AP_NOTICE = re.compile(
    r"(?:copyright|©|\(c\))[^\n(]{0,30}?\b(?:by )?(?:the )?(?P<agency>[A-Z][\w' -]{1,40}?)(?:[.,]| ?/| all rights|\Z)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Cut:
    """Pieces in order of begin, and every agency credited, best evidence first by ``rank``."""

    pieces: list[Piece] = field(default_factory=list)
    credits: list[tuple[int, Agency]] = field(default_factory=list)

    @property
    def agency(self) -> Agency | None:
        """The agency with the best evidence: dateline, then credit, byline, notice; the first of equals."""
        return min(self.credits, key=lambda credit: (credit[0], credit[1].begin))[1] if self.credits else None

    def credit(self, rank: int, name: str | None, begin: int, end: int) -> None:
        if name:
            self.credits.append((rank, Agency(name, begin, end)))


DATELINE_RANK, CREDIT_RANK, BYLINE_RANK, NOTICE_RANK = range(4)


def cut_lines(lines: Sequence[Line], kinds: Sequence[LayerKind], title: str | None) -> Cut:
    """The pieces of all lines."""
    cut = Cut()
    body = [number for number, kind in enumerate(kinds) if kind is LayerKind.BODY]
    last = body[-1] if body else -1
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind is LayerKind.BODY:
            first, late = number == body[0], number == last
            for part, kind_of_part in phrases_in(line):
                if kind_of_part is LayerKind.BODY:
                    cut.pieces.extend(body_pieces(part, cut, first=first, late=late, title=title))
                    first = False
                else:
                    cut.pieces.append(Piece(part.begin, part.end, kind_of_part))
        elif kind in {LayerKind.HEADLINE, LayerKind.CAPTION}:
            cut.pieces.extend(with_tail(line.begin, line.end, line.text, kind))
        else:
            cut.pieces.append(Piece(line.begin, line.end, kind))
            note_credit(line, kind, cut)
    return cut


def note_credit(line: Line, kind: LayerKind, cut: Cut) -> None:
    """The agency that a line of furniture credits."""
    if kind is LayerKind.CREDIT:
        cut.credit(CREDIT_RANK, credit_line(line.text), line.begin, line.end)
    elif kind is LayerKind.BYLINE:
        cut.credit(BYLINE_RANK, byline_agency(line.text), line.begin, line.end)
    elif kind is LayerKind.COPYRIGHT:
        for found in AP_NOTICE.finditer(line.text[:600]):
            name = agency_named(found["agency"])
            if name:
                cut.credit(NOTICE_RANK, name, line.begin + found.start("agency"), line.begin + found.end("agency"))


def with_tail(begin: int, end: int, text: str, kind: LayerKind) -> Iterator[Piece]:
    """A line with the picture's credit or the stamp at its end cut off, and the signs before a headline."""
    if kind is LayerKind.HEADLINE:
        lead = SIGNS.match(text)
        begin, text = (begin + lead.end(), text[lead.end() :]) if lead else (begin, text)
        dated = ENDING_DATE.search(text)
        if dated and dated.start() > 0:
            yield Piece(begin, begin + dated.start(), kind)
            yield Piece(begin + dated.start(1), end, LayerKind.STAMP)
            return
    stamp = stamp_inside(text)
    if stamp and stamp[0] > 0:
        head = len(text[: stamp[0]].rstrip(" |-–—("))
        yield Piece(begin, begin + head, kind)
        yield Piece(begin + stamp[0], end, LayerKind.STAMP)
        return
    tail = trailing_picture_credit(text)
    if tail is not None:
        yield Piece(begin, begin + len(text[:tail].rstrip()), kind)
        yield Piece(begin + tail, end, LayerKind.PICTURE_CREDIT)
    else:
        yield Piece(begin, end, kind)


def body_pieces(line: Line, cut: Cut, *, first: bool, late: bool, title: str | None) -> Iterator[Piece]:
    """The pieces of a paragraph: printed date and headline before it, dateline inside, credits after it."""
    begin, end, kind = line.begin, line.end, LayerKind.BODY
    date = (leading_date(line.text) or leading_clock(line.text)) if first else None
    if date is not None and date < len(line.text):
        yield Piece(begin, begin + date, LayerKind.STAMP)
        begin += date + len(line.text[date:]) - len(line.text[date:].lstrip(" |-–—:"))
        rest = line.text[begin - line.begin :]
        glued = glued_headline(rest, title) or (0 if title else unmarked_headline(rest))
        if glued:
            yield Piece(begin, begin + glued, LayerKind.HEADLINE)
            rest = line.text[begin - line.begin + glued :]
            begin += glued + len(rest) - len(rest.lstrip())
    else:
        plain = first and date is None and not title and not credited_date(line.text)
        dated = dated_headline(line.text) if plain else None
        unmarked = unmarked_headline(line.text) if plain and not dated else 0
        if dated:
            yield Piece(begin, begin + dated[0], LayerKind.HEADLINE)
            yield Piece(begin + dated[1], begin + dated[2], LayerKind.STAMP)
            begin += dated[2] + 1
        elif unmarked:
            yield Piece(begin, begin + unmarked, LayerKind.HEADLINE)
            begin += unmarked + 1
    text = line.text[begin - line.begin :]
    signed = credited_date(text) if first and date is None else None
    if signed:
        head = text[: signed[0]].rstrip(" |-–—")
        yield Piece(begin, begin + len(head), LayerKind.HEADLINE)
        yield Piece(begin + signed[0], begin + signed[1], LayerKind.CREDIT)
        yield Piece(begin + signed[1] + 1, begin + signed[2], LayerKind.STAMP)
        cut.credit(CREDIT_RANK, agency_named(text[signed[0] : signed[1]]), begin + signed[0], begin + signed[1])
        begin += signed[2] + len(text[signed[2] :]) - len(text[signed[2] :].lstrip(" |-–—"))
        text = line.text[begin - line.begin :]
        if not text:
            return
    ends = glued_tail(text)
    if ends:
        yield Piece(begin + ends[0], end, ends[1])
        end = begin + len(text[: ends[0]].rstrip())
        text = text[: ends[0]].rstrip()
    stamp = stamp_inside(text)
    if stamp and end - begin > stamp[1] - stamp[0]:
        yield from around_stamp(begin, text, stamp, headline=first and date is None)
        return
    end_of_text = end
    tail = trailing_picture_credit(text)
    if tail is None and not late:
        tail = trailing_outlet(text)
    credit = trailing_agency(text) if tail is None else None
    if credit and not late and len(text.split()) <= CAPTION_WORDS and not dateline_of(text):
        tail, credit = credit[0], None  # in mid-story an agency after one sentence credits the picture above it
    if tail is not None:
        end = begin + len(text[:tail].rstrip())
        kind = LayerKind.CAPTION if len(text.split()) <= CAPTION_WORDS else LayerKind.BODY
        yield from paragraph(begin, end, text, kind, cut, first)
        yield Piece(begin + tail, end_of_text, LayerKind.PICTURE_CREDIT)
    elif credit:
        yield from paragraph(begin, begin + len(text[: credit[0]].rstrip()), text, kind, cut, first)
        yield Piece(begin + credit[0], end_of_text, LayerKind.CREDIT)
        cut.credit(CREDIT_RANK, credit[1], begin + credit[0], end_of_text)
    else:
        yield from paragraph(begin, end, text, kind, cut, first)


#: What stands after the last full stop of a story on one line.
AFTER_STORY = re.compile(r"(?<=[.!?”\"’)])\s+(?P<rest>[^.!?\n]{3,200}[.:]?[^.!?\n]{0,60}\.?)\Z")
SOURCE_CREDIT = re.compile(r"\(?Sources?:? [A-Z][^.!?]{2,80}\Z")
#: Words of a story that furniture is glued to; lines of their own are judged whole.
GLUED_STORY = 60
GLUED_TAIL_WORDS = 24


def glued_tail(text: str) -> tuple[int, LayerKind] | None:
    """Where the page's furniture begins that is glued to the end of a story on one line, and what it is."""
    if len(text.split()) < GLUED_STORY:
        return None
    found = AFTER_STORY.search(text, max(0, len(text) - 300))
    if not found or len(found["rest"].split()) > GLUED_TAIL_WORDS:
        return None
    if SOURCE_CREDIT.match(found["rest"]):
        return found.start("rest"), LayerKind.CREDIT
    cue = next((cue for cue in cues_of(found["rest"]) if cue.hard), None)
    return (found.start("rest"), cue.kind) if cue else None


#: "NorthNorth Korean": a capitalised word of four letters or more, said twice without a space, is the page's slip.
#: Names that double on purpose ("DeDe", "JoJo") are shorter.
GLUED_TWICE = re.compile(r"([^\W\d_a-z][^\W\d_]{3,24})(?=\1)")


def paragraph(begin: int, end: int, text: str, kind: LayerKind, cut: Cut, opens: bool) -> Iterator[Piece]:
    """A paragraph and the dateline that opens it; a first word that is glued to itself begins it once."""
    words = text[: end - begin]
    twice = GLUED_TWICE.match(words) if kind is LayerKind.BODY else None
    if twice:
        yield Piece(begin, begin + twice.end(), LayerKind.OTHER)
        begin, words = begin + twice.end(), words[twice.end() :]
    inner = inner_dateline(words) if opens and kind is LayerKind.BODY else None
    if inner is not None and not dateline_of(words):
        yield Piece(begin, begin + len(words[:inner].rstrip()), kind)
        begin, words = begin + inner, words[inner:]
    yield Piece(begin, end, kind)
    dateline = (
        dateline_of(f"{words} A" if words.endswith(("-", "–", "—", "_")) else words, opens=opens)
        if kind is LayerKind.BODY
        else None
    )
    if dateline:
        length = len(words[: dateline.length].rstrip())
        yield Piece(begin, begin + length, LayerKind.DATELINE)
        cut.credit(DATELINE_RANK, dateline.agency, begin, begin + length)


def around_stamp(begin: int, text: str, stamp: tuple[int, int], *, headline: bool) -> Iterator[Piece]:
    """A line with a stamp in it: what stands before the first stamp of a page is its headline."""
    head, tail = text[: stamp[0]].rstrip(" |-–—"), text[stamp[1] :]
    if head:
        enclosed = head.endswith("(")  # "(Published Friday, May 2, 2014)" stands after a caption or a lead
        head = head.rstrip(" (")
        is_headline = headline and not enclosed and len(head.split()) <= GLUED_HEADLINE_WORDS and not head.endswith(".")
        yield Piece(begin, begin + len(head), LayerKind.HEADLINE if is_headline else LayerKind.BODY)
    yield Piece(begin + stamp[0], begin + stamp[1], LayerKind.STAMP)
    rest = tail.strip(" |-–—)")
    if rest:
        start = begin + stamp[1] + tail.index(rest[0])
        yield Piece(start, start + len(rest), LayerKind.BODY if len(rest.split()) >= 5 else LayerKind.OTHER)


def glued_headline(text: str, title: str | None) -> int:
    """How many characters of ``text`` are the headline that stands before the story on one line; 0 for none."""
    found = SENTENCE.match(text)
    if not found or len(text) < 2 * len(found[0]):
        return 0
    words = found[0].split()
    if title:
        return len(found[0]) if key_of(found[0]) == key_of(title) else 0
    if not 3 <= len(words) <= GLUED_HEADLINE_WORDS or LIKE_A_LEAD.search(found[0]):
        return 0
    said = set(stems(text[len(found[0]) : len(found[0]) + 1500]))
    content = set(stems(found[0]))
    return len(found[0]) if content and len(content & said) >= RETURNING * len(content) else 0


#: Words with which a sentence begins and no headline goes on, set in capitals: where a headline is set like a
#: title, numbers may stand in capitals inside it.
ARTICLES = frozenset({"A", "An", "The"})
STARTERS = ARTICLES | frozenset(
    [
        "At",
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "Eleven",
        "Twelve",
        "Several",
        "Dozens",
        "Hundreds",
        "More",
        "Nearly",
    ]
)
#: Words after which a headline does not end.
NO_END = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "to",
        "by",
        "from",
        "for",
        "with",
        "and",
        "or",
        "as",
        "than",
        "after",
        "before",
        "near",
        "over",
        "amid",
        "into",
        "against",
        "s",
    ]
)
#: Bounds of such a headline in words, and how many words of story must follow it.
UNMARKED, FOLLOWED_BY = range(4, 21), 40
#: Share of its words that the next sentences must say again: without a mark between them more than usual.
RETURNING_UNMARKED = 0.6


def unmarked_headline(text: str) -> int:
    """How many characters of a story on one line are the headline at its start, where no full stop parts them:
    "Blast kills ten in the north A bomb blast killed …". 0 where that is not plain."""
    words = text[:2000].split(" ")
    if len(words) < UNMARKED.stop + FOLLOWED_BY:
        return 0
    for size in UNMARKED:
        head, before, word = " ".join(words[:size]), words[size - 1], words[size]
        if re.search(r"[.!?:;]", words[size - 1]):
            return 0
        titled = is_title_case(head)
        if word not in (ARTICLES if titled else STARTERS) or before.lower() in NO_END:
            continue
        if (word == "At" and words[size + 1] != "least") or not words[size + 1][:1].strip():
            continue
        if not titled and LEAD_WORDS_IN.search(head):
            return 0
        content = set(stems(head))
        said = set(stems(" ".join(words[size : size + 120])))
        return len(head) if content and len(content & said) >= RETURNING_UNMARKED * len(content) else 0
    return 0


def dated_headline(text: str) -> tuple[int, int, int] | None:
    """The end of the headline and begin and end of the date after it, where both open a story on one line."""
    date = inner_date(text)
    if date is None or len(text[date[1] :].split(None, FOLLOWED_BY)) <= FOLLOWED_BY:
        return None
    head = text[: date[0]].rstrip(" |-–—")
    if re.search(r"[.!?;]\s", head) or LEAD_WORDS_IN.search(head):
        return None
    content, said = set(stems(head)), set(stems(text[date[1] : date[1] + 1500]))
    return (len(head), *date) if content and len(content & said) >= RETURNING * len(content) else None
