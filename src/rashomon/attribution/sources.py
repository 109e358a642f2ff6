"""Find the words of the source that a reporting word belongs to, inside its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.attribution.clauses import EDGE, Tree
from rashomon.attribution.lexicon import nouns, phrases, source_kind, verbs

__all__ = [
    "Phrase",
    "inverted_subject",
    "phrase",
    "postposed_subject",
    "source_of_according",
    "source_of_noun",
    "source_of_verb",
    "surface_subject",
]

#: Labels through which a verb without a subject of its own borrows the subject above it.
BORROWING = frozenset({"conj", "xcomp", "advcl", "pcomp", "parataxis", "dep", "ccomp"})

#: Marks at which a subject begins at the latest.
STOPS = frozenset({",", ".", ":", ";", "”", '"', "''", "“", "``", "—", "–", "(", ")"})

RELATIVE = frozenset({"who", "which", "that", "whom"})

#: Word classes of a plain noun phrase.
NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})

#: How far a verb looks up for a subject: longer ladders are parsing errors in what we have seen.
LADDER = 5

#: Most words of a source in a postposed clause (", the ministry's spokesman for foreign affairs said").
LONGEST_POSTPOSED = 14


@dataclass(frozen=True, slots=True, order=True)
class Phrase:
    """Words ``first..last`` (both counted) of a sentence, with their head word."""

    first: int
    last: int
    head: int


def phrase(tree: Tree, head: int, without: int | None = None) -> Phrase:
    """The noun phrase under ``head``, cut before the part that holds the word ``without``."""
    first, last = tree.reach(head)
    if without is not None and without != head:
        for child in tree.children[head]:
            if tree.is_under(without, child):
                edge = min(tree.left[child], without)
                if edge > head:
                    last = min(last, edge - 1)
                else:
                    first = max(first, tree.right[child] + 1)
        if not first <= head <= last:
            first = last = head
        if first <= without <= last:
            first, last = (without + 1, last) if without < head else (first, without - 1)
    while last > head and tree.tokens[last].text in EDGE:
        last -= 1
    while first < head and (tree.tokens[first].text in EDGE or tree.tokens[first].pos in {"ADV", "PUNCT", "SPACE"}):
        first += 1
    return Phrase(first, last, head) if first <= head <= last else Phrase(head, head, head)


def subjects(tree: Tree, verb: int) -> list[int]:
    return [c for c in tree.all(verb, "nsubj", "csubj", "expl") if tree.tokens[c].tag != "EX"]


def source_of_verb(tree: Tree, verb: int) -> Phrase | None:
    """Who speaks by this verb: its subject, the agent of a passive, the antecedent of a relative clause, or the
    subject that it borrows from above. None where the source is hidden."""
    at = above(tree, verb)
    for _ in range(LADDER):
        own = subjects(tree, at)
        if own:
            return subject_phrase(tree, at, own, verb)
        agent = tree.child(at, "agent")
        if agent is not None:
            by = tree.child(agent, "pobj")
            return None if by is None else phrase(tree, by, verb if verb != at else None)
        if tree.child(at, "nsubjpass") is not None:
            return None if at == verb else phrase(tree, tree.all(at, "nsubjpass")[0], verb)
        up = tree.head[at]
        label = tree.dep(at)
        if up == at:
            return None
        if label in {"acl", "relcl"} and speaks_itself(tree, up, at):
            return phrase(tree, up, verb)
        if label == "acl":
            up = tree.head[up]  # "condemned the attack, describing it": the one who condemns describes
            for _ in range(len(tree)):  # heads may run in a circle
                if tree.tokens[up].pos in {"VERB", "AUX"} or tree.head[up] == up:
                    break
                up = tree.head[up]
            if tree.tokens[up].pos not in {"VERB", "AUX"} or tree.is_under(up, verb):
                return None
            at = up
            continue
        if label == "pcomp" and tree.tokens[up].pos in {"ADP", "SCONJ"}:
            quoted = tree.child(tree.head[up], "dobj")
            if tree.low(up) == "as" and quoted is not None and quoted < at:
                return phrase(tree, quoted, verb)  # "quoted X as saying"
            at = tree.head[up]
            if tree.tokens[at].pos not in {"VERB", "AUX"}:
                return None
            continue
        if label not in BORROWING or tree.tokens[up].pos not in {"VERB", "AUX"}:
            return None
        at = up
    return None


def above(tree: Tree, verb: int) -> int:
    """The verb whose subject a trailing participle has: "she argued that it works, adding …" is she who adds, however
    deep the parser hung it. Any other verb is its own."""
    before = tree.tokens[verb - 1].text if verb else ""
    joined = before in {"and", "but"} and verb > 1 and tree.tokens[verb - 2].text in {",", "-", "–", "—"}
    if tree.tokens[verb].tag != "VBG" or not (before in {",", "–", "—"} or joined) or tree.lemma(verb) not in verbs():
        return verb
    at = verb
    for _ in range(len(tree)):
        up = tree.head[at]
        if up >= verb or up == at:
            break
        at = up
    return at if at != verb and tree.tokens[at].pos == "VERB" and subjects(tree, at) else verb


def speaks_itself(tree: Tree, noun: int, verb: int) -> bool:
    """Whether a noun is what speaks in the clause after it: any noun in a relative clause, in a participle only a
    person, a group or a text that no comma parts from it ("a statement saying")."""
    if tree.dep(verb) == "relcl" or tree.tokens[verb].tag != "VBG":
        return True
    if tree.left[verb] > 0 and tree.tokens[tree.left[verb] - 1].text == ",":
        return False
    token = tree.tokens[noun]
    texts = tree.lemma(noun) in phrases("medium") or tree.lemma(noun) in nouns()
    return texts or token.entity in {"PERSON", "ORG"} or source_kind(token.text) is not None


def subject_phrase(tree: Tree, verb: int, own: list[int], asked: int) -> Phrase | None:
    head = own[-1]
    if tree.low(head) in RELATIVE and tree.dep(verb) == "relcl":
        found = phrase(tree, tree.head[verb], verb)
        gap = range(found.last + 1, head)
        if found.last < head and all(tree.tokens[i].text in EDGE for i in gap):
            return Phrase(found.first, head, found.head)  # "the minister, who": these are its words
        return found
    whole = phrase(tree, head, asked)
    for other in own[:-1]:  # "Russian news agency TASS" may come as two subjects side by side
        part = phrase(tree, other, asked)
        if part.last + 1 == whole.first:
            whole = Phrase(part.first, whole.last, whole.head)
    return whole


def postposed_subject(tree: Tree, verb: int) -> Phrase | None:
    """The source in a clause that trails its content: ", Russian news agency Tass reported".

    Read off the surface, for the parser often hangs such a clause on the noun before it. The words between the
    last comma and the verb are the source; nothing but a noun phrase may stand there.
    """
    first = verb - 1
    while first >= 0 and tree.tokens[first].pos in {"ADV", "AUX"}:
        first -= 1
    if first > 2 and tree.tokens[first].text == "," and tree.tokens[first - 1].text.isdigit():
        first -= 3 if tree.tokens[first - 2].text == "," else 0  # ", Petra Kos, 34, said"
    last = first
    while first >= 0 and last - first < LONGEST_POSTPOSED and tree.tokens[first].text not in {",", "”", '"', "''", "’"}:
        token = tree.tokens[first]
        finite = token.pos in {"VERB", "AUX"} and token.tag not in {"VBG", "VBN"}
        if finite or token.pos == "SCONJ" or token.text.lower() in RELATIVE:
            return None
        first -= 1
    if first < 0 or last < 0 or first == last or tree.tokens[first].text in EDGE - {","}:
        return None
    if tree.tokens[last].pos not in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}:
        return None
    head = next((i for i in range(last, first, -1) if tree.dep(i) == "nsubj"), last)
    return Phrase(first + 1, last, head)


def nominal(tree: Tree, word: int) -> bool:
    token = tree.tokens[word]
    return token.pos in NOMINAL or token.tag in {"VBG", "VBN"}


def inverted_subject(tree: Tree, verb: int, *, quoted: bool = False) -> Phrase | None:
    """The source after its verb at a sentence's end: "…, said police spokeswoman Ann Lee.". ``quoted``: the verb
    follows a quotation right away; then any verb may, and what the parser makes of the words after it counts less."""
    if tree.tokens[verb].tag not in {"VBD", "VBZ", "VBP"}:
        return None
    if not quoted and (tree.lemma(verb) in phrases("addressing") or follows_no_mark(tree, verb)):
        return None
    if any(s < verb for s in subjects(tree, verb)):
        return None  # "the governor, a Republican, said …": the words before it speak
    first = last = verb + 1
    while (
        last < len(tree)
        and last - first < LONGEST_POSTPOSED
        and (nominal(tree, last) or (quoted and tree.tokens[last].text[:1].isupper()))
    ):
        last += 1
    last -= 1
    if last < first or tree.tokens[first].entity in {"DATE", "TIME"}:
        return None
    if tree.tokens[last].pos not in {"NOUN", "PROPN"} and not (quoted and tree.tokens[last].text[:1].isupper()):
        return None
    head = next((i for i in range(last, first - 1, -1) if tree.dep(i) in {"nsubj", "dobj", "ROOT"}), last)
    return Phrase(first, last, head)


def follows_no_mark(tree: Tree, verb: int) -> bool:
    return verb > 0 and tree.tokens[verb - 1].text not in {",", "”", '"', "''", "’", "'"}


def surface_subject(tree: Tree, verb: int) -> Phrase | None:
    """The words before a finite verb whose subject the parser lost, back to the last mark: "her adviser, Ann Lee,
    said:"."""
    if tree.tokens[verb].tag not in {"VBD", "VBZ"}:
        return None
    last = verb - 1
    while last >= 0 and (tree.tokens[last].text == "," or tree.tokens[last].pos in {"ADV", "AUX", "PART"}):
        last -= 1
    first = last
    while first >= 0 and tree.tokens[first].text not in STOPS and last - first < LONGEST_POSTPOSED:
        if tree.tokens[first].pos in {"VERB", "AUX", "SCONJ"}:
            return None
        first -= 1
    first += 1
    while first < last and tree.tokens[first].pos in {"ADV", "CCONJ", "ADP", "SPACE"}:
        first += 1
    if first > last or tree.tokens[last].pos not in {"NOUN", "PROPN", "PRON"}:
        return None
    return Phrase(first, last, last)


def source_of_according(tree: Tree, word: int) -> Phrase | None:
    """Whose word it is in "according to X"."""
    to = word + 1
    if to + 1 >= len(tree) or tree.low(to) != "to":
        return None
    head = tree.child(to, "pobj") or tree.child(word, "pobj")
    if head is None or head <= to:
        return None
    found = phrase(tree, head)
    # Only an apposition or a relative clause may follow a comma; ", citing …" is a link of its own.
    last = next((i - 1 for i in range(head, found.last) if tree.low(i) in {"citing", "quoting"}), found.last)
    while last > head and tree.tokens[last].text in EDGE:
        last -= 1
    return Phrase(max(to + 1, found.first), max(last, head), head)


def source_of_noun(tree: Tree, noun: int) -> Phrase | None:
    """Whose statement a reporting noun is: "Kim's claim", "allegations from the U.S.", "a warning by police", or the
    subject of the verb that it is the object of ("issued a warning")."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        found = phrase(tree, owner)
        last = found.last
        while last > found.first and tree.tokens[last].tag == "POS":
            last -= 1
        return Phrase(found.first, last, min(found.head, last))
    for child in tree.all(noun, "prep", "agent"):
        if tree.low(child) in {"from", "by"}:
            pobj = tree.child(child, "pobj")
            if pobj is not None:
                return phrase(tree, pobj)
    for i in tree.all(noun, "amod", "compound"):
        if tree.tokens[i].entity in {"NORP", "ORG", "GPE", "PERSON"}:
            return Phrase(i, i, i)
    up = tree.head[noun]
    if tree.dep(noun) == "dobj" and tree.lemma(up) in phrases("giving"):
        return source_of_verb(tree, up)
    return None
