"""Days that are counted from another happening: "three days after the summit", "two days later", "ahead of the vote".

What the words hang from, and where the other happening's words stand, is read off the parse; a sentence without one
tells nothing here. Which happenings these are is decided where happenings are known.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rashomon.model.article import Article, LayerKind
from rashomon.model.calendar_rule import Shift, TimeRule
from rashomon.model.language import Analysis
from rashomon.model.timing import Anchor, ConstraintKind, DayConstraint, TimeExpression
from rashomon.resources import table
from rashomon.timing.clauses import SUBJECTS, Clauses
from rashomon.timing.numbers import VAGUE, Amount, amount, bounds
from rashomon.timing.reading import UNITS, Reading
from rashomon.timing.tokens import read_words

__all__ = ["counted"]

STORY = frozenset({LayerKind.BODY, LayerKind.HEADLINE, LayerKind.SUBHEADING, LayerKind.CAPTION})
#: After these the words tell how long something lasted, or its end, and no day of it.
SPANNING = frozenset({"for", "by", "until", "till", "from", "to", "over", "since", "throughout", "within"})
AFTER = frozenset({"after", "following", "since"})
BEFORE = frozenset({"before", "preceding"})
#: "ahead of the vote", "prior to the talks".
PAIRS = {("ahead", "of"): "before", ("prior", "to"): "before"}
#: Sentences without any of these words say nothing of the kind.
CUES = re.compile(r"\b(?:after|before|following|since|preceding|ahead|prior|within)\b", re.IGNORECASE)
QUOTES = re.compile('["“”]')
#: Nouns of time that count nothing when they stand alone before "after": how many is left open.
PLURALS = {
    "seconds": "TS", "moments": "TS", "minutes": "TM", "hours": "TH", "days": "D", "weeks": "W", "months": "M",
    "years": "Y", "decades": "E",
}  # fmt: skip
HOURS = {"TS": 1 / 3600, "TM": 1 / 60, "TH": 1.0}
#: Labels of clauses within another one.
INNER = frozenset({"advcl", "acl", "relcl", "ccomp", "pcomp", "xcomp", "csubj", "parataxis"})


@functools.cache
def verbs(of: str) -> frozenset[str]:
    return frozenset(row["lemma"] for row in table("timing_counted") if row["of"] == of)


def counted(article: Article, analysis: Analysis, expressions: Sequence[TimeExpression]) -> Iterator[DayConstraint]:
    """``COUNTED``, ``AFTER`` and ``BEFORE`` constraints of the story, sentence by sentence. ``expressions`` are in
    order of the page."""
    begins = [one.begin for one in expressions]
    for sentence in analysis.sentences:
        if sentence.layer not in STORY:
            continue
        inside = expressions[bisect_left(begins, sentence.begin) : bisect_left(begins, sentence.end)]
        anchored = [one for one in inside if one.anchor is Anchor.MENTION]
        marks = CUES.search(article.text, sentence.begin, sentence.end) is not None
        if not anchored and not marks:
            continue
        reader = Sight(article, Clauses(sentence), inside)
        for one in anchored:
            found = reader.of_expression(one)
            if found is not None:
                yield found
        if marks:
            yield from reader.of_marks()


class Sight:
    """One sentence with its expressions of time."""

    def __init__(self, article: Article, clauses: Clauses, expressions: Sequence[TimeExpression]) -> None:
        self.article, self.clauses, self.expressions = article, clauses, expressions
        self.timed = {index for one in expressions for index in clauses.within(one.begin, one.end)}
        self.taken: set[int] = set()

    def of_expression(self, one: TimeExpression) -> DayConstraint | None:
        """What an expression counts, and from what: "three days after the summit", "two days later"."""
        clauses = self.clauses
        inside = clauses.within(one.begin, one.end)
        if not inside or one.rule is None:
            return None
        mark = inside[-1] if clauses.lows[inside[-1]] in AFTER | BEFORE else None
        if mark is not None:
            self.taken.add(mark)
        if one.signal in SPANNING:
            return None
        rule, gap = measure(one)
        if mark is not None and (ends := self.complement(mark)) is not None:
            return None if ends[0] in self.timed else self.constraint(one.begin, *ends, rule, gap)
        if mark is not None and not self.closes(mark):
            return None
        if self.continues(inside[-1]) or self.quoted(one.begin):
            return None
        top = next((index for index in inside if clauses.head(index) not in inside), inside[-1])
        subject = self.host(top, inside)
        if subject is None:
            return None
        return self.constraint(one.begin, self.governing(subject), subject, rule, gap, end=one.end)

    def constraint(
        self,
        begin: int,
        other: int | None,
        subject: int,
        rule: TimeRule | None,
        gap: tuple[int, int] | None,
        end: int = 0,
        kind: ConstraintKind = ConstraintKind.COUNTED,
    ) -> DayConstraint:
        clauses = self.clauses
        names = None if other is None else clauses.span(self.deed(other))
        last = end if names is None or end else max(names[1], begin + 1)
        here = clauses[self.deed(subject)]
        return DayConstraint(
            self.article.id,
            begin,
            last,
            kind,
            None if gap is not None else rule,
            gap=gap,
            other=names,
            subject=(here.begin, here.end),
        )

    def of_marks(self) -> Iterator[DayConstraint]:
        """ "after the talks", "hours before the vote", "within days of the election", "ahead of the summit"."""
        for index, low in enumerate(self.clauses.lows):
            if index in self.taken:
                continue
            found = self.within_days(index) if low == "within" else self.of_mark(index)
            if found is not None:
                yield found

    def of_mark(self, mark: int) -> DayConstraint | None:
        clauses, low = self.clauses, self.clauses.lows[mark]
        following = clauses.lows[mark + 1] if mark + 1 < len(clauses.lows) else ""
        side = PAIRS.get((low, following)) or (low if low in AFTER | BEFORE else None)
        if side is None or mark in self.timed:
            return None
        ends = self.complement(mark + 1 if (low, following) in PAIRS else mark)
        if ends is None or ends[0] in self.timed:
            return None
        before = side in BEFORE
        counts = self.plural_before(mark)
        if counts is not None:
            return self.constraint(clauses[counts].begin, *ends, *vague(PLURALS[clauses.lows[counts]], before))
        if mark > 0 and mark - 1 in self.timed and clauses.lows[mark - 1] not in PLURALS:
            return None  # a length that another reading holds
        kind = ConstraintKind.BEFORE if before else ConstraintKind.AFTER
        return self.constraint(clauses[mark].begin, *ends, None, None, kind=kind)

    def plural_before(self, mark: int) -> int | None:
        """The noun of "hours after", "in the days before", where nobody says how many."""
        place = mark - 1
        if place < 0 or self.clauses.lows[place] not in PLURALS:
            return None
        return None if self.clauses.kid(place, "nummod", "quantmod", "amod") is not None else place

    def within_days(self, index: int) -> DayConstraint | None:
        """ "within days of the election"."""
        clauses = self.clauses
        unit, of = index + 1, index + 2
        if of >= len(clauses.lows) or clauses.lows[unit] not in PLURALS or clauses.lows[of] not in ("of", "after"):
            return None
        other = clauses.kid(of, "pobj", "pcomp")
        subject = self.host(index, [index])
        if other is None or subject is None or other in self.timed:
            return None
        rule, gap = vague(PLURALS[clauses.lows[unit]], before=False)
        if isinstance(rule, Shift):
            rule = Shift(rule.unit, 0, rule.high, rule.slack)
        return self.constraint(clauses[index].begin, other, subject, rule, gap)

    def complement(self, mark: int) -> tuple[int, int] | None:
        """The word of the other happening behind "after" or "before", and the word that all this hangs from; None
        where nothing stands behind, or nothing above."""
        clauses = self.clauses
        if clauses[mark].dep == "mark":
            clause = clauses.head(mark)
            governor = clauses.head(clause)
            if clause < mark or clauses[clause].dep not in INNER or governor == clause:
                return None
            return clause, governor
        other = clauses.kid(mark, "pobj", "pcomp")
        if other is None or other < mark:
            return None
        host = self.host(mark, [])
        return None if host is None else (other, host)

    def closes(self, mark: int) -> bool:
        """Whether a sentence or clause ends behind "the day before"."""
        return mark + 1 >= len(self.clauses.tokens) or self.clauses[mark + 1].pos == "PUNCT"

    def continues(self, last: int) -> bool:
        """Whether what the words count from follows in a way that is not read: "the same day that", "the night of"."""
        follows = last + 1 if last + 1 < len(self.clauses.tokens) else None
        if follows is None:
            return False
        if "same" in self.clauses.lows[max(last - 2, 0) : last]:
            return self.clauses[follows].pos not in ("PUNCT", "ADP", "CCONJ", "AUX", "VERB")
        return self.clauses.lows[follows] in ("that", "as", "of", "when", "than")

    def quoted(self, begin: int) -> bool:
        """Whether a quotation is open there: what "that day" means in one was said outside it."""
        line = self.article.text.rfind("\n", 0, begin) + 1
        marks = QUOTES.findall(self.article.text, line, begin)
        return len(marks) % 2 == 1

    def host(self, start: int, inside: Sequence[int]) -> int | None:
        """The verb, or the noun directly above, that words of time hang from."""
        clauses = self.clauses
        first = True
        for above in clauses.above(start):
            if above in inside or above in self.timed or clauses.lows[above] in PLURALS:
                continue
            if clauses.is_verb(above) or (first and clauses[above].pos == "NOUN"):
                return above
            first = first and clauses[above].pos in ("ADP", "ADV", "SCONJ")
        return None

    def governing(self, subject: int) -> int | None:
        """What "the day before" in an inner clause counts from: the clause around it. None for a main clause: then it
        is what was told before."""
        clauses = self.clauses
        word: int | None = subject
        if not clauses.is_verb(subject):
            word = clauses.verb_above(subject)
            if word is not None and clauses[word].lemma.lower() not in verbs("speech"):
                return word
        while word is not None:
            dep = clauses[word].dep
            if dep == "conj":
                above: int | None = clauses.head(word)
                if above is not None and not clauses.is_verb(above):
                    above = clauses.verb_above(word)
            elif dep in INNER:
                above = clauses.verb_above(word)
            else:
                return None
            if above is None or clauses[above].lemma.lower() not in verbs("speech"):
                return above
            word = above
        return None

    def deed(self, word: int) -> int:
        """The word that tells the deed: "came", "occurred" leave it to their subject, "went on" to what follows."""
        clauses = self.clauses
        lemma = clauses[word].lemma.lower()
        if lemma in verbs("go"):
            on = next((kid for kid in clauses.children[word] if clauses.lows[kid] == "on"), None)
            thing = clauses.kid(on, "pobj") if on is not None else None
            return word if thing is None else thing
        if clauses.is_verb(word) and lemma in verbs("light"):
            subject = clauses.kid(word, *SUBJECTS)
            return word if subject is None or clauses[subject].pos not in ("NOUN", "PROPN") else subject
        return word


def measure(one: TimeExpression) -> tuple[TimeRule | None, tuple[int, int] | None]:
    """How an expression counts: by its rule, or by hours where it tells hours or less."""
    words = read_words(one.text)
    quantity = amount(Reading(words, 0, len(words.shape), lambda _begin, _end: None, None))
    if quantity is None or quantity.unit not in HOURS or not isinstance(one.rule, Shift):
        return one.rule, None
    return None, in_hours(quantity, before=one.rule.low < 0)


def vague(unit: str, before: bool) -> tuple[TimeRule | None, tuple[int, int] | None]:
    """ "hours after", "days before": as many as such words stand for."""
    quantity = Amount(*VAGUE["none"], unit, exact=False)
    if unit in HOURS:
        return None, in_hours(quantity, before)
    low, high, slack = bounds(quantity)
    return (Shift(UNITS[unit], -high, -low, slack) if before else Shift(UNITS[unit], low, high, slack)), None


def in_hours(quantity: Amount, before: bool) -> tuple[int, int]:
    low, high, _ = bounds(quantity)
    hours = int(low * HOURS[quantity.unit]), int(high * HOURS[quantity.unit])
    return (-hours[1], -hours[0]) if before else hours
