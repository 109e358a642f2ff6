"""Past or to come: the tense that governs a span.

Two looks, both cheap: up the dependency tree to the governing verb when the article was analysed, else
(and where the tree is silent) the nearest cue word of the same sentence in the plain text.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from rashomon.model.calendar_rule import Direction
from rashomon.model.language import Analysis, Sentence
from rashomon.timing.cue_words import HAVE, IS, WAS, cue_of, cues
from rashomon.timing.governing_verb import governed

__all__ = ["Tenses"]

#: How far a cue may stand from the expression, in characters: about two lines of a newspaper page. Beyond it
#: another clause decides as often as not (read off some hundreds of sentences).
LOOK_BACK, LOOK_AHEAD = 140, 90

#: A participle's helpers stand at most this many words before it ("will probably be held").
HELPERS = 3

#: "said Friday", "told a local paper on Friday": the reporting verb's own day stands so many words behind it, and
#: further where its place is told first ("said at a press conference in the capital on Friday").
REPORT_REACH, PLACED_REACH = 4, 9

AHEAD = re.compile(
    r"\b(?:will|won['’]t|shall|upcoming|coming|ahead of|before|due|expected|scheduled)\b|['’]ll\b", re.IGNORECASE
)
#: The span stands before what it qualifies: "Wednesday's ruling", and with an article "the Tuesday deadline".
POSSESSIVE = re.compile(r"['’]s\b")
NOUN = re.compile(r"\s+[a-z]{3,}")
QUALIFIED = re.compile(r"\A(?:['’]s)?\s+(\w+)")
#: "Until Thursday, they had not …": what opens a sentence is dated by what follows.
OPENING = re.compile(r"\s*(?:up\s+)?until\s*", re.IGNORECASE)
ADVERBIAL = re.compile(r"\b(?:in|on|by|before|until|for)\s+(?:(?:the|early|late|mid)[\s-]+)?\Z", re.IGNORECASE)
#: "The envoys meet Friday": the present of verbs that are planned, with a subject before them.
PLANNED = re.compile(
    r"(?<!\bto )(?<!\bnot )\b(?:meets?|plays?|hosts?|visits|travels?|votes|returns|arrives|leaves|departs|faces|goes|holds|convenes?|gathers?|airs)\s(?:[^.,;:!?\n]{0,50}\s)?(?:on\s|this\s|next\s)?\Z"
    r"|\b(?:takes?\s(?:over|office|effect|place)|(?:goes|go|comes?)\sinto\s(?:effect|force)|(?:is|are)\ssworn\sin)\s(?:on\s|in\s|this\s|next\s|early\s|late\s)?\Z"
)
PLAN_REACH = 80
LED = re.compile(r"the\s", re.IGNORECASE)
ARTICLE = re.compile(r"\b(?:the|a)\s\Z", re.IGNORECASE)
CUE_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?:-[^\W\d_]+){0,3}")
SINCE = re.compile(
    r"\bsince\s+(?:(?:shortly|soon|just|right|long)?\s?(?:after|before)\s+)?(?:the\s+)?\Z", re.IGNORECASE
)
#: "since shortly before the " and a blank are no more characters.
SINCE_REACH = 30
#: "Officials on Tuesday said …", "the ministry Friday announced …".
REPORTED = re.compile(r"\s*([^\W\d_]+)")
#: "…, police said, …": told aside, the sentence's own verb is another.
TOLD_ASIDE = re.compile(r"\b(?:said|says|told|reported|announced|added|wrote)\s*,")
#: "the hearing was postponed until Tuesday": the deed is past, the day is not.
DEFERRED = re.compile(
    r"\b(?:(?:postponed|extended|delayed|rescheduled|adjourned|deferred)\b[^.,;:!?\n]{0,40}|(?:moved|pushed)(?:\s+back)?\s+)"
    r"\b(?:until|till|through|to|for)\s+(?:the\s+)?\Z"
    r"|\b(?:has|have|gave|given|gives|is|are|remains?|stays?)\s+(?:[^.,;:!?\n]{1,40}\s)?until\s+\Z",
    re.IGNORECASE,
)
#: "had been scheduled to expire Friday", "as previously planned": what lay ahead lies behind.
OVERTAKEN = re.compile(
    r"\b(?:had\s+(?:previously\s+|originally\s+)?been|previously|originally|earlier)\s+(?:scheduled|due|set|slated|planned|expected|supposed)\b[^.;:!?\n]{0,60}\Z",
    re.IGNORECASE,
)
#: "neither he nor his wife could be reached Friday".
DENIED = re.compile(
    r"\b(?:neither|nor|nobody|none|no\s+one)\b[^.;:!?\n]{0,80}\bcould\b[^.;:!?\n]{0,60}\Z", re.IGNORECASE
)
#: Whole quotations before the span: what they say has a tense of its own.
QUOTED = re.compile(r"“[^“”]{0,140}”")
#: Not behind an initial or a title: "will succeed Mr. D. Example".
SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt))(?<!\b(?:Mrs|Gen|Gov|Sen|Rep|Sgt|Col|Rev))[.!?]['\"”’)]*\s+(?=[A-Z“\"‘'])|\n|[;]"
)


class Tenses:
    """The tense around any span of one article."""

    def __init__(self, text: str, analysis: Analysis) -> None:
        self.text = text
        self.sentences = analysis.sentences
        self.begins = [sentence.begin for sentence in self.sentences]

    def direction(self, begin: int, end: int, *, running: bool = True) -> Direction | None:
        """PAST, FUTURE, or None where neither the tree nor the words around tell.

        ``running`` is False in headlines and captions, whose present tense tells of what has happened.
        """
        told = self.phrased(begin, end)
        if told is not None:
            return told
        sentence = self.sentence_at(begin)
        if sentence is not None and not self.attributive(begin, end):
            told = governed(sentence, begin, end)
            if told is not None:
                return told
        told = self.by_words(begin, end)
        if told is None and running and PLANNED.search(self.text, max(begin - PLAN_REACH, 0), begin):
            return Direction.FUTURE
        return told

    def phrased(self, begin: int, end: int) -> Direction | None:
        """What a turn of phrase right beside the span tells, whatever the verb's own tense."""
        left = self.text[max(begin - LOOK_BACK, 0) : begin]
        if SINCE.search(left, max(len(left) - SINCE_REACH, 0)) or OVERTAKEN.search(left) or DENIED.search(left):
            return Direction.PAST
        if DEFERRED.search(left):
            return Direction.FUTURE
        follows = REPORTED.match(self.text, end)
        if follows and cue_of(follows[1]) == "report" and follows[1].endswith(("d", "told", "wrote")):
            return Direction.PAST
        return None

    def attributive(self, begin: int, end: int) -> bool:
        """Whether the span qualifies a noun behind it, which the verb's tense need not reach."""
        if POSSESSIVE.match(self.text, end):
            return True
        led = ARTICLE.search(self.text, max(begin - 5, 0), begin) or LED.match(self.text, begin)
        return bool(led and NOUN.match(self.text, end))

    def sentence_at(self, begin: int) -> Sentence | None:
        place = bisect_right(self.begins, begin) - 1
        if place < 0 or begin >= self.sentences[place].end:
            return None
        return self.sentences[place]

    def by_words(self, begin: int, end: int) -> Direction | None:
        left = self.text[max(begin - LOOK_BACK, 0) : begin]
        left = QUOTED.sub(" ", SENTENCE_END.split(left)[-1])
        right = SENTENCE_END.split(self.text[end : end + LOOK_AHEAD], maxsplit=1)[0]
        told = None if OPENING.fullmatch(left) else nearest_left(left)
        if self.attributive(begin, end):
            if told is Direction.FUTURE and not AHEAD.search(left):
                told = None  # "would appeal Wednesday's ruling": the verb does not date its object
            noun = QUALIFIED.match(right)
            if noun and cue_of(noun[1]) == "schedule" and noun[1].lower().endswith(("ed", "coming")):
                return Direction.FUTURE  # "Tuesday's planned launch"
            right = QUALIFIED.sub("", right)  # in "the Tuesday deadline passed" the noun is no cue
        return told or nearest_right(right)


def nearest_left(left: str) -> Direction | None:
    words = CUE_WORD.findall(left)
    for place in range(len(words) - 1, -1, -1):
        promised = words[place].lower() == "to" and place and cues().get(words[place - 1].lower()) == "promise"
        if promised and ADVERBIAL.search(left):
            return Direction.FUTURE  # "an agreement to acquire the company in January"
        told = at_word(words, place, len(words) - 1 - place)
        if told is not None:
            return told
    return None


def report_reach(words: list[str], place: int) -> int:
    """How many words behind a reporting verb its own day can stand: further where its place is told first ("said at a
    press conference in June")."""
    near = {word.lower() for word in words[place + 1 : place + 3]}
    return PLACED_REACH if near & {"at", "in", "during", "after", "from"} else REPORT_REACH


def at_word(words: list[str], place: int, back: int) -> Direction | None:
    """What one word says of a day that stands ``back`` words behind it."""
    cue = cue_of(words[place])
    if cue == "report":
        return Direction.PAST if back <= report_reach(words, place) else None
    if cue in ("infinitive", "starts"):
        if not place or words[place - 1].lower() != "to":
            return None
        governor = words[place - 2] if place > 1 else ""  # "declined to release names" is past
        return Direction.PAST if cue_of(governor) == "done" and governor.endswith("ed") else Direction.FUTURE
    if cue == "earlier":
        beside = not back or (back == 1 and words[place + 1].lower() == "the")
        return None if beside and words[place].lower() == "after" else Direction.PAST
    follows = words[place + 1].lower() if place + 1 < len(words) else ""
    if words[place].lower() == "set" and follows not in ("for", "to"):
        return Direction.PAST
    if words[place].lower() in ("could", "couldn't", "couldn’t") and (follows == "not" or "n" in words[place][5:]):
        return Direction.PAST
    if cue == "done":
        return Direction.PAST if words[place].endswith("ed") else None
    if cue == "past":  # "will be held", "is to be opened", "is held"
        helpers = [word.lower() for word in words[max(place - HELPERS, 0) : place]]
        if "be" in helpers and not HAVE & set(helpers):
            return Direction.PAST if {"could", "not"} <= set(helpers) else Direction.FUTURE
        return None if helpers[-1:] and helpers[-1] in IS else Direction.PAST
    return Direction.FUTURE if cue else None


def nearest_right(right: str) -> Direction | None:
    words = CUE_WORD.findall(right)
    reported = False
    for place, word in enumerate(words):
        cue = cue_of(word)
        if cue == "report":
            follows = words[place + 1] if place + 1 < len(words) else ""
            aside = TOLD_ASIDE.search(right) or not follows or cue_of(follows) in ("future", "schedule")
            if word.endswith(("d", "told", "wrote")) and not aside:
                return Direction.PAST  # "In an interview on Thursday, she said her group would sue"
            reported = True
        elif cue in ("infinitive", "starts"):
            if place and words[place - 1].lower() == "to":
                return Direction.PAST if word.lower() == "have" and perfect(words[place + 1 :]) else Direction.FUTURE
        elif cue == "done":
            if word.endswith("ed"):
                return Direction.PAST
        elif word.lower() == "set" and words[place + 1 : place + 2] not in (["for"], ["to"]):
            return Direction.PAST
        elif cue in ("past", "earlier"):
            helpers = {word.lower() for word in words[max(place - HELPERS, 0) : place]}
            return Direction.FUTURE if "be" in helpers and not HAVE & helpers else Direction.PAST
        elif cue:
            return Direction.FUTURE
    return Direction.PAST if reported else None


def perfect(follows: list[str]) -> bool:
    """Whether what follows "to have" is a participle ("appears to have been set", not "is to have surgery")."""
    return bool(follows) and (follows[0].lower() in WAS or cue_of(follows[0]) == "past")
