"""Decide what each line of a page is.

In: the lines, how likely each is the story's, what markup says of some, and the title if it is known. Out:
a kind for each line and whether the body had to be kept whole. Losing a paragraph of the story is worse
than keeping a menu line: what only looks like furniture, in the middle of the story, stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.cleaning.bylines import is_byline, is_signature
from rashomon.cleaning.classifier import MAX_LINES
from rashomon.cleaning.credits import credit_line, trailing_picture_credit
from rashomon.cleaning.cues import cues_of
from rashomon.cleaning.dateline import dateline_of
from rashomon.cleaning.features import TERMINAL
from rashomon.cleaning.headline import find_headline, same_title
from rashomon.cleaning.lines import Line, key_of
from rashomon.cleaning.page_clock import is_date_line
from rashomon.cleaning.surroundings import (
    comments_from,
    is_beside_the_story,
    mark_sections,
    mark_stubs,
    video_teasers,
)
from rashomon.model.article import LayerKind

__all__ = ["STORY_FROM", "Labels", "label_lines"]

#: Probability from which a line is the story's. Set by five folds on flattened pages so that 97 % of the
#: story's words are kept: 0.05 keeps 97.6 %, 0.1 keeps 97.0 %.
STORY_FROM = 0.07
#: A line with this many words that the classifier is sure of outweighs a hard cue: cues are made for stubs.
PROSE_WORDS = 30
SURE = 0.85
#: A body has shrunk too far below the first share of the words that no cue claims, or, when it is also shorter
#: than a short story, below the second. Comment sections and lists of teasers leave 20 % on pages that are read right.
MIN_KEPT, MIN_KEPT_SHORT, SHORT_STORY = 0.06, 0.35, 60
#: Words of a sentence from which its second occurrence is a repeat rather than a coincidence; open lines
#: (table cells, list items, questions' headings) recur on purpose.
MIN_REPEATED_WORDS = 6
#: Words before a picture's credit from which they are its caption.
MIN_CAPTION = 3
#: A story on one line is never furniture for the sake of some words in it; no notice seen is longer.
GIANT_WORDS = 150


@dataclass(frozen=True, slots=True)
class Labels:
    """A kind for each line; ``kept_whole``: the classifier's body was too small to be believed."""

    kinds: tuple[LayerKind, ...]
    headline: int | None
    kept_whole: bool


def label_lines(
    lines: Sequence[Line],
    chances: Sequence[float],
    *,
    hints: Mapping[int, LayerKind] | None = None,
    title: str | None = None,
    extracted: bool = False,
) -> Labels:
    """The kinds of ``lines``. ``hints`` are kinds that markup is sure of, by the line's number; ``extracted``:
    the chances are an extractor's, which saw the tags, so that stubs inside its story are believed."""
    story_from = EXTRACTED_FROM if extracted else STORY_FROM
    walled = extracted and is_wall(lines, chances)
    furniture = [
        furniture_kind(line.text, chance, extracted=extracted, walled=walled)
        for line, chance in zip(lines[:MAX_LINES], chances, strict=False)
    ]
    furniture += [None] * (len(lines) - len(furniture))
    for number in signatures(lines):
        furniture[number] = furniture[number] or LayerKind.BYLINE
    for number in video_teasers(lines):
        furniture[number] = LayerKind.RELATED
    if not extracted:
        for number in range(comments_from(lines), len(lines)):
            furniture[number] = furniture[number] or LayerKind.COMMENT
    for number, kind in (hints or {}).items():
        furniture[number] = furniture[number] or kind
    story = [
        kind is LayerKind.BODY
        or (kind is None and (chance >= story_from or (not extracted and is_beside_the_story(lines, chances, number))))
        for number, (chance, kind) in enumerate(zip(chances, furniture, strict=True))
    ]
    kept_whole = shrunk_too_far(lines, furniture, story)
    if kept_whole:
        story = [kind is None for kind in furniture]
    known = frozenset(number for number, kind in enumerate(furniture) if kind not in {None, LayerKind.BODY})
    headline = find_headline(lines, story, title, barred=known)
    kinds = [
        kind or (LayerKind.BODY if is_story else LayerKind.OTHER)
        for kind, is_story in zip(furniture, story, strict=True)
    ]
    if headline is not None:
        kinds[headline] = LayerKind.HEADLINE
    above_and_below(lines, kinds, headline)
    mark_stubs(lines, chances, kinds, sure=extracted)
    leads_are_no_captions(lines, kinds)
    mark_sections(lines, kinds)
    mark_repeats(lines, kinds, headline, title)
    return Labels(tuple(kinds), headline, kept_whole)


#: A line with this many words that ends like a sentence is prose: signatures stand above the first.
FIRST_PROSE, SIGNED_WITHIN = 12, 60


def signatures(lines: Sequence[Line]) -> list[int]:
    """The numbers of the lines above the first prose that are a name with a paper, an agency or a post."""
    found = []
    for number, line in enumerate(lines[:SIGNED_WITHIN]):
        if len(line.text.split()) >= FIRST_PROSE and TERMINAL.search(line.text):
            break
        if number > 0 and is_signature(line.text):
            found.append(number)
    return found


#: Share of a line's words in the extractor's text from which the line is the story's: most of them.
EXTRACTED_FROM = 0.5
#: What stubs look like out of their place; inside a story that an extractor cut out they are table cells,
#: list items and dates.
LOOKS = frozenset(
    {
        LayerKind.COUNTER, LayerKind.NAVIGATION, LayerKind.STAMP, LayerKind.COMMENT, LayerKind.OTHER, LayerKind.SHARE,
        LayerKind.WEATHER, LayerKind.MASTHEAD, LayerKind.MAIL, LayerKind.TEASER, LayerKind.LOGIN_WALL, LayerKind.COPYRIGHT,
        LayerKind.NEWSLETTER, LayerKind.RELATED,
    }
)  # fmt: skip


#: Kinds of lines that ask the reader to sign in, pay or subscribe, and the share of an extractor's words on
#: such lines from which it took a wall for the story.
WALLS = frozenset({LayerKind.LOGIN_WALL, LayerKind.NEWSLETTER})
MOSTLY = 0.5


def is_wall(lines: Sequence[Line], chances: Sequence[float]) -> bool:
    """Whether what an extractor took for the story is mostly requests to sign in."""
    story = [line.text for line, chance in zip(lines, chances, strict=False) if chance >= EXTRACTED_FROM]
    asking = [text for text in story if any(cue.hard and cue.kind in WALLS for cue in cues_of(text))]
    return sum(len(text.split()) for text in asking) > MOSTLY * sum(len(text.split()) for text in story)


def furniture_kind(line: str, chance: float, *, extracted: bool = False, walled: bool = False) -> LayerKind | None:
    """The kind of furniture that a line is by its own words; None when they do not decide. ``walled``: what the
    extractor found is a wall."""
    size = len(line.split())
    if credit_line(line) is not None:
        return LayerKind.CREDIT
    in_story = extracted and chance >= EXTRACTED_FROM
    if is_date_line(line) and not in_story:
        return LayerKind.STAMP
    if is_byline(line):
        return LayerKind.BYLINE
    if stands_alone(line):
        return LayerKind.BODY
    if not extracted and is_menu(line):
        return LayerKind.NAVIGATION
    cue = next((cue for cue in cues_of(line) if cue.hard), None)
    if size >= GIANT_WORDS and chance >= STORY_FROM:
        return None
    if cue is None or (size >= PROSE_WORDS and chance >= SURE and cue.kind not in FIRM):
        return None
    if in_story and cue.kind in LOOKS and not (walled and cue.kind in WALLS):
        return None
    if cue.kind is LayerKind.PICTURE_CREDIT:
        credit = trailing_picture_credit(line)
        return LayerKind.CAPTION if credit and len(line[:credit].split()) >= MIN_CAPTION else cue.kind
    return cue.kind


#: A menu that lost its line breaks: as many words, nearly all of them in capitals, without a full stop, and
#: without the commas that part the names in a story's list.
MENU_WORDS, MENU_CAPITALS, MENU_COMMAS = 25, 0.85, 0.05


def is_menu(line: str) -> bool:
    """Whether a long line is the entries of a menu, one after the other."""
    words = line.split()
    if len(words) < MENU_WORDS or TERMINAL.search(line):
        return False
    letters = [word for word in words if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in letters)
    upper = sum(word.isupper() for word in letters)
    return (
        2 * len(letters) > len(words)
        and capitals >= MENU_CAPITALS * len(letters)
        and 2 * upper < len(letters)
        and line.count(",") <= MENU_COMMAS * len(words)
    )


#: Kinds whose cues hold in long lines too: notices are prose.
FIRM = frozenset({LayerKind.DISCLAIMER, LayerKind.COOKIE, LayerKind.LOGIN_WALL, LayerKind.CAPTION})


def stands_alone(line: str) -> bool:
    """Whether a line is a dateline that lost its paragraph: "COACHELLA, Calif. -". One word in capitals may
    as well be a speaker's name."""
    if len(line) > 60 or not line[:1].isupper() or not line.endswith(("-", "–", "—", "_")):
        return False
    found = dateline_of(f"{line} A")
    return found is not None and found.length >= len(line) and len(line.rstrip(" -–—_").split()) > 1


def shrunk_too_far(lines: Sequence[Line], furniture: Sequence[LayerKind | None], story: Sequence[bool]) -> bool:
    """Whether little is left of the words that no cue claims, of a page that is not mostly stubs."""
    sizes = [len(line.text.split()) for line in lines]
    open_words = sum(size for size, kind in zip(sizes, furniture, strict=True) if kind is None and size >= 8)
    kept = sum(size for size, is_story in zip(sizes, story, strict=True) if is_story)
    return kept < MIN_KEPT * open_words or (kept < SHORT_STORY and kept < MIN_KEPT_SHORT * open_words)


#: "Home | Shipping | Energy": three short items or more between bars or dots.
MENU = re.compile(r"[^|›»·•\n]{2,30}(?: ?[|›»·•] ?[^|›»·•\n]{2,30}){2,30}")


def above_and_below(lines: Sequence[Line], kinds: list[LayerKind], headline: int | None) -> None:
    """Settle what depends on place: page clocks above the headline are masthead, sections are navigation."""
    body = [number for number, kind in enumerate(kinds) if kind is LayerKind.BODY]
    first = body[0] if body else len(kinds)
    top = headline if headline is not None else first
    for number, line in enumerate(lines):
        if kinds[number] is LayerKind.STAMP and number < top and is_date_line(line.text):
            kinds[number] = LayerKind.MASTHEAD
        elif kinds[number] is LayerKind.OTHER and (
            (number < first and len(line.text.split()) <= 4) or MENU.fullmatch(line.text)
        ):
            kinds[number] = LayerKind.NAVIGATION
    # A stub of body above the headline is what the story's own stretch never holds.
    if headline is not None:
        for number in range(headline):
            text = lines[number].text
            if kinds[number] is LayerKind.BODY and len(text.split()) < 8 and not stands_alone(text):
                kinds[number] = LayerKind.OTHER


#: "(Published Monday, Nov. 18, 2019)" after a sentence: a date's place, not a picture's name.
PUBLISHED = re.compile(r"\(Published [^()\n]{4,60}\)\W*\Z")


def leads_are_no_captions(lines: Sequence[Line], kinds: list[LayerKind]) -> None:
    """The page's first prose that ends in "(Published …)" is its lead; further down it is a video's caption."""
    for number, kind in enumerate(kinds):
        if kind is LayerKind.BODY:
            return
        if kind is LayerKind.CAPTION and len(lines[number].text.split()) >= PUBLISHED_WORDS:
            if PUBLISHED.search(lines[number].text):
                kinds[number] = LayerKind.BODY
            return


#: Words from which such a line can be a lead: sentence and date.
PUBLISHED_WORDS = 12


def mark_repeats(lines: Sequence[Line], kinds: list[LayerKind], headline: int | None, title: str | None) -> None:
    """A line of the story that the page said before counts once."""
    seen: set[str] = set()
    headline_key = key_of(lines[headline].text) if headline is not None else None
    if headline_key is not None:
        seen.add(headline_key)
    for number, line in enumerate(lines):
        if kinds[number] not in {LayerKind.BODY, LayerKind.SUBHEADING, LayerKind.CAPTION}:
            continue
        key = key_of(line.text)
        is_sentence = bool(TERMINAL.search(line.text)) and len(key.split()) >= MIN_REPEATED_WORDS
        if not is_sentence and key != headline_key:
            continue
        if key in seen or (headline is not None and title and number != headline and same_title(line.text, title)):
            kinds[number] = LayerKind.REPEATED
        elif kinds[number] is not LayerKind.CAPTION:
            seen.add(key)
