"""The tense of the verb that a span hangs on, up the dependency tree."""

from __future__ import annotations

from rashomon.model.calendar_rule import Direction
from rashomon.model.language import Sentence, Token
from rashomon.timing.cue_words import HAVE, IS, MODALS, WAS, cue_of, cues

__all__ = ["governed"]

#: Climbing further than this many heads leaves the clause.
MOST_HEADS = 8


def governed(sentence: Sentence, begin: int, end: int) -> Direction | None:
    """The tense of the verb that the words at the span hang on."""
    tokens = sentence.tokens
    inside = [place for place, token in enumerate(tokens) if token.begin < end and token.end > begin]
    if not inside:
        return None
    within = set(inside)
    present = False  # whether an "is" was passed, whose tense told nothing
    here = next((place for place in inside if tokens[place].head not in within), inside[-1])
    for _ in range(MOST_HEADS):
        head = tokens[here].head
        if head == here or not 0 <= head < len(tokens):
            return verb_tense(tokens, here) if here not in within else None
        here = head
        if present and cue_of(tokens[here].text) == "report":
            return None  # "“The end is Monday,” he wrote": the day is not that of the writing
        present = present or (tokens[here].tag in ("VBZ", "VBP") and tokens[here].lemma.lower() == "be")
        if cues().get(tokens[here].text.lower()) == "earlier":
            return Direction.PAST  # "would be her first since …", "following her meeting in January"
        told = verb_tense(tokens, here)
        if told is not None:
            return told
    return None


def verb_tense(tokens: tuple[Token, ...], place: int) -> Direction | None:
    token = tokens[place]
    children = [child for child in tokens if child.head == place and child is not token]
    words = {child.text.lower() for child in children}
    if token.pos not in ("VERB", "AUX"):
        if any(cues().get(word) == "earlier" for word in words):
            return Direction.PAST
        return Direction.FUTURE if any(is_schedule(word, words) for word in words | {token.text.lower()}) else None
    helpers = {child.text.lower() for child in children if child.dep in ("aux", "auxpass")}
    if token.tag != "VBD" and is_schedule(token.text.lower(), words):
        return Direction.FUTURE
    if token.text.lower() == "set" and any(child.dep == "xcomp" for child in children):
        return Direction.FUTURE  # "with the match set to be held Monday"
    if helpers & MODALS:
        # "could not be reached Friday" has happened; "could begin Friday" has not.
        denied = bool(helpers & {"could"}) and any(child.dep == "neg" for child in children)
        return Direction.PAST if helpers & HAVE or denied else Direction.FUTURE
    if token.tag == "VBD" or helpers & (HAVE | WAS) or "did" in helpers:
        return Direction.PAST
    if "to" in helpers and (token.tag == "VB" or (token.tag == "VBN" and "be" in helpers and not helpers & HAVE)):
        return infinitive(tokens, token)
    return untensed(token, helpers, words)


def is_schedule(word: str, around: set[str]) -> bool:
    """Whether a word puts what it governs ahead ("set" does with "for" or "to" only)."""
    return cue_of(word) == "schedule" and (word != "set" or bool(around & {"for", "to"}))


def infinitive(tokens: tuple[Token, ...], token: Token) -> Direction | None:
    """ "plans to meet Friday" is to come; "managed to escape Friday" and "came to mark the day" are as their verb."""
    governor = tokens[token.head] if 0 <= token.head < len(tokens) else token
    if token.dep == "advcl" or cues().get(governor.text.lower()) == "done":
        return None
    return Direction.FUTURE


def untensed(token: Token, helpers: set[str], words: set[str]) -> Direction | None:
    """The tense of a verb without one of its own: participles and the present."""
    if token.tag == "VBN":
        return None if helpers & IS else Direction.PAST
    if token.tag == "VBG":
        return Direction.FUTURE if helpers & IS else None
    if token.tag in ("VBZ", "VBP"):
        if any(is_schedule(word, words) for word in words):
            return Direction.FUTURE
        return Direction.FUTURE if cues().get(token.lemma.lower()) == "starts" else None
    return None
