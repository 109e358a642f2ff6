"""Which line is the headline.

In: the lines of a page, which of them read like the story, and the title that metadata gives, if any. Out:
the number of a line. Without a title, a headline is a line above the first paragraph that is shaped like
one and whose words return in the story.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from rashomon.cleaning.credits import trailing_picture_credit
from rashomon.cleaning.cues import cues_of
from rashomon.cleaning.dateline import dateline_of
from rashomon.cleaning.lines import Line, key_of
from rashomon.cleaning.stop_words import stop_words

__all__ = ["LEAD_WORDS_IN", "find_headline", "is_title_case", "same_title", "stems"]

#: Bounds in words, from headlines of scraped news: shorter lines are sections and places, longer ones leads.
MIN_WORDS, MAX_WORDS = 3, 32
#: How far above the first paragraph a headline may stand, in lines: pages put bylines, pictures and menus between.
REACH = 40
#: Words of the story that a headline is compared with.
LEAD_WORDS = 260
#: Share of its content words that must return in the story; half of a headline's words usually do.
MIN_RETURNING = 0.34
WORD = re.compile(r"[^\W\d_][\w'’]+|\d{2,}")
#: A sentence before a parenthesis is a caption with its credit; "UPDATE @ 1:48 p.m." is a stamp;
#: what ends in a dash is a dateline.
NO_HEADLINE = re.compile(
    r"""[.!?]["”]?\s*\([^()]*\)?\W*\Z|[.!?]["”]? [|/] [^|]{2,40}\Z|[-–—]\s*\Z|\A(?:UPDATED?|Update)\b\W{0,3}(?:@|at|\d)"""
)
#: A deck of points over a story: what follows is no headline.
POINTS = re.compile(r"(?:story )?highlights|key points|at a glance", re.IGNORECASE)
#: What leads say and headlines leave out.
LEAD_WORDS_IN = re.compile(
    r"\b(?:a|an|the|is|are|was|were|has|have|been|be|said|say|will)\b|\bon (?:the )?\w+day\b|\b(?:yester|to)day\b",
    re.IGNORECASE,
)
#: Most words of a headline that ends in a full stop: archives set one after every line.
STOPPED_WORDS = 20
#: Share of a headline's longer words that begin in capitals where it is set like a title.
TITLE_SHARE = 0.75
LONG_WORD = re.compile(r"[^\W\d_][\w'’-]{3,}")
INNER_STOP = re.compile(r"[.!?]['\"”’]?\s+[A-Z\"“‘']")
#: "The Latest: …", "Poll: …": no lead opens like this, but updates and notes do.
HEAD_OPENS = re.compile(r"(?!(?i:updated?|breaking|note|editor|correction|photos?|watch)\b)[A-Z][\w ]{1,24}: ")
ENDS_LIKE_PROSE = re.compile(r"""[.;,](?:["”’')]|'')?\Z""")


def find_headline(
    lines: Sequence[Line], story: Sequence[bool], title: str | None, *, barred: Collection[int] = ()
) -> int | None:
    """The number of the headline's line; None when no line is one. ``barred`` lines are known to be something
    else; only a title that metadata gives overrules that."""
    first = first_paragraph(lines, story)
    if title:
        matches = [number for number, line in enumerate(lines) if same_title(line.text, title)]
        above = [number for number in matches if number <= first]
        if matches:
            return above[-1] if above else matches[0]
    opening = next((number for number in range(min(first + 1, len(lines))) if number not in barred), None)
    if opening is not None and opens_page(lines, story, opening):
        return opening
    over = over_dateline(lines, barred)
    if over is not None:
        return over
    lead = lead_words(lines, story, first)
    best: tuple[float, int] | None = None
    for number in range(max(0, first - REACH), first):
        closed = number in barred or (number > 0 and POINTS.match(lines[number - 1].text) is not None)
        score = None if closed else likeness(lines[number].text, lead, first - number)
        if score is not None and (best is None or score > best[0]):
            best = (score, number)
    return best[1] if best else None


def opens_page(lines: Sequence[Line], story: Sequence[bool], number: int) -> bool:
    """Whether the page's first line is its headline though it ends like a sentence, as archives print it.

    It must be worded like a headline (set like a title, without the little words of a lead, or ended by the
    semicolon before a deck), stand over prose, and say what the story says again.
    """
    text = lines[number].text
    words = text.split()
    if not MIN_WORDS <= len(words) <= STOPPED_WORDS or not text.endswith((".", ";", ".’", '."', ".”", ".'")):
        return False
    dateline = dateline_of(text)  # "POLL WATCH: A Close Race …." is set like a title, and opens like "VARNHOLM: A …"
    placed = dateline is not None and (dateline.agency or dateline.date or not is_title_case(text))
    if INNER_STOP.search(text) or placed or any(cue.hard for cue in cues_of(text)):
        return False
    below = next((line.text for line in lines[number + 1 : number + 4] if len(line.text.split()) > len(words)), None)
    worded = text.endswith(";") or is_title_case(text) or bool(HEAD_OPENS.match(text)) or not LEAD_WORDS_IN.search(text)
    if below is None or not worded:
        return False
    said = lead_words(lines, story, number + 1)
    own = set(stems(text))
    return bool(own) and sum(word in said for word in own) >= MIN_RETURNING * len(own)


def over_dateline(lines: Sequence[Line], barred: Collection[int]) -> int | None:
    """The page's first line, where it is open and the next line of words opens with an agency's or a dated
    dateline: nothing else stands there, and a brief may be too short to say its headline again."""
    open_lines = [number for number in range(min(len(lines), DATELINE_WITHIN)) if number not in barred]
    if len(open_lines) < 2:
        return None
    text, below = lines[open_lines[0]].text, dateline_of(lines[open_lines[1]].text)
    if below is None or not (below.agency or below.date) or below.place is None:
        return None
    size = len(text.split())
    shaped = OVER_DATELINE <= size <= MAX_WORDS and not NO_HEADLINE.search(text) and not ENDS_LIKE_PROSE.search(text)
    closed = any(cue.hard for cue in cues_of(text)) or trailing_picture_credit(text) is not None
    return open_lines[0] if shaped and not closed and dateline_of(text, opens=False) is None else None


#: How many lines down the dateline may stand, and words of a headline over it: shorter lines are sections.
DATELINE_WITHIN, OVER_DATELINE = 8, 4


def is_title_case(text: str) -> bool:
    """Whether a line's longer words begin in capitals."""
    longer = LONG_WORD.findall(text)
    return len(longer) >= 3 and sum(word[0].isupper() for word in longer) >= TITLE_SHARE * len(longer)


def first_paragraph(lines: Sequence[Line], story: Sequence[bool]) -> int:
    """The number of the first line that is prose of the story; the number of lines when there is none."""
    for number, (line, is_story) in enumerate(zip(lines, story, strict=True)):
        size = len(line.text.split())
        if is_story and (size > MAX_WORDS or (size >= 8 and ENDS_LIKE_PROSE.search(line.text))):
            return number
    return len(lines)


def lead_words(lines: Sequence[Line], story: Sequence[bool], first: int) -> frozenset[str]:
    """The stems of the story's first words."""
    words: list[str] = []
    for number in range(first, len(lines)):
        if story[number]:
            words += stems(lines[number].text)
        if len(words) > LEAD_WORDS:
            break
    return frozenset(words)


def stems(text: str) -> list[str]:
    """Content words, cut to their first five letters so that inflections meet."""
    stops = stop_words("en")
    return [word.lower()[:5] for word in WORD.findall(text[:20_000]) if word.lower() not in stops]


def likeness(line: str, lead: frozenset[str], distance: int) -> float | None:
    """How much a line looks like the headline of a story with this lead; None when it cannot be."""
    size = len(line.split())
    if (
        not MIN_WORDS <= size <= MAX_WORDS
        or NO_HEADLINE.search(line)
        or ENDS_LIKE_PROSE.search(line)
        or any(cue.hard for cue in cues_of(line))
        or dateline_of(line, opens=False) is not None
        or trailing_picture_credit(line) is not None
    ):
        return None
    words = stems(line)
    if not words:
        return None
    returning = sum(word in lead for word in set(words)) / len(set(words))
    if returning < MIN_RETURNING:
        return None
    return returning + min(size, 10) / 20 - distance / 100


def same_title(line: str, title: str) -> bool:
    """Whether a line says the title; titles of pages often carry the site's name after it."""
    left, right = key_of(line), key_of(title)
    if len(left) < 8 or not right:
        return left == right and bool(left)
    return left == right or (right.startswith(left) and len(left) >= 0.5 * len(right) and len(left.split()) >= 4)
