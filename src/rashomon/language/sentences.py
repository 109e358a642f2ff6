"""From a parser's document to sentences of our own, with the parser's commonest cuts mended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

from rashomon.language.lexicon import titles
from rashomon.model.language import Token

__all__ = ["Parsed", "sentences_of"]

#: Signs after which a sentence may end, seen from its last token back over closing quotes and brackets.
TERMINAL = frozenset(".!?…:;")
CLOSING = frozenset("\"')]}”’")

#: A mended sentence may not grow past this many tokens: lists without full stops stay in their parts.
#: Of 11,603 sentences of 560 news articles 99.9 % have 77 tokens or fewer, none more than 115 (mended with this limit).
LONGEST = 120

Parsed = tuple[tuple[Token, ...], ...]


@dataclass(slots=True)
class Draft:
    """A sentence in the making: its tokens, with heads as indices among them."""

    tokens: list[Token]

    def ends_properly(self) -> bool:
        for token in reversed(self.tokens):
            if token.text in CLOSING or token.text in {"''", '"'}:
                continue
            return token.text[-1:] in TERMINAL and token.text.lower() not in titles()  # "Gen." ends nothing
        return False

    def starts_low(self) -> bool:
        first = self.tokens[0].text
        return first[:1].islower() or first in {",", ")", "''"}


def sentences_of(doc: Doc) -> Parsed:
    """The sentences of ``doc`` as tuples of tokens whose offsets count from the document's begin."""
    drafts: list[Draft] = []
    for sent in doc.sents:
        kept = [token for token in sent if not token.is_space]
        if not kept:
            continue
        place = {token.i: index for index, token in enumerate(kept)}
        tokens = []
        for index, token in enumerate(kept):
            head = token.head
            while head.i not in place and head.head.i != head.i:
                head = head.head
            tokens.append(
                Token(
                    begin=token.idx,
                    end=token.idx + len(token.text),
                    text=token.text,
                    lemma=token.lemma_.lower() if token.pos_ != "PROPN" else token.lemma_,
                    pos=token.pos_,
                    tag=token.tag_,
                    dep=token.dep_,
                    head=place.get(head.i, index),
                    entity=token.ent_type_,
                )
            )
        draft = Draft(tokens)
        if drafts and belongs_to(drafts[-1], draft):
            append(drafts[-1], draft)
        else:
            drafts.append(draft)
    return tuple(tuple(draft.tokens) for draft in drafts)


def belongs_to(last: Draft, draft: Draft) -> bool:
    """Whether the parser cut one sentence in two: no terminal sign before, or no beginning after."""
    if len(last.tokens) + len(draft.tokens) > LONGEST:
        return False
    if all(token.text in CLOSING or token.text == "''" for token in draft.tokens):
        return True
    if not last.ends_properly():
        return True
    return draft.starts_low() and last.tokens[-1].text not in {".", "!", "?"}


def append(last: Draft, draft: Draft) -> None:
    """Put ``draft`` behind ``last``: its root depends on the first root."""
    root = next((index for index, token in enumerate(last.tokens) if token.head == index), 0)
    shift = len(last.tokens)
    for index, token in enumerate(draft.tokens):
        if token.head == index:
            last.tokens.append(replace(token, head=root, dep="dep"))
        else:
            last.tokens.append(replace(token, head=token.head + shift))
