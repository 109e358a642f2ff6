"""A sentence as a tree of dependencies: who governs whom, and who does what when nobody says so."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.events.lexicon import patient_verbs, predicates
from rashomon.model.article import LayerKind
from rashomon.model.events import OwnPredicate
from rashomon.model.language import Sentence, Token

__all__ = ["CLAUSES", "RELATIVE", "Tree"]

#: Labels of dependants that are clauses of their own.
CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "csubjpass", "relcl", "parataxis", "xcomp", "pcomp"})
#: Verbs whose object, not subject, does what their infinitive says.
OBJECT_CONTROL = frozenset(
    {"ask", "order", "urge", "force", "tell", "allow", "help", "invite", "cause", "let", "make", "send", "press", "see"}
    | {"appoint", "authorise", "authorize", "choose", "command", "compel", "contract", "convince", "deploy", "direct"}
    | {"dispatch", "enable", "encourage", "hire", "instruct", "lead", "name", "oblige", "pay", "permit", "persuade"}
    | {"pick", "recruit", "require", "select", "train", "warn"}
)
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def verb_of(token: Token) -> str:
    """The token's lemma; of a verb that the lemmatiser cut at the wrong place ("fined" as "fin", "raped" as "rap",
    "rearrested" as "rearreste") the verb of the lexicon that it is a form of."""
    lemma = token.lemma.lower()
    known = predicates("verb")
    if not token.tag.startswith("VB") or lemma in known or lemma == token.text.lower():
        return lemma
    others = (
        lemma + "e",
        lemma[:-1] if lemma.endswith("e") else "",
        lemma.removesuffix("ie") + "y",
        lemma + lemma[-1:],
    )
    stem = token.text.lower().removesuffix("ing").removesuffix("ed").removesuffix("es")
    return next((other for other in others if other in known and other.startswith(stem.removesuffix("i"))), lemma)


class Tree:
    """Look-ups over one sentence's tokens, all by token index. A broken tree (a cycle) reads as shallow.
    ``own`` are the predicates that the reader added."""

    def __init__(self, sentence: Sentence, own: tuple[OwnPredicate, ...] = ()) -> None:
        self.sentence = sentence
        self.own = own
        self.tokens = sentence.tokens
        self.size = len(self.tokens)
        children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index and 0 <= token.head < self.size:
                children[token.head].append(index)
        self.children = tuple(tuple(kids) for kids in children)
        self.by_begin = {token.begin: index for index, token in enumerate(self.tokens)}
        self.lows = [token.text.lower() for token in self.tokens]
        self.lemmas = [verb_of(token) for token in self.tokens]

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    def kids(self, index: int, *deps: str) -> list[int]:
        return [kid for kid in self.children[index] if self.tokens[kid].dep in deps]

    def kid(self, index: int, *deps: str) -> int | None:
        return next((kid for kid in self.children[index] if self.tokens[kid].dep in deps), None)

    def head(self, index: int) -> int:
        head = self.tokens[index].head
        return head if 0 <= head < self.size else index

    def above(self, index: int) -> Iterator[int]:
        """The words that govern ``index``, nearest first."""
        seen = {index}
        while (index := self.head(index)) not in seen:
            seen.add(index)
            yield index

    def top(self, index: int, *deps: str) -> int:
        """The word that ``index`` leads to along these labels."""
        if self.tokens[index].dep in deps:
            for above in self.above(index):
                index = above
                if self.tokens[above].dep not in deps:
                    break
        return index

    def below(self, index: int, skip: frozenset[str] = frozenset()) -> list[int]:
        """``index`` and everything it governs, without branches whose label is in ``skip``, in order."""
        found, queue = {index}, [index]
        while queue:
            for kid in self.children[queue.pop()]:
                if kid not in found and self.tokens[kid].dep not in skip:
                    found.add(kid)
                    queue.append(kid)
        return sorted(found)

    def passive(self, verb: int, depth: int = 6) -> bool:
        """``depth`` ends the way through coordinated verbs in a broken tree."""
        token = self.tokens[verb]
        if any(self.tokens[kid].dep in ("nsubjpass", "auxpass", "csubjpass") for kid in self.children[verb]):
            return True
        if (
            token.tag == "VBN"
            and token.dep in ("acl", "relcl", "advcl", "amod")
            and self.kid(verb, "aux", "dobj") is None
        ):
            return True
        if self.clipped(verb):
            return True
        if token.tag == "VBN" and token.dep == "pcomp" and self.kid(verb, "aux", "dobj") is None:
            return True  # "with 20 people injured"
        if token.dep == "conj" and token.tag == "VBN" and self.kid(verb, "nsubj", "aux", "dobj") is None:
            first = self.head(verb)
            return self.tokens[first].tag == "VBN" and depth > 0 and self.passive(first, depth - 1)
        return False

    def clipped(self, verb: int) -> bool:
        """Whether a headline has left out the auxiliary: "Two men arrested in Hull"."""
        token = self.tokens[verb]
        if token.tag not in ("VBD", "VBN") or self.lemmas[verb] not in patient_verbs():
            return False
        thing = self.kid(verb, "dobj")
        next_toll = thing is not None and self.tokens[thing].tag == "CD" and self.next_harm(thing)
        if self.kid(verb, "aux", "auxpass", "ccomp", "xcomp", "dative") is not None or (
            thing is not None and not next_toll
        ):
            return False
        partner = self.partner(verb)
        if partner is not None and self.kid(partner, "dobj") is not None:
            return False
        ends = self.tokens[-1].text in (".", "!", "?")
        return self.sentence.layer is not LayerKind.BODY or (token.dep == "ROOT" and not ends) or token.tag == "VBN"

    def next_harm(self, number: int) -> bool:
        """Whether the number begins another toll: "2 killed 9 injured"."""
        after = number + 1
        return after < self.size and self.tokens[after].tag in ("VBN", "VBD") and self.lemmas[after] in patient_verbs()

    def partner(self, verb: int) -> int | None:
        """A second verb that shares what the first lacks: "shot and killed a man on Monday"."""
        if self.kid(verb, "dobj", "ccomp", "xcomp", "prep", "npadvmod") is not None or self.kid(verb, "cc") is None:
            return None
        other = self.kid(verb, "conj")
        if other is None or self.tokens[other].tag not in (self.tokens[verb].tag, "VBD", "VBN") or other - verb > 4:
            return None
        return None if self.kid(other, "nsubj", "nsubjpass") is not None else other

    def conjuncts(self, index: int) -> list[int]:
        """``index`` and what is coordinated with it."""
        found = [index]
        for member in found:
            found += [kid for kid in self.kids(member, "conj") if kid not in found]
        return found

    def subject(self, verb: int, depth: int = 6) -> int | None:
        """Who does (in the passive: undergoes) ``verb``, through control, coordination and relatives."""
        own = self.own_subject(verb)
        token = self.tokens[verb]
        if own is not None:
            if self.lows[own] in RELATIVE:
                noun = self.antecedent(verb)
                return own if noun is None else noun
            return own
        head = self.head(verb)
        bare = self.bare_subject(verb)
        if depth == 0 or head == verb or bare is not None:
            return bare
        if token.dep == "acl":
            return head if token.tag != "VB" else self.holder(head, depth)
        if token.dep == "relcl":
            return None
        if token.dep == "amod":
            return head if token.tag == "VBN" else None
        if token.dep == "xcomp" and self.lemmas[head] in OBJECT_CONTROL:
            thing = self.kid(head, "dobj", "nsubjpass")
            if thing is not None:
                return thing
        if token.dep in ("conj", "xcomp", "advcl", "ccomp", "prep", "dep", "acomp"):
            governor = head
        elif token.dep == "pcomp":
            governor = self.head(head)
            if self.lows[head] == "in" and self.lemmas[governor] in patient_verbs() and self.passive(governor):
                return None  # "four hurt in shooting": who was hurt does not shoot
            if self.lemmas[governor] in ("accuse", "suspect", "charge", "convict", "acquit", "stop", "prevent"):
                thing = self.kid(governor, "dobj", "nsubjpass")
                if thing is not None:
                    return thing
        else:
            return None
        if token.dep == "advcl" and self.kid(verb, "mark") is not None and token.tag not in ("VB", "VBG"):
            return None
        if self.tokens[governor].pos in ("NOUN", "PROPN"):
            return self.holder(governor, depth - 1)
        return self.subject(governor, depth - 1)

    def own_subject(self, verb: int) -> int | None:
        """The subject that hangs from the verb. Of two that nothing joins, one phrase was torn in two, and the word
        next to the verb heads it: "the firm's co-founder Ann Hill"."""
        found = self.kids(verb, "nsubj", "nsubjpass", "csubj")
        if len(found) < 2 or found[1] > verb or self.tokens[found[1]].pos != "PROPN":
            return found[0] if found else None
        joined = any(low in ("and", ",") for low in self.lows[found[0] : found[1]] if low != "-")
        return found[0] if joined else found[1]

    def bare_subject(self, verb: int) -> int | None:
        """The subject of a heading's verb that the parser took for something else: "Boy, 6, accused of theft"."""
        if self.tokens[verb].dep != "ROOT":
            return None
        if self.sentence.layer is LayerKind.BODY:
            names = [kid for kid in self.kids(verb, "npadvmod") if kid < verb and self.tokens[verb].tag == "VBD"]
            return next((kid for kid in names if self.tokens[kid].entity in ("ORG", "PERSON", "GPE")), None)
        kids = [kid for kid in self.kids(verb, "intj", "compound", "npadvmod", "dep") if kid < verb]
        return next((kid for kid in kids if self.tokens[kid].entity not in ("DATE", "TIME", "CARDINAL")), None)

    def antecedent(self, verb: int) -> int | None:
        """The noun that a relative clause hangs from."""
        verb = self.top(verb, "conj", "xcomp")
        return self.head(verb) if self.tokens[verb].dep == "relcl" else None

    def holder(self, noun: int, depth: int) -> int | None:
        """Whose ``noun`` it is: its possessor, else the subject of the verb that it completes."""
        owner = self.kid(noun, "poss")
        if owner is not None:
            return owner
        named = [
            kid for kid in self.kids(noun, "compound", "nmod") if self.tokens[kid].entity in ("ORG", "PERSON", "GPE")
        ]
        if named:  # "the Acme plan to build"
            return named[-1]
        if self.tokens[noun].dep in ("dobj", "attr", "pobj", "acomp") and depth > 0:
            governor = self.head(noun)
            if self.tokens[governor].dep == "prep":
                governor = self.head(governor)
            if self.tokens[governor].pos in ("VERB", "AUX"):
                return self.subject(governor, depth - 1)
        return None
