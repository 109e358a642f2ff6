"""The dossier as one JSON document, ``rashomon.dossier/1``, with names that other programs rely on.

Spans are ``begin``/``end``, half-open Unicode code points into ``articles[].text``. The JSON Schema ships
as ``data/dossier.schema.json``. Additions are allowed within a version; renames make a new one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from rashomon.errors import OptionError
from rashomon.model.article import Article, LayerKind
from rashomon.model.capture import Capture
from rashomon.model.chronology import Event, EventCount
from rashomon.model.dossier import Dossier
from rashomon.model.events import EventMention
from rashomon.model.lineage import Relation
from rashomon.model.moment import Moment
from rashomon.model.states import days_said, figures_of, states_of
from rashomon.outputs.json_records import (
    Plain,
    affair_as_json,
    assertion_as_json,
    claim_as_json,
    contradiction_as_json,
    day,
    entity_as_json,
    family_as_json,
    given_as_json,
    independence_as_json,
    judgement_as_json,
    moment_as_json,
    number,
    relation_as_json,
    time_as_json,
)

__all__ = ["SCHEMA", "dossier_as_json", "write_json"]

SCHEMA = "rashomon.dossier/1"


def write_json(dossier: Dossier, out: Path) -> int:
    """Write the export to ``out`` and return the number of bytes. Raises OptionError when it cannot."""
    text = json.dumps(dossier_as_json(dossier), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    data = text.encode("utf-8", "replace")
    try:
        out.absolute().parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(data)
    except OSError as error:
        raise OptionError(f"{out} cannot be written ({error.strerror}): choose another place") from error
    return len(data)


def dossier_as_json(dossier: Dossier) -> Plain:
    """The export as plain values, in the dossier's order throughout."""
    return Exporter(dossier).document()


class Exporter:
    """Turns the records of one dossier into plain values; knows who points to whom."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier

    def document(self) -> Plain:
        dossier = self.dossier
        return {
            "schema": SCHEMA,
            "run": self.run(),
            "articles": [self.article(article) for article in dossier.articles],
            "rejected": [
                {"path": item.locator, "reason": item.reason.value, "detail": item.detail} for item in dossier.rejected
            ],
            "families": [family_as_json(family) for family in dossier.lineage.families],
            "entities": [entity_as_json(entity) for entity in dossier.entities],
            "events": [self.event(event) for event in dossier.events],
            "mentions": [self.mention(mention) for mention in dossier.mentions if mention.id in self.event_of],
            "loose_mentions": [self.mention(m) for m in dossier.mentions if m.id not in self.event_of],
            "series": [
                {"id": series.id, "title": series.title, "events": list(series.events)} for series in dossier.series
            ],
            "affairs": [affair_as_json(affair) for affair in dossier.affairs],
            "claims": [claim_as_json(claim) for claim in dossier.claims],
            "assertions": [assertion_as_json(assertion) for assertion in dossier.assertions],
            "contradictions": [contradiction_as_json(item) for item in dossier.contradictions],
            "judgements": [judgement_as_json(judgement) for judgement in dossier.judgements],
            "not_established": [
                {"text": item.text, "why": item.why, "claims": list(item.claims)} for item in dossier.not_established
            ],
            "tombstones": [{"id": item.id, "became": item.became} for item in dossier.tombstones],
            "entries": [self.entry(index) for index in range(len(dossier.entries))],
            "times": [time_as_json(time) for time in dossier.times],
            "conflicts": list(dossier.conflicts),
            "metadata": dict(dossier.metadata),
            "changes": [{"kind": c.kind.value, "subject": c.subject, "says": c.says} for c in dossier.changes],
            "given": given_as_json(dossier.given),
        }

    @cached_property
    def capture_of(self) -> Mapping[tuple[str, str], Capture]:
        """Captures by hash and locator, and by hash alone for containers that name records otherwise."""
        found: dict[tuple[str, str], Capture] = {}
        for capture in self.dossier.captures:
            found.setdefault((capture.sha256, capture.locator), capture)
            found.setdefault((capture.sha256, ""), capture)
        return found

    @cached_property
    def families_of(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for family in self.dossier.lineage.families:
            for article in family.articles:
                found.setdefault(article, []).append(family.id)
        return found

    @cached_property
    def event_of(self) -> Mapping[str, str]:
        """The event of each mention."""
        return {mention: event.id for event in self.dossier.events for mention in event.mentions}

    @cached_property
    def said(self) -> Mapping[str, date]:
        """The day to order by of each article that has one."""
        return days_said(self.dossier.publications)

    @cached_property
    def searches_of(self) -> Mapping[str, Sequence[str]]:
        return dict(self.dossier.lineage.searches)

    def agency(self, article: Article) -> Plain:
        """The agency whose text it is: by its own credit, or by its family's, where it has lost the credit."""
        if article.agency is not None:
            return {"agency": article.agency.name, "agency_from": "credit"}
        lost = self.agency_of_family.get(article.id)
        return {"agency": lost, "agency_from": "family" if lost else None}

    @cached_property
    def agency_of_family(self) -> Mapping[str, str]:
        return {
            witness.article: family.archetype.agency
            for family in self.dossier.lineage.families
            if family.archetype.agency
            for witness in family.witnesses
            if witness.relation is not Relation.SPLICED
        }

    def run(self) -> Plain:
        run = self.dossier.run
        return {
            "version": run.version,
            "config": dict(run.config),
            "inputs": run.inputs,
            "kept": run.kept,
            "rejected": sum(run.rejected.values()),
            "seconds": round(sum(run.seconds.values()), 3),
            "rejected_by_reason": dict(run.rejected),
            "stages": dict(run.seconds),
        }

    def article(self, article: Article) -> Plain:
        publication = self.dossier.publication_of.get(article.id)
        capture = self.capture_of.get((article.capture, article.locator)) or self.capture_of.get((article.capture, ""))
        headline = article.headline
        return {
            "id": article.id,
            "path": article.locator,
            "url": article.url,
            "title": article.title,
            "outlet": article.outlet,
            "byline": article.byline,
            **self.agency(article),
            "language": article.language,
            "capture": {
                "sha256": capture.sha256 if capture else article.capture,
                "fetched": article.fetched or (capture.fetched if capture else None),
                "method": capture.method if capture else None,
                "archive_url": capture.archive_url if capture else None,
            },
            "text": article.text,
            "headline": {"begin": headline.begin, "end": headline.end} if headline else None,
            "body": [{"begin": span.begin, "end": span.end} for span in article.body],
            "furniture": [
                {"begin": layer.begin, "end": layer.end, "kind": layer.kind.value}
                for layer in article.layers
                if layer.kind not in (LayerKind.BODY, LayerKind.HEADLINE)
            ],
            "published": moment_as_json(publication.when if publication else Moment.undated()),
            "published_hour": publication.hour if publication else None,
            "published_days": [
                {"day": likely.day.isoformat(), "share": likely.share}
                for likely in (publication.days if publication else ())
            ],
            "families": list(self.families_of.get(article.id, ())),
            "main_event": publication.main_event if publication else None,
            "stamps": [
                {"kind": stamp.kind.value, "value": stamp.value, "where": stamp.where} for stamp in article.stamps
            ],
            "flags": list(article.flags),
            "searches": list(self.searches_of.get(article.id, ())),
        }

    def event(self, event: Event) -> Plain:
        return {
            "id": event.id,
            "title": event.title,
            "type": event.type,
            "subtype": event.subtype,
            "status": event.status.value,
            "contested": event.contested,
            "when": moment_as_json(event.when),
            "where": {"name": event.where.name, "entity": event.where.entity} if event.where else None,
            "participants": [
                {"name": who.name, "entity": who.entity, "role": who.role.value} for who in event.participants
            ],
            "counts": [self.count(event, count) for count in event.counts],
            "states": self.states(event),
            "told_by": day(self.dossier.told_by.get(event.id)),
            "part_of": event.part_of,
            "relations": [relation_as_json(relation) for relation in event.relations],
            "series": event.series,
            "mentions": list(event.mentions),
            "reports": event.reports,
            "independent_sources": independence_as_json(self.dossier.independence.get(event.id)),
            "claims": [claim.id for claim in self.dossier.claims_of_event.get(event.id, ())],
            "salience": number(event.salience),
        }

    def states(self, event: Event) -> list[Plain]:
        """How the event was told to stand, in the order of the days on which that was first said."""
        mentions = [self.dossier.mention_by_id[mention] for mention in event.mentions]
        return [
            {
                "status": state.status.value,
                "step": state.step or None,
                "as_of": day(state.first),
                "last_said": day(state.last),
                "mentions": list(state.mentions),
            }
            for state in states_of(mentions, self.said)
        ]

    def count(self, event: Event, count: EventCount) -> Plain:
        """A figure, with the claims whose words overlap the mentions that give it."""
        givers = [self.dossier.mention_by_id[mention] for mention in count.mentions]
        claims = [
            claim.id
            for claim in self.dossier.claims_of_event.get(event.id, ())
            if any(claim.article == m.article and claim.begin < m.end and m.begin < claim.end for m in givers)
        ]
        return {
            "of": count.of,
            "low": number(count.low),
            "best": number(count.best),
            "high": number(count.high),
            "as_of": day(count.as_of),
            "claims": claims,
            "mentions": list(count.mentions),
            "values": [
                {
                    "low": number(value.low),
                    "high": number(value.high),
                    "as_of": day(value.first),
                    "last_said": day(value.last),
                    "mentions": list(value.mentions),
                }
                for value in figures_of(count, self.dossier.mention_by_id, self.said)
            ],
        }

    def mention(self, mention: EventMention) -> Plain:
        return {
            "id": mention.id,
            "article": mention.article,
            "begin": mention.begin,
            "end": mention.end,
            "text": mention.text,
            "event": self.event_of.get(mention.id),
            "background": mention.background,
            "status": mention.status.value,
            "type": mention.type,
            "subtype": mention.subtype,
            "predicate": {"begin": mention.predicate[0], "end": mention.predicate[1]},
            "time": mention.when,
            "headline": mention.headline,
        }

    def entry(self, index: int) -> Plain:
        entry = self.dossier.entries[index]
        told = entry.quotation
        return {
            "event": entry.event,
            "rank": entry.rank,
            "origin": entry.origin,
            "quotation": {"article": told.article, "begin": told.begin, "end": told.end, "text": told.text}
            if told
            else None,
        }
