"""What several pages show: a quotation with its place, a date with its reasons, a claim with its chain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model.attribution import Polarity, SourceLink, SpeechAct
from rashomon.model.chronology import Event
from rashomon.model.claims import Claim
from rashomon.model.date_words import day_in_words, moment_in_words
from rashomon.model.decision import grades_by_source
from rashomon.model.moment import Basis, Moment
from rashomon.model.reason import Reason
from rashomon.outputs.context import around
from rashomon.outputs.site.facts import Facts
from rashomon.outputs.site.places import Places
from rashomon.outputs.site.wording import (
    act_words,
    basis_words,
    link_kind_words,
    shortened,
)

__all__ = ["Bar", "ChainLink", "ClaimView", "Link", "Quote", "ReasonView", "Shared", "When"]

#: Characters of a quotation shown where it is only evidence; the link leads to all of it.
EVIDENCE_LENGTH = 180

#: Reasons shown at once, unless their weight is below this share of the weightiest; a weight that would be
#: written as 0.0 is only told.
MOST_REASONS, WEAK, SHOWN_WEIGHT = 6, 0.02, 0.05

#: Characters of any other quotation, and of a title: more than any sentence has, less than a line can.
QUOTE_LENGTH, TITLE_LENGTH = 1200, 200


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page of the site; ``href`` is "" when there is none."""

    text: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a page, where they stand, and whose page it is."""

    text: str
    href: str
    outlet: str
    published: str
    article: str

    @property
    def marks(self) -> str:
        """``marked`` where the words hold quotation marks of their own, to which ours would not add clarity,
        else ``unmarked``."""
        return "marked" if any(mark in self.text for mark in '“”"«»„') else "unmarked"


@dataclass(frozen=True, slots=True)
class Bar:
    """A weight on a scale of 100: where zero is, and a rectangle's left edge and width."""

    zero: int
    x: float
    width: float
    sign: str


@dataclass(frozen=True, slots=True)
class ReasonView:
    """A reason; ``strong`` ones are shown at once, the others when asked for."""

    says: str
    weight: str
    bar: Bar | None
    quote: Quote | None
    strong: bool


@dataclass(frozen=True, slots=True)
class When:
    """A moment as a reader sees it. ``basis`` is ``stated``, ``inferred`` or ``undated``."""

    words: str
    long: str
    basis: str
    basis_words: str
    edtf: str
    reasons: tuple[ReasonView, ...]
    blurred: bool


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One link of a chain: ``href`` leads to its words, ``grade`` is what a person holds the source to be worth."""

    name: str
    kind: str
    href: str = ""
    grade: str = ""
    graded: str = ""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim: its words, who vouches through whom, and how. ``copies`` are where else the words stand, ``before`` and
    ``after`` the rest of their sentence where they cannot be read alone."""

    quote: Quote
    chain: tuple[ChainLink, ...]
    act: str
    tone: str
    copies: tuple[Link, ...] = ()
    event: Link | None = None
    before: str = ""
    after: str = ""


class Shared:
    """Makes the parts from records: knows the facts to name things by, and the places to link to."""

    def __init__(self, facts: Facts, places: Places) -> None:
        self.facts = facts
        self.places = places
        self.grades = grades_by_source(facts.dossier.given.grades)

    def quote(self, article: str, begin: int, end: int, text: str, length: int = QUOTE_LENGTH) -> Quote:
        return Quote(
            text=shortened(text, length),
            href=self.places.span(article, begin, end),
            outlet=self.facts.outlet(article),
            published=moment_in_words(self.facts.published(article)),
            article=article,
        )

    def reasons(self, reasons: Iterable[Reason]) -> tuple[ReasonView, ...]:
        """Reasons, the weightiest first, with bars on one scale."""
        ordered = sorted(reasons, key=lambda reason: -abs(reason.weight))
        most = max((abs(reason.weight) for reason in ordered), default=0.0)
        zero = 50 if any(reason.weight < 0 for reason in ordered) else 0
        return tuple(
            self.reason(reason, most, zero, place < MOST_REASONS and abs(reason.weight) >= WEAK * most)
            for place, reason in enumerate(ordered)
        )

    def reason(self, reason: Reason, most: float, zero: int, strong: bool) -> ReasonView:
        seen = reason.evidence
        weighs = abs(reason.weight) >= SHOWN_WEIGHT
        return ReasonView(
            says=reason.says,
            weight=f"{reason.weight:+.1f}".replace("-", "−") if weighs else "",
            bar=weight_bar(reason.weight, most, zero) if weighs else None,
            quote=self.quote(seen.article, seen.begin, seen.end, seen.text, EVIDENCE_LENGTH) if seen else None,
            strong=strong,
        )

    def when(self, moment: Moment) -> When:
        return When(
            words=moment_in_words(moment),
            long=moment_in_words(moment, weekday=True),
            basis=moment.basis.value,
            basis_words=basis_words(moment),
            edtf=moment.edtf or "",
            reasons=self.reasons(moment.reasons),
            blurred=moment.basis is not Basis.UNDATED and (moment.width or 1) > 1,
        )

    def told_by(self, event: Event) -> str:
        """Of an undated event, the day by which it had been told of; empty where that is not known."""
        day = self.facts.dossier.told_by.get(event.id) if event.when.edtf is None else None
        return f"told by {day_in_words(day)}" if day else ""

    def event_link(self, event: str | None) -> Link | None:
        known = self.facts.dossier.event_by_id.get(event) if event else None
        if known is None:
            return None
        return Link(shortened(known.title, TITLE_LENGTH), self.places.event(known.id), moment_in_words(known.when))

    def article_link(self, article: str) -> Link:
        """An article by its title, with its outlet and date as the note."""
        known = self.facts.dossier.article_by_id.get(article)
        title = (known.title or known.locator) if known else article
        note = f"{self.facts.outlet(article)} · {moment_in_words(self.facts.published(article))}"
        return Link(shortened(title, TITLE_LENGTH), self.places.article(article), note)

    def chain_link(self, link: SourceLink, article: str) -> ChainLink:
        grade = self.grades.get(link.name.casefold())
        return ChainLink(
            link.name,
            link_kind_words(link.kind),
            self.places.span(article, link.begin, link.end),
            grade.code if grade else "",
            f"graded by {grade.author}; not counted" if grade else "",
        )

    def claim(self, claim: Claim, copies: Sequence[Claim] = (), *, with_event: bool = False) -> ClaimView:
        before, after = around(self.facts.dossier, claim)
        return ClaimView(
            quote=self.quote(claim.article, claim.begin, claim.end, claim.text),
            chain=tuple(self.chain_link(link, claim.article) for link in claim.chain),
            act=act_words(claim.act, claim.certainty, claim.polarity),
            tone=claim_tone(claim),
            copies=tuple(
                Link(self.facts.outlet(copy.article), self.places.span(copy.article, copy.begin, copy.end))
                for copy in copies
            ),
            event=self.event_link(claim.event) if with_event else None,
            before=before,
            after=after,
        )


def claim_tone(claim: Claim) -> str:
    """The class that colours a claim: said, doubted or denied."""
    if claim.act is SpeechAct.DENIES or claim.polarity is Polarity.NEGATIVE:
        return "denied"
    if claim.act in (SpeechAct.ALLEGES, SpeechAct.SPECULATES):
        return "doubted"
    return "said"


def weight_bar(weight: float, most: float, zero: int) -> Bar:
    """``most`` fills the scale; 2 of 100 keep the smallest weight visible."""
    width = max((100 - zero) * abs(weight) / most, 2.0)
    return Bar(zero, round(zero - width if weight < 0 else zero, 2), round(width, 2), "minus" if weight < 0 else "plus")
