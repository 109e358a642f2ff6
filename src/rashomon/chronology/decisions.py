"""A person's decisions about which mentions are one event: which tellings they speak of, and what follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.chronology.cluster import Pair
from rashomon.chronology.tellings import Telling
from rashomon.model.decision import Decision, Pointer, Question
from rashomon.model.judgement import Answer, Judgement
from rashomon.model.reason import Reason

__all__ = ["decided", "judged", "parted", "told_at"]

#: What a person's word is shown to weigh, as log-odds. It is not added up: it binds.
WORD = 50.0


def told_at(anchor: Pointer, tellings: Sequence[Telling]) -> int | None:
    """The position of the telling whose mention shares most characters with the anchor's words; among equals the
    tightest mention. None where no mention that became an event touches them."""
    best: tuple[int, int, int] | None = None
    for position, telling in enumerate(tellings):
        for passage in telling.passages:
            for mention in passage.mentions:
                if mention.article != anchor.article:
                    continue
                shared = min(mention.end, anchor.end) - max(mention.begin, anchor.begin)
                found = (shared, mention.begin - mention.end, -position)
                if shared > 0 and (best is None or found > best):
                    best = found
    return None if best is None else -best[2]


def parted(tellings: Sequence[Telling], decisions: Sequence[Decision]) -> list[Telling]:
    """The tellings, with the mention that a person set apart from its telling in one of its own. The first of the
    two mentions of the decision stays where it was."""
    found = list(tellings)
    for decision in decisions:
        if decision.question is not Question.SAME_EVENT or decision.same:
            continue
        left, right = told_at(decision.left, found), told_at(decision.right, found)
        if left is None or left != right:
            continue
        telling = found[left]
        moved = passage_at(decision.right, telling)
        if moved is not None and moved != passage_at(decision.left, telling):
            rest = tuple(p for n, p in enumerate(telling.passages) if n != moved)
            found[left] = replace(telling, passages=rest)
            found.append(Telling(telling.unit, (telling.passages[moved],)))
            found.sort(key=lambda one: one.key)
    return found


def passage_at(anchor: Pointer, telling: Telling) -> int | None:
    """The passage of a telling that an anchor means, by its place."""
    alone = [Telling(telling.unit, (passage,)) for passage in telling.passages]
    return told_at(anchor, alone)


def decided(decisions: Sequence[Decision], tellings: Sequence[Telling]) -> dict[Pair, Decision]:
    """The pairs of tellings that a person decided. Of two decisions on one pair the later holds; decisions about
    words that no event has any more bind nothing."""
    found: dict[Pair, Decision] = {}
    for decision in decisions:
        if decision.question is not Question.SAME_EVENT:
            continue
        left, right = told_at(decision.left, tellings), told_at(decision.right, tellings)
        if left is not None and right is not None and left != right:
            found[min(left, right), max(left, right)] = decision
    return found


def judged(pairs: Mapping[Pair, Decision], tellings: Sequence[Telling]) -> list[Judgement]:
    """The decisions as judgements, each with its author and day."""
    found = []
    for (left, right), decision in sorted(pairs.items()):
        first, second = sorted((tellings[left].key, tellings[right].key))
        score = WORD if decision.same else -WORD
        reason = Reason(decision.note or f"{decision.author} decided it", score)
        answer = Answer.YES if decision.same else Answer.NO
        found.append(Judgement(first, second, "same event", answer, score, (reason,), decision.author, decision.at))
    return found
