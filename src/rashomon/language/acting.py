"""Does a country's or capital's name stand for the government or for the place?"""

from __future__ import annotations

from rashomon.model.language import Sentence

__all__ = ["government"]

PLACING = frozenset(
    {
        "in",
        "at",
        "near",
        "from",
        "outside",
        "around",
        "through",
        "across",
        "into",
        "within",
        "inside",
        "throughout",
        "via",
        "over",
        "on",
    }
)
#: Lemmas of going somewhere: behind them "to Pyongyang" is a place.
GOING = frozenset(
    {
        "visit", "trip", "travel", "fly", "return", "go", "come", "arrive", "move", "drive", "flight", "tour", "head",
        "journey", "flee", "march", "ship", "export", "deploy", "deployment", "send", "bring", "back", "way", "close",
    }
)  # fmt: skip
ACTING = frozenset(
    {
        "nsubj",
        "nsubjpass",
        "agent",
        "dobj",
        "dative",
        "appos",
        "conj",
        "poss",
        "compound",
        "ROOT",
        "pobj",
        "amod",
        "nmod",
    }
)


def government(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the name at tokens ``first..last`` acts or is acted upon, rather than being where something is.

    A name behind a preposition of place, behind "to" after a word of going, or after a verb of going is
    a place; so is one joined by a comma to a town ("Vladivostok, Russia").
    """
    tokens = sentence.tokens
    if first >= 2 and tokens[first - 1].text == "," and tokens[first - 2].entity == "GPE":
        return False
    place = next((i for i in range(last - 1, first - 1, -1) if not first <= tokens[i].head < last), last - 1)
    dep = tokens[place].dep
    for _ in range(4):  # a chain of "and" is seldom longer
        if dep != "conj":
            break
        place = tokens[place].head
        dep = tokens[place].dep
    head = tokens[tokens[place].head]
    if dep == "pobj":
        word = head.text.lower()
        if word in PLACING:
            return False
        if word in {"to", "toward", "towards", "for"}:
            return tokens[head.head].lemma.lower() not in GOING
        return True
    if dep == "dobj":
        return head.lemma not in {"visit", "leave", "enter", "reach", "flee", "tour", "invade", "quit"}
    return dep in ACTING
