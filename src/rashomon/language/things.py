"""What "it", "its" and "they" stand for: the subject that governs them, else the subject of the sentence before.

In: the sentences of an article, and what its words stand for by the offset of their head word. Out: the pronouns with
clusters. Where that subject is somebody or something that is not known, they stand for nobody: the problem of "the problem
… its" has no name, and the names around it are not meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rashomon.model.language import EntityKind, Sentence, Token

__all__ = ["things_of"]

IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
VERBS = frozenset({"VERB", "AUX"})
#: "it" before these says nothing of anything: "it is clear that …".
BEING = frozenset({"be", "seem", "appear", "take", "remain", "become", "turn", "happen", "mean", "rain", "snow"})
#: Who can be "they": bodies of several people. A country's name is seldom followed by it in the news.
SEVERAL = frozenset({EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.OUTLET, EntityKind.AGENCY})
#: Relative pronouns, subjects of their clause in the stead of the noun that it hangs on.
RELATIVE = frozenset({"who", "which", "that"})

MARKS = frozenset({'"', "“", "”", "``", "''", "„", "«", "»"})

Meaning = tuple[int, EntityKind]


def things_of(sentences: tuple[Sentence, ...], meant: Mapping[int, Meaning]) -> Iterator[tuple[int, int, int]]:
    """Begin, end and cluster of each "it" and "they" that is resolved, in order."""
    known = dict(meant)
    for number, sentence in enumerate(sentences):
        for place, token in enumerate(sentence.tokens):
            word = token.text.lower()
            if word not in IT | THEY or token.begin in known or token.dep == "expl" or says_nothing(sentence, place):
                continue
            answer = subject_before(sentences, number, place, known)
            if answer is None:
                continue
            fits = answer[1] in SEVERAL if word in THEY else answer[1] not in {EntityKind.PERSON, EntityKind.GROUP}
            if fits:
                known[token.begin] = answer
                yield token.begin, token.end, answer[0]


def subject_before(
    sentences: tuple[Sentence, ...], number: int, place: int, known: Mapping[int, Meaning]
) -> Meaning | None:
    """What the subject that governs a pronoun is; that of the sentence before where none does."""
    tokens = sentences[number].tokens
    for subject in governing(tokens, place):
        if sum(token.text in MARKS for token in tokens[subject:place]) % 2:
            return None  # whom a speaker means was told before, and is not who speaks
        meaning = known.get(tokens[subject].begin)
        if meaning is None or meaning[1] is not EntityKind.PERSON:
            return meaning
        return None  # a person says or does something to it: what it is was told elsewhere
    if number and sentences[number].paragraph - sentences[number - 1].paragraph <= 1:
        before = sentences[number - 1].tokens
        main = main_subject(before)
        meaning = known.get(before[main].begin) if main is not None else None
        if (
            meaning is not None
            and meaning[1] is not EntityKind.WORK
            and any(known[one.begin][1] is EntityKind.WORK for one in before if one.begin in known)
        ):
            return None  # "Norair showed the NX-9. It …": the maker or the make
        return meaning
    return None


def governing(tokens: tuple[Token, ...], place: int) -> Iterator[int]:
    """The subjects before a token, of its clause first, then of the clauses around it; its own is left out."""
    at = place
    for _ in range(8):  # deeper nesting is a parser's error
        token = tokens[at]
        if token.pos in VERBS or token.head == at:
            subject = next(
                (
                    one
                    for one in range(place)
                    if tokens[one].head == at and tokens[one].dep in SUBJECTS and one != place
                ),
                None,
            )
            if subject is not None:
                if tokens[subject].tag in {"WDT", "WP"} and token.dep == "relcl":
                    subject = token.head
                if subject < place:
                    yield subject
        if token.head == at:
            return
        at = token.head


def main_subject(tokens: tuple[Token, ...]) -> int | None:
    """The subject of a sentence's main verb; of a saying verb's sentence too, whose "it" follows the speaker."""
    root = next((place for place, token in enumerate(tokens) if token.head == place), None)
    return next(
        (place for place, token in enumerate(tokens) if token.head == root and token.dep in SUBJECTS),
        None,
    )


def says_nothing(sentence: Sentence, place: int) -> bool:
    """Whether an "it" is only the grammar's: "it is clear that", "it took three hours"."""
    token = sentence.tokens[place]
    if token.text.lower() != "it":
        return False
    verb = sentence.tokens[token.head]
    if token.dep not in SUBJECTS or verb.lemma not in BEING:
        return False
    clauses = {"ccomp", "xcomp", "acomp", "advcl", "npadvmod"}
    return any(one.head == token.head and one.dep in clauses for one in sentence.tokens[token.head + 1 :])
