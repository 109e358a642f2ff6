"""How each record looks in the JSON export: plain values, one function for each."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from rashomon.model.attribution import SourceLink
from rashomon.model.chronology import Affair, EventRelation
from rashomon.model.claims import Assertion, Claim, Contradiction, Independence
from rashomon.model.decision import Decision, Pointer
from rashomon.model.given import Given
from rashomon.model.judgement import Judgement
from rashomon.model.language import Entity
from rashomon.model.lineage import Family, Witness
from rashomon.model.moment import Moment
from rashomon.model.reason import Reason
from rashomon.model.text import Evidence
from rashomon.model.timing import TimeExpression

__all__ = [
    "Plain",
    "affair_as_json",
    "assertion_as_json",
    "claim_as_json",
    "contradiction_as_json",
    "day",
    "entity_as_json",
    "family_as_json",
    "given_as_json",
    "independence_as_json",
    "judgement_as_json",
    "moment_as_json",
    "number",
    "relation_as_json",
    "time_as_json",
]

Plain: TypeAlias = dict[str, object]

#: Stands in for an infinite log-odds, which JSON cannot say. e^1000 to one is certainty for any reader.
CERTAIN = 1000.0


def number(value: float | None) -> float | int | None:
    """A number that JSON can say: whole ones without a fraction, endless ones cut to certainty."""
    if value is None or math.isnan(value):
        return None
    bounded = min(max(value, -CERTAIN), CERTAIN) if math.isinf(value) else value
    return int(bounded) if bounded == int(bounded) else bounded


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def reasons_as_json(reasons: Iterable[Reason]) -> list[Plain]:
    return [
        {
            "says": reason.says,
            "article": reason.evidence.article if reason.evidence else None,
            "begin": reason.evidence.begin if reason.evidence else None,
            "end": reason.evidence.end if reason.evidence else None,
            "weight": number(reason.weight),
            "text": reason.evidence.text if reason.evidence else None,
        }
        for reason in reasons
    ]


def moment_as_json(moment: Moment) -> Plain:
    return {
        "edtf": moment.edtf,
        "earliest": day(moment.earliest),
        "latest": day(moment.latest),
        "basis": moment.basis.value,
        "confidence": number(moment.confidence),
        "reasons": reasons_as_json(moment.reasons),
    }


def independence_as_json(held: Independence | None) -> Plain:
    origins = held.origins if held else ()
    return {
        "certain": held.certain if held else 0,
        "possible": held.possible if held else 0,
        "origins": [{"name": item.name, "kind": item.kind.value, "interest": item.interest} for item in origins],
    }


def relation_as_json(relation: EventRelation) -> Plain:
    return {
        "event": relation.other,
        "how": relation.how.value,
        "low": relation.low,
        "high": relation.high,
        **place(relation.evidence),
        "text": relation.evidence.text,
    }


def place(evidence: Evidence) -> Plain:
    return {"article": evidence.article, "begin": evidence.begin, "end": evidence.end}


def family_as_json(family: Family) -> Plain:
    return {
        "id": family.id,
        "archetype": {"article": family.archetype.article, "agency": family.archetype.agency},
        "witnesses": [witness_as_json(witness) for witness in family.witnesses],
        "passages": [
            {"a": place(passage.a), "b": place(passage.b), "reworded": passage.reworded} for passage in family.passages
        ],
        "searches": list(family.searches),
        "reasons": reasons_as_json(family.reasons),
    }


def witness_as_json(witness: Witness) -> Plain:
    return {
        "article": witness.article,
        "parents": list(witness.parents),
        "relation": witness.relation.value,
        "coverage": number(witness.coverage),
        "reasons": reasons_as_json(witness.reasons),
        "added": [place(evidence) for evidence in witness.added],
        "dropped": [place(evidence) for evidence in witness.dropped],
        "changed": [{"from": place(before), "to": place(after)} for before, after in witness.changed],
        "contaminated": [place(evidence) for evidence in witness.contaminated],
    }


def entity_as_json(entity: Entity) -> Plain:
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "subkind": entity.subkind,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "roles": [
            {
                "title": role.title,
                "of": role.of,
                "from": day(role.since),
                "to": day(role.until),
                "former": role.former,
            }
            for role in entity.roles
        ],
        "country": entity.country,
        "ids": list(entity.ids),
    }


def affair_as_json(affair: Affair) -> Plain:
    return {
        "id": affair.id,
        "title": affair.title,
        "events": list(affair.events),
        "stages": list(affair.stages),
        "links": [
            {
                "earlier": link.earlier,
                "later": link.later,
                "kind": link.kind.value,
                "reasons": reasons_as_json(link.reasons),
            }
            for link in affair.links
        ],
    }


def link_as_json(link: SourceLink) -> Plain:
    return {"name": link.name, "entity": link.entity, "kind": link.kind.value, "begin": link.begin, "end": link.end}


def claim_as_json(claim: Claim) -> Plain:
    return {
        "id": claim.id,
        "article": claim.article,
        "begin": claim.begin,
        "end": claim.end,
        "text": claim.text,
        "chain": [link_as_json(link) for link in claim.chain],
        "act": claim.act.value,
        "certainty": claim.certainty.value,
        "polarity": claim.polarity.value,
        "event": claim.event,
        "assertion": claim.assertion,
    }


def assertion_as_json(assertion: Assertion) -> Plain:
    return {
        "id": assertion.id,
        "text": assertion.text,
        "claims": list(assertion.claims),
        "independent_sources": independence_as_json(assertion.independence),
        "carried_by": list(assertion.carried_by),
        "silent": list(assertion.silent),
        "event": assertion.event,
    }


def contradiction_as_json(item: Contradiction) -> Plain:
    return {
        "id": item.id,
        "about": item.about,
        "a": item.a,
        "b": item.b,
        "as_of": {"a": day(item.as_of_a), "b": day(item.as_of_b)},
        "verdict": item.verdict.value,
        "explanation": item.explanation,
    }


def judgement_as_json(judgement: Judgement) -> Plain:
    return {
        "left": judgement.left,
        "right": judgement.right,
        "question": judgement.question,
        "answer": judgement.answer.value,
        "score": number(judgement.score),
        "reasons": reasons_as_json(judgement.reasons),
        "author": judgement.author,
        "at": judgement.at,
        "superseded_by": judgement.superseded_by,
    }


def time_as_json(time: TimeExpression) -> Plain:
    return {
        "id": time.id,
        "article": time.article,
        "begin": time.begin,
        "end": time.end,
        "text": time.text,
        "type": time.type.value,
        "value": time.value,
        "mod": time.mod,
        "anchor": time.anchor.value,
    }


def given_as_json(given: Given) -> Plain:
    """What people told the program beside the pages."""
    window = given.window
    return {
        "window": {"first": day(window.first), "last": day(window.last)} if window else None,
        "known_events": [
            {
                "name": known.name,
                "first": day(known.first),
                "last": day(known.last),
                "place": known.place,
                "people": list(known.people),
                "source": known.source,
            }
            for known in given.known_events
        ],
        "known_entities": [
            {
                "name": known.name,
                "kind": known.kind.value,
                "aliases": list(known.aliases),
                "ids": list(known.ids),
                "country": known.country,
            }
            for known in given.known_entities
        ],
        "decisions": [decision_as_json(decision) for decision in given.decisions],
        "grades": [
            {
                "source": grade.source,
                "reliability": grade.reliability,
                "credibility": grade.credibility,
                "author": grade.author,
                "at": grade.at,
                "note": grade.note,
            }
            for grade in given.grades
        ],
    }


def decision_as_json(decision: Decision) -> Plain:
    return {
        "question": decision.question.value,
        "left": pointer_as_json(decision.left),
        "right": pointer_as_json(decision.right),
        "same": decision.same,
        "author": decision.author,
        "at": decision.at,
        "note": decision.note,
    }


def pointer_as_json(pointer: Pointer) -> Plain:
    return {"article": pointer.article, "begin": pointer.begin, "end": pointer.end, "text": pointer.text}
