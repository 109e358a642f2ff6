"""What lines are by the lines around them: subheadings, lists of other stories, comments, odd paragraphs.

In: the lines of a page with the kinds that their own words gave them. Out: the same list of kinds, changed in
place. A stub says little by itself; where it stands, what it continues and whether the story ever speaks of
it again say the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rashomon.cleaning.dateline import MONTH, dateline_of
from rashomon.cleaning.features import TERMINAL
from rashomon.cleaning.headline import stems
from rashomon.cleaning.lines import Line
from rashomon.model.article import LayerKind

__all__ = ["comments_from", "is_beside_the_story", "mark_sections", "mark_stubs", "video_teasers"]

SUBHEADING_WORDS = 12
ENDS_OPEN = re.compile(r"""[\w)\]”"’'?]\Z""")
#: "Age: 41", "Sex – male", "June 9 – Nashville": entries of a list that belongs to the story.
ENTRY = re.compile(r"\w\s?(?:[:–—]|--?)\s")
#: Words from which a stub can be the title of another story; names in a list have fewer.
TITLE_WORDS = 4
#: Chance below which a stub beside other stubs is no subheading.
DOUBTED = 0.25
LIST_OF = frozenset({LayerKind.SUBHEADING, LayerKind.RELATED})
#: A title between two paragraphs that has this many content words, none of which the story says, is another
#: story's: subheadings are made of the story's words.
FOREIGN_WORDS = 3
#: A paragraph right beside one that is surely the story's is taken along from this chance on; set on flattened
#: pages by five folds, where one paragraph in two so placed is the story's.
BESIDE, PARAGRAPH, NEIGHBOUR = 0.01, 25, 0.5
#: "A. Reader on March 5, 2018 at 6:34 am said:", "A. Reader says: March 5, 2018 at 6:34 am".
COMMENTER = re.compile(
    rf"[^\n]{{2,50}}?\b(?:(?:on|at|says?:?|said:?|wrote:?)\s)+(?i:{MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {MONTH},? \d{{4}}),? (?:at |- |@ )?\d{{1,2}}:\d\d ?(?:[ap]\.?m\.?)?(?: (?:said|says|wrote)|\s?\(?(?:reply|permalink|#)\)?)?[:.]?",
    re.IGNORECASE,
)
#: "1:19 Sheriff speaks about car stop Pause": a player's list of videos, with their lengths.
VIDEO = re.compile(r"\d{1,2}:[0-5]\d (?![ap]\.?m\b)(?!GMT|UTC|[ECMP][SD]?T\b)[^\n]{5,160}", re.IGNORECASE)
VIDEO_WORDS = 28


def comments_from(lines: Sequence[Line]) -> int:
    """The number of the first line of a thread of readers' comments; the number of lines when there is none.

    One line that looks like a commenter's may be a byline; two are a thread.
    """
    found = [number for number, line in enumerate(lines) if len(line.text) < 120 and COMMENTER.fullmatch(line.text)]
    return found[0] if len(found) > 1 else len(lines)


def video_teasers(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of lines that are entries of a list of videos: lengths like clocks, two or more together."""
    found = [
        number
        for number, line in enumerate(lines)
        if len(line.text.split()) <= VIDEO_WORDS and VIDEO.fullmatch(line.text) and not line.text.endswith(".")
    ]
    known = frozenset(found)
    return frozenset(
        number
        for number in found
        if lines[number].text.endswith(" Pause") or number - 1 in known or number + 1 in known
    )


def is_beside_the_story(lines: Sequence[Line], chances: Sequence[float], number: int) -> bool:
    """Whether a doubted line is a paragraph next to one that is surely the story's."""
    text = lines[number].text
    if chances[number] < BESIDE or len(text.split()) < PARAGRAPH or not TERMINAL.search(text):
        return False
    return any(
        chances[other] >= NEIGHBOUR and len(lines[other].text.split()) >= PARAGRAPH
        for other in (number - 1, number + 1)
        if 0 <= other < min(len(lines), len(chances))
    )


def is_open_stub(text: str) -> bool:
    """Whether a line is short, begins like a title and has no end of sentence."""
    return (
        len(text.split()) <= SUBHEADING_WORDS
        and bool(ENDS_OPEN.search(text))
        and text[0].isupper()
        and not text.endswith(('"', "”", "’", "'"))
        and not dateline_of(text)
    )


def mark_stubs(lines: Sequence[Line], chances: Sequence[float], kinds: list[LayerKind], *, sure: bool) -> None:
    """Short open lines of the body are its subheadings, or titles of other stories.

    ``sure``: the body was cut out by an extractor that saw the tags, so its stubs are the story's.
    """
    body = [number for number, kind in enumerate(kinds) if kind is LayerKind.BODY]
    for number in body[1:-1]:
        if is_open_stub(lines[number].text):
            kinds[number] = LayerKind.SUBHEADING
    if sure or not body:
        return
    last_prose = max((number for number in body if is_prose(lines[number].text)), default=body[-1])
    for number in body[1:]:
        if is_open_stub(lines[number].text) and is_title(lines[number].text):
            above = kinds[number - 1]
            doubted = chances[number] < DOUBTED and bool(LIST_OF & {above, kinds_at(kinds, number + 1)})
            headed = above is LayerKind.RELATED and (chances[number] < NEIGHBOUR or number > last_prose)
            if doubted or headed:
                kinds[number] = LayerKind.RELATED
    mark_foreign(lines, kinds)


def kinds_at(kinds: Sequence[LayerKind], number: int) -> LayerKind | None:
    return kinds[number] if number < len(kinds) else None


def is_prose(text: str) -> bool:
    return len(text.split()) >= PARAGRAPH // 2 and bool(TERMINAL.search(text))


def is_title(text: str) -> bool:
    return len(text.split()) >= TITLE_WORDS and not ENTRY.search(text)


def mark_foreign(lines: Sequence[Line], kinds: list[LayerKind]) -> None:
    """Titles among the subheadings of which the story never says a word are other stories'."""
    stubs = [number for number, kind in enumerate(kinds) if kind is LayerKind.SUBHEADING]
    if not stubs:
        return
    said: Counter[str] = Counter()
    for line, kind in zip(lines, kinds, strict=True):
        if kind in {LayerKind.BODY, LayerKind.HEADLINE}:
            said.update(set(stems(line.text)))
    for number in stubs:
        words = {word for word in stems(lines[number].text) if len(word) > TITLE_WORDS}
        if is_title(lines[number].text) and len(words) >= FOREIGN_WORDS and not any(said[word] for word in words):
            kinds[number] = LayerKind.RELATED


#: Kinds whose headings say what stands below them, and the most words of such a heading.
HEADED = frozenset({LayerKind.DISCLAIMER, LayerKind.RELATED, LayerKind.COMMENT, LayerKind.COOKIE})
HEADING_WORDS = 4
COMMENTS = re.compile(r"\bcomments?\b", re.IGNORECASE)
#: Words of story above the heading "Disclaimer" from which prose below it is the disclaimer: sites that carry
#: others' reports set one of several paragraphs under every story.
DISCLAIMED = 80
#: "2. Cod quota unchanged": an entry of a numbered list of stories.
NUMBERED = re.compile(r"(?:\d{1,2}[.)] ?|#\d{1,2} )(?=\S)")


def mark_sections(lines: Sequence[Line], kinds: list[LayerKind]) -> None:
    """What stands under a heading of furniture ("Disclaimer", "Most read", "2 comments") is of its kind, as far
    as nothing else was known of it. Two numbered titles under such a heading are its list, whatever they look like."""
    section: LayerKind | None = None
    above = 0
    prose = [n for n, kind in enumerate(kinds) if kind is LayerKind.BODY and is_prose(lines[n].text)]
    last_prose = prose[-1] if prose else len(lines)
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        words = len(line.text.split())
        is_story = kind in {LayerKind.BODY, LayerKind.SUBHEADING}
        if words <= HEADING_WORDS and (kind in HEADED or (kind is LayerKind.COUNTER and COMMENTS.search(line.text))):
            section = kind if kind in HEADED else LayerKind.COMMENT
        elif section is None:
            above += words * is_story
        elif (
            kind is LayerKind.OTHER
            or (is_story and in_list(lines, number))
            or (is_story and section is LayerKind.RELATED and number > last_prose and not TERMINAL.search(line.text))
            or (is_story and section is LayerKind.DISCLAIMER and above >= DISCLAIMED)
        ):
            kinds[number] = section
        elif kind is not section:
            section = None


def in_list(lines: Sequence[Line], number: int) -> bool:
    """Whether a line is one of two or more numbered titles that stand together."""

    def is_entry(other: int) -> bool:
        return (
            0 <= other < len(lines)
            and bool(NUMBERED.match(lines[other].text))
            and not TERMINAL.search(lines[other].text)
            and len(lines[other].text.split()) <= 2 * SUBHEADING_WORDS
        )

    return is_entry(number) and (is_entry(number - 1) or is_entry(number + 1))
