"""What was concluded of pairs of tellings, as judgements that are kept."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.chronology.decisions import judged
from rashomon.chronology.evidence import Conclusion, Evidence
from rashomon.model.decision import Decision
from rashomon.model.judgement import Answer, Judgement
from rashomon.model.reason import Reason

__all__ = ["judgements"]

#: Pairs scored below this are not kept as judgements: nobody asks why two unlike things are two.
WORTH_KEEPING = -3.0
#: Within this of even odds (log-odds) the program says "unsure".
UNSURE = 0.5


def judgements(
    conclusion: Conclusion, evidence: Evidence, word: Mapping[tuple[int, int], Decision]
) -> tuple[Judgement, ...]:
    """What the program concluded of pairs, where that is worth keeping, and what persons decided."""
    kept = judged(word, evidence.tellings)
    for (left, right), comparison in sorted(conclusion.comparisons.items()):
        if comparison.score < WORTH_KEEPING and (left, right) not in word:
            continue
        answer = Answer.UNSURE if abs(comparison.score) < UNSURE else Answer.YES if comparison.score > 0 else Answer.NO
        one, other = evidence.tellings[left].key, evidence.tellings[right].key
        kept.append(
            Judgement(
                min(one, other),
                max(one, other),
                "same event",
                answer,
                round(comparison.score, 2),
                tuple(Reason(r.says, round(r.weight, 2), r.evidence) for r in comparison.reasons),
                superseded_by=word[left, right].author if (left, right) in word else None,
            )
        )
    return tuple(sorted(kept, key=lambda j: (j.left, j.right, j.author)))
