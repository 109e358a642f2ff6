"""When it happened: which expression of time dates a predicate."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.events.finding import Trigger
from rashomon.events.tree import Tree
from rashomon.model.timing import Anchor, TimeExpression, TimexType

__all__ = ["Dater"]

#: Labels by which a phrase of time may hang from the word that it dates, or from something in between.
PATH = frozenset(
    {
        "pobj",
        "prep",
        "npadvmod",
        "nmod",
        "compound",
        "poss",
        "advmod",
        "amod",
        "tmod",
        "appos",
        "pcomp",
        "nummod",
        "dep",
        "quantmod",
    }
)
NOUNY = frozenset({"dobj", "attr", "nsubj", "nsubjpass", "conj", "oprd", "dative", "obj"})
#: Characters between an expression of time and the "when" of a clause that tells what happened then: ", ".
GAP_OF_WHEN = 2


def borrowed(expression: TimeExpression) -> tuple[bool, bool]:
    """Sorts first what names a day, then what counts one from another happening ("on June 8, a day after the raid"),
    then what tells none."""
    return expression.rule is None, expression.anchor is Anchor.MENTION


class Dater:
    """The expressions of time in a sentence and the words they hang from."""

    def __init__(self, tree: Tree, expressions: Sequence[TimeExpression]) -> None:
        self.tree = tree
        self.expressions = tuple(expressions)
        self.hung: dict[int, list[TimeExpression]] = {}
        for expression in expressions:
            if expression.type in (TimexType.SET, TimexType.DURATION) and expression.rule is None:
                continue
            for word in self.hosts(expression):
                self.hung.setdefault(word, []).append(expression)

    def hosts(self, expression: TimeExpression) -> list[int]:
        """The words that the expression hangs from, nearest first, until a verb ends the clause."""
        tree = self.tree
        inside = [
            index
            for index, token in enumerate(tree.tokens)
            if token.begin >= expression.begin and token.end <= expression.end
        ]
        if not inside:
            return []
        tops = [index for index in inside if tree.head(index) not in inside or tree.head(index) == index]
        top = min(tops, key=lambda index: tree[index].dep not in PATH, default=inside[-1])  # not its "the"
        after = next(
            (mark for mark in (inside[-1], inside[-1] + 1) if mark < tree.size and self.opens_clause(mark)), None
        )
        if after is not None:  # "the day after he left, they met": the day is that of the meeting
            governor = tree.head(tree.head(after))
            return [governor] if governor != tree.head(after) else []
        found: list[int] = []
        word = top
        for above in tree.above(top):
            if tree[word].dep not in PATH and tree[word].dep not in NOUNY:
                break
            if above not in inside:
                found.append(above)
            word = above
            if tree[above].pos in ("VERB", "AUX"):
                break
        return found

    def opens_clause(self, mark: int) -> bool:
        return self.tree.lows[mark] in ("after", "before") and self.tree[mark].dep == "mark"

    def of(self, trigger: Trigger) -> TimeExpression | None:
        """The expression that dates the trigger: its own, its carrier's, its modifier's."""
        tree = self.tree
        carriers = [verb for verb in (trigger.carrier, trigger.occurs, *trigger.helpers) if verb is not None]
        own = [trigger.index, *[word for word in trigger.words if word != trigger.index]]
        if trigger.nominal:
            own += tree.kids(trigger.index, "acl")
        for host in own + carriers:
            near = self.nearest(host, trigger)
            if near is not None:
                return near
        if not trigger.nominal:
            shared = tree.partner(trigger.index)
            near = self.nearest(shared, trigger) if shared is not None else None
            return (
                near
                or self.from_antecedent(trigger)
                or self.from_object(trigger)
                or self.from_speech(trigger)
                or self.from_adjunct(trigger)
            )
        return self.from_clause(trigger)

    def nearest(self, host: int, trigger: Trigger) -> TimeExpression | None:
        found = [expression for expression in self.hung.get(host, ()) if self.reaches(expression, host, trigger)]
        at = self.tree[trigger.index].begin
        return min(found, key=lambda one: (*borrowed(one), abs(one.begin - at), one.begin), default=None)

    def reaches(self, expression: TimeExpression, host: int, trigger: Trigger) -> bool:
        """Whether no other happening stands between: "the signing of the treaty in June" dates the signing."""
        hosts = self.hosts(expression)
        if host not in hosts:
            return False
        between = hosts[: hosts.index(host)]
        return all(word in trigger.words or not self.tellable(word) for word in between)

    def tellable(self, word: int) -> bool:
        return self.tree[word].pos in ("VERB", "AUX") or word in self.happenings

    happenings: frozenset[int] = frozenset()

    def from_antecedent(self, trigger: Trigger) -> TimeExpression | None:
        """ "a visit on June 5, when the two discussed it": the clause tells what happened on that day."""
        verb = trigger.index
        verbs = (verb, self.tree.head(verb)) if self.tree[verb].dep == "conj" else (verb,)
        for mark in (mark for one in verbs for mark in self.tree.kids(one, "advmod")):
            if self.tree.lows[mark] == "when":
                begin = self.tree[mark].begin
                ending = [one for one in self.expressions if 0 <= begin - one.end <= GAP_OF_WHEN]
                return max(ending, key=lambda one: (one.end, -one.begin), default=None)
        return None

    def from_object(self, trigger: Trigger) -> TimeExpression | None:
        """ "signed a sweeping deal last year", where the parser hangs the time from the deal."""
        for kid in self.tree.kids(trigger.index, "dobj", "nsubjpass"):
            near = self.nearest(kid, trigger)
            if kid not in self.happenings and near is not None and not self.names(near, kid):
                return near
        return None

    def names(self, expression: TimeExpression, thing: int) -> bool:
        """Whether the expression only tells which thing is meant: "unveiled the 2017 model"."""
        inside = [kid for kid in self.tree.children[thing] if self.tree[kid].dep not in ("prep", "npadvmod")]
        return any(expression.begin <= self.tree[kid].begin < expression.end for kid in inside)

    def from_speech(self, trigger: Trigger) -> TimeExpression | None:
        """ "defended the plan, saying on Monday that…": the day of the saying is the day of the act."""
        for clause in self.tree.kids(trigger.index, "advcl"):
            if self.tree[clause].tag == "VBG" and self.tree.lemmas[clause] in (
                "say",
                "tell",
                "add",
                "write",
                "call",
                "declare",
            ):
                near = self.nearest(clause, trigger)
                if near is not None:
                    return near
        return None

    def from_adjunct(self, trigger: Trigger) -> TimeExpression | None:
        """ "discussed it on a visit to Rome on Friday": within the visit, so on its day."""
        for prep in self.tree.kids(trigger.index, "prep"):
            if self.tree.lows[prep] in ("on", "during", "in", "at"):
                for thing in self.tree.kids(prep, "pobj"):
                    if thing in self.happenings and self.hung.get(thing):
                        return self.hung[thing][0]
        return None

    def from_clause(self, trigger: Trigger) -> TimeExpression | None:
        """ "met during a visit to Rome last May": the visit's day is that of what it frames."""
        prep = self.tree.head(trigger.index)
        if self.tree[trigger.index].dep != "pobj" or self.tree.lows[prep] not in ("on", "during", "in", "at"):
            return None
        verb = self.tree.head(prep)
        if self.tree[verb].pos not in ("VERB", "AUX"):
            return None
        found = [one for one in self.hung.get(verb, ()) if self.hosts(one)[:1] == [verb]]
        return min(found, key=lambda one: one.begin, default=None)
