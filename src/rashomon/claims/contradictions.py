"""What cannot both hold: figures as of the day they were said, and allegations with their denials."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from rashomon.claims.carriers import Carriers
from rashomon.claims.words import alike, bags
from rashomon.ids import content_id
from rashomon.model.attribution import Polarity, SpeechAct
from rashomon.model.chronology import Chronology, Event
from rashomon.model.claims import Claim, Contradiction, Verdict
from rashomon.model.events import Count, EventMention
from rashomon.model.language import EntityMention

__all__ = ["contradictions_of"]

#: Figures nearer than this share of the larger one are the same figure rounded ("some 600", "592").
ROUNDING = 0.05
#: A denial looks for its allegation over this many characters of its own article: about two paragraphs.
REACH = 700
#: Least cosine of content between a denial and an allegation of another article.
ALIKE = 0.3


def contradictions_of(
    claims: Sequence[Claim],
    mentions: Mapping[str, EventMention],
    names: Mapping[str, Sequence[EntityMention]],
    chronology: Chronology,
    carriers: Carriers,
) -> list[Contradiction]:
    said = {p.article: p.when.earliest if (p.when.width or 99) <= 7 else None for p in chronology.publications}
    main = {p.article: p.main_event for p in chronology.publications}
    by_event: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.event:
            by_event.setdefault(claim.event, []).append(claim)
    found: dict[str, Contradiction] = {}
    for event in chronology.events:
        for contradiction in figures_of(event, mentions, by_event.get(event.id, ()), said, carriers, main):
            found.setdefault(contradiction.id, contradiction)
    for contradiction in denials(claims, names, said):
        found.setdefault(contradiction.id, contradiction)
    return sorted(found.values(), key=lambda contradiction: contradiction.id)


def figures_of(
    event: Event,
    mentions: Mapping[str, EventMention],
    claims: Sequence[Claim],
    said: Mapping[str, date | None],
    carriers: Carriers,
    main: Mapping[str, str | None],
) -> list[Contradiction]:
    """One figure of one event, given differently by two texts that are mainly about it.

    A text names parts beside the sum ("two medics"), so the largest figure of each text stands for it,
    and a figure of one person is never a sum.
    """
    totals: dict[tuple[str, str], tuple[Count, Claim]] = {}
    for mention_id in event.mentions:
        mention = mentions[mention_id]
        if mention.background or main.get(mention.article) != event.id:
            continue
        for count in mention.counts:
            claim = next((c for c in claims if c.article == mention.article and c.begin <= count.begin < c.end), None)
            if claim is None or bounds(count)[0] < 2:
                continue
            key = (count.of, carriers.at(mention.article, mention.begin))
            if key not in totals or bounds(totals[key][0])[0] < bounds(count)[0]:
                totals[key] = count, claim
    found = []
    keys = sorted(totals)
    for place, (of, carrier) in enumerate(keys):
        for other_of, other in keys[place + 1 :]:
            if of == other_of and not compatible(totals[of, carrier][0], totals[of, other][0]):
                found.append(disagreement(event, of, totals[of, carrier], totals[of, other], said))
    return found


def compatible(one: Count, other: Count) -> bool:
    """Whether two worded figures can both be right: ranges that meet, or numbers that round alike."""
    low_one, high_one = bounds(one)
    low_other, high_other = bounds(other)
    slack = ROUNDING * max(abs(low_one), abs(low_other))
    return low_one <= high_other + slack and low_other <= high_one + slack


def bounds(count: Count) -> tuple[float, float]:
    low = count.low if count.low is not None else 0.0
    return low, count.high if count.high is not None else float("inf")


def disagreement(
    event: Event,
    of: str,
    left: tuple[Count, Claim],
    right: tuple[Count, Claim],
    said: Mapping[str, date | None],
) -> Contradiction:
    (one, mine), (other, theirs) = left, right
    day_one, day_other = said.get(mine.article), said.get(theirs.article)
    verdict, why = Verdict.CONTRADICTION, "two texts give figures that cannot both hold"
    if day_one and day_other and day_one != day_other:
        earlier, later = (one, other) if day_one < day_other else (other, one)
        if bounds(earlier)[0] <= bounds(later)[0]:
            verdict, why = Verdict.SUPERSEDED, "the later account gives a higher figure: a count that grew"
    return Contradiction(
        content_id("con", mine.id, theirs.id, of),
        f"{of}: {' '.join(one.text.split())} or {' '.join(other.text.split())} ({event.title})",
        mine.id,
        theirs.id,
        day_one,
        day_other,
        verdict,
        why,
    )


def denials(
    claims: Sequence[Claim],
    names: Mapping[str, Sequence[EntityMention]],
    said: Mapping[str, date | None],
) -> list[Contradiction]:
    """Each denial with the allegation it answers: the nearest before it in its own article that names
    the one who denies, or the likest of another article."""
    accusations = [c for c in claims if c.act is SpeechAct.ALLEGES]
    refusals = [c for c in claims if c.act is SpeechAct.DENIES or c.polarity is Polarity.NEGATIVE]
    weighed = bags([c.text for c in (*accusations, *refusals)])
    found = []
    for number, denial in enumerate(refusals):
        bag = weighed[len(accusations) + number]
        best: tuple[float, int, Claim] | None = None
        for position, accusation in enumerate(accusations):
            if speaker(accusation) == speaker(denial):
                continue
            likeness = alike(bag, weighed[position])
            if accusation.article == denial.article:
                gap = abs(denial.begin - accusation.begin)
                if gap > REACH or not (names_speaker(accusation, denial, names) or likeness >= ALIKE):
                    continue
                likeness += 1.0 - gap / REACH
            elif likeness < ALIKE or (accusation.event is not None and accusation.event != denial.event):
                continue
            best = max(best or (0.0, 0, accusation), (likeness, -position, accusation), key=lambda item: item[:2])
        if best is None:
            continue
        accusation = best[2]
        found.append(
            Contradiction(
                content_id("con", accusation.id, denial.id, "denial"),
                f"{' '.join(accusation.text.split())}: alleged and denied",
                accusation.id,
                denial.id,
                said.get(accusation.article),
                said.get(denial.article),
                Verdict.ALLEGATION_DENIAL,
                f"{speaker(accusation)} alleges it, {speaker(denial)} denies it; neither is shown to be right",
            )
        )
    return found


def speaker(claim: Claim) -> str:
    return claim.chain[-1].name if claim.chain else "the text itself"


def names_speaker(accusation: Claim, denial: Claim, names: Mapping[str, Sequence[EntityMention]]) -> bool:
    """Whether the allegation, or the clause before it, speaks of the one who denies."""
    who = {link.entity for link in denial.chain if link.entity}
    return any(
        name.entity in who and accusation.begin - 120 <= name.begin < accusation.end
        for name in names.get(accusation.article, ())
    )
