"""What kind of thing a name is the name of."""

from __future__ import annotations

import re

from rashomon.language.lexicon import (
    company_suffixes,
    country_of,
    given_names,
    heads,
    not_names,
    states,
    surnames,
    titles,
)
from rashomon.model.language import EntityKind, Token

__all__ = ["LABELS", "is_name_word", "is_title", "kind_of"]

#: The recogniser's labels that name somebody or something.
LABELS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.FACILITY,
    "NORP": EntityKind.GROUP,
    "WORK_OF_ART": EntityKind.WORK,
    "LAW": EntityKind.WORK,
    "EVENT": EntityKind.OCCASION,
    "PRODUCT": EntityKind.WORK,
}
#: Ends of companies' names that are also persons' or other words.
AMBIGUOUS_ENDS = frozenset({"as", "sa", "se", "ab", "co", "group", "holding", "holdings", "company", "sas", "nv", "ag"})
COMPASS = frozenset({"north", "south", "east", "west"})


#: A model's name in the first words of which stands its sign. Chosen.
MODEL_WORDS = 5
MODEL = re.compile(r"[A-Z]{1,4}-?\d{1,4}[A-Za-z]{0,2}|\d{3}-\d{3}[A-Z]{0,3}|[a-z][A-Z][a-z]{2,}")


#: Teams that are called by a number: "the 76ers".
NUMBERED_TEAM = re.compile(r"\d{2}ers")


def is_model(words: list[str]) -> bool:
    """Whether a name is that of a model or device: it holds letters and digits as signs ("A380", "T-72", "iPhone 4")."""
    return any(MODEL.fullmatch(word) for word in words)


def is_name_word(token: Token) -> bool:
    """Whether a token can be part of a name: it holds a capital ("iPhone" too), or letters that have no case."""
    text = token.text
    return (text[:1].isalpha() and not text.islower()) or bool(NUMBERED_TEAM.fullmatch(text))


def is_title(lower: list[str]) -> bool:
    """Whether the words are an office and no name: "Foreign Minister", "U.S. Surgeon General"."""
    if all(word in titles() for word in lower):
        return True
    for begin in range(len(lower)):
        if " ".join(lower[begin:]) in titles():
            return begin == 0 or country_of(" ".join(lower[:begin])) is not None
    return False


def kind_of(tokens: tuple[Token, ...], first: int, last: int, label: str) -> EntityKind | None:
    """What kind of thing a name is: by its label, its head word, its given name. None: not a name for us."""
    text = [token.text for token in tokens[first:last]]
    if not any(is_name_word(token) for token in tokens[first:last]) or len("".join(text)) < 2:
        return None
    lower = [word.lower() for word in text]
    if is_title(lower) or " ".join(lower) in not_names():
        return None
    if (
        last < len(tokens)
        and label == "ORG"
        and tokens[last].text.lower() in titles()
        and lower[-1] not in heads()
        and len(lower) < 3
    ):
        return None  # "Defense" of "Defense Minister"
    head = lower[-1].rstrip(".")
    of = next((i for i, word in enumerate(lower) if word in {"of", "on", "for"}), 0)
    if len(text) > 2 and head in COMPASS and lower[-2] in heads() and heads()[lower[-2]].strong:
        return heads()[lower[-2]].kinds[0]
    if len(text) > 1 and head in heads() and heads()[head].strong:
        return heads()[head].kinds[0]
    for word in (lower[of - 1] if of else head, head):
        entry = heads().get(word)
        if entry is not None and len(text) > 1 and label != "PERSON":
            given = LABELS.get(label)
            return given if given in entry.kinds else entry.kinds[0]
        if entry is not None and len(text) > 1 and lower[0] not in given_names():
            return entry.kinds[0]
    if len(text) > 1 and head in company_suffixes() and head not in AMBIGUOUS_ENDS:
        return EntityKind.ORGANISATION
    if label == "PERSON" and any(sign.isdigit() for sign in "".join(text)):
        return None
    if label in {"PRODUCT", ""} and len(text) < MODEL_WORDS and is_model(text):
        return EntityKind.WORK
    if label:
        return LABELS[label] if label != "PRODUCT" else None
    if (
        len(text) > 1
        and (lower[0] in given_names() or lower[0] in surnames())
        and all(w.isalpha() or w == "-" for w in text[:2])
    ):
        return EntityKind.PERSON
    if text[0] in states():
        return EntityKind.PLACE
    return None
