"""Pages that lost every line break: cut into stretches that can be judged like lines.

In: the lines of a text. Out: the same lines, where a giant one that holds menus beside sentences is cut at the
borders between them and at its sentences' ends; and the way back, which joins what was judged to be the story.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from rashomon.cleaning.lines import Line
from rashomon.model.article import LayerKind

__all__ = ["cut_giants", "rejoined"]

#: Words from which a line can be a whole page; paragraphs of news rarely have more than 150.
GIANT = 200
#: Longer lines are left alone: the cost is linear, but no page of text is longer.
MAX_GIANT = 200_000
WORD = re.compile(r"\S+")
#: Words in a row from which capitals are a menu: headlines and lists of names are shorter.
MENU = 30
#: Log-odds of a word for sentences against menus and titles, from the flattened benchmark: eight words in ten of
#: a story begin small against one in four of its pages' other lines, and one in sixteen ends a sentence.
SMALL, CAPITAL, OTHER, STOP = math.log(0.8 / 0.25), math.log(0.2 / 0.75), -0.3, math.log(0.06 / 0.01)
#: What a change from menu to sentences costs: a dozen capitalised words in a row are needed to leave a story.
CHANGE = 7.0
STOPS = re.compile(r"""[^\W\d_A-Z]{2}[.!?]["'”’)\]]{0,2}\Z|\d{2}[.!?]["'”’)]?\Z|[.!?]["”]\Z""")
NO_STOP = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Rev|Sgt|Lt|Col|Capt|Maj|St|Mt|vs|No|Inc|Corp|Co|Ltd|Jr|Sr|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|etc|Prof|Det|Pte)\.\Z"
)
#: Capitalised words before a sentence's first small one, or after its last, that are taken to be its own, unless a
#: stop parts them.
OPENING = 3


def cut_giants(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with giant ones that hold menus cut; others as they are."""
    made: list[Line] = []
    for line in lines:
        made.extend(stretches(line) if len(line.text) > 4 * GIANT else [line])
    return tuple(made)


def stretches(line: Line) -> list[Line]:
    """The menus and sentences of one giant line; the line itself when it holds no menu."""
    words = list(WORD.finditer(line.text[:MAX_GIANT]))
    if len(words) < GIANT:
        return [line]
    telling = sentences_among(words)
    if longest_menu(telling) < MENU:
        return [line]
    cuts = [0]
    for number in range(1, len(words)):
        ended = bool(STOPS.search(words[number - 1][0])) and not NO_STOP.search(words[number - 1][0])
        opens = not words[number][0][0].islower()
        if telling[number] != telling[number - 1] or (telling[number] and ended and opens):
            cuts.append(number)
    cuts.append(len(words))
    made = []
    for begin, end in pairwise(cuts):
        last = len(line.text) if end == len(words) else words[end - 1].end()
        first = words[begin].start()
        made.append(Line(line.begin + first, line.begin + last, line.text[first:last]))
    return made


def longest_menu(telling: Sequence[bool]) -> int:
    """The most words in a row that are no sentence's."""
    longest = run = 0
    for told in telling:
        run = 0 if told else run + 1
        longest = max(longest, run)
    return longest


def sentences_among(words: Sequence[re.Match[str]]) -> list[bool]:
    """For each word whether it stands among sentences: the likeliest sequence of two states."""
    scores = [odds(word[0]) for word in words]
    menu, story = 0.0, 0.0
    steps: list[tuple[bool, bool]] = []
    for score in scores:
        from_story = story - CHANGE > menu
        from_menu = menu - CHANGE > story
        steps.append((from_story, not from_menu))
        menu, story = max(menu, story - CHANGE), max(story, menu - CHANGE) + score
    states = [False] * len(words)
    state = story > menu
    for number in range(len(words) - 1, -1, -1):
        states[number] = state
        state = steps[number][1] if state else steps[number][0]
    taken_along(words, states)
    return states


def odds(word: str) -> float:
    """How much one word speaks for sentences."""
    bare = word.lstrip("\"'“‘([")
    kind = SMALL if bare[:1].islower() else CAPITAL if bare[:1].isalpha() else OTHER
    return kind + (STOP if STOPS.search(word) else 0.0)


def taken_along(words: Sequence[re.Match[str]], states: list[bool]) -> None:
    """Give sentences the capitalised words with which they open, and those with which an unfinished one ends."""
    for number in range(1, len(states)):
        if states[number] and not states[number - 1] and words[number][0][:1].islower():
            for other in range(number - 1, max(number - 1 - OPENING, -1), -1):
                if STOPS.search(words[other][0]) or words[other][0][:1].islower():
                    break
                states[other] = True
    for number in range(1, len(states)):
        if states[number - 1] and not states[number] and not STOPS.search(words[number - 1][0]):
            near = range(number, min(number + OPENING, len(states)))
            stop = next((other for other in near if STOPS.search(words[other][0])), None)
            if stop is not None:
                states[number : stop + 1] = [True] * (stop + 1 - number)


def rejoined(
    lines: Sequence[Line], kinds: Sequence[LayerKind], text: str
) -> tuple[tuple[Line, ...], tuple[LayerKind, ...]]:
    """The lines and their kinds, where stretches of the story that stand side by side on one line are one again."""
    made: list[Line] = []
    given: list[LayerKind] = []
    for line, kind in zip(lines, kinds, strict=True):
        beside = made and kind is LayerKind.BODY is given[-1] and "\n" not in text[made[-1].end : line.begin]
        if beside:
            begin = made[-1].begin
            made[-1] = Line(begin, line.end, text[begin : line.end].replace("\n", " "))
        else:
            made.append(line)
            given.append(kind)
    return tuple(made), tuple(given)
