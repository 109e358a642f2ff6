"""What people decided and what they know, put before the rules.

In: decisions and known entities. Out: ``Links`` that hold them already, so that no rule can overrule them, and
a judgement for every decision that says whether it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.ids import content_id
from rashomon.language.figure import Figure, body_words, place_words
from rashomon.language.found import Found
from rashomon.language.lexicon import country_of
from rashomon.language.links import RULED, Links
from rashomon.language.person_names import PersonName, person_name
from rashomon.language.same_person import blocks_of, same_person
from rashomon.model.decision import Decision, Pointer, Question
from rashomon.model.judgement import Answer, Judgement
from rashomon.model.language import EntityKind, EntityMention, KnownEntity, MentionForm
from rashomon.model.reason import Reason
from rashomon.model.text import Evidence, HasText

__all__ = ["Standing", "asked", "decide_words", "known_figures", "merges", "settle", "split_figures", "standing"]

#: What a person says weighs more than any sum of reasons; a score must be a number. Chosen.
CERTAIN = 20.0


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision between two places on pages, each the figure that is meant there (None: nobody is named)."""

    decision: Decision
    left: int | None
    right: int | None


def overlap(anchor: Pointer, begin: int, end: int) -> int:
    """How many characters a span shares with an anchor."""
    return min(end, anchor.end) - max(begin, anchor.begin)


def meant(anchor: Pointer, figures: Iterable[tuple[int, Figure]]) -> tuple[int, Found] | None:
    """The figure whose find shares most characters with the anchor; of equals the shorter, then the earlier."""
    fits = [
        (-overlap(anchor, found.begin, found.end), found.end - found.begin, found.begin, number, place)
        for number, figure in figures
        for place, found in enumerate(figure.finds)
        if overlap(anchor, found.begin, found.end) > 0
    ]
    if not fits:
        return None
    *_, number, place = min(fits)
    return number, dict(figures)[number].finds[place]


def by_article(figures: Sequence[Figure], wanted: set[str]) -> dict[str, list[tuple[int, Figure]]]:
    found: dict[str, list[tuple[int, Figure]]] = defaultdict(list)
    for number, figure in enumerate(figures):
        if figure.article in wanted:
            found[figure.article].append((number, figure))
    return found


def asked(decisions: Sequence[Decision]) -> list[Decision]:
    return [decision for decision in decisions if decision.question is Question.SAME_ENTITY]


def split_figures(figures: list[Figure], decisions: Sequence[Decision]) -> list[Figure]:
    """The figures, with those parted in two that a decision parts within one article: the names written as the
    right one is go with it, unless the left one is written so as well; then it stands alone."""
    parted = list(figures)
    apart = [decision for decision in asked(decisions) if not decision.same]
    where = by_article(parted, {d.left.article for d in apart} & {d.right.article for d in apart})
    for decision in apart:
        if decision.left.article != decision.right.article:
            continue
        here = where.get(decision.left.article, [])
        left, right = meant(decision.left, here), meant(decision.right, here)
        if left is None or right is None or left[0] != right[0] or left[1] is right[1]:
            continue
        figure, one, other = parted[left[0]], left[1], right[1]
        moved = [found for found in figure.finds if found is other or (found.text == other.text != one.text)]
        new = Figure(
            figure.article,
            figure.group,
            figure.kind,
            figure.key,
            figure.local,
            person_name(other.text) if figure.person else None,
            figure.owner,
            state=figure.state,
        )
        for found in moved:
            figure.finds.remove(found)
            new.add(found)
        figure.roles = [claim for found in figure.finds for claim in found.roles]
        figure.ages = {found.age for found in figure.finds if found.age is not None}
        parted.append(new)
        where[decision.left.article].append((len(parted) - 1, new))
    return parted


def standing(figures: Sequence[Figure], decisions: Sequence[Decision]) -> list[Standing]:
    """The decisions on entities with the figures that their anchors mean."""
    wanted = asked(decisions)
    where = by_article(figures, {a.article for decision in wanted for a in (decision.left, decision.right)})
    out = []
    for decision in wanted:
        left = meant(decision.left, where.get(decision.left.article, []))
        right = meant(decision.right, where.get(decision.right.article, []))
        out.append(Standing(decision, left and left[0], right and right[0]))
    return out


def settle(links: Links, standings: Sequence[Standing]) -> list[Judgement | None]:
    """Write the decisions into ``links``, the later first: one that contradicts a later one, or a chain of later
    ones, gives way to it. Returns a judgement for each, in the order given; None where a place names nobody."""
    out: dict[int, Judgement | None] = {}
    done: list[Standing] = []
    for place, one in sorted(enumerate(standings), reverse=True):
        if one.left is None or one.right is None:
            out[place] = None
            continue
        joined = links.root(one.left) == links.root(one.right)
        if one.decision.same and not links.parted(one.left, one.right):
            links.join(one.left, one.right, decided=True)
        elif not one.decision.same and not joined:
            links.part(one.left, one.right)
        elif (joined and not one.decision.same) or links.parted(one.left, one.right):
            later = done[-1].decision
            says = f"what {later.author} decided later says otherwise, and the later decision holds"
            out[place] = judgement(one.decision, says, later.author)
            continue
        done.append(one)
        out[place] = judgement(one.decision, "", None)
    return [out[place] for place in range(len(standings))]


def judgement(decision: Decision, says: str, superseded_by: str | None) -> Judgement:
    """A decision as a judgement: between the words it was made on."""
    verdict = "are the same" if decision.same else "are not the same"
    told = f"{decision.author} decided that “{decision.left.text}” and “{decision.right.text}” {verdict}"
    reasons = [Reason(told + (f": {decision.note}" if decision.note else ""), CERTAIN)]
    if says:
        reasons.append(Reason(says))
    left, right = sorted((anchor_id(decision.left), anchor_id(decision.right)))
    answer = Answer.YES if decision.same else Answer.NO
    score = CERTAIN if decision.same else -CERTAIN
    return Judgement(
        left, right, Question.SAME_ENTITY, answer, score, tuple(reasons), decision.author, decision.at, superseded_by
    )


def anchor_id(anchor: Pointer | EntityMention) -> str:
    """An id for words on a page."""
    return content_id("nam", anchor.article, str(anchor.begin), str(anchor.end))


def decide_words(
    mentions: list[EntityMention], decisions: Sequence[Decision], settled: Sequence[Judgement | None]
) -> tuple[list[EntityMention], list[Judgement]]:
    """Put into effect the decisions on words that name nobody, an office or a pronoun: the mention is given the
    entity it was said to be, or none. Returns the mentions and a judgement for every decision."""
    by_place: dict[str, list[int]] = defaultdict(list)
    wanted = asked(decisions)
    articles = {a.article for decision in wanted for a in (decision.left, decision.right)}
    for number, mention in enumerate(mentions):
        if mention.article in articles:
            by_place[mention.article].append(number)
    gone: set[int] = set()
    out: list[Judgement] = []
    for decision, done in zip(wanted, settled, strict=True):
        if done is not None:
            out.append(done)
            continue
        left, right = (nearest(a, mentions, by_place[a.article]) for a in (decision.left, decision.right))
        if left is None or right is None:
            out.append(judgement(decision, "nothing was found at one of the two places", None))
            continue
        if mentions[right].form is MentionForm.NAME:
            left, right = right, left
        one, other = mentions[left], mentions[right]
        if decision.same:
            mentions[right] = replace(other, entity=one.entity, kind=one.kind)
            gone.discard(right)
        elif one.entity == other.entity:
            gone.add(right)
        out.append(judgement(decision, "", None))
    return [mention for number, mention in enumerate(mentions) if number not in gone], out


def nearest(anchor: Pointer, mentions: Sequence[EntityMention], numbers: Iterable[int]) -> int | None:
    """The mention that shares most characters with an anchor; of equals the shorter, then the earlier."""
    fits = [
        (-overlap(anchor, one.begin, one.end), one.end - one.begin, one.begin, number)
        for number in numbers
        if overlap(anchor, (one := mentions[number]).begin, one.end) > 0
    ]
    return min(fits)[-1] if fits else None


def merges(figures: Sequence[Figure], links: Links, pages: Mapping[str, HasText]) -> list[Judgement]:
    """Why the rules took two writings for one entity, where they looked at more than the same words."""
    out: dict[tuple[str, str], Judgement] = {}
    for join in links.log:
        ends = []
        for number in (join.left, join.right):
            found, article = figures[number].finds[0], pages[figures[number].article]
            where = content_id("nam", article.id, str(found.begin), str(found.end))
            ends.append((where, Reason(join.says, RULED, Evidence.at(article, found.begin, found.end))))
        (left, one), (right, other) = sorted(ends, key=lambda end: end[0])
        if left != right:
            out.setdefault((left, right), Judgement(left, right, Question.SAME_ENTITY, Answer.YES, RULED, (one, other)))
    return [out[key] for key in sorted(out)]


def known_figures(figures: Sequence[Figure], known: Sequence[KnownEntity]) -> dict[int, int]:
    """Which known entity each figure is: the only one that its names fit, or of several the only one whose
    offices it is given. Figures that fit none, or several, are left out."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    persons: dict[int, list[PersonName]] = {}
    for number, one in enumerate(known):
        for name in sorted({one.name, *one.aliases}):
            if one.kind is EntityKind.PERSON:
                parsed = person_name(name)
                if parsed is not None and parsed.full:
                    persons.setdefault(number, []).append(parsed)
                    for block in sorted(blocks_of(parsed)):
                        index["person", block].append(number)
            else:
                index["other", *body_words(name)].append(number)
                index["other", *place_words(name)].append(number)
                if (code := country_of(name)) is not None:
                    index["country", code].append(number)
    return {
        place: answer
        for place, figure in enumerate(figures)
        if (answer := known_as(figure, index, persons, known)) is not None
    }


def known_as(
    figure: Figure,
    index: Mapping[tuple[str, ...], Sequence[int]],
    persons: Mapping[int, Sequence[PersonName]],
    known: Sequence[KnownEntity],
) -> int | None:
    """The known entity that a figure is, if one."""
    fits: set[int] = set()
    if figure.person is not None:
        name = figure.person
        if name.full:
            fits = {number for block in blocks_of(name) for number in index.get(("person", block), ())}
            fits = {number for number in fits if any(same_person(name, other) for other in persons[number])}
    elif figure.group == "country":
        fits = set(index.get(("country", figure.key[0]), ()))
    else:
        for found in figure.finds:
            fits.update(index.get(("other", *body_words(found.text)), ()))
            if figure.group == "place":
                fits.update(index.get(("other", *place_words(found.text)), ()))
        fits = {number for number in fits if agree(figure, known[number])}
    if len(fits) > 1:
        titles = {claim.title for claim in figure.roles}
        fits = {number for number in fits if titles & {role.title.lower() for role in known[number].roles}}
    return next(iter(fits)) if len(fits) == 1 else None


def agree(figure: Figure, one: KnownEntity) -> bool:
    """Whether a place is a place, and what is no place none."""
    return (figure.group == "place") == (one.kind is EntityKind.PLACE)
