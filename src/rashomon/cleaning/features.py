"""What a line looks like: the numbers from which the classifier tells story from furniture.

In: the lines of a page, in order. Out: a matrix, one row a line, and the names of its columns. All that is
counted is on the page: lengths, punctuation, kinds of words, cues, position, and the same of the lines
around. Blank lines are not lines here: how a page was flattened must not matter.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from rashomon.cleaning.cues import cues_of
from rashomon.cleaning.languages import language_of
from rashomon.cleaning.page_clock import is_date_line
from rashomon.cleaning.stop_words import stop_words
from rashomon.model.article import LayerKind

__all__ = ["LOCAL", "Matrix", "around", "local_features", "second_features", "second_names"]

Matrix = npt.NDArray[np.float64]

#: Upper bounds of the classes of length in words. Chosen so that each holds 3 to 25 % of the lines of
#: flattened news pages.
LENGTHS = (1, 2, 4, 7, 11, 17, 30, 60)
#: Only this much of a line is looked at; longer lines are story in any case.
LOOKED_AT = 3000
TERMINAL = re.compile(r"""[.!?…。！？।؟۔]["'”’»)\]」』]{0,3}\Z""")
#: Scripts that write no spaces: two characters count as a word, their mean length.
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
QUOTES = re.compile(r'["“”«»]')
SAYING = re.compile(
    r"\b(?:said|says|told|according to|reported|reports|announced|added|stated|accused|warned|asked)\b", re.IGNORECASE
)
PAST = re.compile(r"\b(?:was|were|had|has been|have been|did)\b", re.IGNORECASE)
YOU = re.compile(r"\b(?:you|your|yours|our|us)\b", re.IGNORECASE)
DAY_OR_DATE = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:19|20)\d\d\b", re.IGNORECASE)
ADDRESS = re.compile(r"https?://|www\.|\.com\b|@\w")
BULLET = re.compile(r"\A(?:[-–—•*·»›>|+#]|\d{1,2}[.)])\s")
INNER_END = re.compile(r"[.!?][\"'”’]?\s+[\"'“‘]?[A-Z]")
#: Words that carry a topic: five letters and more, or numbers.
CONTENT = re.compile(r"[^\W\d_]{5,}|\d{2,}")
SEPARATORS = re.compile(r"[|›»·•/]")

KINDS = tuple(kind for kind in LayerKind if kind.is_furniture or kind is LayerKind.CAPTION)
LENGTH_NAMES = (*(f"words<={bound}" for bound in LENGTHS), f"words>{LENGTHS[-1]}")
SHAPES = (
    "log-words", "terminal", "stop-share", "capital-share", "upper-share", "digit-share", "commas", "quotes",
    "colon-end", "dots-end", "question-end", "lower-start", "bullet", "address", "separators", "saying", "past",
    "you", "day", "inner-ends", "repeated", "first-words-long", "word-length", "any-cue", "hard-cue", "date-line",
    "byline", "unspaced",
)  # fmt: skip
LOCAL = (
    *LENGTH_NAMES,
    *(f"{name}+terminal" for name in LENGTH_NAMES),
    *SHAPES,
    *(f"cue:{kind.value}" for kind in KINDS),
    *(f"hard:{kind.value}" for kind in KINDS),
)
AROUND = (
    "place", "place-squared", "first-line", "last-line",
    *(f"{side}{offset}:{what}" for side in ("before", "after") for offset in (1, 2, 3)
      for what in ("prose", "log-words", "terminal", "cue")),
    *(f"{side}:{what}" for side in ("before", "after") for what in ("near-prose", "far-prose", "near-cues")),
    "prose-share-before", "density",
)  # fmt: skip


def size_of(line: str) -> int:
    """How many words a line has."""
    return len(line.split()) + len(UNSPACED.findall(line)) // 2


def shape_of(line: str, seen: bool, stops: frozenset[str]) -> list[float]:
    """The columns of ``LOCAL`` for one line; ``seen``: the page said it before; ``stops``: the language's."""
    text = " ".join(line[:LOOKED_AT].split())
    words = text.split(" ")
    size = size_of(text)
    letters = [word for word in words if word[0].isalpha()] or ["x"]
    length = next((index for index, bound in enumerate(LENGTHS) if size <= bound), len(LENGTHS))
    terminal = float(bool(TERMINAL.search(text)))
    cues = cues_of(line)
    row = [0.0] * (2 * len(LENGTH_NAMES))
    row[length] = 1.0
    row[len(LENGTH_NAMES) + length] = terminal
    row += [
        math.log1p(size),
        terminal,
        sum(word.strip(".,;:'\"“”’()").lower() in stops for word in words) / len(words),
        sum(word[0].isupper() for word in letters) / len(letters),
        sum(word.isupper() and len(word) > 1 for word in letters) / len(letters),
        sum(character.isdigit() for character in text) / max(len(text), 1),
        min(text.count(", "), 6) / 6,
        float(bool(QUOTES.search(text))),
        float(text.endswith(":")),
        float(text.endswith(("...", "…"))),
        float(text.endswith("?")),
        float(text[0].islower()),
        float(bool(BULLET.match(text))),
        float(bool(ADDRESS.search(text))),
        min(len(SEPARATORS.findall(text)), 5) / 5,
        float(bool(SAYING.search(text))),
        float(bool(PAST.search(text))),
        min(len(YOU.findall(text)), 5) / 5,
        float(bool(DAY_OR_DATE.search(text))),
        min(len(INNER_END.findall(text)), 6) / 6,
        float(seen),
        float(size >= 3 and all(len(word) > 2 for word in words[:3])),
        min(len(text) / size, 12) / 12,
        float(bool(cues)),
        float(any(cue.hard for cue in cues)),
        float(is_date_line(text)),
        float(text[:3].casefold() == "by " and size <= 12),
        float(bool(UNSPACED.search(text))),
    ]
    found = {cue.kind: cue.hard for cue in cues}
    row += [float(kind in found) for kind in KINDS]
    row += [float(found.get(kind, False)) for kind in KINDS]
    return row


def local_features(lines: Sequence[str]) -> Matrix:
    """One row a line, the columns named by ``LOCAL + AROUND``. Lines must not be blank."""
    seen: set[str] = set()
    rows: list[list[float]] = []
    stops = stop_words(language_of("\n".join(lines))) or stop_words("en")
    for line in lines:
        key = " ".join(line.split()).casefold()
        rows.append(shape_of(line, key in seen, stops))
        seen.add(key)
    local = np.array(rows, dtype=np.float64).reshape(len(rows), len(LOCAL))
    return np.hstack([local, around(local)])


def around(local: Matrix) -> Matrix:
    """The columns of ``AROUND``: where the line stands and what its neighbours look like."""
    count = len(local)
    size = np.expm1(local[:, LOCAL.index("log-words")])
    terminal = local[:, LOCAL.index("terminal")]
    cue = local[:, LOCAL.index("any-cue")]
    stop = local[:, LOCAL.index("stop-share")]
    # A line reads like prose when it ends like a sentence, is no stub, and is glued by little words.
    prose = terminal * np.minimum(size / 20, 1.5) * np.minimum(stop / 0.3, 1) * (1 - cue * 0.5)
    place = np.arange(count) / max(count - 1, 1)
    columns = [place, place**2, np.arange(count) == 0, np.arange(count) == count - 1]
    for side in (1, -1):
        columns += [
            shifted(values, side * offset)
            for offset in (1, 2, 3)
            for values in (prose, np.log1p(size) / 4, terminal, cue)
        ]
    for side in (1, -1):
        columns += [faded(prose, 0.6, side), faded(prose, 0.9, side) / 4, faded(cue, 0.6, side)]
    before = np.cumsum(prose) - prose
    columns += [before / max(float(prose.sum()), 1e-9), np.full(count, float(prose.mean()) if count else 0.0)]
    return np.stack([np.asarray(column, dtype=np.float64) for column in columns], axis=1)


def shifted(values: Matrix, by: int) -> Matrix:
    """Each line's value of the line ``by`` before it (after it when negative); nothing beyond the page."""
    moved = np.zeros_like(values)
    if abs(by) < len(values):
        if by > 0:
            moved[by:] = values[:-by]
        else:
            moved[:by] = values[-by:]
    return moved


def faded(values: Matrix, keep: float, side: int) -> Matrix:
    """The sum over the lines before (``side`` 1) or after (-1), each step counting ``keep`` of the last."""
    result = np.zeros(len(values))
    carried = 0.0
    order = range(len(values)) if side > 0 else range(len(values) - 1, -1, -1)
    for index in order:
        result[index] = carried
        carried = (carried + float(values[index])) * keep
    return result


def second_names() -> tuple[str, ...]:
    """The columns of ``second_features`` after those of the first."""
    return (
        "p", "logit",
        *(f"p:{side}{offset}" for side in ("before", "after") for offset in (1, 2, 3, 4)),
        *(f"p:{side}:{reach}" for side in ("before", "after") for reach in ("near", "far")),
        "mass-before", "mass-after", "in-stretch", "stretch-distance", "p*in-stretch", "short*in-stretch",
        "between", "prose-outside", "gap-before", "gap-after", "barriers-before", "barriers-after", "stretch-share",
        "topic", "topic*outside", "topic*long-outside", "p*topic",
    )  # fmt: skip


#: Kinds whose lines part a story from what follows it.
BARRIERS = ("related", "comment", "newsletter", "copyright", "navigation", "share", "cookie")


def second_features(lines: Sequence[str], local: Matrix, first: Matrix) -> Matrix:
    """The first look's columns (``local``) and what it concluded of the lines around (``first``: probabilities)."""
    size = np.expm1(local[:, LOCAL.index("log-words")])
    clipped = np.clip(first, 1e-4, 1 - 1e-4)
    logit = np.log(clipped / (1 - clipped))
    columns = [first, np.clip(logit, -6, 6) / 3]
    for side in (1, -1):
        columns += [shifted(first, side * offset) for offset in (1, 2, 3, 4)]
    for side in (1, -1):
        columns += [faded(first, 0.6, side), faded(first, 0.9, side) / 4]
    mass = first * size
    total = max(float(mass.sum()), 1e-9)
    before = (np.cumsum(mass) - mass) / total
    after = 1 - before - mass / total
    begin, end = stretch(first, size)
    places = np.arange(len(first))
    inside = ((places >= begin) & (places < end)).astype(np.float64)
    away = np.maximum(np.maximum(begin - places, places - (end - 1)), 0)
    columns += [before, after, inside, np.log1p(away) / 4, first * inside, (size <= 7) * inside]
    columns += [np.minimum(before, after), (1 - inside) * local[:, LOCAL.index("terminal")] * (size > 12)]
    barrier = np.max(local[:, [LOCAL.index(f"hard:{kind}") for kind in BARRIERS]], axis=1, initial=0.0)
    for values in (np.minimum(size, 30) * (first < 0.3) / 100, barrier / 3):
        reach = np.cumsum(values)
        # From the stretch's edge to the line: how much furniture stands between.
        columns += [
            np.log1p(np.maximum(reach[max(begin, 0)] - reach, 0) * (places < begin)),
            np.log1p(np.maximum(reach - reach[max(end - 1, 0)], 0) * (places >= end)),
        ]
    topic = topicality(lines, mass * (0.3 + 0.7 * inside))
    columns += [np.full(len(first), float((mass * inside).sum()) / total), topic, topic * (1 - inside)]
    columns += [topic * (1 - inside) * (size > 12), topic * first]
    return np.hstack([local, np.stack(columns, axis=1)])


def topicality(lines: Sequence[str], mass: Matrix) -> Matrix:
    """For each line, the share of its content words that the rest of the story says too.

    ``mass`` is how much of the story each line is thought to be. Words are cut to five letters, so that
    inflections meet; a word counts as said by the rest when lines of some weight hold it.
    """
    stems = [frozenset(word.casefold()[:5] for word in CONTENT.findall(line[:LOOKED_AT])) for line in lines]
    said: dict[str, float] = {}
    for words, weight in zip(stems, mass.tolist(), strict=True):
        for word in words:
            said[word] = said.get(word, 0.0) + weight
    enough = max(float(mass.max(initial=0.0)) / 4, 1.0)
    return np.array(
        [
            sum(min((said[word] - weight) / enough, 1.0) for word in words) / len(words) if words else 0.0
            for words, weight in zip(stems, mass.tolist(), strict=True)
        ]
    )


def stretch(first: Matrix, size: Matrix) -> tuple[int, int]:
    """The run of lines with the greatest surplus of story over furniture, as the numbers of its ends.

    A line speaks for the run by its words (40 at most, so that one giant line does not decide) times how
    far its probability lies above 0.4; furniture lines inside cost little, so a story with ads stays whole.
    """
    gain = (first - 0.4) * np.minimum(size, 40) - 0.5
    best, best_run, start, running = 0.0, (0, 1), 0, 0.0
    for index, value in enumerate(gain.tolist()):
        if running <= 0:
            running, start = 0.0, index
        running += value
        if running > best:
            best, best_run = running, (start, index + 1)
    return best_run
